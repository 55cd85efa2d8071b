import type { Config, Week } from './config.ts'
import { fillPattern } from './pattern.ts'

/** Where `build` writes the document of a week. */
export function outputPath(config: Config, week: Week | string): string {
  return weekPath(config.output, week)
}

/** Where the questions of a week stand, once people have decided on them. */
export function discussionPath(config: Config, week: Week | string): string {
  return weekPath(config.discussion.file, week)
}

/** Where the minutes of a week stand, once the group has met. */
export function minutesPath(config: Config, week: Week | string): string {
  return weekPath(config.discussion.minutes, week)
}

function weekPath(pattern: string, week: Week | string): string {
  return fillPattern(pattern, { week: labelOf(week) }) ?? pattern
}

/** A folder `week-2` may be what the schedule calls `week-02`: files go where the folder is. */
function labelOf(week: Week | string): string {
  return typeof week === 'string' ? week : (week.labels[0] ?? week.id)
}

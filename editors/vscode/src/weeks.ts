import { run } from './program.ts'

/** A member's state in a week, as `insights status --format json` prints it. */
export interface MemberOfWeek {
  id: string
  name: string
  state: 'written' | 'partly' | 'unmatched' | 'draft' | 'source' | 'missing' | 'excused' | 'broken'
  sections: { written: number; of: number }
  paths: string[]
}

export interface WeekOfStatus {
  id: string
  title?: string
  members: MemberOfWeek[]
  document?: { path: string }
}

/** The weeks of a folder; none if the command fails, for example because of the config. */
export async function weeksIn(program: string, folder: string): Promise<WeekOfStatus[]> {
  const { stdout } = await run(program, folder, ['status', '--format', 'json'])
  try {
    return JSON.parse(stdout)
  } catch {
    return []
  }
}

/**
 * The week to show: that of a note or a document, else the last in which somebody has written, else the first.
 * @param path relative to the folder, with `/`
 */
export function weekShown(weeks: readonly WeekOfStatus[], path: string | undefined): WeekOfStatus | undefined {
  const isOf = ({ members, document }: WeekOfStatus) =>
    document?.path === path || members.some(({ paths }) => paths.some((one) => one === path))
  const hasNotes = ({ members }: WeekOfStatus) => members.some(({ paths }) => paths.length > 0)
  return (path === undefined ? undefined : weeks.find(isOf)) ?? weeks.findLast(hasNotes) ?? weeks[0]
}

/** `3주차 2/4`: how many members have written, of all who should. */
export function countOf({ id, members }: WeekOfStatus): string {
  const asked = members.filter(({ state }) => state !== 'excused')
  const written = asked.filter(({ state }) => state === 'written')
  return `${id} ${written.length}/${asked.length}`
}

import { InsightsError, isError } from '../errors.ts'
import { noteUrl } from '../scaffold/planned-note.ts'
import type { Config } from '../workspace/config.ts'
import type { Listed } from '../workspace/find-notes.ts'
import { editUrl, type Hosting } from '../workspace/hosting.ts'
import type { MemberStatus, WeekStatus } from './week-status.ts'

/**
 * Adds the page on which each member writes or edits the note. Weeks that are not open yet get none for a new note.
 * @param isOpen whether members write for a week now
 * @param room the sum of the lengths of all addresses of new notes
 * @returns the weeks, and what is wrong with the note template
 */
export function withLinks(
  config: Config,
  known: Pick<Listed, 'notes' | 'weeks'>,
  weeks: readonly WeekStatus[],
  { hosting, isOpen, room }: { hosting: Hosting; isOpen: (week: WeekStatus) => boolean; room?: number | undefined },
): { weeks: WeekStatus[]; findings: InsightsError['findings'] } {
  const findings = new Map<string, InsightsError['findings'][number]>()
  const isMissing = ({ state }: MemberStatus) => state === 'missing' || state === 'source'
  const missing = weeks.filter(isOpen).flatMap(({ members }) => members.filter(isMissing)).length
  const most = room === undefined ? undefined : Math.floor(room / Math.max(1, missing))
  const linkOf = (status: WeekStatus, member: MemberStatus) => {
    const [path] = member.paths
    if (path !== undefined) return editUrl(hosting, path)
    const week = known.weeks.find(({ id }) => id === status.id)
    const whole = config.members?.find(({ id }) => id === member.id) ?? { ...member, aliases: [] }
    if (!week || !isMissing(member) || !isOpen(status)) return undefined
    try {
      return noteUrl(config, known, week, whole, hosting, most)
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      for (const found of error.findings.filter(isError)) findings.set(found.message, found)
      return undefined
    }
  }
  const linked = weeks.map((week) => ({
    ...week,
    members: week.members.map((member) => ({ ...member, link: linkOf(week, member) })),
  }))
  return { weeks: linked, findings: [...findings.values()] }
}

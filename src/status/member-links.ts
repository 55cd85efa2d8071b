import type { Finding } from '../errors.ts'
import { headingsUrl, noteUrls } from '../scaffold/planned-note.ts'
import type { Config, Member } from '../workspace/config.ts'
import type { Listed } from '../workspace/find-notes.ts'
import { editUrl, type Hosting } from '../workspace/hosting.ts'
import { memberWithId } from '../workspace/members.ts'
import type { MemberStatus, WeekStatus } from './week-status.ts'

/**
 * Adds the page on which each member writes or edits the note. Weeks that are not open yet get none for a new note.
 * @param isOpen whether members write for a week now
 * @param room the sum of the lengths of all addresses of new notes
 * @param isBrief whether new notes get the headings alone, as in a text that is read with its addresses
 * @returns the weeks, and what is wrong with the note template
 */
export function withLinks(
  config: Config,
  known: Pick<Listed, 'notes' | 'weeks'>,
  weeks: readonly WeekStatus[],
  {
    hosting,
    isOpen,
    room,
    isBrief,
  }: { hosting: Hosting; isOpen: (week: WeekStatus) => boolean; room: number | undefined; isBrief: boolean },
): { weeks: WeekStatus[]; findings: Finding[] } {
  const findings = new Map<string, Finding>()
  const isMissing = ({ state }: MemberStatus) => state === 'missing' || state === 'source'
  const missing = weeks.filter(isOpen).flatMap(({ members }) => members.filter(isMissing)).length
  const most = room === undefined ? undefined : Math.floor(room / Math.max(1, missing))
  const linked = weeks.map((status) => {
    const week = known.weeks.find(({ id }) => id === status.id)
    const whole = ({ id, name }: MemberStatus) => memberWithId(config.members, id, name)
    const wanted = week && isOpen(status) ? status.members.filter(isMissing).map(whole) : []
    const brief = (member: Member) => week && headingsUrl(config, known, week, member, hosting, most)
    const made = !week || isBrief ? undefined : noteUrls(config, known, week, wanted, { hosting, most })
    const urls = isBrief ? new Map(wanted.map((member) => [member.id, brief(member)])) : made?.urls
    for (const found of made?.findings ?? []) findings.set(found.message, found)
    const linkOf = ({ id, paths: [path] }: MemberStatus) =>
      path === undefined ? urls?.get(id) : editUrl(hosting, path)
    return { ...status, members: status.members.map((member) => ({ ...member, link: linkOf(member) })) }
  })
  return { weeks: linked, findings: [...findings.values()] }
}

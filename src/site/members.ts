import type { SiteMember, SiteWeek } from './site.ts'

/** The members of all weeks, with the order and the names of the latest. */
export function allMembers(weeks: readonly SiteWeek[]): SiteMember[] {
  const found = new Map<string, SiteMember>()
  for (const member of weeks.toReversed().flatMap(({ members }) => members))
    if (!found.has(member.id)) found.set(member.id, member)
  return [...found.values()]
}

/** The weeks for which a member has written, with the items. `isFree` if it is a free note, which has no items. */
export function weeksBy(member: string, weeks: readonly SiteWeek[]) {
  return weeks.flatMap((week) => {
    const state = week.members.find(({ id }) => id === member)?.state
    if (state !== 'written' && state !== 'source') return []
    return [{ week, isFree: state === 'source', items: week.items.filter((item) => item.member === member) }]
  })
}

/** The name of a member in a week. */
export function nameIn({ members }: Pick<SiteWeek, 'members'>, id: string): string {
  return members.find((member) => member.id === id)?.name ?? id
}

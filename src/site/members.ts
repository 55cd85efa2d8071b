import type { SiteMember, SiteWeek } from './site.ts'

/** The members of all weeks, with the order and the names of the latest. */
export function allMembers(weeks: readonly SiteWeek[]): SiteMember[] {
  const found = new Map<string, SiteMember>()
  for (const member of weeks.toReversed().flatMap(({ members }) => members))
    if (!found.has(member.id)) found.set(member.id, member)
  return [...found.values()]
}

/** The name of a member in a week. */
export function nameIn({ members }: Pick<SiteWeek, 'members'>, id: string): string {
  return members.find((member) => member.id === id)?.name ?? id
}

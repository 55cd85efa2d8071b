import { rosterIndex } from './config/roster.ts'
import type { Config, Week } from './config.ts'
import { type Finding, finding } from './errors.ts'
import { nearest, normaliseName } from './names.ts'
import type { Judge } from './pattern.ts'
import type { Match } from './walk.ts'
import { weeksCalled } from './weeks.ts'

/** A match with its week and member by id; `star` where its pattern lets several files be one member's. */
export interface Placed {
  path: string
  week: string
  member: string
  star: boolean
  part?: number | undefined
}

/** A week has a number or is scheduled; where a name can be cut in two ways, a known week and a known member win. */
export function judgeOf(config: Config): Judge {
  const scheduled = weeksCalled(config.weeks)
  const roster = rosterIndex(config.members ?? [])
  const judge: Judge = (kind, label) => {
    if (kind === 'member') return roster.has(normaliseName(label)) ? 9 : 1
    const known = scheduled(label).length > 0 ? 4 : 0
    return known || /\d/.test(label) ? 1 + known + (/^week/i.test(label) ? 2 : 0) : 0
  }
  // A week's label is judged again for each of its notes.
  const judged = { week: new Map<string, number>(), member: new Map<string, number>() }
  return (kind, label) => {
    const before = judged[kind].get(label)
    const worth = before ?? judge(kind, label)
    if (before === undefined) {
      // By `*{week}*{member}*.md` a name of a hundred letters has five thousand labels, and the next has others.
      if (judged[kind].size > 10_000) judged[kind].clear()
      judged[kind].set(label, worth)
    }
    return worth
  }
}

/** Gives each match its week and member by id; whom the roster does not have is a stranger. */
export function placeMatches(
  config: Config,
  matches: readonly Match[],
  weeks: readonly Week[],
): { placed: Placed[]; strangers: Finding[] } {
  const roster = config.members && rosterIndex(config.members)
  const ids = new Map(weeks.flatMap(({ id, labels }) => labels.map((label) => [label, id])))
  const strangers: Finding[] = []
  const placed = matches.flatMap(
    ({ path, labels: { week = '', member: name = '' }, pattern: { star }, part }): Placed[] => {
      const member = roster ? roster.get(normaliseName(name))?.id : name
      if (member !== undefined) return [{ path, week: ids.get(week) ?? week, member, star, part }]
      const known = config.members?.map(({ id }) => id) ?? []
      const words = config.language.messages.unknownMember(name, nearest(name, roster?.keys() ?? []), known)
      strangers.push(finding('workspace', { path }, words))
      return []
    },
  )
  return { placed, strangers }
}

import type { Config, Week } from '../config.ts'
import { type ListId, listIds } from '../discussion/curated.ts'
import type { StandIn } from '../document.ts'
import type { DocumentState } from '../languages/language.ts'
import { sealed, standing } from '../output.ts'
import { outputPath } from '../workspace.ts'
import type { WeekSources } from './sources.ts'

const text = 'stands-in-for-proposals'

/**
 * Tells whether a week's document says what its notes say. One that nobody built or that somebody edited says so by
 * itself. Of a week whose questions nobody has settled, all but the proposals is compared: to propose them again takes
 * five times as long as all the rest, and they are to change until somebody settles them.
 * @param compose gives the document with something in the place of proposals
 */
export async function documentState(
  config: Config,
  { week, curated }: WeekSources,
  next: Week | undefined,
  compose: (standIns: readonly StandIn[]) => Promise<string>,
): Promise<DocumentState> {
  const now = standing(config, outputPath(config, week))
  if (now.kind !== 'ours') return now.kind
  const composed = (lists: readonly ListId[]) => compose(lists.map((list) => ({ list, text })))
  const without = await composed([])
  const { common, deep, next: links } = config.discussion
  const most = { common, deep, next: next ? links : 0 }
  const open = curated ? [] : listIds.filter((id) => most[id] > 0)
  // A group that wants no proposals, or whose template has no place for them, has a document that does not hang on them.
  if (open.length === 0 || (await composed(open)) === without) return isBuiltFrom(now.text, without) ? 'fresh' : 'stale'
  const shown = open.filter((id) => now.text.includes(` ${config.language.discussion[id]}\n`))
  for (const lists of subsets(shown)) {
    if (isBuiltFrom(now.text, await composed(lists))) return 'unsettled'
  }
  return 'stale'
}

/** All choices of some lists, the most of them first: a list without any proposals is left out of the document. */
function subsets(lists: readonly ListId[]): ListId[][] {
  const [first, ...rest] = lists
  if (first === undefined) return [[]]
  const others = subsets(rest)
  return [...others.map((other) => [first, ...other]), ...others]
}

/** Whether a document is one that was composed, with any proposals where something stands in for them. */
function isBuiltFrom(document: string, composed: string): boolean {
  let at = 0
  for (const [nth, part] of composed.split(`- ${text}`).entries()) {
    if (nth > 0) {
      const proposals = /- .*(?:\n- .*)*/y
      proposals.lastIndex = at
      if (!proposals.test(document)) return false
      at = proposals.lastIndex
    }
    if (!document.startsWith(part, at)) return false
    at += part.length
  }
  return sealed.test(document.slice(at))
}

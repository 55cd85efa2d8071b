import { freshness, standing } from '../document/seal.ts'
import type { WeekSources } from '../document/week.ts'
import type { DocumentState } from '../languages/language.ts'
import type { Config } from '../workspace/config.ts'
import { weekFile } from '../workspace/weeks.ts'

/**
 * Tells whether a week's document says what its notes say. One that nobody built or that somebody edited says so by
 * itself.
 * @param compose gives the document for a config
 */
export async function documentState(
  config: Config,
  { week }: WeekSources,
  compose: (config: Config) => Promise<string>,
): Promise<DocumentState> {
  const now = standing(config, weekFile(config.output, week))
  if (now.kind !== 'ours') return now.kind
  // What is proposed changes until somebody settles it, and is not compared.
  const nothing = { ...config.discussion, common: 0, deep: 0, next: 0 }
  return freshness({ ...now, kind: now.kind }, await compose({ ...config, discussion: nothing }))
}

import { composeDocument, hasProposals } from '../document/document.ts'
import { printsDiscussion, type Template } from '../document/document-template.ts'
import { isSealedAnew, readExistingOutput } from '../document/seal.ts'
import { isUnwritten, type WeekSources, weekMarkdown } from '../document/week.ts'
import { type Finding, InsightsError, isBreaking } from '../errors.ts'
import type { DocumentState } from '../languages/language.ts'
import type { Config } from '../workspace/config.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'

/**
 * The state of a week's document. An edited document is stale, not edited, if the notes have the same edit by now: then
 * `build` replaces it. A file that is not ours is not compared with the notes.
 * @returns `findings` say why a document cannot be read, for example because it is a folder
 */
export async function documentState(
  config: Config,
  { next, ...sources }: WeekSources & { next: Week | undefined },
  template: Template,
): Promise<{ state: DocumentState; findings: Finding[] }> {
  const is = (state: DocumentState, findings: Finding[] = []) => ({ state, findings })
  if (sources.findings.some(isBreaking)) return is('blocked')
  try {
    const now = readExistingOutput(config, weekFile(config.output, sources.week))
    if (now.kind === 'foreign') return is('foreign')
    const document = await composeDocument(config, { ...sources, ...template, next })
    if (isUnwritten(document)) return is(now.kind === 'ours' ? 'stale' : now.kind === 'edited' ? 'edited' : 'none')
    if (now.kind === 'absent') return is('absent')
    const text = weekMarkdown(document, template, config)
    if (now.kind === 'edited') return is(isSealedAnew(now.text, text) ? 'stale' : 'edited')
    if (now.text !== text) return is('stale')
    return is(hasProposals(document) && printsDiscussion(template.nodes) ? 'unsettled' : 'fresh')
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return is('blocked', error.findings)
  }
}

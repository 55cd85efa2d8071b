import { composeDocument, hasProposals } from '../document/document.ts'
import { printsDiscussion, type Template } from '../document/document-template.ts'
import { readExistingOutput } from '../document/seal.ts'
import { isUnwritten, type WeekSources, weekMarkdown } from '../document/week.ts'
import { type Finding, InsightsError, isError } from '../errors.ts'
import type { DocumentState } from '../languages/language.ts'
import type { Config } from '../workspace/config.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'

/**
 * The state of a week's document. A document that was edited need not be compared with its notes.
 * @returns `findings` say why a document cannot be read, for example because it is a folder
 */
export async function documentState(
  config: Config,
  { next, ...sources }: WeekSources & { next: Week | undefined },
  template: Template,
): Promise<{ state: DocumentState; findings: Finding[] }> {
  const is = (state: DocumentState, findings: Finding[] = []) => ({ state, findings })
  if (sources.findings.some(isError)) return is('blocked')
  try {
    const now = readExistingOutput(config, weekFile(config.output, sources.week))
    if (now.kind === 'edited' || now.kind === 'foreign') return is(now.kind)
    const document = await composeDocument(config, { ...sources, ...template, next })
    if (isUnwritten(document)) return is(now.kind === 'ours' ? 'stale' : 'none')
    if (now.kind === 'absent') return is('absent')
    if (now.text !== weekMarkdown(document, template, config)) return is('stale')
    return is(hasProposals(document) && printsDiscussion(template.nodes) ? 'unsettled' : 'fresh')
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return is('blocked', error.findings)
  }
}

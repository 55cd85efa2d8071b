import { type Finding, finding, InsightsError } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import { buildCommandOf, type Config } from '../workspace/config.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { type ExistingOutput, readExistingOutput } from './seal.ts'

/**
 * Warns of the documents that are not as `build` wrote them, by their seals: nothing is composed. `build` refuses to
 * replace them, so the notes that are written from then on are in no document.
 */
export async function editedDocuments(
  config: Config,
  weeks: readonly Week[],
  words: LintWords,
  env: NodeJS.ProcessEnv,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const week of weeks) {
    const path = weekFile(config.output, week)
    if (!(await isEdited(config, path, env))) continue
    const places = [config.discussion.file, config.discussion.minutes].map((file) => weekFile(file, week))
    const force = buildCommandOf(config, week.id, '--force')
    findings.push(finding('output', { path }, words.documentEdited(force, places), 'warning'))
  }
  return findings
}

async function isEdited(config: Config, path: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const now = existing(config, path)
  if (now?.kind !== 'edited') return false
  // Loaded late: it imports what starts processes.
  const { withConflict } = await import('./conflict.ts')
  return (await withConflict(config, path, now, env)).kind === 'edited'
}

/** The document; undefined if it cannot be read, which only `build` needs. */
function existing(config: Config, path: string): ExistingOutput | undefined {
  try {
    return readExistingOutput(config, path)
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return undefined
  }
}

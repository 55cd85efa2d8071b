import { isSetting } from '../document/changed-weeks.ts'
import { readTemplate } from '../document/read-week.ts'
import { existingOutput, readExistingOutput } from '../document/seal.ts'
import { type Finding, finding, InsightsError } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { planNote } from '../scaffold/planned-note.ts'
import type { Config } from '../workspace/config.ts'
import { listNotes } from '../workspace/find-notes.ts'
import type { Workspaces } from '../workspace/find-workspace.ts'
import { type Changed, fileAt } from '../workspace/git.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { readIndexTemplate } from './index-template.ts'

/** What a branch changes besides notes. */
interface Review {
  /** Documents that it edits, and what is wrong with the templates that it changes. */
  findings: Finding[]
  /** The configs and templates that it changes. */
  settings: string[]
}

/**
 * Reviews what a branch changes besides notes. Nobody wrote the words of an edited document in a note, and `build` would
 * refuse to replace it.
 */
export async function reviewChanges(
  { configs }: Workspaces,
  changed: Changed,
  words: LintWords,
  env: NodeJS.ProcessEnv,
): Promise<Review> {
  const findings: Finding[] = []
  const settings = [...changed.files].filter((path) => configs.some((config) => isSetting(config, path)))
  for (const config of configs) {
    const { weeks, notes } = listNotes(config)
    for (const week of weeks) {
      const path = weekFile(config.output, week)
      if (changed.files.has(path.normalize('NFC')) && (await isEdited(config, path, changed.since, env)))
        findings.push(finding('output', { path }, words.documentEdited(week.id, placesFor(config, week))))
    }
    if (!settings.some((path) => isSetting(config, path))) continue
    const [week] = weeks
    const [member = { id: 'member', name: 'member', aliases: [] }] = config.members ?? []
    const index = await languages[config.language.speaks].load.index()
    for (const read of [
      () => readTemplate(config).warnings,
      () => readIndexTemplate(config, index).warnings,
      () => (week ? planNote(config, { notes, weeks }, { week, label: week.id }, member).warnings : []),
    ])
      findings.push(...problemsOf(read))
  }
  return { findings, settings: settings.sort() }
}

/** Whether a document is not as `build` wrote it. A file that was never ours is a text of the group. */
async function isEdited(
  config: Config,
  path: string,
  since: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  const now = readExistingOutput(config, path)
  if (now.kind !== 'foreign') return now.kind === 'edited'
  const before = since === undefined ? undefined : await fileAt(config.root, since, path, env)
  return before !== undefined && ['ours', 'edited'].includes(existingOutput(before, false).kind)
}

/** Where people write the week's questions and minutes. */
function placesFor({ discussion: { file, minutes } }: Config, week: Week): string[] {
  return [weekFile(file, week), weekFile(minutes, week)]
}

function problemsOf(read: () => Finding[]): Finding[] {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return error.findings
  }
}

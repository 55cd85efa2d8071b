import { isSetting } from '../document/changed-weeks.ts'
import { readTemplate, readWeek } from '../document/read-week.ts'
import { existingOutput, readExistingOutput } from '../document/seal.ts'
import { type Finding, finding, InsightsError, isError } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import { planNote } from '../scaffold/planned-note.ts'
import { githubWorkflow, pagesWorkflow, unwatchedFindings } from '../scaffold/watched-paths.ts'
import { buildCommandOf, type Config } from '../workspace/config.ts'
import type { Listed } from '../workspace/find-notes.ts'
import { type Changed, fileAt } from '../workspace/git.ts'
import { nextWeek, type Week, weekFile } from '../workspace/weeks.ts'
import { documentState } from './document-state.ts'
import { makeIndexFiles } from './index-file.ts'

/** What a branch changes besides notes. */
interface Review {
  /** Documents that it edits, and what is wrong with the templates and workflows that its changes concern. */
  findings: Finding[]
  /** The configs and templates that it changes. */
  settings: string[]
}

/**
 * Reviews what a branch changes besides notes. Nobody wrote the words of an edited document in a note, and `build` would
 * refuse to replace it.
 */
export async function reviewChanges(
  top: Config,
  workspaces: readonly { config: Config; listed: Listed }[],
  changed: Changed,
  words: LintWords,
  env: NodeJS.ProcessEnv,
): Promise<Review> {
  const findings: Finding[] = []
  const settings = [...changed.files].filter((path) => workspaces.some(({ config }) => isSetting(config, path)))
  for (const path of [githubWorkflow, pagesWorkflow])
    if (settings.some((path) => isSetting(top, path)) || changed.files.has(path))
      findings.push(...unwatchedFindings(top, path))
  for (const { config, listed } of workspaces) {
    for (const week of listed.weeks)
      if (changed.files.has(weekFile(config.output, week).normalize('NFC')))
        findings.push(...(await problemsOf(() => reviewDocument(config, listed, week, changed.since, words, env))))
    const changesSettings = settings.some((path) => isSetting(config, path))
    if (changesSettings) findings.push(...(await templateProblems(config, listed)))
    if (changesSettings || config.index.some((path) => changed.files.has(path.normalize('NFC'))))
      findings.push(...(await reviewIndexes(config, env)))
  }
  return { findings, settings: settings.sort() }
}

/**
 * A document must be as `build` wrote it. Its hash shows an edit. If the hash was recomputed, the document
 * differs from what its notes give, so it is reported as out of date; so is one whose notes have the same edit, since
 * `build` loses no words there. A file that was never ours is not checked.
 */
async function reviewDocument(
  config: Config,
  listed: Listed,
  week: Week,
  since: string | undefined,
  words: LintWords,
  env: NodeJS.ProcessEnv,
): Promise<Finding[]> {
  const path = weekFile(config.output, week)
  const { kind } = readExistingOutput(config, path)
  const before = kind === 'foreign' && since !== undefined ? await fileAt(config.root, since, path, env) : undefined
  const wasOurs = before !== undefined && ['ours', 'edited'].includes(existingOutput(before, false).kind)
  const isEdited = kind === 'edited' || wasOurs
  if (!isEdited && kind !== 'ours') return []
  // A broken template is reported where the branch changes it.
  const isBroken = (await problemsOf(() => readTemplate(config).warnings)).some(isError)
  if (!isBroken && (await isStale(config, listed, week)))
    return [
      finding('output', { path }, config.language.messages.stale(path, buildCommandOf(config, week.id)), 'warning'),
    ]
  const places = [config.discussion.file, config.discussion.minutes].map((file) => weekFile(file, week))
  return isEdited
    ? [finding('output', { path }, words.documentEdited(buildCommandOf(config, week.id, '--force'), places))]
    : []
}

async function isStale(config: Config, listed: Listed, week: Week): Promise<boolean> {
  const sources = { ...readWeek(config, week, listed), next: nextWeek(listed.weeks, week.id) }
  return (await documentState(config, sources, readTemplate(config))).state === 'stale'
}

/** What is wrong with the templates of documents and of notes. */
async function templateProblems(config: Config, { notes, weeks }: Listed): Promise<Finding[]> {
  const [week] = weeks
  const [member = { id: 'member', name: 'member', aliases: [] }] = config.members ?? []
  const note = () => (week ? planNote(config, { notes, weeks }, { week, label: week.id }, member).warnings : [])
  return [...(await problemsOf(() => readTemplate(config).warnings)), ...(await problemsOf(note))]
}

/** What is wrong with the tables of weeks and their template. */
async function reviewIndexes(config: Config, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  if (config.index.length === 0) return []
  const { files, findings } = await makeIndexFiles([{ config, checked: new Map() }], new Set(), env)
  const edited = files.flatMap(({ path, refusal }) => (refusal ? [finding('output', { path }, refusal)] : []))
  return [...findings, ...edited]
}

async function problemsOf(find: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await find()
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return error.findings
  }
}

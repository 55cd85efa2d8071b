import { basename, join, relative, resolve } from 'node:path'
import { addedBy } from '../adopt/history.ts'
import { languageOfFiles, type Proposal, proposalOf } from '../adopt/proposal.ts'
import { bestReading, booksOf, isReadme, type PathReading, readingByPatterns } from '../adopt/reading.ts'
import { failure, finding, InsightsError } from '../errors.ts'
import { chooseLanguage } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { InitWords } from '../languages/language.ts'
import { allLanguages, languages } from '../languages/registry.ts'
import { configText } from '../scaffold/config-text.ts'
import { type MarkdownFile, readFolder } from '../scaffold/folder.ts'
import { ciFile, installedSchema, isTop, planFiles, type Step } from '../scaffold/plan.ts'
import { previewOf } from '../scaffold/preview.ts'
import { areRunTogether, membersIn, wrongFileNames } from '../scaffold/typed-members.ts'
import { writeSteps } from '../scaffold/write-steps.ts'
import { asker, canAsk } from '../terminal/prompts.ts'
import type { Io } from '../terminal/terminal.ts'
import { shellWord } from '../text.ts'
import { type Config, defaults, parseConfig } from '../workspace/config.ts'
import { findWorkspaces, single, statsAt } from '../workspace/find-workspace.ts'
import { originBranch, originUrl } from '../workspace/git.ts'
import { repositoryAt } from '../workspace/hosting.ts'

export interface InitOptions {
  cwd?: string
  yes?: boolean
  dryRun?: boolean
  title?: string
  language?: LanguageId
  notes?: string[]
  members?: string
  ci?: boolean
}

/** Where and how a config is made. */
interface Place {
  root: string
  repository: Config['repository']
  options: InitOptions
  words: Speech
  io: Io
}

/** A folder that becomes a workspace, with the text of its config. */
interface Made {
  /** Relative to the folder of the command; empty for it. */
  folder: string
  config: Config
  text: string
}

/**
 * Makes a folder a workspace, or adds missing files to one. Shows what it will write and overwrites nothing.
 * @returns the exit code, 0, also if the user declines
 * @throws {InsightsError} if it cannot tell whose the notes are, or has no terminal to ask questions in
 */
export async function init(folder: string | undefined, options: InitOptions, io: Io): Promise<number> {
  const root = resolve(options.cwd ?? io.cwd, folder ?? '.')
  const stats = statsAt(root)
  const isFolder = stats?.isDirectory() ?? false
  const bare = defaults(root, chooseLanguage({ notes: [], env: io.env }))
  const { top, several, configs } = isFolder ? await findWorkspaces({ cwd: root, env: io.env }) : single(bare)
  // A folder given as an argument becomes a workspace of its own, even inside another workspace.
  const isExisting = top.path !== undefined && (folder === undefined || top.root === root)
  const words = await wordsIn((isExisting ? undefined : options.language) ?? top.language.speaks)
  if (stats && !isFolder) throw failure('init', words.notAFolder(), root)
  checkOptions(options, words)
  if (isExisting) reportUnused(options, top, words, io)
  const origin = isFolder
    ? { url: await originUrl(root, io.env), branch: await originBranch(root, io.env) }
    : { url: '', branch: undefined }
  const place = { root, repository: repositoryAt(origin.url, origin.branch), options, words, io }
  const files = isFolder && !isExisting ? readFolder(root, await addedBy(root, io.env)) : []
  const made = isExisting ? [] : await makeConfigs(place, files)
  if (made === 'stop') {
    io.say(words.stopped)
    return 0
  }
  const config = made[0]?.config ?? top
  const speaks = await wordsIn(config.language.id)
  const books =
    made.length > 1 ? made.slice(1).map(({ config }) => config) : isExisting && several ? configs : undefined
  const ci = await wantedCi(config, origin.url, options, isExisting, speaks, io)
  const configFiles = made.map(({ folder, text }) => ({
    path: join(folder, 'insights.config.yaml').replaceAll('\\', '/'),
    text,
  }))
  const documents = (books ?? [config]).map((one) =>
    join(relative(config.root, one.root), one.output).replaceAll('\\', '/'),
  )
  const isNew = !isExisting && config.path === undefined
  const steps = planFiles(
    config,
    { files: configFiles, documents, hasNotes: books !== undefined || !isNew, withTemplates: !books, ci },
    speaks,
  )
  if (steps.length === 0) {
    io.say(speaks.complete)
    return 0
  }
  const tell = options.dryRun ? (line: string) => io.show(`${line}\n`) : io.say
  for (const line of ['', speaks.plan(config.root), ...steps.map((step) => `  ${describeStep(step, speaks)}`)])
    tell(line)
  if (options.ci !== false && !isTop(config.root)) io.say(speaks.notAtTop(ciFile('').path))
  if (options.dryRun) {
    io.say(speaks.stopped)
    return 0
  }
  writeSteps(config, steps, speaks)
  const path = relative(io.cwd, root)
  const enter = path === '' ? [] : [speaks.enter(shellWord(path))]
  const next = isExisting ? [] : [isNew ? speaks.next : speaks.nextAdopted]
  io.say([speaks.done, ...enter, ...next].join(' '))
  return 0
}

/** The words of `init` in a language. */
type Speech = InitWords & { id: LanguageId }

async function wordsIn(id: LanguageId): Promise<Speech> {
  return { ...(await languages[id].load.init()), id }
}

/** Whether the user answers questions. */
function asks({ yes, dryRun }: InitOptions, io: Io): boolean {
  return !yes && !dryRun && canAsk(io)
}

function checkOptions({ title, members = '' }: InitOptions, words: InitWords): void {
  const wrong = [
    ...(areRunTogether(members) ? [words.wrongAnswer('--members', members, words.expectedMembers)] : []),
    ...wrongFileNames(members).map((name) => words.wrongAnswer('--members', name, words.expectedName)),
    ...(title !== undefined && /[\r\n]/.test(title) ? [words.wrongAnswer('--title', '…', words.titleNeeded)] : []),
  ]
  if (wrong.length > 0) throw new InsightsError(wrong.map((problem) => finding('usage', { path: '' }, problem)))
}

/** Says which options have no effect, because there is a config already. */
function reportUnused(options: InitOptions, { path = '' }: Config, words: InitWords, io: Io): void {
  const unused = (['title', 'language', 'members', 'notes'] as const).filter((name) => options[name] !== undefined)
  const flags = unused.map((name) => `--${name}`)
  if (flags.length > 0) io.say(words.notTaken(flags, path))
}

/** The CI jobs to write: all that are not declined. */
async function wantedCi(
  { root }: Config,
  remote: string,
  options: InitOptions,
  isExisting: boolean,
  words: InitWords,
  io: Io,
) {
  const file = ciFile(remote)
  if (!isTop(root) || options.ci === false) return undefined
  const isWanted =
    isExisting || !asks(options, io) || (await asker(io).confirm(words.askCi(file.path), words.yes, words.no))
  return isWanted ? file : undefined
}

/** Composes the config of a folder without one, and those of its books. */
async function makeConfigs(place: Place, files: readonly MarkdownFile[]): Promise<Made[] | 'stop'> {
  const { root, repository, options, words, io } = place
  const notReadmes = files.filter(({ path }) => !isReadme(path))
  if (notReadmes.length === 0 && !options.notes && !bestReading(files)) return [await startFresh(place, files)]
  if (!options.yes && !options.dryRun && !canAsk(io))
    throw new InsightsError([finding('usage', { path: '' }, words.needsAnswers(['--yes']))])
  const chosen = await choose(place, files, notReadmes.length)
  if (chosen === 'stop') return chosen
  const language = languages[options.language ?? languageOfFiles(files) ?? words.id]
  const title = options.title ?? titleOf(files, basename(root))
  const given = options.members === undefined ? undefined : rosterIn(options.members)
  const speaks = await wordsIn(language.id)
  const make = async (
    folder: string,
    reading: PathReading<MarkdownFile>,
    own: readonly MarkdownFile[],
  ): Promise<Made> => {
    const at = join(root, folder)
    const name = folder === '' ? title : titleOf(own, basename(folder))
    const proposal = proposalOf(reading, own, language, given)
    const text = configText(
      { title: name, language: language.id, repository: folder === '' ? repository : undefined, proposal },
      installedSchema(at),
      speaks,
    )
    return { folder, text, config: await readBack(at, text) }
  }
  const made: Made[] = []
  for (const [folder, { reading, own }] of chosen) made.push(await make(folder, reading, own))
  const isAlone = made[0]?.folder === ''
  if (!isAlone) {
    const workspaces = [...chosen.keys()]
    const text = configText({ title, language: language.id, repository, workspaces }, installedSchema(root), speaks)
    made.unshift({ folder: '', text, config: await readBack(root, text) })
  }
  const status = await language.load.status()
  io.show(previewOf(isAlone ? made : made.slice(1), files, { init: speaks, status }, io))
  for (const { folder, text } of made) io.show(`\n# ${join(folder, 'insights.config.yaml')}\n${text}`)
  return made
}

/** Reads a config as every command will. What `init` has made itself cannot be the user's mistake. */
async function readBack(root: string, text: string): Promise<Config> {
  try {
    return await parseConfig('insights.config.yaml', text, root)
  } catch (error) {
    throw new Error(`init has made a config that is not valid: ${String(error)}\n${text}`, { cause: error })
  }
}

/** A config for a group that has no notes yet. */
async function startFresh(place: Place, files: readonly MarkdownFile[]): Promise<Made> {
  const { root, repository, options, words, io } = place
  const usual = titleOf(files, basename(root))
  const needed = (['title', 'language', 'members'] as const).filter((name) => options[name] === undefined)
  if (!options.yes && !options.dryRun && !canAsk(io) && needed.length > 0)
    throw new InsightsError([
      finding('usage', { path: '' }, words.needsAnswers([...needed.map((name) => `--${name}`), '--yes'])),
    ])
  const { select, text } = asker(io)
  const isAsked = asks(options, io)
  const choices = allLanguages.map(({ id, name }) => ({ value: id, label: name }))
  const asked =
    options.language ?? (isAsked ? ((await select(words.language, choices, words.id)) as LanguageId) : words.id)
  const speaks = await wordsIn(asked)
  const noTitle = (given: string) => (given === '' ? speaks.titleNeeded : undefined)
  const title = options.title ?? (isAsked ? await text(speaks.title, usual, noTitle) : usual)
  const wrongMembers = (given: string) =>
    areRunTogether(given) ? speaks.membersWrong : wrongFileNames(given).map(speaks.wrongFileName)[0]
  const members = options.members ?? (isAsked ? await text(speaks.members, '', wrongMembers) : '')
  const made = configText(
    { title: title || usual, language: asked, repository, members: membersIn(members) },
    installedSchema(root),
    speaks,
  )
  const config = await readBack(root, made)
  io.show(made)
  return { folder: '', text: made, config: { ...config, path: undefined } }
}

function rosterIn(members: string) {
  return membersIn(members).map(({ id, name, aliases = [] }) => ({ id, name, aliases }))
}

/** The first heading of the README at the top. */
function titleOf(files: readonly MarkdownFile[], fallback: string): string {
  const depth = Math.min(...files.map(({ path }) => path.split('/').length))
  const readme = files.find(({ path }) => path.split('/').length === depth && isReadme(path))
  return readme?.titles[0] ?? fallback
}

type FoldersToRead = Map<string, { reading: PathReading<MarkdownFile>; own: readonly MarkdownFile[] }>

/**
 * How to read the files: as the patterns say, else by the one reading that is best. Where there is none, or several are
 * as good, the user chooses or types patterns.
 * @param count the number of files that are no READMEs
 * @returns the reading of each book by its folder; the folder is empty if there are no books
 */
async function choose(
  { options, words, io }: Place,
  files: readonly MarkdownFile[],
  count: number,
): Promise<FoldersToRead | 'stop'> {
  const folders = [...new Set(files.map(({ path }) => path.replace(/\/.*/, '/')))]
  const given = options.members === undefined ? undefined : rosterIn(options.members)
  const byPatterns = (patterns: readonly string[]): FoldersToRead => {
    const reading = readingByPatterns(files, patterns, given)
    if (!reading) throw failure('init', words.nothingBy(patterns, folders))
    return new Map([['', { reading, own: files }]])
  }
  if (options.notes) return byPatterns(options.notes.map((pattern) => pattern.trim()))
  const usual = readingByPatterns(files, defaults('').notes, given)
  // A few notes are too little to read from, but may be at the default path.
  const whole = bestReading(files) ?? (usual && usual.rows.length > count / 2 ? usual : undefined)
  const books = booksOf(files, whole)
  if (books.size > 0) return new Map(Array.from(books, ([folder, { reading, own }]) => [folder, { reading, own }]))
  const readings = whole ? [whole, ...(given ? [] : (whole.others ?? []))] : []
  const pack = languages[words.id]
  const shown = readings.map((reading) => ({ reading, proposal: proposalOf(reading, files, pack, given) }))
  const labels = shown.map(({ proposal }) => labelOf(proposal, shown.length > 1, words))
  const [first] = readings
  if (!asks(options, io)) {
    if (first && readings.length === 1) return new Map([['', { reading: first, own: files }]])
    throw failure('init', readings.length > 1 ? words.alike(labels) : words.nobody(folders))
  }
  if (!first) io.say(words.nobody(folders).message)
  const choices = [
    ...labels.map((label, at) => ({ value: String(at), label })),
    { value: 'patterns', label: words.typePatterns },
    { value: 'stop', label: words.stop },
  ]
  const choice = await asker(io).select(words.which, choices, choices[0]?.value)
  if (choice === 'stop') return choice
  const reading = readings[Number(choice)]
  if (reading) return new Map([['', { reading, own: files }]])
  return byPatterns((await asker(io).text(words.askPatterns)).split(',').flatMap((pattern) => pattern.trim() || []))
}

/** A reading as it would be typed, and the size of its table. */
function labelOf({ notes, members, weeks }: Proposal, withMembers: boolean, words: InitWords): string {
  const typed = notes.map((pattern) => `--notes ${shellWord(pattern)}`)
  const names = members.map(({ id, aliases }) => (aliases.length > 0 ? `${id}=${[id, ...aliases].join('|')}` : id))
  const roster = withMembers ? [`--members ${shellWord(names.join(', '))}`] : []
  return `${[...typed, ...roster].join(' ')} (${words.size(members.length, weeks)})`
}

function describeStep(step: Step, words: InitWords): string {
  return 'lines' in step ? `~ ${step.path}  ${words.added(step.lines.filter((line) => line !== ''))}` : `+ ${step.path}`
}

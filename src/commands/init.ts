import { basename, join, relative, resolve } from 'node:path'
import { describe, isSchedule } from '../adopt/describe.ts'
import { type Contents, readFolder } from '../adopt/folder.ts'
import { type Proposal, type ProposedBook, propose, proposeBooks } from '../adopt/propose.ts'
import { type Proof, prove } from '../adopt/prove.ts'
import { readmeOf } from '../adopt/readme.ts'
import { failure } from '../errors.ts'
import { chooseLanguage } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { AdoptWords, InitWords } from '../languages/language.ts'
import { allLanguages, defaultLanguage, languages } from '../languages/registry.ts'
import {
  answers,
  askPatterns,
  configOptions,
  correct,
  corrections,
  type InitOptions,
  isInteractive,
} from '../scaffold/answers.ts'
import { type Answers, configText } from '../scaffold/config-text.ts'
import { nothingFound } from '../scaffold/nothing-found.ts'
import { type Book, ciFile, installedSchema, isTop, planFiles, type Step, type Wanted } from '../scaffold/plan.ts'
import { writeSteps } from '../scaffold/write-steps.ts'
import { asker } from '../terminal/prompts.ts'
import { type Io, progressLine } from '../terminal/terminal.ts'
import { shellWord } from '../text.ts'
import { type Config, defaults, parseConfig } from '../workspace/config.ts'
import { isThere } from '../workspace/files.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { findWorkspaces, single, statsAt, type Workspaces } from '../workspace/find-workspace.ts'
import { originBranch, originUrl } from '../workspace/git.ts'
import { repositoryAt } from '../workspace/hosting.ts'

/**
 * Makes a folder a workspace, or adds missing files to one. Shows what it will write and overwrites nothing.
 * @returns the exit code, 0, also if the user declines
 * @throws {InsightsError} if there are Markdown files but no notes among them, or no terminal to ask questions in
 */
export async function init(folder: string | undefined, options: InitOptions, io: Io): Promise<number> {
  const root = resolve(options.cwd ?? io.cwd, folder ?? '.')
  const stats = statsAt(root)
  const isFolder = stats?.isDirectory()
  const bare = defaults(root, chooseLanguage({ notes: [], env: io.env }))
  const workspaces = isFolder ? await findWorkspaces({ cwd: root, env: io.env }) : single(bare)
  const { top: found, several } = workspaces
  const fallback = await wordsIn(options.language ?? found.language.speaks)
  if (stats && !isFolder) throw failure('init', fallback.init.notAFolder(), root)
  // A folder given as an argument becomes a workspace of its own, even inside another workspace.
  const existing = found.path !== undefined && (folder === undefined || found.root === root) ? found : undefined
  const setup: Setup | 'stop' = existing
    ? {
        config: existing,
        text: undefined,
        isNew: isEmpty(existing),
        configs: workspaces.configs,
        books: several ? workspaces.configs.map(({ output, index }) => ({ output, index })) : undefined,
        origin: await originIn(root, io),
      }
    : await newSetup(root, stats !== undefined, options, fallback, io)
  if (setup === 'stop') {
    io.say(fallback.init.stopped)
    return 0
  }
  const { config, text: configFile, isNew, proof, books, origin } = setup
  const allWords = await wordsIn(config.language.id)
  const { init: words, adopt: adopting } = allWords
  if (existing) reportLeft(workspaces, options, words, io)
  const asks = isInteractive(options, io)
  const more = await optionalFiles(setup, options, asks && !existing, allWords, io)
  const ci = options.ci === false ? undefined : ciFile(origin.url)
  const steps = planFiles(config, { configFile, isNew, books, ci, ...more }, words)
  if (steps.length === 0) {
    io.say(words.complete)
    return 0
  }
  for (const line of ['', words.plan(config.root), ...steps.map((step) => `  ${describeStep(step, words)}`)])
    io.say(line)
  if (ci && !isTop(config.root)) io.say(words.notAtTop(ci.path))
  if (proof) io.say(adopting.roster(proof.config.members?.map(({ name }) => name) ?? []))
  if (options.dryRun || (asks && !(await asker(io).confirm(words.confirm, words.yes, words.no)))) {
    io.say(words.stopped)
    return 0
  }
  writeSteps(config, steps, words)
  io.say([words.done, ...enterHint(config.root, io.cwd, words), ...nextSteps(setup, words, adopting)].join(' '))
  return 0
}

/** Says what `init` leaves alone in existing workspaces: options for a new config and unread folders. */
function reportLeft(workspaces: Workspaces, options: InitOptions, words: InitWords, io: Io): void {
  const { top, configs } = workspaces
  const hasIndex = [top, ...configs].some(({ index }) => index.length > 0)
  const unused = configOptions(options).flatMap((name) => (name === 'index' && hasIndex ? [] : [`--${name}`]))
  if (unused.length > 0) io.say(words.notTaken(unused, top.path ?? ''))
}

/** Which optional files to write: by the options or, if `asks`, by what the user answers. */
async function optionalFiles(
  { config }: Setup,
  options: InitOptions,
  asks: boolean,
  { init: words, adopt: adopting }: SetupWords,
  io: Io,
): Promise<Pick<Wanted, 'withPackage'>> {
  const confirm = async (question: string, initial?: boolean) =>
    asks && (await asker(io).confirm(question, words.yes, words.no, initial))
  const lacksPackage = !isThere(config, 'package.json') && isTop(config.root)
  return { withPackage: lacksPackage && (options.package ?? (await confirm(adopting.askPackage))) }
}

/** The words of `init` in a language. */
interface SetupWords {
  init: InitWords
  adopt: AdoptWords
}

async function wordsIn(language: LanguageId): Promise<SetupWords> {
  const { load } = languages[language]
  const [init, adopt] = await Promise.all([load.init(), load.adopt()])
  return { init, adopt }
}

/** Whether a workspace has no notes yet. */
function isEmpty(config: Config): boolean {
  return listNotes(config).notes.length === 0 && config.workspaces.length === 0
}

/** A workspace, existing or to be created. */
interface Setup {
  config: Config
  /** The text of the config if it is to be created. */
  text: string | undefined
  isNew: boolean
  proof?: Proof | undefined
  books?: Book[] | undefined
  /** The configs of all workspaces. */
  configs: Config[]
  origin: Origin
}

/** The remote `origin` of the repository. */
interface Origin {
  /** Empty if there is none. */
  url: string
  /** Its main branch. */
  branch?: string | undefined
}

async function originIn(folder: string, io: Io): Promise<Origin> {
  return { url: await originUrl(folder, io.env), branch: await originBranch(folder, io.env) }
}

/** Composes a config for a folder without one, from its notes and from answers. */
async function newSetup(
  root: string,
  exists: boolean,
  options: InitOptions,
  fallback: SetupWords,
  io: Io,
): Promise<Setup | 'stop'> {
  const contents: Contents = exists
    ? await withProgress(io, (next) => readFolder(defaults(root), io.env, next))
    : { files: [], readme: readmeOf(''), readmes: new Map() }
  const origin = exists ? await originIn(root, io) : { url: '' }
  const place: AdoptedFolder = { root, contents, wantsIndex: options.index ?? false, origin }
  const adopted = await adopt(place, options, fallback, io)
  if (adopted === 'stop') return 'stop'
  if ('book' in adopted) return newSetup(join(root, adopted.book), true, options, fallback, io)
  const language = options.language ?? adopted[0]?.proof.proposal.language
  const { init: words } = language === undefined ? fallback : await wordsIn(language)
  const hasNotes = adopted.length > 0
  const given = await answers(options, { title: titleIn(place), language, hasNotes }, words, io)
  const parts = { ...place, given, words: await wordsIn(given.language) }
  const [{ folder, proof } = { folder: '', proof: undefined }] = adopted
  if (folder !== '') return setupOfBooks(adopted, parts)
  const text = configTextOf('', given.title, proof?.proposal, parts)
  const config = await parseConfig('insights.config.yaml', text, root)
  return { config, configs: [config], text, isNew: !proof, proof, origin }
}

/** A folder that becomes a workspace. */
interface AdoptedFolder {
  root: string
  contents: Contents
  wantsIndex: boolean
  origin: Origin
}

function titleIn({ root, contents }: AdoptedFolder): string {
  return contents.readme.title || basename(root)
}

/** What the configs of a folder and its books are made from. */
interface ConfigParts extends AdoptedFolder {
  given: Answers
  words: SetupWords
}

/** A folder with the proof of its config. */
interface ProvedFolder {
  /** Of a book; empty for the top. */
  folder: string
  title: string
  proof: Proof
}

/** Composes a config for each book, and one for the folder above. */
async function setupOfBooks(proved: readonly ProvedFolder[], parts: ConfigParts): Promise<Setup> {
  const { root, given, origin, words } = parts
  const books = proved.map(
    ({ folder, title, proof: { config, proposal } }): Book => ({
      output: `${folder}/${config.output}`,
      index: config.index.map((path) => `${folder}/${path}`),
      config: { path: `${folder}/insights.config.yaml`, text: configTextOf(folder, title, proposal, parts) },
    }),
  )
  const workspaces = proved.map(({ folder }) => folder)
  const repository = repositoryAt(origin.url, origin.branch)
  const text = configText({ ...given, repository, workspaces }, installedSchema(root), words.init)
  const configs = proved.map(({ proof }) => proof.config)
  return { config: await parseConfig('insights.config.yaml', text, root), configs, text, isNew: false, books, origin }
}

/** Proves a proposal and shows what it results in. */
async function proveAndShow(
  place: AdoptedFolder,
  { folder, title, proposal, files }: ProposedBook,
  language: LanguageId,
  io: Io,
): Promise<Proof> {
  const words = await wordsIn(language)
  const parts = { ...place, words, given: { title, language, members: [], weeks: [] } }
  const textOf = (repaired: Proposal) => configTextOf(folder, title, repaired, parts)
  const proof = await withProgress(io, (next) => prove(join(place.root, folder), proposal, textOf, next))
  for (const line of describe(proof, files, words.adopt)) io.say(line)
  return proof
}

/** @param folder of a book; empty for the top */
function configTextOf(
  folder: string,
  title: string | undefined,
  proposal: Proposal | undefined,
  { root, contents, given, wantsIndex, origin, words }: ConfigParts,
): string {
  const prefix = folder === '' ? '' : `${folder}/`
  const readme = `${prefix}readme.md`.toLowerCase()
  const hasIndex = wantsIndex || (proposal !== undefined && isSchedule(proposal.weeks))
  const filled = {
    ...given,
    title,
    // A book takes it from the config at the top.
    repository: folder === '' ? repositoryAt(origin.url, origin.branch) : undefined,
    index: hasIndex
      ? (contents.files.find(({ path }) => path.toLowerCase() === readme)?.path.slice(prefix.length) ?? 'README.md')
      : undefined,
    ...(proposal ? { members: proposal.members, proposal } : {}),
  }
  return configText(filled, installedSchema(join(root, folder)), words.init)
}

/** Runs a task that reports what it works on and the number of its steps. */
async function withProgress<T>(io: Io, task: (next: (step: string, of: number) => unknown) => Promise<T>): Promise<T> {
  let progress: ReturnType<typeof progressLine> | undefined
  const result = await task((step, of) => {
    progress ??= progressLine(io, of)
    return progress.next(step)
  })
  progress?.end()
  return result
}

/**
 * Proposes a config from existing notes, shows what it results in, and lets the user correct it.
 * @returns the folder or several books, none if there are no notes; the folder of the chosen book; or `stop`
 */
async function adopt(
  place: AdoptedFolder,
  options: InitOptions,
  fallback: SetupWords,
  io: Io,
): Promise<ProvedFolder[] | { book: string } | 'stop'> {
  const { contents } = place
  const interactive = isInteractive(options, io)
  let current = corrections(options)
  for (let isAsking = interactive; ; ) {
    const adoption = propose(contents, current, allLanguages)
    if (adoption && 'folders' in adoption) {
      const books = proposeBooks(contents, adoption.folders, current, allLanguages)
      const language = options.language ?? books[0]?.proposal.language ?? defaultLanguage.id
      const { adopt: words } = await wordsIn(language)
      for (const line of words.books(adoption.folders)) io.say(line)
      const choices = [{ value: '', label: words.allBooks }, ...adoption.folders.map((value) => ({ value }))]
      const chosen = interactive ? await asker(io).select(words.whichBook, choices, '') : ''
      return chosen === '' ? proveBooks(place, books, language, io) : { book: chosen }
    }
    if (!adoption) {
      const paths = contents.files.map(({ path }) => path)
      const nothing = nothingFound(paths, current.patterns, fallback.adopt)
      if (!nothing) return []
      if (!interactive) throw failure('init', nothing)
      io.say(nothing.message)
      const patterns = await askPatterns(fallback.adopt, io)
      if (patterns.length === 0) return 'stop'
      current = { ...current, patterns }
      continue
    }
    const { proposal } = adoption
    const language = options.language ?? proposal.language
    const found = { folder: '', title: options.title ?? titleIn(place) }
    const proof = await proveAndShow(place, { ...found, proposal, files: contents.files.length }, language, io)
    if (!isAsking) return [{ ...found, proof }]
    const next = await correct(proof.proposal, current, await wordsIn(language), io)
    if (next === 'stop') return 'stop'
    if (next.current === current) return [{ ...found, proof }]
    isAsking = next.ask
    current = next.current
  }
}

/** Proves the proposals for several books, and shows what they result in. */
async function proveBooks(
  place: AdoptedFolder,
  books: readonly ProposedBook[],
  language: LanguageId,
  io: Io,
): Promise<ProvedFolder[]> {
  const { adopt: words } = await wordsIn(language)
  const proved: ProvedFolder[] = []
  for (const book of books) {
    io.say('')
    io.say(words.book(book.folder))
    proved.push({ ...book, proof: await proveAndShow(place, book, language, io) })
  }
  return proved
}

/** How to enter the new workspace, since commands work on the current folder. */
function enterHint(root: string, cwd: string, words: InitWords): string[] {
  const path = relative(cwd, root)
  return path === '' ? [] : [words.enter(shellWord(path))]
}

/** The commands to suggest next. */
function nextSteps({ isNew, proof, books }: Setup, words: InitWords, adopting: AdoptWords): string[] {
  if (books) return [adopting.nextBooks]
  if (!proof) return isNew ? [words.next] : []
  const { listed, proposal, headed } = proof
  const all = proposal.sources.length > 0 ? listed.notes : headed
  const last = all.findLast(({ week }) => /\d/.test(week)) ?? all.at(-1)
  if (!last) return []
  const [week, member] = [shellWord(last.week), shellWord(last.member)]
  if (proposal.sources.length === 0) return [adopting.next(week)]
  return proposal.printSources
    ? [adopting.nextFree, adopting.nextDraft(week, member)]
    : [adopting.nextFirstDraft(week, member)]
}

function describeStep(step: Step, words: InitWords): string {
  return 'lines' in step ? `~ ${step.path}  ${words.added(step.lines.filter((line) => line !== ''))}` : `+ ${step.path}`
}

import { mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { describe, isSchedule } from '../adopt/describe.ts'
import { type Contents, readFolder } from '../adopt/folder.ts'
import { isKind, stemOf, weekIn } from '../adopt/names.ts'
import { type Proposal, type ProposedBook, propose, proposeBooks } from '../adopt/propose.ts'
import { type Proof, prove } from '../adopt/prove.ts'
import { readmeOf } from '../adopt/readme.ts'
import { groupBy } from '../collections.ts'
import { type Finding, failure } from '../errors.ts'
import { chooseLanguage } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { AdoptWords, InitWords } from '../languages/language.ts'
import { allLanguages, defaultLanguage, languages } from '../languages/registry.ts'
import { answers, askPattern, configOptions, correct, corrections, type InitOptions } from '../scaffold/answers.ts'
import { type Answers, configText } from '../scaffold/config-text.ts'
import {
  agentsFile,
  type Book,
  ciFile,
  installedSchema,
  isTop,
  pagesFile,
  planFiles,
  type Step,
} from '../scaffold/plan.ts'
import { githubWorkflow, pagesWorkflow, unwatchedFindings } from '../scaffold/watched-paths.ts'
import { asker, canAsk } from '../terminal/prompts.ts'
import { type Io, progressLine } from '../terminal/terminal.ts'
import { shellWord } from '../text.ts'
import { type Config, defaults, parseConfig } from '../workspace/config.ts'
import { createText, isThere, writeFile } from '../workspace/files.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { findWorkspaces, single, statsAt } from '../workspace/find-workspace.ts'
import { originBranch, originUrl } from '../workspace/git.ts'
import { repositoryAt } from '../workspace/hosting.ts'
import { unlistedFolder, unreadFolders } from '../workspace/unlisted-folders.ts'

/**
 * Makes a folder a workspace, or adds missing files to one. Shows what it will write and overwrites nothing.
 * @returns the exit code, 0, also if the user declines
 * @throws {InsightsError} if there are several books, or Markdown files but no notes among them
 */
export async function init(folder: string | undefined, options: InitOptions, io: Io): Promise<number> {
  const root = resolve(options.cwd ?? io.cwd, folder ?? '.')
  const stats = statsAt(root)
  const isFolder = stats?.isDirectory()
  const bare = defaults(root, chooseLanguage({ notes: [], env: io.env }))
  const { top: found, several, configs } = isFolder ? await findWorkspaces({ cwd: root, env: io.env }) : single(bare)
  const fallback = await wordsIn(options.language ?? found.language.speaks)
  if (stats && !isFolder) throw failure('init', fallback.init.notAFolder(), root)
  // A folder given as an argument becomes a workspace of its own, even inside another workspace.
  const existing = found.path !== undefined && (folder === undefined || found.root === root) ? found : undefined
  const start: Start | 'stop' = existing
    ? {
        config: existing,
        text: undefined,
        isNew: isEmpty(existing),
        books: several ? configs.map(({ output, index }) => ({ output, index })) : undefined,
        origin: await originIn(root, io),
      }
    : await createConfig(root, stats !== undefined, options, fallback, io)
  if (start === 'stop') {
    io.say(fallback.init.stopped)
    return 0
  }
  const { config, text, isNew, books, origin } = start
  const { init: words, adopt: adopting } = await wordsIn(config.language.id)
  const hasIndex = existing !== undefined && [existing, ...configs].some(({ index }) => index.length > 0)
  const unused = existing
    ? configOptions(options).flatMap((name) => (name === 'index' && hasIndex ? [] : [`--${name}`]))
    : []
  if (unused.length > 0) io.say(words.notTaken(unused, config.path ?? ''))
  if (existing) {
    io.report(unreadFolders({ top: existing, several, configs }).map(({ finding }) => finding))
    io.report([githubWorkflow, pagesWorkflow].flatMap((path) => unwatchedFindings(existing, path)))
  }
  const interactive = isAnswered(options, io)
  const lacksPackage = !isThere(config, 'package.json') && isTop(config.root)
  const withPackage =
    lacksPackage &&
    (options.package ??
      (interactive && !existing && (await asker(io).confirm(adopting.askPackage, words.yes, words.no))))
  const branch = config.repository?.branch ?? origin.branch
  const ci = ciFile(config, origin.url, branch)
  const isOnGitHub = /github\.com[:/]/i.test(origin.url) && isTop(config.root)
  const withPages =
    options.pages ??
    (interactive && !existing && isOnGitHub && (await asker(io).confirm(words.askPages, words.yes, words.no, false)))
  const instructions = agentsFile(config)
  const withAgents =
    options.agents ??
    (interactive &&
      !existing &&
      instructions !== undefined &&
      (await asker(io).confirm(words.askAgents(instructions), words.yes, words.no)))
  const agents = withAgents ? (instructions ?? 'AGENTS.md') : undefined
  const jobs = withPages ? [ci, pagesFile(config, branch)] : [ci]
  const steps = planFiles(config, { configFile: text, isNew, withPackage, agents, ci: jobs, books }, words)
  if (steps.length === 0) {
    io.say(words.complete)
    return 0
  }
  for (const line of ['', words.plan(config.root), ...steps.map((step) => `  ${describeStep(step, words)}`)])
    io.say(line)
  if (!isTop(config.root)) io.say(words.notAtTop(ci.path))
  if (start.proof) io.say(adopting.roster(start.proof.config.members?.map(({ name }) => name) ?? []))
  if (options.dryRun || (interactive && !(await asker(io).confirm(words.confirm, words.yes, words.no)))) {
    io.say(words.stopped)
    return 0
  }
  const unlisted = existing ? [] : await unlistedBy(config.root, io)
  write(config, steps, words)
  io.say([words.done, ...enterHint(config.root, io.cwd, words), ...nextSteps(start, words, adopting)].join(' '))
  io.report(unlisted)
  return 0
}

/** What is to be changed above a new workspace in a repository whose config at the top lists others: that list, and CI. */
async function unlistedBy(root: string, io: Io): Promise<Finding[]> {
  if (isTop(root)) return []
  let above = dirname(root)
  while (!statsAt(above)) above = dirname(above)
  const { top, several, configs } = await findWorkspaces({ cwd: above, env: io.env })
  const folder = relative(top.root, root).split(sep).join('/')
  if (!several || configs.some((config) => config.folder === folder)) return []
  const listing = { ...top, workspaces: [...top.workspaces, folder] }
  const workflows = [githubWorkflow, pagesWorkflow].flatMap((path) => unwatchedFindings(listing, path))
  return [unlistedFolder(top, folder), ...workflows]
}

/** Whether the user answers questions. */
function isAnswered({ yes, dryRun }: InitOptions, io: Io): boolean {
  return !yes && !dryRun && canAsk(io)
}

/** The words of `init` in a language. */
interface StartWords {
  init: InitWords
  adopt: AdoptWords
}

async function wordsIn(language: LanguageId): Promise<StartWords> {
  const { load } = languages[language]
  const [init, adopt] = await Promise.all([load.init(), load.adopt()])
  return { init, adopt }
}

/** Whether a workspace has no notes yet. */
function isEmpty(config: Config): boolean {
  const { notes, sources } = listNotes(config)
  return notes.length + sources.length === 0 && config.workspaces.length === 0
}

interface Start {
  config: Config
  text: string | undefined
  isNew: boolean
  proof?: Proof | undefined
  books?: Book[] | undefined
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

/** Makes a config for a folder without one, from its notes and from answers. */
async function createConfig(
  root: string,
  exists: boolean,
  options: InitOptions,
  fallback: StartWords,
  io: Io,
): Promise<Start | 'stop'> {
  const bare = defaults(root)
  const contents: Contents = exists
    ? await withProgress(io, (next) => readFolder(bare, io.env, next))
    : { files: [], readme: readmeOf(''), readmes: new Map() }
  const origin = exists ? await originIn(root, io) : { url: '' }
  const place: AdoptedFolder = { root, contents, wantsIndex: options.index ?? false, origin }
  const adopted = await adopt(place, options, fallback, io)
  if (adopted === 'stop') return 'stop'
  if ('book' in adopted) return createConfig(join(root, adopted.book), true, options, fallback, io)
  const language = options.language ?? adopted[0]?.proof.proposal.language
  const { init: words } = language === undefined ? fallback : await wordsIn(language)
  const hasNotes = adopted.length > 0
  const given = await answers(options, { title: titleIn(place), language, hasNotes }, words, io)
  const parts = { ...place, given, words: await wordsIn(given.language) }
  const [{ folder, proof } = { folder: '', proof: undefined }] = adopted
  if (folder !== '') return createBooks(adopted, parts)
  const text = textIn('', given.title, proof?.proposal, parts)
  const config = await parseConfig('insights.config.yaml', text, root)
  return { config, text, isNew: !proof, proof, origin }
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
  words: StartWords
}

/** A folder with the proof of its config. */
interface ProvedFolder {
  /** Of a book; empty for the top. */
  folder: string
  title: string
  proof: Proof
}

/** Makes a config for each book, and one for the folder above. */
async function createBooks(proved: readonly ProvedFolder[], parts: ConfigParts): Promise<Start> {
  const { root, given, origin, words } = parts
  const books = proved.map(
    ({ folder, title, proof: { config, proposal } }): Book => ({
      output: `${folder}/${config.output}`,
      index: config.index.map((path) => `${folder}/${path}`),
      config: { path: `${folder}/insights.config.yaml`, text: textIn(folder, title, proposal, parts) },
    }),
  )
  const workspaces = proved.map(({ folder }) => folder)
  const repository = repositoryAt(origin.url, origin.branch)
  const text = configText({ ...given, repository, workspaces }, installedSchema(root), words.init)
  return { config: await parseConfig('insights.config.yaml', text, root), text, isNew: false, books, origin }
}

/** Proves a proposal and shows what it results in. */
async function showProof(
  place: AdoptedFolder,
  { folder, title, proposal, files }: ProposedBook,
  language: LanguageId,
  io: Io,
): Promise<Proof> {
  const words = await wordsIn(language)
  const parts = { ...place, words, given: { title, language, members: [], weeks: [] } }
  const textOf = (repaired: Proposal) => textIn(folder, title, repaired, parts)
  const proof = await withProgress(io, (next) => prove(join(place.root, folder), proposal, textOf, next))
  for (const line of describe(proof, files, words.adopt)) io.say(line)
  return proof
}

/** @param folder of a book; empty for the top */
function textIn(
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
    // A book may be in the vault of the folder at the top.
    dialect: [root, join(root, folder)].some((place) => isThere({ ...defaults(root), root: place }, '.obsidian'))
      ? ('obsidian' as const)
      : undefined,
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
  fallback: StartWords,
  io: Io,
): Promise<ProvedFolder[] | { book: string } | 'stop'> {
  const { contents } = place
  const interactive = isAnswered(options, io)
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
      return chosen === '' ? adoptBooks(place, books, language, io) : { book: chosen }
    }
    if (!adoption) {
      const given = current.patterns
      const paths = contents.files.map(({ path }) => path)
      const notes = paths.filter((path) => !isKind(stemOf(path)))
      const inWeeks = paths.filter((path) => weekIn(path) && !/(?:^|\/)readme\./i.test(path))
      // A folder with a few other files becomes a new workspace.
      const isGroup = inWeeks.length > 2
      if (!given && notes.length === 0 && !isGroup) return []
      const { nothing: none, nobody, nothingBy } = fallback.adopt
      const nothing = given ? nothingBy(given, notes) : isGroup ? nobody(inWeeks) : none(notes, examplePattern(notes))
      if (!interactive) throw failure('init', nothing)
      io.say(nothing.message)
      const patterns = await askPattern(fallback.adopt, io)
      if (patterns.length === 0) return 'stop'
      current = { ...current, patterns }
      continue
    }
    const { proposal } = adoption
    const language = options.language ?? proposal.language
    const found = { folder: '', title: options.title ?? titleIn(place) }
    const proof = await showProof(place, { ...found, proposal, files: contents.files.length }, language, io)
    if (!isAsking) return [{ ...found, proof }]
    const next = await correct(proof.proposal, current, await wordsIn(language), io)
    if (next === 'stop') return 'stop'
    if (next.current === current) return [{ ...found, proof }]
    isAsking = next.ask
    current = next.current
  }
}

/** A pattern of notes to start from, for paths of the depth that most of these have. */
function examplePattern(paths: readonly string[]): string {
  const byDepth = [...groupBy(paths, (path) => path.split('/').length)]
  const [[depth] = [2]] = byDepth.sort(([a, some], [b, others]) => others.length - some.length || a - b)
  return depth === 1 ? '{week}-{member}.md' : `${'*/'.repeat(depth - 2)}{week}/{member}.md`
}

async function adoptBooks(
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
    proved.push({ ...book, proof: await showProof(place, book, language, io) })
  }
  return proved
}

/** How to enter the new workspace, since commands work on the current folder. */
function enterHint(root: string, cwd: string, words: InitWords): string[] {
  const path = relative(cwd, root)
  return path === '' ? [] : [words.enter(shellWord(path))]
}

/** The commands to suggest next. */
function nextSteps({ isNew, proof, books }: Start, words: InitWords, adopting: AdoptWords): string[] {
  if (books) return [adopting.nextBooks]
  if (!proof) return isNew ? [words.next] : []
  const { listed, proposal, headed } = proof
  const all = proposal.sources.length > 0 ? listed.sources : headed
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

/** Writes all files. If a new one cannot be written, removes those created before it. */
function write(config: Config, steps: readonly Step[], words: InitWords): void {
  try {
    mkdirSync(config.root, { recursive: true })
  } catch (error) {
    const words = config.language.messages.unwritable((error as NodeJS.ErrnoException).code ?? String(error))
    throw failure('unwritable', words, config.root)
  }
  const created: string[] = []
  try {
    for (const step of steps) {
      if ('lines' in step) continue
      createText(config, step.path, step.text, words.exists())
      created.push(step.path)
    }
  } catch (error) {
    for (const path of created) rmSync(join(config.root, path), { force: true })
    throw error
  }
  for (const step of steps) {
    if (!('lines' in step)) continue
    const gap = step.before === '' || step.before.endsWith('\n') ? '' : '\n'
    writeFile(config, step.path, `${step.before}${gap}${step.lines.join('\n')}\n`)
  }
}

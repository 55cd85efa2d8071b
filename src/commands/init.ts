import { mkdirSync, rmSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { describe, isSchedule } from '../adopt/describe.ts'
import { type Contents, readFolder, readmeOf } from '../adopt/folder.ts'
import { isKind, stemOf, weekIn } from '../adopt/names.ts'
import { type Proposal, type ProposedBook, propose, proposeBooks } from '../adopt/propose.ts'
import { type Proof, prove } from '../adopt/prove.ts'
import { failure } from '../errors.ts'
import { chooseLanguage } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { AdoptWords, InitWords } from '../languages/language.ts'
import { allLanguages, languages } from '../languages/registry.ts'
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
import { asker, canAsk } from '../terminal/prompts.ts'
import { type Io, progressLine } from '../terminal/terminal.ts'
import { shellWord } from '../text.ts'
import { type Config, defaults, parseConfig } from '../workspace/config.ts'
import { createText, isThere, writeFile } from '../workspace/files.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { findWorkspaces, single, statsAt } from '../workspace/find-workspace.ts'
import { originBranch, originUrl } from '../workspace/git.ts'
import { repositoryAt } from '../workspace/hosting.ts'

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
  write(config, steps, words)
  io.say([words.done, ...enterHint(config.root, io.cwd, words), ...nextSteps(start, words, adopting)].join(' '))
  return 0
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
  const adopted = await adopt(contents, options, fallback, io)
  if (adopted === 'stop') return 'stop'
  if (adopted && 'book' in adopted) return createConfig(join(root, adopted.book), true, options, fallback, io)
  const books = adopted && 'books' in adopted ? adopted.books : undefined
  const proposal = adopted && 'proposal' in adopted ? adopted.proposal : undefined
  const language = options.language ?? (books?.[0]?.proposal ?? proposal)?.language
  const { init: words } = language === undefined ? fallback : await wordsIn(language)
  const title = contents.readme.title || basename(root)
  const given = await answers(options, { title, language, hasNotes: adopted !== undefined }, words, io)
  const origin = exists ? await originIn(root, io) : { url: '' }
  const parts: ConfigParts = {
    root,
    contents,
    given,
    wantsIndex: options.index ?? false,
    origin,
    words: await wordsIn(given.language),
  }
  if (books) return createBooks(books, parts, io)
  const proof = proposal && (await proved(proposal, '', given.title, parts, io))
  if (proof) tell(proof, isAnswered(options, io) ? undefined : contents.files.length, parts.words.adopt, io)
  const text = proof?.text ?? textIn('', given.title, undefined, parts)
  const config = proof?.config ?? (await parseConfig('insights.config.yaml', text, root))
  return { config, text, isNew: !proof, proof, origin }
}

/** What the configs of a folder and its books are made from. */
interface ConfigParts {
  root: string
  contents: Contents
  given: Answers
  wantsIndex: boolean
  origin: Origin
  words: StartWords
}

/** Makes a config for each book, and one for the folder above. */
async function createBooks(books: readonly ProposedBook[], parts: ConfigParts, io: Io): Promise<Start> {
  const { root, given, origin, words } = parts
  const created: Book[] = []
  for (const { folder, title, proposal } of books) {
    const proof = await proved(proposal, folder, title, parts, io)
    io.say('')
    io.say(words.adopt.book(folder))
    tell(proof, proposal.files, words.adopt, io)
    created.push({
      output: `${folder}/${proof.config.output}`,
      index: proof.config.index.map((path) => `${folder}/${path}`),
      config: { path: `${folder}/insights.config.yaml`, text: proof.text },
    })
  }
  const workspaces = books.map(({ folder }) => folder)
  const repository = repositoryAt(origin.url, origin.branch)
  const text = configText({ ...given, repository, workspaces }, installedSchema(root), words.init)
  return { config: await parseConfig('insights.config.yaml', text, root), text, isNew: false, books: created, origin }
}

/** The config for a proposal, repaired until the program reads the notes with it. */
function proved(
  proposal: Proposal,
  folder: string,
  title: string | undefined,
  parts: ConfigParts,
  io: Io,
): Promise<Proof> {
  const textOf = (repaired: Proposal) => textIn(folder, title, repaired, parts)
  return withProgress(io, (next) => prove(join(parts.root, folder), proposal, textOf, next))
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
 * Proposes a config from existing notes and lets the user correct it.
 * @returns a proposal, one for each of several books, the folder of the chosen book, `stop`, or undefined if there are
 * no notes
 */
async function adopt(
  contents: Contents,
  options: InitOptions,
  fallback: StartWords,
  io: Io,
): Promise<{ proposal: Proposal } | { books: ProposedBook[] } | { book: string } | 'stop' | undefined> {
  const interactive = isAnswered(options, io)
  let current = corrections(options)
  for (let isAsking = interactive; ; ) {
    const adoption = propose(contents, current, allLanguages)
    if (adoption && 'folders' in adoption) {
      const { folders } = adoption
      const choices = [{ value: '', label: fallback.adopt.allBooks }, ...folders.map((value) => ({ value }))]
      const chosen = interactive ? await asker(io).select(fallback.adopt.whichBook, choices, '') : ''
      if (chosen !== '') return { book: chosen }
      const books = proposeBooks(contents, folders, current, allLanguages)
      const language = options.language ?? books[0]?.proposal.language
      const { adopt: words } = language === undefined ? fallback : await wordsIn(language)
      for (const line of words.books(folders)) io.say(line)
      return { books }
    }
    if (!adoption) {
      const given = current.patterns
      const paths = contents.files.map(({ path }) => path)
      const notes = paths.filter((path) => !isKind(stemOf(path)))
      const inWeeks = paths.filter((path) => weekIn(path) && !/(?:^|\/)readme\./i.test(path))
      // A folder with a few other files becomes a new workspace.
      const isGroup = inWeeks.length > 2
      if (!given && notes.length === 0 && !isGroup) return undefined
      const { nothing: none, nobody, nothingBy } = fallback.adopt
      const nothing = given ? nothingBy(given, notes) : isGroup ? nobody(inWeeks) : none(notes)
      if (!interactive) throw failure('init', nothing)
      io.say(nothing.message)
      const patterns = await askPattern(fallback.adopt, io)
      if (patterns.length === 0) return 'stop'
      current = { ...current, patterns }
      continue
    }
    const { proposal } = adoption
    if (!isAsking) return { proposal }
    const words = await wordsIn(options.language ?? proposal.language)
    for (const line of describe(proposal, contents.files.length, words.adopt)) io.say(line)
    const next = await correct(proposal, current, words, io)
    if (next === 'stop') return 'stop'
    isAsking = next.ask
    current = next.current
  }
}

/**
 * Says what was found, and what the program reads with the new config.
 * @param files number of Markdown files; undefined if the user has seen the proposal, but not which files it refuses
 */
function tell({ proposal, listed }: Proof, files: number | undefined, words: AdoptWords, io: Io): void {
  const { refused = [] } = proposal.doubts
  const last = refused.length > 0 ? [words.doubts.refused(refused)] : []
  for (const line of files === undefined ? last : describe(proposal, files, words)) io.say(line)
  const isSource = proposal.sources.length > 0
  const found = isSource ? listed.sources : listed.notes
  const facts = {
    notes: found.length,
    people: new Set(found.map(({ member }) => member)).size,
    weeks: new Set(found.map(({ week }) => week)).size,
    heads: proposal.headed.length,
    sources: isSource,
  }
  io.say(words.effect(facts))
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
  const { listed, proposal } = proof
  const shown = new Set(proposal.headed)
  const all = proposal.sources.length > 0 ? listed.sources : listed.notes.filter(({ path }) => shown.has(path))
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

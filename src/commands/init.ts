import { mkdirSync, rmSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Book } from '../adopt/books.ts'
import { describe } from '../adopt/describe.ts'
import { type Evidence, readEvidence } from '../adopt/evidence.ts'
import { mayBeNote } from '../adopt/notes.ts'
import { type Proposal, propose } from '../adopt/propose.ts'
import { failure, type InsightsError } from '../errors.ts'
import { speaksKorean } from '../help/help.ts'
import { enAdopt } from '../languages/en/adopt.ts'
import { enInit } from '../languages/en/commands.ts'
import { en } from '../languages/en/language.ts'
import { koAdopt } from '../languages/ko/adopt.ts'
import { koInit } from '../languages/ko/commands.ts'
import { ko } from '../languages/ko/language.ts'
import type { AdoptWords, InitWords } from '../languages/language.ts'
import { answers, askPattern, configOptions, correct, corrections, type InitOptions } from '../scaffold/answers.ts'
import { configText } from '../scaffold/config-text.ts'
import { ciFile, installedSchema, isTop, pagesFile, planFiles, type Step } from '../scaffold/plan.ts'
import { asker, canAsk } from '../terminal/prompts.ts'
import { type Io, progressLine } from '../terminal/terminal.ts'
import { shellWord } from '../text.ts'
import { type Config, defaults, parseConfig } from '../workspace/config.ts'
import { createText, isThere, writeFile } from '../workspace/files.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { findWorkspace, statsAt } from '../workspace/find-workspace.ts'
import { gitSetting } from '../workspace/git.ts'

/**
 * Makes a folder a workspace, or adds missing files to one. Shows what it will write and overwrites nothing.
 * @returns the exit code, 0, also if the user declines
 * @throws {InsightsError} if there are several books, or Markdown files but no notes among them
 */
export async function init(folder: string | undefined, options: InitOptions, io: Io): Promise<number> {
  const root = resolve(options.cwd ?? io.cwd, folder ?? '.')
  const fallback = (options.language ?? (speaksKorean(io.env) ? 'ko' : 'en')) === 'en' ? enInit : koInit
  const stats = statsAt(root)
  if (stats && !stats.isDirectory()) throw failure('init', fallback.notAFolder(), root)
  const found = stats ? await findWorkspace({ cwd: root }) : defaults(root)
  // A folder given as an argument becomes a workspace of its own, even inside another workspace.
  const existing = found.path !== undefined && (folder === undefined || found.root === root) ? found : undefined
  const start = existing
    ? { config: existing, text: undefined, isNew: listNotes(existing).notes.length === 0, proposal: undefined }
    : await createConfig(root, stats !== undefined, options, fallback, io)
  if (start === 'stop') {
    io.say(fallback.stopped)
    return 0
  }
  const { config, text, isNew } = start
  const words = config.language.id === 'en' ? enInit : koInit
  const unused = existing ? configOptions(options).map((name) => `--${name}`) : []
  if (unused.length > 0) io.say(words.notTaken(unused, config.path ?? ''))
  const interactive = !options.yes && !options.dryRun && canAsk(io)
  const adopting = config.language.id === 'en' ? enAdopt : koAdopt
  const lacksPackage = !isThere(config, 'package.json') && isTop(config.root)
  const withPackage =
    lacksPackage &&
    (options.package ??
      (interactive && !existing && (await asker(io).confirm(adopting.askPackage, words.yes, words.no))))
  const remote = stats ? await gitSetting(root, 'remote.origin.url', io.env) : ''
  const ci = ciFile(config, remote)
  const isOnGitHub = /github\.com[:/]/i.test(remote) && isTop(config.root)
  const withPages =
    options.pages ??
    (interactive && !existing && isOnGitHub && (await asker(io).confirm(words.askPages, words.yes, words.no, false)))
  const jobs = withPages ? [ci, pagesFile(config)] : [ci]
  const steps = planFiles(config, { configFile: text, isNew, withPackage, ci: jobs }, words)
  if (steps.length === 0) {
    io.say(words.complete)
    return 0
  }
  for (const line of ['', words.plan(config.root), ...steps.map((step) => `  ${describeStep(step, words)}`)])
    io.say(line)
  if (!isTop(config.root)) io.say(words.notAtTop(ci.path))
  if (options.dryRun || (interactive && !(await asker(io).confirm(words.confirm, words.yes, words.no)))) {
    io.say(words.stopped)
    return 0
  }
  write(config, steps, words)
  io.say(
    [words.done, ...enterHint(config.root, io.cwd, words), ...nextSteps(config, start.proposal, words, adopting)].join(
      ' ',
    ),
  )
  return 0
}

interface Start {
  config: Config
  text: string | undefined
  isNew: boolean
  proposal: Proposal | undefined
}

/** Makes a config for a folder without one, from its notes and from answers. */
async function createConfig(
  root: string,
  exists: boolean,
  options: InitOptions,
  fallback: InitWords,
  io: Io,
): Promise<Start | 'stop'> {
  const bare = defaults(root)
  const evidence: Evidence = exists ? await collectEvidence(bare, io) : { files: [], top: [] }
  const adopted = await adopt(evidence, options, fallback, io)
  if (adopted === 'stop') return 'stop'
  if (adopted && 'book' in adopted) return createConfig(join(root, adopted.book), true, options, fallback, io)
  const language = options.language ?? adopted?.language
  const words = language === undefined ? fallback : language === 'en' ? enInit : koInit
  const title = evidence.readme?.title || basename(root)
  const given = await answers(options, { title, language, proposal: adopted }, words, io)
  const [own, adopting] = given.language === 'en' ? [enInit, enAdopt] : [koInit, koAdopt]
  const text = configText(given, installedSchema(root), own, adopting)
  const config = await parseConfig('insights.config.yaml', text, root)
  if (adopted) io.say(countNotes(config, adopted, adopting))
  return { config, text, isNew: !adopted, proposal: adopted }
}

async function collectEvidence(config: Config, io: Io): Promise<Evidence> {
  let progress: ReturnType<typeof progressLine> | undefined
  const evidence = await readEvidence(config, (path, of) => {
    progress ??= progressLine(io, of)
    return progress.next(path)
  })
  progress?.end()
  return evidence
}

/**
 * Proposes a config from existing notes and lets the user correct it.
 * @returns a proposal, the folder of the chosen book, `stop`, or undefined if there are no notes
 */
async function adopt(
  evidence: Evidence,
  options: InitOptions,
  fallback: InitWords,
  io: Io,
): Promise<Proposal | { book: string } | 'stop' | undefined> {
  const interactive = !options.yes && !options.dryRun && canAsk(io)
  const fallbackAdopt = fallback === enInit ? enAdopt : koAdopt
  let current = corrections(options)
  for (;;) {
    const adoption = propose(evidence, current, [ko, en])
    if (adoption && 'books' in adoption) {
      const { books } = adoption
      if (!interactive) throw severalBooks(books, fallbackAdopt)
      const choices = books.map(({ name: value }) => ({ value }))
      const name = await asker(io).select(fallbackAdopt.whichBook, choices, choices[0]?.value)
      const { folder, pattern = '' } = books.find((book) => book.name === name) ?? {}
      if (folder !== undefined) return { book: folder }
      current = { ...current, notes: [pattern] }
      continue
    }
    if (!adoption) {
      const given = current.notes ?? current.sources
      const notes = evidence.files.map(({ path }) => path).filter((path) => mayBeNote(path))
      if (!given && notes.length === 0) return undefined
      const nothing = given ? fallbackAdopt.nothingBy(given, notes) : fallbackAdopt.nothing(notes)
      if (!interactive) throw failure('init', nothing)
      io.say(nothing.message)
      const notesNow = await askPattern(fallbackAdopt, io)
      if (notesNow.length === 0) return 'stop'
      current = { ...current, notes: notesNow, sources: undefined }
      continue
    }
    const { proposal } = adoption
    const words = (options.language ?? proposal.language) === 'en' ? enAdopt : koAdopt
    for (const line of describe(proposal, evidence.files.length, words)) io.say(line)
    const next = interactive ? await correct(proposal, current, words, io) : 'write'
    if (next === 'stop') return 'stop'
    if (next === 'write') return proposal
    current = next
  }
}

function severalBooks(books: readonly Book[], words: AdoptWords): InsightsError {
  const { message, hint } = words.books(books.map(({ name }) => name))
  const commands = books
    .slice(0, 3)
    .map(({ folder, pattern = '' }) =>
      folder === undefined ? words.patternHint(shellWord(pattern)) : words.bookHint(shellWord(folder)),
    )
  return failure('init', { message, hint: `${hint} ${commands.join(', ')}` })
}

/** Counts what the new config finds in the folder. */
function countNotes(config: Config, { headed, sources }: Proposal, words: AdoptWords): string {
  const all =
    sources.length > 0 ? listNotes({ ...config, notes: config.sources, sources: [] }).notes : listNotes(config).notes
  return words.effect({
    notes: all.length,
    people: new Set(all.map(({ member }) => member)).size,
    weeks: new Set(all.map(({ week }) => week)).size,
    heads: headed.length,
    sources: sources.length > 0,
  })
}

/** How to enter the new workspace, since commands work on the current folder. */
function enterHint(root: string, cwd: string, words: InitWords): string[] {
  const path = relative(cwd, root)
  return path === '' ? [] : [words.enter(shellWord(path))]
}

/** The commands to suggest next. */
function nextSteps(config: Config, proposal: Proposal | undefined, words: InitWords, adopting: AdoptWords): string[] {
  if (!proposal) return [words.next]
  const isSource = proposal.sources.length > 0
  const { notes } = listNotes(isSource ? { ...config, notes: config.sources, sources: [] } : config)
  const shown = new Set(proposal.headed)
  const last = notes.findLast(({ week, path }) => /\d/.test(week) && (isSource || shown.has(path)))
  if (!last) return []
  const [week, member] = [shellWord(last.week), shellWord(last.member)]
  return [isSource ? adopting.nextDraft(week, member) : adopting.next(week)]
}

function describeStep(step: Step, words: InitWords): string {
  return 'lines' in step ? `~ ${step.path}  ${words.added(step.lines)}` : `+ ${step.path}`
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

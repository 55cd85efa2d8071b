import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { difference } from '../document/seal.ts'
import { enLint } from '../languages/en/lint-command.ts'
import { koLint } from '../languages/ko/lint-command.ts'
import { chooseChanged, chooseNotes } from '../lint/chosen-notes.ts'
import { explain } from '../lint/explain.ts'
import { fixFile } from '../lint/fixes.ts'
import { lintFile, ruleNamed } from '../lint/lint.ts'
import { type Found, reportFindings } from '../lint/report-findings.ts'
import type { LintFormat } from '../lint/reports/index.ts'
import type { LintSettings } from '../lint/rule.ts'
import { lintSettings } from '../lint/settings.ts'
import type { Io } from '../terminal/terminal.ts'
import { progressLine } from '../terminal/terminal.ts'
import { type Reading, readingOf, readText, writeText } from '../workspace/files.ts'
import { type NotePath, nobodysNote, notesIn } from '../workspace/find-notes.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'
import { lookUpIn } from '../workspace/look-up.ts'
import { noteTemplate } from '../workspace/templates.ts'

export interface LintOptions {
  cwd?: string
  config?: string
  fix?: boolean
  dryRun?: boolean
  format?: LintFormat
  maxWarnings?: number
  changed?: string | true
  explain?: string
  stdinFilename?: string
}

/**
 * Checks notes.
 * @param args files, folders or weeks; all notes without one
 * @returns the exit code: 1 where there are errors or too many warnings, 2 where a note could not be read, else 0
 * @throws {InsightsError} for what is wrong with the command line or the config
 */
export async function lint(args: string[], options: LintOptions, io: Io): Promise<number> {
  const cwd = options.cwd ?? io.cwd
  const config = await findWorkspace({ cwd, configPath: options.config })
  const words = config.language.id === 'en' ? enLint : koLint
  if (options.explain !== undefined) {
    io.stdout.write(await explain(ruleNamed(options.explain, words), config.language.id, words))
    return 0
  }
  const settings = lintSettings(config, { lookUp: lookUpIn(config.root), template: noteTemplate(config) })
  const job: Job = { settings, config, words, options, io, findings: [], sources: new Map(), unreadable: false }
  const files =
    options.stdinFilename === undefined
      ? await filesOf(args, cwd, job)
      : await fromStdin(options.stdinFilename, cwd, job)
  const progress = progressLine(io, files.length)
  for (const { path, notes, reading } of files) {
    await progress.next(path)
    await lintOne(path, notes, reading, job)
  }
  progress.end()
  return await reportFindings(
    files.map(({ path }) => path),
    job,
  )
}

/** One run: what it works with, and what it has found so far. */
interface Job extends Found {
  settings: LintSettings
  options: LintOptions
}

/** A file, and the note or the notes of several weeks in it. */
interface File {
  path: string
  notes: NotePath[]
  reading: Reading
}

async function filesOf(args: readonly string[], cwd: string, job: Job): Promise<File[]> {
  const { config, words, options, io } = job
  const { notes, texts, findings, skipped } =
    options.changed === undefined
      ? chooseNotes(config, args, cwd, words)
      : await chooseChanged(config, args, cwd, options.changed, words, io)
  for (const path of skipped) io.say(words.notANote(path))
  job.findings.push(...findings)
  job.unreadable ||= findings.some(({ rule }) => rule === 'unreadable')
  const files = new Map<string, NotePath[]>()
  for (const note of notes) files.set(note.path, [...(files.get(note.path) ?? []), note])
  return Array.from(files, ([path, own]) => ({
    path,
    notes: own,
    reading: texts.get(path) ?? readText(config, path),
  }))
}

/** A note that an editor hands in, under the name of its file, which need not have been saved. */
async function fromStdin(name: string, cwd: string, job: Job): Promise<File[]> {
  const { config, io, options, words } = job
  const chunks: Buffer[] = []
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  const path = relative(config.root, resolve(cwd, name)).split(sep).join('/')
  const reading = readingOf(path, bytes, config.language.messages)
  const { notes, findings } = notesIn(config, new Map([[path, reading]]))
  job.findings.push(...findings)
  if (notes.length + findings.length > 0) return [{ path, notes, reading }]
  if (!existsSync(resolve(cwd, name))) return [{ path: name, notes: [nobodysNote(name)], reading }]
  io.say(words.notANote(name))
  // An editor takes what comes back for the text.
  if (options.fix && !options.dryRun) io.stdout.write(bytes)
  return []
}

async function lintOne(path: string, notes: readonly NotePath[], reading: Reading, job: Job): Promise<void> {
  const { config, settings, options, io, findings, sources } = job
  if ('finding' in reading) {
    job.unreadable = true
    findings.push(reading.finding)
    return
  }
  const mark = reading.bom ? '\uFEFF' : ''
  const fixed = options.fix ? fixFile({ notes, ...reading }, settings) : reading.text
  if (options.dryRun) {
    if (fixed !== reading.text) io.show(await difference(path, mark + reading.text, mark + fixed, job.words.fixed))
  } else if (options.stdinFilename !== undefined && options.fix) {
    io.stdout.write(mark + fixed)
  } else if (fixed !== reading.text) {
    writeText(config, path, mark + fixed)
    io.say(job.words.wrote(path))
  }
  const text = options.dryRun ? reading.text : fixed
  const found = lintFile({ notes, ...reading, text }, settings)
  if (found.length > 0) sources.set(path, mark + text)
  for (const each of found) findings.push(each)
}

import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { groupBy } from '../collections.ts'
import { type Finding, withoutRepeats } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { chooseChanged, chooseNotes } from '../lint/chosen-notes.ts'
import { fixFile } from '../lint/fixes.ts'
import { lintFile } from '../lint/lint.ts'
import { type LintFormat, reportFindings } from '../lint/report.ts'
import { byPosition, type FileFindings, type LintSettings } from '../lint/rule.ts'
import { lintSettings } from '../lint/settings.ts'
import { type Io, progressLine } from '../terminal/terminal.ts'
import { compareUnits } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { type ReadResult, readingOf, readText, writeFile } from '../workspace/files.ts'
import { listNotes, type NotePath, nobodysNote, notesIn } from '../workspace/find-notes.ts'
import { findWorkspaces, type Workspaces } from '../workspace/find-workspace.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import { noteTemplate } from '../workspace/templates.ts'

export interface LintFlags {
  cwd?: string
  config?: string
  fix?: boolean
  format?: LintFormat
  maxWarnings?: number
  changed?: string | true
  stdinFilename?: string
  quiet?: boolean
}

/**
 * Checks notes.
 * @param args files, folders or weeks; if empty, all notes; `-` for one from stdin
 * @returns the exit code: 1 for errors or too many warnings, 2 if a note cannot be read, else 0
 * @throws {InsightsError} for mistakes in the command line or the config
 */
export async function lint(args: string[], flags: LintFlags, io: Io): Promise<number> {
  // Without a file name, findings in stdin have the path `-`.
  const options = args.includes('-') ? { stdinFilename: '-', ...flags } : flags
  const cwd = options.cwd ?? io.cwd
  const workspaces = await findWorkspaces({ cwd, configPath: options.config, env: io.env })
  const { top: config } = workspaces
  const words = await languages[config.language.speaks].load.lint()
  const job: Job = { workspaces, config, words, options, io }
  const { files, findings } =
    options.stdinFilename === undefined
      ? await filesOf(args, cwd, job)
      : await fromStdin(options.stdinFilename, cwd, job)
  const ofPaths = groupBy(
    findings.map((found) => ({ ...found, hint: found.hint && io.named(found.hint) })),
    ({ path }) => path,
  )
  const byPath = new Map(files.map((file) => [file.path, file]))
  const progress = progressLine(io, files.length)
  const checked: FileFindings[] = []
  let unreadable = findings.some(({ rule }) => rule === 'unreadable')
  for (const path of [...new Set([...ofPaths.keys(), ...byPath.keys()])].sort(compareUnits)) {
    const file = byPath.get(path)
    if (file) await progress.next(path)
    const found = file ? checkFile(file, job) : { findings: [], source: '', unreadable: false }
    unreadable ||= found.unreadable
    const all = [...(ofPaths.get(path) ?? []), ...found.findings].sort(byPosition)
    checked.push({ path, findings: all, source: found.source })
  }
  progress.end()
  const { root, language } = config
  const aside = options.fix === true && options.stdinFilename !== undefined
  const failed = await reportFindings(checked, files.length, {
    root,
    language: language.speaks,
    words,
    aside,
    options,
    io,
  })
  if (unreadable) return 2
  return failed ? 1 : 0
}

interface Job {
  workspaces: Workspaces
  /** The config at the top. */
  config: Config
  words: LintWords
  options: LintFlags
  io: Io
}

interface Work {
  files: CheckedFile[]
  /** Problems with paths. */
  findings: Finding[]
}

/** A file with its note, or its notes if it contains several weeks. */
interface CheckedFile {
  path: string
  notes: NotePath[]
  /** The settings of its workspace. */
  settings: LintSettings
  /** Its content, if already read. */
  reading?: ReadResult | undefined
}

async function filesOf(args: readonly string[], cwd: string, { workspaces, words, options, io }: Job): Promise<Work> {
  const { top } = workspaces
  const listed = workspaces.configs.map((config) => ({ config, listed: listNotes(config) }))
  const { chosen, skipped } =
    options.changed === undefined
      ? chooseNotes(top, listed, args, cwd, words, io)
      : await chooseChanged(top, listed, args, cwd, options.changed, words, io)
  for (const arg of skipped) io.say(words.notANote(arg))
  const known: KnownFiles = { root: top.root, folders: new Map() }
  const files = chosen.flatMap(({ config, notes, texts }) => {
    const settings = lintSettings(config, known, noteTemplate(config))
    return Array.from(
      groupBy(notes, ({ path }) => path),
      ([path, notes]) => ({ path, notes, settings, reading: texts.get(path) }),
    )
  })
  return { files, findings: withoutRepeats(chosen.flatMap(({ findings }) => findings)) }
}

/** Reads a note from an editor. The file need not exist on disk. */
async function fromStdin(name: string, cwd: string, { workspaces, io, options, words }: Job): Promise<Work> {
  const chunks: Buffer[] = []
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  const { root, language } = workspaces.top
  const path = relative(root, resolve(cwd, name)).split(sep).join('/')
  const reading = readingOf(path, bytes, language.messages)
  const known: KnownFiles = { root, folders: new Map() }
  const settingsOf = (config: Config) => lintSettings(config, known, noteTemplate(config))
  for (const config of workspaces.configs) {
    const { notes, findings } = notesIn(config, new Map([[path, reading]]))
    if (notes.length + findings.length > 0)
      return { files: [{ path, notes, settings: settingsOf(config), reading }], findings }
  }
  if (!existsSync(resolve(cwd, name))) {
    const file = { path: name, notes: [nobodysNote(name)], settings: settingsOf(workspaces.top), reading }
    return { files: [file], findings: [] }
  }
  io.say(words.notANote(name))
  // An editor replaces its text with the output.
  if (options.fix) io.stdout.write(bytes)
  return { files: [], findings: [] }
}

/** Fixes a file if asked to, then checks it. */
function checkFile(file: CheckedFile, job: Job): Omit<FileFindings, 'path'> & { unreadable: boolean } {
  const { path, notes, settings } = file
  const reading = file.reading ?? readText(job.config, path)
  if ('finding' in reading) {
    // A link out of the workspace, or into `.git`, is a mistake that the author can mend, wherever it leads.
    return { findings: [reading.finding], source: '', unreadable: reading.finding.rule !== 'workspace' }
  }
  const mark = reading.bom ? '\uFEFF' : ''
  const text = job.options.fix ? fixed(file, reading, job) : reading.text
  const findings = lintFile({ notes, ...reading, text }, settings)
  return { findings, source: findings.length > 0 ? mark + text : '', unreadable: false }
}

/** Writes the fixed text, on disk or for an editor, and returns it. */
function fixed({ path, notes, settings }: CheckedFile, reading: { text: string; bom: boolean }, job: Job): string {
  const { config, words, options, io } = job
  const text = fixFile({ notes, ...reading }, settings)
  const bytes = (reading.bom ? '\uFEFF' : '') + text
  if (options.stdinFilename !== undefined) io.stdout.write(bytes)
  else if (text !== reading.text) {
    writeFile(config, path, bytes)
    io.say(words.wrote(path))
  }
  return text
}

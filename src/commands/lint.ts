import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { groupBy } from '../collections.ts'
import { editedDocuments } from '../document/edited-documents.ts'
import { type Finding, InsightsError, withoutRepeats } from '../errors.ts'
import { workspaceLanguage } from '../help/help.ts'
import type { LintWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { chooseChanged, chooseNotes } from '../lint/chosen-notes.ts'
import { explainName } from '../lint/explain.ts'
import { fixFile } from '../lint/fixes.ts'
import { lintNote } from '../lint/lint.ts'
import { overviewOf } from '../lint/overview.ts'
import { type LintFormat, nameCommandsIn, reportFailure, reportFindings } from '../lint/report-findings.ts'
import type { FileFindings } from '../lint/reports/result.ts'
import { byPosition, type LintSettings } from '../lint/rule.ts'
import { lintSettings } from '../lint/settings.ts'
import { parseNote } from '../note/note.ts'
import { difference } from '../terminal/difference.ts'
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
  dryRun?: boolean
  format?: LintFormat
  maxWarnings?: number
  changed?: string | true
  explain?: string
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
  try {
    return await lintChosen(args, flags, io)
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    const root = resolve(flags.cwd ?? io.cwd)
    const language = workspaceLanguage(root, io.env)
    const words = await languages[language].load.lint()
    if (!(await reportFailure(error.findings, { root, language, words, options: flags, io }))) throw error
    return error.exitCode
  }
}

async function lintChosen(args: string[], flags: LintFlags, io: Io): Promise<number> {
  // Without a file name, findings in stdin have the path `-`.
  const options = args.includes('-') ? { stdinFilename: '-', ...flags } : flags
  const cwd = options.cwd ?? io.cwd
  const workspaces = await findWorkspaces({ cwd, configPath: options.config, env: io.env })
  const { top: config } = workspaces
  const words = await languages[config.language.speaks].load.lint()
  if (options.explain !== undefined) {
    io.stdout.write(explainName(options.explain, config.language.speaks, words))
    return 0
  }
  const job: Job = { workspaces, config, words, options, io }
  const chosen =
    options.stdinFilename === undefined
      ? await filesOf(args, cwd, job)
      : await fromStdin(options.stdinFilename, cwd, job)
  if (options.fix) await fixAll(chosen.files, job)
  const { root, language } = config
  const files = lintAll(chosen, job)
  const reporting = { root, language: language.speaks, words, options, io }
  const checked = { notes: chosen.files.length, freeNotes: chosen.freeNotes }
  return await reportFindings(files, checked, reporting)
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
  /** The number of selected free notes, which are not checked. */
  freeNotes: number
  /** Problems with paths and edited documents. */
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
  const { chosen, skipped, changed } =
    options.changed === undefined
      ? { ...chooseNotes(top, listed, args, cwd, words), changed: undefined }
      : await chooseChanged(top, listed, args, cwd, options.changed, words, io)
  for (const { arg, sources } of skipped) io.say(notChecked(arg, sources, words))
  const known: KnownFiles = { root: top.root, folders: new Map() }
  const files = chosen.flatMap(({ config, notes, texts }) => {
    const settings = lintSettings(config, known, noteTemplate(config))
    return Array.from(
      groupBy(notes, ({ path }) => path),
      ([path, notes]) => ({ path, notes, settings, reading: texts.get(path) }),
    )
  })
  const findings = withoutRepeats(chosen.flatMap(({ findings }) => findings))
  const freeNotes = chosen.reduce((sum, { sources }) => sum + sources.length, 0)
  const edited = await Promise.all(
    (args.length > 0 ? [] : listed).map(({ config, listed: { weeks } }) =>
      editedDocuments(config, weeks, words, io.env),
    ),
  )
  const concerned = edited.flat().filter(({ path }) => !changed || changed.files.has(path.normalize('NFC')))
  return { files, freeNotes, findings: [...findings, ...concerned] }
}

/** Why nothing is checked for an argument of the command line, or for the whole workspace if it is empty. */
function notChecked(arg: string, sources: readonly NotePath[], words: LintWords): string {
  const [path, ...others] = new Set(sources.map(({ path }) => path))
  if (path === undefined) return words.notANote(arg)
  if (others.length === 0) return words.freeNote(path)
  return (arg && `${arg}: `) + words.freeNotes(sources.length)
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
  const sources: NotePath[] = []
  for (const config of workspaces.configs) {
    const { notes, sources: found, findings } = notesIn(config, new Map([[path, reading]]))
    if (notes.length + findings.length > 0)
      return { files: [{ path, notes, settings: settingsOf(config), reading }], freeNotes: 0, findings }
    sources.push(...found)
  }
  if (sources.length === 0 && !existsSync(resolve(cwd, name))) {
    const file = { path: name, notes: [nobodysNote(name)], settings: settingsOf(workspaces.top), reading }
    return { files: [file], freeNotes: 0, findings: [] }
  }
  io.say(notChecked(name, sources, words))
  // An editor replaces its text with the output.
  if (options.fix && !options.dryRun) io.stdout.write(bytes)
  return { files: [], freeNotes: sources.length, findings: [] }
}

/** Applies the fixes of all files, or shows them. */
async function fixAll(files: readonly CheckedFile[], job: Job): Promise<void> {
  const progress = progressLine(job.io, files.length)
  for (const file of files) {
    await progress.next(file.path)
    await fixOne(file, job)
  }
  progress.end()
}

async function fixOne(file: CheckedFile, { config, words, options, io }: Job): Promise<void> {
  const { path, notes, settings } = file
  const reading = file.reading ?? readText(config, path)
  if ('finding' in reading) return
  const mark = reading.bom ? '\uFEFF' : ''
  const text = fixFile({ notes, ...reading }, settings)
  if (options.dryRun) {
    if (text !== reading.text) io.show(await difference(path, mark + reading.text, mark + text, words.fixed))
  } else if (options.stdinFilename !== undefined) {
    io.stdout.write(mark + text)
    file.reading = { ...reading, text }
  } else if (text !== reading.text) {
    writeFile(config, path, mark + text)
    io.say(words.wrote(path))
    file.reading = { ...reading, text }
  }
}

/** Yields the findings of each file and of paths, sorted by path. */
async function* lintAll({ files, findings }: Work, { config, io }: Job): AsyncGenerator<FileFindings> {
  const ofPaths = groupBy(nameCommandsIn(findings, io), ({ path }) => path)
  const byPath = new Map(files.map((file) => [file.path, file]))
  const progress = progressLine(io, files.length)
  for (const path of [...new Set([...ofPaths.keys(), ...byPath.keys()])].sort(compareUnits)) {
    const file = byPath.get(path)
    if (file) await progress.next(path)
    const found = file ? lintOne(file, config) : { findings: [], overviews: [], source: '', unreadable: false }
    const known = ofPaths.get(path) ?? []
    progress.end()
    yield {
      path,
      findings: [...known, ...found.findings].sort(byPosition),
      overviews: found.overviews,
      source: found.source,
      unreadable: found.unreadable || known.some(({ rule }) => rule === 'unreadable'),
    }
  }
}

function lintOne(file: CheckedFile, config: Config): Omit<FileFindings, 'path'> {
  const reading = file.reading ?? readText(config, file.path)
  if ('finding' in reading) {
    // A link out of the workspace, or into `.git`, is a mistake that the author can mend, wherever it leads.
    const unreadable = reading.finding.rule !== 'workspace'
    return { findings: [reading.finding], overviews: [], source: '', unreadable }
  }
  const notes = file.notes.map((at) => parseNote(at, reading, file.settings))
  const findings = notes.flatMap((note) => lintNote(note, file.settings))
  const source = findings.length > 0 ? (reading.bom ? '\uFEFF' : '') + reading.text : ''
  return { findings, overviews: notes.map((note) => overviewOf(note, file.settings)), source, unreadable: false }
}

import { existsSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { type Finding, InsightsError } from '../errors.ts'
import type { LanguageId } from '../languages/ids.ts'
import { defaultLanguage } from '../languages/registry.ts'
import { readingOf } from '../workspace/files.ts'
import { notesIn } from '../workspace/find-notes.ts'
import { findWorkspaces } from '../workspace/find-workspace.ts'
import { noteTemplate } from '../workspace/templates.ts'
import { fixFile } from './fixes.ts'
import { lintFile, type NoteText } from './lint.ts'
import { byPosition, type LintFinding, type LintSettings } from './rule.ts'
import { lintSettings } from './settings.ts'

/** A file that is open in an editor, with its findings. */
export interface OpenFile {
  /** The path of the findings in this file; the others are about the config of its workspace. */
  path: string
  language: LanguageId
  /** Without a byte order mark, and with `\n` as line ending; empty if the file is not a note. */
  text: string
  findings: LintFinding[]
}

/**
 * Checks a file that is open in an editor, saved or not, with the config of its workspace.
 * @param file its absolute path
 * @param content its text, or its bytes
 * @param configFile the absolute path of another config to use
 * @returns no findings if the file is not a note
 */
export async function checkOpenFile(
  file: string,
  content: string | Uint8Array,
  configFile?: string,
): Promise<OpenFile> {
  try {
    const { path, settings, note, findings } = await open(file, content, configFile)
    const found = note ? [...findings, ...lintFile(note, settings)].sort(byPosition) : findings
    const text = note?.text.replace(/\r\n?/g, '\n') ?? ''
    return { path, language: settings.language, text, findings: found }
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return { path: '', language: defaultLanguage.id, text: '', findings: error.findings }
  }
}

/**
 * Applies all safe fixes to a file that is open in an editor.
 * @returns its new text
 * @throws {InsightsError} if the config of its workspace is invalid
 */
export async function fixOpenFile(file: string, content: string, configFile?: string): Promise<string> {
  const { settings, note } = await open(file, content, configFile)
  return note ? (note.bom ? '\uFEFF' : '') + fixFile(note, settings) : content
}

interface OpenedFile {
  path: string
  settings: LintSettings
  /** Absent if the file is not a note or cannot be read. */
  note?: NoteText
  findings: Finding[]
}

async function open(file: string, content: string | Uint8Array, configPath: string | undefined): Promise<OpenedFile> {
  const { top, configs } = await findWorkspaces({ cwd: existingFolder(dirname(file)), configPath })
  const path = relative(top.root, file).split(sep).join('/')
  const reading = readingOf(path, Buffer.from(content), top.language.messages)
  const found = path.startsWith('../')
    ? []
    : configs.map((config) => ({ config, ...notesIn(config, new Map([[path, reading]])) }))
  const nothing = { config: top, notes: [], findings: [] }
  const { config, notes, findings } = found.find((one) => one.notes.length + one.findings.length > 0) ?? nothing
  const settings = lintSettings(config, { root: config.root, folders: new Map() }, noteTemplate(config))
  const opened = { path, settings, findings }
  if (notes.length === 0) return opened
  return 'finding' in reading
    ? { ...opened, findings: [...findings, reading.finding] }
    : { ...opened, note: { ...reading, notes } }
}

/** The nearest existing folder: a file that is not saved yet may be in a folder that does not exist yet. */
function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder))
}

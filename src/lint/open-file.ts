import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { Steps } from '../collections.ts'
import { type Finding, InsightsError } from '../errors.ts'
import type { LanguageId } from '../languages/ids.ts'
import { defaultLanguage } from '../languages/registry.ts'
import { type Note, parseNote } from '../note/note.ts'
import type { Config } from '../workspace/config.ts'
import { readingOf } from '../workspace/files.ts'
import { notesIn } from '../workspace/find-notes.ts'
import { type From, findWorkspaces } from '../workspace/find-workspace.ts'
import { noteTemplate } from '../workspace/templates.ts'
import { lintNote, type NoteText } from './lint.ts'
import { byPosition, type LintFinding, type LintSettings } from './rule.ts'
import { lintSettings } from './settings.ts'

/** A file that is open in an editor, with its notes and the config of its workspace. */
export interface OpenedFile {
  /** Relative to the workspace. */
  path: string
  config: Config
  settings: LintSettings
  /** Absent if the file is not a note or cannot be read. */
  note?: NoteText
  /** Parsed. Several in a file with several weeks; none if the file is not a note or cannot be read. */
  notes: Note[]
  /** Problems with its path or its bytes. */
  findings: Finding[]
}

/** The findings of a file that is open in an editor. */
interface CheckedOpenFile {
  /** The path of the findings in this file; the others are about the config of its workspace. */
  path: string
  language: LanguageId
  /** Without a byte order mark, and with `\n` as line ending; empty if the file is not a note. */
  text: string
  findings: LintFinding[]
}

/**
 * Opens a file that is open in an editor, saved or not, with the config of its workspace.
 * @param file its absolute path
 * @param content its text, or its bytes
 * @param how the absolute path of another config to use, and the workspaces without a config that are known
 * @throws {InsightsError} if the config of its workspace is invalid
 */
export async function openFile(
  file: string,
  content: string | Uint8Array,
  how: Pick<From, 'configPath' | 'known'> = {},
): Promise<OpenedFile> {
  const { top, configs } = await findWorkspaces({ ...how, cwd: existingFolder(dirname(file)) })
  const path = relative(top.root, file).split(sep).join('/')
  const reading = readingOf(path, Buffer.from(content), top.language.messages)
  const found = path.startsWith('../')
    ? []
    : configs.map((config) => ({ config, ...notesIn(config, new Map([[path, reading]])) }))
  const nothing = { config: top, notes: [], findings: [] }
  const { config, notes, findings } = found.find((place) => place.notes.length + place.findings.length > 0) ?? nothing
  const settings = lintSettings(config, { root: config.root, folders: new Map() }, noteTemplate(config))
  const opened = { path, config, settings, notes: [], findings }
  if (notes.length === 0) return opened
  if ('finding' in reading) return { ...opened, findings: [...findings, reading.finding] }
  return { ...opened, note: { ...reading, notes }, notes: notes.map((at) => parseNote(at, reading, settings)) }
}

/** Finds all findings of an opened file, note by note; returns them in order. */
export function* findingsInSteps({ notes, settings, findings }: OpenedFile): Generator<void, LintFinding[]> {
  const found: LintFinding[] = [...findings]
  for (const note of notes) {
    found.push(...lintNote(note, settings))
    yield
  }
  return found.sort(byPosition)
}

/**
 * Checks a file that is open in an editor, see {@link openFile}.
 * @returns no findings if the file is not a note, and those of the config if that is invalid
 */
export async function checkOpenFile(file: string, content: string | Uint8Array): Promise<CheckedOpenFile> {
  try {
    const opened = await openFile(file, content)
    const { path, settings, notes } = opened
    return {
      path,
      language: settings.language,
      text: notes[0]?.text ?? '',
      findings: new Steps(findingsInSteps(opened)).finish(),
    }
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return { path: '', language: defaultLanguage.id, text: '', findings: error.findings }
  }
}

/** The absolute path of a file that a finding names, such as the config: in the nearest folder above `file` that has it. */
export function fileNamed(path: string, file: string): string | undefined {
  const folder = dirname(file)
  if (path === '' || path.startsWith('../') || folder === file) return undefined
  const named = join(folder, path)
  return existsSync(named) ? named : fileNamed(path, folder)
}

/** The nearest existing folder: a file that is not saved yet may be in a folder that does not exist yet. */
function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder))
}

import type { LanguageId } from '../../languages/ids.ts'
import type { LintWords } from '../../languages/language.ts'
import { printJson } from '../../text.ts'
import type { NoteOverview } from '../overview.ts'
import type { LintFinding } from '../rule.ts'

/** The findings of one file, in the order of the text. */
export interface FileFindings {
  /** Empty for findings about no file. */
  path: string
  findings: readonly LintFinding[]
  /** What its notes have and lack. */
  overviews: readonly NoteOverview[]
  /** The file's text as on disk; empty if it could not be read or has no findings. */
  source: string
  /** Whether it could not be read. */
  unreadable: boolean
}

/** A run of `lint`: how to report it, and its totals so far. */
export interface LintRun {
  /** The folder of the workspace within its repository: empty, or ending in `/`. */
  prefix: string
  /** The URL before such a path in links, as on GitHub; empty if there is none. */
  files: string
  language: LanguageId
  words: LintWords
  color: boolean
  /** How many notes are checked. */
  notes: number
  /** How many free notes were selected, which are not checked. */
  freeNotes: number
  totals: Totals
}

export interface Totals {
  errors: number
  warnings: number
  fixable: number
  /** Whether a file could not be read. */
  unreadable: boolean
  /** The first findings, up to {@link mostRows}. */
  first: LintFinding[]
  /** The notes, up to {@link mostNotes}. */
  overviews: NoteOverview[]
}

/** Nobody reads a table that is longer. */
export const mostRows = 50
/** A pull request with more notes is not about the notes of one person. */
export const mostNotes = 10

/**
 * Formats findings as text, file by file in the order of paths, so that no run has to keep all of them. In formats for
 * people, each chunk ends with a line ending. {@link LintRun.totals} are complete after the last file.
 */
export type Report = (files: AsyncIterable<FileFindings>, run: LintRun) => AsyncIterable<string>

/** The totals on one line: errors, warnings, and how many of them have a fix. */
export function summaryOf({ totals: { errors, warnings, fixable }, notes, freeNotes, words }: LintRun): string {
  if (errors + warnings > 0) return words.summary(errors, warnings, fixable)
  return notes === 0 && freeNotes > 0 ? words.freeNotes(freeNotes) : words.noFindings(notes)
}

/**
 * An array as {@link printJson} prints it.
 * @param elementsOf the elements for a file
 * @param indent the indentation of all lines but the first
 */
export async function* jsonArray(
  files: AsyncIterable<FileFindings>,
  elementsOf: (file: FileFindings) => readonly object[],
  indent = '',
): AsyncGenerator<string> {
  let opening = '['
  for await (const file of files) {
    if (file.findings.length === 0) continue
    const elements = printJson(elementsOf(file)).slice('['.length, -'\n]'.length)
    yield opening + elements.replaceAll('\n', `\n${indent}`)
    opening = ','
  }
  yield opening === '[' ? '[]' : `\n${indent}]`
}

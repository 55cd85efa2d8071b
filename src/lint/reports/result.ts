import type { LintWords } from '../../languages/language.ts'
import type { LintFinding } from '../rule.ts'

/** What was found in one file, in the order of the text. */
export interface FileFindings {
  /** Empty for what is about no file. */
  path: string
  findings: readonly LintFinding[]
  /** The file's text as on disk; empty where it could not be read, or nothing was found in it. */
  source: string
  /** Whether it could not be read. */
  unreadable: boolean
}

/** A run of `lint`: how it is to be told, and what it has found so far. */
export interface LintRun {
  /** The folder of the workspace within its repository: empty, or ending in `/`. */
  prefix: string
  /** What comes before such a path where links are shown, as on GitHub; empty where there are none. */
  files: string
  language: 'ko' | 'en'
  words: LintWords
  color: boolean
  /** How many notes are checked. */
  notes: number
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
}

/** Nobody reads a table that is longer. */
export const mostRows = 50

/**
 * Writes what was found, file by file in the order of paths, so that no run has to hold all of it. Each piece of text ends
 * with a line ending but in formats that only programs read. {@link LintRun.totals} are whole when the last file was read.
 */
export type Report = (files: AsyncIterable<FileFindings>, run: LintRun) => AsyncIterable<string>

/** How much was found, in one line: errors, warnings, and how many of them have a fix. */
export function summaryOf({ totals: { errors, warnings, fixable }, notes, words }: LintRun): string {
  return errors + warnings === 0 ? words.noFindings(notes) : words.summary(errors, warnings, fixable)
}

/**
 * An array as `JSON.stringify` writes it with two spaces.
 * @param elementsOf what a file adds to it
 * @param indent what the lines behind the first begin with
 */
export async function* jsonArray(
  files: AsyncIterable<FileFindings>,
  elementsOf: (file: FileFindings) => readonly object[],
  indent = '',
): AsyncGenerator<string> {
  let opening = '['
  for await (const file of files) {
    if (file.findings.length === 0) continue
    const elements = JSON.stringify(elementsOf(file), null, 2).slice('['.length, -'\n]'.length)
    yield opening + elements.replaceAll('\n', `\n${indent}`)
    opening = ','
  }
  yield opening === '[' ? '[]' : `\n${indent}]`
}

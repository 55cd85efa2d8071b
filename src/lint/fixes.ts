import { applyEdits, applyToFile, type Edit } from '../markdown/edits.ts'
import { parseNote } from '../note/note.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { lintNote, type NoteText } from './lint.ts'
import type { Changes, LintFinding, LintSettings } from './rule.ts'
import { rules } from './rules.ts'
import { provesSame } from './verify-fix.ts'

/** In rounds: each opens what the one before uncovered. Notes of people need two. */
const most = 20

/** Makes all fixes of the notes of a file, as {@link fixNote} does of each; gives the text after them. */
export function fixFile({ notes, ...file }: NoteText, settings: LintSettings): string {
  return notes.reduce((text, at) => fixNote(at, { ...file, text }, settings), file.text)
}

/**
 * Makes all fixes of a note that can be proven safe, until there is none left.
 * @param file the file's text without its byte order mark, and whether one stood before it
 * @returns the text with the line endings that it had; the same text where nothing was to be fixed
 */
export function fixNote(at: NotePath, file: { text: string; bom: boolean }, settings: LintSettings): string {
  const lint = (text: string) => lintNote(parseNote(at, { ...file, text }, settings), settings)
  let { text } = file
  for (let round = 0; round < most; round++) {
    const edits = editsOf(text.replace(/\r\n?/g, '\n'), lint)
    if (edits.length === 0) break
    text = applyToFile(text, edits)
  }
  return text
}

type Lint = (text: string) => LintFinding[]

/** The edits of one round: those that hold together, the most that can be proven at once. */
function editsOf(text: string, lint: Lint): readonly Edit[] {
  const found = lint(text)
  // Where front matter cannot be told from text, `---` and what is above it may be anything.
  if (found.some(({ rule }) => rule === 'front-matter')) return []
  const before = found.filter(({ fix }) => fix)
  let accepted: LintFinding[] = []
  for (let pending = before; pending.length > 0; ) {
    const batch = apart(accepted, pending)
    accepted = accept(text, before, accepted, batch, lint)
    pending = pending.filter((one) => !batch.includes(one) && isApart(accepted, one))
  }
  return accepted.flatMap(({ fix }) => fix?.edits ?? [])
}

/** Adds to `accepted` what can be added of `batch`, halving it where it cannot be proven as a whole. */
function accept(
  text: string,
  before: readonly LintFinding[],
  accepted: LintFinding[],
  batch: readonly LintFinding[],
  lint: Lint,
): LintFinding[] {
  if (batch.length === 0) return accepted
  const all = [...accepted, ...batch]
  if (isSafe(text, before, all, lint)) return all
  if (batch.length === 1) return accepted
  const half = batch.length >> 1
  return accept(text, before, accept(text, before, accepted, batch.slice(0, half), lint), batch.slice(half), lint)
}

/** Whether the findings go away with their fixes, and nothing else of the note changes. */
function isSafe(text: string, before: readonly LintFinding[], chosen: readonly LintFinding[], lint: Lint): boolean {
  const after = applyEdits(
    text,
    chosen.flatMap(({ fix }) => fix?.edits ?? []),
  )
  const names = new Set(chosen.map(({ rule }) => rule))
  const changes = rules.flatMap((rule): Changes[] => (names.has(rule.name) ? [rule.changes ?? {}] : []))
  if (!provesSame(text, after, changes)) return false
  const left = lint(after)
  return [...names].every((name) => {
    const count = (findings: readonly LintFinding[]) => findings.filter((one) => one.rule === name && one.fix).length
    return count(left) <= count(before) - count(chosen)
  })
}

function apart(accepted: readonly LintFinding[], pending: readonly LintFinding[]): LintFinding[] {
  const batch: LintFinding[] = []
  for (const one of pending) if (isApart([...accepted, ...batch], one)) batch.push(one)
  return batch
}

/** Whether a fix touches none of the others, nor what stands between the edits of one. */
function isApart(others: readonly LintFinding[], one: LintFinding): boolean {
  const [start, end] = extent(one)
  return others.every((other) => {
    const [from, to] = extent(other)
    return end < from || to < start
  })
}

function extent({ fix }: LintFinding): [number, number] {
  const edits = fix?.edits ?? []
  return [Math.min(...edits.map(({ start }) => start)), Math.max(...edits.map(({ end }) => end))]
}

import { isError } from '../errors.ts'
import { applyEdits, applyToFile, type Edit } from '../markdown/edits.ts'
import { parseNote } from '../note/note.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { lintNote, type NoteText } from './lint.ts'
import type { Changes, LintFinding, LintSettings } from './rule.ts'
import { rules } from './rules.ts'
import { provesSame } from './verify-fix.ts'

/** A fix can uncover another finding, so fixes are applied in rounds. Real notes need two. */
const mostRounds = 20

/** Applies the safe fixes to all notes of a file, see {@link fixNote}; returns the new text. */
export function fixFile({ notes, ...file }: NoteText, settings: LintSettings): string {
  return notes.reduce((text, at) => fixNote(at, { ...file, text }, settings), file.text)
}

/**
 * Applies all fixes of a note that can be proven safe, until there are none left.
 * @param file the file's text without its byte order mark, and whether it had one
 * @returns the text with its own line endings, unchanged if there is nothing to fix
 */
export function fixNote(at: NotePath, file: { text: string; bom: boolean }, settings: LintSettings): string {
  const lint = (text: string) => lintNote(parseNote(at, { ...file, text }, settings), settings)
  let { text } = file
  for (let round = 0; round < mostRounds; round++) {
    const edits = editsOf(text.replace(/\r\n?/g, '\n'), lint)
    if (edits.length === 0) break
    text = applyToFile(text, edits)
  }
  return text
}

type Lint = (text: string) => LintFinding[]

/** The edits of one round: all fixes that do not overlap and are safe together. */
function editsOf(text: string, lint: Lint): readonly Edit[] {
  const found = lint(text)
  // If the front matter is broken, `---` and the lines above it could be anything.
  if (found.some((each) => each.rule === 'front-matter' && isError(each))) return []
  const before = found.filter(({ fix }) => fix)
  let accepted: LintFinding[] = []
  for (let pending = before; pending.length > 0; ) {
    const batch = nonOverlapping(accepted, pending)
    accepted = accept(text, before, accepted, batch, lint)
    pending = pending.filter((candidate) => !batch.includes(candidate) && overlapsNone(accepted, candidate))
  }
  return accepted.flatMap(({ fix }) => fix?.edits ?? [])
}

/** Adds the safe fixes of `batch` to `accepted`. Halves the batch if it is not safe as a whole. */
function accept(
  text: string,
  before: readonly LintFinding[],
  accepted: LintFinding[],
  batch: readonly LintFinding[],
  lint: Lint,
): LintFinding[] {
  if (batch.length === 0) return accepted
  const fixes = [...accepted, ...batch]
  if (isSafe(text, before, fixes, lint)) return fixes
  if (batch.length === 1) return accepted
  const half = batch.length >> 1
  return accept(text, before, accept(text, before, accepted, batch.slice(0, half), lint), batch.slice(half), lint)
}

/** Whether the fixes resolve their findings and change nothing else in the note. */
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
    const count = (findings: readonly LintFinding[]) =>
      findings.filter((candidate) => candidate.rule === name && candidate.fix).length
    return count(left) <= count(before) - count(chosen)
  })
}

function nonOverlapping(accepted: readonly LintFinding[], pending: readonly LintFinding[]): LintFinding[] {
  const batch: LintFinding[] = []
  for (const candidate of pending) if (overlapsNone([...accepted, ...batch], candidate)) batch.push(candidate)
  return batch
}

/** Whether a fix overlaps none of the others, from their first edit to their last. */
function overlapsNone(others: readonly LintFinding[], candidate: LintFinding): boolean {
  const [start, end] = extent(candidate)
  return others.every((other) => {
    const [from, to] = extent(other)
    return end < from || to < start
  })
}

function extent({ fix }: LintFinding): [number, number] {
  const edits = fix?.edits ?? []
  return [Math.min(...edits.map(({ start }) => start)), Math.max(...edits.map(({ end }) => end))]
}

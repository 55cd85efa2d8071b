import { groupBy } from '../collections.ts'
import { isError } from '../errors.ts'
import { applyToFile } from '../markdown/edits.ts'
import { parseNote } from '../note/note.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { lintNote, type NoteText } from './lint.ts'
import type { LintFinding, LintSettings } from './rule.ts'

/** A fix can uncover another finding, so fixes are applied in rounds. Real notes need two. */
const mostRounds = 10

/** Applies the fixes to all notes of a file; returns the text with its own line endings. */
export function fixFile({ notes, ...file }: NoteText, settings: LintSettings): string {
  return notes.reduce((text, at) => fixNote(at, { ...file, text }, settings), file.text)
}

function fixNote(at: NotePath, file: { text: string; bom: boolean }, settings: LintSettings): string {
  const lint = (text: string) => lintNote(parseNote(at, { ...file, text }, settings), settings)
  let { text } = file
  let found = lint(text)
  for (let round = 0; round < mostRounds; round++) {
    // If the front matter is broken, `---` and the lines above it could be anything.
    if (found.some((each) => each.rule === 'front-matter' && isError(each))) break
    const fixes = nonOverlapping(found)
    const better = [fixes, ...groupBy(fixes, ({ rule }) => rule).values()]
      .map((chosen) => {
        const edits = chosen.flatMap(({ fix }) => fix ?? [])
        const fixed = applyToFile(text, edits)
        return { chosen, fixed, left: lint(fixed) }
      })
      .find(({ chosen, left }) => areResolved(chosen, found, left))
    if (!better) break
    text = better.fixed
    found = better.left
  }
  return text
}

/** The fixes that overlap none before them, from their first edit to their last. */
function nonOverlapping(found: readonly LintFinding[]): LintFinding[] {
  const chosen: LintFinding[] = []
  const spans: [number, number][] = []
  for (const finding of found) {
    const { fix: edits } = finding
    if (!edits) continue
    const [start, end] = [Math.min(...edits.map((edit) => edit.start)), Math.max(...edits.map((edit) => edit.end))]
    if (spans.some(([from, to]) => from <= end && start <= to)) continue
    spans.push([start, end])
    chosen.push(finding)
  }
  return chosen
}

/** Whether fixes resolved the findings that they are for, and of their rules left no more than those without one. */
function areResolved(
  chosen: readonly LintFinding[],
  before: readonly LintFinding[],
  after: readonly LintFinding[],
): boolean {
  const count = (findings: readonly LintFinding[], name: string) =>
    findings.filter(({ rule, fix }) => rule === name && fix).length
  const names = new Set(chosen.map(({ rule }) => rule))
  return names.size > 0 && [...names].every((name) => count(after, name) <= count(before, name) - count(chosen, name))
}

import { type Finding, finding } from '../errors.ts'
import { applyEdits, type Edit, type Span } from '../markdown/edits.ts'
import { offset, type Root } from '../markdown/mdast.ts'
import type { Note } from '../note/note.ts'
import { readBlocks } from './inlines.ts'
import { positionsIn } from './positions.ts'
import type { Context, LintFinding, LintSettings, Rule, Suppression, Where } from './rule.ts'
import { asksForSuppression, suppressionsIn } from './suppressions.ts'

/** What rules look at: all but {@link Context.find}, and the whole of it for one rule. */
export type Shared = Omit<Context, 'find'> & { for(rule: Rule): Context }

/**
 * Makes what the rules look at. What takes long is read when the first of them asks for it.
 * @param rules those that will look
 */
export function contextOf(note: Note, settings: LintSettings, rules: readonly Rule[]): Shared {
  const positionOf = positionsIn(note.text, note.bom)
  const tests = [asksForSuppression, ...rules.flatMap(({ reads }) => reads ?? [])]
  let inlines: Root | undefined
  let suppressions: Suppression[] | undefined
  const shared: Shared = {
    ...settings,
    note,
    read: (test, flavour) => readBlocks(note, test, flavour),
    get inlines() {
      inlines ??= readBlocks(note, (source) => tests.some((test) => test(source, note.text)), 'cjk-friendly')
      return inlines
    },
    get suppressions() {
      suppressions ??= asksForSuppression(note.text) ? suppressionsIn(shared.inlines, note.text) : []
      return suppressions
    },
    for: (rule) =>
      Object.assign(Object.create(shared), {
        find: (where: Where, words: { message: string; hint?: string }, fix?: readonly Edit[]) => {
          const start = note.within?.start ?? 0
          if (where === 'file' && !note.within) return finding(rule.name, { path: note.path }, words, rule.severity)
          const named = where === 'file' || (!('type' in where) && where.end === 0) ? { start, end: start } : where
          const range = 'type' in named ? { start: offset(named, 'start'), end: offset(named, 'end') } : named
          const found: LintFinding = finding(rule.name, { path: note.path, ...positionOf(range) }, words, rule.severity)
          // To prove that a fix is safe takes reading the whole note.
          return fix && !note.excess ? withFix(found, note.text, range, fix) : found
        },
      }),
  }
  return shared
}

/**
 * Tells whether a finding is about a note's own week, where its file holds several.
 * @param head whether what stands above all weeks is the note's as well
 */
export function isAbout(note: Note, head: boolean): (found: Finding) => boolean {
  const { within } = note
  if (!within) return () => true
  const positionOf = positionsIn(note.text, note.bom)
  const lineOf = (at: number) => positionOf({ start: at, end: at }).line
  const from = lineOf(within.start)
  const to = within.end === note.text.length ? Number.POSITIVE_INFINITY : lineOf(within.end)
  const first = head ? lineOf(within.first) : 0
  return ({ line = 1 }) => (line >= from && line < to) || line < first
}

/** `actual` and `expected` are how a vfile message says what a fix would put where. */
function withFix(found: LintFinding, text: string, { start, end }: Span, fix: readonly Edit[]): LintFinding {
  found.fix = fix
  if (fix.some((edit) => edit.start < start || edit.end > end)) return found
  const inside = fix.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
  found.actual = text.slice(start, end)
  found.expected = [applyEdits(found.actual, inside)]
  return found
}

import type { Text } from 'mdast'
import { type Finding, finding } from '../errors.ts'
import type { Span } from '../markdown/edits.ts'
import { type Nodes, offset, visitParents } from '../markdown/mdast.ts'
import type { Note } from '../note/note.ts'
import { type Position, positionsIn } from '../text.ts'
import { type LintFinding, type LintSettings, nodesOf, type Problem, type Rule, type RuleContext } from './rule.ts'
import { suppressionsIn } from './suppressions.ts'

/** Collects the nodes of a note that rules look at. */
export function contextOf(note: Note, settings: LintSettings): RuleContext {
  const nodes = new Map<Nodes['type'], Nodes[]>()
  const prose: Text[] = []
  visitParents(note.tree, (node, ancestors) => {
    const alike = nodes.get(node.type)
    if (alike) alike.push(node)
    else nodes.set(node.type, [node])
    if (node.type === 'text' && !ancestors.some(isLink)) prose.push(node)
  })
  return { ...settings, note, nodes, prose, suppressions: suppressionsIn(nodesOf({ nodes }, 'html'), note.text) }
}

function isLink({ type }: Nodes): boolean {
  return type === 'link' || type === 'linkReference'
}

/**
 * Makes a finding in the note's file from a problem.
 * @param positionOf the result of {@link positionsIn} for the note
 */
export function findingOf(
  { name, severity }: Pick<Rule, 'name' | 'severity'>,
  { where, words, fix }: Problem,
  note: Note,
  positionOf: (span: Span) => Position,
): LintFinding {
  const { path } = note
  const start = note.within?.start ?? 0
  if (where === 'file' && !note.within) return finding(name, { path }, words, severity)
  const named = where === 'file' || (!('type' in where) && where.end === 0) ? { start, end: start } : where
  const range = 'type' in named ? { start: offset(named, 'start'), end: offset(named, 'end') } : named
  const found: LintFinding = finding(name, { path, ...positionOf(range) }, words, severity)
  // To prove a fix safe, the whole note has to be parsed.
  if (fix && !note.excess) found.fix = { start: range.start, end: range.end, edits: fix }
  return found
}

/**
 * Returns a filter for the findings of the note's own week, in a file that contains several weeks.
 * @param head whether the text above the first week belongs to the note too
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

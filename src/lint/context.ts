import type { Text } from 'mdast'
import { type Finding, finding } from '../errors.ts'
import type { Span } from '../markdown/edits.ts'
import { definedBelow, readInlines, unitsOf } from '../markdown/inlines.ts'
import { type Nodes, offset, type Root, visitParents } from '../markdown/mdast.ts'
import type { Flavour } from '../markdown/plain-emphasis.ts'
import type { Note } from '../note/note.ts'
import { type Position, positionsIn } from '../text.ts'
import { type Context, type LintFinding, type LintSettings, nodesOf, type Problem, type Rule } from './rule.ts'
import { mayContainSuppression, suppressionsIn } from './suppressions.ts'

/** Parses the parts of a note that these rules read, and builds their input. */
export function contextOf(note: Note, settings: LintSettings, rules: readonly Rule[]): Context {
  const { text } = note
  // A test that fails for the whole note fails for every block.
  const tests = [mayContainSuppression, ...rules.flatMap(({ reads }) => reads ?? [])].filter((test) => test(text, text))
  const reads = (source: string) => tests.some((test) => test(source, text))
  const inlines: Root = tests.length > 0 ? readBlocks(note, reads, 'cjk-friendly') : { type: 'root', children: [] }
  const nodes = new Map<Nodes['type'], Nodes[]>()
  const prose: Text[] = []
  visitParents(inlines, (node, ancestors) => {
    const alike = nodes.get(node.type)
    if (alike) alike.push(node)
    else nodes.set(node.type, [node])
    if (node.type === 'text' && !ancestors.some(isLink)) prose.push(node)
  })
  return { ...settings, note, inlines, nodes, prose, suppressions: suppressionsIn(nodesOf({ nodes }, 'html'), text) }
}

/** Parses the blocks of a note that pass `test`, with their inlines, and those with definitions. */
export function readBlocks(note: Note, test: (source: string) => boolean, flavour: Flavour): Root {
  let any = false
  const blocks = note.tree.children.flatMap(unitsOf).filter((block) => {
    if (block.type === 'code' || !block.position) return false
    const lineStart = offset(block, 'start') - block.position.start.column + 1
    const source = note.text.slice(lineStart, offset(block, 'end'))
    const passed = test(source)
    any ||= passed
    return passed || /^[ \t>*+-]*\[[^\]\n]+\]:/m.test(source)
  })
  return { type: 'root', children: any ? readInlines(blocks, note.text, definedBelow(note.tree), flavour) : [] }
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

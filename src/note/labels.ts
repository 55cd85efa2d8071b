import type { Span } from '../markdown/edits.ts'
import { bracketed, longestLabel, normaliseLabel } from '../markdown/labels.ts'
import { offset, type Root, visitParents } from '../markdown/mdast.ts'
import type { Note } from './note.ts'

/** A link's or a footnote's definition, where it stands in the note. */
export interface LabelDefinition {
  kind: 'definition' | 'footnoteDefinition'
  /** The label as Markdown compares it. */
  identifier: string
  /** The label as it is written, without brackets and caret. */
  label: string
  start: number
  end: number
  /** A link's target: where it stands in the note, and what it says. */
  destination?: Span | undefined
  url?: string | undefined
  /** Where the note's line is cut when the definition stands in a quote or a list: columns before it. */
  indent: number
  /** The end of the label in the document, `-kim` for `[ref-kim]`; empty where it stays as it is. */
  suffix: string
  /** What stands in the document before that end, where the label as written is too long for one. */
  stem?: string
}

/** The definitions of a note: all, and for each label the one that counts, which is the first. */
export interface Labels {
  all: LabelDefinition[]
  link: Map<string, LabelDefinition>
  footnote: Map<string, LabelDefinition>
}

/** What else there is beside the members' notes that a label could meet. */
export interface Others {
  /** Whoever may have a note too: who writes one changes nobody else's labels. */
  ids: readonly string[]
  /** What the document says of its own. */
  texts: readonly string[]
  /** What the group wrote together, `discussion.md` and `minutes.md`. */
  shared?: readonly Note[]
}

/**
 * Gives each definition of a document a label that nothing else in the document says. A member's `ref` becomes `ref-kim`;
 * where that would be another member's, or is a word in brackets that is no reference in its note, a number comes
 * between: `ref-2-kim`. What the group wrote together keeps its labels as far as nothing else says them.
 */
export function nameLabels(notes: readonly Note[], { ids, texts, shared = [] }: Others): Map<Note, Labels> {
  const named = new Map([...notes, ...shared].map((note) => [note, findLabels(note.tree, note.text)]))
  if ([...named.values()].every(({ all }) => all.length === 0)) return named
  const owners = new Set([...ids, ...notes.map(({ member }) => member)].map(ownerKey))
  const taken = new Set(texts.flatMap((text) => bracketed(text)))
  for (const [{ text }, labels] of named) for (const label of literals(text, labels)) taken.add(label)
  for (const owner of owners) {
    // A label belongs to the longest id that it ends with: `x-kim-lee` to `kim-lee`, never to the `x-kim` of `lee`.
    const longer = [...owners].filter((other) => other.endsWith(`-${owner}`))
    const isFree = (label: string) => !taken.has(label) && !longer.some((other) => label.endsWith(`-${other}`))
    const own = notes.filter(({ member }) => ownerKey(member) === owner)
    // A member's second note may use the first one's labels for something else.
    name(own, named, 1, (label) => isFree(label) && taken.add(label))
  }
  for (const note of shared) name([note], named, 0, (label) => !taken.has(label) && taken.add(label))
  return named
}

/**
 * Names the labels of one owner's notes.
 * @param first what the numbers begin at: at 0 a label may stay as it is
 * @param take says whether a label was free, and now no longer is
 */
function name(
  notes: readonly Note[],
  named: ReadonlyMap<Note, Labels>,
  first: number,
  take: (label: string) => unknown,
): void {
  const isFirst = ({ link, footnote }: Labels, one: LabelDefinition) =>
    (one.kind === 'definition' ? link : footnote).get(one.identifier) === one
  // A second definition of a label counts for nothing; it must not come to count when sections change places.
  for (const counts of [true, false]) {
    for (const note of notes) {
      const labels = named.get(note)
      for (const one of labels?.all ?? []) {
        if (!labels || isFirst(labels, one) !== counts) continue
        let turn = first + note.order + (counts ? 0 : 1)
        do suffixed(one, safe(note.member), turn++)
        while (!take(keyOf(one.kind, normaliseLabel((one.stem ?? one.identifier) + one.suffix))))
      }
    }
  }
}

/** `ref`, `ref-kim`, `ref-2-kim`, and so on by number. */
function suffixed(one: LabelDefinition, id: string, turn: number): void {
  one.suffix = turn === 0 ? '' : `${turn > 1 ? `-${turn}` : ''}-${id}`
  if (one.label.length + one.suffix.length > longestLabel) one.stem = stemOf(one.label)
}

/** Finds a note's definitions, their labels still to be named. */
export function findLabels(tree: Root, text: string): Labels {
  const labels: Labels = { all: [], link: new Map(), footnote: new Map() }
  if (!text.includes(']:')) return labels
  visitParents(tree, (node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    const [start, end] = [offset(node, 'start'), offset(node, 'end')]
    const indent = (node.position?.start.column ?? 1) - 1
    const { type: kind, identifier } = node
    const label = labelAt.exec(text.slice(start, end))?.[1] ?? identifier
    const target = node.type === 'definition' ? { destination: node.data?.destination, url: node.url } : {}
    const one = { kind, identifier, label, start, end, ...target, indent, suffix: '' }
    const first = kind === 'definition' ? labels.link : labels.footnote
    if (!first.has(identifier)) first.set(identifier, one)
    labels.all.push(one)
  })
  return labels
}

/** The label that a definition begins with, without brackets and a footnote's caret. */
const labelAt = /^\[\^?((?:\\[\s\S]|[^\\\]])*)/
/** Labels that a text says and does not define: `[x]` is a word in brackets as long as nobody defines `x`. */
function literals(text: string, { link, footnote }: Labels): string[] {
  return bracketed(text).filter((label) =>
    label.startsWith('^') ? !footnote.has(label.slice(1)) && !link.has(label) : !link.has(label),
  )
}

function keyOf(kind: LabelDefinition['kind'], label: string): string {
  return kind === 'definition' ? label : `^${label}`
}

function ownerKey(id: string): string {
  return normaliseLabel(safe(id))
}

/** An id as a label may hold it: no space (a footnote's ends there), no bracket or bar, nothing that binds tighter. */
function safe(id: string): string {
  return id.replace(/[\s[\]\\^<>`%|]/g, encodeURIComponent)
}

function stemOf(label: string): string {
  return [...label.replace(/[\s[\]\\|]/g, '')].slice(0, 40).join('')
}

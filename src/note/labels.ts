import type { Definition, FootnoteDefinition } from 'mdast'
import { bracketed, longestLabel, normaliseLabel } from '../markdown/label-text.ts'
import { offset, type Root, visitParents } from '../markdown/mdast.ts'
import type { Note } from './note.ts'

/** The definition of a link or footnote, with offsets into the note. */
export interface LabelDefinition {
  node: Definition | FootnoteDefinition
  kind: 'definition' | 'footnoteDefinition'
  /** The label as Markdown compares it. */
  identifier: string
  /** The label as written, without brackets and caret. */
  label: string
  start: number
  end: number
  /** The number of columns before the definition if it is in a quote or a list. */
  indent: number
  /** The suffix of the label in the document, `-kim` in `[ref-kim]`; empty if the label does not change. */
  suffix: string
  /** Replaces the label before the suffix if the label as written would become too long. */
  stem?: string | undefined
  /** Whether references with this label may belong to it. */
  effective: boolean
}

/** All definitions of a note in order, and the first of each label. */
export interface Labels {
  all: LabelDefinition[]
  link: Map<string, LabelDefinition>
  footnote: Map<string, LabelDefinition>
}

/** Other sources of labels that could conflict with those of the members' notes. */
export interface Others {
  /** The ids of all members, so that labels stay the same when another member adds a note. */
  ids: readonly string[]
  /** The document's own texts. */
  texts: readonly string[]
  /** Files of the whole group: `discussion.md` and `minutes.md`. */
  shared?: readonly Note[]
}

/**
 * Gives each definition of a document a unique label. A member's `ref` becomes `ref-kim`. If that could be another
 * member's label, or occurs in brackets that are not a reference, a number is inserted: `ref-2-kim`. Files of the whole
 * group keep their labels unless they conflict.
 */
export function nameLabels(notes: readonly Note[], { ids, texts, shared = [] }: Others): Map<Note, Labels> {
  const named = new Map([...notes, ...shared].map((note) => [note, findLabels(note.tree, note.text)]))
  if ([...named.values()].every(({ all }) => all.length === 0)) return named
  const owners = new Set([...ids, ...notes.map(({ member }) => member)].map(ownerKey))
  const taken = new Set(texts.flatMap((text) => bracketed(text)))
  for (const [{ text }, labels] of named) for (const label of literals(text, labels)) taken.add(label)
  for (const owner of owners) {
    // A label belongs to the longest id that it ends with: `x-kim-lee` to `kim-lee`, never to `lee` with `x-kim`.
    const longer = [...owners].filter((other) => other.endsWith(`-${owner}`))
    const isFree = (label: string) => !taken.has(label) && !longer.some((other) => label.endsWith(`-${other}`))
    const notesOfOwner = notes.filter(({ member }) => ownerKey(member) === owner)
    // A member's second note may define the labels of the first one differently.
    name(notesOfOwner, named, 1, (label) => isFree(label) && taken.add(label))
  }
  for (const note of shared) name([note], named, 0, (label) => !taken.has(label) && taken.add(label))
  return named
}

/**
 * Names the labels of one owner's notes.
 * @param first the first number to try; with 0, a label may stay unchanged
 * @param take reserves a label; returns whether it was free
 */
function name(
  notes: readonly Note[],
  named: ReadonlyMap<Note, Labels>,
  first: number,
  take: (label: string) => unknown,
): void {
  // Only the first definition of a label is effective. Others must not become effective when sections are reordered.
  for (const counts of [true, false]) {
    for (const note of notes) {
      for (const definition of named.get(note)?.all ?? []) {
        if (definition.effective !== counts) continue
        let turn = first + note.order + (counts ? 0 : 1)
        do suffixed(definition, safe(note.member), turn++)
        while (
          !take(keyOf(definition.kind, normaliseLabel((definition.stem ?? definition.identifier) + definition.suffix)))
        )
      }
    }
  }
}

/** Sets the suffix for a number: `ref`, `ref-kim`, `ref-2-kim`, and so on. */
function suffixed(one: LabelDefinition, id: string, turn: number): void {
  one.suffix = turn === 0 ? '' : `${turn > 1 ? `-${turn}` : ''}-${id}`
  if (one.label.length + one.suffix.length > longestLabel) one.stem = stemOf(one.label)
}

/** Finds a note's definitions. Their suffixes are still empty. */
export function findLabels(tree: Root, text: string): Labels {
  const labels: Labels = { all: [], link: new Map(), footnote: new Map() }
  if (!text.includes(']:')) return labels
  visitParents(tree, (node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    const [start, end] = [offset(node, 'start'), offset(node, 'end')]
    const indent = (node.position?.start.column ?? 1) - 1
    const { type: kind, identifier } = node
    const label = labelAt.exec(text.slice(start, end))?.[1] ?? identifier
    const byLabel = kind === 'definition' ? labels.link : labels.footnote
    const effective = !byLabel.has(identifier)
    const definition = { node, kind, identifier, label, start, end, indent, suffix: '', effective }
    if (effective) byLabel.set(identifier, definition)
    labels.all.push(definition)
  })
  return labels
}

/** The label that a definition begins with, without brackets and a footnote's caret. */
const labelAt = /^\[\^?((?:\\[\s\S]|[^\\\]])*)/
/** Labels in brackets without a definition in the text: `[x]` is plain text as long as `x` is not defined. */
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

/** Escapes an id for a label: no space (it ends a footnote's label), bracket or bar, and no code or HTML. */
function safe(id: string): string {
  return id.replace(/[\s[\]\\^<>`%|]/g, encodeURIComponent)
}

function stemOf(label: string): string {
  return [...label.replace(/[\s[\]\\|]/g, '')].slice(0, 40).join('')
}

import { type Entry, entriesOf, flat, type Lead, type Line } from './entries.ts'
import { evidenceComment } from './markdown.ts'
import type { AskedEntry, Question } from './question.ts'
import { groupQuestions } from './same-question.ts'

/** The questions section of one member. */
export interface Asking {
  member: string
  name: string
  /** The prefix of the ids of its items: `week-02/kim/questions`. */
  section: string
  /** The section as isolated for the document. */
  markdown: string
  /** The member's other sections in the document: a definition in them is not repeated. */
  elsewhere: string
}

/** The members' questions as list items, and the definitions that they use. */
export interface Asked {
  entries: AskedEntry[]
  definitions: string[]
}

/** How entries are printed. */
export interface AskedStyle {
  /** Whether a comment lists the items that a question comes from. */
  evidence: boolean
}

/** A question as one member words it. */
interface Wording {
  entry: Entry
  asking: Asking
  /** Whether it is below a heading or a lead-in, and so cannot be moved. */
  isLed: boolean
}

/**
 * Merges the members' questions, in the order of the members. A question of several members appears once, with all of
 * them; different wordings of it are listed below the first.
 */
export function askedQuestions(askings: readonly Asking[], style: AskedStyle): Asked {
  const sections = askings.map((asking) => ({ asking, ...entriesOf(asking.markdown) }))
  const wordings = sections.flatMap(({ asking, entries }) =>
    entries.flatMap((part) => flat([part]).map((entry): Wording => ({ entry, asking, isLed: 'lead' in part }))),
  )
  const groups = new Map(
    groupQuestions(wordings, ({ entry, isLed }) => ({
      text: `${entry.title} ${entry.text}`,
      joins: !isLed && !entry.whole,
      takes: !entry.whole,
    })).flatMap((group) => (group[0] ? [[group[0].entry, group]] : [])),
  )
  return {
    entries: sections
      .flatMap(({ entries }) => entries.flatMap((part) => printed(part, groups, style, gapOf(part, groups))))
      .map(({ lines, questions }) => ({ markdown: lines.map(({ text }) => text).join('\n'), questions })),
    definitions: sections.flatMap(({ asking, definitions }) =>
      definitions
        .filter(({ markdown, used }) => used || !asking.elsewhere.includes(markdown))
        .map(({ markdown }) => markdown),
    ),
  }
}

/** The list item of an entry; none for a question that was merged into another member's. */
function printed(
  part: Lead | Entry,
  groups: ReadonlyMap<Entry, readonly Wording[]>,
  style: AskedStyle,
  gap: string,
): { lines: Line[]; questions: Question[] }[] {
  if ('lead' in part) {
    const below = part.below.flatMap((inner) => printed(inner, groups, style, gap))
    const lines = [...item(part.lead, gap), ...below.flatMap((inner) => inner.lines.map((line) => indented(line, gap)))]
    return [{ lines, questions: below.flatMap(({ questions }) => questions) }]
  }
  const group = groups.get(part)
  if (!group) return []
  const question = questionOf(part, group)
  const [first, ...others] = distinct(group).map(({ entry, names }, at) => {
    const comment = style.evidence && at === 0 && question.evidence.length > 0 ? [evidenceComment(question)] : []
    return item(withNames(entry, `(${names.join(', ')})`, comment), gap)
  })
  return [{ lines: [...(first ?? []), ...others.flat().map((line) => indented(line, gap))], questions: [question] }]
}

function questionOf({ title, text }: Entry, group: readonly Wording[]): Question {
  return {
    title,
    text,
    origin: 'asked',
    members: [...new Set(group.map(({ asking }) => asking.member))],
    evidence: group.flatMap(({ entry, asking }) => entry.items.map((number) => `${asking.section}/${number}`)),
  }
}

/** The wordings of a question that differ in more than their final punctuation, each with its authors. */
function distinct(group: readonly Wording[]): { entry: Entry; names: string[] }[] {
  const wordings = new Map<string, { entry: Entry; names: string[] }>()
  for (const { entry, asking } of group) {
    const key = entry.lines
      .map(({ text }) => text.trim())
      .join('\n')
      .replace(/[\s.?!。？！]+$/u, '')
    const wording = wordings.get(key) ?? { entry, names: [] }
    if (!wording.names.includes(asking.name)) wording.names.push(asking.name)
    wordings.set(key, wording)
  }
  return [...wordings.values()]
}

/**
 * Puts names and a comment after the first paragraph, or above an entry that starts with another block. Below a paragraph
 * that would become a definition with the names as its address, `[ref]: (kim)`, they are a paragraph of their own.
 */
function withNames({ lines, opening }: Entry, names: string, comment: readonly string[]): Line[] {
  const more = comment.map((text) => ({ text, lazy: false }))
  const last = lines[opening - 1]
  const texts = lines.slice(0, opening).map(({ text }) => text)
  const first = texts.slice(texts.findLastIndex((text) => text.trim() === '') + 1).join('\n')
  if (last && !/^\s*\[(?:\\[\s\S]|[^[\]\\])+\]:/.test(first))
    return [
      ...lines.slice(0, opening - 1),
      { ...last, text: append(last.text, names) },
      ...more,
      ...lines.slice(opening),
    ]
  if (last && names !== '') {
    const named = [
      { text: '', lazy: false },
      { text: names, lazy: false },
    ]
    return [...lines.slice(0, opening), ...named, ...more, ...lines.slice(opening)]
  }
  if (last) return [...lines.slice(0, opening), ...more, ...lines.slice(opening)]
  const above = [...(names === '' ? [] : [{ text: names, lazy: false }]), ...more]
  return above.length === 0 ? lines : [...above, { text: '', lazy: false }, ...lines]
}

function append(text: string, names: string): string {
  return names === '' ? text : `${text.trimEnd()} ${names}`
}

/**
 * The spaces between the marker of an item and its text. If a line starts with a tab, the content is indented by four
 * columns (`-   `), so that the tab keeps its meaning.
 */
function gapOf(part: Lead | Entry, groups: ReadonlyMap<Entry, readonly Wording[]>): string {
  return allLines(part, groups).some(({ text }) => /^ *\t/.test(text)) ? '   ' : ' '
}

function allLines(part: Lead | Entry, groups: ReadonlyMap<Entry, readonly Wording[]>): Line[] {
  if ('lead' in part) return [...part.lead, ...part.below.flatMap((inner) => allLines(inner, groups))]
  return (groups.get(part) ?? []).flatMap(({ entry }) => entry.lines)
}

function item([first, ...rest]: readonly Line[], gap: string): Line[] {
  const marked = { text: `-${gap}${first?.text ?? ''}`.trimEnd(), lazy: false }
  return [marked, ...rest.map((line) => indented(line, gap))]
}

function indented(line: Line, gap: string): Line {
  return line.lazy || line.text.trim() === '' ? line : { ...line, text: ` ${gap}${line.text}` }
}

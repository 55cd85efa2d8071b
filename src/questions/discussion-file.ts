import type { LanguagePack } from '../languages/language.ts'
import type { Edit } from '../markdown/edits.ts'
import { offset } from '../markdown/mdast.ts'
import type { Isolation } from '../note/changes.ts'
import { isolate } from '../note/isolate.ts'
import { type Item, type ItemSource, itemsOf } from '../note/items.ts'
import { type KnownSections, type Note, parseNote } from '../note/note.ts'
import type { OpenDiscussion } from './collect.ts'
import { evidenceComment, listMarkdown, proposedEntry, questionOf, topicsMarkdown } from './markdown.ts'
import { type AskedEntry, type ListId, listIds, type Question, type Topic } from './question.ts'
import { containsQuestion } from './same-question.ts'

/** One list of `discussion.md`: questions that people decided to discuss. */
export interface CuratedList {
  id: ListId
  markdown: string
  /** The source of its questions. */
  source: ItemSource
}

/** Parses `discussion.md` like a note whose sections are the lists. */
export function parseCurated(
  path: string,
  file: { text: string; bom: boolean },
  week: string,
  language: LanguagePack,
): Note {
  return parseNote({ path, week, member: 'discussion', order: 0 }, file, curatedSections(language))
}

/** The lists of `discussion.md` as sections of a note. */
export function curatedSections({ discussion }: LanguagePack): KnownSections {
  const plain = { aliases: [], required: false, titled: false, rest: false, optional: true }
  return {
    exact: true,
    hasUsualSections: false,
    sections: listIds.map((id) => ({ id, heading: discussion[id], ...plain })),
    questions: { id: 'questions', heading: '', ...plain },
  }
}

/** The lists of `discussion.md` that are not empty, in their fixed order. */
export function curatedLists(note: Note, how: Isolation): CuratedList[] {
  const sections = listIds.flatMap((id) => note.outline.sections.get(id) ?? []).filter(({ empty }) => !empty)
  const isolated = isolate(note, sections, how)
  return sections.map((section, at) => ({
    id: section.id as ListId,
    markdown: isolated[at] ?? '',
    source: { note, section },
  }))
}

/** The questions of a list of `discussion.md`. */
export function curatedQuestions(source: ItemSource): Question[] {
  return itemsOf([source]).map(({ title = '', text }) => ({
    title,
    text,
    origin: 'curated',
    members: [],
    evidence: [],
  }))
}

/** One list of a new `discussion.md`: its items with their questions, and the definitions that they use. */
export interface ProposedList {
  id: ListId
  heading: string
  entries: AskedEntry[]
  definitions: string[]
}

/** Sorts the members' questions and the proposals into lists, each question with a comment that lists its items. */
export function proposedLists({ asked, proposed }: OpenDiscussion, headings: Record<ListId, string>): ProposedList[] {
  return listIds.flatMap((id) => {
    const taken = id === 'common' ? asked : { entries: [], definitions: [] }
    const entries = proposed
      .filter(({ list }) => list === id)
      .map((question) => ({
        markdown: `${proposedEntry(question)}\n  ${evidenceComment(question)}`,
        questions: [questionOf(question)],
      }))
    const listed = [...taken.entries, ...entries]
    return listed.length > 0 ? [{ id, heading: headings[id], entries: listed, definitions: taken.definitions }] : []
  })
}

/** Topics to offer in a new `discussion.md`. `names` is undefined if nobody is named. */
interface OfferedTopics {
  heading: string
  topics: readonly Topic[]
  names: ReadonlyMap<string, string> | undefined
}

/**
 * The text of a new `discussion.md`, or undefined if there is nothing to put into it. Topics are a comment below a
 * heading of their own, so that they are in no list until somebody makes questions of them.
 */
export function discussionFile(
  title: string,
  lists: readonly ProposedList[],
  offered: OfferedTopics,
): string | undefined {
  const comment = topicsComment(offered)
  if (lists.length === 0 && comment === '') return undefined
  return `${[`# ${title}`, ...lists.map(section), ...(comment === '' ? [] : [comment])].join('\n\n')}\n`
}

function topicsComment({ heading, topics, names }: OfferedTopics): string {
  // Words with the end of a comment would end this one.
  const safe = topics.map((topic) => topicsMarkdown([topic], names)).filter((text) => !/--!?>/.test(text))
  return safe.length === 0 ? '' : `## ${heading}\n\n<!--\n${safe.join('\n')}\n-->`
}

/**
 * Adds the questions that a `discussion.md` lacks, each at the end of its list. No existing line is changed.
 * @returns insertions into the file's text; none if nothing is new
 */
export function mergeDiscussion(file: Note, lists: readonly ProposedList[]): Edit[] {
  const asked = lists.flatMap(({ entries }) => entries.flatMap(({ questions }) => questions))
  const held = heldQuestions(
    file,
    asked.map((question) => ({ text: textOf(question), items: question.origin === 'asked' ? question.evidence : [] })),
  )
  const isHeld = new Map(asked.map((question, at) => [question, held[at]]))
  const edits: Edit[] = []
  const missing: ProposedList[] = []
  for (const list of lists) {
    const entries = list.entries.filter(({ questions }) => !questions.every((question) => isHeld.get(question)))
    const part = file.outline.sections.get(list.id)?.parts.at(-1)
    if (entries.length === 0) continue
    if (!part) {
      missing.push({ ...list, entries })
      continue
    }
    const last = part.blocks.at(-1)
    const end = last?.position?.end.offset ?? part.start
    const before = last === undefined ? '\n' : last.type === 'list' ? '\n' : '\n\n'
    // The next heading may stand directly below.
    const after = /^(?:\r?\n|$)/.test(file.text.slice(end)) ? '' : '\n\n'
    edits.push({ start: end, end, text: before + body({ ...list, entries }) + after })
  }
  if (missing.length === 0) return edits
  const end = file.text.length
  const gap = /\n[ \t]*\n$/.test(file.text) ? '' : file.text.endsWith('\n') ? '\n' : '\n\n'
  return [...edits, { start: end, end, text: `${gap}${missing.map(section).join('\n\n')}\n` }]
}

/** A question of a `discussion.md`, as plain text. */
interface DecidedQuestion {
  text: string
  /** The items in the comment that `discuss` wrote below it: `, week-02/kim/questions/1, `. */
  items: string
}

/** The questions of a `discussion.md`. */
export function decidedQuestions(file: Note): DecidedQuestion[] {
  return listIds.flatMap((id) => {
    const section = file.outline.sections.get(id)
    if (!section) return []
    const items = itemsOf([{ note: file, section }])
    return items.map((item, at) => {
      const end = at + 1 < items.length ? startOf(items[at + 1]) : section.parts.at(-1)?.end
      return { text: textOf(item), items: itemsIn(file.text.slice(startOf(item), end)) }
    })
  })
}

function startOf(item: Item | undefined): number {
  return item ? offset(item.node, 'start') : 0
}

function itemsIn(markdown: string): string {
  return Array.from(markdown.matchAll(/<!-- asked: (.*) -->/g), ([, items]) => `, ${items}, `).join('')
}

/**
 * Says of each question that members asked whether a `discussion.md` holds it: its words, or what people made of it above
 * the comment with its items. A comment below another member's question names items of an earlier version of the notes.
 */
export function heldQuestions(file: Note, asked: readonly { text: string; items: readonly string[] }[]): boolean[] {
  const held = asked.map(() => false)
  for (const decided of decidedQuestions(file)) {
    // A decided question is followed by the names of its authors, which may be longer than the question.
    const byWords = asked.map(({ text }) => containsQuestion(decided.text, text))
    const byItems = asked.map(({ items }) => items.some((item) => decided.items.includes(`, ${item}, `)))
    const isCurrent = byWords.every((same, at) => !same || byItems[at])
    for (const at of held.keys()) if (byWords[at] || (isCurrent && byItems[at])) held[at] = true
  }
  return held
}

function section(list: ProposedList): string {
  return `## ${list.heading}\n\n${body(list)}`
}

function body({ entries, definitions }: ProposedList): string {
  return listMarkdown(entries, [], definitions)
}

function textOf({ title = '', text }: { title?: string; text: string }): string {
  return `${title} ${text}`
}

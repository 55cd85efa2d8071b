import type { DiscussionQuestion } from '../api-types.ts'
import type { Item } from '../note/items.ts'

export const listIds = ['common', 'deep', 'next'] as const
export type ListId = (typeof listIds)[number]

/** A question of the discussion, whoever asks it. */
export type Question = DiscussionQuestion

/** A question of one member or of several, or a heading with the questions below it. */
export interface AskedEntry {
  markdown: string
  questions: Question[]
}

/** A question that nobody of the group has asked: a meeting point, or a model's. */
export interface Proposal extends Question {
  list: ListId
  /** The words that it is about, as a note has them. */
  term: string
  /** What stands below it: the notes' own words. */
  lines: Quotation[]
}

/** A title or a clause of a note, word for word. */
interface Quotation {
  /** The member's display name, where members are named. */
  name?: string
  /** One line of inline Markdown. */
  markdown: string
}

/** An item of a note with who wrote it, and where. */
export interface QuestionItem extends Omit<Item, 'line' | 'path'> {
  /** Where it is in the note; unknown for an item that was read from a document. */
  line?: number
  path?: string
  member: string
  memberName: string
  /** The section's id and its heading. */
  section: string
  heading: string
}

/** What the schedule says about a week. */
export interface WeekTopics {
  id: string
  title?: string
  scope?: string
  topics: string[]
}

/** All that proposals are made from; nothing is read from anywhere else. */
export interface Material {
  language: 'ko' | 'en'
  /** In the document's order, without what members asked. */
  items: QuestionItem[]
  roster: { id: string; name: string }[]
  week: WeekTopics
  next?: WeekTopics
  /** How many questions each list may still take. */
  limits: Record<ListId, number>
  /** Names of one thing, `[환각, hallucination]`. */
  glossary: string[][]
  /** Questions that people asked or decided: nothing is proposed about what they ask. */
  taken: string[]
  /** Whether members are named. */
  attribution: boolean
}

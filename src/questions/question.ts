import type { DiscussionQuestion, DocumentTopic } from '../api-types.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { Item } from '../note/items.ts'

export const listIds = ['common', 'deep', 'next'] as const
export type ListId = (typeof listIds)[number]

/** A question of the discussion, of any origin. */
export type Question = DiscussionQuestion

/** A subject of several members with their own words. */
export type Topic = DocumentTopic

/** A question of one member or of several, or a heading with the questions below it. */
export interface AskedEntry {
  markdown: string
  questions: Question[]
}

/** What no member has asked: a topic of next week with the lines that name it, or a model's question. */
export interface ProposedQuestion extends Question {
  list: ListId
  /** The quotations below it. */
  lines: Quotation[]
}

/** A paragraph or sentences of a note, word for word. */
export interface Quotation {
  /** The member's display name. */
  name?: string
  /** Inline Markdown, as written. */
  markdown: string
}

/** An item of a note with its author and section. */
export interface QuestionItem extends Omit<Item, 'node' | 'line' | 'path' | 'done'> {
  /** Its place in the note; absent for an item that was read from a document. */
  line?: number
  path?: string
  member: string
  memberName: string
  /** The section's id and its heading. */
  section: string
  heading: string
}

/** A week's subjects in the schedule. */
export interface WeekTopics {
  id: string
  title?: string
  scope?: string
  topics: string[]
}

/** The whole input of proposals. */
export interface Material {
  language: LanguageId
  /** In the document's order, without the members' questions. */
  items: QuestionItem[]
  roster: { id: string; name: string }[]
  week: WeekTopics
  next?: WeekTopics
  /** How many questions each list may still take. */
  limits: Record<ListId, number>
  /** Groups of synonyms, `[환각, hallucination]`. */
  glossary: string[][]
  /** Questions that people asked or decided: their subjects are not proposed again. */
  taken: string[]
}

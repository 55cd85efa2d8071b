import type { koAdopt } from './ko/adopt.ts'
import type { koDiscuss, koInit, koNew, koStatus } from './ko/commands.ts'
import type { koDraft } from './ko/draft-command.ts'
import type { koLint } from './ko/lint-command.ts'
import type { koMessages } from './ko/messages.ts'
import type { koModel } from './ko/model.ts'
import type { koPrompts } from './ko/prompts.ts'
import type { koSite } from './ko/site.ts'
import type { koUsualHeadings } from './ko/usual-headings.ts'
import type { koIndex } from './ko/week-index.ts'

// The Korean tables give the types, so a sentence missing in English is a type error.
export type Messages = typeof koMessages
export type InitWords = typeof koInit
export type AdoptWords = typeof koAdopt
export type NewWords = typeof koNew
export type StatusWords = typeof koStatus
export type DiscussWords = typeof koDiscuss
export type LintWords = typeof koLint
export type ModelWords = typeof koModel
export type Prompts = typeof koPrompts
export type DraftWords = typeof koDraft
export type IndexWords = typeof koIndex
export type SiteWords = typeof koSite
export type UsualHeadings = Record<keyof typeof koUsualHeadings, string[]>

/** The expected kind of a config value. */
export type { Expected } from './ko/messages.ts'
/** The state of a member's note for a week. `broken` is a note that `build` cannot use. */
export type NoteState = keyof StatusWords['states']
/**
 * The state of a week's document compared with its notes: `unsettled` is up to date but with proposed questions only,
 * `none` has no notes, `blocked` has a broken note.
 */
export type DocumentState = keyof StatusWords['documents']
/** Why a model's answer is dropped. */
export type Flaw = keyof ModelWords['flaws']

export type LanguageId = 'ko' | 'en'

/** Everything that depends on the language of the workspace: the words of the document and of messages. */
export interface Language {
  /** The language of the document. */
  id: LanguageId
  /** The language of the messages; differs from `id` only without a config. */
  speaks: LanguageId
  /** The default sections of a note, in document order, and the optional one whose items are questions. */
  sections: { id: string; heading: string; aliases: string[] }[]
  questions: { id: 'questions'; heading: string; aliases: string[] }
  /** Heading above a free note in the document. */
  sourceHeading: string
  /** Heading of the first column of the overview table. */
  overview: string
  discussion: { heading: string; intro: string; common: string; deep: string; next: string; topics: string }
  messages: Messages
}

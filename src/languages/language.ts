import type { koAdopt } from './ko/adopt.ts'
import type { koDiscuss, koInit, koNew, koStatus } from './ko/commands.ts'
import type { koCues, koDraft } from './ko/draft.ts'
import type { koLint } from './ko/lint-command.ts'
import type { koMessages } from './ko/messages.ts'
import type { koModel } from './ko/model.ts'
import type { koPrompts } from './ko/prompts.ts'
import type { koSite } from './ko/site.ts'

// The Korean tables say what there is to say; a sentence that English lacks is an error of types.
export type Messages = typeof koMessages
export type InitWords = typeof koInit
export type AdoptWords = typeof koAdopt
export type NewWords = typeof koNew
export type StatusWords = typeof koStatus
export type DiscussWords = typeof koDiscuss
export type LintWords = typeof koLint
export type ModelWords = typeof koModel
export type Prompts = typeof koPrompts
export type Cues = typeof koCues
export type DraftWords = typeof koDraft
export type SiteWords = typeof koSite

/** What a value of the config should have been. */
export type Expected = Parameters<Messages['configValue']>[2]
/** How far a member's note of a week has come. `broken` is a note that `build` could not use. */
export type NoteState = keyof StatusWords['states']
/**
 * Whether a week's document says what the notes say; `unsettled` where it does, but for questions that are only proposed,
 * `none` where there are no notes, `blocked` where one is broken.
 */
export type DocumentState = keyof StatusWords['documents']
/** Why something that a model said is left out. */
export type Flaw = keyof ModelWords['flaws']

/** All that changes with the workspace's language: the words of the document and the words of the messages. */
export interface Language {
  id: 'ko' | 'en'
  /** The default sections of a note, in document order, and the optional one whose items are questions. */
  sections: { id: string; heading: string; aliases: string[] }[]
  questions: { id: 'questions'; heading: string; aliases: string[] }
  /** Over the first column of the overview table. */
  overview: string
  discussion: { heading: string; intro: string; common: string; deep: string; next: string }
  messages: Messages
}

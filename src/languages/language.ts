import type { Words } from '../errors.ts'
import type { LanguageId } from './ids.ts'
import type { koDiscuss, koInit, koNew, koStatus } from './ko/commands.ts'
import type { koDraft } from './ko/draft-command.ts'
import type { HelpWords } from './ko/help.ts'
import type { koLint } from './ko/lint-command.ts'
import type { koMessages } from './ko/messages.ts'
import type { koModel } from './ko/model.ts'
import type { koNote } from './ko/note.ts'
import type { koPrompts } from './ko/prompts.ts'
import type { koQuestions } from './ko/questions.ts'
import type { koSite } from './ko/site.ts'
import type { koUsualHeadings } from './ko/usual-headings.ts'
import type { koIndex } from './ko/week-index.ts'
import type { ReadWords } from './words.ts'

// The Korean tables give the types, so a sentence missing in another language is a type error.
export type Messages = typeof koMessages
export type InitWords = typeof koInit
export type NewWords = typeof koNew
export type NoteWords = typeof koNote
export type StatusWords = typeof koStatus
export type DiscussWords = typeof koDiscuss
export type LintWords = typeof koLint
export type ModelWords = typeof koModel
export type Prompts = typeof koPrompts
export type DraftWords = typeof koDraft
export type IndexWords = typeof koIndex
export type SiteWords = typeof koSite
/** What the questions need to know about a language. */
export type Grammar = typeof koQuestions
export type { HelpWords }
export type UsualHeadings = Record<keyof typeof koUsualHeadings, string[]>

/** The name of a template's file. */
export type TemplateName = 'insights.md' | 'note.md'

/** The expected kind of a config value. */
export type { Expected } from './ko/messages.ts'
/** The state of a member's note for a week. `broken` is a note that `build` cannot use. */
export type NoteState = keyof StatusWords['states']
/** Why a model's answer is dropped. */
export type Flaw = keyof ModelWords['flaws']

/** The tables that only some commands need. */
interface Rooms {
  discuss: DiscussWords
  draft: DraftWords
  help: HelpWords
  index: IndexWords
  init: InitWords
  lint: LintWords
  model: ModelWords
  new: NewWords
  prompts: Prompts
  site: SiteWords
  status: StatusWords
  /** Reads the words of sentences. */
  words: ReadWords
}

/** Everything that depends on a language: its grammar, the words of documents, and those of messages. */
export interface LanguagePack {
  /** The language of the document. */
  id: LanguageId
  /** The language of the messages; differs from `id` only without a config. */
  speaks: LanguageId
  /** How it calls itself: `한국어`. */
  name: string
  /** How much of a text is in this language. The greatest number of all languages wins. */
  share(text: string): number
  /** The default sections of a note, in document order, and the optional one whose items are questions. */
  sections: { id: string; heading: string; aliases: string[] }[]
  questions: { id: 'questions'; heading: string; aliases: string[] }
  /** Other words for the default sections, and words of their headings that name no section alone: `또는`. */
  usualHeadings: UsualHeadings
  minorWords: string[]
  /** Heading of a section for everything that is in no other section. */
  restHeading: string
  /** Heading of the first column of the overview table. */
  overview: string
  discussion: { heading: string; intro: string; common: string; deep: string; next: string; topics: string }
  /** The text of the built-in templates. They are bundled, so no file is read for them. */
  templates: Record<TemplateName, string>
  note: NoteWords
  grammar: Grammar
  messages: Messages
  /** The page that explains the rules, in the repository. */
  rulesPage: string
  /** Loads a table when a command needs it, so that others start without it. */
  load: { [Room in keyof Rooms]: () => Promise<Rooms[Room]> }
}

/** The words of a rule as functions; the Korean ones give the types. */
export type RuleWords<T extends Record<string, (...values: never[]) => Words>> = { ko: T } & Record<
  Exclude<LanguageId, 'ko'>,
  NoInfer<T>
>

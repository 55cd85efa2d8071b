/** What an item does with its subject. */
export type Cue = 'paradox' | 'versus' | 'tradeoff' | 'limit' | 'risk' | 'criterion' | 'cause' | 'surprise'

/** How two things stand to each other: one is chosen, a line is drawn between, both are wanted, one follows the other. */
export type Contrast = 'choice' | 'border' | 'balance' | 'shift'

/** What a question starts from, taken from the notes. */
export type Premise =
  | { kind: 'pair'; one: string; other: string; how: Contrast }
  | { kind: 'claim'; text: string }
  | { kind: 'plan'; text: string }
  | { kind: 'scene'; text: string }
  | { kind: 'asks'; text: string; other: string | undefined }
  | { kind: 'open'; text: string; beside: string | undefined }
  | { kind: 'titles'; one: string; other: string }
  | { kind: 'options'; names: string; of: string | undefined }
  | { kind: 'figure'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'shared' }

/** What stands round a premise. */
export interface Around {
  /** The term as the premise names it, for the title. */
  name?: string
  /** The author's own title of it, where it may serve as the question's. */
  heading?: string | undefined
  /** Who else speaks of it, `4명 중 3명이`. */
  shared?: string | undefined
}

/** The item that leads on: its author's title, the term that it meets the topic by, and whether it is about that. */
export interface Lead {
  heading: string | undefined
  term: string
  about: boolean
}

/** A way to ask: its name, the question's title, and wordings of which a theme's name picks one for good. */
export interface Form {
  form: string
  title: string
  texts: string[]
}

/** A piece of a sentence as an analyser tags it, in Sejong tags. */
export interface TaggedPiece {
  form: string
  tag: string
  start: number
  end: number
}

/** All that the question engine must know of a language. */
export interface QuestionLanguage {
  /** What is said about a subject, `전략`: a term neither begins nor ends in one. */
  aspects: ReadonlySet<string>
  /** What names a subject only together with another word, `데이터`. */
  broad: ReadonlySet<string>
  cues: readonly { kind: Cue; pattern: RegExp; strength: number }[]
  /** An item that asks or leaves open, wherever it stands. */
  open: RegExp
  /** The most characters that a question may have. */
  longest: number
  /** A sentence of a note as what a question can start from, or nothing. */
  claim(text: string, pieces: readonly TaggedPiece[]): string | undefined
  /** What of a longer sentence may stand alone, `…이고, …한다`: its clauses as sentences. */
  parts(text: string, pieces: readonly TaggedPiece[]): string[]
  /** How much such a claim gives to talk about, 0 to 1. */
  weigh(claim: string): number
  /** What a note means to do; `intended` where it stands among such things. */
  plan(text: string, pieces: readonly TaggedPiece[], intended: boolean): string | undefined
  /** Is this a sentence and no name, `인덱스는 공짜가 아니다`? */
  finite(text: string): boolean
  /** A sentence that paints a situation, `…가 깨지는 현상`. */
  scene(text: string, pieces: readonly TaggedPiece[]): boolean
  /** The two things that a text sets against each other. */
  pair(text: string): { one: string; other: string; how: Contrast } | undefined
  /** A question that a note asks in its own words, made a whole sentence. */
  asks(text: string, pieces: readonly TaggedPiece[]): string | undefined
  /** Does a question ask for what has happened, and not for what one thinks of it? */
  settled(question: string): boolean
  /** Is this a name for a thing to find out, `…의 선택 기준`? */
  unknown(text: string): boolean
  /** The words behind a list that say that it offers a choice, `A, B, C 등의 전략`. */
  choice: RegExp
  ask(premise: Premise, term: string, around?: Around): Form
  /** How many of the roster speak of it, `4명 중 3명이`. */
  count(some: number, all: number): string
  /** Leads on to a topic of next week from a premise, or from the author's title where it can be quoted. */
  askNext(premise: Premise, topic: string, lead: Lead): Form
  /** Who said so, behind the question. */
  by(names: string[]): string
}

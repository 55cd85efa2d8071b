/** What an item does with its subject. */
export type Cue = 'paradox' | 'versus' | 'tradeoff' | 'limit' | 'risk' | 'criterion' | 'cause' | 'surprise'

/** What a question starts from, taken from the notes. */
export type Premise =
  | { kind: 'pair'; one: string; other: string }
  | { kind: 'claim'; text: string }
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
  /** The author's own title of it, where it may serve as the question's. */
  heading?: string | undefined
  /** Who else speaks of it, `4명 중 3명이`. */
  shared?: string | undefined
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
  /** Is this a sentence and no name, `인덱스는 공짜가 아니다`? */
  finite(text: string): boolean
  /** A sentence that paints a situation, `…가 깨지는 현상`. */
  scene(text: string, pieces: readonly TaggedPiece[]): boolean
  /** The two things that a text sets against each other. */
  pair(text: string): [string, string] | undefined
  /** A question that a note asks in its own words, made a whole sentence. */
  asks(text: string, pieces: readonly TaggedPiece[]): string | undefined
  /** Is this a name for a thing to find out, `…의 선택 기준`? */
  unknown(text: string): boolean
  /** The words behind a list that say that it offers a choice, `A, B, C 등의 전략`. */
  choice: RegExp
  ask(premise: Premise, term: string, around?: Around): Form
  /** How many of the roster speak of it, `4명 중 3명이`. */
  count(some: number, all: number): string
  askNext(topic: string, heading: string, term: string): Form
  /** Who said so, behind the question. */
  by(names: string[]): string
}

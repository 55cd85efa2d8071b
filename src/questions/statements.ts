import type { Grammar } from '../languages/language.ts'
import { allLanguages, languages } from '../languages/registry.ts'
import { keyOf, type Word } from '../languages/words.ts'
import { abbreviations, letters } from '../text.ts'
import type { Material, QuestionItem } from './question.ts'

/** A paragraph of an item: what one member says, with its sentences as read. */
export interface Statement {
  item: QuestionItem
  /** Its number among the paragraphs of the item, from 0. */
  paragraph: number
  text: string
  source: string
  sentences: Sentence[]
  /** Whether its author asks it, or plans to do it. */
  asks: boolean
  plans: boolean
  /** Whether it only names something to study. */
  isOpen: boolean
}

/** A sentence of a statement; the bold title is one too. */
export interface Sentence {
  text: string
  isTitle: boolean
  words: Word[]
}

/** In letters: longer paragraphs are not read. */
const MAX_PARAGRAPH = 1000
/**
 * In letters: each member of a week has an equal share of them, and the rest of a longer note is not read. A paragraph
 * counts as {@link SHORT} at least. Four members have 200 such paragraphs each, thirty have 26. Reading English takes time
 * with each letter, comparing statements takes time with the square of their number.
 */
const MAX_WEEK = 200_000
const SHORT = 250

/** Reads the items of a week. English is tagged by a library, which Korean weeks do not load. */
export async function readStatements({
  items,
  language,
  glossary,
}: Pick<Material, 'items' | 'language' | 'glossary'>): Promise<Statement[]> {
  const { grammar, load } = languages[language]
  const readWords = await load.words()
  const share = MAX_WEEK / new Set(items.map(({ member }) => member)).size
  const counts = new Map<string, number>()
  const statements = items
    .filter((item) => !saysNothing(`${item.title ?? ''} ${item.text}`) && !isAboutNote(item, grammar))
    .flatMap((item) =>
      item.paragraphs.flatMap((_, at) => {
        const count = counts.get(item.member) ?? 0
        const statement = count < share ? statementOf(item, at, grammar) : undefined
        counts.set(item.member, count + (statement ? Math.max(SHORT, statement.text.length) : 0))
        return statement ?? []
      }),
    )
  const sentences = statements.flatMap((statement) => statement.sentences)
  const wordLists = readWords(sentences)
  const synonyms = new Map(
    glossary.flatMap(([first = '', ...others]) => others.map((other) => [keyOf(other), keyOf(first)] as const)),
  )
  for (const [at, sentence] of sentences.entries())
    sentence.words = (wordLists[at] ?? []).map((word) => ({ ...word, key: synonyms.get(word.key) ?? word.key }))
  return statements
}

function statementOf(item: QuestionItem, paragraph: number, grammar: Grammar): Statement | undefined {
  const { text = '', source = '' } = item.paragraphs[paragraph] ?? {}
  if (text.length > MAX_PARAGRAPH || !/\p{L}/u.test(text)) return undefined
  // `TTL: short is better` has a title too, if not a bold one.
  const title = (paragraph === 0 ? item.title : undefined) ?? /^[^.!?:：]{2,30}(?=[:：]\s)/.exec(text)?.[0]
  const body = title === undefined ? text : text.slice(title.length).replace(/^[\s:：\-–—→]+/, '')
  const inText = sentencesIn(body)
  const asks = inText.some((sentence) => grammar.asks.test(sentence)) || /[?？]$/.test(title ?? '')
  return {
    item,
    paragraph,
    text,
    source,
    sentences: [
      ...(title === undefined ? [] : [{ text: title.normalize('NFC'), isTitle: true, words: [] }]),
      ...inText.map((sentence) => ({ text: sentence.normalize('NFC'), isTitle: false, words: [] })),
    ],
    asks,
    plans: grammar.practiceSection.test(item.heading),
    isOpen: grammar.openSection.test(item.heading) && !asks,
  }
}

/** The sentences of a text. A full stop in `v1.2` or `e.g. this` ends none. */
export function sentencesIn(text: string): string[] {
  return text.split(betweenSentences).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** The spaces between two sentences. In Markdown, `**` or `_` may follow the full stop. */
export const betweenSentences = new RegExp(
  String.raw`(?<=(?<!\b(?:${abbreviations}))[.!?。…？][*_"'”’)]*)\s+(?!\p{Ll}\.)`,
  'u',
)

/** `없음`, `n/a`, `-`, `None.`: an answer that says nothing. */
export function saysNothing(text: string): boolean {
  const said = letters(text)
  return (said === '' && text.length < 5) || answersOfNothing.has(said)
}

const answersOfNothing = new Set(allLanguages.flatMap(({ grammar }) => grammar.nothing).map(letters))

/** Whether an item describes its note, `표로 깔끔하게 정리`. In a section of plans, it may be a plan. */
function isAboutNote({ title = '', text, heading }: QuestionItem, grammar: Grammar): boolean {
  if (grammar.noteSection.test(heading)) return true
  if (grammar.practiceSection.test(heading)) return false
  return grammar.aboutNote.some(([pattern]) => pattern.test(`${title}: ${text.slice(0, MAX_PARAGRAPH)}`))
}

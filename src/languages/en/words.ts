import nlp from 'compromise/two'
import { keyOf, type ReadWords, type Word } from '../words.ts'
import { enQuestions } from './questions.ts'

const { general, fillers, broad } = enQuestions

/** A word as compromise tags it. */
interface Term {
  text: string
  pre: string
  post: string
  tags: string[]
  offset: { start: number; length: number }
}

/** Reads English sentences. */
export const enWords: ReadWords = (sentences) => {
  const tagged = sentences.map(({ text }) => {
    const parts: { terms: Term[] }[] = nlp(text).json({ offset: true })
    return parts.flatMap(({ terms }) => terms)
  })
  const nouns = new Set(tagged.flat().flatMap(({ text, tags }) => (tags.includes('Noun') ? [keyOf(text)] : [])))
  return tagged.map((terms) => {
    const words: Word[] = []
    let post = ','
    for (const [at, term] of terms.entries()) {
      // The tagger takes `Feature flags` for a command, and `tests` for a verb.
      const isNoun =
        term.tags.includes('Noun') ||
        nouns.has(keyOf(term.text)) ||
        (at === 0 && Boolean(terms[1]?.tags.includes('Noun')) && post.trim() === ',')
      const word = wordOf(term, post.trim() === '', isNoun)
      const last = words.at(-1)
      // `start-ups` comes as two terms.
      if (post === '-' && last) words[words.length - 1] = joined(last, word)
      else words.push(word)
      post = term.post
    }
    return words
  })
}

function joined(first: Word, last: Word): Word {
  const isName = first.weight > 0 || last.weight > 0
  const key = keyOf(first.key + last.key)
  return {
    ...last,
    start: first.start,
    key,
    begins: isName,
    joins: isName,
    ends: last.ends || isName,
    weight: isName ? 1 : 0,
    adjoins: first.adjoins,
  }
}

function wordOf({ text, pre, tags, offset }: Term, adjoins: boolean, isNominal: boolean): Word {
  const has = (...some: string[]) => some.some((tag) => tags.includes(tag))
  const stem = text.replace(/['’]s?$/, '')
  const isVerb = has('Verb') && !isNominal
  const key = !isNominal ? keyOf(stem).replace(/(?<=..)(?:([bdgmnprt])\1)?(?:ing|ed|e)$/, '$1') : keyOf(stem)
  const is = (list: ReadonlySet<string>) => list.has(key) || list.has(stem.toLowerCase())
  const isNumber = /^\d/.test(stem)
  const isWord = /\p{L}/u.test(stem) && stem.length > 1 && !isNumber && !is(fillers) && !has(...functionWords)
  const isNoun = isWord && isNominal
  const joins = isWord && !isVerb
  return {
    start: offset.start,
    end: offset.start + stem.length,
    key,
    begins: joins,
    joins,
    ends: isNoun,
    weight: isNumber && /\d\d/.test(text) ? 1 : !isWord || is(general) ? 0 : is(broad) || !isNoun ? 0.5 : 1,
    adjoins: adjoins && pre.trim() === '',
  }
}

/** compromise's tags of words that are no part of a name. */
const functionWords =
  'Pronoun Determiner Value Date Adverb Conjunction Preposition QuestionWord Negative Auxiliary Copula Modal'.split(' ')

import { keyOf, type ReadWords, type Word, wordsIn } from '../words.ts'
import { koQuestions } from './questions.ts'
import { finalConsonant } from './syllables.ts'

const { general, fillers, broad, cut, isVerb } = koQuestions

/**
 * Reads Korean sentences. A word is a noun only if it is in Latin, is in a title, or the week has it with a particle that
 * no verb takes, `캐시를`, or with `은` or `는` where it looks like no verb.
 */
export const koWords: ReadWords = (sentences) => {
  const split = sentences.map(({ text }) => wordsIn(text))
  const cuts = split.flat().flatMap(({ text }) => {
    const found = cut(text)
    const isNoun =
      found && (found.sure ? !/지만$/.test(text) : /[은는]$/.test(text) && found.stem.length > 1 && !isVerb(text))
    return isNoun ? [keyOf(found.stem)] : []
  })
  const titles = split.flatMap((words, at) => {
    if (sentences[at]?.isTitle !== true) return []
    return words.filter(({ text }, nth) => !isVerb(text) && (nth === words.length - 1 || !isAdnominal(text)))
  })
  const nouns = new Set([...cuts, ...titles.map(({ text }) => keyOf(text))])
  return split.map((words) => words.map((word) => wordOf(word, nouns)))
}

function wordOf({ text, start, adjoins }: ReturnType<typeof wordsIn>[number], nouns: ReadonlySet<string>): Word {
  const found = cut(text)
  const isCut = found !== undefined && (found.sure || nouns.has(keyOf(found.stem)))
  // `무효화하면` is about `무효화`; `구조화된` may begin a name.
  const verbal =
    isCut || /..된$/.test(text) || nouns.has(keyOf(text))
      ? undefined
      : /^(.{2,}?)(?:하|되|시키|[한할함해했된될됨됐돼]).*$/.exec(text)?.[1]
  const stem = isCut ? found.stem : (verbal ?? text)
  const particle = text.slice(stem.length)
  const key = keyOf(stem)
  const isNumber = /^\d+(?:[.,]\d+)*(?:[a-z]{1,2}|[가-힣]+)?$/i.test(stem)
  const isWord = /\p{L}/u.test(stem) && !isNumber && !fillers.has(key)
  const isNoun =
    verbal === undefined &&
    (nouns.has(key) || /^[^하되]기$/.test(stem) || general.has(key) || broad.has(key) || /[a-z]$/i.test(stem)) &&
    !isNominal.test(stem)
  const isVersus = key === 'vs'
  const joins =
    isVersus ||
    (isWord && verbal === undefined && (isNoun || /..된$/.test(stem) || !(isVerb(stem) || isAdnominal(stem))))
  const isShort = stem.length < 2
  const isEmpty = !isWord || general.has(key) || (!isNoun && (isShort || isVerb(stem)))
  return {
    start,
    end: start + stem.length,
    key,
    begins: joins && !isVersus,
    joins: joins && /^[의과와]?$/.test(particle),
    ends: isWord && isNoun,
    weight: isNumber && /\d\d/.test(stem) && /\D/.test(text) ? 1 : isEmpty ? 0 : isShort || broad.has(key) ? 0.5 : 1,
    adjoins,
  }
}

/** Verbs as nouns: `바꾸기`, `늦어짐`. */
const isNominal = /(?:[하되시키추우꾸리이]기|[함됨짐임음])$/

/** Whether a word may be a verb before a noun, `만든`, `합칠`: its last syllable ends in ㄴ or ㄹ. */
function isAdnominal(word: string): boolean {
  return ['ㄴ', 'ㄹ'].includes(finalConsonant(word))
}

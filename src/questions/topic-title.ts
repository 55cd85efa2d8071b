import type { Grammar } from '../languages/language.ts'
import { letters } from '../text.ts'
import { isNounPhrase } from './names.ts'
import type { Pair } from './pairs.ts'

/** A title, and the keys of its words. */
export interface TopicTitle {
  text: string
  keys: string[]
}

/**
 * The title of a pair, as long as both lines allow: an author's own bold title of words that both have, a name of such
 * words, or what the language makes of a name of one word.
 * @returns undefined if the word says too little
 */
export function titleOf(pair: Pair, language: Grammar): TopicTitle | undefined {
  const { name, shared, one, other } = pair
  const longer = longest(boldTitles(pair), language) ?? longest(longerNames(pair), language)
  if (longer && letters(longer) !== name.key) return { text: language.titleCase(longer), keys: name.keys }
  if (name.keys.length > 1) return { text: language.titleCase(name.text), keys: name.keys }
  const [second] = [...shared].flatMap(([key, weight]) =>
    weight === 1 ? (one.names.get(key) ?? other.names.get(key) ?? []) : [],
  )
  const text = language.wordTitle(name, second?.text)
  return text === undefined ? undefined : { text, keys: [...name.keys, ...(second ? [second.key] : [])] }
}

function longest(titles: readonly string[], { longestTitle }: Grammar): string | undefined {
  return titles.filter(({ length }) => length <= longestTitle).sort((a, b) => b.length - a.length)[0]
}

/** The bold titles that are noun phrases with the name. If both lines are about a short name, one more word may be in. */
function boldTitles({ one, other, name, isAbout }: Pair): string[] {
  const least = isAbout && name.keys.length === 1 ? 1 : 0
  return [one, other].flatMap(({ statement: { sentences }, names }, at) => {
    const [title] = sentences
    if (!title?.isTitle || !isNounPhrase(title) || !names.has(name.key) || !letters(title.text).includes(name.key))
      return []
    const { words } = at === 0 ? other : one
    const own = title.words.filter(({ key, weight }) => weight === 1 && !words.has(key) && !name.keys.includes(key))
    return own.length <= least ? [title.text] : []
  })
}

/** Longer names that contain the name, of words that both have, though perhaps not side by side: `알파인 이미지`. */
function longerNames({ one, other, name }: Pair): string[] {
  const areInBoth = (keys: readonly string[]) => keys.every((key) => one.words.has(key) && other.words.has(key))
  return [...one.names.values(), ...other.names.values()]
    .filter(({ key, keys }) => keys.length > name.keys.length && key.includes(name.key))
    .filter(({ key, keys }) => (one.names.has(key) && other.names.has(key)) || areInBoth(keys))
    .map(({ text }) => text)
}

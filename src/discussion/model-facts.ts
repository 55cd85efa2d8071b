import { fold, plain } from '../questions/plain.ts'

/** Letters that are there and show nothing: with them two texts look the same and are not. */
const BLANK_LETTERS = /[\u115F\u1160\u17B4\u17B5\u3164\uFFA0\u{E0000}-\u{E0FFF}]/u
/** What Markdown, HTML, GitHub (mathematics, mentions) or the document's template would read as more than text. */
const MARKS =
  /[*|\\<>[\]{}~^`]|:\/\/|www\.|&#?\w+;|\S@\S|(?:^|\s)[@#]|(?:^|[^\p{L}\p{N}])_|_(?:$|[^\p{L}\p{N}])|\$.*\$|^\s*(?:[-+:=]|\d+[.)]\s)/u

/** Is the text anything but one line of plain words? */
export function isMarkup(text: string): boolean {
  return plain(text) !== text || BLANK_LETTERS.test(text) || MARKS.test(text)
}

/** Orders to a model, in either language: notes mix both. It is a net with holes, behind the other checks and not in their place. */
const ORDERS = [
  /(?:이전|앞|앞선|위|위의|기존|시스템|지금까지)(?:의)?\s?(?:모든\s?)?(?:지시|명령|프롬프트|규칙)\S{0,4}\s?(?:모두|전부|다)?\s?(?:무시|잊|따르지)/u,
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules?)\b/iu,
]

/** Does the text tell a model what to do? */
export function givesOrders(text: string): boolean {
  return ORDERS.some((orders) => orders.test(text))
}

const UNIT = /^\s?(%|퍼센트|배|명|개|년|분|초|천|만|억|조|[A-Za-z]+)/

/** The numbers of a text, each alone and with its unit where it has one: `20`, `20배`. */
export function numbers(text: string): Set<string> {
  const line = text.normalize('NFKC')
  const found = [...line.matchAll(/\d+(?:[.,]\d+)*/g)].flatMap(({ 0: digits, index }) => {
    const number = digits.replaceAll(/,(?=\d{3})/g, '')
    const unit = UNIT.exec(line.slice(index + digits.length))?.[1]
    return unit ? [number, number + unit.toLowerCase()] : [number]
  })
  return new Set(found)
}

/** What a text sets in quotation marks; an apostrophe is none. */
export function spans(text: string): string[] {
  const pairs = [
    /“([^”]*)”/gu,
    /‘([^’]*)’/gu,
    /"([^"]*)"/gu,
    /(?<![\p{L}\p{N}])'([^']*)'/gu,
    /「([^」]*)」/gu,
    /『([^』]*)』/gu,
  ]
  return pairs.flatMap((pair) => [...text.matchAll(pair)].map(([, span = '']) => span))
}

/** The words of a text that are not Hangul, to be asked for a word whatever its case, its hyphens and its plural. */
export function foldedWords(text: string): { has(word: string): boolean } {
  const line = ` ${(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/(?:(?!\p{Script=Hangul})[\p{L}\p{M}\p{N}])+/gu) ?? []
  ).join(' ')} `
  return {
    has: (word) => {
      const folded = word.toLowerCase()
      const singular = folded.length > 2 && folded.endsWith('s') ? folded.slice(0, -1) : folded
      return [folded, `${folded}s`, singular].some((one) => line.includes(` ${one} `))
    },
  }
}

/** How alike two texts are, 0 to 1, by the pairs of letters that they share (Dice). */
export function alike(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return a.size + b.size === 0 ? 1 : (2 * shared) / (a.size + b.size)
}

function pairsOf(text: string): Set<string> {
  const letters = [...fold(text)]
  return new Set(letters.slice(1).map((letter, at) => letters[at] + letter))
}

import type * as z from 'zod/mini'
import { failure, type InsightsError, type Words } from '../errors.ts'
import { enModel } from '../languages/en/model.ts'
import { koModel } from '../languages/ko/model.ts'
import type { Flaw, ModelWords } from '../languages/language.ts'
import { parseMarkdown } from '../markdown/parser.ts'
import { letters } from '../text.ts'

/**
 * What a model's answer is checked with, whatever it was asked for. Code alone decides: what a note made the model say
 * comes out only as plain text whose quotations, numbers and names its sources hold.
 */

/** The most letters of a reply: more is no answer but a flood. */
const longest = 200_000
/** How deep a reply may be nested: no form goes deeper than 5, and printing one of 10,000 ends the stack. */
const deepest = 50
/** How many pieces of a reply may look like JSON before it is given up. */
const mostPieces = 100

/** The words for a model in a workspace's language. */
export function modelWords(language: 'ko' | 'en'): ModelWords {
  return language === 'ko' ? koModel : enModel
}

/** The error by which every failure of a model is told. */
export function failed(words: Words): InsightsError {
  return failure('model', words)
}

/**
 * Finds the JSON of a reply: bare, in a fence, or somewhere in prose; a reply in several pieces gives each of them.
 * What a model thinks aloud before it answers is passed over.
 * @throws {InsightsError} where nothing fits the schema, or the reply is too long
 */
export function readReply<T>(text: string, schema: z.ZodMiniType<T>, words: ModelWords): T[] {
  if (text.length > longest) throw failed(words.tooManyLetters(longest))
  const answer = text.replace(/^[\s\S]*?<\/think>/, '')
  const values = jsonPieces(answer)
  const fitting = values.flatMap((value) => {
    const read = schema.safeParse(value)
    return read.success ? [read.data] : []
  })
  if (fitting.length > 0) return fitting
  throw failed(values.length > 0 ? words.notTheForm() : words.notJson())
}

/** The outermost JSON objects and lists in a text, in order. */
function jsonPieces(text: string): unknown[] {
  const found: unknown[] = []
  let tries = 0
  for (let at = text.search(/[{[]/); at >= 0 && at < text.length && tries < mostPieces; ) {
    tries++
    const end = closing(text, at)
    const value = end === undefined ? undefined : parsed(text.slice(at, end))
    if (value !== undefined) found.push(value)
    const from = value === undefined || end === undefined ? at + 1 : end
    const next = text.slice(from).search(/[{[]/)
    at = next < 0 ? -1 : from + next
  }
  return found
}

/** Behind the bracket that closes the one at `start`, strings passed over; nothing where none does, or too far in. */
function closing(text: string, start: number): number | undefined {
  let depth = 0
  // A string that nothing ends runs to the end of the text: to begin anew at each of its `\"` would take minutes.
  const tokens = /"(?:[^"\\]|\\.)*"?|[{}[\]]/gs
  tokens.lastIndex = start
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '{' || token[0] === '[') depth++
    if (depth > deepest) return undefined
    if (token[0] === '}' || token[0] === ']') depth--
    if (depth === 0) return tokens.lastIndex
  }
  return undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** What is wrong with an answer, and with which part of it. */
export type Problem = [flaw: Flaw, what?: string]

/** Something that a model said and that is left out, as it may be shown. */
export interface Dropped {
  text: string
  reason: string
}

/** An answer that is left out, with the reason why. */
export function leftOut(said: string, [flaw, what = '']: Problem, words: ModelWords): Dropped {
  return { text: shown(said), reason: words.flaws[flaw](shown(what)) }
}

/** What a statement may draw on: the texts that it cites and all else that is known to be true. */
export interface Ground {
  /** Without spaces, punctuation and case. */
  letters: string
  words: ReadonlySet<string>
  /** By number, the units that it has somewhere; '' where it has none. */
  numbers: ReadonlyMap<string, ReadonlySet<string>>
}

/** What a statement says that its ground does not hold. */
export interface Unfounded {
  flaw: 'name' | 'number' | 'quotation'
  what: string
}

/** Puts texts together as what a statement may draw on. Of names that mean the same, one brings the others along. */
export function groundOf(texts: readonly string[], synonyms: readonly (readonly string[])[] = []): Ground {
  const own = letters(texts.join(' '))
  const known = (name: string) => letters(name) !== '' && own.includes(letters(name))
  const all = [...texts, ...synonyms.filter((names) => names.some(known)).flat()].join(' \n ')
  return { letters: letters(all), words: new Set(foreignRuns(all)), numbers: numbersIn(all) }
}

/** Finds the first name, number or quotation of a statement that its ground does not hold. */
export function unfounded(said: string, ground: Ground, language: 'ko' | 'en'): Unfounded | undefined {
  const name = (language === 'ko' ? foreignNames : properNames)(said).find((word) => !isKnown(word, ground.words))
  if (name !== undefined) return { flaw: 'name', what: name }
  const number = [...numbersIn(said)].find(([digits, units]) => !isCounted(units, ground.numbers.get(digits)))
  if (number) return { flaw: 'number', what: number[0] }
  const quotation = quotations(said).find((words) => !ground.letters.includes(letters(words)))
  return quotation === undefined ? undefined : { flaw: 'quotation', what: quotation }
}

/** `Top-k` gives `top` and `k`: runs of letters and digits without Hangul, in small letters. */
function foreignRuns(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(foreignRun) ?? []
}

const foreignRun = /(?:(?!\p{Script=Hangul})[\p{L}\p{M}\p{N}])+/gu

/** In a Korean sentence, a name is two letters or more of another script; `A안`, `vs` and numbers are none. */
function foreignNames(text: string): string[] {
  return (text.normalize('NFC').match(foreignRun) ?? []).filter(
    (run) => /\p{L}/u.test(run) && !/^(?:[A-Za-z]|vs)$/i.test(run),
  )
}

/** In an English sentence, a name is a word with a capital that no sentence's start explains, or of another script. */
function properNames(text: string): string[] {
  return [...text.normalize('NFC').matchAll(/(?:[\p{L}\p{M}\p{N}](?:['’](?=\p{L}))?)+/gu)]
    .filter(
      ({ 0: word, index }) =>
        /\p{L}.*[\p{L}\p{N}]|\p{N}.*\p{L}/u.test(word) &&
        !/^I['’]\p{L}+$/u.test(word) &&
        (/[^\p{Script=Latin}\p{M}\p{N}'’]/u.test(word) ||
          /.[\p{Lu}\p{N}]/u.test(word) ||
          (/^\p{Lu}/u.test(word) && !/(?:^|[.:?!“"‘(]\s*)$/u.test(text.slice(0, index)))),
    )
    .map(({ 0: word }) => word.replace(/['’]s$/, ''))
}

function isKnown(name: string, words: ReadonlySet<string>): boolean {
  const runs = foreignRuns(name)
  const parts = runs.length > 0 ? runs : [name.toLowerCase()]
  return parts.every((word) => {
    const singular = word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : word
    return words.has(word) || words.has(`${word}s`) || words.has(singular)
  })
}

const unit = /^(?:\s?(?:%|퍼센트|percent\b|배|명|개|년|분|초|천|만|억|조)|[a-z]+)/i

/** What a number is a part of: `GPT-4`, `BM25`. */
const nameBefore = /([a-z]+)-?$/i

/**
 * The numbers that a text writes in digits, each with the units that it has: `20배` and `20` give 20 with `배` and ''.
 * What it is a name with counts as its unit: `GPT-4` makes no `4배` true.
 */
function numbersIn(text: string): Map<string, Set<string>> {
  const line = text.normalize('NFKC')
  const found = new Map<string, Set<string>>()
  for (const { 0: digits, index } of line.matchAll(/\d+(?:[.,]\d+)*/g)) {
    const number = digits.replaceAll(/,(?=\d{3})/g, '')
    const name = nameBefore.exec(line.slice(Math.max(0, index - 30), index))?.[1]
    const after = (name ?? unit.exec(line.slice(index + digits.length))?.[0] ?? '').trim().toLowerCase()
    const units = found.get(number) ?? new Set()
    found.set(number, units.add(/^percent|^퍼/.test(after) ? '%' : after))
  }
  return found
}

/** A number without a unit may stand for one with any; two different units are two statements. */
function isCounted(said: ReadonlySet<string>, known: ReadonlySet<string> | undefined): boolean {
  return known !== undefined && [...said].every((one) => one === '' || known.has('') || known.has(one))
}

/** What stands in quotation marks and is more than one word; an apostrophe is no quotation mark. */
function quotations(text: string): string[] {
  const pairs = [
    /“([^”]*)”/gu,
    /‘([^’]*)’/gu,
    /"([^"]*)"/gu,
    /(?<![\p{L}\p{N}])'([^']*)'/gu,
    /「([^」]*)」/gu,
    /『([^』]*)』/gu,
  ]
  return pairs
    .flatMap((pair) => [...text.matchAll(pair)].map(([, words = '']) => words.trim()))
    .filter((words) => /\s/.test(words))
}

/** Does a quotation stand in a text? NFC, white space, quotation marks, emphasis, emoji, kinds of dashes and its last full stop aside. */
export function standsIn(quote: string, text: string): boolean {
  const wanted = compact(quote).replace(/[.,…:;]+$/u, '')
  return letters(wanted).length >= 2 && compact(text).includes(wanted)
}

function compact(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?:[\s\p{Cf}\p{Extended_Pictographic}*`_~“”‘’"'「」『』]|\uFE0F)+/gu, '')
    .replace(/\p{Pd}/gu, '-')
}

/** Letters that are there and show nothing: with them two texts look the same and are not. */
const blankLetters = /[\u115F\u1160\u17B4\u17B5\u3164\uFFA0\u{E0000}-\u{E0FFF}]/u

/** What GitHub reads as more than text where a parser of Markdown does not: addresses, HTML, mathematics, mentions, references. */
const marks = /:\/\/|www\.|&#?\w+;|\S@\S|<[a-z/!?]|<!--|-->|\][[(:]|\[\^|~~|\*\*|`|\$.*\$|(?:^|\s)[@#]\w|^\s*\|/i

/** Is a text one line of plain words, with no Markdown, HTML, address or invisible character in it? */
export function isPlainLine(text: string): boolean {
  if (/\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(text) || blankLetters.test(text) || marks.test(text))
    return false
  // `1~5장과 6~9장` is two ranges to its author; to print it is to escape the tilde.
  const line = text.trim().replace(/(?<=[\p{L}\p{N}])~(?=[\p{L}\p{N}])/gu, '-')
  const { children } = parseMarkdown(line)
  const [paragraph] = children
  if (children.length !== 1 || paragraph?.type !== 'paragraph') return false
  const [words] = paragraph.children
  return paragraph.children.length === 1 && words?.type === 'text' && words.value === line
}

/** Text of anybody's as it may be shown on one line: no control characters, and not for ever. */
export function shown(text: string, most = 160): string {
  const line = text
    .slice(0, most * 4)
    .normalize('NFC')
    .replace(/\p{Cc}|\p{Zl}|\p{Zp}|\s/gu, ' ')
    .replace(/\p{Cf}|\p{Co}|\p{Cs}/gu, '')
    .replace(/ +/g, ' ')
    .trim()
  return line.length > most ? `${line.slice(0, most)}…` : line
}

/** Models count letters badly: only what has more than twice as many as it may have is something else. */
export function isTooLong(text: string, most: number): boolean {
  return [...text].length > most * 2
}

/** Whether two texts are wordings of one thing. */
export function saysTheSame(one: string, other: string): boolean {
  return alike(one, other) >= 0.6
}

/** How alike two texts are, 0 to 1, by the pairs of letters that they share (Dice). */
export function alike(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return a.size + b.size === 0 ? 1 : (2 * shared) / (a.size + b.size)
}

function pairsOf(text: string): Set<string> {
  const all = [...letters(text)]
  return new Set(all.slice(1).map((letter, at) => all[at] + letter))
}

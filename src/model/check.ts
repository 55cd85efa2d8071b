import * as z from 'zod/mini'
import { type Alternatives, anyOf } from '../alternatives.ts'
import { failure, type InsightsError, type Words } from '../errors.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { Flaw, ModelWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { foreignRun } from '../languages/words.ts'
import { parse } from '../markdown/parser.ts'
import { letters, similarity } from '../text.ts'

/**
 * Checks for a model's answer. A note could have instructed the model, so nothing is trusted: an answer must be plain
 * text whose quotations, numbers and names appear in its sources.
 */

/** Maximum length of a reply, in characters. */
const maxLength = 200_000
/** Maximum nesting of a reply. Valid ones need 5 levels, and printing one of 10,000 levels overflows the stack. */
const maxDepth = 50
/** How many brackets of a reply are tried as the start of JSON. */
const maxTries = 100

/** A text of a reply, in NFC and trimmed. */
export const tidyText = z.string().check(z.normalize('NFC'), z.trim())

/** The error for any failure of a model. */
export function failed(words: Words): InsightsError {
  return failure('model', words)
}

/**
 * Finds the JSON in a reply: bare, in a code fence, or within prose. Returns all values that match the schema. Skips
 * the `<think>` block of a model.
 * @throws {InsightsError} if nothing matches the schema, or the reply is too long
 */
export function readReply<T>(text: string, schema: z.ZodMiniType<T>, words: ModelWords): T[] {
  if (text.length > maxLength) throw failed(words.tooManyLetters(maxLength))
  const answer = text.replace(/^[\s\S]*?<\/think>/, '')
  const values = jsonPieces(answer)
  const results = values.map((value) => schema.safeParse(value))
  const valid = results.flatMap(({ success, data }) => (success ? [data] : []))
  if (valid.length > 0) return valid
  const flaw = results.find(({ success }) => !success)
  throw failed(flaw?.error ? words.notTheForm(expectedBy(flaw.error)) : words.notJson())
}

/** What a schema expected where a value first differs from it: `evidence[0].id: string`. */
export function expectedBy({ issues: [issue] }: Pick<z.core.$ZodError, 'issues'>): string {
  if (!issue) return ''
  const [first] = issue.code === 'invalid_union' ? issue.errors : []
  if (first) return expectedBy({ issues: first })
  const place = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  const kind =
    issue.code === 'invalid_type'
      ? issue.expected
      : issue.code === 'invalid_value'
        ? issue.values.join(' | ')
        : issue.code
  return [place.replace(/^\./, ''), kind].filter((part) => part !== '').join(': ')
}

/** The outermost JSON objects and arrays in a text, in order. */
function jsonPieces(text: string): unknown[] {
  const found: unknown[] = []
  let tries = 0
  for (let at = text.search(/[{[]/); at >= 0 && at < text.length && tries < maxTries; ) {
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

/** The offset after the bracket that closes the one at `start`, or undefined if it is not closed or nested too deep. */
function closing(text: string, start: number): number | undefined {
  let depth = 0
  // An unclosed string runs to the end of the text. Starting again at each of its `\"` would take minutes.
  const tokens = /"(?:[^"\\]|\\.)*"?|[{}[\]]/gs
  tokens.lastIndex = start
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '{' || token[0] === '[') depth++
    if (depth > maxDepth) return undefined
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

/** What is wrong with an answer, and the part that is wrong. */
export type AnswerProblem = [flaw: Flaw, what?: string]

/** A dropped part of a model's answer, safe to show. */
export interface Dropped {
  text: string
  reason: string
}

export function droppedFor([flaw, what = '']: AnswerProblem, text: string, words: ModelWords): Dropped {
  return { text: shown(text), reason: words.flaws[flaw](shown(what)) }
}

/** What a statement may be based on: the texts that it cites, and known facts such as the schedule. */
export interface Ground {
  /** Without spaces, punctuation and case. */
  letters: string
  words: ReadonlySet<string>
  /** The units of each number; '' for a number without one. */
  numbers: ReadonlyMap<string, ReadonlySet<string>>
}

/** A part of a statement that does not appear in its ground. */
export interface Unfounded {
  flaw: 'name' | 'number' | 'quotation'
  what: string
}

/** Makes a ground from texts. A name in them adds its synonyms. */
export function groundOf(texts: readonly string[], synonyms: readonly (readonly string[])[] = []): Ground {
  const ofTexts = letters(texts.join(' '))
  const known = (name: string) => letters(name) !== '' && ofTexts.includes(letters(name))
  const everything = [...texts, ...synonyms.filter((names) => names.some(known)).flat()].join(' \n ')
  return { letters: letters(everything), words: new Set(foreignRuns(everything)), numbers: numbersIn(everything) }
}

/** Finds the first name, number or quotation of a statement that does not appear in its ground. */
export function unfounded(statement: string, ground: Ground, language: LanguageId): Unfounded | undefined {
  const name = languages[language].grammar
    .namesIn(statement.normalize('NFC'))
    .find((word) => !isKnown(word, ground.words))
  if (name !== undefined) return { flaw: 'name', what: name }
  const number = [...numbersIn(statement)].find(([digits, units]) => !hasUnits(units, ground.numbers.get(digits)))
  if (number) return { flaw: 'number', what: number[0] }
  const quotation = quotations(statement).find((words) => !ground.letters.includes(letters(words)))
  return quotation === undefined ? undefined : { flaw: 'quotation', what: quotation }
}

/** Runs of letters and digits of other scripts than Hangul, in lower case: `Top-k` gives `top` and `k`. */
function foreignRuns(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(foreignRun) ?? []
}

function isKnown(name: string, words: ReadonlySet<string>): boolean {
  const runs = foreignRuns(name)
  const parts = runs.length > 0 ? runs : [name.toLowerCase()]
  return parts.every((word) => {
    const singular = word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : word
    return words.has(word) || words.has(`${word}s`) || words.has(singular)
  })
}

const units = '% 퍼센트 percent\\b 배 명 개 년 분 초 천 만 억 조'.replaceAll(' ', '|')
const unit = new RegExp(`^(?:\\s?(?:${units})|[a-z]+)`, 'i')

/** Letters before a number that make it a part of a name: `GPT-4`, `BM25`. `Top-10` is the number 10, as in `상위 10개`. */
const nameBefore = /(?<![a-z])(?!top-?$)([a-z]+)-?$/i

/**
 * The numbers of a text that are written in digits, with their units: `20배` and `20` give 20 with `배` and ''. The
 * name that a number belongs to counts as a unit, so that `GPT-4` does not confirm `4배`.
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

/** A number without a unit matches any unit. Two different units do not match. */
function hasUnits(units: ReadonlySet<string>, known: ReadonlySet<string> | undefined): boolean {
  return known !== undefined && [...units].every((unit) => unit === '' || known.has('') || known.has(unit))
}

/** Texts of two or more words in quotation marks. An apostrophe is not a quotation mark. */
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

/** Whether a text contains a quotation. Ignores white space, quotation marks, emphasis, emoji, kinds of dashes and a final stop. */
export function isQuoteOf(quote: string, text: string): boolean {
  const wanted = compact(quote).replace(/[.,…:;]+$/u, '')
  return letters(wanted).length >= 2 && compact(text).includes(wanted)
}

function compact(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?:[\s\p{Cf}\p{Extended_Pictographic}*`_~“”‘’"'「」『』]|\uFE0F)+/gu, '')
    .replace(/\p{Pd}/gu, '-')
}

/** Letters that are invisible, so that different texts look the same. */
const blankLetters = /[\u115F\u1160\u17B4\u17B5\u3164\uFFA0\u{E0000}-\u{E0FFF}]/u

/** What GitHub renders as more than plain text: URLs, HTML, math, mentions, references. The parser misses some of it. */
export const markup: Alternatives = [
  [/:\/\//i, 'ftp://x.example'],
  [/www\./i, 'www.x.example'],
  [/\S@\S/i, 'hana@x.example'],
  [/(?:^|\s)[@#]\w/i, '@hana'],
  [/&#?\w+;/i, '&amp;'],
  [/<[a-z/!?]/i, '<b>'],
  [/-->/i, '글 -->'],
  [/\][[(:]/i, '[글](a.md)'],
  [/\[\^/i, '글[^1]'],
  [/~~/i, '~~글~~'],
  [/\*\*/i, '**글**'],
  [/`/i, '`글`'],
  [/\$.*\$/i, '$x$'],
  [/^\s*\|/i, '| 글'],
]
const anyMarkup = anyOf(markup)

/** Whether a text is one line of plain words, without Markdown, HTML, URLs or invisible characters. */
export function isPlainLine(text: string): boolean {
  if (/\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(text) || blankLetters.test(text) || anyMarkup.test(text))
    return false
  // `1~5장과 6~9장` means two ranges. The tildes are escaped when it is printed.
  const line = text.trim().replace(/(?<=[\p{L}\p{N}])~(?=[\p{L}\p{N}])/gu, '-')
  const { children } = parse(line)
  const [paragraph] = children
  if (children.length !== 1 || paragraph?.type !== 'paragraph') return false
  const [words] = paragraph.children
  return paragraph.children.length === 1 && words?.type === 'text' && words.value === line
}

/** Makes untrusted text safe to show on one line: removes control characters and cuts it to `most` characters. */
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

/** Models count characters badly, so up to twice the maximum is accepted. */
export function isTooLong(text: string, most: number): boolean {
  return [...text].length > most * 2
}

/** Whether two texts say the same in similar words. */
export function saysTheSame(one: string, other: string): boolean {
  return similarity(one, other) >= 0.6
}

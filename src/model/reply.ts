import type * as z from 'zod/mini'
import { finding, InsightsError, type Words } from '../errors.ts'
import { enModel } from '../languages/en/model.ts'
import { koModel } from '../languages/ko/model.ts'
import type { ModelWords } from '../languages/language.ts'

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
  return new InsightsError([finding('model', { path: '' }, words)])
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

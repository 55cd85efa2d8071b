import * as z from 'zod/mini'
import { finding, InsightsError, type Words } from '../errors.ts'
import type { ModelWords } from '../languages/language.ts'

const question = z.object({
  list: z.enum(['common', 'deep', 'next']),
  title: z.string(),
  text: z.string(),
  term: z.string(),
  evidence: z.array(z.object({ id: z.string(), quote: z.string() })),
})
const reply = z.object({ questions: z.array(question) })

/** A question as the model gave it: of the right form, and nothing else known of it. */
export type Answer = z.infer<typeof question>

/** The JSON schema of a reply, as the server is given it. */
export const replySchema: Record<string, unknown> = z.toJSONSchema(reply)

/** The most letters of a reply, and the most questions in it: more is no answer but a flood. */
const LONGEST_REPLY = 200_000
const MOST_QUESTIONS = 100

/** The error that every failure of the model is told by. */
export function failed(words: Words): InsightsError {
  return new InsightsError([finding('model', { path: '' }, words)])
}

/** Takes what a model wrote, JSON of the schema, bare or in a fence; throws where it is anything else. */
export function readReply(text: string, words: ModelWords): Answer[] {
  if (text.length > LONGEST_REPLY) throw failed(words.tooLong(LONGEST_REPLY / 1e6))
  let value: unknown
  try {
    value = JSON.parse(bare(text))
  } catch {
    throw failed(words.notJson())
  }
  const read = reply.safeParse(value)
  if (!read.success) throw failed(words.notTheSchema(read.error.issues[0]?.path.map(String).join('.') ?? ''))
  if (read.data.questions.length > MOST_QUESTIONS) throw failed(words.notTheSchema('questions'))
  return read.data.questions
}

/** Local models think aloud before they answer, and wrap JSON in a fence although nobody asked for one. */
function bare(text: string): string {
  let left = text.trim()
  if (left.startsWith('<think>')) left = left.slice(left.indexOf('</think>') + '</think>'.length).trim()
  if (!left.startsWith('```')) return left
  const from = left.indexOf('\n') + 1
  const to = left.lastIndexOf('```')
  return to > from ? left.slice(from, to) : left
}

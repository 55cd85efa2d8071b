import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { resolve } from 'node:path'
import { finding, InsightsError } from '../errors.ts'
import { enAnswer } from '../languages/en/model.ts'
import { koAnswer } from '../languages/ko/model.ts'
import type { AnswerWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import { eraseLine } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { decodeText, undecodable } from '../workspace/files.ts'
import { ask, type Prompt } from './ask.ts'
import { findProgram } from './command.ts'

/** What to say of a model's answer in a workspace's language. */
export function answerWords({ language }: Pick<Config, 'language'>): AnswerWords {
  return language.id === 'en' ? enAnswer : koAnswer
}

/** How a command comes to a model's answer. */
export interface ModelOptions {
  cwd?: string
  /** Ask the model of the config. */
  model?: boolean
  /** Print what it would be asked, and ask nobody. */
  prompt?: boolean
  /** Take the answer from this file, or from stdin where it is `-`. */
  reply?: string
}

/** In bytes: an answer is a few pages. */
const longest = 1_048_576

/** Programs that read a prompt on stdin and print the answer, and how they are called. */
const programs = [
  ['claude', 'claude, -p'],
  ['codex', 'codex, exec'],
  ['gemini', 'gemini'],
  ['llm', 'llm'],
  ['ollama', 'ollama, run, MODEL'],
] as const

/**
 * The answer that a person gives, from a file or from stdin; nothing where a model is to be asked.
 * @throws {InsightsError} where it cannot be read
 */
export async function givenReply(config: Config, { reply, cwd }: ModelOptions, io: Io): Promise<string | undefined> {
  const words = answerWords(config)
  if (reply === undefined) return undefined
  const bytes = reply === '-' ? await readStdin(words, io) : readReplyFile(resolve(cwd ?? io.cwd, reply), reply, words)
  return decoded(reply, bytes, config)
}

/**
 * The answer of the config's model to a prompt.
 * @throws {InsightsError} where there is none
 */
export async function answerTo(prompt: Prompt, config: Config, io: Io): Promise<string> {
  const words = answerWords(config)
  if (!config.model) throw new InsightsError([finding('model', { path: config.path ?? '' }, words.noModel())])
  const { root, language } = config
  const clear = io.stderr.isTTY ? eraseLine : ''
  const onAsk = (text: string) => io.stderr.write(`${clear}${text}\n`)
  const onWait = (text: string) => io.stderr.isTTY && io.stderr.write(`${clear}${text}`)
  try {
    return await ask(config.model, prompt, { language: language.id, env: io.env, root, onAsk, onWait })
  } finally {
    io.stderr.write(clear)
  }
}

/** Tells a person at a terminal how to have a model asked, in two lines. */
export function tellWays(command: string, config: Config, io: Io): void {
  const words = answerWords(config)
  const found = programs.find(([name]) => findProgram(name, io.env, config.root) !== undefined)
  const second = config.model ? words.wayOfConfig(command) : words.wayOfProgram(found?.[0], found?.[1] ?? 'PROGRAM')
  io.stderr.write(`${words.wayByHand(command)}\n${second}\n`)
}

function decoded(path: string, bytes: Uint8Array, { language }: Config): string {
  const text = decodeText(bytes)
  if ('text' in text) return text.text
  throw new InsightsError([undecodable(path, text, language.messages)])
}

async function readStdin(words: AnswerWords, io: Io): Promise<Uint8Array> {
  if (io.stdin.isTTY) io.stderr.write(`${words.paste()}\n`)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of io.stdin) {
    chunks.push(Buffer.from(chunk))
    size += chunk.length
    if (size > longest) throw new InsightsError([finding('reply', { path: '-' }, words.replyTooLong(longest))])
  }
  return Buffer.concat(chunks)
}

/** Reads a file that a person named, which may lie anywhere and may be a pipe; no more than an answer can be. */
function readReplyFile(file: string, path: string, words: AnswerWords): Uint8Array {
  try {
    const opened = openSync(file, 'r')
    try {
      if (fstatSync(opened).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
      const bytes = Buffer.alloc(longest + 1)
      let size = 0
      for (let read = 1; read > 0 && size < bytes.length; size += read)
        read = readSync(opened, bytes, size, bytes.length - size, null)
      if (size > longest) throw new InsightsError([finding('reply', { path }, words.replyTooLong(longest))])
      return bytes.subarray(0, size)
    } finally {
      closeSync(opened)
    }
  } catch (error) {
    if (error instanceof InsightsError) throw error
    const { code = String(error) } = error as NodeJS.ErrnoException
    throw new InsightsError([finding('reply', { path }, words.replyUnreadable(code))])
  }
}

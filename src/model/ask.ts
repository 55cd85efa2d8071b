import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { resolve } from 'node:path'
import { failure, finding, InsightsError } from '../errors.ts'
import type { ModelWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { readPaste } from '../terminal/paste.ts'
import { eraseLine, type Io } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { readingOf } from '../workspace/files.ts'
import type { Dropped } from './check.ts'
import { askProgram } from './command.ts'

/** The options of a command that uses a model. */
export interface ModelOptions {
  cwd?: string
  /** Ask the model of the config. */
  model?: boolean
  /** Print the prompt without sending it. */
  prompt?: boolean
  /** The file with the answer, given by hand; stdin if it is `-`. */
  reply?: string
}

/** Maximum size of an answer in bytes. */
const maxBytes = 1_048_576

/**
 * Reads the reply given by hand.
 * @throws {InsightsError} if it cannot be read
 */
export async function readReplyByHand(
  { language }: Pick<Config, 'language'>,
  { reply, cwd }: { reply: string; cwd: string },
  io: Io,
): Promise<string> {
  const words = await languages[language.speaks].load.model()
  const bytes = reply === '-' ? await readStdin(words, io) : readReplyFile(resolve(cwd, reply), reply, words)
  const reading = readingOf(reply, bytes, language.messages, maxBytes)
  if ('finding' in reading) throw new InsightsError([reading.finding])
  return reading.text
}

/**
 * Sends a prompt to the configured model and returns its answer.
 * @throws {InsightsError} if there is no model, or if it does not answer
 */
export async function answerTo(
  prompt: string,
  { model, path = '', root, language }: Pick<Config, 'model' | 'path' | 'root' | 'language'>,
  io: Io,
): Promise<string> {
  const words = await languages[language.speaks].load.model()
  if (!model) throw failure('model', words.noModel(), path)
  const clear = io.stderr.isTTY ? eraseLine : ''
  const onAsk = (text: string) => io.stderr.write(`${clear}${text}\n`)
  const onWait = (text: string) => io.stderr.isTTY && io.stderr.write(`${clear}${text}`)
  try {
    return await askProgram(model.command, prompt, { words, env: io.env, root, onAsk, onWait })
  } finally {
    io.stderr.write(clear)
  }
}

async function readStdin(words: ModelWords, io: Io): Promise<Uint8Array> {
  let bytes: Uint8Array
  if (io.stdin.isTTY) {
    bytes = await readPaste(io, { ask: words.paste(), received: words.received, maxBytes })
  } else {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of io.stdin) {
      chunks.push(Buffer.from(chunk))
      size += chunk.length
      if (size > maxBytes) break
    }
    bytes = Buffer.concat(chunks)
  }
  if (bytes.length > maxBytes) throw failure('reply', words.replyTooLong(maxBytes), '-')
  return bytes
}

/** Reads a file given by the user, anywhere on disk. It may be a pipe, so reading stops at the maximum size. */
function readReplyFile(file: string, path: string, words: ModelWords): Uint8Array {
  try {
    const opened = openSync(file, 'r')
    try {
      if (fstatSync(opened).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
      const bytes = Buffer.alloc(maxBytes + 1)
      let size = 0
      for (let read = 1; read > 0 && size < bytes.length; size += read)
        read = readSync(opened, bytes, size, bytes.length - size, null)
      if (size > maxBytes) throw failure('reply', words.replyTooLong(maxBytes), path)
      return bytes.subarray(0, size)
    } finally {
      closeSync(opened)
    }
  } catch (error) {
    if (error instanceof InsightsError) throw error
    const { code = String(error) } = error as NodeJS.ErrnoException
    throw failure('reply', words.replyUnreadable(code), path)
  }
}

/** Reports the dropped parts of a model's answer. */
export function reportDropped(dropped: readonly Dropped[], words: ModelWords, io: Io): void {
  io.report(dropped.map(({ text, reason }) => finding('model', { path: '' }, words.dropped(text, reason), 'warning')))
}

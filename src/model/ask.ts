import type { ModelConfig } from '../workspace/config.ts'
import { askProgram } from './command.ts'
import { askServer } from './http.ts'
import { failed, modelWords } from './reply.ts'

/** What a model is asked: what it is to do, what others wrote, as data, and the form of its reply as a JSON schema. */
export interface Prompt {
  system: string
  user: string
  schema: object
}

/** How to ask. */
export interface AskOptions {
  language: 'ko' | 'en'
  env: NodeJS.ProcessEnv
  /** The folder that a program runs in, absolute. */
  root: string
  /** Is told what is asked or run, before it is. */
  onAsk(text: string): void
  /** Is told each second what is waited for. */
  onWait(text: string): void
  /** For all tries and the waits between them, in milliseconds. */
  timeoutMs?: number
  /** In milliseconds, before a busy server is asked again. */
  backoffMs?: number
}

/** A small model on a laptop takes minutes to read a week. */
const patience = 300_000

/**
 * Asks the configured model by either way and gives what it wrote.
 * @throws {InsightsError} of the rule `model` on any failure
 */
export async function ask(model: ModelConfig, prompt: Prompt, options: AskOptions): Promise<string> {
  const { language, onWait, timeoutMs = patience, backoffMs = 1000 } = options
  const words = modelWords(language)
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), timeoutMs)
  let seconds = 0
  const ticker = setInterval(() => onWait(words.waiting(++seconds)), 1000)
  const how = { ...options, signal: limit.signal, backoffMs }
  try {
    return 'command' in model
      ? await askProgram(model.command, promptText(prompt), how, words)
      : await askServer(model, prompt, how, words)
  } catch (error) {
    throw limit.signal.aborted ? failed(words.timeLimit(timeoutMs / 1000)) : error
  } finally {
    clearInterval(ticker)
    clearTimeout(timer)
    limit.abort()
  }
}

/** The prompt as one text: for a program's stdin, or to paste into any chat. */
export function promptText({ system, user }: Prompt): string {
  return `${system}\n\n${user}\n`
}

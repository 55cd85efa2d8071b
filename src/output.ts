import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Config } from './config.ts'
import { finding, InsightsError } from './errors.ts'
import { insideWorkspace } from './workspace.ts'

/** What stands at a path now, before anything is written: nothing, our own unedited output, or what people wrote. */
export type Standing = { kind: 'absent' } | { kind: 'ours' | 'edited' | 'foreign'; text: string }

const format = 1

/** Puts the tool's own last line below a document: the format's version, and a hash by which an edit shows. */
export function seal(text: string): string {
  return `${text}\n<!-- insights:${format} sha256:${hash(`${text}\n`)} -->\n`
}

/** Reads what stands where a document will be written; line endings are read as `\n`, whatever git made of them. */
export async function standing(config: Config, path: string): Promise<Standing> {
  let text: string
  try {
    text = (await readFile(await insideWorkspace(config, path), 'utf8')).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'absent' }
    throw couldNot(config, path, error)
  }
  if (text.trim() === '') return { kind: 'absent' }
  const [, body = '', sealed] = /^([\s\S]*?)<!-- insights:\d+ sha256:([0-9a-f]{64}) -->\n*$/.exec(text) ?? []
  if (sealed === undefined) return { kind: 'foreign', text }
  return { kind: hash(body) === sealed ? 'ours' : 'edited', text }
}

/** Writes a document whole or not at all, keeping the mode of the file that stood there, and a link pointing where it did. */
export async function write(config: Config, path: string, text: string): Promise<void> {
  try {
    await mkdir(await insideWorkspace(config, posix.dirname(path)), { recursive: true })
    await writeFileAtomic(await insideWorkspace(config, path), text)
  } catch (error) {
    throw couldNot(config, path, error)
  }
}

/** The unified diff that a rebuild would make. */
export async function difference(path: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff')
  return createTwoFilesPatch(path, path, before, after, 'on disk', 'rebuilt', { context: 3 })
}

function couldNot(config: Config, path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof InsightsError || typeof code !== 'string') return error
  return new InsightsError([finding('unwritable', { path }, config.language.messages.unwritable(code))])
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

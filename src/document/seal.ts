import { createHash } from 'node:crypto'
import { InsightsError } from '../errors.ts'
import type { DocumentState } from '../languages/language.ts'
import { safeLine } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { isLink, largestFile, readText, type Workspace } from '../workspace/files.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'

/**
 * What stands at a path now, before anything is written: nothing, our own unedited output, or what people wrote;
 * that may be a note where a link leads to it.
 */
export type Standing =
  | { kind: 'absent' }
  | { kind: 'ours'; text: string; settled: string | undefined }
  /** Ours with lines below our last one, or with changes in it. */
  | { kind: 'edited'; text: string; below: boolean }
  | { kind: 'foreign'; text: string; linked: boolean }

const format = 1

/** In bytes: a document holds the notes of a whole group. */
const largestDocument = 64 * largestFile

const seals = /^<!-- insights:\d+ sha256:([0-9a-f]{64})(?: settled:([0-9a-f]{64}))? -->$/gm

/**
 * Puts the tool's own last line below a document: the format's version, and a hash by which an edit shows.
 * @param settled the document without what is proposed, where something is: its hash tells whether the notes have changed
 */
export function seal(text: string, settled?: string): string {
  const rest = settled === undefined ? '' : ` settled:${hash(settled)}`
  return `${text}\n<!-- insights:${format} sha256:${hash(`${text}\n`)}${rest} -->\n`
}

/**
 * Whether a document of ours says what its notes say.
 * @param settled what would be written, without what is proposed
 * @returns `unsettled` where all but what is proposed is the same
 */
function freshness(now: Standing & { kind: 'ours' }, settled: string): 'fresh' | 'unsettled' | 'stale' {
  if (now.settled === undefined) return now.text === seal(settled) ? 'fresh' : 'stale'
  return now.settled === hash(settled) ? 'unsettled' : 'stale'
}

/** Reads what stands where a document will be written; line endings are read as `\n`, whatever git made of them. */
export function standing(workspace: Workspace, path: string): Standing {
  const reading = readText(workspace, path, largestDocument)
  if ('finding' in reading) {
    if (reading.absent) return { kind: 'absent' }
    // What is no text at all is not ours either, and may be overwritten by whoever says so.
    if (reading.finding.rule === 'encoding') return { kind: 'foreign', text: '', linked: isLink(workspace, path) }
    throw new InsightsError([reading.finding])
  }
  const text = reading.text.replace(/\r\n?/g, '\n')
  if (text.trim() === '') return { kind: 'absent' }
  const seal = [...text.matchAll(seals)].at(-1)
  if (!seal) return { kind: 'foreign', text, linked: isLink(workspace, path) }
  const unchanged = hash(text.slice(0, seal.index)) === seal[1]
  const below = text.slice(seal.index + seal[0].length).trim() !== ''
  return unchanged && !below ? { kind: 'ours', text, settled: seal[2] } : { kind: 'edited', text, below: unchanged }
}

/** Whether two documents differ in spaces and punctuation alone, as where a tool such as Prettier formatted one of them. */
export function isReformatted(text: string, other: string): boolean {
  const [words, others] = [text, other].map((one) => one.replace(seals, '').replace(/\P{L}+/gu, ''))
  return words === others
}

/**
 * The unified diff between two texts of a file. The library would write `김` in a file name as `"\\352\\271\\200"`.
 * @param labels what stands behind the file's name for the text before and after
 */
export async function difference(
  path: string,
  before: string,
  after: string,
  labels: { before: string; after: string },
): Promise<string> {
  const { formatPatch, OMIT_HEADERS, structuredPatch } = await import('diff')
  const hunks = formatPatch(structuredPatch(path, path, before, after, '', '', { context: 3 }), OMIT_HEADERS)
  return `--- ${safeLine(path)}\t${labels.before}\n+++ ${safeLine(path)}\t${labels.after}\n${hunks}`
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * Tells whether a week's document says what its notes say. One that nobody built or that somebody edited says so by
 * itself.
 * @param compose gives the document for a config
 */
export async function documentState(
  config: Config,
  week: Week,
  compose: (config: Config) => Promise<string>,
): Promise<DocumentState> {
  const now = standing(config, weekFile(config.output, week))
  if (now.kind !== 'ours') return now.kind
  // What is proposed changes until somebody settles it, and is not compared.
  const nothing = { ...config.discussion, common: 0, deep: 0, next: 0 }
  return freshness({ ...now, kind: now.kind }, await compose({ ...config, discussion: nothing }))
}

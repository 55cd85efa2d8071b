import matter from 'gray-matter'
import { isAlias, isMap, isScalar, type Node, parseDocument } from 'yaml'
import * as z from 'zod/mini'
import type { Span } from '../markdown/edits.ts'
import { isTooDeep } from '../yaml.ts'

/** What a note says of itself above its text, and where each of its keys stands. */
export interface FrontMatter {
  member?: string | undefined
  romanized?: string | undefined
  week?: string | undefined
  title?: string | undefined
  date?: string | undefined
  draft?: 'true' | 'false' | undefined
  keys: Map<string, Span>
  problems: FrontMatterProblem[]
}

/** Why front matter, or what was meant as such, was not read or not believed. */
export type FrontMatterProblem = Span &
  (
    | { kind: 'syntax'; reason: string }
    | { kind: 'noMapping' | 'tooDeep' | 'unclosed' | 'late' }
    | { kind: 'tooLong'; found: number; most: number }
    | { kind: 'value'; key: string }
    | { kind: 'language'; language: string }
  )

/** One line that can be shown: in quotes YAML takes `"\0"` and `"\e[2J"` for control characters. */
const line = z.optional(z.string().check(z.regex(/^(?:\P{Cc}|\t)*$/u)))

/** A day that there is; a time may follow, as other tools write it: `2026-09-03 19:30:00 +0900`. */
const day = new RegExp(z.regexes.date.source.replace(/\$$/, '(?:[T ].*)?$'))

/** The shape of front matter. All scalars are the text as written: `week: 02` is no number, `title: no` no boolean. */
export const frontMatterSchema = z.object({
  member: line,
  romanized: line,
  week: line,
  title: line,
  date: z.optional(z.string().check(z.regex(day))),
  draft: z.optional(z.enum(['true', 'false'])),
})

/** Keys that Obsidian gives a meaning to and we do not. */
export const obsidianKeys = ['tags', 'aliases', 'cssclasses']

/** In code units: nobody writes more by hand, and what YAML makes of it stays cheap. */
const longest = 16_384

/**
 * Reads the YAML between a note's `---` lines.
 * @param yaml what stands between them
 * @param at where it starts, as an offset into the note's text
 * @returns what it says; where it is broken nothing, and each reason among its problems
 */
export function parseFrontMatter(yaml: string, at: number): FrontMatter {
  const keys = new Map<string, Span>()
  const problems: FrontMatterProblem[] = []
  const spanOf = ([start = 0, end = start]: readonly number[]): Span => ({ start: at + start, end: at + end })
  const fence = { start: 0, end: '---'.length }

  const read = (text: string): object => {
    // gray-matter hands over the line ending of the opening `---` too; positions count from behind it.
    const document = parseDocument(text.replace(/^\n/, ''), { schema: 'failsafe', merge: false, prettyErrors: false })
    // The first tells what to mend; those behind it are mostly its echo, a thousand for a thousand open brackets.
    const [problem] = [...document.errors, ...document.warnings]
    if (problem) problems.push({ kind: 'syntax', reason: problem.message, ...spanOf(problem.pos) })
    if (problem || document.contents === null) return {}
    if (!isMap(document.contents)) {
      problems.push({ kind: 'noMapping', ...spanOf([0]) })
      return {}
    }
    // Read off the nodes, never expanded: ten aliases of ten aliases of … stay ten nodes.
    return Object.fromEntries(
      document.contents.items.map(({ key, value }) => {
        const name = isScalar(key) ? String(key.value) : ''
        const [start = 0, end = start] = (key as Node).range ?? []
        keys.set(name, spanOf([start, end]))
        const node = isAlias(value) ? value.resolve(document) : (value as Node | null)
        return [
          name,
          node === null || (isScalar(node) && !node.value) ? undefined : isScalar(node) ? String(node.value) : node,
        ]
      }),
    )
  }

  if (isTooDeep(yaml)) return { keys, problems: [{ kind: 'tooDeep', ...fence }] }
  if (yaml.length > longest)
    return { keys, problems: [{ kind: 'tooLong', found: yaml.length, most: longest, ...fence }] }
  const said = frontMatterSchema.safeParse(readYaml(yaml, read))
  for (const { path } of said.error?.issues ?? []) {
    const key = String(path[0])
    problems.push({ kind: 'value', key, ...(keys.get(key) ?? fence) })
  }
  return { ...(said.success ? said.data : {}), keys, problems }
}

/**
 * gray-matter with one engine and no other language: by itself it would read `08` as text but `02` as a number, and run
 * `---js`. A closing line that no text can hold keeps it from ending at `---foo`; options keep it from its cache, which
 * gives `{}` for broken YAML that it sees a second time.
 */
function readYaml(yaml: string, read: (text: string) => object): object {
  const end = '---\0'
  return matter(`---\n${yaml}\n${end}`, { language: 'yaml', delimiters: ['---', end], engines: { yaml: read } }).data
}

/** The first lines of front matter, up to a key that means something: unknown keys, comments and lists may come before. */
const keysOfNote = /^---[ \t]*\n(?:(?:[A-Za-z_][\w-]*:|[ \t#-]).*\n)*?(?:member|romanized|week|title|date|draft):/

/** What was meant as front matter and is not read, so that a draft, say, would stand in the document without a word. */
export function unreadFrontMatter(text: string): FrontMatterProblem[] {
  const start = /^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0
  const newline = text.indexOf('\n', start)
  const line = { start, end: newline < 0 ? text.length : newline }
  // `---` over `draft: true` and no `---` below: what the author said of the note would be taken for its text.
  if (keysOfNote.test(text.slice(start))) return [{ kind: start === 0 ? 'unclosed' : 'late', ...line }]
  // `---js` and its like: in a language that is never read, since reading it would run it.
  const fence = /^(?:---[ \t]*([a-z]\w*)[ \t]*\n[\s\S]*?^---|\+\+\+[ \t]*\n[\s\S]*?^\+\+\+)[ \t]*$/imy
  const found = fence.exec(text)
  return found ? [{ kind: 'language', language: found[1] ?? 'toml', ...line }] : []
}

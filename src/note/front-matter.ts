import matter from 'gray-matter'
import { isAlias, isMap, isScalar, type Node, parseDocument } from 'yaml'
import * as z from 'zod/mini'
import { maxLine } from '../limits.ts'
import type { Span } from '../markdown/edits.ts'
import { isTooDeep, type YamlReason, yamlErrors } from '../yaml.ts'

/** A note's front matter: its values, the position of each key, and its problems. */
export interface FrontMatter {
  member?: string | undefined
  romanized?: string | undefined
  week?: string | undefined
  title?: string | undefined
  date?: string | undefined
  draft?: 'true' | 'false' | undefined
  keys: Map<string, Span>
  /** The offset of its end; absent if the note has none. */
  end?: number | undefined
  problems: FrontMatterProblem[]
}

/** Why front matter, or text that looks like it, was ignored or has an invalid value. */
export type FrontMatterProblem = Span &
  (
    | { kind: 'syntax'; reason: YamlReason }
    | { kind: 'noMapping' | 'tooDeep' | 'unclosed' | 'late' }
    | { kind: 'tooLong'; found: number; most: number }
    | { kind: 'value'; key: string }
    | { kind: 'longValue'; key: string; most: number }
    | { kind: 'language'; language: string }
  )

/** One line of usual length without control characters, which YAML allows in quotes: `"\0"`, `"\e[2J"`. */
const line = z.optional(z.string().check(z.maxLength(maxLine), z.regex(/^(?:\P{Cc}|\t)*$/u)))

/** A valid date, optionally with a time, as other tools write it: `2026-09-03 19:30:00 +0900`. */
const day = new RegExp(z.regexes.date.source.replace(/\$$/, '(?:[T ].*)?$'))

/** The schema of front matter. Scalars are strings as written: `week: 02` is no number, `title: no` no boolean. */
export const frontMatterSchema = z.object({
  member: line,
  romanized: line,
  week: line,
  title: line,
  date: z.optional(z.string().check(z.regex(day))),
  draft: z.optional(z.enum(['true', 'false'])),
})

/** In code units: more than anyone writes by hand, and small enough to parse quickly. */
const maxLength = 16_384

/**
 * Parses a note's front matter. gray-matter finds the YAML between the `---` lines; our engine parses it.
 * @param source the text of a note from its start to the end of its closing `---` line
 * @returns the values; none if the YAML is invalid, with the reasons in `problems`
 */
export function parseFrontMatter(source: string): FrontMatter {
  const keys = new Map<string, Span>()
  const problems: FrontMatterProblem[] = []
  const fence = { start: 0, end: '---'.length }
  // The YAML begins right after the first `---`, before its line ending.
  const spanOf = ([start = 0, end = start]: readonly number[]): Span => ({
    start: fence.end + start,
    end: fence.end + end,
  })

  const parseYaml = (yaml: string): object => {
    const document = parseDocument(yaml, { schema: 'failsafe', merge: false, prettyErrors: false })
    // Report only the first problem. The others mostly follow from it: a thousand open brackets cause a thousand.
    const [problem] = yamlErrors(document, yaml)
    if (problem) problems.push({ kind: 'syntax', reason: problem, ...spanOf([problem.start, problem.end]) })
    if (problem || document.contents === null) return {}
    if (!isMap(document.contents)) {
      const start = document.contents.range?.[0] ?? 0
      problems.push({ kind: 'noMapping', ...spanOf([start]) })
      return {}
    }
    // Read the nodes without expanding aliases: ten aliases of ten aliases of … remain ten nodes.
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

  if (isTooDeep(source)) return { keys, problems: [{ kind: 'tooDeep', ...fence }] }
  if (source.length > maxLength)
    return { keys, problems: [{ kind: 'tooLong', found: source.length, most: maxLength, ...fence }] }
  const parsed = frontMatterSchema.safeParse(matter(`${source.trimEnd()}\n`, readingWith(parseYaml)).data)
  for (const { path, ...issue } of parsed.error?.issues ?? []) {
    const key = String(path[0])
    const kind = issue.code === 'too_big' ? ({ kind: 'longValue', most: maxLine } as const) : { kind: 'value' as const }
    problems.push({ ...kind, key, ...(keys.get(key) ?? fence) })
  }
  return { ...(parsed.success ? parsed.data : {}), keys, problems }
}

/**
 * How gray-matter reads front matter: as YAML whatever follows the opening `---`, since its other languages run code, and
 * with our engine, since its own reads `08` as text but `02` as a number. It takes `---foo` for an end unless the line
 * ending belongs to the delimiter. With options it does not cache, which would return `{}` for invalid YAML that it
 * parses a second time.
 */
function readingWith(yaml: (text: string) => object) {
  return { language: 'yaml', delimiters: ['---', '---\n'] as [string, string], engines: { yaml } }
}

/** The first lines of front matter, up to one of our keys. Unknown keys, comments and lists may come before it. */
const ourKeys = Object.keys(frontMatterSchema.shape).join('|')
const openingLines = new RegExp(String.raw`^---[ \t]*\n(?:(?:[A-Za-z_][\w-]*:|[ \t#-]).*\n)*?(?:${ourKeys}):`)

/**
 * Finds text that looks like front matter but is not parsed, so that a draft does not get into the document unnoticed.
 */
export function unreadFrontMatter(text: string): FrontMatterProblem[] {
  const start = /^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0
  const newline = text.indexOf('\n', start)
  const line = { start, end: newline < 0 ? text.length : newline }
  // `---` above `draft: true` without a closing `---`: the front matter would become the note's text.
  if (openingLines.test(text.slice(start))) return [{ kind: start === 0 ? 'unclosed' : 'late', ...line }]
  // `---js` and similar: languages that we do not parse, since parsing JavaScript would run it.
  const fence = /^(?:---[ \t]*([a-z]\w*)[ \t]*\n[\s\S]*?^---|\+\+\+[ \t]*\n[\s\S]*?^\+\+\+)[ \t]*$/imy
  const found = fence.exec(text)
  return found ? [{ kind: 'language', language: found[1] ?? 'toml', ...line }] : []
}

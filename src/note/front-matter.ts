import matter from 'gray-matter'
import { isAlias, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import * as z from 'zod/mini'
import { type Finding, finding, type Place, type Words } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { isTooDeep } from '../yaml.ts'

/** What a note says of itself above its text, and where each of its keys stands. */
export interface FrontMatter {
  member?: string | undefined
  romanized?: string | undefined
  week?: string | undefined
  title?: string | undefined
  date?: string | undefined
  draft?: 'true' | 'false' | undefined
  keys: Map<string, Place>
}

/** One line that can be shown: in quotes YAML takes `"\0"` and `"\e[2J"` for control characters. */
const line = z.optional(z.string().check(z.regex(/^(?:\P{Cc}|\t)*$/u)))

/** The shape of front matter. All scalars are the text as written: `week: 02` is no number, `title: no` no boolean. */
export const frontMatterSchema = z.object({
  member: line,
  romanized: line,
  week: line,
  title: line,
  date: z.optional(z.iso.date()),
  draft: z.optional(z.enum(['true', 'false'])),
})

/** In code units: nobody writes more by hand, and what YAML makes of it stays cheap. */
const longest = 16_384

/**
 * Reads the YAML between a note's `---` lines.
 * @param yaml what stands between them
 * @param at the note's path, and the line on which `yaml` starts
 * @returns what it says; where it is broken nothing, and each reason among the findings
 */
export function parseFrontMatter(
  yaml: string,
  at: { path: string; line: number },
  messages: Messages,
): { frontMatter: FrontMatter; findings: Finding[] } {
  const findings: Finding[] = []
  const keys = new Map<string, Place>()
  const lines = new LineCounter()
  const placeOf = (range: readonly number[]): Place => {
    const [start, end] = [range[0] ?? 0, range[1] ?? range[0] ?? 0].map((offset) => lines.linePos(offset))
    const first = at.line - 1
    return {
      path: at.path,
      line: first + (start?.line ?? 1),
      column: start?.col,
      endLine: first + (end?.line ?? 1),
      endColumn: end?.col,
    }
  }
  const report = (place: Place, words: Words) => findings.push(finding('front-matter', place, words))

  const read = (text: string): object => {
    // gray-matter hands over the line ending of the opening `---` too; positions count from behind it.
    const document = parseDocument(text.replace(/^\n/, ''), {
      schema: 'failsafe',
      merge: false,
      lineCounter: lines,
      prettyErrors: false,
    })
    // The first tells what to mend; those behind it are mostly its echo, a thousand for a thousand open brackets.
    const [problem] = [...document.errors, ...document.warnings]
    if (problem) report(placeOf(problem.pos), messages.brokenYaml(problem.message))
    if (problem || document.contents === null) return {}
    if (!isMap(document.contents)) {
      report(placeOf([0]), messages.frontMatterNoMapping())
      return {}
    }
    // Read off the nodes, never expanded: ten aliases of ten aliases of … stay ten nodes.
    return Object.fromEntries(
      document.contents.items.map(({ key, value }) => {
        const name = isScalar(key) ? String(key.value) : ''
        keys.set(name, placeOf((key as Node).range ?? [0]))
        const node = isAlias(value) ? value.resolve(document) : (value as Node | null)
        return [
          name,
          node === null || (isScalar(node) && !node.value) ? undefined : isScalar(node) ? String(node.value) : node,
        ]
      }),
    )
  }

  if (isTooDeep(yaml)) {
    report({ path: at.path, line: at.line - 1 }, messages.yamlTooDeep())
    return { frontMatter: { keys }, findings }
  }
  if (yaml.length > longest) {
    report({ path: at.path, line: at.line - 1 }, messages.frontMatterTooLong(yaml.length, longest))
    return { frontMatter: { keys }, findings }
  }
  const said = frontMatterSchema.safeParse(readYaml(yaml, read))
  for (const { path } of said.error?.issues ?? []) {
    const key = String(path[0])
    report(keys.get(key) ?? at, messages.frontMatterValue(key))
  }
  return { frontMatter: { ...(said.success ? said.data : {}), keys }, findings }
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

import { type Finding, finding, type Words } from '../errors.ts'
import { readBlocks } from '../limits.ts'
import type { Root } from '../markdown/mdast.ts'
import { headingText } from '../markdown/parser.ts'
import { type Config, weekFiles } from './config.ts'
import type { Reading } from './files.ts'
import type { Match } from './match-files.ts'
import { compilePattern, type Judge, labelsIn } from './pattern.ts'
import { isCounted, weeksCalled } from './weeks.ts'

/** In code units, of all that is read when each of a file's weeks is taken from it: 80 chapters of 50 KB pass. */
const mostToSplit = 4_000_000

/**
 * Takes notes of several weeks apart by their headings: a match for each week. What the tool or the group writes about a
 * week is left alone.
 * @param found matches whose paths say nothing of a week
 * @returns the matches, the files that were read, and what is wrong with them
 */
export function splitMatches(config: Config, found: readonly Match[], judge: Judge, read: (path: string) => Reading) {
  const { weekHeading, weeks } = config
  const { messages } = config.language
  const texts = new Map<string, Reading>()
  const matches: Match[] = []
  const findings: Finding[] = []
  if (weekHeading === undefined) return { matches, findings, texts }
  for (const match of found) {
    const { path } = match
    if (weekFiles(config).some((own) => labelsIn(path, compilePattern(own), judge)?.week !== undefined)) continue
    const reading = read(path)
    texts.set(path, reading)
    if ('finding' in reading) {
      findings.push(reading.finding)
      continue
    }
    const { tree, read: text, excess } = readBlocks(reading.text.replace(/\r\n?/g, '\n'))
    const spans = weekSpans(tree, text, weekHeading)
    const most = Math.max(1, Math.floor(mostToSplit / (text.length + 1)))
    const report = (words: Words, line = 1, severity: 'error' | 'warning' = 'error') =>
      findings.push(finding('weeks', { path, line }, words, severity))
    // A week behind that line would be missing without a word.
    if (excess) report(messages.tooComplex(excess.kind, excess.found, excess.most), excess.line)
    else if (spans.length === 0) report(messages.noWeekHeading(weekHeading), 1, 'warning')
    if (spans.length > most) report(messages.tooManyWeeks(spans.length, most))
    for (const [part, { label, named }] of spans.slice(0, most).entries()) {
      const week = weeksCalled(weeks)(named).length === 1 ? named : label
      matches.push({ ...match, labels: { ...match.labels, week }, part })
    }
  }
  return { matches, findings, texts }
}

/** What a note of several weeks says of one of them, as offsets into its text. */
export interface WeekSpan {
  /** What stands in the heading for `{week}`, and the heading's words up to its end: `3` and `Chapter 3`. */
  label: string
  named: string
  /** The heading's first letter, what is behind its line, and the end. */
  start: number
  body: number
  end: number
}

/**
 * Finds the weeks of a note that holds several. A week runs to the heading of the next one or to a heading of a higher
 * level.
 * @param pattern such as `Chapter {week}`; more words may follow in the heading
 */
export function weekSpans(tree: Root, text: string, pattern: string): WeekSpan[] {
  const begins = beginning(pattern)
  const spans: WeekSpan[] = []
  let depth = 0
  let isOpen = false
  for (const node of tree.children) {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (node.type !== 'heading' || start === undefined || end === undefined) continue
    const raw = node.children.map((child) => ('value' in child ? child.value : '')).join('')
    const found = raw.length > longest ? undefined : begins(headingText(raw))
    if (!found && !(isOpen && node.depth < depth)) continue
    const last = spans.at(-1)
    if (last && isOpen) last.end = start
    isOpen = found !== undefined
    if (!found) continue
    depth = node.depth
    const newline = text.indexOf('\n', end)
    spans.push({ ...found, start, body: newline < 0 ? text.length : newline + 1, end: text.length })
  }
  return spans
}

/** In code units: no heading is longer, and the time to look at one stays bounded. */
const longest = 300

/** `3`, `6~7`, `3-4` */
const number = String.raw`\d+(?:[-–]\d+|\s?~\s?\d+)?`

/** `2026-01-05`, `26.1.5`, `1월 5일` */
const date = String.raw`(?:\d{2}){1,2}(?<between>[-./])\d{1,2}\k<between>\d{1,2}|\d{1,2}월\s?\d{1,2}일`
const isDate = new RegExp(`^(?:${date})$`)

function beginning(pattern: string): (heading: string) => { label: string; named: string } | undefined {
  const [before = '', after = ''] = pattern.normalize('NFC').split('{week}').map(literal)
  const isAlone = pattern.trim() === '{week}'
  const label = isAlone ? String.raw`${date}|(?:\p{L}+[\s_.-]?)?${number}\p{L}*` : number
  const expression = new RegExp(
    String.raw`^[^\p{L}\p{N}]*(?<named>${before}\s*(?<label>${label})\s*${after})(?![\p{L}\p{N}])`,
    'iu',
  )
  return (heading) => {
    const { named, label } = expression.exec(heading.normalize('NFC'))?.groups ?? {}
    if (named === undefined || label === undefined) return undefined
    // By `{week}` alone `2가지 배운 점` and `2. 배운 점` are no weeks.
    return !isAlone || isDate.test(label) || isCounted(label) ? { label, named: named.trim() } : undefined
  }
}

function literal(text: string): string {
  const words = text.trim().split(/\s+/)
  return words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join(String.raw`\s*`)
}

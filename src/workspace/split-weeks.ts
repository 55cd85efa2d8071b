import { type Finding, finding, type Words } from '../errors.ts'
import { parseFile } from '../limits.ts'
import { type HeadedSpan, headedSpans } from '../markdown/headed-spans.ts'
import type { Root } from '../markdown/mdast.ts'
import { type Config, weekFiles } from './config.ts'
import type { ReadResult } from './files.ts'
import { compilePattern, type PathLabels, type Pattern } from './pattern.ts'
import { isCounted } from './week-label.ts'
import { weeksCalled } from './weeks.ts'

/** A file that a pattern takes. */
export interface Match {
  path: string
  labels: PathLabels
  pattern: Pattern
  /** Index of the week in a file with several weeks, from 0. */
  part?: number | undefined
}

/** In code units: the file's length times its number of weeks. 80 weeks in a file of 50 KB pass. */
const maxTotalLength = 4_000_000

/**
 * Splits notes with several weeks by their headings into one match per week. Documents, discussions and minutes are
 * skipped.
 * @param found matches whose paths contain no week
 * @returns the matches, the files that were read, and their findings
 */
export function splitMatches(
  config: Config,
  found: readonly Match[],
  isWeek: (label: string | undefined) => boolean,
  read: (path: string) => ReadResult,
) {
  const { weekHeading, weeks } = config
  const { messages } = config.language
  const texts = new Map<string, ReadResult>()
  const matches: Match[] = []
  const findings: Finding[] = []
  if (weekHeading === undefined) return { matches, findings, texts }
  const ofWeeks = weekFiles(config).map((pattern) => compilePattern(pattern))
  for (const match of found) {
    const { path } = match
    if (ofWeeks.some(({ labelsOf }) => isWeek(labelsOf(path)?.week ?? ''))) continue
    const reading = read(path)
    texts.set(path, reading)
    if ('finding' in reading) {
      findings.push(reading.finding)
      continue
    }
    const { tree, body: text, excess } = parseFile(reading.text.replace(/\r\n?/g, '\n'))
    const spans = weekSpans(tree, text, weekHeading)
    const most = Math.max(1, Math.floor(maxTotalLength / (text.length + 1)))
    const report = (words: Words, line = 1, severity: 'error' | 'warning' = 'error') =>
      findings.push(finding('weeks', { path, line }, words, severity))
    // A week after that line would be missing without a warning.
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

/** A week in a note with several weeks. */
export interface WeekInFile extends HeadedSpan {
  /** The part of the heading that matches `{week}`: `3`. */
  label: string
  /** The part of the heading that matches the whole pattern: `Chapter 3`. */
  named: string
}

/**
 * Finds the weeks of a note with several weeks.
 * @param pattern such as `Chapter {week}`; more words may follow in the heading
 */
export function weekSpans(tree: Root, text: string, pattern: string): WeekInFile[] {
  const matchWeek = weekMatcher(pattern)
  return headedSpans(tree, text, (title) => (title.length > maxHeadingLength ? undefined : matchWeek(title)))
}

/** In code units. Longer headings are not matched, so that the time is bounded. */
const maxHeadingLength = 300

/** `3`, `6~7`, `3-4` */
const number = String.raw`\d+(?:[-–]\d+|\s?~\s?\d+)?`

/** `2026-01-05`, `26.1.5`, `1월 5일` */
const date = String.raw`(?:\d{2}){1,2}(?<between>[-./])\d{1,2}\k<between>\d{1,2}|\d{1,2}월\s?\d{1,2}일`
const isDate = new RegExp(`^(?:${date})$`)

/** Returns a function that finds the week in a heading of this form, such as `Chapter {week}`. */
function weekMatcher(pattern: string): (heading: string) => { label: string; named: string } | undefined {
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
    // With `{week}` alone, `2가지 배운 점` and `2. 배운 점` are not weeks.
    return !isAlone || isDate.test(label) || isCounted(label) ? { label, named: named.trim() } : undefined
  }
}

function literal(text: string): string {
  const words = text.trim().split(/\s+/)
  return words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join(String.raw`\s*`)
}

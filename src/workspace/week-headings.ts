import type { Root } from '../markdown/mdast.ts'
import { headingText } from '../markdown/parser.ts'
import { isCounted } from './week-labels.ts'

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

import { isError } from '../../errors.ts'
import { type Style, safeLine, styleOf } from '../../terminal/terminal.ts'
import { widthOf } from '../../terminal/width.ts'
import type { FileFindings, LintFinding, ReportContext } from '../rule.ts'

/** In terminal columns: how much of a line is shown before and after the start of the carets. */
const before = 40
const behind = 60

/**
 * For people: by file, each finding with its source line, carets below the span, and a hint.
 * vfile-reporter, the usual choice, shows neither the source line nor a hint.
 */
export function pretty(files: readonly FileFindings[], { color, words }: ReportContext): string {
  const style = styleOf(color)
  const found = files.filter(({ findings }) => findings.length > 0)
  const parts = found.map(({ path, findings, source }) => {
    const lines = source.split(/\r\n?|\n/)
    const descriptions = findings.map((finding) => describe(finding, lines, style))
    return `${style('underline', safeLine(path))}\n${descriptions.join('')}\n`
  })
  if (found.length === 0) return ''
  const all = found.flatMap(({ findings }) => findings)
  const errors = all.filter(isError).length
  const fixable = all.filter(({ fix }) => fix).length
  return `${parts.join('')}${words.summary(errors, all.length - errors, fixable)}\n`
}

function describe(found: LintFinding, lines: readonly string[], style: Style): string {
  const { line, column, message, rule, hint: todo } = found
  const place = line === undefined ? '' : `${line}:${column}  `
  const severity = isError(found) ? style('red', 'error') : style('yellow', 'warning')
  const arrow = style('dim', '→')
  if (line === undefined && todo)
    return `  ${severity}  ${printable(message)} ${arrow} ${printable(todo)}  ${style('dim', rule)}\n`
  const hint = todo ? `    ${arrow} ${printable(todo)}\n` : ''
  const excerpt = line === undefined ? [] : pointAt(lines[line - 1] ?? '', found)
  const [source, caret] = excerpt
  const shown = source?.trim() ? `    ${source}\n    ${style('red', caret ?? '')}\n` : ''
  return `  ${place}${severity}  ${printable(message)}  ${style('dim', rule)}\n${shown}${hint}`
}

/** A line, cut to the width of a terminal, and the line of carets below it. */
function pointAt(source: string, { line, column = 1, endLine, endColumn }: LintFinding): [string, string] {
  const last = endColumn !== undefined && endLine === line ? endColumn : source.length + 1
  const [start, end] = [column - 1, Math.max(last, column) - 1]
  const lead = tail(source.slice(0, start))
  const marked = head(source.slice(start, end), behind)
  const after = head(source.slice(end), Math.max(0, behind - marked.width))
  const carets = ' '.repeat(lead.width) + '^'.repeat(Math.max(1, marked.width))
  return [`${lead.text}${marked.text}${after.text}`.trimEnd(), carets]
}

/** The visible part of a text, and its width in columns. */
interface VisibleText {
  text: string
  width: number
}

/** The end of a text that fits, in whole graphemes: 👩‍💻 is five code units and two columns. */
function tail(text: string): VisibleText {
  // Segmenting a long line would take longer than checking it.
  const shown = printable(text.slice(-8 * before))
  const letters = graphemes(shown)
  let [at, start, width] = [letters.length, shown.length, 0]
  while (at > 0 && width <= before) {
    const letter = letters[--at] ?? ''
    start -= letter.length
    width += widthOf(letter)
  }
  const cut = at > 0 ? '…' : ''
  return { text: cut + shown.slice(start), width: width + widthOf(cut) }
}

function head(text: string, most: number): VisibleText {
  const shown = printable(text.slice(0, 8 * behind))
  const letters = graphemes(shown)
  let [at, end, width] = [0, 0, 0]
  while (at < letters.length && width < most) {
    const letter = letters[at++] ?? ''
    end += letter.length
    width += widthOf(letter)
  }
  const cut = at < letters.length ? '…' : ''
  return { text: shown.slice(0, end) + cut, width: width + widthOf(cut) }
}

const segmenter = new Intl.Segmenter('und')

/** The graphemes of a text. A segmenter is slow, and in most texts every code unit is a grapheme. */
function graphemes(text: string): string | string[] {
  if (/^[ -~\u2400-\u2426가-힣]*$/.test(text)) return text
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** On one line, safe for a terminal, and with a tab as one space. */
function printable(text: string): string {
  return safeLine(text.replace(/^\uFEFF/, '').replaceAll('\t', ' '))
}

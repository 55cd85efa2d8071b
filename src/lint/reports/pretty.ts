import { isError } from '../../errors.ts'
import { type Style, safeLine, styleOf } from '../../terminal/terminal.ts'
import { widthOf } from '../../terminal/width.ts'
import type { LintFinding } from '../rule.ts'
import { type FileFindings, type LintRun, summaryOf } from './result.ts'

/** In columns of a terminal: how much of a line stands before and behind what is pointed at. */
const before = 40
const behind = 60

/**
 * For people: by file, each finding with its line of the source, a caret under the right column, and what to do.
 * vfile-reporter, the ecosystem's own, shows neither the source line nor what to do.
 */
export async function* pretty(files: AsyncIterable<FileFindings>, run: LintRun): AsyncGenerator<string> {
  const style = styleOf(run.color)
  let above = ''
  for await (const { path, findings, source } of files) {
    if (findings.length === 0) continue
    const lines = source.split(/\r\n?|\n/)
    const own = findings.map((each) => describe(each, lines, style))
    yield `${above}${style('underline', safeLine(path))}\n${own.join('')}`
    above = '\n'
  }
  if (above !== '') yield `\n${summaryOf(run)}\n`
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

/** A line, cut to what a terminal holds, and the line of carets under it. */
function pointAt(source: string, { line, column = 1, endLine, endColumn }: LintFinding): [string, string] {
  const last = endColumn !== undefined && endLine === line ? endColumn : source.length + 1
  const [start, end] = [column - 1, Math.max(last, column) - 1]
  const lead = tail(source.slice(0, start))
  const marked = head(source.slice(start, end), behind)
  const rest = head(source.slice(end), Math.max(0, behind - marked.width))
  const carets = ' '.repeat(lead.width) + '^'.repeat(Math.max(1, marked.width))
  return [`${lead.text}${marked.text}${rest.text}`.trimEnd(), carets]
}

/** What is shown of a text, and the columns that it takes. */
interface Shown {
  text: string
  width: number
}

/** The last letters of a text that fit, whole graphemes: 👩‍💻 is five letters and two columns. */
function tail(text: string): Shown {
  // What stands far before is not shown: to look at it takes longer than to find what is wrong.
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

function head(text: string, most: number): Shown {
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

const segmenter = new Intl.Segmenter('ko')

/** A text by the letters that a reader sees; a segmenter takes long, and most texts hold none of several code units. */
function graphemes(text: string): string | string[] {
  if (/^[ -~\u2400-\u2426가-힣]*$/.test(text)) return text
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** In one line without what a terminal would obey instead of showing, and with a tab as one space. */
function printable(text: string): string {
  return safeLine(text.replace(/^\uFEFF/, '').replaceAll('\t', ' '))
}

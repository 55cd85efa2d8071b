import type { PhrasingContent, RootContent, TableCell, TableRow } from 'mdast'
import { isError, placeOf } from '../../errors.ts'
import { printFrame } from '../../markdown/print.ts'
import { safeLine } from '../../terminal/terminal.ts'
import { uriPath, withoutMentions } from '../../text.ts'
import type { LintFinding } from '../rule.ts'
import type { LintResult } from './result.ts'
import { summaryOf } from './summary.ts'

/** GitHub takes a comment of up to 65,536 letters, in which more than the findings stands; nobody reads that much. */
const mostLetters = 25_000
const mostRows = 50
/** Of one message: a heading or a link that it shows may be as long as a note. */
const mostOfMessage = 1_000

/** A table of the findings, for the summary of a job and the comment on a pull request. */
export function markdown(result: LintResult): string {
  const { findings, words } = result
  const { job } = words
  const rows = rowsOf(result)
  const left = findings.length - rows.length
  const blocks: RootContent[] = [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: job.title }] },
    { type: 'paragraph', children: phrases(summaryOf(result)) },
  ]
  if (findings.length > 0) {
    const head = row([job.place, job.finding, job.rule].map((value) => [{ type: 'text', value }]))
    blocks.push({ type: 'table', children: [head, ...rows] })
  }
  if (left > 0) blocks.push({ type: 'paragraph', children: phrases(job.more(left)) })
  return printFrame(blocks)
}

/** The first findings, as many as there is room for. */
function rowsOf(result: LintResult): TableRow[] {
  let letters = 0
  return result.findings
    .slice(0, mostRows)
    .map((each) => row(cells(each, result)))
    .filter((each) => {
      letters += printFrame([{ type: 'table', children: [each] }]).length
      return letters <= mostLetters
    })
}

function row(cells: PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children })) }
}

function cells(found: LintFinding, { prefix, files }: LintResult): PhrasingContent[][] {
  const { path, line, message, hint, url } = found
  const place = placeOf({ ...found, path: path && prefix + path })
  // A file name may hold line endings, which would end the table.
  const shown: PhrasingContent = { type: 'inlineCode', value: safeLine(place) }
  const target = `${files}${uriPath(path)}?plain=1${line === undefined ? '' : `#L${line}`}`
  const rule: PhrasingContent = { type: 'text', value: found.rule }
  return [
    place ? [path && files ? { type: 'link', url: target, children: [shown] } : shown] : [],
    [
      { type: 'text', value: isError(found) ? '❌ ' : '⚠️ ' },
      ...phrases(message),
      ...(hint ? phrases(` → ${hint}`) : []),
    ],
    [url ? { type: 'link', url, children: [rule] } : rule],
  ]
}

/**
 * Messages put in backticks what stands in a note, which is to be shown, not rendered. Where it holds a backtick itself
 * some of it is text, in which GitHub would tell whoever is named.
 */
function phrases(text: string): PhrasingContent[] {
  const short = text.length > mostOfMessage ? `${text.slice(0, mostOfMessage).replace(/\p{Cs}$/u, '')}…` : text
  const parts = short.replace(/\s+/g, ' ').split(/`([^`]+)`/)
  return parts.map((value, at) =>
    at % 2 === 1 ? { type: 'inlineCode', value } : { type: 'text', value: withoutMentions(value) },
  )
}

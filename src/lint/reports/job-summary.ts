import type { PhrasingContent, RootContent, TableCell, TableRow } from 'mdast'
import { printFrame } from '../../mdast.ts'
import type { LintFinding } from '../rule.ts'
import type { LintResult } from './index.ts'
import { summaryOf } from './summary.ts'

/** GitHub takes a summary of up to a megabyte; nobody reads that much. */
const mostRows = 200

/** What GitHub shows on the page of a job: a table of the findings as Markdown. */
export function jobSummary(result: LintResult): string {
  const { findings, prefix, words } = result
  const { job } = words
  const left = findings.length - mostRows
  const blocks: RootContent[] = [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: job.title }] },
    { type: 'paragraph', children: phrases(summaryOf(result)) },
  ]
  if (findings.length > 0) {
    const head = row([job.place, job.finding, job.rule].map((value) => [{ type: 'text', value }]))
    const rows = findings.slice(0, mostRows).map((each) => row(cells(each, prefix)))
    blocks.push({ type: 'table', children: [head, ...rows] })
  }
  if (left > 0) blocks.push({ type: 'paragraph', children: phrases(job.more(left)) })
  return printFrame(blocks)
}

function row(cells: PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children })) }
}

function cells({ file, line, column, fatal, reason, ruleId, url }: LintFinding, prefix: string): PhrasingContent[][] {
  const place = [file && prefix + file, line, column].filter((part) => part !== undefined && part !== '').join(':')
  const rule: PhrasingContent = { type: 'text', value: ruleId ?? '' }
  return [
    place ? [{ type: 'inlineCode', value: place }] : [],
    [{ type: 'text', value: fatal ? '❌ ' : '⚠️ ' }, ...phrases(reason)],
    [url ? { type: 'link', url, children: [rule] } : rule],
  ]
}

/** Messages put in backticks what stands in a note, which is to be shown, not rendered. */
function phrases(text: string): PhrasingContent[] {
  const parts = text.replace(/\s+/g, ' ').split(/`([^`]+)`/)
  return parts.map((value, at) => ({ type: at % 2 === 1 ? 'inlineCode' : 'text', value }))
}

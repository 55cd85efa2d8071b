import type { ListItem, PhrasingContent, RootContent, TableCell, TableRow } from 'mdast'
import { type Finding, isError, placeOf } from '../../errors.ts'
import { printFrame } from '../../markdown/print.ts'
import { safeLine } from '../../terminal/terminal.ts'
import { uriPath, withoutMentions } from '../../text.ts'
import type { NoteOverview } from '../overview.ts'
import type { LintFinding } from '../rule.ts'
import { type FileFindings, type LintRun, summaryOf } from './result.ts'

/** GitHub accepts comments of up to 65,536 characters. Ours also contains other text, and nobody reads that much. */
const mostLetters = 25_000
/** For one message: a heading or a link in it may be as long as a note. */
const mostOfMessage = 1_000

export async function* markdown(files: AsyncIterable<FileFindings>, run: LintRun): AsyncGenerator<string> {
  for await (const _ of files);
  yield jobSummary(run)
}

/** A table of the first findings, for the summary of a job and the comment on a pull request. */
export function jobSummary(run: LintRun): string {
  const { totals, words } = run
  const { job } = words
  const found = totals.errors + totals.warnings
  const rows = rowsOf(run)
  const left = found - rows.length
  const blocks: RootContent[] = [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: job.title }] },
    ...run.totals.overviews.flatMap((overview) => overviewBlocks(overview, run)),
    { type: 'paragraph', children: phrases(summaryOf(run)) },
  ]
  if (found > 0) {
    const head = row([job.place, job.finding, job.rule].map((value) => [{ type: 'text', value }]))
    blocks.push({ type: 'table', children: [head, ...rows] })
  }
  if (left > 0) blocks.push({ type: 'paragraph', children: phrases(job.more(left)) })
  return printFrame(blocks)
}

/** What a note has and what it lacks, with links to the lines. */
function overviewBlocks({ path, draft, sections, lines }: NoteOverview, run: LintRun): RootContent[] {
  const { job } = run.words
  const linked = (child: PhrasingContent, line?: number): PhrasingContent =>
    run.files === '' ? child : { type: 'link', url: lineUrl(path, line, run), children: [child] }
  const item = (label: string, children: PhrasingContent[]): ListItem => ({
    type: 'listItem',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: `${label}: ` }, ...children] }],
  })
  const named = (chosen: NoteOverview['sections']) =>
    chosen.flatMap(({ heading, state, line = lines }, at): PhrasingContent[] => [
      ...(at > 0 ? [{ type: 'text' as const, value: ', ' }] : []),
      linked({ type: 'text', value: withoutMentions(safeLine(heading)) }, line),
      ...(state === 'empty' ? [{ type: 'text' as const, value: ` (${job.headingOnly})` }] : []),
    ])
  const written = sections.filter(({ state }) => state === 'written')
  const lacking = sections.filter(({ state }) => state !== 'written')
  const items = [
    ...(written.length > 0 ? [item(job.written, named(written))] : []),
    ...(lacking.length > 0 ? [item(job.lacking, named(lacking))] : []),
    ...(draft ? [item(job.draft, phrases(job.draftMeans))] : []),
  ]
  const name = linked({ type: 'inlineCode', value: safeLine(run.prefix + path) })
  return [
    { type: 'paragraph', children: [name] },
    { type: 'list', spread: false, children: items },
  ]
}

/** The address of a file, or of a line of it, at the commit that the job looks at. */
function lineUrl(path: string, line: number | undefined, { files }: LintRun): string {
  return `${files}${uriPath(path)}?plain=1${line === undefined ? '' : `#L${line}`}`
}

/** As many of the first findings as fit. */
function rowsOf(run: LintRun): TableRow[] {
  let letters = 0
  return run.totals.first
    .map((finding) => row(cells(finding, run)))
    .filter((line) => {
      letters += printFrame([{ type: 'table', children: [line] }]).length
      return letters <= mostLetters
    })
}

function row(cells: PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children })) }
}

function cells(found: LintFinding, run: LintRun): PhrasingContent[][] {
  const { path, line, url } = found
  const place = placeOf({ ...found, path: path && run.prefix + path })
  // A file name may contain line endings, which would end the table.
  const shown: PhrasingContent = { type: 'inlineCode', value: safeLine(place) }
  const rule: PhrasingContent = { type: 'text', value: found.rule }
  return [
    place ? [path && run.files ? { type: 'link', url: lineUrl(path, line, run), children: [shown] } : shown] : [],
    textOf(found),
    [url ? { type: 'link', url, children: [rule] } : rule],
  ]
}

function textOf(found: Finding): PhrasingContent[] {
  const { message, hint } = found
  return [
    { type: 'text', value: isError(found) ? '❌ ' : '⚠️ ' },
    ...phrases(message),
    ...(hint ? phrases(` → ${hint}`) : []),
  ]
}

/**
 * Messages quote notes in backticks, so that they are shown, not rendered. If a quotation contains a backtick, part of
 * it becomes text, in which GitHub would notify everyone mentioned.
 */
function phrases(text: string): PhrasingContent[] {
  const short = text.length > mostOfMessage ? `${text.slice(0, mostOfMessage).replace(/\p{Cs}$/u, '')}…` : text
  const line = safeLine(short.replace(/\s+/g, ' '))
  const parts = line.split(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/)
  // The second of three is the fence.
  return parts.flatMap((value, at): PhrasingContent[] => {
    if (at % 3 === 1) return []
    return [at % 3 === 2 ? { type: 'inlineCode', value } : { type: 'text', value: withoutMentions(value) }]
  })
}

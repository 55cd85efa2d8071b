import { appendFileSync } from 'node:fs'
import { groupBy } from '../collections.ts'
import { type Finding, finding, isError } from '../errors.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { LintWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import { filesUrl, prefixIn } from '../workspace/repository.ts'
import {
  type FileFindings,
  type LintRun,
  mostNotes,
  mostRows,
  type Report,
  summaryOf,
  type Totals,
} from './reports/result.ts'

/** The formats of `--format`; only the requested one is loaded. */
export const reports = {
  pretty: async () => (await import('./reports/pretty.ts')).pretty,
  unix: async () => (await import('./reports/unix.ts')).unix,
  json: async () => (await import('./reports/json.ts')).json,
  github: async () => (await import('./reports/github.ts')).github,
  markdown: async () => (await import('./reports/markdown.ts')).markdown,
  sarif: async () => (await import('./reports/sarif.ts')).sarif,
  codequality: async () => (await import('./reports/codequality.ts')).codequality,
  junit: async () => (await import('./reports/junit.ts')).junit,
} satisfies Record<string, () => Promise<Report>>

export type LintFormat = keyof typeof reports

/** Formats for people, made safe for a terminal; programs read the others, which stay as they are. */
const forPeople: ReadonlySet<string> = new Set<LintFormat>(['pretty', 'unix'])

/** Formats of which a reviewer sees nothing but the report. */
const forReviewers: ReadonlySet<string> = new Set<LintFormat>(['github', 'markdown'])

/** The options of `lint` that decide how findings are printed. */
interface ReportOptions {
  fix?: boolean
  dryRun?: boolean
  format?: LintFormat
  maxWarnings?: number
  stdinFilename?: string
  quiet?: boolean
}

interface ReportJob {
  /** The folder that paths are relative to. */
  root: string
  language: LanguageId
  words: LintWords
  options: ReportOptions
  io: Io
}

/** The format that was asked for, else that of the place where `lint` runs. */
function formatOf({ format }: ReportOptions, { env }: Io): LintFormat {
  return format ?? (env.GITHUB_ACTIONS === 'true' ? 'github' : 'pretty')
}

/** Writes the commands in the hints of findings as the reader has to type them. Hints of rules contain none. */
export function nameCommandsIn<T extends Finding>(findings: readonly T[], io: Io): T[] {
  return findings.map((found) => (found.hint === undefined ? found : { ...found, hint: io.named(found.hint) }))
}

/**
 * Prints the problems that kept `lint` from running, where a report is all that a reviewer sees.
 * @returns whether the format is such a report
 */
export async function reportFailure(findings: readonly Finding[], job: ReportJob): Promise<boolean> {
  if (!forReviewers.has(formatOf(job.options, job.io))) return false
  const files = Array.from(
    groupBy(nameCommandsIn(findings, job.io), ({ path }) => path),
    ([path, found]): FileFindings => {
      return { path, findings: found, overviews: [], source: '', unreadable: false }
    },
  )
  await reportFindings(each(files), { notes: 0, freeNotes: 0 }, job)
  return true
}

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}

/**
 * Prints findings as they come in.
 * @param files in the order of paths
 * @param checked what was selected
 * @returns the exit code: 2 if a file could not be read, 1 if there are errors or too many warnings, else 0
 */
export async function reportFindings(
  files: AsyncIterable<FileFindings>,
  checked: Pick<LintRun, 'notes' | 'freeNotes'>,
  { root, language, words, options, io }: ReportJob,
): Promise<number> {
  const format = formatOf(options, io)
  const totals: Totals = { errors: 0, warnings: 0, fixable: 0, unreadable: false, first: [], overviews: [] }
  const run: LintRun = {
    prefix: prefixIn(root),
    files: filesUrl(root, io.env),
    language,
    words,
    color: io.color('stdout'),
    ...checked,
    totals,
  }
  const found = counted(files, totals, options.quiet === true && goesAside(options))
  // `--dry-run` prints a diff of the fixes; for the other findings a summary is enough.
  if (options.dryRun) for await (const _ of found);
  else for await (const text of (await reports[format]())(found, run)) write(text, format, options, io)
  const { errors, warnings } = totals
  const any = errors + warnings > 0
  if (options.dryRun && any) io.say(summaryOf(run))
  if (format === 'github' && io.env.GITHUB_STEP_SUMMARY) await summarise(io.env.GITHUB_STEP_SUMMARY, run, io)
  if (!any && checked.notes > 0) io.say(summaryOf(run))
  const most = options.maxWarnings ?? Number.POSITIVE_INFINITY
  if (warnings > most) io.report([finding('usage', { path: '' }, words.tooManyWarnings(warnings, most))])
  if (totals.unreadable) return 2
  return errors > 0 || warnings > most ? 1 : 0
}

/** If the fixed note goes to stdout, nothing else may: findings go to stderr. */
function goesAside({ fix, stdinFilename }: ReportOptions): boolean {
  return fix === true && stdinFilename !== undefined
}

/** Counts all findings, and leaves out warnings if only errors are wanted. */
async function* counted(
  files: AsyncIterable<FileFindings>,
  totals: Totals,
  onlyErrors: boolean,
): AsyncGenerator<FileFindings> {
  for await (const file of files) {
    const errors = file.findings.filter(isError).length
    totals.errors += errors
    totals.warnings += file.findings.length - errors
    totals.fixable += file.findings.filter(({ fix }) => fix).length
    totals.unreadable ||= file.unreadable
    totals.first.push(...file.findings.slice(0, mostRows - totals.first.length))
    totals.overviews.push(...file.overviews.slice(0, mostNotes - totals.overviews.length))
    yield onlyErrors ? { ...file, findings: file.findings.filter(isError) } : file
  }
}

function write(text: string, format: LintFormat, options: ReportOptions, io: Io): void {
  const aside = goesAside(options)
  if (!forPeople.has(format)) (aside ? io.terminal.output : io.stdout).write(text)
  else if (aside) io.errors.write(text)
  else io.show(text)
}

/** The summary is an extra: without it the findings are still in the log. */
async function summarise(path: string, run: LintRun, io: Io): Promise<void> {
  const { jobSummary } = await import('./reports/markdown.ts')
  try {
    appendFileSync(path, jobSummary(run))
  } catch (error) {
    io.say(`${path}: ${(error as NodeJS.ErrnoException).code}`)
  }
}

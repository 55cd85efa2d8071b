import { finding, isError } from '../errors.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { LintWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import { prefixIn } from '../workspace/repository.ts'
import type { FileFindings, ReportContext } from './rule.ts'

/** Formats the findings of all files, which come in the order of paths. */
type Report = (files: readonly FileFindings[], context: ReportContext) => string

/** The formats of `--format`; only the requested one is loaded. */
const reports = {
  pretty: async () => (await import('./reports/pretty.ts')).pretty,
  json: async () => (await import('./reports/json.ts')).json,
  github: async () => (await import('./reports/github.ts')).github,
  sarif: async () => (await import('./reports/sarif.ts')).sarif,
} satisfies Record<string, () => Promise<Report>>

export type LintFormat = keyof typeof reports

interface ReportJob {
  /** The folder that paths are relative to. */
  root: string
  language: LanguageId
  words: LintWords
  /** If a fixed note goes to stdout, nothing else may: findings go to stderr. */
  aside: boolean
  options: { format?: LintFormat; maxWarnings?: number; quiet?: boolean }
  io: Io
}

/**
 * Prints findings.
 * @param notes how many notes were checked
 * @returns whether there are errors or too many warnings
 */
export async function reportFindings(files: readonly FileFindings[], notes: number, job: ReportJob): Promise<boolean> {
  const { root, language, words, aside, options, io } = job
  const { format = 'pretty', maxWarnings: most = Number.POSITIVE_INFINITY } = options
  const all = files.flatMap(({ findings }) => findings)
  const errors = all.filter(isError).length
  const warnings = all.length - errors
  const shown = options.quiet && aside ? files.map(onlyErrors) : files
  const report = await reports[format]()
  const text = report(shown, { prefix: prefixIn(root), language, words, color: io.color('stdout') })
  // What people read is made safe for a terminal; what programs read stays as it is.
  if (format !== 'pretty') (aside ? io.terminal.output : io.stdout).write(text)
  else if (text !== '') (aside ? io.errors : { write: (shown: string) => io.show(shown) }).write(text)
  if (all.length === 0 && notes > 0) io.say(words.noFindings(notes))
  if (warnings > most) io.report([finding('usage', { path: '' }, words.tooManyWarnings(warnings, most))])
  return errors > 0 || warnings > most
}

function onlyErrors(file: FileFindings): FileFindings {
  return { ...file, findings: file.findings.filter(isError) }
}

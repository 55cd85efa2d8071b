import { appendFileSync } from 'node:fs'
import { type Finding, isError } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import { compareUnits } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { filesUrl, prefixIn } from '../workspace/repository.ts'
import { forPeople, type LintFormat, reports } from './reports/index.ts'
import { markdown } from './reports/markdown.ts'
import type { LintResult } from './reports/result.ts'
import { summaryOf } from './reports/summary.ts'
import { byPosition } from './rule.ts'

/** What a run of `lint` has found, and how it is to say so. */
export interface Found {
  config: Config
  words: LintWords
  options: {
    fix?: boolean
    dryRun?: boolean
    format?: LintFormat
    maxWarnings?: number
    stdinFilename?: string
  }
  io: Io
  findings: Finding[]
  sources: Map<string, string>
  unreadable: boolean
}

/**
 * Prints what was found.
 * @param paths the notes that were checked
 * @returns the exit code
 */
export async function reportFindings(paths: readonly string[], found: Found): Promise<number> {
  const { config, words, options, io, sources, unreadable } = found
  const findings = found.findings.toSorted((a, b) => compareUnits(a.path, b.path) || byPosition(a, b))
  const format = options.format ?? (io.env.GITHUB_ACTIONS === 'true' ? 'github' : 'pretty')
  const result: LintResult = {
    findings,
    paths,
    sources,
    prefix: prefixIn(config.root),
    files: filesUrl(config.root, io.env),
    language: config.language.id,
    words,
    color: io.color('stdout'),
  }
  if (options.dryRun) {
    // The diff says what would be fixed; of the rest the numbers will do.
    if (findings.length > 0) io.say(summaryOf(result))
  } else {
    // Where stdout holds the fixed note, it holds nothing else.
    const aside = options.fix && options.stdinFilename !== undefined
    const report = await reports[format](result)
    if (!forPeople.has(format)) (aside ? io.terminal.output : io.stdout).write(report)
    else if (aside) io.stderr.write(report)
    else io.show(report)
  }
  if (format === 'github' && io.env.GITHUB_STEP_SUMMARY) summarise(io.env.GITHUB_STEP_SUMMARY, result, io)
  if (findings.length === 0 && paths.length > 0) io.say(summaryOf(result))
  const warnings = findings.filter((found) => !isError(found)).length
  const most = options.maxWarnings ?? Number.POSITIVE_INFINITY
  if (warnings > most) io.say(words.tooManyWarnings(warnings, most))
  if (unreadable) return 2
  return warnings < findings.length || warnings > most ? 1 : 0
}

/** The summary is an extra: without it the findings are still in the log. */
function summarise(path: string, result: LintResult, io: Io): void {
  try {
    appendFileSync(path, markdown(result))
  } catch (error) {
    io.say(`${path}: ${(error as NodeJS.ErrnoException).code}`)
  }
}

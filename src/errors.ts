/** A place in a file: 1-based lines and columns of the file on disk, columns in UTF-16 code units. */
export interface FilePosition {
  path: string
  line?: number | undefined
  column?: number | undefined
  endLine?: number | undefined
  endColumn?: number | undefined
}

/** The text of a finding: `message` says what was found and what was expected, `hint` what to do about it. */
export interface Words {
  message: string
  hint?: string | undefined
}

/**
 * One problem and its place: an error of a run, a warning of `build`, a finding of `lint`. Small plain data, because a
 * run may have a hundred thousand.
 */
export interface Finding extends FilePosition, Words {
  /** The name of the lint rule, or of the kind of problem. */
  rule: string
  severity: 'error' | 'warning'
  /** Of an error: whether the file can be used nevertheless. */
  harmless?: true
  /** Whether a report needs only the first of the findings with this message: they have one cause. */
  once?: true
}

/** Creates a finding. A place with a line always gets a column (default 1). */
export function finding(
  rule: string,
  { path, line, column = 1, endLine, endColumn = column }: FilePosition,
  { message, hint }: Words,
  severity: Finding['severity'] = 'error',
): Finding {
  if (line === undefined) return { rule, severity, path, message, hint }
  if (endLine === undefined) return { rule, severity, path, line, column, message, hint }
  return { rule, severity, path, line, column, endLine, endColumn, message, hint }
}

/** The findings without those that were reported before and need it only once. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>()
  return findings.filter(({ once, message }) => {
    const isRepeat = once && said.has(message)
    if (once) said.add(message)
    return !isRepeat
  })
}

export function isError({ severity }: Finding): boolean {
  return severity === 'error'
}

/** Whether a file cannot be used because of a finding. */
export function isBreaking({ severity, harmless }: Finding): boolean {
  return severity === 'error' && !harmless
}

/** Thrown when a run cannot complete. Contains every problem that the run found, each to be printed once. */
export class InsightsError extends Error {
  readonly findings: Finding[]
  readonly exitCode: number

  constructor(findings: Finding[], exitCode = 2) {
    super(findings.map(lineOf).join('\n'))
    this.name = 'InsightsError'
    this.findings = findings
    this.exitCode = exitCode
  }
}

/** An error with a single finding. Without `path`, the finding is about no file. */
export function failure(rule: string, words: Words, path = ''): InsightsError {
  return new InsightsError([finding(rule, { path }, words)])
}

/**
 * Does a step for each value, one after the other.
 * @throws {InsightsError} after the last step, with the problems of all of them
 */
export async function mapAll<T, R>(values: readonly T[], step: (value: T) => Promise<R> | R): Promise<R[]> {
  const results: R[] = []
  const problems: Finding[] = []
  for (const value of values) {
    try {
      results.push(await step(value))
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      problems.push(...error.findings)
    }
  }
  if (problems.length > 0) throw new InsightsError(problems)
  return results
}

/** Formats a place as `notes/a.md:3:1`, without the parts that are missing. */
export function placeOf({ path, line, column }: FilePosition): string {
  return [path, line, column].filter((part) => part !== undefined && part !== '').join(':')
}

/** A finding on one line, for callers that only read the error's message. */
function lineOf(found: Finding): string {
  return [placeOf(found), found.message, found.hint && `→ ${found.hint}`].filter((part) => part).join(' ')
}

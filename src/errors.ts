/** A place in a file: 1-based lines and columns of the file as it is on disk, columns in UTF-16 code units. */
export interface Place {
  path: string
  line?: number | undefined
  column?: number | undefined
  endLine?: number | undefined
  endColumn?: number | undefined
}

/** What a person reads: `message` says what was found and what was expected, `hint` what to do about it. */
export interface Words {
  message: string
  hint?: string | undefined
}

/**
 * Something that somebody has to know, at a place: an error of a run, a warning of `build`, a finding of `lint`. Plain
 * data, and little of it: a run may find a hundred thousand.
 */
export interface Finding extends Place, Words {
  /** Names its kind; of `lint` the rule. */
  rule: string
  severity: 'error' | 'warning'
}

/** Makes a finding; `severity` defaults to an error. Where there is a line there is a column. */
export function finding(
  rule: string,
  { path, line, column = 1, endLine, endColumn = column }: Place,
  { message, hint }: Words,
  severity: Finding['severity'] = 'error',
): Finding {
  if (line === undefined) return { rule, severity, path, message, hint }
  if (endLine === undefined) return { rule, severity, path, line, column, message, hint }
  return { rule, severity, path, line, column, endLine, endColumn, message, hint }
}

export function isError({ severity }: Finding): boolean {
  return severity === 'error'
}

/** Thrown when a run cannot do what it was asked: holds every problem that the run found, each to be printed once. */
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

/** The error of a run that one problem ends; of no file where it has no path. */
export function failure(rule: string, words: Words, path = ''): InsightsError {
  return new InsightsError([finding(rule, { path }, words)])
}

/** Where a finding stands, as people write it: `notes/a.md:3:1`, or less where there is no line or no path. */
export function placeOf({ path, line, column }: Place): string {
  return [path, line, column].filter((part) => part !== undefined && part !== '').join(':')
}

/** A finding on one line, for who catches an error and knows nothing of findings. */
function lineOf(found: Finding): string {
  return [placeOf(found), found.message, found.hint && `→ ${found.hint}`].filter((part) => part).join(' ')
}

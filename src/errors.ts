import { VFileMessage } from 'vfile-message'

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
  hint?: string
}

/**
 * Something that somebody has to know, at a place: an error of a run, a warning of `build`, a finding of `lint`.
 * `ruleId` names its kind, `file` its path, `note` says what to do, `fatal` is true for an error and false for a warning.
 */
export type Finding = VFileMessage

/** Makes a finding; `severity` defaults to an error. */
export function finding(rule: string, place: Place, words: Words, severity: 'error' | 'warning' = 'error'): Finding {
  const start = place.line === undefined ? undefined : { line: place.line, column: place.column ?? 1 }
  const end =
    start === undefined || place.endLine === undefined
      ? undefined
      : { line: place.endLine, column: place.endColumn ?? start.column }
  const message = new VFileMessage(words.message, {
    ruleId: rule,
    source: 'insights',
    ...(start ? { place: end ? { start, end } : start } : {}),
  })
  message.file = place.path
  message.fatal = severity === 'error'
  message.note = words.hint
  return message
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

/** A finding on one line, for who catches an error and knows nothing of findings. */
function lineOf({ file, line, column, reason, note }: Finding): string {
  const place = [file, line, column].filter((part) => part !== undefined && part !== '').join(':')
  return [place, reason, note && `→ ${note}`].filter((part) => part).join(' ')
}

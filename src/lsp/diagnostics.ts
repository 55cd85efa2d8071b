import { pathToFileURL } from 'node:url'
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node'
import type { LintMessage } from '../api-types.ts'
import type { Positions } from './positions.ts'

/** Diagnostics by the URI of their file: those of a note, and those of the config of its workspace. */
export type Diagnostics = ReadonlyMap<string, readonly Diagnostic[]>

/**
 * Sorts findings into their files.
 * @param here the document that was checked, and its path in findings
 * @param fileNamed the absolute path of another file that a finding names
 * @param positionsOf the positions of a file; undefined if it cannot be read
 */
export function diagnosticsOf(
  messages: readonly LintMessage[],
  here: { uri: string; path: string },
  fileNamed: (path: string) => string | undefined,
  positionsIn: (file: string | undefined) => Positions,
): Diagnostics {
  const found = new Map<string, Diagnostic[]>([[here.uri, []]])
  for (const message of messages) {
    const file = message.path === here.path ? undefined : fileNamed(message.path)
    const isElsewhere = file === undefined && message.path !== here.path
    const uri = file === undefined ? here.uri : pathToFileURL(file).href
    const diagnostic = diagnosticOf(message, positionsIn(file), isElsewhere)
    found.set(uri, [...(found.get(uri) ?? []), diagnostic])
  }
  return found
}

/** @param isElsewhere whether it is in a file that was not found; then it is shown at the start */
export function diagnosticOf(found: LintMessage, positions: Positions, isElsewhere = false): Diagnostic {
  const start = { line: 0, character: 0 }
  const place = isElsewhere && found.path !== '' ? `${found.path}:${found.line}:${found.column}: ` : ''
  return {
    range: isElsewhere ? { start, end: start } : positions.rangeAt(found),
    severity: found.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: found.rule,
    ...(found.url ? { codeDescription: { href: found.url } } : {}),
    source: 'insights',
    message: `${place}${found.message}${found.hint ? `\n${found.hint}` : ''}`,
  }
}

/**
 * The diagnostics to publish. Several notes report the problems of one config, which are shown once, in its file.
 */
export class Published {
  private readonly byDocument = new Map<string, Diagnostics>()

  /** Replaces what a document reported; returns all files whose diagnostics may have changed. */
  set(uri: string, diagnostics: Diagnostics): Diagnostics {
    const before = this.byDocument.get(uri)
    this.byDocument.set(uri, diagnostics)
    return this.of([...(before?.keys() ?? []), ...diagnostics.keys()])
  }

  /** Forgets a document that was closed. */
  delete(uri: string): Diagnostics {
    const before = this.byDocument.get(uri)
    this.byDocument.delete(uri)
    return this.of([uri, ...(before?.keys() ?? [])])
  }

  private of(uris: readonly string[]): Diagnostics {
    const reports = [...this.byDocument.values()]
    return new Map(
      [...new Set(uris)].map((uri) => [
        uri,
        reports.map((report) => report.get(uri) ?? []).find((list) => list.length > 0) ?? [],
      ]),
    )
  }
}

import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { LintMessage } from '../api-types.ts'
import type { LintWords } from '../languages/language.ts'
import type { Checked } from './check.ts'

export const fixAllKind = `${CodeActionKind.SourceFixAll}.insights`

/** A finding for the editor. One in another file, such as the config, stands at the start and names its place. */
export function diagnosticOf(found: LintMessage, { path }: Checked): Diagnostic {
  const isElsewhere = found.path !== path
  const start = { line: 0, character: 0 }
  const place = isElsewhere && found.path !== '' ? `${found.path}:${found.line}:${found.column}: ` : ''
  return {
    range: isElsewhere ? { start, end: start } : rangeOf(found),
    severity: found.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: found.rule,
    ...(found.url ? { codeDescription: { href: found.url } } : {}),
    source: 'insights',
    message: `${place}${found.message}${found.hint ? `\n${found.hint}` : ''}`,
  }
}

/**
 * The actions for a range: the fixes of all findings on its lines, and all safe fixes of the file. Editors such as Helix
 * and Neovim ask with the cursor alone, which is rarely in the finding.
 */
export function actionsFor(
  document: TextDocument,
  checked: Checked,
  { range, only }: { range: Range; only?: readonly string[] | undefined },
  { editor }: LintWords,
): CodeAction[] {
  const isWanted = (kind: string) =>
    only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`))
  const changing = (edits: TextEdit[]) => ({ changes: { [document.uri]: edits } })
  const fixable = checked.findings.filter((found) => found.fixable && found.path === checked.path)
  if (fixable.length === 0) return []
  const fixes = fixable
    .filter(({ line, endLine }) => line <= range.end.line + 1 && range.start.line + 1 <= endLine)
    .map((found): CodeAction => {
      const edits = found.edits.map((edit) => ({ range: rangeOf(edit), newText: edit.text }))
      return {
        title: editor.fix(found.rule),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(found, checked)],
        isPreferred: true,
        edit: changing(edits),
      }
    })
  return [
    ...(isWanted(CodeActionKind.QuickFix) ? fixes : []),
    ...(isWanted(fixAllKind)
      ? [{ title: editor.fixAll, kind: fixAllKind, edit: changing(editsTo(document, checked.fixed())) }]
      : []),
  ]
}

/** Lines and columns of findings begin at 1, those of an editor at 0. Both count in UTF-16. */
function rangeOf({ line, column, endLine, endColumn }: Omit<LintMessage['edits'][number], 'text'>): Range {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  }
}

/** Replaces all between the common beginning and the common end, so that the cursor stays where it is. */
function editsTo(document: TextDocument, text: string): TextEdit[] {
  const now = document.getText()
  if (text === now) return []
  let start = 0
  while (start < now.length && now[start] === text[start]) start++
  let same = 0
  while (same < Math.min(now.length, text.length) - start && now.at(-1 - same) === text.at(-1 - same)) same++
  // An emoji is two code units, which must not be separated.
  const isHalf = (at: number) => /^[\uDC00-\uDFFF]/.test(now.slice(at)) && /[\uD800-\uDBFF]$/.test(now.slice(0, at))
  if (isHalf(start)) start--
  if (isHalf(now.length - same)) same--
  const range = { start: document.positionAt(start), end: document.positionAt(now.length - same) }
  return [{ range, newText: text.slice(start, text.length - same) }]
}

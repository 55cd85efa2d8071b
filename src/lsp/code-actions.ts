import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { LintMessage } from '../api-types.ts'
import type { LintWords } from '../languages/language.ts'
import { weekWithFolder } from '../workspace/config.ts'
import { diagnosticOf } from './diagnostics.ts'
import { type EditedNote, noteAt } from './edited-note.ts'
import { addMissingSections } from './missing-sections.ts'
import type { OpenDocument } from './open-document.ts'
import type { Positions } from './positions.ts'

export const fixAllKind = `${CodeActionKind.SourceFixAll}.insights`

/**
 * The command of the server that builds the week of a note, with the note's URI and its week as arguments. An editor with
 * several servers gives each a suffix, since VS Code accepts each command once.
 */
export function buildCommand(suffix = ''): string {
  return `study-insights.build${suffix}`
}

/** What an editor asks for. */
interface WantedActions {
  range: Range
  only?: readonly string[] | undefined
}

/**
 * The actions for a range: the fixes of all findings on its lines, all safe fixes of the file (without its edit, which
 * takes longer), the headings that the note lacks, and a build of the week. Editors such as Helix and Neovim ask with
 * the cursor alone, which is rarely in the finding.
 */
export function codeActionsFor(
  note: EditedNote,
  document: OpenDocument,
  { range, only }: WantedActions,
  messages: readonly LintMessage[],
  inFile: Positions,
  { editor }: LintWords,
  command: string,
): CodeAction[] {
  const isWanted = (kind: string) =>
    only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`))
  const fixable = messages.filter((found) => found.fixable && found.path === note.path)
  const fixes = fixable
    .filter((found) => isOnLinesOf(inFile.rangeAt(found), range))
    .map((found): CodeAction => {
      const edits = found.edits.map((edit) => ({ range: inFile.rangeAt(edit), newText: edit.text }))
      return {
        title: editor.fix(found.rule),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(found, inFile)],
        isPreferred: true,
        edit: changing(document, edits),
      }
    })
  const noteHere = noteAt(note, note.positions.offsetAt(range.start))
  const sections = addMissingSections(note, noteHere).map(({ text, ...span }) => ({
    range: note.positions.rangeOf(span),
    newText: document.text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text,
  }))
  const fixAll = { title: editor.fixAll, kind: fixAllKind, data: { uri: document.uri } }
  const addSections = {
    title: editor.addSections,
    kind: CodeActionKind.RefactorRewrite,
    edit: changing(document, sections),
  }
  const title = editor.buildWeek(weekWithFolder(note.config, noteHere.week))
  const run = { title, command, arguments: [document.uri, noteHere.week] }
  const build = { title, kind: CodeActionKind.Source, command: run }
  return [
    ...fixes,
    ...(sections.length > 0 ? [addSections] : []),
    ...(fixable.length > 0 ? [fixAll] : []),
    ...(noteHere.week === '' ? [] : [build]),
  ].filter(({ kind }) => isWanted(kind ?? ''))
}

function changing({ uri }: OpenDocument, edits: TextEdit[]): WorkspaceEdit {
  return { changes: { [uri]: edits } }
}

/** The edit that changes a document to `text`: replaces all between the common prefix and the common suffix. */
export function editTo(document: OpenDocument, text: string, { rangeOf }: Positions): WorkspaceEdit {
  const now = document.text
  if (text === now) return { changes: {} }
  let start = 0
  while (start < now.length && now[start] === text[start]) start++
  let same = 0
  while (same < Math.min(now.length, text.length) - start && now.at(-1 - same) === text.at(-1 - same)) same++
  // An emoji is two code units, which must not be separated.
  if (isHalf(now, start)) start--
  if (isHalf(now, now.length - same)) same--
  const range = rangeOf({ start, end: now.length - same })
  return changing(document, [{ range, newText: text.slice(start, text.length - same) }])
}

function isHalf(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '')
}

function isOnLinesOf(found: Range, wanted: Range): boolean {
  return found.start.line <= wanted.end.line && wanted.start.line <= found.end.line
}

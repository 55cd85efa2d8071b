import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  createConnection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  type Range,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import manifest from '../../package.json' with { type: 'json' }
import type { LintMessage, TextEdit } from '../api-types.ts'
import { enLint } from '../languages/en/lint-command.ts'
import { koLint } from '../languages/ko/lint-command.ts'
import { messagesOf } from '../lint/findings-as-data.ts'
import { checkOpenFile, fixOpenFile } from '../lint/open-file.ts'
import type { Io } from '../terminal/terminal.ts'

/** In milliseconds: nobody wants to hear of each letter of a word. */
const pause = 100

const guide = 'https://github.com/study-insights/insights/blob/main/docs/editors.md'

const fixAllKind = `${CodeActionKind.SourceFixAll}.insights`

/**
 * Serves an editor over stdin and stdout by the Language Server Protocol: what `lint` finds in a note as one types, and
 * its fixes. Of a workspace it reads the config and the notes and runs nothing.
 *
 * unified-language-server would do this with our remark plugin, but it loads the unified packages and remark's config of
 * whatever folder is opened, which are programs, and knows one replacement for each finding; it stands on the same
 * library of Microsoft's.
 * @returns never; the library ends the process when the editor says so or is gone
 */
export async function lsp(options: { cwd?: string; config?: string }, io: Io): Promise<number> {
  const configFile = options.config && resolve(options.cwd ?? io.cwd, options.config)
  if (io.stdin.isTTY) {
    const { language } = await checkOpenFile(resolve(options.cwd ?? io.cwd, 'note.md'), '', configFile)
    io.say((language === 'en' ? enLint : koLint).editor.byHand(guide))
  }
  const connection = createConnection(io.stdin, io.stdout)
  const documents = new TextDocuments(TextDocument)
  let watches = false

  /** Says what is wrong with a document, unless it has been changed or closed since. */
  const check = async (document: TextDocument) => {
    const { uri, version } = document
    // A document is one object, in whatever version.
    const isCurrent = () => documents.get(uri)?.version === version
    await wait(pause)
    if (!isCurrent()) return
    const { path, messages } = await checked(document, configFile)
    if (!isCurrent()) return
    const diagnostics = messages.map((found) => diagnosticOf(found, path))
    await connection.sendDiagnostics({ uri, version, diagnostics })
  }
  const report = (document: TextDocument) =>
    void check(document).catch((error: Error) => io.stderr.write(`${error.stack ?? error}\n`))
  const reportAll = () => documents.all().forEach(report)

  connection.onInitialize(({ capabilities }): InitializeResult => {
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    return {
      serverInfo: { name: manifest.name, version: manifest.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      },
    }
  })
  connection.onInitialized(() => {
    const watchers = [{ globPattern: '**/insights.config.{yaml,yml,json}' }, { globPattern: '**/note.md' }]
    if (watches) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
  })
  connection.onDidChangeWatchedFiles(reportAll)
  connection.onCodeAction(async (params) => {
    const document = documents.get(params.textDocument.uri)
    return document ? await actionsFor(document, params, configFile) : []
  })
  documents.onDidChangeContent(({ document }) => report(document))
  documents.onDidSave(reportAll)
  documents.onDidClose(({ document: { uri } }) => void connection.sendDiagnostics({ uri, diagnostics: [] }))
  documents.listen(connection)
  connection.listen()
  return await new Promise(() => {})
}

async function checked(
  document: TextDocument,
  configFile: string | undefined,
): Promise<{ path: string; language: 'ko' | 'en'; messages: LintMessage[] }> {
  const file = fileOf(document)
  if (file === undefined) return { path: '', language: 'ko', messages: [] }
  const text = document.getText()
  const { path, language, findings } = await checkOpenFile(file, text, configFile)
  return { path, language, messages: messagesOf(findings, text) }
}

/** The path of a document; none where it is no file of this machine, such as one that nobody has named yet. */
function fileOf({ uri }: TextDocument): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

/** @param path of the document; what is wrong elsewhere, in the config, is told at its first letter */
function diagnosticOf(found: LintMessage, path: string): Diagnostic {
  const isHere = found.path === path
  const start = { line: 0, character: 0 }
  const message = isHere ? found.message : `${found.path}:${found.line}:${found.column}: ${found.message}`
  return {
    range: isHere ? rangeOf(found) : { start, end: start },
    severity: found.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: found.rule,
    ...(found.url ? { codeDescription: { href: found.url } } : {}),
    source: 'insights',
    message: found.hint ? `${message}\n${found.hint}` : message,
  }
}

/** The fixes of what was found in a range, and all safe ones of the document at once. */
async function actionsFor(
  document: TextDocument,
  { range, context }: CodeActionParams,
  configFile: string | undefined,
): Promise<CodeAction[]> {
  const { path, language, messages } = await checked(document, configFile)
  const { editor } = language === 'en' ? enLint : koLint
  const isWanted = (kind: string) =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`))
  const fixable = messages.filter((found) => found.fixable && found.path === path)
  const actions: CodeAction[] = fixable
    .filter((found) => isWanted(CodeActionKind.QuickFix) && touches(rangeOf(found), range))
    .map((found) => ({
      title: editor.fix(found.rule),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(found, path)],
      isPreferred: true,
      edit: changing(document, found.edits),
    }))
  const file = fileOf(document)
  if (file === undefined || fixable.length === 0 || !isWanted(fixAllKind)) return actions
  const edit = editTo(document, await fixOpenFile(file, document.getText(), configFile))
  return edit ? [...actions, { title: editor.fixAll, kind: fixAllKind, edit }] : actions
}

function changing({ uri }: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  return { changes: { [uri]: edits.map((edit) => ({ range: rangeOf(edit), newText: edit.text })) } }
}

/** The edit that makes another text of a document: of what lies between where the two begin and end alike. */
function editTo(document: TextDocument, text: string): WorkspaceEdit | undefined {
  const now = document.getText()
  if (text === now) return undefined
  let start = 0
  while (start < now.length && now[start] === text[start]) start++
  let same = 0
  while (same < Math.min(now.length, text.length) - start && now.at(-1 - same) === text.at(-1 - same)) same++
  const range = { start: document.positionAt(start), end: document.positionAt(now.length - same) }
  return { changes: { [document.uri]: [{ range, newText: text.slice(start, text.length - same) }] } }
}

/** Lines and columns of the protocol are counted from 0. */
function rangeOf({ line, column, endLine, endColumn }: Omit<TextEdit, 'text'>): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } }
}

function touches(a: Range, b: Range): boolean {
  const isUpTo = (one: Range['start'], other: Range['start']) =>
    one.line < other.line || (one.line === other.line && one.character <= other.character)
  return isUpTo(a.start, b.end) && isUpTo(b.start, a.end)
}

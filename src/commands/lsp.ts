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
import type { LanguageId } from '../languages/ids.ts'
import { defaultLanguage, languages } from '../languages/registry.ts'
import { messagesOf } from '../lint/findings-as-data.ts'
import { checkOpenFile, fixOpenFile } from '../lint/open-file.ts'
import type { Io } from '../terminal/terminal.ts'

/** In milliseconds. Waits for a pause in typing, so that not every letter is checked. */
const debounce = 100

const guide = 'https://github.com/study-insights/insights/blob/main/docs/editors.md'

const fixAllKind = `${CodeActionKind.SourceFixAll}.insights`

/**
 * Runs a language server (LSP) on stdin and stdout: the findings of `lint` while typing, and their fixes. It reads the
 * config and the notes of a workspace and executes nothing from it.
 *
 * unified-language-server could do this with our remark plugin. But it executes the unified packages and the remark
 * config of any folder that is opened, and supports one replacement per finding. It uses the same Microsoft library.
 * @returns never; the library ends the process when the editor asks for it or exits
 */
export async function lsp(options: { cwd?: string; config?: string }, io: Io): Promise<number> {
  const configFile = options.config && resolve(options.cwd ?? io.cwd, options.config)
  if (io.stdin.isTTY) {
    const { language } = await checkOpenFile(resolve(options.cwd ?? io.cwd, 'note.md'), '', configFile)
    const { editor } = await languages[language].load.lint()
    io.say(editor.byHand(guide))
  }
  const connection = createConnection(io.stdin, io.stdout)
  const documents = new TextDocuments(TextDocument)
  let watches = false

  /** Sends the findings of a document, unless it has been changed or closed meanwhile. */
  const check = async (document: TextDocument) => {
    const { uri, version } = document
    // The object is the same for all versions of a document.
    const isCurrent = () => documents.get(uri)?.version === version
    await wait(debounce)
    if (!isCurrent()) return
    const { path, messages } = await checked(document, configFile)
    if (!isCurrent()) return
    const diagnostics = messages.map((found) => diagnosticOf(found, path))
    await connection.sendDiagnostics({ uri, version, diagnostics })
  }
  const report = (document: TextDocument) =>
    void check(document).catch((error: Error) => io.errors.write(`${error.stack ?? error}\n`))
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
): Promise<{ path: string; language: LanguageId; messages: LintMessage[] }> {
  const file = fileOf(document)
  if (file === undefined) return { path: '', language: defaultLanguage.id, messages: [] }
  const text = document.getText()
  const { path, language, findings } = await checkOpenFile(file, text, configFile)
  return { path, language, messages: messagesOf(findings, text) }
}

/** The path of a document, or undefined if it is not a local file, such as an untitled one. */
function fileOf({ uri }: TextDocument): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

/** @param path of the document; findings in other files, such as the config, are shown at its start */
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

/** The fixes for a range, and one action that applies all safe fixes of the document. */
async function actionsFor(
  document: TextDocument,
  { range, context }: CodeActionParams,
  configFile: string | undefined,
): Promise<CodeAction[]> {
  const { path, language, messages } = await checked(document, configFile)
  const { editor } = await languages[language].load.lint()
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

/** The edit that changes a document to `text`: replaces all between the common prefix and the common suffix. */
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

/** LSP counts lines and columns from 0. */
function rangeOf({ line, column, endLine, endColumn }: Omit<TextEdit, 'text'>): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } }
}

function touches(a: Range, b: Range): boolean {
  const isUpTo = (one: Range['start'], other: Range['start']) =>
    one.line < other.line || (one.line === other.line && one.character <= other.character)
  return isUpTo(a.start, b.end) && isUpTo(b.start, a.end)
}

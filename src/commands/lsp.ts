import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import manifest from '../../package.json' with { type: 'json' }
import { languages } from '../languages/registry.ts'
import { actionsFor, diagnosticOf, fixAllKind } from '../lsp/actions.ts'
import { type Checked, check } from '../lsp/check.ts'
import type { Io } from '../terminal/terminal.ts'
import { findWorkspaces, type Workspaces } from '../workspace/find-workspace.ts'

/** In milliseconds. Findings wait for a pause in typing. */
const pause = 150

const guide = 'https://github.com/study-insights/insights/blob/main/docs/editors.md'

/**
 * Runs a language server (LSP) on stdin and stdout: the findings of `lint` while typing, and their fixes. It reads the
 * config and the notes of a workspace, executes nothing from it and writes nothing.
 * @returns never; the library ends the process when the editor asks for it or exits
 */
export async function lsp(options: { cwd?: string; config?: string }, io: Io): Promise<number> {
  const cwd = options.cwd ?? io.cwd
  const configPath = options.config && resolve(cwd, options.config)
  if (io.stdin.isTTY) {
    const { top } = await findWorkspaces({ cwd, configPath, env: io.env })
    io.say((await languages[top.language.speaks].load.lint()).editor.byHand(guide))
  }
  const connection = createConnection(io.stdin, io.stdout)
  const documents = new TextDocuments(TextDocument)
  const known = new Map<string, Workspaces>()
  /** What each open document says, with its version. */
  const states = new Map<string, { version: number; checked: Promise<Checked> }>()
  let watches = false

  /** Undefined for a document that is no local file, such as an untitled one. */
  const stateOf = (document: TextDocument): Promise<Checked> | undefined => {
    const { uri, version } = document
    const before = states.get(uri)
    if (before?.version === version) return before.checked
    const file = localPath(uri)
    if (file === undefined) return undefined
    const checked = check(file, document.getText(), { configPath, known })
    states.set(uri, { version, checked })
    return checked
  }
  const publish = async (document: TextDocument) => {
    const { uri, version } = document
    await sleep(pause)
    const isCurrent = () => documents.get(uri)?.version === version
    if (!isCurrent()) return
    const checked = await stateOf(document)
    if (!isCurrent()) return
    const diagnostics = checked?.findings.map((found) => diagnosticOf(found, checked)) ?? []
    await connection.sendDiagnostics({ uri, version, diagnostics })
  }
  const report = (document: TextDocument) => {
    // One document must not end the server.
    publish(document).catch((error: Error) => io.errors.write(`${error.stack ?? error}\n`))
  }
  const reportAll = () => {
    states.clear()
    known.clear()
    for (const document of documents.all()) report(document)
  }

  connection.onInitialize(({ capabilities }) => {
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
  connection.onCodeAction(async ({ textDocument, range, context: { only } }) => {
    const document = documents.get(textDocument.uri)
    const checked = document && (await stateOf(document))
    if (!checked) return null
    return actionsFor(document, checked, { range, only }, await languages[checked.language].load.lint())
  })
  documents.onDidChangeContent(({ document }) => report(document))
  documents.onDidSave(reportAll)
  documents.onDidClose(({ document: { uri } }) => {
    states.delete(uri)
    void connection.sendDiagnostics({ uri, diagnostics: [] })
  })
  documents.listen(connection)
  connection.listen()
  return await new Promise(() => {})
}

function localPath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

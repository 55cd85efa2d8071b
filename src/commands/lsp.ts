import { basename, dirname, join, resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  type Position,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import manifest from '../../package.json' with { type: 'json' }
import type { LintMessage } from '../api-types.ts'
import { Steps } from '../collections.ts'
import { type Finding, InsightsError, isError } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import { defaultLanguage, languages } from '../languages/registry.ts'
import { fixFile } from '../lint/fixes.ts'
import { fileNamed, findingsInSteps, type OpenedFile, openFile } from '../lint/open-file.ts'
import { messagesOf } from '../lint/reports/json.ts'
import { Activity } from '../lsp/activity.ts'
import { buildCommand, codeActionsFor, editTo, fixAllKind } from '../lsp/code-actions.ts'
import { completionsAt, completionTriggers, mayComplete } from '../lsp/completion.ts'
import { type Diagnostics, diagnosticsOf, Published } from '../lsp/diagnostics.ts'
import { type EditedNote, editedNote } from '../lsp/edited-note.ts'
import { hoverAt } from '../lsp/hover.ts'
import { definitionAt, documentLinks } from '../lsp/links.ts'
import { lineBefore, localPath, type OpenDocument, openDocuments } from '../lsp/open-document.ts'
import { foldsOf, symbolsOf } from '../lsp/outline.ts'
import { chooseEncoding, type PositionEncoding, positionsOf } from '../lsp/positions.ts'
import type { Io } from '../terminal/terminal.ts'
import { readText } from '../workspace/files.ts'
import type { Workspaces } from '../workspace/find-workspace.ts'
import { build } from './build.ts'

/** In milliseconds. Findings wait for a pause in typing and in requests, which would have to wait for them otherwise. */
const debounce = 150

const guide = 'https://github.com/study-insights/insights/blob/main/docs/editors.md'

/**
 * Runs a language server (LSP) on stdin and stdout: the findings of `lint` while typing, their fixes, and what notes
 * need from an editor. It reads the config and the notes of a workspace and executes nothing from it. It writes only
 * when the user asks for the build of a week.
 *
 * unified-language-server could show findings with our remark plugin. But it executes the unified packages and the
 * remark config of any folder that is opened, and supports one replacement per finding. It uses the same Microsoft
 * library.
 * @returns never; the library ends the process when the editor asks for it or exits
 */
export async function lsp(options: { cwd?: string; config?: string }, io: Io): Promise<number> {
  const configFile = options.config && resolve(options.cwd ?? io.cwd, options.config)
  if (io.stdin.isTTY)
    io.say((await wordsIn(resolve(options.cwd ?? io.cwd, 'note.md'), configFile)).editor.byHand(guide))
  const connection = createConnection(io.stdin, io.stdout)
  const server = new Server(configFile)
  const documents = new TextDocuments(openDocuments(() => server.encoding))
  const published = new Published()
  const activity = new Activity()
  let watches = false

  const publish = (diagnostics: Diagnostics) => {
    for (const [uri, list] of diagnostics) {
      const version = documents.get(uri)?.version
      const params = { uri, diagnostics: [...list], ...(version === undefined ? {} : { version }) }
      void connection.sendDiagnostics(params)
    }
  }
  /** Publishes the findings of a document, unless it has been changed or closed meanwhile. Answers requests first. */
  const check = async (document: OpenDocument) => {
    const isOpen = () => documents.get(document.uri) === document
    await activity.pause(debounce)
    if (!isOpen()) return
    const opening = server.stateOf(document)
    const state = await opening
    do {
      await turn()
      await activity.pause(debounce)
      if (!isOpen() || !server.isLatest(document, opening)) return
    } while (!state.messages.next())
    publish(published.set(document.uri, server.diagnosticsOf(state)))
  }
  const report = (document: OpenDocument) => {
    // One document must not end the server.
    void check(document).catch((error: Error) => io.errors.write(`${error.stack ?? error}\n`))
  }
  const reportAll = () => {
    server.forget()
    for (const document of documents.all()) report(document)
  }
  /** Handles a request about a note. Other files have no answer. */
  const about = async <T>(
    { textDocument }: { textDocument: { uri: string } },
    token: CancellationToken,
    answer: (note: EditedNote, state: OpenState) => T | Promise<T>,
  ): Promise<T | null> => {
    const document = documents.get(textDocument.uri)
    activity.happens()
    // Reads what the editor has sent meanwhile, perhaps that it no longer needs the answer.
    await turn()
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
    try {
      const state = document && (await server.stateOf(document))
      return state?.note ? await answer(state.note, state) : null
    } finally {
      activity.happens()
    }
  }
  const at = ({ positions }: EditedNote, position: Position) => positions.offsetAt(position)

  connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
    const suffix = initializationOptions?.commandSuffix
    server.command = buildCommand(typeof suffix === 'string' ? suffix : '')
    server.encoding = chooseEncoding(capabilities.general?.positionEncodings)
    server.resolves = capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    return {
      serverInfo: { name: manifest.name, version: manifest.version },
      capabilities: {
        positionEncoding: server.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, CodeActionKind.Source, fixAllKind],
          resolveProvider: true,
        },
        completionProvider: { triggerCharacters: completionTriggers },
        definitionProvider: true,
        documentLinkProvider: {},
        documentSymbolProvider: true,
        executeCommandProvider: { commands: [server.command] },
        foldingRangeProvider: true,
        hoverProvider: true,
      },
    }
  })
  connection.onInitialized(() => {
    const watchers = [{ globPattern: '**/insights.config.{yaml,yml,json}' }, { globPattern: '**/note.md' }]
    if (watches) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
  })
  connection.onDidChangeWatchedFiles(reportAll)
  connection.onCodeAction((params, token) =>
    about(params, token, async (note, { document, messages, words }) => {
      const wanted = { range: params.range, only: params.context.only }
      const inFile = positionsOf(document.text, server.encoding)
      const actions = codeActionsFor(note, document, wanted, messages.finish(), inFile, await words(), server.command)
      return server.resolves ? actions : actions.map((action) => withEdit(action, document, note, server.encoding))
    }),
  )
  connection.onCodeActionResolve(
    async (action, token) =>
      (await about({ textDocument: { uri: String(action.data?.uri) } }, token, (note, { document }) =>
        withEdit(action, document, note, server.encoding),
      )) ?? action,
  )
  connection.onCompletion(async (params, token) => {
    const document = documents.get(params.textDocument.uri)
    // An editor asks at each letter and each space.
    if (!document || !mayComplete(lineBefore(document, params.position, server.encoding))) return null
    return await about(params, token, async (note, { words }) =>
      completionsAt(note, at(note, params.position), await words()),
    )
  })
  connection.onDefinition((params, token) =>
    about(params, token, (note) => definitionAt(note, at(note, params.position)) ?? null),
  )
  connection.onDocumentLinks((params, token) => about(params, token, documentLinks))
  connection.onDocumentSymbol((params, token) => about(params, token, symbolsOf))
  connection.onFoldingRanges((params, token) => about(params, token, foldsOf))
  connection.onHover((params, token) =>
    about(params, token, async (note, { words }) => hoverAt(note, at(note, params.position), await words()) ?? null),
  )
  connection.onExecuteCommand(async ({ command, arguments: [uri, week] = [] }, token) => {
    if (command !== server.command) return null
    return await about({ textDocument: { uri: String(uri) } }, token, async (note) => {
      await buildWeek(note, String(week), options.config, connection, io)
      return null
    })
  })
  documents.onDidChangeContent(({ document }) => {
    activity.happens()
    report(document)
  })
  documents.onDidSave(reportAll)
  documents.onDidClose(({ document: { uri } }) => publish(published.delete(uri)))
  documents.listen(connection)
  connection.listen()
  return await new Promise(() => {})
}

/** A version of a document, opened once for all requests about it. */
interface OpenState {
  document: OpenDocument
  /** Absent if it is not a note, or if the config of its workspace is invalid. */
  note?: EditedNote | undefined
  path: string
  /** The findings, found when they are first needed or while the editor waits for nothing. */
  messages: Steps<readonly LintMessage[]>
  words: () => Promise<LintWords>
}

/** What the server knows about the editor and its documents. */
class Server {
  encoding: PositionEncoding = 'utf-16'
  command = buildCommand()
  /** Whether the editor asks for the edits of an action when it is chosen. */
  resolves = false
  private states = new WeakMap<OpenDocument, Promise<OpenState>>()
  private readonly workspaces = new Map<string, Workspaces>()
  private readonly configFile: string | undefined

  constructor(configFile: string | undefined) {
    this.configFile = configFile
  }

  /** Opens all documents again, since a config or another file has changed. */
  forget(): void {
    this.states = new WeakMap()
    this.workspaces.clear()
  }

  stateOf(document: OpenDocument): Promise<OpenState> {
    const known = this.states.get(document)
    if (known) return known
    const state = stateOf(document, this.encoding, { configPath: this.configFile, known: this.workspaces })
    this.states.set(document, state)
    return state
  }

  /** Whether nothing has changed since a document was opened for the last time. */
  isLatest(document: OpenDocument, opening: Promise<OpenState>): boolean {
    return this.states.get(document) === opening
  }

  diagnosticsOf({ document, path, messages }: OpenState): Diagnostics {
    const file = localPath(document) ?? ''
    const positionsIn = (other: string | undefined) =>
      positionsOf(other === undefined ? document.text : contentOf(other), this.encoding)
    return diagnosticsOf(messages.finish(), { uri: document.uri, path }, (named) => fileNamed(named, file), positionsIn)
  }
}

async function stateOf(
  document: OpenDocument,
  encoding: PositionEncoding,
  how: Parameters<typeof openFile>[2],
): Promise<OpenState> {
  const file = localPath(document)
  const nothing = (findings: readonly Finding[]) => ({
    document,
    path: '',
    messages: new Steps(messagesInSteps(findings)),
    words: () => languages[defaultLanguage.id].load.lint(),
  })
  if (file === undefined) return nothing([])
  try {
    const opened = await openFile(file, document.text, how)
    return {
      document,
      note: editedNote(document, opened, encoding),
      path: opened.path,
      messages: new Steps(messagesInSteps([], opened, document.text)),
      words: () => languages[opened.settings.language].load.lint(),
    }
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return nothing(error.findings)
  }
}
/** Finds the findings of an opened file, or only those that kept it from being opened. */
function* messagesInSteps(
  findings: readonly Finding[],
  opened?: OpenedFile,
  text = '',
): Generator<void, readonly LintMessage[]> {
  return messagesOf(opened ? yield* findingsInSteps(opened) : findings, text)
}

async function wordsIn(file: string, configPath: string | undefined): Promise<LintWords> {
  const { words } = await stateOf({ uri: pathToFileURL(file).href, version: 0, text: '' }, 'utf-16', { configPath })
  return await words()
}

/** Adds the edit of all safe fixes to the action that makes them. */
function withEdit(
  action: CodeAction,
  document: OpenDocument,
  { note, settings }: OpenedFile,
  encoding: PositionEncoding,
): CodeAction {
  if (action.kind !== fixAllKind || !note) return action
  const fixed = (note.bom ? '\uFEFF' : '') + fixFile(note, settings)
  return { ...action, edit: editTo(document, fixed, positionsOf(document.text, encoding)) }
}

/** Builds the week of a note, as `insights build` does, and shows in the editor what that would print. */
async function buildWeek(
  note: EditedNote,
  name: string,
  config: string | undefined,
  connection: Connection,
  io: Io,
): Promise<void> {
  const { week } = note.notes.find((one) => one.week === name) ?? note.notes[0]
  const lines: string[] = []
  let type: MessageType = MessageType.Info
  const talk: Io = {
    ...io,
    cwd: join(note.config.root, note.config.folder),
    say: (line) => lines.push(line),
    show: (text) => lines.push(text),
    report: (findings) => {
      if (findings.length > 0) lines.push(new InsightsError([...findings]).message)
      type = findings.some(isError) ? MessageType.Error : findings.length > 0 ? MessageType.Warning : type
    },
  }
  try {
    await build([week], config === undefined ? {} : { config }, talk)
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    talk.report(error.findings)
  }
  await connection.sendNotification(ShowMessageNotification.type, { type, message: io.named(lines.join('\n')) })
}

/** The text of a file that has findings but is not open; empty if it cannot be read. */
function contentOf(file: string): string {
  const reading = readText({ root: dirname(file), language: defaultLanguage }, basename(file))
  return 'finding' in reading ? '' : reading.text
}

import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShowMessageNotification,
  type ShowMessageParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { resultOf, start } from '../binary.ts'

/** A minimal editor that speaks the protocol, with the binary as its server. */
export async function editor(
  root: string,
  options: string[] = [],
  capabilities: ClientCapabilities = {},
  initializationOptions = {},
) {
  const child = start(['lsp', '--stdio', ...options], root)
  const end = resultOf(child)
  const { stdin, stdout } = child
  if (!stdout || !stdin) throw new Error('no streams')
  const input = new PassThrough()
  input.pipe(stdin)
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(input))
  const diagnostics: PublishDiagnosticsParams[] = []
  const waiting: (() => void)[] = []
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    diagnostics.push(params)
    for (const wake of waiting.splice(0)) wake()
  })
  const registered: string[] = []
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    registered.push(...registrations.map(({ method }) => method))
  })
  const messages: ShowMessageParams[] = []
  connection.onNotification(ShowMessageNotification.type, (params) => {
    messages.push(params)
  })
  connection.listen()
  const { capabilities: offered, serverInfo } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    initializationOptions,
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } }, ...capabilities },
  })
  await connection.sendNotification(InitializedNotification.type, {})
  const uriOf = (file: string) => (file.includes(':') ? file : pathToFileURL(join(root, file)).href)

  /** The next diagnostics that the server publishes. */
  const next = async (): Promise<PublishDiagnosticsParams> => {
    while (diagnostics.length === 0) await new Promise<void>((wake) => waiting.push(wake))
    return diagnostics.shift() as PublishDiagnosticsParams
  }
  return {
    capabilities: offered,
    uriOf,
    /** Sends a request about a file. */
    ask: async <T>(method: string, file: string, params: object = {}): Promise<T> =>
      await connection.sendRequest(method, { textDocument: { uri: uriOf(file) }, ...params }),
    /** Sends a request and cancels it. Both arrive together, so that it is not answered before. */
    askInVain: async (method: string, file: string): Promise<unknown> => {
      input.unpipe(stdin)
      const source = new CancellationTokenSource()
      const answer = connection.sendRequest(method, { textDocument: { uri: uriOf(file) } }, source.token)
      source.cancel()
      let sent = ''
      while (!sent.includes('$/cancelRequest')) {
        await turn()
        sent += input.read() ?? ''
      }
      stdin.write(sent)
      input.pipe(stdin)
      return await answer
    },
    messages,
    serverInfo,
    registered,
    next,
    open: (file: string, text: string) =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: uriOf(file), languageId: 'markdown', version: 1, text },
      }),
    change: (file: string, version: number, line: number, character: number, text: string) => {
      const position = { line, character }
      return connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uriOf(file), version },
        contentChanges: [{ range: { start: position, end: position }, text }],
      })
    },
    watched: (file: string) =>
      connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: uriOf(file), type: 2 }] }),
    close: (file: string) =>
      connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: uriOf(file) } }),
    actions: async (file: string, range: PublishDiagnosticsParams['diagnostics'][0]['range'], only?: string[]) =>
      (await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: uriOf(file) },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      })) as CodeAction[],
    /** Applies the edits of an action to a text. */
    after: (file: string, text: string, { edit }: CodeAction) =>
      TextDocument.applyEdits(
        TextDocument.create(uriOf(file), 'markdown', 0, text),
        edit?.changes?.[uriOf(file)] ?? [],
      ),
    quit: async () => {
      await connection.sendRequest(ShutdownRequest.type)
      await connection.sendNotification(ExitNotification.type)
      return await end
    },
    kill: () => child.kill(),
  }
}

import { join } from 'node:path'
import { PassThrough, type Readable, type Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import {
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
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type ProcessResult, resultOf, start } from '../binary.ts'
import { capture, runWith } from '../host.ts'

/** A minimal editor that speaks the protocol, with a server in this process. */
export async function editor(root: string, options: string[] = []) {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()]
  const streams = { stdin, stdout, stderr: capture().stream }
  void runWith(streams, ['lsp', '--stdio', ...options], root, {})
  // The server ends its process when the editor exits or has ended, so this one never tells it.
  return await connect({ stdin, stdout, processId: null }, root)
}

/** An editor with the binary as its server. `quit` waits until it ends, and returns its result. */
export async function editorOfBinary(root: string, options: string[] = []) {
  const child = start(['lsp', '--stdio', ...options], root)
  const end = resultOf(child)
  const { stdin, stdout } = child
  if (!stdout || !stdin) throw new Error('no streams')
  const { quit, exit, ...rest } = await connect({ stdin, stdout, processId: process.pid }, root)
  return {
    ...rest,
    quit: async (): Promise<ProcessResult> => {
      await quit()
      await exit()
      return await end
    },
    kill: () => child.kill(),
  }
}

interface Server {
  stdin: Writable
  stdout: Readable
  /** Of the editor, with which the server ends. */
  processId: number | null
}

async function connect({ stdin, stdout, processId }: Server, root: string) {
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
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
  connection.listen()
  const { serverInfo } = await connection.sendRequest(InitializeRequest.type, {
    processId,
    rootUri: pathToFileURL(root).href,
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  })
  await connection.sendNotification(InitializedNotification.type, {})
  const uriOf = (file: string) => (file.includes(':') ? file : pathToFileURL(join(root, file)).href)

  /** The next diagnostics that the server publishes. */
  const next = async (): Promise<PublishDiagnosticsParams> => {
    while (diagnostics.length === 0) await new Promise<void>((wake) => waiting.push(wake))
    return diagnostics.shift() as PublishDiagnosticsParams
  }
  return {
    uriOf,
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
    quit: () => connection.sendRequest(ShutdownRequest.type),
    exit: () => connection.sendNotification(ExitNotification.type),
  }
}

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node'
import { layWorkspace, linkedNote } from './notes.ts'

// The time that the language server takes to answer, for a note of 50 KB beside 200 others: `npm run bench:lsp`.

const rounds = 15
const folder = mkdtempSync(join(tmpdir(), 'insights-bench-'))
layWorkspace(folder, 20, 10, linkedNote)
const uri = pathToFileURL(join(folder, 'notes/week-21/member-1.md')).href
const parts = Array.from({ length: 20 }, (_, at) => linkedNote(21, at).replace(/^---\n[\s\S]*?\n---\n/, ''))
let text = `---\nmember: member-1\n---\n\n`
for (const part of parts) if (Buffer.byteLength(text + part) < 52_000) text += part
text += '\n## \n\n[a](\n'
const last = text.split('\n').length - 1
const position = (line: number, character: number) => ({ position: { line, character } })
const line = (line: number) => ({ range: { start: { line, character: 0 }, end: { line, character: 0 } } })

const requests: [string, string, object][] = [
  ['document symbols', 'textDocument/documentSymbol', {}],
  ['folding', 'textDocument/foldingRange', {}],
  ['document links', 'textDocument/documentLink', {}],
  ['completion of a heading', 'textDocument/completion', position(last - 3, 3)],
  ['completion of a path', 'textDocument/completion', position(last - 1, 4)],
  ['completion of a week', 'textDocument/completion', position(1, 8)],
  ['hover', 'textDocument/hover', position(4, 4)],
  ['definition', 'textDocument/definition', position(6, 120)],
  ['code actions', 'textDocument/codeAction', { ...line(6), context: { diagnostics: [] } }],
]

const child = spawn(process.execPath, [resolve('bin/insights.js'), 'lsp', '--stdio'], { cwd: folder })
const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
connection.listen()
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(folder).href,
  capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } },
})
await connection.sendNotification('initialized', {})
await connection.sendNotification('textDocument/didOpen', {
  textDocument: { uri, languageId: 'markdown', version: 1, text },
})

let version = 1
/** Adds a letter and takes it away, so that the server has a new version. */
async function type(): Promise<void> {
  const at = { line: 4, character: 0 }
  for (const change of [
    { range: { start: at, end: at }, text: 'x' },
    { range: { start: at, end: { line: 4, character: 1 } }, text: '' },
  ])
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [change],
    })
}

async function ask(method: string, params: object): Promise<number> {
  const start = performance.now()
  await connection.sendRequest(method, { textDocument: { uri }, ...params })
  return performance.now() - start
}

/** The CPU time of the server in ms, from Linux. Other programs do not count, unlike in the time of an answer. */
function cpu(): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

console.log(
  `A note of ${Buffer.byteLength(text)} bytes beside 200 others, in ms: median of ${rounds} answers (mean CPU time)`,
)
console.log('request | right after a change | again')
for (const [name, method, params] of requests) {
  const taken = [[], []] as [number[], number[]]
  const used = [0, 0]
  for (let round = 0; round < rounds; round++) {
    await type()
    for (const [at, times] of taken.entries()) {
      const before = cpu()
      times.push(await ask(method, params))
      used[at] = (used[at] ?? 0) + cpu() - before
    }
  }
  const shown = taken.map((times, at) => `${median(times).toFixed(0)} (${((used[at] ?? 0) / rounds).toFixed(0)})`)
  console.log([name, ...shown].join(' | '))
}
await connection.sendRequest('shutdown')
await connection.sendNotification('exit')
rmSync(folder, { recursive: true })

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { layWorkspace, linkedNote, proseNote } from './notes.ts'

// The time that the language server takes to answer, for a note of 50 KB beside 200 others: `npm run bench:lsp`.

const rounds = 15
const folder = mkdtempSync(join(tmpdir(), 'insights-bench-'))
layWorkspace(folder, 20, 10, linkedNote)
const uri = pathToFileURL(join(folder, 'notes/week-21/member-1.md')).href

/** A note of 50 KB of parts. */
function noteOf(part: (at: number) => string): string {
  let text = `---\nmember: member-1\n---\n\n`
  for (let at = 0; Buffer.byteLength(text) < 50_000; at++) text += part(at)
  return text
}

const notes: [string, string][] = [
  ['prose', noteOf((at) => proseNote(21, at))],
  ['links, emphasis and code in each line', noteOf((at) => linkedNote(21, at).replace(/^---\n[\s\S]*?\n---\n/, ''))],
]

const child = spawn(process.execPath, [resolve('bin/insights.js'), 'lsp', '--stdio'], { cwd: folder })
const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
let whenPublished: ((version: number | undefined) => void) | undefined
connection.onNotification(PublishDiagnosticsNotification.type, ({ version }) => whenPublished?.(version))
connection.listen()
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(folder).href,
  capabilities: {},
})
await connection.sendNotification('initialized', {})

let version = 1
/** Types a letter, or takes it away. */
async function type(): Promise<void> {
  const at = { line: 4, character: 3 }
  const change =
    version % 2 === 1
      ? { range: { start: at, end: at }, text: 'x' }
      : { range: { start: at, end: { line: 4, character: 4 } }, text: '' }
  const textDocument = { uri, version: ++version }
  await connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [change] })
}

function published(): Promise<void> {
  return new Promise((done) => {
    whenPublished = (of) => of === version && done()
  })
}

async function ask(method: string, params: object): Promise<void> {
  await connection.sendRequest(method, { textDocument: { uri }, ...params })
}

/** The CPU time of the server in ms, from Linux. Other programs do not count, unlike in the time of an answer. */
function cpu(): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** The time that something takes, and the CPU time of the server, in ms. */
async function measure(work: () => Promise<void>): Promise<[number, number]> {
  const [before, start] = [cpu(), performance.now()]
  await work()
  return [performance.now() - start, cpu() - before]
}

function summary(measured: [number, number][]): string {
  const times = measured.map(([time]) => time).sort((a, b) => a - b)
  const used = measured.reduce((sum, [, time]) => sum + time, 0) / measured.length
  return `${times[Math.floor(times.length / 2)]?.toFixed(0)} (${used.toFixed(0)})`
}

for (const [name, text] of notes) {
  const start = { line: 6, character: 0 }
  const requests: [string, string, object][] = [
    ['code actions', 'textDocument/codeAction', { range: { start, end: start }, context: { diagnostics: [] } }],
  ]
  const textDocument = { uri, languageId: 'markdown', version, text }
  await connection.sendNotification('textDocument/didOpen', { textDocument })
  console.log(`\n${name}: ${Buffer.byteLength(text)} bytes beside 200 notes`)
  console.log(`ms: median of ${rounds} answers (mean CPU time)`)
  console.log('request | right after a change | again | then until the findings')
  for (const [request, method, params] of requests) {
    const measured: [number, number][][] = [[], [], []]
    for (let round = 0; round < rounds; round++) {
      await type()
      const findings = published()
      const works = [() => ask(method, params), () => ask(method, params), () => findings]
      for (const [at, work] of works.entries()) measured[at]?.push(await measure(work))
    }
    console.log([request, ...measured.map(summary)].join(' | '))
  }
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
}
await connection.sendRequest('shutdown')
await connection.sendNotification('exit')
rmSync(folder, { recursive: true })

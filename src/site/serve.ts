import { type FSWatcher, watch } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { failure, InsightsError } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import type { MadeSite } from './make.ts'

/** In milliseconds. Editors write a file in several steps. */
const debounce = 80

/**
 * Serves the pages on this machine, and makes them again when an input file is saved.
 * @returns never; a signal ends it
 * @throws {InsightsError} with problems at the start; later problems are reported and the last pages stay
 */
export async function serveSite(make: () => Promise<MadeSite>, port: number, words: SiteWords, io: Io): Promise<never> {
  const first = await make()
  const shown = await serve(first.files, port).catch((error: NodeJS.ErrnoException) => {
    if (typeof error.code !== 'string') throw error
    throw failure('site', words.portTaken(port))
  })
  io.report(first.findings)
  io.say(words.serving(shown.url))
  return new Promise((_done, failed) => {
    let last = first
    let running: Promise<void> | undefined
    let waiting: NodeJS.Timeout | undefined
    const rebuild = async () => {
      try {
        last = await make()
        io.report(last.findings)
        shown.show(last.files)
        io.say(words.rebuilt(last.rendered))
      } catch (error) {
        if (!(error instanceof InsightsError)) throw error
        io.report(error.findings)
      }
      follow(last.folders)
    }
    const follow = watchFolders(() => {
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        // One build after another, since each uses what the last one has rendered.
        running = (running ?? Promise.resolve()).then(rebuild).catch(failed)
      }, debounce)
    })
    follow(first.folders)
  })
}

/** Watches folders without their subfolders, which would include `node_modules`. Returns what changes the folders. */
function watchFolders(changed: () => void): (folders: ReadonlySet<string>) => void {
  const watched = new Map<string, FSWatcher>()
  const leave = (folder: string) => {
    watched.get(folder)?.close()
    watched.delete(folder)
  }
  return (folders) => {
    for (const folder of [...watched.keys()].filter((known) => !folders.has(known))) leave(folder)
    for (const folder of folders) {
      if (watched.has(folder)) continue
      try {
        watched.set(
          folder,
          watch(folder, changed).on('error', () => leave(folder)),
        )
      } catch {
        // The folder was removed meanwhile. The watcher of its parent reports that.
      }
    }
  }
}

/** A site that is served on this machine only. */
export interface Preview {
  /** `http://localhost:4321/` */
  url: string
  /** Replaces the pages, and reloads those that are open in a browser. */
  show(files: ReadonlyMap<string, Uint8Array>): void
  close(): void
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
}

/**
 * Serves pages from memory on the loopback address. No path of a request is used on disk. The `Host` header is checked
 * against DNS rebinding.
 * @param port 0 for any free port
 * @throws the error of node:http if the port is not available
 */
export async function serve(files: ReadonlyMap<string, Uint8Array>, port: number): Promise<Preview> {
  let shown = files
  const watching = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    const { port: chosenPort } = server.address() as AddressInfo
    const hosts = ['localhost', '127.0.0.1'].map((name) => `${name}:${chosenPort}`)
    if (!hosts.includes(request.headers.host ?? '')) return refuse(response, 403)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
    const path = pathOf(request)
    if (path === 'live') return sendEvents(response, watching)
    const content = path === undefined ? undefined : shown.get(path)
    if (path === undefined || content === undefined) return refuse(response, 404)
    const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
    response.writeHead(200, { ...headers, 'content-type': type, 'content-length': content.byteLength })
    response.end(request.method === 'HEAD' ? undefined : content)
  })
  await listening(server, port)
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    show(next) {
      shown = next
      for (const response of watching) response.write('data: changed\n\n')
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => done())
  })
}

/** The requested path, or undefined if its encoding is invalid. */
function pathOf({ url = '' }: IncomingMessage): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/, '').slice(1)).normalize('NFC')
    return path === '' ? 'index.html' : path
  } catch {
    return undefined
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${status}\n`)
}

/** Server-sent events, one for each rebuild. */
function sendEvents(response: ServerResponse, watching: Set<ServerResponse>): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' })
  response.write(': here\n\n')
  watching.add(response)
  response.on('close', () => watching.delete(response))
}

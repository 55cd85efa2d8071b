import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Where code-server is installed, about 700 MB. `CODE_SERVER` names an installation from before. */
const home = resolve(process.env.CODE_SERVER ?? 'node_modules/.cache/code-server')

const bin = join(home, 'node_modules', '.bin')
const entry = join(home, 'node_modules/code-server/out/node/entry.js')
// It needs this Node, and native modules need the headers that came with the one that runs the tests.
const node = 'node@24'
const environment = {
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  npm_config_nodedir: dirname(dirname(process.execPath)),
}

/** Installs VS Code as a server for the browser, from npm alone. Without scripts first, since some would download. */
export function installCodeServer(): void {
  const done = join(home, 'ready')
  if (existsSync(done)) return
  mkdirSync(home, { recursive: true })
  if (!existsSync(join(home, 'package.json'))) writeFileSync(join(home, 'package.json'), '{}\n')
  const npm = (folder: string, ...args: string[]) =>
    execFileSync('npm', [...args, '--silent', '--no-audit', '--no-fund'], { cwd: join(home, folder), env: environment })
  npm('.', 'install', node)
  npm('.', 'install', '--ignore-scripts', node, 'code-server')
  // The script of this package puts the program into place.
  npm('.', 'install', node)
  const code = 'node_modules/code-server/lib/vscode'
  npm(code, 'install', '--ignore-scripts', '--omit=dev')
  npm(code, 'rebuild', '@vscode/spdlog', 'node-pty', '@vscode/deviceid', '@parcel/watcher', '@vscode/sqlite3')
  npm('.', 'rebuild', 'argon2')
  writeFileSync(done, '')
}

/** A running VS Code. */
export interface CodeServer {
  /** The address of a window with a folder. */
  address(folder: string): string
  stop(): Promise<void>
}

/**
 * Starts VS Code with extensions.
 * @param data an empty folder for its settings and extensions
 * @param settings the user's settings
 */
export async function startCodeServer(data: string, extensions: string[], settings: object): Promise<CodeServer> {
  mkdirSync(join(data, 'User'), { recursive: true })
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify(settings))
  const folders = ['--user-data-dir', data, '--extensions-dir', join(data, 'extensions')]
  const common = [entry, ...folders, '--config', join(data, 'config.yaml')]
  for (const vsix of extensions)
    execFileSync('node', [...common, '--install-extension', vsix], { env: environment, stdio: 'ignore' })
  addKorean(data)
  const port = await freePort()
  const log = openSync(join(data, 'log'), 'w')
  const options = [
    '--auth',
    'none',
    '--disable-telemetry',
    '--disable-update-check',
    '--bind-addr',
    `127.0.0.1:${port}`,
  ]
  const child = spawn('node', [...common, ...options], { env: environment, stdio: ['ignore', log, log] })
  await answering(`http://127.0.0.1:${port}/healthz`, child)
  return {
    address: (folder) => `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill()
      await ended
    },
  }
}

/** Lets VS Code be in Korean, without a translation of its own words. It is for those whose cookie asks for it. */
function addKorean(data: string): void {
  const translation = join(data, 'ko.json')
  writeFileSync(translation, JSON.stringify({ contents: {} }))
  const ko = { hash: 'none', extensions: [], translations: { vscode: translation }, label: '한국어' }
  writeFileSync(join(data, 'languagepacks.json'), JSON.stringify({ ko }))
  // Without this file, VS Code is in English for everyone.
  writeFileSync(join(data, 'User/argv.json'), '{}')
}

/** The cookie in which VS Code keeps the language of a browser. */
export const koreanCookie = { name: 'vscode.nls.locale', value: 'ko' }

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if (child.exitCode !== null) throw new Error(`VS Code ended with ${child.exitCode}`)
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await wait(500)
  }
  child.kill()
  throw new Error('VS Code does not answer')
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

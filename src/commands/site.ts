import { mkdirSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { failure } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import { readSite, writeSite } from '../site/folder.ts'
import { makeSite, siteWords } from '../site/make-site.ts'
import type { Io } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { targetInWorkspace, type Workspace } from '../workspace/files.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'

export interface SiteOptions {
  cwd?: string
  config?: string
  out?: string
  serve?: boolean
  port?: number
}

/**
 * Writes the weeks as pages into a folder, or serves them and shows what is saved meanwhile.
 * @returns the exit code, 0
 * @throws {InsightsError} with all problems of all weeks; then nothing is written
 */
export async function site(options: SiteOptions, io: Io): Promise<number> {
  const cwd = options.cwd ?? io.cwd
  const config = await findWorkspace({ cwd, configPath: options.config })
  if (options.serve) {
    const { preview } = await import('../site/preview.ts')
    return preview({ cwd, configPath: options.config, port: options.port ?? 4321 }, io)
  }
  const words = siteWords(config)
  const out = options.out === undefined ? resolve(config.root, 'site') : resolve(cwd, options.out)
  const shown = (options.out ?? 'site').split(sep).join('/').replace(/\/+$/, '') || '/'
  const folder = folderFor(config, out, shown, words)
  const before = readSite(folder, shown, io.env, words)
  const made = await makeSite(config, { cwd, before, live: false }, io)
  io.report(made.findings)
  const { written, same, removed, findings } = writeSite(folder, shown, made, io.env, words)
  io.report(findings)
  io.say(words.wrote(shown, written, same, removed))
  return 0
}

/** The folder that pages go to, made where it is not there; no link of the workspace leads it elsewhere. */
function folderFor(config: Config, out: string, shown: string, words: SiteWords): Workspace {
  const inside = relative(config.root, out).split(sep).join('/')
  if (inside !== '..' && !inside.startsWith('../')) targetInWorkspace(config, inside)
  try {
    mkdirSync(out, { recursive: true })
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException
    const taken = code === 'EEXIST' || code === 'ENOTDIR'
    const found = taken ? words.notAFolder() : config.language.messages.unwritable(code)
    throw failure('site', found, shown)
  }
  return { root: out, language: config.language }
}

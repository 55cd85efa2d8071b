import { relative, resolve, sep } from 'node:path'
import { languages } from '../languages/registry.ts'
import { checkFolder, writeSite } from '../site/folder.ts'
import { makeSite } from '../site/make.ts'
import { serveSite } from '../site/serve.ts'
import type { Io } from '../terminal/terminal.ts'
import { siteFolder } from '../workspace/config.ts'
import { targetInWorkspace } from '../workspace/files.ts'
import { findWorkspaces } from '../workspace/find-workspace.ts'
import { clockDay } from '../workspace/weeks.ts'

export interface SiteOptions {
  cwd?: string
  config?: string
  out?: string
  serve?: boolean
  port?: number
}

/**
 * Writes the weeks as pages into a folder, or serves them and reloads on changes.
 * @returns the exit code, 0
 */
export async function site(options: SiteOptions, io: Io): Promise<number> {
  const cwd = options.cwd ?? io.cwd
  const find = () => findWorkspaces({ cwd, configPath: options.config, env: io.env })
  const workspaces = await find()
  const { top: config } = workspaces
  const words = await languages[config.language.speaks].load.site()
  const settings = { cwd, memory: new Map(), live: options.serve === true }
  const make = async (found = workspaces) => makeSite(found, { ...settings, today: clockDay(io.env) }, io)
  if (options.serve) return await serveSite(async () => make(await find()), options.port ?? 4321, words, io)
  const out = options.out === undefined ? resolve(config.root, siteFolder) : resolve(cwd, options.out)
  const shown = (options.out ?? siteFolder).split(sep).join('/').replace(/\/+$/, '') || '/'
  // Inside the workspace, no symbolic link may lead out of it.
  const path = relative(config.root, out).split(sep).join('/')
  if (path !== '..' && !path.startsWith('../')) targetInWorkspace(config, path)
  const folder = { root: out, language: config.language }
  checkFolder(folder, shown, words)
  const made = await make()
  io.report(made.findings)
  const { written, same, removed } = writeSite(folder, shown, made.files, words)
  io.say(words.wrote(shown, written, same, removed))
  return 0
}

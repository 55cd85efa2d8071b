import { mkdirSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { failure } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { readSite, writeSite } from '../site/folder.ts'
import { makeSites } from '../site/make-sites.ts'
import type { Io } from '../terminal/terminal.ts'
import { type Config, siteFolder } from '../workspace/config.ts'
import { targetInWorkspace, type Workspace } from '../workspace/files.ts'
import { findWorkspaces } from '../workspace/find-workspace.ts'
import { isDay } from '../workspace/week-label.ts'
import { clockDay } from '../workspace/weeks.ts'

export interface SiteOptions {
  cwd?: string
  config?: string
  out?: string
  serve?: boolean
  skipBroken?: boolean
  port?: number
  today?: string
}

/**
 * Writes the weeks as pages into a folder, or serves them and reloads on changes.
 * @returns the exit code, 0
 * @throws {InsightsError} with all problems of all weeks; then nothing is written
 */
export async function site(options: SiteOptions, io: Io): Promise<number> {
  const cwd = options.cwd ?? io.cwd
  const workspaces = await findWorkspaces({ cwd, configPath: options.config, env: io.env })
  const { top: config } = workspaces
  const { today } = options
  if (today !== undefined && !isDay(today)) throw failure('usage', config.language.messages.notADate(today))
  if (options.serve) {
    const { preview } = await import('../site/preview.ts')
    return preview(
      { cwd, configPath: options.config, port: options.port ?? 4321, skipBroken: options.skipBroken === true, today },
      io,
    )
  }
  const words = await languages[config.language.speaks].load.site()
  const out = options.out === undefined ? resolve(config.root, siteFolder) : resolve(cwd, options.out)
  const shown = (options.out ?? siteFolder).split(sep).join('/').replace(/\/+$/, '') || '/'
  const folder = folderFor(config, out, shown, words)
  const before = readSite(folder, shown, io.env, words)
  const made = await makeSites(
    workspaces,
    { cwd, before, live: false, skipBroken: options.skipBroken === true, today: today ?? clockDay() },
    io,
  )
  io.report(made.findings)
  const { written, same, removed, findings } = writeSite(folder, shown, made, io.env, words)
  io.report(findings)
  io.say(words.wrote(shown, written, same, removed))
  return 0
}

/** The output folder, created if missing. Inside the workspace, no symbolic link may lead out of it. */
function folderFor(config: Config, out: string, shown: string, words: SiteWords): Workspace {
  const path = relative(config.root, out).split(sep).join('/')
  if (path !== '..' && !path.startsWith('../')) targetInWorkspace(config, path)
  try {
    mkdirSync(out, { recursive: true })
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException
    const taken = code === 'EEXIST' || code === 'ENOTDIR'
    throw failure('site', taken ? words.notAFolder() : config.language.messages.unwritable(code), shown)
  }
  return { root: out, language: config.language }
}

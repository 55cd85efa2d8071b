import { type Stats, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { failure, InsightsError } from '../errors.ts'
import { ko } from '../languages/ko/language.ts'
import { type Config, defaults, parseConfig } from './config.ts'
import { isThere, readText } from './files.ts'

const configNames = ['insights.config.yaml', 'insights.config.yml', 'insights.config.json']

/**
 * Finds the workspace: the nearest parent folder with a config. Without one, the nearest with `notes/` or a git
 * repository, else `cwd`, with the default config.
 * @param from the folder to start at, and the path from `--config`, whose folder is the workspace if given
 * @throws {InsightsError} if a folder has two configs, or the config is missing, unreadable or invalid
 */
export async function findWorkspace(from: { cwd: string; configPath?: string | undefined }): Promise<Config> {
  const cwd = resolve(from.cwd)
  if (!statsAt(cwd)?.isDirectory())
    throw failure('workspace', ko.messages.folderMissing(slashes(from.cwd)), slashes(from.cwd))
  if (from.configPath !== undefined) {
    const path = resolve(cwd, from.configPath)
    return readConfig(dirname(path), basename(path), slashes(from.configPath))
  }
  for (const folder of ancestors(cwd)) {
    const [first, second] = configsIn(folder)
    if (first && second) throw failure('workspace', ko.messages.configTwice(first, second), first)
    if (first) return readConfig(folder, first, first)
  }
  const isTop = (folder: string) => statsAt(join(folder, 'notes'))?.isDirectory() || statsAt(join(folder, '.git'))
  return defaults(ancestors(cwd).find(isTop) ?? cwd)
}

/** A folder and its parents, innermost first. */
function ancestors(folder: string): string[] {
  return dirname(folder) === folder ? [folder] : [folder, ...ancestors(dirname(folder))]
}

/** The stats of a path, following links; undefined if it does not exist or cannot be read. */
export function statsAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function configsIn(folder: string): string[] {
  const names = configNames.filter((name) => isThere({ root: folder, language: ko }, name))
  return hasOwnKey(folder) ? [...names, 'package.json'] : names
}

/**
 * Whether a folder's `package.json` has the key `insights`. An unreadable file is ignored, since most packages in
 * parent folders are unrelated.
 */
function hasOwnKey(folder: string): boolean {
  const reading = readText({ root: folder, language: ko }, 'package.json')
  if ('finding' in reading || !reading.text.includes('"insights"')) return false
  try {
    return Object.hasOwn(JSON.parse(reading.text), 'insights')
  } catch {
    // Invalid JSON that mentions us: parsing it as a config reports the position.
    return true
  }
}

async function readConfig(root: string, name: string, shown: string): Promise<Config> {
  const reading = readText({ root, language: ko }, name)
  if ('text' in reading) return parseConfig(name, (reading.bom ? '\uFEFF' : '') + reading.text, root)
  if (reading.absent) throw failure('workspace', ko.messages.configMissing(), shown)
  reading.finding.path = shown
  throw new InsightsError([reading.finding])
}

function slashes(path: string): string {
  return path.split(sep).join('/')
}

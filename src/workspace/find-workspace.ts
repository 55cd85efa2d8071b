import { type Stats, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { type Finding, failure, finding, InsightsError, mapAll, type Words } from '../errors.ts'
import { chooseLanguage, localeOf } from '../languages/choose.ts'
import type { LanguagePack } from '../languages/language.ts'
import { defaultLanguage, languages } from '../languages/registry.ts'
import { type Config, defaults, parseWritten, placeOfKey, toConfig } from './config.ts'
import type { WrittenConfig } from './config-schema.ts'
import { isThere, readText } from './files.ts'
import { listNotes } from './find-notes.ts'
import { outermost, workspaceFolders } from './workspace-folders.ts'

const configNames = ['insights.config.yaml', 'insights.config.yml', 'insights.config.json']

/** Where to start: the working folder, and the path from `--config`, whose folder is then the workspace. */
export interface From {
  cwd: string
  configPath?: string | undefined
  /** Its locale decides the language of messages if there is no config. */
  env?: NodeJS.ProcessEnv | undefined
  /** Keeps the workspaces without a config, by folder: to choose the language of one, many of its notes are read. */
  known?: Map<string, Workspaces> | undefined
}

/** The workspaces that a command works on: one, or at the root of several all of them. */
export interface Workspaces {
  /** The config at the top: that of the workspace, or the one that lists several. */
  top: Config
  /** Whether the config at the top lists workspaces. All paths are then relative to its folder. */
  several: boolean
  /** In the order of the list. */
  configs: Config[]
}

/**
 * Finds the workspaces: the nearest parent folder with a config, or those that it lists. Without a config, the nearest
 * with `notes/` or a git repository, else `cwd`, with the default config.
 * @throws {InsightsError} with all problems of all configs; if a folder has two, or one is missing or unreadable
 */
export async function findWorkspaces(from: From): Promise<Workspaces> {
  const cwd = resolve(from.cwd)
  const fallback = chooseLanguage({ notes: [], env: from.env ?? {} })
  if (!statsAt(cwd)?.isDirectory())
    throw failure('workspace', fallback.messages.folderMissing(slashes(from.cwd)), slashes(from.cwd))
  const file = from.configPath === undefined ? configAbove(cwd, fallback) : configNamed(cwd, from.configPath)
  if (!file) {
    const found = from.known?.get(cwd) ?? single(withoutConfig(cwd, from.env ?? {}))
    from.known?.set(cwd, found)
    return found
  }
  const { folder: root, name: path } = file
  const { written, language } = parseWritten(path, textOf(file, fallback), fallback, parentOf(root, fallback))
  const top = toConfig(written, language, { root, path })
  if (top.workspaces.length === 0) return single(top)
  const folders = foldersListed(file, top)
  const inside = folders.find((folder) => isBelow(join(root, folder), cwd))
  if (inside !== undefined && from.configPath === undefined)
    return single(toConfig(alone(written), language, { root: join(root, inside) }))
  return {
    top,
    several: true,
    configs: await mapAll(folders, (folder) => configOfFolder(folder, written, top, fallback)),
  }
}

/**
 * Finds the one workspace of a command that works on one.
 * @throws {InsightsError} as {@link findWorkspaces} does, and at the root of several
 */
export async function findWorkspace(from: From): Promise<Config> {
  const { top, several, configs } = await findWorkspaces(from)
  if (several) {
    const folders = configs.map(({ folder }) => folder)
    throw failure('workspace', top.language.messages.chooseWorkspace(folders), top.path)
  }
  return top
}

/** One workspace by itself. */
export function single(config: Config): Workspaces {
  return { top: config, several: false, configs: [config] }
}

/** In files. More notes would not change the language. */
const mostSamples = 100

/** The workspace of a folder if neither it nor a parent has a config. */
export function withoutConfig(cwd: string, env: NodeJS.ProcessEnv): Config {
  const isTop = (folder: string) => statsAt(join(folder, 'notes'))?.isDirectory() || statsAt(join(folder, '.git'))
  const root = ancestors(cwd).find(isTop) ?? cwd
  const workspace = defaults(root)
  const notes = listNotes(workspace)
    .notes.slice(0, mostSamples)
    .map(({ path }) => {
      const reading = readText(workspace, path)
      return 'text' in reading ? reading.text : ''
    })
  const locale = localeOf(env)
  // No document depends on the locale: the first note that `new` makes decides from then on.
  return defaults(root, notes.length === 0 && locale ? languages[locale] : chooseLanguage({ notes, env }))
}

/** A config file: its absolute folder, its name, and its path for messages. */
interface ConfigFile {
  folder: string
  name: string
  shown: string
}

function configAbove(cwd: string, fallback: LanguagePack): ConfigFile | undefined {
  for (const folder of ancestors(cwd)) {
    const file = configIn(folder, '', fallback)
    if (file) return file
  }
  return undefined
}

function configNamed(cwd: string, path: string): ConfigFile {
  const file = resolve(cwd, path)
  return { folder: dirname(file), name: basename(file), shown: slashes(path) }
}

/** @param prefix of its path in messages: empty, or ending in `/` */
function configIn(folder: string, prefix: string, { messages }: LanguagePack): ConfigFile | undefined {
  const [first, second] = configsIn(folder)
  if (first && second) throw failure('workspace', messages.configTwice(first, second), prefix + first)
  return first === undefined ? undefined : { folder, name: first, shown: prefix + first }
}

/** The config of the same repository that lists a folder as a workspace. */
function parentOf(root: string, fallback: LanguagePack): WrittenConfig | undefined {
  const [folder = root, ...above] = ancestors(root)
  const isTop = (folder: string) => statsAt(join(folder, '.git')) !== undefined
  if (isTop(folder)) return undefined
  const last = above.findIndex(isTop)
  for (const folder of last < 0 ? above : above.slice(0, last + 1)) {
    const file = configIn(folder, `${slashes(relative(root, folder))}/`, fallback)
    const text = file && textOf(file, fallback)
    // Most configs in parent folders list no workspaces, and their problems are not those of this workspace.
    if (!file || !text?.includes('workspaces')) continue
    const { written, language } = parseWritten(file.shown, text, fallback)
    const { workspaces } = toConfig(written, language, { root: folder })
    if (workspaces.some((pattern) => workspaceFolders(folder, pattern).some((path) => join(folder, path) === root)))
      return inheritedFrom(written)
  }
  return undefined
}

function inheritedFrom({ title, language, members, repository }: WrittenConfig): WrittenConfig {
  return { title, language, members, repository }
}

/** The config of a workspace that has none. */
function alone(listing: WrittenConfig): WrittenConfig {
  return { ...listing, workspaces: undefined }
}

/** The folders of the workspaces that a config lists. */
function foldersListed(file: ConfigFile, { root, path = '', workspaces, language }: Config): string[] {
  const { messages } = language
  const problems: Finding[] = []
  const report = (at: number, words: Words) =>
    problems.push(finding('config', placeOfKey(path, textOf(file, language), ['workspaces', at]), words))
  const folders = workspaces.flatMap((pattern, at) => {
    const found = workspaceFolders(root, pattern)
    if (found.length === 0) report(at, messages.noWorkspace(pattern))
    for (const folder of found) if (/\*|\{(?:week|member)\}/.test(folder)) report(at, messages.workspaceName(folder))
    return found
  })
  if (problems.length > 0) throw new InsightsError(problems)
  return outermost(folders)
}

/** The config of a workspace among several: its own with what it inherits, or the one that lists it. */
function configOfFolder(
  folder: string,
  listing: WrittenConfig,
  { root, path: parent, language }: Config,
  fallback: LanguagePack,
): Config {
  const file = configIn(join(root, folder), `${folder}/`, fallback)
  if (!file) return toConfig(alone(listing), language, { root, folder, path: parent })
  const parsed = parseWritten(file.shown, textOf(file, fallback), fallback, inheritedFrom(listing))
  return toConfig(parsed.written, parsed.language, { root, folder, path: file.shown, parent })
}

function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder + sep)
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
  return configNames.filter((name) => isThere({ root: folder, language: defaultLanguage }, name))
}

/** The text of a config file, with its byte order mark. */
function textOf({ folder, name, shown }: ConfigFile, language: LanguagePack): string {
  const reading = readText({ root: folder, language }, name)
  if ('text' in reading) return (reading.bom ? '\uFEFF' : '') + reading.text
  if (reading.absent) throw failure('workspace', language.messages.configMissing(), shown)
  reading.finding.path = shown
  throw new InsightsError([reading.finding])
}

function slashes(path: string): string {
  return path.split(sep).join('/')
}

import { posix } from 'node:path'
import { type Finding, finding, type Words } from '../errors.ts'
import { normaliseName, shellWord, yamlWord } from '../text.ts'
import { type Config, placeOfKey } from './config.ts'
import { readText } from './files.ts'
import { listNotes, searchOf } from './find-notes.ts'
import { hasConfig, type Workspaces } from './find-workspace.ts'
import { matchFiles } from './match-files.ts'
import { rosterIndex } from './members.ts'
import { ignorer } from './pattern.ts'
import { foldersIn } from './workspace-folders.ts'

/** A folder that commands at the root do not read, although it looks like a workspace. */
interface UnreadFolder {
  /** Relative to the root. */
  folder: string
  finding: Finding
}

/**
 * At the root of several workspaces, warns about folders beside them that contain notes but are not in `workspaces`, and
 * about folders in `workspaces` that have neither a config nor notes.
 */
export function unreadFolders({ top, several, configs }: Workspaces): UnreadFolder[] {
  if (!several) return []
  const listed = new Set(configs.map(({ folder }) => folder))
  const isListedBelow = (path: string) => [...listed].some((folder) => `${folder}/`.startsWith(`${path}/`))
  const ignores = ignorer(top.ignore)
  const beside = [...new Set([...listed].map((folder) => posix.dirname(folder)))].flatMap((parent) =>
    foldersIn(posix.join(top.root, parent)).flatMap(({ name }) => (isTools(name) ? [] : posix.join(parent, name))),
  )
  // Of workspaces with the same patterns and members, one is enough.
  const distinct = [...new Map(configs.map((config) => [likeness(config), config])).values()]
  const unlisted = beside.flatMap((folder) => {
    if (isListedBelow(folder) || ignores(folder)) return []
    // A new folder is most like the last one: `6월` like `5월`.
    const alike = distinct.toReversed().flatMap((config) => noteIn(folder, config) ?? [])[0]
    return alike ? [{ folder, finding: unlistedFolder(top, folder, alike) }] : []
  })
  return [...unlisted, ...unconfigured(top, configs)]
}

/** Whether a folder is one of tools, which may be large: `.git`, `node_modules`. */
function isTools(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

/** What decides which files of a folder would be notes, as a key. Without a roster, each workspace has its writers. */
function likeness({ folder, notes, sources, ignore, members, weeks }: Config): string {
  const relative = [notes, sources, ignore].map((patterns) => patterns.map((path) => path.replace(`${folder}/`, '')))
  return JSON.stringify([relative, members ?? folder, weeks.map(({ id, aliases }) => [id, aliases])])
}

/** The warning that `workspaces` lacks a folder. */
export function unlistedFolder(top: Config, folder: string, alike?: Alike): Finding {
  const line = `workspaces: [${[...top.workspaces, folder].map(yamlWord).join(', ')}]`
  const config =
    alike && !hasConfig(posix.join(top.root, folder))
      ? {
          alike: alike.config.parent === undefined ? undefined : alike.config.path,
          init: `insights init ${shellWord(folder)} --${alike.key} ${shellWord(alike.pattern)}`,
        }
      : undefined
  return atWorkspaces(top, [], top.language.messages.unlistedFolder(folder, alike?.file, line, config))
}

/** A file of a folder that would be a member's note or source if the folder were a certain workspace. */
interface Alike {
  file: string
  config: Config
  /** The pattern that takes the file, relative to the folder, and its key. */
  pattern: string
  key: 'notes' | 'sources'
}

function noteIn(folder: string, config: Config): Alike | undefined {
  const inFolder = (pattern: string) =>
    pattern.startsWith(`${config.folder}/`) ? folder + pattern.slice(config.folder.length) : pattern
  const search = searchOf({
    ...config,
    notes: config.notes.map(inFolder),
    sources: config.sources.map(inFolder),
    ignore: config.ignore.map(inFolder),
  })
  const { messages } = config.language
  const { matches } = matchFiles({
    ...search,
    root: config.root,
    shouldOpen: () => true,
    isOutput: () => false,
    messages,
  })
  const dated = matches.filter(({ labels: { week } }) => week === undefined || search.judge('week', week) > 0)
  if (dated.length === 0) return undefined
  const members = config.members ? new Set(rosterIndex(config.members).keys()) : writersOf(config)
  const found = dated.find(({ labels: { member = '' } }) => members.has(normaliseName(member)))
  if (!found) return undefined
  const at = search.patterns.indexOf(found.pattern)
  const pattern = [...config.notes, ...config.sources][at]?.slice(config.folder.length + 1) ?? ''
  return { file: found.path, config, pattern, key: at < config.notes.length ? 'notes' : 'sources' }
}

function writersOf(config: Config): Set<string> {
  const { notes, sources } = listNotes(config)
  return new Set([...notes, ...sources].map(({ member }) => normaliseName(member)))
}

/**
 * Folders in the list, not matched by `*`, that have no config and no notes, while others have a config: `init` was not
 * run there. If no folder has a config, all use the patterns of the config at the top, and a book without notes has not
 * begun yet.
 */
function unconfigured(top: Config, configs: readonly Config[]): UnreadFolder[] {
  if (configs.every(({ parent }) => parent === undefined) || top.sources.length > 0) return []
  return configs.flatMap((config) => {
    const at = top.workspaces.indexOf(config.folder)
    if (at < 0 || config.parent !== undefined) return []
    const { notes, sources } = listNotes(config)
    if (notes.length + sources.length > 0) return []
    const words = top.language.messages.unconfiguredFolder(
      config.folder,
      config.notes,
      `insights init ${shellWord(config.folder)}`,
    )
    return [{ folder: config.folder, finding: atWorkspaces(top, [at], words) }]
  })
}

function atWorkspaces(top: Config, keys: PropertyKey[], words: Words): Finding {
  const path = top.path ?? ''
  const reading = readText(top, path)
  const place = 'text' in reading ? placeOfKey(path, reading.text, ['workspaces', ...keys]) : { path }
  return finding('workspace', place, words, 'warning')
}

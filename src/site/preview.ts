import { type FSWatcher, watch } from 'node:fs'
import { join, posix } from 'node:path'
import { finding, InsightsError } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import type { Io } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { findWorkspaces } from '../workspace/find-workspace.ts'
import { clockDay } from '../workspace/weeks.ts'
import { nothingMade, type Site } from './folder.ts'
import type { MadeSite } from './make-site.ts'
import { makeSites } from './make-sites.ts'
import { type Preview, serve } from './server.ts'

export interface PreviewOptions {
  cwd: string
  configPath: string | undefined
  port: number
  skipBroken: boolean
  /** The day of the page of the next meeting, else the current one. */
  today: string | undefined
}

/** In milliseconds. Editors write a file in several steps. */
const debounce = 80

/**
 * Serves the pages on this machine, and rebuilds them when an input file is saved.
 * @returns never; a signal ends it
 * @throws {InsightsError} with problems at the start; later problems are reported and the last pages stay
 */
export async function preview(options: PreviewOptions, io: Io): Promise<number> {
  const first = await make(options, nothingMade, io)
  const words = await wordsOf(first)
  const shown = await serve(first.site.files, options.port).catch((error: NodeJS.ErrnoException) => {
    if (typeof error.code !== 'string') throw error
    throw new InsightsError([finding('site', { path: '' }, words.portTaken(options.port))])
  })
  io.report(first.site.findings)
  io.say(words.serving(shown.url))
  return await rebuildOnChange(options, first, shown, io)
}

interface Made {
  config: Config
  site: MadeSite
}

async function make({ cwd, configPath, skipBroken, today }: PreviewOptions, before: Site, io: Io): Promise<Made> {
  const workspaces = await findWorkspaces({ cwd, configPath, env: io.env })
  return {
    config: workspaces.top,
    site: await makeSites(workspaces, { cwd, before, live: true, skipBroken, today: today ?? clockDay() }, io),
  }
}

function wordsOf({ config }: Made): Promise<SiteWords> {
  return languages[config.language.speaks].load.site()
}

/** Watches until a signal ends the program. */
function rebuildOnChange(options: PreviewOptions, first: Made, shown: Preview, io: Io): Promise<never> {
  return new Promise((_done, failed) => {
    let last = first
    let running: Promise<void> | undefined
    let waiting: NodeJS.Timeout | undefined
    const rebuild = async () => {
      try {
        last = await make(options, last.site, io)
        io.report(last.site.findings)
        shown.show(last.site.files)
        io.say((await wordsOf(last)).rebuilt(last.site.rebuilt))
      } catch (error) {
        if (!(error instanceof InsightsError)) throw error
        io.report(error.findings)
      }
      watcher.follow(foldersOf(last))
    }
    const watcher = watchFolders(() => {
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        // One build after another, since each reuses the result of the last one.
        running = (running ?? Promise.resolve()).then(rebuild).catch(failed)
      }, debounce)
    })
    watcher.follow(foldersOf(first))
  })
}

/** The folders of all input files and their parents, where the folder of a new week may appear. */
function foldersOf({ config, site }: Made): string[] {
  const files = [...site.weeks.values()].flatMap(({ inputs }) => Object.keys(inputs))
  const folders = new Set(['.'])
  for (const path of files)
    for (let folder = posix.dirname(path); folder !== '.' && folder !== '/'; folder = posix.dirname(folder))
      folders.add(folder)
  return [...folders].map((folder) => join(config.root, folder))
}

/** Watches folders without their subfolders, which would include `node_modules`. */
function watchFolders(changed: () => void): { follow(folders: readonly string[]): void } {
  const watched = new Map<string, FSWatcher>()
  return {
    follow(folders) {
      for (const [folder, watcher] of watched) {
        if (folders.includes(folder)) continue
        watcher.close()
        watched.delete(folder)
      }
      for (const folder of folders) {
        if (watched.has(folder)) continue
        try {
          const watcher = watch(folder, changed)
          const gone = () => {
            watcher.close()
            watched.delete(folder)
          }
          watched.set(folder, watcher.on('error', gone))
        } catch {
          // The folder was removed meanwhile. The watcher of its parent reports that.
        }
      }
    },
  }
}

import { type FSWatcher, watch } from 'node:fs'
import { join, posix } from 'node:path'
import { finding, InsightsError } from '../errors.ts'
import type { Io } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'
import { nothingMade, type Site } from './folder.ts'
import { type MadeSite, makeSite, siteWords } from './make-site.ts'
import { type Preview, serve } from './server.ts'

export interface PreviewOptions {
  cwd: string
  configPath: string | undefined
  port: number
}

/** In milliseconds: an editor writes a file in several steps. */
const pause = 80

/**
 * Serves the pages on this machine, and makes them anew when a file that they are made of is saved.
 * @returns only where it cannot begin; otherwise a signal ends it
 * @throws {InsightsError} with what is wrong at the start; what goes wrong later is told, and the last pages stay
 */
export async function preview(options: PreviewOptions, io: Io): Promise<number> {
  const first = await make(options, nothingMade, io)
  const words = siteWords(first.config)
  const shown = await serve(first.site.files, options.port).catch((error: NodeJS.ErrnoException) => {
    if (typeof error.code !== 'string') throw error
    throw new InsightsError([finding('site', { path: '' }, words.portTaken(options.port))])
  })
  io.report(first.site.findings)
  io.say(words.serving(shown.url))
  return await rebuilding(options, first, shown, io)
}

interface Made {
  config: Config
  site: MadeSite
}

async function make({ cwd, configPath }: PreviewOptions, before: Site, io: Io): Promise<Made> {
  const config = await findWorkspace({ cwd, configPath })
  return { config, site: await makeSite(config, { cwd, before, live: true }, io) }
}

/** Watches until a signal ends the program. */
function rebuilding(options: PreviewOptions, first: Made, shown: Preview, io: Io): Promise<never> {
  return new Promise((_done, failed) => {
    let last = first
    let running: Promise<void> | undefined
    let waiting: NodeJS.Timeout | undefined
    const again = async () => {
      try {
        last = await make(options, last.site, io)
        io.report(last.site.findings)
        shown.show(last.site.files)
        io.say(siteWords(last.config).rebuilt(last.site.anew))
      } catch (error) {
        if (!(error instanceof InsightsError)) throw error
        io.report(error.findings)
      }
      watcher.follow(foldersOf(last))
    }
    const watcher = watchFolders(() => {
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        // One after the other: each begins with what the one before has made.
        running = (running ?? Promise.resolve()).then(again).catch(failed)
      }, pause)
    })
    watcher.follow(foldersOf(first))
  })
}

/** The folders of all files that pages are made of, and those above them, in which a new week's folder comes up. */
function foldersOf({ config, site }: Made): string[] {
  const files = [...site.weeks.values()].flatMap(({ inputs }) => Object.keys(inputs))
  const folders = new Set(['.'])
  for (const path of files)
    for (let folder = posix.dirname(path); folder !== '.' && folder !== '/'; folder = posix.dirname(folder))
      folders.add(folder)
  return [...folders].map((folder) => join(config.root, folder))
}

/** Watches folders, each by itself: all below one would take in `node_modules`. */
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
          // A folder that went away meanwhile is told by the one above it.
        }
      }
    },
  }
}

import type { Finding } from '../errors.ts'
import type { Config, Week } from '../workspace/config.ts'
import { largestFile, readBytes } from '../workspace/files.ts'
import type { GitHubFolder } from '../workspace/git.ts'
import type { Opened } from '../workspace/open.ts'
import { hashOf, type Site, type WeekRecord } from './folder.ts'
import { largestImage } from './images.ts'
import type { Frame } from './shell.ts'
import type { SiteWeek } from './site.ts'

/** What a site is made with. */
export interface Making {
  config: Config
  opened: Opened
  /** What was made before: weeks of which nothing has changed are taken from it. */
  before: Site
  repository: GitHubFolder | undefined
  frame: Frame
  /** Where on the site files of the workspace are shown, by path, from a page in a folder. */
  addresses: ReadonlyMap<string, string>
  /** The files that were read, each once; undefined for one that cannot be. */
  read: Map<string, Uint8Array | undefined>
}

/** The weeks before and after a week that have pages. */
export interface Neighbours {
  previous: Week | undefined
  next: Week | undefined
}

export interface MadeWeek {
  data: SiteWeek
  record: WeekRecord
  files: Map<string, Uint8Array>
  findings: Finding[]
}

/** The bytes of a file of the workspace. */
export function bytesOf(path: string, { config, read }: Making): Uint8Array | undefined {
  if (!read.has(path)) {
    const reading = readBytes(config, path, Math.max(largestFile, largestImage))
    read.set(path, 'bytes' in reading ? reading.bytes : undefined)
  }
  return read.get(path)
}

/** A hash of a file of the workspace; null where it is not there. */
export function inputHash(path: string, making: Making): string | null {
  const content = bytesOf(path, making)
  return content === undefined ? null : hashOf(content)
}

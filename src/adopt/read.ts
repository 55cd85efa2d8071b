import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compareUnits } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { readText } from '../workspace/files.ts'
import { type Outline, outlineOf } from './outline.ts'
import { type Readme, readmeOf } from './readme.ts'

/** What a folder shows of the group that works in it. */
export interface Evidence {
  files: FileEvidence[]
  readme?: Readme | undefined
  /** The names of all folders and files at the top. */
  top: string[]
}

export interface FileEvidence extends Outline {
  /** Relative to the folder, its bytes as on disk. */
  path: string
}

/** Nobody has more notes; a folder with more files is something else. */
const most = 5000

/**
 * Reads what all Markdown files below a folder have for headings, and the README; not what is in hidden folders,
 * packages and templates.
 * @param next is told of each file before it is read
 */
export async function readEvidence(config: Config, next: (path: string, of: number) => unknown): Promise<Evidence> {
  const paths = listMarkdown(config).sort(compareUnits)
  const evidence: Evidence = { files: [], top: readdirSync(config.root) }
  for (const path of paths) {
    await next(path, paths.length)
    const reading = readText(config, path)
    // A file that cannot be read is no note that anything could be learned from; `lint` says what is wrong with it.
    if ('finding' in reading) continue
    evidence.files.push({ path, ...outlineOf(reading.text) })
    if (/^readme\.[^/]*$/i.test(path)) evidence.readme ??= readmeOf(reading.text)
  }
  return evidence
}

function listMarkdown(config: Config): string[] {
  const paths: string[] = []
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(config.root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      const hidden = entry.name.startsWith('.') || entry.name === 'node_modules' || path === config.templates
      if (hidden || paths.length >= most) continue
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile() && /\.(?:md|markdown|mkdn?|mdown|mkdown)$/i.test(entry.name)) paths.push(path)
    }
  }
  visit('')
  return paths
}

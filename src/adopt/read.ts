import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { compareUnits } from '../names.ts'
import { readText } from '../workspace/files.ts'

/** Nobody has more notes; a folder with more files is something else. */
const most = 5000

/** Reads all Markdown files below a folder, but for those of hidden folders, packages and templates. */
export function readMarkdown(config: Config): { path: string; text: string }[] {
  const paths: string[] = []
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(config.root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      const hidden = entry.name.startsWith('.') || entry.name === 'node_modules' || path === config.templates
      if (hidden || paths.length >= most) continue
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) paths.push(path)
    }
  }
  visit('')
  const files = paths.sort(compareUnits).map((path) => ({ path, reading: readText(config, path) }))
  // A file that cannot be read is no note that anything could be learned from; `lint` says what is wrong with it.
  return files.flatMap(({ path, reading }) => ('finding' in reading ? [] : [{ path, text: reading.text }]))
}

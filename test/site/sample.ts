import { cpSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A copy of this repository's own notes, in a folder outside of any git repository. */
export function sample(): string {
  const root = mkdtempSync(join(tmpdir(), 'insights-site-'))
  for (const name of ['insights.config.yaml', 'notes', 'templates'])
    cpSync(resolve(name), join(root, name), { recursive: true })
  return root
}

/** The sorted paths of the files below a folder, with `/`. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
}

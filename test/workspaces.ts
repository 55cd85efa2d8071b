import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

type Files = Record<string, string | Uint8Array>

/** Writes files into a new temporary folder and returns its path. */
export function fixture(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'insights-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

/** Writes files and a copy of a folder into a new one. To copy a repository takes less time than to make it with git. */
export function copyOf(folder: string, files: Files = {}): string {
  const root = fixture(files)
  cpSync(folder, root, { recursive: true })
  return root
}

import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { InsightsError } from '../../src/errors.ts'
import { type Config, parseConfig } from '../../src/workspace/config.ts'
import { fixture } from '../workspaces.ts'

/** Creates a folder with these files. A name that ends in `/` is a folder, `a -> b` a symbolic link. */
export async function folder(...names: string[]): Promise<string> {
  const root = await realpath(fixture({}))
  for (const name of names) {
    const [path = '', target] = name.split(' -> ')
    await mkdir(join(root, path.endsWith('/') ? path : dirname(path)), { recursive: true })
    if (target !== undefined) await symlink(target, join(root, path))
    else if (!path.endsWith('/')) await writeFile(join(root, path), 'x')
  }
  return root
}

/** The config of such a folder. */
export async function workspace(config: string, ...names: string[]): Promise<Config> {
  return parseConfig('insights.config.yaml', `language: en\n${config}`, await folder(...names))
}

/** The problems that a promise is rejected with, as `path: message`. */
export async function thrown(promise: Promise<unknown>): Promise<string[]> {
  const error = await promise.then(
    () => undefined,
    (reason) => reason,
  )
  if (!(error instanceof InsightsError)) throw new Error(`expected an InsightsError, found ${error}`)
  expect(error.exitCode).toBe(2)
  return error.findings.map(({ path, message }) => `${path}: ${message}`)
}

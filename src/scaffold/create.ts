import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import type { Config } from '../config.ts'
import { finding, InsightsError, type Words } from '../errors.ts'
import { insideWorkspace } from '../inside.ts'

/**
 * Writes a file that is not there yet, whole or not at all; whatever stands at its path is left alone.
 * @param exists what to say where something does
 * @throws InsightsError where something stands there, the path leads out of the workspace, or it cannot be written
 */
export function createFile(config: Config, path: string, text: string, exists: Words): void {
  try {
    insideWorkspace(config, posix.dirname(path))
    const target = insideWorkspace(config, path)
    mkdirSync(dirname(target), { recursive: true })
    // `x` asks and opens in one step: nobody comes between.
    const file = openSync(target, 'wx')
    try {
      writeWhole(file, text)
    } catch (error) {
      rmSync(target, { force: true })
      throw error
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof InsightsError || typeof code !== 'string') throw error
    const words = code === 'EEXIST' ? exists : config.language.messages.unwritable(code)
    throw new InsightsError([finding(code === 'EEXIST' ? 'exists' : 'unwritable', { path }, words)])
  }
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

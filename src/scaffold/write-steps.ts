import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../errors.ts'
import type { InitWords } from '../languages/language.ts'
import type { Config } from '../workspace/config.ts'
import { createText, writeFile } from '../workspace/files.ts'
import type { Step } from './plan.ts'

/** Writes all files. If a new one cannot be written, removes those created before it. */
export function writeSteps(config: Config, steps: readonly Step[], words: InitWords): void {
  try {
    mkdirSync(config.root, { recursive: true })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw failure('unwritable', config.language.messages.unwritable(code), config.root)
  }
  const created: string[] = []
  try {
    for (const step of steps) {
      if ('lines' in step) continue
      createText(config, step.path, step.text, words.exists())
      created.push(step.path)
    }
  } catch (error) {
    for (const path of created) rmSync(join(config.root, path), { force: true })
    throw error
  }
  for (const step of steps) {
    if (!('lines' in step)) continue
    const gap = step.before === '' || step.before.endsWith('\n') ? '' : '\n'
    writeFile(config, step.path, `${step.before}${gap}${step.lines.join('\n')}\n`)
  }
}

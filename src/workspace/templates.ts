import { posix } from 'node:path'
import { InsightsError } from '../errors.ts'
import type { TemplateName } from '../languages/language.ts'
import type { Config } from './config.ts'
import { readText } from './files.ts'

/** The parts of a config that choose a template. */
type Customised = Pick<Config, 'root' | 'language' | 'templates'>

/**
 * Reads a template of the group, or the built-in one if the group has none.
 * @throws {InsightsError} if the file exists and cannot be read
 */
export function templateFile(config: Customised, name: TemplateName): { path: string; text: string } {
  const path = posix.join(config.templates, name)
  const reading = readText(config, path)
  if (!('finding' in reading)) return { path, text: reading.text }
  if (!reading.absent) throw new InsightsError([reading.finding])
  return { path: `templates/${name}`, text: config.language.templates[name] }
}

/** The text of the group's note template, or of the built-in one if that cannot be read. */
export function noteTemplate(config: Customised): string {
  const reading = readText(config, posix.join(config.templates, 'note.md'))
  return 'finding' in reading ? config.language.templates['note.md'] : reading.text
}

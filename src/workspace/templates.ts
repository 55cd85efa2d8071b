/// <reference path="./raw.d.ts" />
import { posix } from 'node:path'
import enDocument from '../../templates/en/insights.md?raw'
import enNote from '../../templates/en/note.md?raw'
import koDocument from '../../templates/insights.md?raw'
import koNote from '../../templates/note.md?raw'
import { InsightsError } from '../errors.ts'
import type { Config } from './config.ts'
import { readText } from './files.ts'

/** A workspace that may have templates of its own. */
type Customised = Pick<Config, 'root' | 'language' | 'templates'>

/** The templates that a group without its own gets. They are a part of the program, so that no disk is read for them. */
export const builtInTemplates = {
  ko: { 'insights.md': koDocument, 'note.md': koNote },
  en: { 'insights.md': enDocument, 'note.md': enNote },
}

/**
 * A template of the group, or the built-in one where the group has none.
 * @throws {InsightsError} where it cannot be read
 */
export function templateFile(config: Customised, name: 'insights.md' | 'note.md'): { path: string; text: string } {
  const path = posix.join(config.templates, name)
  const reading = readText(config, path)
  if (!('finding' in reading)) return { path, text: reading.text }
  if (!reading.absent) throw new InsightsError([reading.finding])
  return { path: `templates/${name}`, text: builtInTemplates[config.language.id][name] }
}

/** The text of the group's template for notes, or of the built-in one where that cannot be read. */
export function noteTemplate(config: Customised): string {
  const reading = readText(config, posix.join(config.templates, 'note.md'))
  return 'finding' in reading ? builtInTemplates[config.language.id]['note.md'] : reading.text
}

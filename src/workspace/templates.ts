/// <reference path="./raw.d.ts" />
import { posix } from 'node:path'
import enIndex from '../../templates/en/index.md?raw'
import enDocument from '../../templates/en/insights.md?raw'
import enNote from '../../templates/en/note.md?raw'
import koIndex from '../../templates/index.md?raw'
import koDocument from '../../templates/insights.md?raw'
import koNote from '../../templates/note.md?raw'
import { InsightsError } from '../errors.ts'
import type { Config } from './config.ts'
import { readText } from './files.ts'

/** The parts of a config that choose a template. */
type Customised = Pick<Config, 'root' | 'language' | 'templates'>

/** The default templates. They are bundled, so no file is read for them. */
export const builtInTemplates = {
  ko: { 'insights.md': koDocument, 'note.md': koNote, 'index.md': koIndex },
  en: { 'insights.md': enDocument, 'note.md': enNote, 'index.md': enIndex },
}

/** The name of a template's file. */
export type TemplateName = keyof (typeof builtInTemplates)['ko']

/**
 * Reads a template of the group, or the built-in one if the group has none.
 * @throws {InsightsError} if the file exists and cannot be read
 */
export function templateFile(config: Customised, name: TemplateName): { path: string; text: string } {
  const path = posix.join(config.templates, name)
  const reading = readText(config, path)
  if (!('finding' in reading)) return { path, text: reading.text }
  if (!reading.absent) throw new InsightsError([reading.finding])
  return { path: `templates/${name}`, text: builtInTemplates[config.language.id][name] }
}

/** The text of the group's note template, or of the built-in one if that cannot be read. */
export function noteTemplate(config: Customised): string {
  const reading = readText(config, posix.join(config.templates, 'note.md'))
  return 'finding' in reading ? builtInTemplates[config.language.id]['note.md'] : reading.text
}

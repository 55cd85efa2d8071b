/// <reference path="./raw.d.ts" />
import { posix } from 'node:path'
import enDocument from '../../templates/en/insights.md?raw'
import enNote from '../../templates/en/note.md?raw'
import koDocument from '../../templates/insights.md?raw'
import koNote from '../../templates/note.md?raw'
import type { Config } from './config.ts'
import { readText } from './files.ts'

/** The templates that a group without its own gets. They are a part of the program, so that no disk is read for them. */
export const builtInTemplates = {
  ko: { 'insights.md': koDocument, 'note.md': koNote },
  en: { 'insights.md': enDocument, 'note.md': enNote },
}

/** The text of the group's template for notes, or of the built-in one where that cannot be read. */
export function noteTemplate(config: Pick<Config, 'root' | 'language' | 'templates'>): string {
  const reading = readText(config, posix.join(config.templates, 'note.md'))
  return 'finding' in reading ? builtInTemplates[config.language.id]['note.md'] : reading.text
}

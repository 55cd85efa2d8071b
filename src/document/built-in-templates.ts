/// <reference path="./raw.d.ts" />
import enDocument from '../../templates/en/insights.md?raw'
import enNote from '../../templates/en/note.md?raw'
import koDocument from '../../templates/insights.md?raw'
import koNote from '../../templates/note.md?raw'

/** The templates that a group without its own gets. They are a part of the program, so that no disk is read for them. */
export const builtInTemplates = {
  ko: { 'insights.md': koDocument, 'note.md': koNote },
  en: { 'insights.md': enDocument, 'note.md': enNote },
}

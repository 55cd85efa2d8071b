import { offset } from '../markdown/mdast.ts'
import type { Note } from '../note/note.ts'
import { positionsIn } from '../text.ts'
import { configOf, expectedSections, type SectionConfig } from '../workspace/config.ts'

/** What a note has and what it still lacks, for the person who writes it. */
export interface NoteOverview {
  path: string
  draft: boolean
  /** In document order, without those that the note lacks and may lack. `line` is that of the heading, if there is one. */
  sections: { heading: string; state: 'written' | 'empty' | 'absent'; line?: number | undefined }[]
  /** The number of lines of the file. */
  lines: number
}

/** Finds out what a note has and lacks. */
export function overviewOf(
  note: Note,
  config: { sections: readonly SectionConfig[]; questions: SectionConfig },
): NoteOverview {
  const { sections, questions } = configOf(config, note.week)
  const expected = expectedSections(sections)
  const positionOf = positionsIn(note.text, note.bom)
  const found = [...sections, questions].flatMap((section): NoteOverview['sections'] => {
    const written = note.outline.sections.get(section.id)
    const [part] = written?.parts ?? []
    if (!written || !part) return !expected.includes(section) ? [] : [{ heading: section.heading, state: 'absent' }]
    const at = offset(part.heading, 'start')
    const state = written.empty ? 'empty' : 'written'
    return [{ heading: section.heading, state, line: positionOf({ start: at, end: at }).line }]
  })
  const last = positionOf({ start: note.text.trimEnd().length, end: note.text.trimEnd().length })
  return { path: note.path, draft: note.draft, sections: found, lines: last.line }
}

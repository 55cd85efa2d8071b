import { groupBy } from '../collections.ts'
import type { Edit } from '../markdown/edits.ts'
import { offset } from '../markdown/mdast.ts'
import type { Note } from '../note/note.ts'
import { configOf, type SectionConfig } from '../workspace/config.ts'
import type { EditedNote } from './edited-note.ts'

/** The sections that a note lacks, also those that it may lack, in document order. */
export function lackingSections({ config }: EditedNote, note: Note): SectionConfig[] {
  const { sections, questions } = configOf(config, note.week)
  return [...sections, { ...questions, optional: true }].filter(
    ({ id, heading, rest }) => heading !== '' && !rest && !note.outline.sections.has(id),
  )
}

/** The depth of a note's sections; in a note without any, that below its title or its week's heading. */
export function depthOf(note: Note): number {
  const [first] = note.outline.sections.values()
  const weekDepth = note.within ? (/^#{1,5}(?=[ \t])/.exec(note.text.slice(note.within.start))?.[0].length ?? 1) : 1
  return first?.parts[0]?.depth ?? weekDepth + 1
}

/** The edits that add the headings of all sections that a note should have, each where the document has it. */
export function addMissingSections(edited: EditedNote, note: Note): Edit[] {
  const { sections } = configOf(edited.config, note.week)
  const lacking = lackingSections(edited, note).filter(({ optional }) => !optional)
  const heading = (section: SectionConfig) => `${'#'.repeat(depthOf(note))} ${section.heading}\n\n`
  const end = note.within?.end ?? note.text.length
  const places = lacking.map((section) => {
    const below = sections.slice(sections.findIndex(({ id }) => id === section.id) + 1)
    const [next] = below.flatMap(({ id }) => note.outline.sections.get(id)?.parts[0] ?? [])
    const at = next ? note.text.lastIndexOf('\n', offset(next.heading, 'start') - 1) + 1 : end
    return { at, text: heading(section) }
  })
  const byPlace = groupBy(places, ({ at }) => at)
  return Array.from(byPlace, ([at, additions]) => {
    const text = additions.map((addition) => addition.text).join('')
    return { start: at, end: at, text: (at === end ? blankLineBelow(note.text.slice(0, at)) : '') + text }
  })
}

/** What a text needs so that a blank line is below it. */
function blankLineBelow(text: string): string {
  return text === '' || text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n'
}

import { type Finding, finding } from '../errors.ts'
import { plainText } from '../markdown/mdast.ts'
import { headingMatcher } from '../note/headings.ts'
import type { Note } from '../note/note.ts'
import type { Config } from '../workspace/config.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { memberWithId } from '../workspace/members.ts'
import type { Week } from '../workspace/weeks.ts'
import { placeNote } from './new-note.ts'
import { noteOf } from './planned-note.ts'

/**
 * Warns about free notes that have the heading of a section: their authors probably meant to write a note. Questions may
 * be in a free note.
 * @param notes all notes of the workspace
 * @param freeNotes those of the week that are printed
 */
export function misplacedNotes(
  config: Config,
  notes: readonly NotePath[],
  week: Week,
  freeNotes: readonly Note[],
): Finding[] {
  const { sections, questions } = config
  const match = headingMatcher(sections.filter(({ rest }) => !rest))
  return freeNotes.flatMap((note) => {
    // Only the words of the config count: `## Takeaways` may be in any free note.
    const headings = [...note.outline.sections.values()]
      .flatMap(({ id, rest, parts }) => (rest || id === questions.id ? [] : parts.map(({ heading }) => heading)))
      .filter((node) => match(plainText(node)).kind === 'section')
    const [heading] = headings
    if (!heading) return []
    const { member: id } = note
    const member = memberWithId(config.members, id)
    const path =
      noteOf(config, notes, week, member)?.path ?? placeNote(config, notes, week.labels[0] ?? week.id, member)
    const words = config.language.messages.misplacedNote(plainText(heading), path ?? config.notes.join(', '))
    return [finding('misplaced', { path: note.path, line: heading.position?.start.line }, words, 'warning')]
  })
}

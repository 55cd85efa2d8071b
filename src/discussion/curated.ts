import type { Config } from '../config.ts'
import { type Isolated, isolate } from '../note/isolate.ts'
import { type Item, itemsOf } from '../note/items.ts'
import { type Note, parseNote } from '../note/note.ts'
import type { Isolation } from '../note/rewrite.ts'

export const listIds = ['common', 'deep', 'next'] as const
export type ListId = (typeof listIds)[number]

/** What people decided to discuss: one list of `discussion.md`, its Markdown and its questions. */
export interface CuratedList extends Isolated {
  id: ListId
  items: () => Item[]
}

/** Takes `discussion.md` apart like a note whose sections are the lists. */
export function parseCurated(path: string, file: { text: string; bom: boolean }, week: string, config: Config): Note {
  const plain = { aliases: [], required: false, titled: false, rest: false, optional: false }
  const sections = listIds.map((id) => ({ id, heading: config.language.discussion[id], ...plain }))
  const at = { path, week, member: 'discussion', order: 0 }
  return parseNote(at, file, {
    ...config,
    members: undefined,
    sections,
    questions: { id: 'questions', heading: '', ...plain },
  })
}

/** The lists that `discussion.md` holds, in their fixed order; one that says nothing is left out. */
export async function curatedLists(note: Note, how: Isolation): Promise<CuratedList[]> {
  const sections = listIds.flatMap((id) => note.outline.sections.get(id) ?? []).filter(({ empty }) => !empty)
  const isolated = await isolate(note, sections, how)
  return sections.map((section, at) => ({
    id: section.id as ListId,
    ...(isolated[at] as Isolated),
    items: () => itemsOf([{ note, section }]),
  }))
}

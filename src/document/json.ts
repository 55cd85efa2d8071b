import type { DocumentSection as SectionData, WeekDocument } from '../api-types.ts'
import { itemsOf } from '../note/items.ts'
import { curatedQuestions } from '../questions/discussion-file.ts'
import type { WeeklyDocument } from './document.ts'
import { type ComposedSection, isPrinted } from './member-parts.ts'

/**
 * A document as plain data: the output of `--format json`, whose form is part of the API.
 * @param workspace its folder, if there are several
 */
export function jsonDocument(document: WeeklyDocument, workspace?: string): WeekDocument {
  const { week, next, members, discussion, topics } = document
  const present = members.filter(isPrinted)
  return {
    version: 2,
    ...(workspace === undefined ? {} : { workspace }),
    week: { id: week.id, number: week.number, title: week.title, next: next?.id },
    members: present.map(({ id, name, romanized, paths, sections }) => ({
      id,
      name,
      romanized,
      paths,
      sections: sections.filter(({ markdown }) => markdown !== '').map(jsonSection),
    })),
    missing: members.filter(({ paths }) => paths.length === 0).map(({ id }) => id),
    discussion: discussion.map(({ id, heading, questions, decided }) => ({
      id,
      heading,
      questions: decided ? curatedQuestions(decided) : questions,
    })),
    topics,
  }
}

function jsonSection({ id, heading, markdown, sources }: ComposedSection): SectionData {
  const items = itemsOf(sources).map(({ node, path, paragraphs, done, ...item }) => item)
  // A whole note has no heading.
  return { id, ...(heading === '' ? {} : { heading }), markdown, items }
}

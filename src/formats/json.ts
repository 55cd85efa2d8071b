import type { DocumentSection } from '../document/members.ts'
import type { WeeklyDocument } from '../document.ts'

/** A document as plain data, in the form that the contract lays down for `--format json`. */
export function jsonDocument(document: WeeklyDocument): object {
  const { week, next, members, discussion } = document
  const present = members.filter(({ paths }) => paths.length > 0)
  return {
    version: 1,
    week: { id: week.id, number: week.number, title: week.title, next: next?.id },
    members: present.map(({ id, name, romanized, paths, sections }) => ({
      id,
      name,
      romanized,
      path: paths[0],
      sections: sections.filter(({ markdown }) => markdown !== '').map(jsonSection),
    })),
    missing: members.filter(({ paths }) => paths.length === 0).map(({ id }) => id),
    discussion: discussion.map(({ id, heading, questions }) => ({ id, heading, questions: questions() })),
  }
}

function jsonSection({ id, heading, markdown, items }: DocumentSection): object {
  return { id, heading, markdown, items: items().map(({ path, ...item }) => item) }
}

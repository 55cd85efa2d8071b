import { parse } from '../../src/markdown/parser.ts'
import { itemNodes, paragraphsOf, titleAndText } from '../../src/note/items.ts'
import type { Material, QuestionItem } from '../../src/questions/question.ts'

/** Members' sections as the Markdown of list items without their markers: `**title**: text`. */
export type Notes = Record<string, Record<string, string[]>>

/** Reads the items of notes as a note's are read. */
function itemsIn(week: string, notes: Notes): QuestionItem[] {
  return Object.entries(notes).flatMap(([member, sections]) =>
    Object.entries(sections).flatMap(([section, items]) => {
      const text = items.map((item) => `- ${item}\n`).join('')
      return itemNodes(parse(text).children.map((node) => ({ node }))).map(({ item }, at) => ({
        id: `${week}/${member}/${section}/${at + 1}`,
        ...titleAndText(item),
        paragraphs: paragraphsOf(item, text),
        member,
        memberName: member,
        section,
        heading: section,
        line: at + 1,
        path: `notes/${week}/${member}.md`,
      }))
    }),
  )
}

/** The input of proposals for these notes, with defaults for everything else. */
export function weekOf(notes: Notes, more: Partial<Material> = {}): Material {
  return {
    language: 'ko',
    items: itemsIn('week-01', notes),
    roster: Object.keys(notes).map((id) => ({ id, name: id })),
    week: { id: 'week-01', topics: [] },
    limits: { common: 3, deep: 4, next: 3 },
    glossary: [],
    taken: [],
    ...more,
  }
}

import type { Material, QuestionItem } from '../../src/questions/question.ts'

/** Members' sections as `- **title**: text` lines, as in a note. */
type Notes = Record<string, Record<string, string[]>>

/** Creates items from notes: `**title**: text`, or only text. */
function itemsOf(week: string, notes: Notes): QuestionItem[] {
  return Object.entries(notes).flatMap(([member, sections]) =>
    Object.entries(sections).flatMap(([section, lines]) =>
      lines.map((line, at) => {
        const [, title, rest] = /^\*\*(.+?)\*\*(?:: )?(.*)$/.exec(line) ?? []
        const words = title === undefined ? { text: line } : { title, text: rest ?? '' }
        const id = `${week}/${member}/${section}/${at + 1}`
        const place = { line: at + 1, path: `notes/${week}/${member}.md`, source: line }
        return { id, member, memberName: member, section, heading: section, ...words, ...place }
      }),
    ),
  )
}

/** The input of `meetingPoints` for these notes, with defaults for everything else. */
export function weekOf(notes: Notes, more: Partial<Material> = {}): Material {
  return {
    language: 'ko',
    items: itemsOf('week-01', notes),
    roster: Object.keys(notes).map((id) => ({ id, name: id })),
    week: { id: 'week-01', topics: [] },
    limits: { common: 3, deep: 4, next: 3 },
    glossary: [],
    taken: [],
    attribution: false,
    ...more,
  }
}

import type { NewWords } from '../languages/language.ts'
import { itemsOf } from '../note/items.ts'
import type { Note } from '../note/note.ts'
import type { Config, Member, SectionConfig } from '../workspace/config.ts'
import type { Week } from '../workspace/weeks.ts'
import { weekHeading } from '../workspace/weeks.ts'
import { inComment, type NoteContent } from './note-template.ts'

/** Whose note of which week it will be; `last` are the member's notes of the last week before. */
export interface NewNote {
  week: Week
  next: Week | undefined
  member: Member
  last: readonly Note[]
}

/** The section whose items of last week stand in the next note as a reminder. */
const remembered = 'further-study'

/** All that a template for notes can ask for. */
export function noteContent(config: Config, { week, next, member, last }: NewNote, words: NewWords): NoteContent {
  const nameOf = (id: string | undefined) => config.members?.find((one) => one.id === id)?.name ?? id
  const open = leftOpen(last, words)
  return {
    values: {
      // With a roster the id is enough; without one, the front matter alone can tell a name from a file name.
      member: config.members ? member.id : member.name,
      id: member.id,
      name: member.name,
      romanized: member.romanized,
      week: weekHeading(week),
      'week-id': week.id,
      'week-title': week.title,
      title: config.title,
      scope: week.scope,
      topics: week.topics.join(', '),
      date: week.date,
      presenter: nameOf(week.presenter),
      editor: nameOf(week.editor),
      next: next && weekHeading(next),
      'next-title': next?.title,
      questions: config.questions.heading,
    },
    sections: config.sections.map((section) => ({
      heading: section.heading,
      hint: hint(section, words),
      open: section.id === remembered ? open : '',
    })),
    open,
  }
}

function hint({ id, required, min, max, titled }: SectionConfig, words: NewWords): string {
  return [
    words.hints.get(id) ?? words.otherHint,
    required ? words.required : '',
    min || max !== undefined ? words.limits(min || undefined, max) : '',
    titled ? words.titled : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** What stayed open last week, as a comment: to be gone on with, or to be deleted. */
function leftOpen(notes: readonly Note[], words: NewWords): string {
  const sources = notes.flatMap((note) => {
    const section = note.draft ? undefined : note.outline.sections.get(remembered)
    return section && !section.empty ? [{ note, section }] : []
  })
  const items = itemsOf(sources).map(({ title, text }) => [title, text].filter(Boolean).join(': '))
  const [first] = notes
  if (!first || items.length === 0) return ''
  return `<!-- ${words.leftOpen(first.week)}\n${items.map((item) => `- ${inComment(item)}`).join('\n')}\n-->`
}

import type { Edit } from '../note/edits.ts'
import { itemsOf } from '../note/items.ts'
import type { Note } from '../note/note.ts'
import { holdsQuestion, plainEntry } from './asked.ts'
import { type ListId, listIds } from './curated.ts'
import type { OpenDiscussion } from './open.ts'
import type { Question } from './questions.ts'

/** One list as it is proposed to people: each question with its Markdown, and the definitions that they use. */
export interface ProposedList {
  id: ListId
  heading: string
  questions: { question: Question; markdown: string }[]
  definitions: string[]
}

/** Lays out what members asked and what is proposed, each question over a comment with what it rests on. */
export function proposedLists(open: OpenDiscussion, headings: Record<ListId, string>): ProposedList[] {
  return listIds.flatMap((id) => {
    const asked =
      id === 'common'
        ? open.asked.questions.map((question, at) => ({ question, markdown: open.asked.entries[at] ?? '' }))
        : []
    const proposed = open.proposed
      .filter(({ list }) => list === id)
      .map(({ list, term, form, score, ...question }) => ({ question, markdown: `- ${plainEntry(question)}` }))
    const questions = [...asked, ...proposed].map((one) => ({
      ...one,
      markdown: `${one.markdown}\n  ${evidence(one.question)}`,
    }))
    const definitions = id === 'common' ? open.asked.definitions : []
    return questions.length > 0 ? [{ id, heading: headings[id], questions, definitions }] : []
  })
}

/** The text of a new `discussion.md`. */
export function discussionFile(title: string, lists: readonly ProposedList[]): string {
  return `# ${title}\n\n${lists.map(section).join('\n\n')}\n`
}

/**
 * Adds to a `discussion.md` the questions that it lacks, each below its list, and leaves every line that is there.
 * @returns insertions into the file's text; none where nothing is new
 */
export function mergeDiscussion(file: Note, lists: readonly ProposedList[]): Edit[] {
  const there = decidedTexts(file)
  const edits: Edit[] = []
  const rest: ProposedList[] = []
  for (const list of lists) {
    // What is there has the names of those who ask behind it, which may be longer than the question.
    const questions = list.questions.filter(
      ({ question }) => !there.some((text) => holdsQuestion(text, textOf(question))),
    )
    const part = file.outline.sections.get(list.id)?.parts.at(-1)
    if (questions.length === 0) continue
    if (!part) {
      rest.push({ ...list, questions })
      continue
    }
    const last = part.blocks.at(-1)
    const end = last?.position?.end.offset ?? part.start
    const before = last === undefined ? '\n' : last.type === 'list' ? '\n' : '\n\n'
    edits.push({ start: end, end, text: before + body({ ...list, questions }) })
  }
  if (rest.length === 0) return edits
  const end = file.text.length
  const gap = /\n[ \t]*\n$/.test(file.text) ? '' : file.text.endsWith('\n') ? '\n' : '\n\n'
  return [...edits, { start: end, end, text: `${gap}${rest.map(section).join('\n\n')}\n` }]
}

/** The questions that a `discussion.md` holds, as plain text. */
export function decidedTexts(file: Note): string[] {
  return listIds.flatMap((id) => {
    const section = file.outline.sections.get(id)
    return section ? itemsOf([{ note: file, section }]).map(textOf) : []
  })
}

function section(list: ProposedList): string {
  return `## ${list.heading}\n\n${body(list)}`
}

function body({ questions, definitions }: ProposedList): string {
  return [questions.map(({ markdown }) => markdown).join('\n'), ...definitions].join('\n\n')
}

/** What a question rests on, for those who decide; a comment ends at the first `-->`, so none may stand in it. */
function evidence({ origin, evidence }: Question): string {
  return `<!-- ${origin}: ${evidence.join(', ').replace(/-->/g, '->')} -->`
}

function textOf({ title = '', text }: { title?: string; text: string }): string {
  return `${title} ${text}`
}

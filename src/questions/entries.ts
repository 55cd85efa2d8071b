import type { Strong, Text } from 'mdast'
import { printFrame } from '../mdast.ts'
import type { Proposal, Question } from './question.ts'

/** A question told as plain text: **title**: text, its letters standing for nothing but themselves. */
export function plainEntry({ title, text }: { title?: string; text: string }): string {
  const bold: Strong[] = title ? [{ type: 'strong', children: [{ type: 'text', value: title }] }] : []
  const rest: Text = { type: 'text', value: title ? `: ${text}` : text }
  return printFrame([{ type: 'paragraph', children: [...bold, rest] }]).trimEnd()
}

/** A proposal as an item of a list, with the notes' own words in a list below it. */
export function proposedEntry({ lines, ...question }: Pick<Proposal, 'title' | 'text' | 'lines'>): string {
  const quoted = lines.map(
    ({ name, markdown }) => `  - ${name === undefined ? '' : `${plainEntry({ text: name })}: `}${markdown}`,
  )
  return [`- ${plainEntry(question)}`, ...quoted].join('\n')
}

/** The Markdown of a list: what members asked as they wrote it, then what is proposed. */
export function listMarkdown(
  entries: readonly string[],
  proposed: readonly Proposal[],
  definitions: readonly string[],
): string {
  return [[...entries, ...proposed.map(proposedEntry)].join('\n'), ...definitions].join('\n\n')
}

/** What of a proposal is a question, whoever asks it. */
export function questionOf({ title, text, origin, members, evidence }: Question): Question {
  return { title, text, origin, members, evidence }
}

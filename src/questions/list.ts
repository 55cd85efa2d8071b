import type { Strong, Text } from 'mdast'
import { printFrame } from '../markdown/print.ts'
import type { AskedEntry, Proposal, Question } from './question.ts'

/** A proposal as an item of a list, with the notes' own words in a list below it. */
export function proposedEntry(proposal: Proposal): string {
  const quoted = proposal.lines.map(
    ({ name, markdown }) => `  - ${name === undefined ? '' : `${escaped(name)}: `}${markdown}`,
  )
  return [`- ${titled(proposal)}`, ...quoted].join('\n')
}

/** The Markdown of a list: what members asked as they wrote it, then what is proposed. */
export function listMarkdown(
  entries: readonly AskedEntry[],
  proposed: readonly Proposal[],
  definitions: readonly string[],
): string {
  const items = [...entries.map(({ markdown }) => markdown), ...proposed.map(proposedEntry)]
  return [items.join('\n'), ...definitions].join('\n\n')
}

/** What a question rests on, for those who decide; a comment ends at the first `-->`, so none may stand in it. */
export function evidenceComment({ origin, evidence }: Question): string {
  return `<!-- ${origin}: ${evidence.join(', ').replace(/-->/g, '->')} -->`
}

/** What of a proposal is a question, whoever asks it. */
export function questionOf({ title, text, origin, members, evidence }: Question): Question {
  return { title, text, origin, members, evidence }
}

/** **title**: text, its letters standing for nothing but themselves. */
function titled({ title, text }: { title: string; text: string }): string {
  const bold: Strong[] = title === '' ? [] : [{ type: 'strong', children: [{ type: 'text', value: title }] }]
  const rest: Text = { type: 'text', value: title === '' ? text : `: ${text}` }
  return printFrame([{ type: 'paragraph', children: [...bold, rest] }]).trimEnd()
}

function escaped(text: string): string {
  return titled({ title: '', text })
}

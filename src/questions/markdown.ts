import type { Strong, Text } from 'mdast'
import { printFrame } from '../markdown/print.ts'
import type { AskedEntry, ProposedQuestion, Question, Quotation, Topic } from './question.ts'

/** A proposal as a list item, with quotations from the notes in a list below it. */
export function proposedEntry(proposal: ProposedQuestion): string {
  return withQuotations(titled(proposal), proposal.lines)
}

/**
 * Topics as a list: each title, and the members' words below it.
 * @param names the members' display names, or undefined if they are not named
 */
export function topicsMarkdown(topics: readonly Topic[], names: ReadonlyMap<string, string> | undefined): string {
  const entries = topics.map(({ title, lines }) =>
    withQuotations(
      titled({ title, text: '' }),
      lines.map(({ member, markdown }) => ({ ...(names ? { name: names.get(member) ?? member } : {}), markdown })),
    ),
  )
  return entries.join('\n')
}

function withQuotations(entry: string, quotations: readonly Quotation[]): string {
  const lines = quotations.map(({ name, markdown }) => {
    // The lines of a wrapped paragraph stay as they are, indented with their list.
    const words = markdown.replaceAll('\n', '\n    ')
    return `  - ${name === undefined ? '' : `${escaped(name)}: `}${words}`
  })
  return [`- ${entry}`, ...lines].join('\n')
}

/** The Markdown of a list: the members' questions as written, then the proposals. */
export function listMarkdown(
  entries: readonly AskedEntry[],
  proposed: readonly ProposedQuestion[],
  definitions: readonly string[],
): string {
  const items = [...entries.map(({ markdown }) => markdown), ...proposed.map(proposedEntry)]
  return [items.join('\n'), ...definitions].join('\n\n')
}

/** The items that a question comes from, as a comment. A `-->` in them would end the comment. */
export function evidenceComment({ origin, evidence }: Question): string {
  return `<!-- ${origin}: ${evidence.join(', ').replace(/-->/g, '->')} -->`
}

/** Only the properties of a question, without those of a proposal. */
export function questionOf({ title, text, origin, members, evidence }: Question): Question {
  return { title, text, origin, members, evidence }
}

/** `**title**: text` or only `**title**`, with Markdown in both escaped. */
function titled({ title, text }: { title: string; text: string }): string {
  const bold: Strong[] = title === '' ? [] : [{ type: 'strong', children: [{ type: 'text', value: title }] }]
  const textNode: Text = { type: 'text', value: title === '' || text === '' ? text : `: ${text}` }
  return printFrame([{ type: 'paragraph', children: [...bold, textNode] }]).trimEnd()
}

/** Text with its Markdown escaped. */
function escaped(text: string): string {
  return titled({ title: '', text })
}

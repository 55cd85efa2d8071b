import type { Nodes, Strong, Text } from 'mdast'
import { plainText } from '../markdown/mdast.ts'
import { parseMarkdown, parsePlain } from '../markdown/parser.ts'
import { printFrame } from '../markdown/print.ts'
import type { AskedEntry, Proposal, Question } from './question.ts'

/** A proposal as a list item, with quotations from the notes in a list below it. */
export function proposedEntry(proposal: Proposal): string {
  const quoted = proposal.lines.map(
    ({ name, markdown }) => `  - ${name === undefined ? '' : `${escaped(name)}: `}${markdown}`,
  )
  return [`- ${titled(proposal)}`, ...quoted].join('\n')
}

/** The Markdown of a list: the members' questions as written, then the proposals. */
export function listMarkdown(
  entries: readonly AskedEntry[],
  proposed: readonly Proposal[],
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

/** `**title**: text`, with Markdown in both escaped. */
function titled({ title, text }: { title: string; text: string }): string {
  const bold: Strong[] = title === '' ? [] : [{ type: 'strong', children: [{ type: 'text', value: title }] }]
  const rest: Text = { type: 'text', value: title === '' ? text : `: ${text}` }
  return printFrame([{ type: 'paragraph', children: [...bold, rest] }]).trimEnd()
}

/** Text with its Markdown escaped. */
function escaped(text: string): string {
  return titled({ title: '', text })
}

/** The nodes that a quotation may contain: text and its formatting, but no links or images. */
const inline = new Set(['text', 'inlineCode', 'emphasis', 'strong', 'delete'])

/** Words without characters that could be Markdown anywhere. */
const plain = /^[^\\`*_~<>&@:/#!|]*$/

/**
 * Quotes words of a note as Markdown for one line of a list: as written if their meaning stays the same (`` `map`은 ``),
 * else escaped (`C_\*`).
 * @param words as a reader sees them
 * @param source the Markdown of the paragraph that contains them
 */
export function quote(words: string, source: string): string {
  // A bracket may be a label that another note defines.
  if (/[[\]]/.test(words)) return escaped(words)
  if (plain.test(words) && source.includes(words)) return words
  const marks = '[*_`~\\\\]*'
  const letters = [...words].map((letter) => (letter === ' ' ? '\\s+' : letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')))
  const found = new RegExp(`${marks}${letters.join(marks)}${marks}`, 'u').exec(source)?.[0]
  const written = found?.replace(/\s+/g, ' ').replace(/^(\*\*|__)(.*)\1$/, '$2')
  if (written !== undefined && readsAs(written, words)) return written
  return escaped(words)
}

/** Whether Markdown in a list item reads as these words, both here and on GitHub. */
function readsAs(markdown: string, words: string): boolean {
  return [parseMarkdown, parsePlain].every((parse) => {
    const [list, ...rest] = parse(`- x: ${markdown}`).children
    const [item] = list?.type === 'list' ? list.children : []
    const [paragraph, ...more] = item?.children ?? []
    if (paragraph?.type !== 'paragraph' || rest.length + more.length > 0) return false
    return paragraph.children.every(isInline) && plainText(paragraph) === `x: ${words}`
  })
}

function isInline(node: Nodes): boolean {
  return inline.has(node.type) && (!('children' in node) || node.children.every(isInline))
}

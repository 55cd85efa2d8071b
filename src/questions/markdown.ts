import type { Nodes, Strong, Text } from 'mdast'
import { plainText } from '../markdown/mdast.ts'
import { parseMarkdown, parsePlain } from '../markdown/parser.ts'
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

/** Words that stand for nothing but themselves. */
function escaped(text: string): string {
  return titled({ title: '', text })
}

/** What may stand in a quotation: words and how they are set, nothing that points anywhere. */
const inline = new Set(['text', 'inlineCode', 'emphasis', 'strong', 'delete'])

/** Words that say the same in Markdown, wherever they stand. */
const plain = /^[^\\`*_~<>&@:/#!|]*$/

/**
 * The Markdown of words that a note holds, for one line of a list: as their author wrote them where that says the same
 * there (`` `map`은 ``), else escaped (`C_\*`).
 * @param words as a reader sees them
 * @param source the Markdown of the paragraph that holds them
 */
export function quote(words: string, source: string): string {
  // A bracket may be a label that another note defines.
  if (/[[\]]/.test(words)) return escaped(words)
  if (plain.test(words) && source.includes(words)) return words
  const marks = '[*_`~\\\\]*'
  const letters = [...words].map((letter) => (letter === ' ' ? '\\s+' : letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')))
  const found = new RegExp(`${marks}${letters.join(marks)}${marks}`, 'u').exec(source)?.[0]
  const written = found?.replace(/\s+/g, ' ').replace(/^(\*\*|__)(.*)\1$/, '$2')
  if (written !== undefined && says(written, words)) return written
  return escaped(words)
}

/** Whether Markdown is, to every reader, one line of a list that says these words. */
function says(markdown: string, words: string): boolean {
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

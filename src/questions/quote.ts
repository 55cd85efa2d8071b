import type { Nodes } from 'mdast'
import { plainText } from '../markdown/mdast.ts'
import { parseMarkdown, parsePlain } from '../markdown/parser.ts'
import { printFrame } from '../markdown/print.ts'

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

function escaped(words: string): string {
  return printFrame([{ type: 'paragraph', children: [{ type: 'text', value: words }] }]).trimEnd()
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

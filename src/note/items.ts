import type { List, ListItem, Paragraph } from 'mdast'
import { type Nodes, plainText, type RootContent } from '../markdown/mdast.ts'
import { sourceOf } from '../markdown/sources.ts'
import { onOneLine } from '../text.ts'
import { wholeId } from '../workspace/config-schema.ts'
import type { Note } from './note.ts'
import { isBlank, type Section } from './sections.ts'

/** A top-level list item of a section or, in a section without a list, a paragraph. */
export interface Item {
  /** Its node in the note's tree. */
  node: ListItem | Paragraph
  /** `week-02/kim/insights/1`: week, member, section, and its number in the section, from 1. */
  id: string
  /** The bold text at its beginning. */
  title?: string
  /** The rest as plain text on one line. */
  text: string
  /** The heading above it, in a whole note. */
  under?: string
  /** Whether its author ticked it off: `- [x]`. */
  done: boolean
  /** Its 1-based line in the note. */
  line: number
  /** The note's path. */
  path: string
  /** Its paragraphs in order, also those of lists in it. */
  paragraphs: ItemParagraph[]
}

/** A paragraph as plain text on one line, and as Markdown. */
export interface ItemParagraph {
  text: string
  source: string
}

/** A section and its note, for {@link itemsOf}. */
export interface ItemSource {
  note: Note
  section: Section
}

/**
 * Returns the items of one section.
 * @param sources the member's notes of the week in order, each with that section
 */
export function itemsOf(sources: readonly ItemSource[]): Item[] {
  const blocks = sources.flatMap(({ note, section }) =>
    section.parts.flatMap((part) => {
      const under = section.id === wholeId ? headingsAbove(part.blocks) : undefined
      return part.blocks.map((node) => ({ node, note, section, under: under?.get(node) }))
    }),
  )
  return itemNodes(blocks).map(({ item, note, section, under }, index) => ({
    node: item,
    id: `${note.week}/${note.member}/${section.id}/${index + 1}`,
    ...titleAndText(item),
    ...(under === undefined ? {} : { under }),
    done: item.type === 'listItem' && item.checked === true,
    line: item.position?.start.line ?? 1,
    path: note.path,
    paragraphs: paragraphsOf(item, note.text),
  }))
}

/** The text of the heading above each block. */
function headingsAbove(blocks: readonly RootContent[]): Map<RootContent, string> {
  const above = new Map<RootContent, string>()
  let heading: string | undefined
  for (const block of blocks) {
    if (block.type === 'heading') heading = onOneLine(plainText(block))
    else if (heading) above.set(block, heading)
  }
  return above
}

/** In UTF-16 code units. A longer paragraph of a whole note is prose, not a point. */
const longestPoint = 300

/** Finds the items among a section's blocks. Other properties of a block are copied to its items. */
export function itemNodes<At extends { node: RootContent; section?: { id: string } }>(
  blocks: readonly At[],
): (Omit<At, 'node'> & { item: ListItem | Paragraph })[] {
  const listed = blocks.some(({ node }) => node.type === 'list' && !isBlank(node))
  return blocks.flatMap(({ node, ...at }): (Omit<At, 'node'> & { item: ListItem | Paragraph })[] => {
    const isPoint = at.section?.id === wholeId ? onOneLine(plainText(node)).length <= longestPoint : !listed
    if (node.type === 'paragraph') return isPoint ? [{ item: node, ...at }] : []
    if (node.type !== 'list') return []
    return node.children.filter((item) => !isBlank(item)).map((item) => ({ item, ...at }))
  })
}

/** `**제목**: 설명` has a title; in `**굵은** 말로 시작하는 문장` the bold text is part of the sentence. */
export function titleAndText(item: ListItem | Paragraph): { title?: string; text: string } {
  const first = item.type === 'paragraph' ? item : item.children[0]
  const [bold, ...rest] = first?.type === 'paragraph' ? first.children : []
  const whole = onOneLine(blockText(item))
  if (bold?.type !== 'strong') return { text: whole }
  const title = onOneLine(plainText(bold))
  const after = onOneLine(rest.map(plainText).join(''))
  const ends = /[:：]$/.test(title) || after === '' || /^[:：\-–—→]/.test(after)
  if (!ends || title === '') return { text: whole }
  return { title: title.replace(/\s*[:：]$/, ''), text: whole.slice(title.length).replace(/^[\s:：\-–—→]+/, '') }
}

/** The paragraphs of an item and of the lists in it, in order. `text` is the text that the item was parsed from. */
export function paragraphsOf(node: ListItem | Paragraph | List, text: string): ItemParagraph[] {
  if (node.type === 'paragraph') return [{ text: onOneLine(plainText(node)), source: sourceOf(node, text) }]
  return node.children.flatMap((child) =>
    child.type === 'paragraph' || child.type === 'list' || child.type === 'listItem' ? paragraphsOf(child, text) : [],
  )
}

/** The text of all blocks of an item, including nested lists, but without code blocks. */
function blockText(node: Nodes): string {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return plainText(node)
  return 'children' in node ? node.children.map(blockText).join(' ') : ''
}

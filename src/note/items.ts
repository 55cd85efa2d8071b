import type { ListItem, Paragraph, PhrasingContent } from 'mdast'
import { type Nodes, parseMarkdown, plainText, type RootContent } from '../mdast.ts'
import { offset } from './edits.ts'
import type { Note } from './note.ts'
import { isBlank, type Part, type Section } from './sections.ts'

/** One thing that a member says in a section: a top-level list item or, in a section without a list, a paragraph. */
export interface Item {
  /** `week-02/kim/insights/1`: week, member, section, and its place among the section's items from 1. */
  id: string
  /** The bold words that it begins with. */
  title?: string
  /** The rest as plain text on one line. */
  text: string
  /** The line of the note, from 1. */
  line: number
  /** The note's path. */
  path: string
  /** The Markdown of its first paragraph. */
  source: string
}

/** A section of a note, of which items are made where somebody needs them. */
export interface ItemSource {
  note: Note
  section: Section
}

/**
 * The items of one section.
 * @param sources the member's notes of the week in their order, each with that section
 */
export function itemsOf(sources: readonly ItemSource[]): Item[] {
  const blocks = sources.flatMap(({ note, section }) =>
    section.parts.flatMap((part) => part.blocks.map((node) => ({ node, note, section, part }))),
  )
  const found = itemNodes(blocks)
  return found.map(({ item, note, section, part }, index) => ({
    id: `${note.week}/${note.member}/${section.id}/${index + 1}`,
    ...titleAndText(withInlines(item, part, note)),
    line: item.position?.start.line ?? 1,
    path: note.path,
    source: sourceOf(item, note.text),
  }))
}

/** The blocks of a section that are its items, each with what is known of it. */
export function itemNodes<At extends { node: RootContent }>(
  blocks: readonly At[],
): (Omit<At, 'node'> & { item: ListItem | Paragraph })[] {
  const listed = blocks.some(({ node }) => node.type === 'list' && !isBlank(node))
  return blocks.flatMap(({ node, ...at }): (Omit<At, 'node'> & { item: ListItem | Paragraph })[] => {
    if (!listed) return node.type === 'paragraph' ? [{ item: node, ...at }] : []
    if (node.type !== 'list') return []
    return node.children.filter((item) => !isBlank(item)).map((item) => ({ item, ...at }))
  })
}

/** Letters that stand for nothing but themselves, whatever stands beside them. */
const plain = '[^\\\\`*_~<>&[\\]]'
/** `**제목**: 설명` and `**제목:** 설명`. */
const title = `\\*\\*(${plain}*(?:[\\p{L}\\p{N}]|[:：)](?=\\*\\*(?:\\s|$))))\\*\\*`
const simple = new RegExp(`^(?:${title})?(${plain}*)$`, 'u')

/** A block with its inline constructs, which a parse of the blocks alone leaves as raw text: most need no parser. */
function withInlines<Block extends Nodes>(node: Block, part: Part, note: Note): Block {
  if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell')
    return 'children' in node
      ? ({ ...node, children: node.children.map((child) => withInlines(child, part, note)) } as Block)
      : node
  const raw = node.children.map((child) => ('value' in child ? child.value : '')).join('')
  const [, bold, rest = ''] = simple.exec(raw) ?? []
  if (bold === undefined && rest !== raw) return { ...node, children: inlinesOf(raw, part, note) }
  const strong = bold === undefined ? [] : [{ type: 'strong', children: [{ type: 'text', value: bold }] }]
  return { ...node, children: [...strong, { type: 'text', value: rest }] } as Block
}

/** Reads inline Markdown, with the definitions that stand in its part of the note. */
function inlinesOf(raw: string, { blocks }: Part, note: Note): PhrasingContent[] {
  const definitions = raw.includes('[') ? blocks.filter(({ type }) => /definition/i.test(type)) : []
  // On one line behind `#`, nothing in it is a list or a heading of its own.
  const line = raw.replace(/\\?\n/g, ' ').replace(/^\[[ xX]\][ \t]+/, '')
  const [heading] = parseMarkdown(
    [`# ${line}`, ...definitions.map((node) => sliceOf(node, note))].join('\n\n'),
  ).children
  return heading?.type === 'heading' ? heading.children : [{ type: 'text', value: raw }]
}

/** `**제목**: 설명` has a title; in `**굵은** 말로 시작하는 문장` the bold words are a part of the sentence. */
export function titleAndText(item: ListItem | Paragraph): { title?: string; text: string } {
  const first = item.type === 'paragraph' ? item : item.children[0]
  const [bold, ...rest] = first?.type === 'paragraph' ? first.children : []
  const whole = fold(blockText(item))
  if (bold?.type !== 'strong') return { text: whole }
  const title = fold(plainText(bold))
  const after = fold(rest.map(plainText).join(''))
  const ends = /[:：]$/.test(title) || after === '' || /^[:：\-–—→]/.test(after)
  if (!ends || title === '') return { text: whole }
  return { title: title.replace(/\s*[:：]$/, ''), text: whole.slice(title.length).replace(/^[\s:：\-–—→]+/, '') }
}

/** The Markdown of an item's first block, from the text that the item was read from. */
export function sourceOf(item: ListItem | Paragraph, text: string): string {
  const first = item.type === 'paragraph' ? item : item.children[0]
  return first ? text.slice(offset(first, 'start'), offset(first, 'end')) : ''
}

function sliceOf(node: Nodes, { text }: Note): string {
  return text.slice(offset(node, 'start'), offset(node, 'end'))
}

/** The text of all blocks of an item, nested lists too; not code, which nobody reads aloud. */
function blockText(node: Nodes): string {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return plainText(node)
  return 'children' in node ? node.children.map(blockText).join(' ') : ''
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

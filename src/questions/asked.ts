import { distance } from 'fastest-levenshtein'
import type { ListItem, Paragraph } from 'mdast'
import { type Nodes, parseMarkdown, type RootContent, walk } from '../mdast.ts'
import { normaliseHeading } from '../names.ts'
import type { Item } from '../note/items.ts'
import { isBlank } from '../note/sections.ts'
import { plainEntry } from './entries.ts'
import type { Question } from './question.ts'

/** What one member asks: the section as it may stand in the document, and its items as plain text. */
export interface Asking {
  member: string
  name: string
  markdown: string
  items: Item[]
}

/** What members asked: each question once, as data and as the Markdown of a list, with the definitions that it uses. */
export interface Asked {
  questions: Question[]
  /** One list item a question; the words of its members as they wrote them. */
  entries: string[]
  definitions: string[]
}

/** Two questions are one where at most a fifth of their letters differ. */
const most = 0.2
/** In letters: what stands further on makes no difference to whether two questions are one. */
const compared = 400

/** Whether two questions ask the same: their letters, without spaces, punctuation and case, are the same but for a fifth. */
export function sameQuestion(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => normaliseHeading(text).slice(0, compared)) as [string, string]
  return left === right || distance(left, right) <= most * Math.max(left.length, right.length)
}

/** Whether what people decided holds a member's question: the same one, or its words within their own. */
export function holdsQuestion(decided: string, asked: string): boolean {
  return sameQuestion(decided, asked) || normaliseHeading(decided).includes(normaliseHeading(asked))
}

/**
 * Puts the members' own questions together, in the order of the members. A question that several ask stands once with
 * all of them; where they word it differently, the later wordings stand under the first.
 * @param attribution whether the names of those who ask stand behind the question
 */
export function askedQuestions(askings: readonly Asking[], attribution: boolean): Asked {
  const groups: Wording[][] = []
  const definitions: string[] = []
  for (const asking of askings) {
    const { sources, rest } = entriesOf(asking)
    definitions.push(...rest)
    for (const [at, item] of asking.items.entries()) {
      const wording = { asking, item, source: sources[at] ?? { text: plainEntry(item), opening: 0 } }
      const group = groups.find(([first]) => first && sameQuestion(whole(first.item), whole(item)))
      if (group) group.push(wording)
      else groups.push([wording])
    }
  }
  return {
    questions: groups.map((group) => ({
      title: group[0]?.item.title ?? '',
      text: group[0]?.item.text ?? '',
      origin: 'asked',
      members: [...new Set(group.map(({ asking }) => asking.member))],
      evidence: group.map(({ item }) => item.id),
    })),
    entries: groups.map((group) => entry(group, attribution)),
    definitions,
  }
}

interface Wording {
  asking: Asking
  item: Item
  source: Source
}

/** What stands behind an item's marker, without its indentation; its first paragraph ends on line `opening`, from 0. */
interface Source {
  text: string
  opening: number
}

function entry(group: readonly Wording[], attribution: boolean): string {
  const wordings = new Map<string, { source: Source; names: string[] }>()
  for (const { asking, item, source } of group) {
    const key = normaliseHeading(whole(item))
    const wording = wordings.get(key) ?? { source, names: [] }
    if (!wording.names.includes(asking.name)) wording.names.push(asking.name)
    wordings.set(key, wording)
  }
  return [...wordings.values()]
    .flatMap(({ source, names }, at) =>
      source.text.split('\n').map((line, nth) => {
        const said = attribution && nth === source.opening ? `${line} (${names.join(', ')})` : line
        return `${at === 0 ? '' : '  '}${nth === 0 ? '- ' : '  '}${said}`.trimEnd()
      }),
    )
    .join('\n')
}

/** The source of each item that can stand alone, and the definitions that stand between them. */
function entriesOf({ markdown, items }: Asking): { sources: (Source | undefined)[]; rest: string[] } {
  const blocks = parseMarkdown(markdown).children.filter((node) => !isBlank(node))
  const slice = (node: RootContent | ListItem) => markdown.slice(node.position?.start.offset, node.position?.end.offset)
  const used = new Set<string>()
  const use = (node: Nodes) => {
    if (node.type === 'linkReference' || node.type === 'imageReference' || node.type === 'footnoteReference')
      used.add(node.identifier)
  }
  for (const block of blocks) walk(block, use)
  const rest = blocks
    .filter((node) => (node.type === 'definition' || node.type === 'footnoteDefinition') && used.has(node.identifier))
    .map(slice)
  const listed = blocks.flatMap((node) => (node.type === 'list' ? node.children.filter((item) => !isBlank(item)) : []))
  const nodes = listed.length > 0 ? listed : blocks.filter((node) => node.type === 'paragraph')
  const opensWithText = (node: ListItem | Paragraph) =>
    node.type === 'paragraph' || node.children[0]?.type === 'paragraph'
  if (nodes.length !== items.length) return { sources: [], rest }
  const alone = (node: ListItem | Paragraph) => opensWithText(node) && isClosed(node)
  return { sources: nodes.map((node) => (alone(node) ? sourceOf(node, slice(node)) : undefined)), rest }
}

/**
 * Whether the HTML in a question is whole: `<kbd>F5</kbd>` is, `<details>` above one question leans on what stands around
 * it. Such a question is told as plain text.
 */
function isClosed(node: ListItem | Paragraph): boolean {
  const open: string[] = []
  let whole = true
  walk(node, (child) => {
    if (child.type !== 'html') return
    const rest = child.value
      .replace(/<!--(?:(?!--)[\s\S])*-->/g, '')
      .replace(tag, (_all, end: string, name: string) => {
        const element = name.toLowerCase()
        if (end === '') open.push(...(hollow.has(element) ? [] : [element]))
        else if (open.pop() !== element) whole = false
        return ''
      })
    whole &&= !rest.includes('<')
  })
  return whole && open.length === 0
}

const tag = /<(\/?)([a-z][a-z\d-]*)(?:\s+[a-z][\w-]*(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))?)*\s*\/?>/gi
/** Elements that hold nothing, and so need no end. */
const hollow = new Set(['br', 'hr', 'img', 'input', 'wbr'])

/** `1.  a` over `    - b` is `a` over `- b`. */
function sourceOf(node: ListItem | Paragraph, source: string): Source {
  const marker = node.type === 'paragraph' ? '' : (/^(?:[-+*]|\d{1,9}[.)])[ \t]+/.exec(source)?.[0] ?? '')
  const indent = (node.position?.start.column ?? 1) - 1 + marker.length
  const [first = '', ...lines] = source.slice(marker.length).split('\n')
  const paragraph = node.type === 'paragraph' ? node : (node.children[0] as Paragraph)
  const opening = (paragraph.position?.end.line ?? 0) - (node.position?.start.line ?? 0)
  const further = lines.map((line) => line.replace(new RegExp(`^[ \\t]{0,${indent}}`), ''))
  return { text: [first, ...further].join('\n'), opening }
}

function whole({ title = '', text }: Item): string {
  return `${title} ${text}`
}

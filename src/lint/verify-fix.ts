import type { Nodes } from '../markdown/mdast.ts'
import { parseBlocks, parseMarkdown } from '../markdown/parser.ts'
import type { Changes } from './rule.ts'

/** Whether two texts read as the same tree but for what may change: the proof that an edit did no more than it said. */
export function provesSame(before: string, after: string, changes: readonly Changes[]): boolean {
  const [left, right] = [before, after].map((text) => fingerprint(text, changes))
  return left === right
}

/** A tree in one line of text, without what may change and without positions. */
function fingerprint(text: string, changes: readonly Changes[]): string {
  const tree = parseBlocks(text)
  const [first] = tree.children
  const yaml = first?.type === 'yaml' ? first : undefined
  const letters = changes.flatMap(({ letters }) => letters ?? [])
  const without = (value: string) => letters.reduce((rest, pattern) => rest.replace(pattern, ''), value)
  const parts = [yaml && !changes.some(({ frontMatter }) => frontMatter) ? without(yaml.value) : '']
  let words = ''
  const flush = () => {
    const kept = without(words)
    if (kept !== '') parts.push(JSON.stringify(kept))
    words = ''
  }
  const add = (node: Nodes): void => {
    // The separator that a fix puts between marks and a letter.
    if (node.type === 'html' && node.value === '<!-- -->' && mayComeAndGo(node, changes)) return
    if (node.type === 'text' || node.type === 'html') {
      words += node.value
      return
    }
    const free = mayComeAndGo(node, changes)
    if (!free) {
      flush()
      parts.push(`(${node.type}${attributes(node, changes, without)}`)
    }
    if ('children' in node) for (const child of node.children) add(child)
    if (free) {
      words += addressOf(node)
      return
    }
    flush()
    parts.push(')')
  }
  // The whole reading knows no front matter; blanked, it leaves the offsets of what is below where they are.
  const body = yaml ? text.slice(yaml.position?.end.offset) : text
  add(parseMarkdown(body))
  flush()
  return parts.join('')
}

function mayComeAndGo({ type }: Nodes, changes: readonly Changes[]): boolean {
  return changes.some(({ nodes }) => nodes?.includes(type))
}

/** What a link that came to be one shows no more as text: `![그림](my image.png)`. */
function addressOf(node: Nodes): string {
  if (node.type === 'image') return `${node.alt}${node.url}`
  return node.type === 'link' ? node.url : ''
}

function attributes(node: Nodes, changes: readonly Changes[], without: (value: string) => string): string {
  const { type: _type, position: _position, children: _children, data: _data, ...rest } = { children: [], ...node }
  if (changes.some(({ targets }) => targets)) Reflect.deleteProperty(rest, 'url')
  if ('value' in rest && typeof rest.value === 'string') rest.value = without(rest.value)
  return JSON.stringify(rest)
}

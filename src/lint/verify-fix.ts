import type { Nodes } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { splitFrontMatter } from '../markdown/split-front-matter.ts'
import type { Changes } from './rule.ts'

/** Whether two texts have the same tree, except for `changes`: the proof that an edit changed nothing else. */
export function provesSame(before: string, after: string, changes: readonly Changes[]): boolean {
  const [left, right] = [before, after].map((text) => fingerprint(text, changes))
  return left === right
}

/** A tree as one line of text, without positions and without anything that may change. */
function fingerprint(text: string, changes: readonly Changes[]): string {
  const { frontMatter, body } = splitFrontMatter(text)
  const letters = changes.flatMap(({ letters }) => letters ?? [])
  const without = (value: string) => letters.reduce((kept, pattern) => kept.replace(pattern, ''), value)
  const parts = [changes.some((change) => change.frontMatter) ? '' : without(frontMatter?.value ?? '')]
  let words = ''
  const flush = () => {
    const kept = without(words)
    if (kept !== '') parts.push(JSON.stringify(kept))
    words = ''
  }
  const add = (node: Nodes): void => {
    // `emphasis-particle` puts this separator between asterisks and a letter.
    if (node.type === 'html' && node.value === '<!-- -->' && mayChange(node, changes)) return
    if (node.type === 'text' || node.type === 'html') {
      words += node.value
      return
    }
    const isOptional = mayChange(node, changes)
    if (!isOptional) {
      flush()
      parts.push(`(${node.type}${attributes(node, changes, without)}`)
    }
    if ('children' in node) for (const child of node.children) add(child)
    if (isOptional) {
      words += addressOf(node)
      return
    }
    flush()
    parts.push(')')
  }
  add(parse(body))
  flush()
  return parts.join('')
}

function mayChange({ type }: Nodes, changes: readonly Changes[]): boolean {
  return changes.some(({ nodes }) => nodes?.includes(type))
}

/** The text that `![그림](my image.png)` no longer shows once a fix has made it an image or a link. */
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

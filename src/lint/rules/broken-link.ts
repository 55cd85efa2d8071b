import { posix } from 'node:path'
import { type Nodes, type Parents, walk } from '../../mdast.ts'
import { offset } from '../../note/edits.ts'
import type { Context, LintFinding, Rule } from '../rule.ts'

/** A link or an image to a file of the workspace that is not there, letter by letter: `Images/a.png` is no `images/a.png`. */
export const brokenLink: Rule = {
  name: 'broken-link',
  severity: 'error',
  reads: mayLink,
  changes: { targets: true },
  *check(context): Generator<LintFinding> {
    if (!mayLink(context.note.text)) return
    for (const target of targetsOf(context)) yield* inTarget(target, context)
  },
}

function mayLink(source: string): boolean {
  return /\]\((?!https?:|#|mailto:)|\]:\s*(?!https?:|#|mailto:)\S|<(?:img|a)\s/i.test(source)
}

/** A target as it is meant, where it stands in the note, and whether it stands in HTML that shows how HTML is written. */
interface Target {
  url: string
  start: number
  end: number
  sample?: boolean
}

function targetsOf({ inlines, note }: Context): Target[] {
  const targets: Target[] = []
  walk(inlines, (node, ancestors) => {
    if (node.type === 'html') targets.push(...inHtml(node, ancestors.at(-1), note.text))
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return
    const { start, end } = node.data?.destination ?? {}
    if (start === undefined || end === undefined) return
    const bracket = note.text[start] === '<' ? 1 : 0
    targets.push({ url: node.url, start: start + bracket, end: end - bracket })
  })
  return targets
}

function inHtml(node: Nodes, parent: Parents | undefined, text: string): Target[] {
  const start = offset(node, 'start')
  const source = text.slice(start, offset(node, 'end'))
  if (source.startsWith('<!--')) return []
  // In a paragraph each tag is a node of its own.
  const beside = parent?.type === 'root' ? [] : (parent?.children ?? [])
  const sample = isSample([source, ...beside.map((one) => (one.type === 'html' ? one.value : ''))].join(''))
  const attributes = source.matchAll(/<(?:img|a)\s[^>]*?\b(?:src|href)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)
  return [...attributes].map(({ 0: whole, 1: double, 2: single, index }) => {
    const url = double ?? single ?? ''
    const end = start + index + whole.length - 1
    return { url, start: end - url.length, end, sample }
  })
}

/** The elements by which people place a picture on GitHub, which shows no others as they are meant in a page. */
const ofPictures =
  /^(?:img|a|br|p|div|center|details|summary|picture|source|figure|figcaption|table|t[rhd]|thead|tbody|su[bp]|kbd|b|i|em|strong)$/i

/** A pasted page, `<body>`, `<ul class="menu">`, `<a href="page2.html">`: its files were never in the workspace. */
function isSample(html: string): boolean {
  if (/\s(?:class|id|style|on[a-z]+)\s*=|\shref\s*=\s*["'][^"'?#]*\.(?:html?|php|jsp|aspx?)\b|<!/i.test(html))
    return true
  return Array.from(html.matchAll(/<([a-z][a-z\d-]*)/gi)).some(([, name = '']) => !ofPictures.test(name))
}

function* inTarget(
  { url, start, end, sample }: Target,
  { note, words, lookUp, find }: Context,
): Generator<LintFinding> {
  // Another scheme or host, the site's root, a place within the note; on GitHub `//[comment]` ends nowhere.
  if (url === '' || /^(?:[/#?]|[a-z][a-z\d+.-]*:)/i.test(url)) return
  const [, written = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(url) ?? []
  const path = posix.join(posix.dirname(note.path), decode(written))
  const there = lookUp(path)
  if (there === true || there === undefined) return
  if (there === false) {
    // A folder of the workspace in its path makes it a file of the workspace, whatever stands around it.
    if (sample && !(written.includes('/') && lookUp(posix.dirname(path)) === true)) return
    yield find({ start, end }, words.brokenLink(url))
    return
  }
  const right = encode(posix.relative(posix.dirname(note.path), there))
  const prefix = /^(?:\.\/)+/.exec(written)?.[0] ?? ''
  yield find({ start, end }, words.misspelledLink(url, prefix + right), [{ start, end, text: prefix + right + rest }])
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    // `100%.png` is written so by people who never heard of `%25`, and GitHub finds it.
    return target
  }
}

/** What would end a target or be read as something else is written as `%20` and the like. */
function encode(path: string): string {
  return path.replace(/[\s%()<>?#"'\\&*_`[\]]/g, (letter) =>
    letter === '_' ? letter : `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

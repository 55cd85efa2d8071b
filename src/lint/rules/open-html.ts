import { walk } from '../../mdast.ts'
import { offset } from '../../note/edits.ts'
import type { Context, LintFinding, Rule } from '../rule.ts'

/** Elements that hold nothing, and those that HTML itself closes where the next one or their parent ends. */
const closed =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[dt]|t[dhr]|thead|tbody|tfoot|colgroup|option|optgroup|r[pt])$/i

/**
 * An HTML comment or element that nobody closed: `<!--`, `<details>`; also `List<User>`, of which GitHub shows `List`; and
 * an end tag that closes nothing of the note's own, `</div>`, and so perhaps what stands around the note in the document.
 */
export const openHtml: Rule = {
  name: 'open-html',
  severity: 'error',
  needsAll: true,
  reads: mayOpen,
  *check(context): Generator<LintFinding> {
    const { note, words, find } = context
    if (!mayOpen(note.text)) return
    for (const { name, stray, ...range } of loneTags(context))
      yield find(range, stray ? words.strayEnd(name) : name === '' ? words.openComment() : words.openElement(name))
  },
}

function mayOpen(source: string): boolean {
  return /<\/?[a-z]/i.test(source) || source.includes('<!--')
}

interface Tag {
  /** Empty for a comment. */
  name: string
  start: number
  end: number
  /** Whether it is an end tag. */
  stray: boolean
}

/** Elements whose text is no HTML: `<textarea></div></textarea>`. */
const raw = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)$/i

/** A comment, whole or not; an end tag; a start tag, whole or, as in `<div title="a`, not. */
const tags =
  /(<!--)(?:[\s\S]*?-->|[\s\S]*)|<\/([a-z][a-z\d-]*)\s*>|<([a-z][a-z\d-]*)(?:(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?\/?>|\s[^<>]*$)/gi

/** Start tags without an end tag that fits, the reverse, and comments without an end, in the order of the note. */
function loneTags({ inlines, note }: Context): Tag[] {
  const open: Tag[] = []
  const strays: Tag[] = []
  walk(inlines, (node) => {
    if (node.type !== 'html') return
    const from = offset(node, 'start')
    const source = note.text.slice(from, offset(node, 'end'))
    for (const { 0: whole, 1: comment = '', 2: end, 3: name = '', index } of source.matchAll(tags)) {
      const at = { name: end ?? name, start: from + index, end: from + index + (comment || whole).length, stray: false }
      const inside = open.at(-1)?.name ?? ''
      if (raw.test(inside) && end?.toLowerCase() !== inside.toLowerCase()) continue
      const partner = open.findLastIndex((tag) => tag.name.toLowerCase() === end?.toLowerCase())
      if (partner >= 0) open.splice(partner, 1)
      else if (comment ? !whole.endsWith('-->') : end === undefined && !closed.test(name)) open.push(at)
      else if (end !== undefined && !closed.test(end)) strays.push({ ...at, stray: true })
    }
  })
  return [...open, ...strays].sort((a, b) => a.start - b.start)
}

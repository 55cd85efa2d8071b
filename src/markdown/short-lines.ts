import type { Nodes, Root } from 'mdast'

/** The middle of a line that was left out. */
interface Cut {
  line: number
  /** Where the mark stands that was put in its place, as offsets into the shortened text. */
  start: number
  end: number
  /** How much shorter the lines above have become. */
  before: number
  text: string
}

/** A text without the middles of its long lines. */
export interface Shortened {
  markdown: string
  cuts: Cut[]
}

/** In code units: how far a line's beginning is looked at, to tell what block it begins or goes on with. */
const head = 32
/** In code units: what is shorter is not worth leaving out. */
const shortest = 16
/** A mark of its own stands for each middle. These letters are private: where a text uses them, nothing is left out. */
const [opening, closing] = ['\uE000', '\uE001']
const marks = /\uE000(\d+)\uE001/g
/**
 * Behind its indent and the markers of its lists and quotes a line begins with a letter, perhaps a bold one, or with
 * brackets that define nothing. No mark of Markdown is beyond ASCII; to compile the class of all letters takes long.
 */
const plainLine = /^[ \t>*+\-\d.)]*(?:["'(]?[a-z\u0080-\uFFFF]|\[[^[\]\\]*\][^:])/i
/** A line that begins with a bracket may define something, and goes on in the lines below. */
const bracketLine = /^[ \t>*+\-\d.)]*\[/

/**
 * Leaves out what no block hangs on: a parser that looks for blocks looks at each letter all the same, and most letters
 * stand in the middle of a long line of prose.
 */
export function shortenLines(markdown: string): Shortened {
  const cuts: Cut[] = []
  if (markdown.includes(opening) || markdown.includes(closing)) return { markdown, cuts }
  // Within a line that has one of these a table's cell ends, or a block of HTML, which only HTML begins.
  const ends = /^[ \t>*+\-\d.)]*</m.test(markdown) ? /[|>]/ : /\|/
  let [at, before] = [0, 0]
  let mayDefine = false
  const lines = markdown.split('\n').map((line, index) => {
    const start = plainLine.exec(line.slice(0, head))?.[0] ?? ''
    mayDefine = (mayDefine && line.trim() !== '') || (start === '' && bracketLine.test(line))
    // The last letter stays, with the spaces behind it.
    const end = line.trimEnd().length - 1
    if (start === '' || end < start.length + shortest || mayDefine || ends.test(line)) {
      at += line.length + 1
      return line
    }
    const text = line.slice(start.length, end)
    const mark = opening + cuts.length + closing
    cuts.push({ line: index + 1, start: at + start.length, end: at + start.length + mark.length, before, text })
    before += text.length - mark.length
    at += line.length + 1 - text.length + mark.length
    return start + mark + line.slice(end)
  })
  return { markdown: cuts.length > 0 ? lines.join('\n') : markdown, cuts }
}

/** Puts back what was left out into a tree that was read from a shortened text, in values and positions. */
export function lengthen(tree: Root, { cuts }: Shortened): Root {
  if (cuts.length > 0) lengthenNode(tree, cuts, new Map(cuts.map((cut) => [cut.line, cut])), new Set())
  return tree
}

function lengthenNode(node: Nodes, cuts: readonly Cut[], byLine: ReadonlyMap<number, Cut>, done: Set<object>): void {
  for (const point of [node.position?.start, node.position?.end]) {
    // Nodes that begin or end together may share a point.
    if (!point || done.has(point)) continue
    done.add(point)
    const at = point.offset ?? 0
    const cut = byLine.get(point.line)
    if (cut && at >= cut.end) point.column += grown(cut)
    point.offset = moved(at, cuts)
  }
  const place = node.data?.destination
  if (place) Object.assign(place, { start: moved(place.start, cuts), end: moved(place.end, cuts) })
  if ('value' in node) node.value = node.value.replace(marks, (_mark, nth: string) => cuts[Number(nth)]?.text ?? '')
  if ('children' in node) for (const child of node.children) lengthenNode(child, cuts, byLine, done)
}

/** Where a place in the shortened text stands in the whole one. */
function moved(at: number, cuts: readonly Cut[]): number {
  const cut = lastBefore(cuts, at)
  return cut ? at + cut.before + grown(cut) : at
}

function grown({ start, end, text }: Cut): number {
  return text.length - (end - start)
}

/** The last cut above or left of a place in the shortened text. */
function lastBefore(cuts: readonly Cut[], at: number): Cut | undefined {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return cuts[low - 1]
}

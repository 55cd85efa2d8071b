import type { Heading, Paragraph } from 'mdast'
import type { Language } from '../languages/language.ts'
import { parseBlocks } from '../mdast.ts'
import { normaliseHeading } from '../names.ts'
import { headingMatcher, headingText } from '../note/headings.ts'
import { byFrequency } from './roster.ts'

/** A heading that most notes share, with what speaks for it. */
export interface ProposedSection {
  id: string
  heading: string
  aliases: string[]
  /** In how many notes it stands, and in how many ways it is written there. */
  notes: number
  ways: number
}

interface Title {
  text: string
  note: number
  /** 0 to 1: from a note's top to its end. */
  place: number
  depth: number
}

interface Cluster {
  heading: string
  titles: Title[]
}

/**
 * Proposes the sections: headings that stand in at least half of the notes, once numbering, emoji and the like are off.
 * @param texts of all notes
 */
export function proposeSections(texts: readonly string[], languages: readonly Language[]): ProposedSection[] {
  const clusters = clustersOf(texts.flatMap(titlesOf))
  const shared = clusters.filter(({ titles }) => notesOf(titles) >= Math.max(2, texts.length / 2))
  const [depth] = byFrequency(shared.map((cluster) => String(depthOf(cluster))))
  const ids = new Set<string>()
  return shared
    .filter((cluster) => String(depthOf(cluster)) === depth)
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map(({ heading, titles }): ProposedSection => {
      const ways = byFrequency(titles.map(({ text }) => text))
      const keys = new Map(ways.map((text) => [normaliseHeading(text), bare(text)]))
      keys.delete(normaliseHeading(heading))
      const id = idOf(heading, ids, languages)
      return { id, heading, aliases: [...keys.values()], notes: notesOf(titles), ways: ways.length }
    })
}

/** The headings of a note, and paragraphs that are all bold; not its title, which is the only one of the first level. */
function titlesOf(text: string, note: number): Title[] {
  const found = parseBlocks(text.replace(/\r\n?/g, '\n')).children.flatMap((node, place, all) => {
    if (node.type !== 'heading' && node.type !== 'paragraph') return []
    const raw = rawText(node)
    const words = node.type === 'heading' ? raw : /^(?:\*\*|__)([^*_\n]{2,60})(?:\*\*|__)[:：]?$/.exec(raw)?.[1]
    if (words === undefined || normaliseHeading(words) === '') return []
    return [
      { text: headingText(words), note, place: place / all.length, depth: node.type === 'heading' ? node.depth : 0 },
    ]
  })
  const tops = found.filter(({ depth }) => depth === 1)
  return tops.length === 1 && found.length > 1 ? found.filter(({ depth }) => depth !== 1) : found
}

function rawText(node: Heading | Paragraph): string {
  return node.children.map((child) => ('value' in child ? child.value : '')).join('')
}

/** Titles that read the same, the most frequent first; a slip of the hand goes to what it nearly is. */
function clustersOf(titles: readonly Title[]): Cluster[] {
  const same = new Map<string, Title[]>()
  for (const title of titles) {
    const key = normaliseHeading(title.text)
    same.set(key, [...(same.get(key) ?? []), title])
  }
  const clusters: Cluster[] = []
  for (const group of [...same.values()].sort((a, b) => notesOf(b) - notesOf(a))) {
    const [text = ''] = byFrequency(group.map((title) => title.text))
    const near = headingMatcher(clusters.map(({ heading }) => asSection(heading)))(text)
    const home = near.kind === 'near' ? clusters.find(({ heading }) => heading === near.expected) : undefined
    if (home) home.titles.push(...group)
    else clusters.push({ heading: bare(text), titles: group })
  }
  return clusters
}

function asSection(heading: string) {
  return { id: heading, heading, aliases: [] }
}

function notesOf(titles: readonly Title[]): number {
  return new Set(titles.map(({ note }) => note)).size
}

function depthOf({ titles }: Cluster): number {
  const [most = '2'] = byFrequency(titles.filter(({ depth }) => depth > 0).map(({ depth }) => String(depth)))
  return Number(most)
}

function placeOf({ titles }: Cluster): number {
  return titles.reduce((sum, { place }) => sum + place, 0) / titles.length
}

/** `1. 💡 배운 점:` without what stands around it; as it is where that would make another heading of it. */
function bare(text: string): string {
  const stripped = text
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^\d+[.)]\s*/, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})\]?!]+$/gu, '')
  return normaliseHeading(stripped) === normaliseHeading(text) ? stripped : text.trim()
}

const meanings: [RegExp, string][] = [
  [/인사이트|배운|깨달|insight|learn|takeaway/i, 'insights'],
  [/발견|관점|흥미|인상|discover|perspective|interesting/i, 'discoveries'],
  [/적용|실무|활용|실천|appl|practice|action/i, 'applications'],
  [/추가|더 (?:알|공부|학습)|궁금|남은|further|open|next step|to study/i, 'further-study'],
  [/질문|논의|토론|question|discuss/i, 'questions'],
]

/** An id that the tool knows where the heading means that, else one made of its words. */
function idOf(heading: string, taken: Set<string>, languages: readonly Language[]): string {
  const defaults = languages.flatMap(({ sections, questions }) => [...sections, questions])
  const same = defaults.find((one) => normaliseHeading(one.heading) === normaliseHeading(heading))?.id
  const like = meanings.find(([words]) => words.test(heading))?.[1]
  const own = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const id =
    [same, like, own].find((one) => one !== undefined && one !== '' && !taken.has(one)) ?? `${own}-${taken.size + 1}`
  taken.add(id)
  return id
}

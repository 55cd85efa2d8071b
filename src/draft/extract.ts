import type { Cues } from '../languages/language.ts'
import { alike } from '../model/check.ts'
import { isQuestion, type Sentence, sentencesOf } from './sentences.ts'
import type { Source } from './source.ts'
import { blocksOf } from './source.ts'

/** A section of a note, as far as a draft goes. */
export interface DraftSection {
  id: string
  heading: string
  /** The most points that it may have. */
  max?: number | undefined
}

/** A sentence of a source that a draft takes over, and the section that it goes to. */
export interface Picked {
  section: string
  sentence: Sentence
  path: string
}

type Kind = 'further-study' | 'applications' | 'discoveries' | 'insights'

/** The order in which kinds choose: what says its section itself goes before what is only worth telling. */
const kinds: readonly Kind[] = ['further-study', 'discoveries', 'applications', 'insights']
/** The most sentences of a section. */
const most = 5
/** The most sentences under one heading of the source. */
const mostUnderHeading = 2
/** The most insights of a source that has nothing better, and what they take at least. */
const fallback = { count: 2, least: 1.8 }
/** Below this a sentence is left where it is. */
const least: Record<Kind, number> = { 'further-study': 2, discoveries: 2.2, applications: 2, insights: 2.8 }

/**
 * Picks whole sentences of a member's sources, word for word: where the author marked them, asked, or said what they are.
 * @param others the other members' sources of the week: what they share counts for more
 */
export function extract(
  sources: readonly Source[],
  others: readonly Source[],
  sections: readonly DraftSection[],
  cues: Cues,
): Picked[] {
  const all = sources.flatMap((source) =>
    blocksOf(source).flatMap((block) =>
      sentencesOf(block, cues.ending).map((sentence) => ({ sentence, path: source.path })),
    ),
  )
  const wordsOf = stemmer(cues)
  const shared = sharedWords(sources, others, wordsOf)
  const sharedIn = (text: string) => {
    const words = new Set(wordsOf(text))
    return [...words].filter((word) => shared.has(word)).length / Math.max(1, words.size)
  }
  const usable = all.filter(({ sentence }) => isWhole(sentence, cues))
  const rated = usable.map((one) => ({ ...one, scores: scoresOf(one.sentence, sharedIn(one.sentence.text), cues) }))
  const picked: Picked[] = []
  const used = new Set<Sentence>()
  const bySection = sectionsByKind(sections, cues)
  for (const kind of kinds) {
    const section = bySection.get(kind)
    if (!section) continue
    const lowest = kind === 'insights' ? fallback.least : least[kind]
    const ranked = rated
      .filter(({ sentence, scores }) => !used.has(sentence) && scores[kind] >= lowest)
      .sort((a, b) => b.scores[kind] - a.scores[kind] || a.sentence.line - b.sentence.line)
    const taken: typeof ranked = []
    for (const one of ranked) {
      const enough = one.scores[kind] >= least[kind] ? most : fallback.count
      if (taken.length >= Math.min(enough, section.max ?? most)) break
      const heading = one.sentence.block.headings.join('\n')
      const near = taken.filter(({ sentence }) => sentence.block.headings.join('\n') === heading)
      if (heading !== '' && near.length >= mostUnderHeading) continue
      if ([...taken, ...picked].some(({ sentence }) => alike(sentence.text, one.sentence.text) >= 0.5)) continue
      taken.push(one)
    }
    for (const { sentence, path } of taken) {
      used.add(sentence)
      picked.push({ section: section.id, sentence, path })
    }
  }
  const order = new Map(sections.map(({ id }, at) => [id, at]))
  const fileOrder = new Map(sources.map(({ path }, at) => [path, at]))
  return picked.sort(
    (a, b) =>
      (order.get(a.section) ?? 0) - (order.get(b.section) ?? 0) ||
      (fileOrder.get(a.path) ?? 0) - (fileOrder.get(b.path) ?? 0) ||
      a.sentence.line - b.sentence.line,
  )
}

/** Which section takes which kind: by its id, else by what its heading says. */
function sectionsByKind(sections: readonly DraftSection[], cues: Cues): Map<Kind, DraftSection> {
  const found = new Map<Kind, DraftSection>()
  for (const kind of kinds) {
    const own = sections.find(({ id }) => id === kind)
    if (own) found.set(kind, own)
  }
  for (const kind of kinds) {
    const free = sections.filter((section) => ![...found.values()].includes(section))
    const named = found.has(kind) ? undefined : free.find(({ heading }) => cues.sections[kind].test(heading))
    if (named) found.set(kind, named)
  }
  return found
}

/** Is it a sentence that can stand alone, of its author's own words? */
function isWhole({ text, block }: Sentence, cues: Cues): boolean {
  const size = [...text].length
  if (size < 18 || size > 220) return false
  if (/https?:|www\.|\$\$|\\[a-z]+\{|\uFFFC|[{}|]|^[-=_*#]+$|:$/u.test(text)) return false
  if (!cues.ending.test(text) && !/[.!?…。？！]["'”’)]*$/u.test(text)) return false
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const native = words.filter((word) => cues.native.test(word)).length
  // `- **두 가지 문제**` over a list of them is a heading.
  if (block.leads && !cues.predicate.test(text)) return false
  if (words.length < 4 || native < words.length * 0.4) return false
  if (/^[([]|^\p{Ll}\)|^\d+\)/u.test(text) && !/[)\]]\s*\S{10}/u.test(text)) return false
  if (isUnbalanced(text)) return false
  return block.kind === 'quote' || !/^(?:ex|예|예시|참고|note|cf)\s?[):.]/iu.test(text)
}

/** A bracket or a quotation mark that something else of the text closes. */
function isUnbalanced(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0
  return count(/[([]/gu) !== count(/[)\]]/gu) || count(/“/gu) !== count(/”/gu) || count(/"/gu) % 2 === 1
}

function scoresOf(sentence: Sentence, common: number, cues: Cues): Record<Kind, number> {
  const { text, block } = sentence
  const base = worth(sentence, common, cues)
  const context = block.headings.at(-1) ?? ''
  // A star before `이건 …` makes it point back no less.
  const pointsBack = cues.deictic.test(text.replace(/^[\p{S}\p{Extended_Pictographic}\s]+/u, ''))
  const lost = !pointsBack ? 0 : sentence.bold > 0.9 ? 1 : 3
  const asks = isQuestion(text)
  const open =
    (cues.open.test(text) ? 2.5 : 0) +
    (asks && cues.question.test(text) && !/["“”‘’]|몇|how many/iu.test(text)
      ? block.leads || sentence.afterQuestion
        ? 1.2
        : 2.2
      : 0) +
    (cues.sections['further-study'].test(context) ? 1 : 0)
  const found = (cues.discovery.test(text) ? 2.4 : 0) + (cues.sections.discoveries.test(context) ? 0.8 : 0)
  const use =
    (cues.application.test(text) ? 2.4 : cues.use.test(text) ? 1.5 : 0) +
    (cues.sections.applications.test(context) ? 0.8 : 0)
  return {
    'further-study': open === 0 ? 0 : open + Math.min(0, base) + 0.1 * base - lost,
    discoveries: found === 0 || asks ? 0 : found + base * 0.4 - 0.4 - lost,
    applications: asks || use === 0 ? 0 : use + base * 0.4 - 0.4 - lost,
    insights: asks ? 0 : base - lost,
  }
}

/** How much a sentence is worth telling, whatever it is about; `common` says how much of it others wrote about, too. */
function worth(sentence: Sentence, common: number, cues: Cues): number {
  const { text, bold, stretch, label, block, alone } = sentence
  const size = [...text].length
  const claims = new Set(text.match(cues.claim) ?? []).size
  const weights = new Set(text.match(cues.weight) ?? []).size
  let score = 0
  if (bold > 0.9) score += 2
  else if (stretch >= 10) score += 1.2
  else if (stretch > 0) score += 0.3
  if (cues.marks.test(text)) score += 1.5
  if (block.headings.some((heading) => cues.marks.test(heading))) score += 0.5
  if (block.kind === 'quote') score += 0.8
  if (cues.own.test(text)) score += 1.4
  score += Math.min(2.4, claims * 0.8) + Math.min(0.6, weights * 0.3)
  score += common
  if (cues.predicate.test(text)) score += 0.5
  if (size >= 30 && size <= 140) score += 0.4
  if (/\d/u.test(text)) score += 0.2
  if (cues.finding.test(text)) score += 0.5
  if (cues.flat.test(text)) score -= 0.9
  if (label !== '') score -= 0.4
  if (alone) score += 0.2
  if (cues.connective.test(text)) score -= bold > 0.9 ? 0 : 1.3
  if (cues.aside.test(text)) score -= 3
  if (cues.definition.test(text)) score -= 1.2
  if (block.leads) score -= 0.8
  if (/\(\s*(?:ex|e\.g|예)|→|=|:|\d+(?:\.\d+)?\s*(?:x|\*|×)\s*\d/iu.test(text)) score -= 0.5
  return score
}

/** Words without their endings, each looked at once: a week has tens of thousands of them. */
function stemmer(cues: Cues): (text: string) => string[] {
  const stems = new Map<string, string>()
  return (text) =>
    (
      text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]{2,}/gu) ?? []
    ).map((word) => {
      const stem = stems.get(word) ?? cues.stem(word)
      stems.set(word, stem)
      return stem
    })
}

/** Words of the member's sources that another member's have, too, but for those that fill every text. */
function sharedWords(
  own: readonly Source[],
  others: readonly Source[],
  wordsOf: (text: string) => string[],
): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const source of own) for (const word of wordsOf(source.text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const there = new Set(others.flatMap((source) => wordsOf(source.text)))
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return new Set(
    [...counts].filter(([word, count]) => there.has(word) && count >= 2 && count < total / 60).map(([word]) => word),
  )
}

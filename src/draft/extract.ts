import type { Cues } from '../languages/language.ts'
import { similarity } from '../model/check.ts'
import { isQuestion, type Passage, passagesOf, type Sentence } from './passages.ts'
import type { Source } from './source.ts'

export interface DraftSection {
  id: string
  heading: string
  /** Maximum number of points. */
  max?: number | undefined
}

/** A passage with the section that it goes to. */
export interface Picked extends Passage {
  section: string
}

type Kind = 'further-study' | 'applications' | 'discoveries' | 'insights'

/** The order in which kinds choose. `insights` is last, since its passages need no cue of their own. */
const kinds: readonly Kind[] = ['further-study', 'discoveries', 'applications', 'insights']
/** Maximum points of a section. */
const maxPoints = 5
/** Maximum points of a section from one heading, if the source has many headings. */
const maxPerHeading = 2
/** The score that a passage needs. An empty section is better than a weak one. */
const minScore: Record<Kind, number> = { 'further-study': 2, discoveries: 2.2, applications: 2, insights: 2.6 }

/**
 * Picks whole sentences of a member's sources, word for word: those that the author marked, questions, and those that
 * contain cues.
 * @param others the sources of other members for the week: words shared with them raise the score
 */
export function extract(
  sources: readonly Source[],
  others: readonly Source[],
  sections: readonly DraftSection[],
  cues: Cues,
): Picked[] {
  const wordsOf = stemmer(cues)
  const shared = sharedWords(sources, others, wordsOf)
  const sharedIn = (text: string) => {
    const words = new Set(wordsOf(text))
    return [...words].filter((word) => shared.has(word)).length / Math.max(1, words.size)
  }
  const passages = sources.flatMap((source) => passagesOf(source, cues)).filter((passage) => isWhole(passage, cues))
  const rated = passages.map((passage) => ({
    passage,
    scores: scoresOf(passage, sharedIn(passage.text), cues),
    authored: Number(isAuthored(passage, cues)),
  }))
  const headings = new Set(passages.map(headingsOf)).size
  const maxNear = Math.max(maxPerHeading, Math.ceil(maxPoints / headings))
  const picked: Picked[] = []
  const bySection = sectionsByKind(sections, cues)
  for (const kind of kinds) {
    const section = bySection.get(kind)
    if (!section) continue
    const ranked = rated
      .filter(({ scores }) => scores[kind] >= minScore[kind])
      .sort(
        (a, b) => b.authored - a.authored || b.scores[kind] - a.scores[kind] || lineOf(a.passage) - lineOf(b.passage),
      )
    const taken: Passage[] = []
    for (const { passage } of ranked) {
      if (taken.length >= Math.min(maxPoints, section.max ?? maxPoints)) break
      const heading = headingsOf(passage)
      const near = taken.filter((one) => headingsOf(one) === heading)
      if (heading !== '' && near.length >= maxNear) continue
      if (![...taken, ...picked].some((one) => isSame(one, passage))) taken.push(passage)
    }
    picked.push(...taken.map((passage) => ({ ...passage, section: section.id })))
  }
  const order = new Map(sections.map(({ id }, at) => [id, at]))
  const fileOrder = new Map(sources.map(({ path }, at) => [path, at]))
  return picked.sort(
    (a, b) =>
      (order.get(a.section) ?? 0) - (order.get(b.section) ?? 0) ||
      (fileOrder.get(a.path) ?? 0) - (fileOrder.get(b.path) ?? 0) ||
      lineOf(a) - lineOf(b),
  )
}

function lineOf({ sentences: [{ line }] }: Passage): number {
  return line
}

function headingsOf({ sentences: [{ block }] }: Passage): string {
  return block.headings.join('\n')
}

/** Whether two passages share a sentence or are similar. */
function isSame(one: Passage, other: Passage): boolean {
  return other.sentences.some((sentence) => one.sentences.includes(sentence)) || similarity(one.text, other.text) >= 0.5
}

/** The section for each kind: by its id, else by its heading. */
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

/** Whether a passage consists of whole sentences and is long enough to say something. */
function isWhole({ sentences: [first, second], text }: Passage, cues: Cues): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  if (words < 4 || (words < 5 && [...text].length < 18)) return false
  return isSentence(first, cues) && (!second || isSentence(second, cues, true))
}

/** Whether it is a whole sentence in the author's words. One that `leans` on another may be in brackets: `(단, …)`. */
function isSentence({ text, block }: Sentence, cues: Cues, leans = false): boolean {
  if ([...text].length > 220) return false
  if (/https?:|www\.|\$\$|\\[a-z]+\{|\uFFFC|[{}|]|^[-=_*#]+$|:$/u.test(text)) return false
  // `…하려는 시도들..` trails off and is not a sentence.
  if (!cues.ending.test(text) && !/(?<!\.)[.!?。？！]["'”’)]*$/u.test(text)) return false
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const native = words.filter((word) => cues.native.test(word)).length
  // `- **두 가지 문제**` above a nested list is a heading.
  if (block.leads && !cues.predicate.test(text)) return false
  if (native < words.length * 0.4) return false
  if (!leans && /^[([]|^\p{Ll}\)|^\d+\)/u.test(text) && !/[)\]]\s*\S{10}/u.test(text)) return false
  if (isUnbalanced(text)) return false
  return block.kind === 'quote' || !/^(?:ex|예|예시|참고|note|cf)\s?[):.]/iu.test(text)
}

/** Whether a bracket or quotation mark is not closed within the text. */
function isUnbalanced(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0
  return count(/[([]/gu) !== count(/[)\]]/gu) || count(/“/gu) !== count(/”/gu) || count(/"/gu) % 2 === 1
}

function scoresOf(passage: Passage, common: number, cues: Cues): Record<Kind, number> {
  const { sentences, text } = passage
  const [{ text: beginning, block, bold, afterQuestion }] = sentences
  const end = sentences.at(-1)?.text ?? ''
  const base = qualityOf(passage, common, cues)
  const context = block.headings.at(-1) ?? ''
  // `★ 이건 …` points back like `이건 …`.
  const pointsBack = cues.deictic.test(beginning.replace(/^[\p{S}\p{Extended_Pictographic}\s]+/u, ''))
  const lost = !pointsBack ? 0 : bold > 0.9 ? 1 : 3
  const isAsking = isQuestion(text)
  const open =
    (cues.open.test(text) ? 2.5 : 0) +
    (isAsking && cues.question.test(end) && !/["“”‘’]|몇|how many/iu.test(text)
      ? block.leads || afterQuestion
        ? 1.2
        : 2.2
      : 0) +
    (cues.sections['further-study'].test(context) ? 1 : 0)
  const found = (cues.discovery.test(text) ? 2.4 : 0) + (cues.sections.discoveries.test(context) ? 0.8 : 0)
  const advises = cues.application.test(text)
  const use = (advises ? 2.4 : 0) + (cues.sections.applications.test(context) ? 1.5 : 0)
  return {
    'further-study': open === 0 ? 0 : open + Math.min(0, base) + 0.1 * base - lost,
    discoveries: found === 0 || isAsking ? 0 : found + base * 0.4 - 0.4 - lost,
    // A recommendation by others is not the author's plan.
    applications: isAsking || use === 0 || cues.hearsay.test(text) ? 0 : use + base * 0.4 - 0.4 - lost,
    insights:
      isAsking || advises || !(bold > 0.9 || isAuthored(passage, cues) || isClaim(text, cues)) ? 0 : base - lost,
  }
}

/** Whether a passage is the author's own thought or a claim that they marked. Others may come from the book. */
function isAuthored({ sentences, text }: Passage, cues: Cues): boolean {
  const isBold = sentences.every(({ bold }) => bold > 0.9)
  return cues.marks.test(text) || (isBold && isClaim(text, cues)) || (cues.own.test(text) && !cues.hearsay.test(text))
}

/** Whether a text claims something or gives a reason. */
function isClaim(text: string, cues: Cues): boolean {
  return cues.reason.test(text) || text.match(cues.claim) !== null
}

/** A number that is not part of a name such as `GPT-4` or `S3`. */
const number = /(?<![A-Za-z]-?|\d)\d/u

/** The score of a passage for any section. `common` is the share of its words that other members use too, 0 to 1. */
function qualityOf({ sentences, text }: Passage, common: number, cues: Cues): number {
  const [{ label, block, alone, text: beginning }] = sentences
  const bold = Math.min(...sentences.map((sentence) => sentence.bold))
  const longestBold = Math.max(...sentences.map((sentence) => sentence.longestBold))
  const size = [...text].length
  const claimed = new Set(text.match(cues.claim) ?? []).size
  const weights = new Set(text.match(cues.weight) ?? []).size
  const reasoned = cues.reason.test(text)
  const heard = cues.hearsay.test(text)
  let score = 0
  if (bold > 0.9) score += 2
  else if (longestBold >= 10) score += 1.2
  else if (longestBold > 0) score += 0.3
  if (cues.marks.test(text)) score += 2
  if (block.headings.some((heading) => cues.marks.test(heading))) score += 0.5
  if (block.kind === 'quote') score += 0.8
  if (cues.own.test(text) && !heard) score += 2
  score += Math.min(2.4, claimed * 0.8) + Math.min(0.6, weights * 0.3)
  score += common
  if (reasoned) score += 1
  if (cues.contrast.test(text)) score += 0.4
  if (cues.predicate.test(text)) score += 0.5
  if (size >= 30 && size <= 140) score += 0.4
  // A number is interesting in a comparison or with a reason.
  if (sentences.some((one) => number.test(one.text) && (cues.reason.test(one.text) || cues.contrast.test(one.text))))
    score += 0.8
  if ((text.match(/[“"‘][^”"’]+[”"’]/gu)?.length ?? 0) > 1) score -= 0.8
  if (cues.general.test(text) && !isBacked(text, cues)) score -= 2
  if (heard && !reasoned) score -= 1.2
  if (sentences.some((sentence) => cues.flat.test(sentence.text))) score -= 0.9
  if (label !== '') score -= 0.4
  if (alone) score += 0.2
  if (cues.connective.test(beginning)) score -= bold > 0.9 ? 0 : 2
  if (sentences.some((sentence) => cues.aside.test(sentence.text))) score -= 3
  if (cues.definition.test(text)) score -= 1.2
  if (block.leads && sentences.length === 1) score -= 0.8
  if (/\(\s*(?:ex|e\.g|예)|→|=|^.{0,15}:|\d+(?:\.\d+)?\s*(?:x|\*|×)\s*\d/iu.test(text)) score -= 0.5
  return score
}

/** Whether a general claim has a reason, number, name or contrast, or is the author's opinion: `X도 중요하다` says nothing. */
function isBacked(text: string, cues: Cues): boolean {
  return number.test(text) || [cues.own, cues.reason, cues.contrast, cues.name].some((cue) => cue.test(text))
}

/** Makes a function that returns the stems of a text's words. Cached, since a week has tens of thousands of words. */
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

/** Words of the member's sources that others use too, except very frequent ones. */
function sharedWords(
  own: readonly Source[],
  others: readonly Source[],
  wordsOf: (text: string) => string[],
): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const source of own) for (const word of wordsOf(source.text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const otherWords = new Set(others.flatMap((source) => wordsOf(source.text)))
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return new Set(
    [...counts]
      .filter(([word, count]) => otherWords.has(word) && count >= 2 && count < total / 60)
      .map(([word]) => word),
  )
}

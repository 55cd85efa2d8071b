import type { Cues } from '../languages/language.ts'
import { type Block, blocksOf, type Source } from './source.ts'

/** A candidate for a point: one sentence, or two neighbours of which the second depends on the first. */
export interface Passage {
  sentences: readonly [Sentence] | readonly [Sentence, Sentence]
  /** Word for word, on one line. */
  text: string
  path: string
}

/** A sentence, and how it continues the one before: it contradicts it (`turns`), follows from it, or neither. */
interface Link {
  sentence: Sentence
  joint: 'turns' | 'follows' | undefined
}

/** Maximum length of two sentences, in characters. */
const maxLength = 300
/** A question of at most so many words does not say what it is about. */
const maxQuestionWords = 6

/**
 * The passages of a source, in order. A sentence that begins with `하지만` or `따라서` is used only with the one before
 * it. A sentence that the next one contradicts is used only with that one: alone it would misrepresent the author.
 */
export function passagesOf(source: Source, cues: Cues): Passage[] {
  const links = linksOf(source, cues)
  const takenBack: boolean[] = []
  for (let at = links.length - 1; at >= 0; at--) {
    const joint = links[at + 1]?.joint
    takenBack[at] = joint === 'turns' || (joint === 'follows' && takenBack[at + 1] === true)
  }
  return links.flatMap(({ sentence, joint }, at): Passage[] => {
    const next = links[at + 1]
    if (joint) return []
    const single: Passage = { sentences: [sentence], text: sentence.text, path: source.path }
    if (!next?.joint) return [single]
    const text = `${sentence.text} ${next.sentence.text}`
    const fits = [...text].length <= maxLength && !takenBack[at + 1]
    const pair: Passage[] = fits ? [{ sentences: [sentence, next.sentence], text, path: source.path }] : []
    return takenBack[at] ? pair : [...pair, single]
  })
}

function linksOf(source: Source, cues: Cues): Link[] {
  const sentences = blocksOf(source).flatMap((block) => sentencesOf(block, cues.ending))
  return sentences.map((sentence, at): Link => ({ sentence, joint: jointOf(sentence, sentences[at - 1], cues) }))
}

function jointOf(sentence: Sentence, before: Sentence | undefined, cues: Cues): Link['joint'] {
  const text = sentence.text.replace(/^[\p{S}\p{Extended_Pictographic}\s([“"'=-]+/u, '')
  if (cues.turn.test(text)) return 'turns'
  if (cues.lead.test(text) || /^(?:→|⇒|[=-]>)/u.test(sentence.text)) return 'follows'
  // In running text a short question refers to the sentence before: `그 정도는 얼마나 되어야 할까?`
  const runsOn = before?.block === sentence.block && before.endLine === sentence.line && !isQuestion(before.text)
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return runsOn && isQuestion(text) && words <= maxQuestionWords ? 'follows' : undefined
}

/** A sentence of a source as plain text on one line. */
export interface Sentence {
  text: string
  /** Its first line in the source, from 1. */
  line: number
  endLine: number
  /** The bold share of its letters, 0 to 1. */
  bold: number
  /** Letters of its longest bold part. */
  longestBold: number
  /** Leading bold words before a colon, `**프리필**: …`; they are not part of `text`. */
  label: string
  block: Block
  /** Whether the sentence before it in the block is a question. */
  afterQuestion: boolean
  /** Whether the block has no other sentence. */
  alone: boolean
}

/** Inline Markdown and HTML that is not literal text. */
const inline =
  /!\[[^\]]*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]]*\])?|\[\^[^\]]+\]|\[([^[\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)|<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>|&(nbsp|lt|gt|amp|quot|#39);|\\([!-/:-@[-`{-~])|(\*\*|__)|`+|(\*)|(?<![\p{L}\p{N}_])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}_])/giu

const entities = new Map([
  ['nbsp', ' '],
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['#39', "'"],
])

/** A visible letter of a block, with its line in the source. */
interface Letter {
  letter: string
  line: number
  bold: boolean
}

function lettersOf({ text, line: from }: Block): Letter[] {
  const letters: Letter[] = []
  let line = from
  let bold = false
  const add = (words: string) => {
    for (const letter of words) {
      letters.push({ letter: letter === '\n' ? ' ' : letter, line, bold })
      if (letter === '\n') line++
    }
  }
  const pass = (words: string) => {
    line += words.split('\n').length - 1
  }
  let at = 0
  // `*강조*는` is emphasis; a single star is literal.
  const paired = (text.replaceAll('**', '').match(/\*/g) ?? []).length % 2 === 0
  for (const match of text.matchAll(inline)) {
    const [all, link, entity, escaped, strong, star] = match
    add(text.slice(at, match.index))
    if (strong) bold = !bold
    if (entity) add(entities.get(entity.toLowerCase()) ?? '')
    else if (escaped) add(escaped)
    else if (star && !paired) add(star)
    else if (link !== undefined) add(link.replace(/\*\*|__|`/g, ''))
    else pass(all)
    at = match.index + all.length
  }
  add(text.slice(at))
  return letters
}

/** The end of a sentence within a line. */
const stops = /[.!?…。？！]+["'”’」』)\]]*(?=\s|$)|(?<=[다요])\.(?=\p{Script=Hangul})/gu
const abbreviation = /(?:\b(?:e\.g|i\.e|etc|vs|cf|ex|al|Fig|fig|No|Mr|Dr|St)|(?:^|\s)\d{1,2}|(?:^|\s)[A-Z])\.$/u

/** Maximum length, in characters, of a list item's first line that is only a label for the lines below. */
const labelLength = 12

/** The sentences of a block, in order. */
function sentencesOf(block: Block, endsLine: RegExp): Sentence[] {
  const letters = lettersOf(block)
  const text = letters.map(({ letter }) => (letter.length > 1 ? '\uFFFC' : letter)).join('')
  const cuts = new Set<number>()
  for (const { 0: mark, index } of text.matchAll(stops)) {
    const end = index + mark.length
    if (!abbreviation.test(text.slice(0, index + 1))) cuts.add(end)
  }
  // `1. 색인` followed by its explanation on the next line.
  const lineEnd = letters.findIndex(({ line }) => line > block.line)
  if (block.kind === 'item' && lineEnd > 0 && lineEnd <= labelLength) cuts.add(lineEnd)
  // Many people write one sentence per line, without a full stop.
  for (let at = 1; at < letters.length; at++)
    if (letters[at]?.line !== letters[at - 1]?.line && endsLine.test(text.slice(Math.max(0, at - 20), at).trimEnd()))
      cuts.add(at)
  const ends = [...cuts].sort((a, b) => a - b)
  const ranges = [...ends, letters.length].map((end, at) => [ends[at - 1] ?? 0, end] as const)
  const found = ranges.flatMap(([start, end]) => sentence(letters.slice(start, end), block) ?? [])
  return found.map((one, at) => ({
    ...one,
    afterQuestion: isQuestion(found[at - 1]?.text ?? ''),
    alone: found.length === 1,
  }))
}

/** Whether a sentence ends with a question mark, ignoring closing quotation marks and brackets. */
export function isQuestion(text: string): boolean {
  return /[?？]["'”’)]*$/u.test(text)
}

function sentence(letters: readonly Letter[], block: Block): Omit<Sentence, 'afterQuestion' | 'alone'> | undefined {
  const { label, rest } = labelled(letters)
  const solid = rest.filter(({ letter }) => /\S/u.test(letter))
  const [first, last] = [solid[0], solid.at(-1)]
  if (!first || !last) return undefined
  const flags = solid.map(({ bold }) => (bold ? 'b' : ' ')).join('')
  return {
    text: words(rest).replace(/^(?:\d{1,2}[.)]\s+|\d{1,2}\)|[①-⑳]\s*|[-•·*]\s+)(?=\S)/u, ''),
    line: first.line,
    endLine: last.line,
    bold: solid.filter(({ bold }) => bold).length / solid.length,
    longestBold: Math.max(0, ...(flags.match(/b+/g) ?? []).map(({ length }) => length)),
    label,
    block,
  }
}

function words(letters: readonly Letter[]): string {
  return letters
    .map(({ letter }) => letter)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Splits off a label: `**암 선별:** X선이 …`. Bold words without a colon are not a label. */
function labelled(letters: readonly Letter[]): { label: string; rest: readonly Letter[] } {
  const start = letters.findIndex(({ letter }) => /\S/u.test(letter))
  const whole = { label: '', rest: letters }
  if (!letters[start]?.bold) return whole
  const end = letters.findIndex(({ bold }, at) => at > start && !bold)
  if (end < 0) return whole
  const bold = words(letters.slice(start, end))
  const after =
    /^\s*[:：]\s*/u.exec(
      letters
        .slice(end)
        .map(({ letter }) => letter)
        .join(''),
    )?.[0] ?? ''
  if (after === '' && !/[:：]$/u.test(bold)) return whole
  return { label: bold.replace(/\s*[:：]$/u, ''), rest: letters.slice(end + [...after].length) }
}

import type { Cues } from '../languages/language.ts'
import { type Block, blocksOf, type Source } from './source.ts'

/** What a draft may take over as one point: a sentence of a source, or two neighbours of which the second leans on the first. */
export interface Passage {
  sentences: readonly [Sentence] | readonly [Sentence, Sentence]
  /** Word for word, on one line. */
  text: string
  path: string
}

/** A sentence, and how it goes on from the one before it: it takes it back, draws on it, or does neither. */
interface Link {
  sentence: Sentence
  joint: 'turns' | 'follows' | undefined
}

/** The most letters of two sentences. */
const longest = 300
/** The most words of a question that has no room to say what it is about. */
const shortQuestion = 6

/**
 * The passages of a source, in order. A sentence that begins with `하지만` or `따라서` comes with the one before it or not
 * at all, and so does one that the next sentence takes back: by itself it would say what its author does not.
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
    const fits = [...text].length <= longest && !takenBack[at + 1]
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
  // In running text a short question asks about what has just been said: `그 정도는 얼마나 되어야 할까?`
  const runsOn = before?.block === sentence.block && before.endLine === sentence.line && !isQuestion(before.text)
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return runsOn && isQuestion(text) && words <= shortQuestion ? 'follows' : undefined
}

/** A sentence of a source as a reader sees it: plain words on one line. */
export interface Sentence {
  text: string
  /** The lines of the source that it stands on, from 1. */
  line: number
  endLine: number
  /** How much of it is bold, 0 to 1, and how long its longest bold stretch is. */
  bold: number
  stretch: number
  /** Its leading bold words, where a colon sets them off, `**프리필**: …`; the text is what stands behind. */
  label: string
  block: Block
  /** Whether the sentence before it in its block asks, and whether the block has no other. */
  afterQuestion: boolean
  alone: boolean
}

/** What stands for something else than itself in inline Markdown. */
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

/** One letter of a block as a reader sees it, where it stands in the source, and whether it is bold. */
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
  // `*강조*는` is a pair; a star alone is a star.
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

/** A full stop, or a line that ends as a sentence does: many people give each sentence a line and no full stop. */
const stops = /[.!?…。？！]+["'”’」』)\]]*(?=\s|$)|(?<=[다요])\.(?=\p{Script=Hangul})/gu
const abbreviation = /(?:\b(?:e\.g|i\.e|etc|vs|cf|ex|al|Fig|fig|No|Mr|Dr|St)|(?:^|\s)\d{1,2}|(?:^|\s)[A-Z])\.$/u

/** The most letters of a list item's first line that only names what the lines below are about. */
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
  // `1. 색인`, and on the next line what there is to say of it.
  const lineEnd = letters.findIndex(({ line }) => line > block.line)
  if (block.kind === 'item' && lineEnd > 0 && lineEnd <= labelLength) cuts.add(lineEnd)
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

/** Whether a sentence ends with a question mark, which quotation marks or a bracket may follow. */
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
    stretch: Math.max(0, ...(flags.match(/b+/g) ?? []).map(({ length }) => length)),
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

/** `**암 선별:** X선이 …` is a label and what it is about; a sentence that only begins in bold is none. */
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

import type { Cues } from '../languages/language.ts'
import { isQuestion, type Sentence, sentencesOf } from './sentences.ts'
import { blocksOf, type Source } from './source.ts'

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

import type { Paragraph } from 'mdast'
import { finalConsonant } from '../../languages/ko/syllables.ts'
import { type Nodes, offset } from '../../markdown/mdast.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    questionMark: () => ({
      message: '질문에 물음표가 없습니다.',
      hint: '끝에 `?`를 붙여 주세요.',
    }),
  },
  en: {
    questionMark: () => ({
      message: 'Found a question without a question mark',
      hint: 'End it with `?`.',
    }),
  },
})

/**
 * A question in `토론 질문` without a question mark: `누가 낼까`, `Who should we ask`. Topics and requests are fine without:
 * `…이야기해 보고 싶습니다`, `let's talk about …`.
 */
export const questionMark: Rule = {
  name: 'question-mark',
  severity: 'warning',
  *check({ note, questions, language }) {
    const parts = note.outline.sections.get(questions.id)?.parts ?? []
    for (const paragraph of parts.flatMap(({ blocks }) => blocks).flatMap(paragraphsIn)) {
      const [start, end] = [offset(paragraph, 'start'), offset(paragraph, 'end')]
      const source = note.text.slice(start, end)
      if (/[?？]/.test(source)) continue
      const last = lastSentence(source)
      if (asks(last.text)) yield problem({ start: start + last.start, end }, words[language].questionMark())
    }
  },
}

/** The paragraphs of a block and of the lists in it; not of quotes, which are other people's words, or tables. */
function paragraphsIn(node: Nodes): Paragraph[] {
  if (node.type === 'paragraph') return [node]
  return node.type === 'list' || node.type === 'listItem' ? node.children.flatMap(paragraphsIn) : []
}

/** In code units: only the end of a longer sentence is checked, to bound the time. */
const longest = 400

/** The last sentence of a paragraph without punctuation and formatting: `누가 낼까요` in `왜? **누가 낼까요.**`. */
function lastSentence(source: string): { text: string; start: number } {
  const at = Math.max(0, source.length - longest)
  const tail = source.slice(at).replace(/[\s.。…!*_~)"'”’」』]+$/, '')
  const [before] = /^[\s\S]*(?:[.!?。…:：]\s+|\n)/.exec(tail) ?? ['']
  const text = tail.slice(before.length).replace(/^[\s*_~("'“‘「『]+/, '')
  return { text, start: at + tail.length - text.length }
}

function asks(sentence: string): boolean {
  return asksInKorean(sentence) || english.some((pattern) => pattern.test(sentence))
}

/**
 * Checks the ending: `할까(요)`, `합니까`, `하는가`, `필요한가(요)`, `있나요`, `하느냐`. Not a question: `그러니까`, a reason;
 * `전문가`, `인증과 인가`, nouns; `끝나요`, a statement; `…할지`, which names a question without asking it.
 */
function asksInKorean(sentence: string): boolean {
  const word = /\S*$/.exec(sentence.slice(-30).normalize('NFC'))?.[0] ?? ''
  const [, stem = '', ending = ''] = /^(.*?)(니?까요?|[는은인한던된운른쁜]가요?|나요|[느이]냐)$/.exec(word) ?? []
  if (ending === '') return false
  if (ending.startsWith('니까')) return finalConsonant(stem) === 'ㅂ'
  if (ending.startsWith('까')) return finalConsonant(stem) === 'ㄹ'
  if (ending === '나요') return /[가-힣]$/.test(stem) && !/[만끝어타러떠지빛일]$/.test(stem)
  return /[가-힣]$/.test(stem)
}

const verb = '(?:do|does|did|is|are|was|were|can|could|should|would|will|has|have|had|might|must)'
const subject = '(?:we|you|i|it|they|he|she|this|that|these|those|there|the|an?|our|your|my|any|anyone|every|everyone)'
/** Word order: the verb comes before its subject. `How we chose`, `what they are` and `why it fails` name a topic. */
const english = [
  `(?:${verb}|shall)(?:n't)? ${subject}`,
  `(?:how|why|what|when|where|who|whom|which|whose)(?:'s| (?:${verb}|shall)(?:n't)? ${subject})`,
  `how (?:much|many|often|long|far|soon|well|else)(?: \\w+)? ${verb} ${subject}`,
  `(?:what|which)(?: kinds? of| sorts? of)? \\w+ ${verb} (?:we|you|i|they)`,
  `who (?:${verb}|decides|owns|pays|needs|wants|knows)`,
].map((start) => new RegExp(`^(?:(?:so|and|but|then|also|if so),? )?${start}\\b`, 'i'))

export const docs: RuleDocs = {
  ko: {
    what: '토론 질문 섹션의 질문이 물음표 없이 끝납니다. 이야기하고 싶은 주제나 부탁은 괜찮습니다.',
    why: '통합 토론 주제에 질문으로 들어갑니다.',
    wrong: '## 토론 질문\n\n- 인덱스 비용은 누가 내야 할까요\n',
    right: '## 토론 질문\n\n- 인덱스 비용은 누가 내야 할까요?\n',
  },
  en: {
    what: 'A question among the discussion questions ends without a question mark. Topics and requests need none.',
    why: 'The document lists it as a question.',
    wrong: '## Discussion questions\n\n- Who pays for an index\n',
    right: '## Discussion questions\n\n- Who pays for an index?\n',
  },
}

import { offset } from '../../markdown/mdast.ts'
import { excerpt } from '../../text.ts'
import { inAllLanguages, nodesOf, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    strikethroughRange: (source: string) => ({
      message: `\`${source}\`: 물결표 둘 사이에 GitHub가 취소선을 긋습니다.`,
      hint: '물결표를 `\\~`로 적거나 `–`로 바꿔 주세요.',
    }),
  },
  en: {
    strikethroughRange: (source) => ({
      message: `GitHub strikes out \`${source}\`, the text between two tildes`,
      hint: 'Write each tilde as `\\~`, or use `–`.',
    }),
  },
})

/** `1~5장과 6~9장`: GitHub strikes out the text between the two tildes. */
export const strikethroughRange: Rule = {
  name: 'strikethrough-range',
  severity: 'error',
  *check(context) {
    const { note, language } = context
    for (const node of nodesOf(context, 'delete')) {
      const [start, end] = [offset(node, 'start'), offset(node, 'end')]
      if (note.text.startsWith('~~', start) || !isRange(note.text, start, end)) continue
      const fix = [start, end - 1].map((at) => ({ start: at, end: at, text: '\\' }))
      yield problem(node, words[language].strikethroughRange(excerpt(note.text.slice(start, end))), fix)
    }
  },
}

/** `~취소~` by itself is strikethrough on purpose; a tilde next to another word or a number is a range. */
function isRange(text: string, start: number, end: number): boolean {
  const word = /[\p{L}\p{N}%)\]]/u
  return word.test(text[start - 1] ?? '') || /[\p{L}\p{N}]/u.test(text[end] ?? '')
}

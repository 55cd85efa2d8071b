import { offset } from '../../markdown/mdast.ts'
import { unclosedFence as fenceOf } from '../../note/sections.ts'
import { inAllLanguages, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    openFence: (fence: string, hidden: readonly string[]) => ({
      message: `여기서 연 코드 블록을 닫지 않아서 이 아래가 모두 코드로 보입니다.${hidden.length > 0 ? ` 섹션으로 읽지 못한 제목: ${hidden.join(', ')}` : ''}`,
      hint: `코드가 끝나는 곳에 ${fence} 만 있는 줄을 넣어 주세요.`,
    }),
  },
  en: {
    openFence: (fence, hidden) => ({
      message: `The code block that starts here is not closed, so everything below it is shown as code${hidden.length > 0 ? `, also the section headings ${hidden.join(', ')}` : ''}`,
      hint: `Add a line with only ${fence} where the code ends.`,
    }),
  },
})

/** A code block that is not closed: everything below it is code. What only follows from it is not reported. */
export const openFence: Rule = {
  name: 'open-fence',
  severity: 'error',
  inBuild: true,
  *check({ note, language }) {
    // The end of a note that was not parsed may close it.
    if (note.excess) return
    const last = note.tree.children.at(-1)
    if (last?.type !== 'code') return
    const start = offset(last, 'start')
    const source = note.text.slice(start, offset(last, 'end'))
    const fence = fenceOf(source)
    if (fence === undefined) return
    const hidden = note.outline.strays.flatMap(({ kind, found }) => (kind === 'fenced' ? [`\`${found}\``] : []))
    const [line = ''] = source.split('\n', 1)
    yield problem({ start, end: start + line.length }, words[language].openFence(fence, hidden))
  },
}

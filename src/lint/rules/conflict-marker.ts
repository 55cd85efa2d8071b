import { withParticle } from '../../languages/ko/particles.ts'
import { inAllLanguages, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    marker: (marker: string) => ({
      message: `git의 병합 충돌 표시 ${withParticle(`\`${marker}\``, '이')} 남아 있습니다.`,
      hint: '두 쪽 중 남길 글만 두고 `<<<<<<<`, `=======`, `>>>>>>>` 줄을 지워 주세요.',
    }),
  },
  en: {
    marker: (marker) => ({
      message: `Found the conflict marker \`${marker}\`, expected a merged note`,
      hint: 'Keep the text you want and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.',
    }),
  },
})

const marker = /^(?:<{7}|>{7})(?=[ \t]|$).*$/gm

/** A conflict marker of git, `<<<<<<< HEAD`; not in code, where a note may show such lines on purpose. */
export const conflictMarker: Rule = {
  name: 'conflict-marker',
  severity: 'error',
  inBuild: true,
  *check({ note, language }) {
    const markers = [...note.text.matchAll(marker)]
    if (markers.length === 0) return
    const code = note.tree.children.flatMap(({ type, position }) => (type === 'code' && position ? [position] : []))
    const isShown = (at: number) =>
      code.some(({ start: from, end: to }) => (from.offset ?? 0) <= at && at < (to.offset ?? 0))
    let isOpen = false
    for (const { 0: line, index: start } of markers.filter(({ index }) => !isShown(index))) {
      const isEnd = line.startsWith('>')
      // One finding for each conflict: the end of one is told with its beginning.
      if (!(isEnd && isOpen))
        yield {
          ...problem({ start, end: start + line.length }, words[language].marker(line.slice(0, 7))),
          breaks: true,
        }
      isOpen = !isEnd
    }
  },
}

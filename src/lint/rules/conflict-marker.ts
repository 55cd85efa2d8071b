import { withParticle } from '../../languages/ko/particles.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

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
  inBuild: 'error',
  *check({ note, language }) {
    const markers = [...note.text.matchAll(marker)]
    if (markers.length === 0) return
    const code = note.tree.children.flatMap(({ type, position }) => (type === 'code' && position ? [position] : []))
    for (const { 0: line, index: start } of markers) {
      const isCode = code.some(({ start: from, end: to }) => (from.offset ?? 0) <= start && start < (to.offset ?? 0))
      if (!isCode) yield problem({ start, end: start + line.length }, words[language].marker(line.slice(0, 7)))
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: 'git의 병합 충돌 표시가 남아 있습니다.',
    why: '두 사람의 글이 뒤섞인 채 문서에 들어가므로 build가 멈춥니다.',
    wrong: '<<<<<<< HEAD\n- 내 글\n=======\n- 다른 글\n>>>>>>> main\n',
    right: '- 내 글\n',
  },
  en: {
    what: 'The note still contains conflict markers from git.',
    why: 'Both versions would end up in the document, so `build` stops.',
    wrong: '<<<<<<< HEAD\n- mine\n=======\n- theirs\n>>>>>>> main\n',
    right: '- mine\n',
  },
}

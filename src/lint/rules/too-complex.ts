import { languages } from '../../languages/registry.ts'
import { offsetOfLine } from '../excerpts.ts'
import { problem, type Rule, type RuleDocs } from '../rule.ts'

/** A note that would take too long to parse: it is only parsed, and checked, up to the line of the finding. */
export const tooComplex: Rule = {
  name: 'too-complex',
  severity: 'error',
  inBuild: 'error',
  *check({ note, language }) {
    if (!note.excess) return
    const { kind, line, found, most } = note.excess
    const start = offsetOfLine(note.text, line)
    // Shared with templates, which can be too complex as well.
    const { tooComplex } = languages[language].messages
    yield problem({ start, end: start }, tooComplex(kind, found, most))
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '목록이나 인용을 너무 깊이 중첩했거나, 한 노트에 기호가 너무 많아서 끝까지 읽지 못했습니다.',
    why: '읽지 못한 줄부터는 검사할 수 없고, 문서에도 넣을 수 없어서 build가 멈춥니다.',
    wrong: `${'> '.repeat(70)}글\n`,
    right: '> 글\n',
  },
  en: {
    what: 'Lists or quotes are nested too deeply, or there are too many marks, so only a part of the note could be read.',
    why: 'From that line on, the note is not checked and cannot go into the document, so `build` stops.',
    wrong: `${'> '.repeat(70)}Text\n`,
    right: '> Text\n',
  },
}

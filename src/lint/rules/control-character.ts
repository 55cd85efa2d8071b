import { withParticle } from '../../languages/ko/particles.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    controlCharacter: (code: string) => ({
      message: `눈에 보이지 않는 제어 문자 ${withParticle(`U+${code}`, '이')} 있습니다.`,
      hint: '지워 주세요. 다른 프로그램에서 붙여 넣을 때 딸려 오기도 합니다.',
    }),
  },
  en: {
    controlCharacter: (code) => ({
      message: `Found the invisible control character U+${code}`,
      hint: 'Delete it. It usually comes with pasted text.',
    }),
  },
})

// All but tab and line feed.
const control = /(?![\t\n])\p{Cc}/gu
/** The same character several times in a row is one finding: holding a key down can leave a hundred. */
const runs = /((?![\t\n])\p{Cc})\1*/gu

/** An invisible control character; typing Korean on macOS can leave U+0008 behind. */
export const controlCharacter: Rule = {
  name: 'control-character',
  severity: 'warning',
  changes: { letters: control },
  *check({ note, language }) {
    for (const { 0: run, 1: letter = '', index } of note.text.matchAll(runs)) {
      const range = { start: index, end: index + run.length }
      // These separate words or lines, so the author has to decide what replaces them.
      const fix = /[\v\f\u0085]/.test(letter) ? undefined : [{ ...range, text: '' }]
      yield problem(
        range,
        words[language].controlCharacter(letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')),
        fix,
      )
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '눈에 보이지 않는 제어 문자가 있습니다.',
    why: '단어가 검색되지 않고, 프로그램에 따라 네모나 물음표로 보입니다. macOS의 한글 입력이나 붙여 넣기에서 생깁니다.',
    wrong: '복제\u0008 지연\n',
    right: '복제 지연\n',
  },
  en: {
    what: 'The text contains an invisible control character.',
    why: 'Searches miss the word with it, and some programs show a box. Typing Korean on macOS or pasting text can leave one behind.',
    wrong: 'replication\u0008 lag\n',
    right: 'replication lag\n',
  },
}

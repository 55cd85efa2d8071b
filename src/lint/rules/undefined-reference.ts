import { type Alternatives, anyOf } from '../../alternatives.ts'
import { matchesIn } from '../../markdown/sources.ts'
import { excerpt } from '../excerpts.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    undefinedReference: (source: string, label: string) => ({
      message: `\`${source}\`: 노트에 정의가 없어서 대괄호가 그대로 보입니다.`,
      hint: `\`${label}: …\` 정의를 추가하거나 대괄호를 지워 주세요.`,
    }),
  },
  en: {
    undefinedReference: (source, label) => ({
      message: `\`${source}\` has no definition in the note, so its brackets are shown`,
      hint: `Add a definition, \`${label}: …\`, or delete the brackets.`,
    }),
  },
})

/** `[^1]` or `[글][ref]` without a definition in the note: GitHub shows the brackets. */
export const undefinedReference: Rule = {
  name: 'undefined-reference',
  severity: 'warning',
  needsAll: true,
  *check({ note, prose, language }) {
    // A reference with a definition is a node of its own; one without is text.
    for (const node of prose) {
      if (!node.value.includes('[')) continue
      for (const { match, ...span } of matchesIn(node, note.text, reference)) {
        const [whole, label = ''] = match
        const wanted = whole.startsWith('[^') ? whole : `[${label}]`
        yield problem(span, words[language].undefinedReference(excerpt(whole), wanted))
      }
    }
  },
}

/**
 * Not an index, which directly follows a letter or punctuation, as in `행렬[i][j]`, `f(x)[0][1]`, `a?.[b][c]`, or is short,
 * as in `[i][j]`. A reference has a space before it; a footnote need not.
 */
export const references: Alternatives = [
  [/(?<![\\\]])\[\^[^\s[\]^]+\](?!\()/gu, '복제 지연[^1]'],
  [/(?<![\p{L}\p{N}_\]\\!)}"'`.])!?\[(?!\w{0,2}\])[^[\]\n]+\]\[(?![ xX]?\])([^[\]\n]+)\]/gu, '[복제 지연][ref]'],
]
const reference = anyOf(references)

export const docs: RuleDocs = {
  ko: {
    what: '각주나 참조 링크가 가리키는 정의가 노트에 없습니다.',
    why: 'GitHub에 대괄호가 그대로 보입니다.',
    wrong: '복제 지연[^1]은 평균이 아니다.\n',
    right: '복제 지연[^1]은 평균이 아니다.\n\n[^1]: 3장 152쪽\n',
  },
  en: {
    what: 'A footnote or a reference has no definition in the note.',
    why: 'GitHub shows the brackets.',
    wrong: 'Replication lag[^1] is not an average.\n',
    right: 'Replication lag[^1] is not an average.\n\n[^1]: Chapter 3, page 152\n',
  },
}

import { type Nodes, offset } from '../../markdown/mdast.ts'
import { sourceOf } from '../../markdown/sources.ts'
import { excerpt } from '../excerpts.ts'
import { inAllLanguages, nodesOf, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    emphasisParticle: (source: string) => ({
      message: `\`${source}\`: 별표가 글자와 바로 붙어 있어서 GitHub에서 굵게 보이지 않고 별표가 그대로 나옵니다.`,
      hint: '별표와 글자 사이에 `<!-- -->`를 넣거나(`--fix`가 넣어 줍니다), 괄호나 따옴표를 별표 밖으로 옮겨 주세요.',
    }),
  },
  en: {
    emphasisParticle: (source) => ({
      message: `GitHub shows the asterisks of \`${source}\`, because a letter follows or precedes them directly`,
      hint: 'Put `<!-- -->` between the asterisks and the letter (`--fix` does), or move the bracket or quote outside the asterisks.',
    }),
  },
})

/** `**용어(Term)**은`: between a bracket and a particle, GitHub shows the asterisks. */
export const emphasisParticle: Rule = {
  name: 'emphasis-particle',
  severity: 'error',
  changes: { nodes: ['html'] },
  *check(context) {
    const { note, language } = context
    for (const node of [...nodesOf(context, 'emphasis'), ...nodesOf(context, 'strong')]) {
      const hidden = edgesOf(node, note.text).filter(isText)
      if (hidden.length === 0) continue
      const fix = hidden.map(({ at }) => ({ start: at, end: at, text: separator }))
      yield problem(node, words[language].emphasisParticle(excerpt(sourceOf(node, note.text))), fix)
    }
  },
}

/**
 * An empty comment between the asterisks and the letter. Its `<` is punctuation, so that CommonMark lets them close. The
 * same words stay bold, unlike in `**용어**(Term)은`, and no letter is added, changed or hidden, unlike with a zero-width
 * space or `&#51008;`.
 */
const separator = '<!-- -->'

const letter = /[\p{L}\p{N}]/u
// Punctuation on GitHub: not emoji and arrows, which CommonMark 0.31 added.
const mark = /[\p{P}$+<=>^`|~]/u

/** Where asterisks begin or end emphasis, and the letters beside them. */
interface Edge {
  at: number
  outside: string
  inside: string
}

/** The start and the end of emphasis; none with `_`. In `***글***`, only the outer one has letters outside. */
function edgesOf(node: Nodes, text: string): Edge[] {
  const [start, end] = [offset(node, 'start'), offset(node, 'end')]
  if (text[start] !== '*') return []
  let [first, last] = [start, end - 1]
  while (text[first] === '*') first++
  while (text[last] === '*') last--
  return [
    { at: start, outside: text[start - 1] ?? ' ', inside: text[first] ?? ' ' },
    { at: end, outside: text[end] ?? ' ', inside: text[last] ?? ' ' },
  ]
}

/**
 * Whether CommonMark takes asterisks for text: a letter is outside of them, punctuation inside. micromark makes an
 * exception for other marks, as in `**_글_**은`, and GitHub does not.
 */
function isText({ outside, inside }: Edge): boolean {
  return letter.test(outside) && mark.test(inside)
}

export const docs: RuleDocs = {
  ko: {
    what: '굵은 글씨가 괄호나 따옴표로 끝나고 별표 바로 뒤에 한글이 있습니다.',
    why: 'CommonMark는 이런 별표를 닫는 별표로 보지 않아서, GitHub에 `**`가 그대로 보입니다. `<!-- -->`는 화면에 나오지 않으면서 별표와 글자를 떼어 놓습니다.',
    wrong: '**복제 지연(Replication Lag)**은 평균이 아니다.\n',
    right: '**복제 지연(Replication Lag)**<!-- -->은 평균이 아니다.\n',
  },
  en: {
    what: 'Bold text ends with a bracket or a quote, and a Korean letter follows its asterisks directly.',
    why: 'In CommonMark these asterisks do not end bold text, so GitHub shows them. `<!-- -->` separates them from the letter and is not shown.',
    wrong: '**복제 지연(Replication Lag)**은 평균이 아니다.\n',
    right: '**복제 지연(Replication Lag)**<!-- -->은 평균이 아니다.\n',
  },
}

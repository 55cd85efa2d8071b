import type { Edit } from '../../markdown/edits.ts'
import { type Nodes, offset } from '../../markdown/mdast.ts'
import { parseAsGitHub } from '../../markdown/parser.ts'
import { matchesIn, sourceOf } from '../../markdown/sources.ts'
import { excerpt } from '../../text.ts'
import { inAllLanguages, nodesOf, type Problem, problem, type Rule, type RuleContext } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    emphasisParticle: (source: string) => ({
      message: `\`${source}\`: 별표가 글자와 바로 붙어 있어서 GitHub에서 굵게 보이지 않고 별표가 그대로 나옵니다.`,
      hint: '별표와 글자 사이에 `<!-- -->`를 넣거나(`--fix`가 넣어 줍니다), 괄호나 따옴표를 별표 밖으로 옮겨 주세요.',
    }),
    emphasisSpace: (source: string) => ({
      message: `\`${source}\`: 별표 안쪽에 공백이 있어서 굵게 보이지 않습니다.`,
      hint: '공백을 별표 밖으로 옮기거나 지워 주세요.',
    }),
  },
  en: {
    emphasisParticle: (source) => ({
      message: `GitHub shows the asterisks of \`${source}\`, because a letter follows or precedes them directly`,
      hint: 'Put `<!-- -->` between the asterisks and the letter (`--fix` does), or move the bracket or quote outside the asterisks.',
    }),
    emphasisSpace: (source) => ({
      message: `\`${source}\` is not bold, because of the space inside the asterisks`,
      hint: 'Move the space outside the asterisks, or delete it.',
    }),
  },
})

/**
 * `**용어(Term)**은`: between a bracket and a particle, GitHub shows the asterisks. `**굵게 **`: with a space inside, it does
 * so too.
 */
export const emphasisParticle: Rule = {
  name: 'emphasis-particle',
  severity: 'error',
  *check(context): Generator<Problem> {
    yield* spaced(context)
    const { note, language } = context
    for (const node of [...nodesOf(context, 'emphasis'), ...nodesOf(context, 'strong')]) {
      const hidden = edgesOf(node, note.text).filter(isText)
      if (hidden.length === 0) continue
      const fix = hidden.map(({ at }) => ({ start: at, end: at, text: separator }))
      yield problem(node, words[language].emphasisParticle(excerpt(sourceOf(node, note.text))), fix)
    }
  },
}

function* spaced(context: RuleContext): Generator<Problem> {
  const { note, language } = context
  for (const node of nodesOf(context, 'text')) {
    if (!node.value.includes('**')) continue
    for (const { match, ...span } of matchesIn(node, note.text, pair)) {
      const [whole, inner = ''] = match
      if (isBold(inner, match.input[match.index - 1]))
        yield problem(span, words[language].emphasisSpace(excerpt(whole)), tighten(span, inner, note.text))
    }
  }
}

const pair = /(?<![*\\])\*\*([^*\n]+)\*\*(?!\*)/g

/** `2 ** 10 ** 2` is arithmetic. `** 굵게 **` with two spaces is bold only at the start of a line or an item. */
function isBold(inner: string, before: string | undefined): boolean {
  if (!/\p{L}/u.test(inner) || !/^[ \t]|[ \t]$/.test(inner)) return false
  return before === undefined || before === '\n' || !/^[ \t]/.test(inner) || !/[ \t]$/.test(inner)
}

/** Moves the spaces outside: `**굵게 **글` becomes `**굵게** 글`. They are deleted next to a space or the end of a line. */
function tighten({ start, end }: { start: number; end: number }, inner: string, text: string): Edit[] | undefined {
  const isWord = (character: string | undefined) => character !== undefined && /\S/.test(character)
  const before = /^[ \t]/.test(inner) && isWord(text[start - 1]) ? ' ' : ''
  const after = /[ \t]$/.test(inner) && isWord(text[end]) ? ' ' : ''
  const bold = `${before}**${inner.trim()}**${after}`
  const [paragraph] = parseAsGitHub(`가${before || ' '}${bold.trim()}${after || ' '}가`).children
  const isStrong = paragraph && 'children' in paragraph && paragraph.children.some(({ type }) => type === 'strong')
  return isStrong ? [{ start, end, text: bold }] : undefined
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

import type { Edit } from '../../markdown/edits.ts'
import { parseAsGitHub } from '../../markdown/parser.ts'
import { matchesIn } from '../../markdown/sources.ts'
import { excerpt } from '../excerpts.ts'
import { inAllLanguages, nodesOf, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    emphasisSpace: (source: string) => ({
      message: `\`${source}\`: 별표 안쪽에 공백이 있어서 굵게 보이지 않습니다.`,
      hint: '공백을 별표 밖으로 옮기거나 지워 주세요.',
    }),
  },
  en: {
    emphasisSpace: (source) => ({
      message: `\`${source}\` is not bold, because of the space inside the asterisks`,
      hint: 'Move the space outside the asterisks, or delete it.',
    }),
  },
})

/** `**굵게 **`: with a space inside, the asterisks are shown and the text is not bold. */
export const emphasisSpace: Rule = {
  name: 'emphasis-space',
  severity: 'error',
  changes: { nodes: ['strong'], letters: /[*\s]/g },
  *check(context) {
    const { note, language } = context
    for (const node of nodesOf(context, 'text')) {
      if (!node.value.includes('**')) continue
      for (const { match, ...span } of matchesIn(node, note.text, pair)) {
        const [whole, inner = ''] = match
        if (isBold(inner, match.input[match.index - 1]))
          yield problem(span, words[language].emphasisSpace(excerpt(whole)), tighten(span, inner, note.text))
      }
    }
  },
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

export const docs: RuleDocs = {
  ko: {
    what: '굵은 글씨의 별표 안쪽에 공백이 있습니다.',
    why: 'GitHub에서 굵게 보이지 않고 별표가 그대로 나옵니다.',
    wrong: '문의는 **복제 지연 **때문이다.\n',
    right: '문의는 **복제 지연** 때문이다.\n',
  },
  en: {
    what: 'There is a space just inside the asterisks of bold text.',
    why: 'GitHub shows the asterisks instead of bold text.',
    wrong: 'The **replication lag ** is not an average.\n',
    right: 'The **replication lag** is not an average.\n',
  },
}

import type { Paragraph } from 'mdast'
import { withParticle } from '../../languages/ko/particles.ts'
import { type Nodes, offset } from '../../markdown/mdast.ts'
import { inAllLanguages, nodesOf, type Problem, problem, type Rule, type RuleContext, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    dash: () => ({
      message: '`-` 뒤에 공백이 없어서 목록이 되지 않습니다.',
      hint: '`-` 뒤에 공백을 넣어 주세요.',
    }),
    sign: (sign: string) => ({
      message: `${withParticle(`\`${sign}\``, '으로')} 시작하는 줄들이 목록이 되지 않고 한 문단으로 이어져 보입니다.`,
      hint: `목록이라면 ${sign === '-' ? '`-` 뒤에 공백을 넣고' : `줄마다 \`${sign}\` 대신 \`- \`로 시작하고`}, 아니라면 줄 사이에 빈 줄을 넣어 주세요.`,
    }),
  },
  en: {
    dash: () => ({
      message: 'There is no space after `-`, so this is not a list',
      hint: 'Add a space after `-`.',
    }),
    sign: (sign) => ({
      message: `Lines that start with \`${sign}\` are not a list, and run together into one paragraph`,
      hint: `If they are a list, ${sign === '-' ? 'add a space after `-`' : `start each with \`- \` instead of \`${sign}\``}. If not, put an empty line between them.`,
    }),
  },
})

/**
 * Lines that look like a list in the source, but that Markdown joins into one paragraph: `-**제목**: 내용`, and two or more
 * lines with `•` or the like. Lines that end with a hard break stay apart, so nothing is lost there.
 */
export const listMarker: Rule = {
  name: 'list-marker',
  severity: 'warning',
  changes: { nodes: ['list', 'listItem', 'paragraph'], letters: /[-\s]/g },
  *check(context) {
    for (const node of nodesOf(context, 'paragraph')) yield* inParagraph(node, context)
  },
}

/** A line that starts like an item of a list, with the offsets of the sign and of the end of the line. */
interface MarkedLine {
  sign: string
  start: number
  afterSign: number
  end: number
  /** Whether it can only be an item: `-**제목**: 내용`, or `-나` below `- 가`. */
  isClear: boolean
}

/** `○시` is some hour, and `●●○` a grade. `-5도` is a number, `-v` an option, and `-α` may be in a formula. */
const marked =
  /^([ \t>]*)([•·ㆍ]|[◦▪∙●○■](?=\s)|-(?=\*\*|[\p{sc=Hangul}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]))(?!\s*[•·ㆍ◦▪∙●○■])(.*)$/u

function* inParagraph(node: Paragraph, context: RuleContext): Generator<Problem> {
  const { note, language } = context
  for (const run of runsOf(node, context)) {
    const [first, last] = [run[0], run.at(-1)]
    // `-가` and `-나` may be two people who speak, or two endings of a verb, so they stay as they are.
    const isClear = run.some((line) => line.isClear)
    if (!first || !last || (run.length < 2 && !isClear)) continue
    const where = { start: first.start, end: last.end }
    if (isClear) {
      const edits = run.map(({ afterSign }) => ({ start: afterSign, end: afterSign, text: ' ' }))
      yield problem(where, words[language].dash(), edits)
    } else if (!isWrapped(first, node, note.text)) yield problem(where, words[language].sign(first.sign))
  }
}

/** Whether a dot stays between two words where a line ends: `국어`, `·영어`. */
function isWrapped({ sign, start, afterSign }: MarkedLine, node: Paragraph, text: string): boolean {
  const above = text.slice(Math.max(offset(node, 'start'), start - 20), start)
  return /[·ㆍ]/.test(sign) && /\S/.test(text[afterSign] ?? '') && /[\p{L}\p{N}][\s>]+$/u.test(above)
}

/** The lines of a paragraph that start with a sign, those that run together in one list. */
function runsOf(node: Paragraph, context: RuleContext): MarkedLine[][] {
  const { text } = context.note
  const runs: MarkedLine[][] = []
  let run: MarkedLine[] | undefined
  let start = offset(node, 'start')
  const source = text.slice(start, offset(node, 'end'))
  // A formula begins and ends with it.
  if (source.includes('$$')) return []
  for (const line of source.split('\n')) {
    const found = markedLine(line.trimEnd(), start, node, context)
    if (found && run && run[0]?.sign === found.sign) run.push(found)
    else if (found) runs.push([found])
    const isBroken = /(?: {2}|\\|<br\s*\/?>)$/i.test(line)
    run = found && !isBroken ? runs.at(-1) : undefined
    start += line.length + 1
  }
  return runs
}

function markedLine(source: string, lineStart: number, node: Paragraph, context: RuleContext): MarkedLine | undefined {
  const [, indent = '', sign, rest = ''] = marked.exec(source) ?? []
  const start = lineStart + indent.length
  if (sign === undefined || node.children.some((child) => child.type !== 'text' && covers(child, start)))
    return undefined
  const isTitled = /^\*\*[^*]+\*\*\s*[:：]|^\*\*[^*]+[:：]\*\*/.test(rest)
  // Further right, `-김하나` may be the author of what is quoted in the item.
  const isBelowItem = () =>
    lineStart > offset(node, 'start') &&
    nodesOf(context, 'listItem').some(
      (item) => covers(item, start) && item.position?.start.column === indent.length + 1,
    )
  return {
    sign,
    start,
    afterSign: start + sign.length,
    end: lineStart + source.length,
    isClear: sign === '-' && (isTitled || isBelowItem()),
  }
}

function covers({ position }: Nodes, at: number): boolean {
  const { start, end } = position ?? {}
  return start?.offset !== undefined && start.offset <= at && at < (end?.offset ?? 0)
}

export const docs: RuleDocs = {
  ko: {
    what: '목록처럼 쓴 줄이 목록이 되지 않습니다. `-` 뒤에 공백이 없거나, `•`, `·` 같은 기호로 시작하는 줄이 이어집니다.',
    why: 'Markdown은 `-`, `*`, `+` 뒤에 공백이 있어야 목록으로 봅니다. 아니면 여러 줄이 한 문단으로 이어집니다.',
    wrong: '## 핵심 인사이트\n\n-**복제**: 늦다.\n-**샤딩**: 어렵다.\n',
    right: '## 핵심 인사이트\n\n- **복제**: 늦다.\n- **샤딩**: 어렵다.\n',
  },
  en: {
    what: 'Lines look like a list but are not one: there is no space after `-`, or they start with a character such as `•` or `·`.',
    why: 'Markdown needs `-`, `*` or `+` and a space for a list. Otherwise the lines run together into one paragraph.',
    wrong: '## Core insights\n\n-**Replication**: it lags.\n-**Sharding**: it is hard.\n',
    right: '## Core insights\n\n- **Replication**: it lags.\n- **Sharding**: it is hard.\n',
  },
}

import type { Paragraph } from 'mdast'
import { offset } from '../../markdown/mdast.ts'
import { inAllLanguages, nodesOf, type Problem, problem, type Rule, type RuleContext, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    dash: () => ({
      message: '`-` 뒤에 공백이 없어서 목록이 되지 않고, 앞뒤 줄과 한 문단으로 보입니다.',
      hint: '`-` 뒤에 공백을 넣어 주세요.',
    }),
    sign: (sign: string) => ({
      message: `\`${sign}\`로 시작하는 줄들이 목록이 되지 않고 한 문단으로 이어져 보입니다.`,
      hint: `목록이라면 줄마다 \`${sign}\` 대신 \`- \`로 시작해 주세요.`,
    }),
  },
  en: {
    dash: () => ({
      message: 'There is no space after `-`, so this is no list and runs into the lines around it',
      hint: 'Add a space after `-`.',
    }),
    sign: (sign) => ({
      message: `Lines that start with \`${sign}\` are no list, and run together into one paragraph`,
      hint: `If they are a list, start each with \`- \` instead of \`${sign}\`.`,
    }),
  },
})

/**
 * Lines that their author takes for a list, which Markdown joins to one paragraph: `-**제목**: 내용`, and two or more lines
 * with `•` or the like. Lines that end with a line break of Markdown stay apart, so nothing is lost there.
 */
export const listMarker: Rule = {
  name: 'list-marker',
  severity: 'warning',
  changes: { nodes: ['list', 'listItem', 'paragraph'], letters: /[-\s]/g },
  *check(context) {
    const inItems = new Set<unknown>(nodesOf(context, 'listItem').flatMap(({ children }) => children))
    for (const node of nodesOf(context, 'paragraph')) yield* inParagraph(node, inItems.has(node), context)
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

/** `-5도` is a number and `-v` an option; `-**저자**` may say who wrote the quote above. */
const marked = /^([ \t>]*)([•◦▪∙·ㆍ●○■※]|-(?=\*\*|[^\P{L}\p{ASCII}]))(.*)$/u

function* inParagraph(node: Paragraph, isItem: boolean, { note, language }: RuleContext): Generator<Problem> {
  for (const run of runsOf(node, isItem, note.text)) {
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last || (run.length < 2 && !first.isClear)) continue
    const where = { start: first.start, end: last.end }
    if (first.sign !== '-') yield problem(where, words[language].sign(first.sign))
    else {
      const edits = run.map(({ afterSign }) => ({ start: afterSign, end: afterSign, text: ' ' }))
      yield problem(where, words[language].dash(), edits)
    }
  }
}

/** The lines of a paragraph that start with a sign, those that run together in one list. */
function runsOf(node: Paragraph, isItem: boolean, text: string): MarkedLine[][] {
  const runs: MarkedLine[][] = []
  let run: MarkedLine[] | undefined
  let start = offset(node, 'start')
  for (const source of text.slice(start, offset(node, 'end')).split('\n')) {
    const line = markedLine(source.trimEnd(), start, isItem && start > offset(node, 'start'))
    if (line && run && run[0]?.sign === line.sign) run.push(line)
    else if (line) runs.push([line])
    const isBroken = /(?: {2}|\\|<br\s*\/?>)\r?$/i.test(source)
    run = line && !isBroken ? runs.at(-1) : undefined
    start += source.length + 1
  }
  return runs
}

function markedLine(source: string, start: number, isInItem: boolean): MarkedLine | undefined {
  const [, indent = '', sign, rest = ''] = marked.exec(source) ?? []
  if (sign === undefined) return undefined
  const isTitled = /^\*\*[^*]+\*\*\s*[:：]|^\*\*[^*]+[:：]\*\*/.test(rest)
  const at = start + indent.length
  return {
    sign,
    start: at,
    afterSign: at + sign.length,
    end: start + source.length,
    isClear: sign === '-' && (isTitled || isInItem),
  }
}

export const docs: RuleDocs = {
  ko: {
    what: '목록처럼 쓴 줄이 목록이 되지 않습니다. `-` 뒤에 공백이 없거나, `•`, `·`, `※` 같은 기호로 시작하는 줄이 이어집니다.',
    why: 'Markdown은 `-`, `*`, `+` 뒤에 공백이 있어야 목록으로 봅니다. 아니면 여러 줄이 한 문단으로 이어집니다.',
    wrong: '## 핵심 인사이트\n\n-**복제**: 늦다.\n-**샤딩**: 어렵다.\n',
    right: '## 핵심 인사이트\n\n- **복제**: 늦다.\n- **샤딩**: 어렵다.\n',
  },
  en: {
    what: 'Lines that look like a list are none: there is no space after `-`, or they start with a sign such as `•`, `·` or `※`.',
    why: 'Markdown needs `-`, `*` or `+` and a space for a list. Otherwise the lines run together into one paragraph.',
    wrong: '## Core insights\n\n-**Replication**: it lags.\n-**Sharding**: it is hard.\n',
    right: '## Core insights\n\n- **Replication**: it lags.\n- **Sharding**: it is hard.\n',
  },
}

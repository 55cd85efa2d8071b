import { matchesIn } from '../../markdown/sources.ts'
import { showsHint } from '../../note/hints.ts'
import { excerpt } from '../../text.ts'
import { inAllLanguages, lineRange, nodesOf, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    placeholder: (source: string) => ({
      message: `템플릿의 \`${source}\` 표시가 그대로 남아 있습니다.`,
      hint: '내용을 적거나 지워 주세요.',
    }),
    endOfComment: () => ({
      message: '여는 `<!--` 없이 `-->`만 남아 있어서 문서에 그대로 보입니다.',
      hint: '이 줄을 지워 주세요. 위의 글을 숨기려면 그 앞에 `<!--`를 넣어 주세요.',
    }),
  },
  en: {
    placeholder: (source) => ({
      message: `The placeholder \`${source}\` from the template is still there`,
      hint: 'Replace it with your text, or delete it.',
    }),
    endOfComment: () => ({
      message: 'Found `-->` without `<!--`; the document shows it as text',
      hint: 'Delete the line. To hide the text above it, put `<!--` before that text.',
    }),
  },
})

/**
 * A placeholder line of the template, or a field like `{title}`, that nobody has replaced. Also what is left of a hint
 * whose comment was deleted in part: its text, or `-->` alone.
 */
export const placeholder: Rule = {
  name: 'placeholder',
  severity: 'warning',
  *check(context) {
    const { note, placeholders, hints = [], language } = context
    const code = note.tree.children.filter(({ type }) => type === 'code' || type === 'html')
    const lines = placeholders.size + hints.length > 0 ? note.text.split('\n', note.excess?.line) : []
    for (const [index, source] of lines.entries()) {
      const line = index + 1
      if (!placeholders.has(source.trim()) && !showsHint(source.trim(), hints)) continue
      const isHidden = code.some(({ position: at }) => at && at.start.line <= line && line <= at.end.line)
      if (!isHidden) yield problem(lineRange(note.text, line), words[language].placeholder(excerpt(source.trim())))
    }
    for (const node of nodesOf(context, 'text')) {
      for (const { start, end } of matchesIn(node, note.text, /(?<=^[ \t>]*)-->(?=[ \t]*$)/gm))
        yield problem({ start, end }, words[language].endOfComment())
      for (const { match, ...span } of matchesIn(node, note.text, places))
        yield problem(span, words[language].placeholder(match[0]))
    }
  },
}

const fields = 'title week member name romanized date scope 제목 이름 주차 날짜'.replaceAll(' ', '|')
const places = new RegExp(`(?<![\\\\$\\w/])\\{(?:${fields})\\}(?![\\w/])`, 'g')

import { matchesIn } from '../../markdown/sources.ts'
import { excerpt, lineRange } from '../excerpts.ts'
import { inAllLanguages, nodesOf, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    placeholder: (source: string) => ({
      message: `템플릿의 \`${source}\` 표시가 그대로 남아 있습니다.`,
      hint: '내용을 적거나 지워 주세요.',
    }),
  },
  en: {
    placeholder: (source) => ({
      message: `The placeholder \`${source}\` from the template is still there`,
      hint: 'Replace it with your text, or delete it.',
    }),
  },
})

/** A placeholder line of the template, or a field like `{title}`, that nobody has replaced. */
export const placeholder: Rule = {
  name: 'placeholder',
  severity: 'warning',
  *check(context) {
    const { note, placeholders, language } = context
    const code = note.tree.children.filter(({ type }) => type === 'code' || type === 'html')
    const lines = placeholders.size > 0 ? note.text.split('\n', note.excess?.line) : []
    for (const [index, source] of lines.entries()) {
      const line = index + 1
      const hidden = code.some(({ position: at }) => at && at.start.line <= line && line <= at.end.line)
      if (placeholders.has(source.trim()) && !hidden)
        yield problem(lineRange(note.text, line), words[language].placeholder(excerpt(source.trim())))
    }
    for (const node of nodesOf(context, 'text'))
      for (const { match, ...span } of matchesIn(node, note.text, places))
        yield problem(span, words[language].placeholder(match[0]))
  },
}

const fields = 'title week member name romanized date scope 제목 이름 주차 날짜'.replaceAll(' ', '|')
const places = new RegExp(`(?<![\\\\$\\w/])\\{(?:${fields})\\}(?![\\w/])`, 'g')

export const docs: RuleDocs = {
  ko: {
    what: '템플릿에서 바꿔 써야 할 부분이 그대로 남아 있습니다.',
    why: '문서에 `{title}` 같은 글이 그대로 나옵니다.',
    wrong: '# {title}\n',
    right: '# 3장. 복제와 일관성\n',
  },
  en: {
    what: 'A placeholder from the template is still there.',
    why: 'The document would show it, as in `{title}`.',
    wrong: '# {title}\n',
    right: '# Chapter 3. Replication and consistency\n',
  },
}

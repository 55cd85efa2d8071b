import { htmlVoidElements } from 'html-void-elements'
import { withParticle } from '../../languages/ko/particles.ts'
import { htmlTokens, rawTextElements } from '../../markdown/html-tags.ts'
import { offset } from '../../markdown/mdast.ts'
import { inAllLanguages, nodesOf, type Problem, problem, type Rule, type RuleContext } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    strayEnd: (name: string) => ({
      message: `여는 태그 없이 \`</${name}>\` 태그가 있습니다. 문서에서 노트 바깥의 요소를 닫을 수 있습니다.`,
      hint: `여는 \`<${name}>\` 태그를 넣거나 \`</${name}>\` 태그를 지워 주세요.`,
    }),
    pageWide: (name: string) => ({
      message: `\`<${name}>\` 태그는 이 노트뿐 아니라 페이지 전체를 바꿉니다.`,
      hint: `\`<${name}>\` 태그를 지워 주세요. HTML이 아니라 글이라면 백틱(\`)으로 감싸 주세요.`,
    }),
    openComment: () => ({
      message: '주석 `<!--`를 닫지 않아서 이 아래가 보이지 않습니다.',
      hint: '주석이 끝나는 곳에 `-->`를 넣어 주세요.',
    }),
    openElement: (name: string) => ({
      message: `HTML 태그 ${withParticle(`\`<${name}>\``, '을')} 닫지 않았습니다.`,
      hint: `끝나는 곳에 ${withParticle(`\`</${name}>\``, '을')} 넣어 주세요. HTML이 아니라 글이라면 백틱(\`)으로 감싸 주세요.`,
    }),
  },
  en: {
    strayEnd: (name) => ({
      message: `Found \`</${name}>\` without \`<${name}>\`; it may close an element outside the note in the document`,
      hint: `Add \`<${name}>\` where the element starts, or delete \`</${name}>\`.`,
    }),
    pageWide: (name) => ({
      message: `\`<${name}>\` changes the whole page, not only this note`,
      hint: `Delete \`<${name}>\`. If it is text, not HTML, put it in backticks.`,
    }),
    openComment: () => ({
      message: 'Found a comment that is not closed; everything below `<!--` is hidden',
      hint: 'Add `-->` where the comment ends.',
    }),
    openElement: (name) => ({
      message: `Found \`<${name}>\` without \`</${name}>\``,
      hint: `Add \`</${name}>\` where the element ends. If it is text, not HTML, put it in backticks.`,
    }),
  },
})

/** Void elements, and elements whose end tag HTML lets authors omit. */
const needsNoEndTag = new Set([
  ...htmlVoidElements,
  ...'p li dd dt td th tr thead tbody tfoot colgroup option optgroup rt rp'.split(' '),
])

/**
 * A comment or an element that is not closed: `<!--`, `<details>`, also `List<User>`, of which GitHub shows `List`. An
 * end tag without a start tag: in the document, `</div>` may close an element around the note. Elements like `<style>`
 * that change the whole page.
 */
export const openHtml: Rule = {
  name: 'open-html',
  severity: 'error',
  needsAll: true,
  *check(context): Generator<Problem> {
    const { language } = context
    for (const { name, kind, ...range } of unclosedTags(context)) {
      if (kind === 'page') yield problem(range, words[language].pageWide(name))
      else if (kind === 'end') yield problem(range, words[language].strayEnd(name))
      else yield problem(range, name === '' ? words[language].openComment() : words[language].openElement(name))
    }
  },
}

interface Tag {
  /** Empty for a comment. */
  name: string
  start: number
  end: number
  kind: 'start' | 'end' | 'page'
}

/** Elements that change the whole page; `<body>` and `<html>` do so by their attributes. */
const pageWide = /^<(?:(?:base|link|meta|script|style)(?=[\s/>])|(?:body|html)[\s/]+[^\s/>])/i

/**
 * Start tags without a matching end tag, end tags without a start tag, comments without an end, and tags that change
 * the whole page, in the order of the note.
 */
function unclosedTags(context: RuleContext): Tag[] {
  const { text } = context.note
  const open: Tag[] = []
  const others: Tag[] = []
  for (const node of nodesOf(context, 'html')) {
    const from = offset(node, 'start')
    for (const { kind, name, source, isComplete, ...span } of htmlTokens(text.slice(from, offset(node, 'end')))) {
      const key = name.toLowerCase()
      const innermost = open.at(-1)?.name.toLowerCase() ?? ''
      if (rawTextElements.has(innermost) && !(kind === 'endTag' && key === innermost)) continue
      const tag = { name, start: from + span.start, end: from + span.end }
      if (pageWide.test(source)) others.push({ ...tag, kind: 'page' })
      if (kind === 'comment') {
        if (!isComplete) open.push({ ...tag, end: tag.start + '<!--'.length, kind: 'start' })
      } else if (kind === 'endTag') {
        const partner = open.findLastIndex((start) => start.name.toLowerCase() === key)
        if (partner >= 0) open.splice(partner, 1)
        else if (!needsNoEndTag.has(key)) others.push({ ...tag, kind: 'end' })
      } else if (!needsNoEndTag.has(key)) open.push({ ...tag, kind: 'start' })
    }
  }
  return [...open, ...others].sort((a, b) => a.start - b.start)
}

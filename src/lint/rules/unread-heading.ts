import { withParticle } from '../../languages/ko/particles.ts'
import { offset } from '../../markdown/mdast.ts'
import { matchesIn } from '../../markdown/sources.ts'
import type { Note } from '../../note/note.ts'
import type { Stray } from '../../note/sections.ts'
import { excerpt } from '../../text.ts'
import {
  firstHeadings,
  hasSection,
  inAllLanguages,
  type Problem,
  problem,
  type Rule,
  type RuleContext,
} from '../rule.ts'

const words = inAllLanguages({
  ko: {
    near: (found: string, expected: string) => ({
      message: `제목 ${withParticle(`\`${found}\``, '은')} 섹션 이름 ${withParticle(`\`${expected}\``, '과')} 비슷하지만 다릅니다. 이대로는 섹션으로 읽지 않습니다.`,
      hint: `이 섹션이라면 제목을 ${withParticle(`\`${expected}\``, '으로')} 고쳐 주세요.`,
    }),
    within: (found: string, expected: string, section: string) => ({
      message: `제목 ${withParticle(`\`${found}\``, '은')} 섹션 이름 ${withParticle(`\`${expected}\``, '과')} 비슷하지만 다릅니다. 이대로는 이 글이 문서의 \`${section}\` 섹션에 들어갑니다.`,
      hint: `섹션 \`${expected}\`에 쓴 글이라면 제목을 ${withParticle(`\`${expected}\``, '으로')} 고쳐 주세요.`,
    }),
    unmarked: (found: string, expected: string) => ({
      message: `\`${found}\` 줄은 섹션 \`${expected}\`의 제목처럼 보이지만, 앞에 \`##\`이 없어서 섹션으로 읽지 않습니다.`,
      hint: `섹션의 제목이라면 이 줄을 ${withParticle(`\`## ${expected}\``, '으로')} 고쳐 주세요.`,
    }),
    unspaced: (found: string) => ({
      message: `\`${found}\`: \`#\` 뒤에 공백이 없어서 제목이 아니라 글로 보입니다.`,
      hint: '`#` 뒤에 공백을 넣어 주세요.',
    }),
    nested: (found: string) => ({
      message: `섹션 제목 ${withParticle(`\`${found}\``, '이')} 인용이나 목록 안에 있어서 섹션으로 읽지 않습니다.`,
      hint: '제목 앞의 `>`나 들여쓰기를 지우고, 위에 빈 줄을 넣어 주세요.',
    }),
    swallowed: (found: string) => ({
      message: `섹션 제목 ${withParticle(`\`${found}\``, '이')} HTML 안에 있어서 섹션으로 읽지 않습니다.`,
      hint: '제목 위에 빈 줄을 하나 넣어 주세요(`--fix`가 넣어 줍니다).',
    }),
    inOpenHtml: (found: string, line: number) => ({
      message: `섹션 제목 ${withParticle(`\`${found}\``, '이')} HTML 안에 있어서 섹션으로 읽지 않습니다.`,
      hint: `${line}번째 줄에서 연 주석이나 태그(\`<!--\`, \`<pre>\`)를 닫아 주세요.`,
    }),
    leftOut: (found: readonly string[], missing: readonly string[]) => ({
      message: `다음 제목 아래의 글은 문서에 들어가지 않습니다: ${found.join(', ')}${missing.length > 0 ? `. 노트에 없는 섹션: ${missing.join(', ')}` : ''}`,
      hint: '섹션이라면 제목을 섹션 이름으로 바꿔 주세요. 일부러 뺀 글이라면 노트에 `<!-- insights-disable unread-heading -->`을 넣거나 설정에서 이 규칙을 꺼 주세요.',
    }),
    questions: (found: readonly string[], heading: string) => ({
      message: `다음 제목 아래의 글은 문서에 들어가지 않습니다: ${found.join(', ')}`,
      hint: `함께 이야기할 질문이라면 제목을 ${withParticle(`\`${heading}\``, '으로')} 바꿔 주세요. 혼자 볼 글이라면 노트에 \`<!-- insights-disable unread-heading -->\`을 넣거나 설정에서 이 규칙을 꺼 주세요.`,
    }),
  },
  en: {
    near: (found, expected) => ({
      message: `Found the heading \`${found}\`, expected \`${expected}\`; as written, it is not a section`,
      hint: `If you mean that section, change the heading to \`${expected}\`.`,
    }),
    within: (found, expected, section) => ({
      message: `Found the heading \`${found}\`, expected \`${expected}\`; as written, its text goes into the section \`${section}\` of the document`,
      hint: `If you mean the section \`${expected}\`, change the heading to \`${expected}\`.`,
    }),
    unmarked: (found, expected) => ({
      message: `Found the line \`${found}\` without \`##\`; it looks like the heading of \`${expected}\`, but is not read as a section`,
      hint: `If it is the heading of the section, write \`## ${expected}\`.`,
    }),
    unspaced: (found) => ({
      message: `\`${found}\` is not a heading, because there is no space after \`#\``,
      hint: 'Add a space after the last `#`.',
    }),
    nested: (found) => ({
      message: `Found the section heading \`${found}\` in a quote or a list, expected it at the top level`,
      hint: 'Delete the `>` or the indentation before it.',
    }),
    swallowed: (found) => ({
      message: `The section heading \`${found}\` is part of HTML`,
      hint: 'Add a blank line above it (`--fix` does).',
    }),
    inOpenHtml: (found, line) => ({
      message: `The section heading \`${found}\` is part of HTML`,
      hint: `Close the comment or the tag that starts on line ${line} (\`<!--\`, \`<pre>\`).`,
    }),
    leftOut: (found, missing) => ({
      message: `The text below these headings stays out of the document: ${found.join(', ')}${missing.length > 0 ? `; the note lacks the sections ${missing.join(', ')}` : ''}`,
      hint: 'If one is a section, give it the name of the section. If the text is meant to stay out, put `<!-- insights-disable unread-heading -->` into the note, or turn the rule off in the config.',
    }),
    questions: (found, heading) => ({
      message: `The text below these headings stays out of the document: ${found.join(', ')}`,
      hint: `If these questions are for the group, change the heading to \`${heading}\`. If they are for yourself, put \`<!-- insights-disable unread-heading -->\` into the note, or turn the rule off in the config.`,
    }),
  },
})

/**
 * A heading that was probably meant as a section's and is not read as one: it nearly matches, has no `##` or no space
 * after it, or is part of HTML. One in a quote or a list, and headings beside the sections, may be so on purpose. In a
 * code block that stays open, it is `open-fence`.
 */
export const unreadHeading: Rule = {
  name: 'unread-heading',
  severity: 'error',
  inBuild: true,
  *check(context): Generator<Problem> {
    const { note } = context
    if (note.draft || note.excess) return
    const { strays } = note.outline
    for (const stray of strays) {
      // `##핵심 인사이트` is a line without `##`, too.
      const isAlone = strays.every(({ kind, start }) => kind !== 'unspaced' || start !== stray.start)
      if (stray.kind === 'near' && isAlone) yield nearly(stray, context)
      else if (stray.kind === 'unspaced') yield unspaced(stray, context)
      else if (stray.kind === 'swallowed') yield swallowed(stray, context)
      else if (stray.kind === 'inside')
        yield { ...problem(spanOf(stray), words[context.language].nested(stray.found)), warns: true }
    }
    yield* leftOut(context)
  },
}

function spanOf({ start, end }: Stray) {
  return { start, end }
}

function nearly(stray: Stray, { note, sections, language }: RuleContext): Problem {
  const { near, within, unmarked } = words[language]
  const { found, expected } = stray
  if (stray.isUnmarked) return problem(spanOf(stray), unmarked(found, expected))
  const around = sections.find(({ id }) =>
    note.outline.sections.get(id)?.parts.some(({ start, end }) => start <= stray.start && stray.start < end),
  )
  return problem(spanOf(stray), around ? within(found, expected, around.heading) : near(found, expected))
}

/** `##핵심 인사이트` is text, not a section: there is no space, or one that Markdown does not accept (NBSP, U+3000). */
function unspaced({ start, end }: Stray, { note, language }: RuleContext): Problem {
  const source = note.text.slice(start, end)
  const [, before = '', marks = '', title = ''] = /^(\s*)(#+)\s*(.*?)\s*$/.exec(source) ?? []
  const at = start + before.length
  const text = start + source.indexOf(title, before.length + marks.length)
  const block = note.tree.children.find((node) => offset(node, 'start') <= at && at < offset(node, 'end'))
  // One `#` within a paragraph may be a tag: `글`, then `#인사이트`. In a list or a quote, a heading would end it.
  const alone = block && offset(block, 'start') === at && offset(block, 'end') <= end
  const fixable = block?.type === 'paragraph' && (marks.length > 1 || alone)
  const range = { start: at, end: text + title.length }
  return problem(
    range,
    words[language].unspaced(excerpt(note.text.slice(range.start, range.end))),
    fixable ? [{ start: at + marks.length, end: text, text: ' ' }] : undefined,
  )
}

/** `<br/>` on the line above `## 핵심 인사이트`, or a comment around it. */
function swallowed(stray: Stray, { note, language }: RuleContext): Problem {
  const { found, start } = stray
  if (isBelowHtml(note, start))
    return problem(spanOf(stray), words[language].swallowed(found), [{ start, end: start, text: '\n' }])
  return problem(spanOf(stray), words[language].inOpenHtml(found, openLine(note, start)))
}

/**
 * Whether a blank line above a heading makes it one: HTML as after `<br/>` or `<div>` continues to the next blank line,
 * but a comment and `<pre>` do not end there.
 */
function isBelowHtml({ tree, text }: Note, at: number): boolean {
  return tree.children.some(
    (node) =>
      node.type === 'html' &&
      !/^\s*<(?:!|\?|(?:script|pre|style|textarea)\b)/i.test(node.value) &&
      matchesIn(node, text, /(?<=\n) {0,3}#{1,6}[ \t]+\S.*$/gm).some(({ start }) => start === at),
  )
}

/** The line on which the HTML around an offset begins, counted from 1. */
function openLine({ tree, text }: Note, at: number): number {
  const block = tree.children.findLast((node) => offset(node, 'start') <= at)
  const from = block ? offset(block, 'start') : 0
  const comment = text.lastIndexOf('<!--', at)
  return text.slice(0, Math.max(from, comment)).split('\n').length
}

/**
 * Headings whose text stays out of the document: all of them in a note that lacks a section, which one of them may be,
 * otherwise those that read like a section. One finding for each note.
 */
function* leftOut({ note, sections, questions, language }: RuleContext): Generator<Problem> {
  const { sections: found, strays, leftOut } = note.outline
  if (!hasSection(note, questions) || strays.some(({ kind }) => kind === 'fenced')) return
  const isNear = (heading: string) => strays.some(({ kind, expected }) => kind === 'near' && expected === heading)
  const missing = sections.filter(
    ({ id, heading, optional, rest }) => !optional && !rest && !found.has(id) && !isNear(heading),
  )
  // `<<<<<<< HEAD` above `=======` is a heading to Markdown.
  const isConflict = (heading: string) => heading.startsWith('<<<<<<<')
  const isReported = (start: number) => strays.some((stray) => stray.start === start)
  const listed = leftOut.filter(
    (heading) =>
      (missing.length > 0 || heading.kind !== 'none') && !isConflict(heading.found) && !isReported(heading.start),
  )
  const [first] = listed
  if (!first) return
  const shown = firstHeadings(listed.map((heading) => `\`${heading.found}\``))
  const { leftOut: sentence, questions: aboutQuestions } = words[language]
  const isQuestions = listed.every(({ kind }) => kind === 'question')
  const lacking = missing.map(({ heading }) => `\`${heading}\``)
  const text = isQuestions ? aboutQuestions(shown, questions.heading) : sentence(shown, lacking)
  yield { ...problem({ start: first.start, end: first.end }, text), warns: true }
}

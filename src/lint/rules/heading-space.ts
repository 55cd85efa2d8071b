import { offset } from '../../markdown/mdast.ts'
import { excerpt } from '../excerpts.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    headingSpace: (found: string) => ({
      message: `\`${found}\`: \`#\` 뒤에 공백이 없어서 제목이 아니라 글로 보입니다.`,
      hint: '`#` 뒤에 공백을 넣어 주세요.',
    }),
  },
  en: {
    headingSpace: (found) => ({
      message: `\`${found}\` is not a heading, because there is no space after \`#\``,
      hint: 'Add a space after the last `#`.',
    }),
  },
})

/** `##핵심 인사이트` is text, not a section: there is no space, or one that Markdown does not accept (NBSP, U+3000). */
export const headingSpace: Rule = {
  name: 'heading-space',
  severity: 'error',
  inBuild: 'warning',
  changes: { nodes: ['heading', 'paragraph'], letters: /[#\s]/g },
  *check({ note, language }) {
    if (note.draft) return
    for (const { kind, start, end } of note.outline.strays) {
      if (kind !== 'unspaced') continue
      const source = note.text.slice(start, end)
      const [, before = '', marks = '', title = ''] = /^(\s*)(#+)\s*(.*?)\s*$/.exec(source) ?? []
      const at = start + before.length
      const text = start + source.indexOf(title, before.length + marks.length)
      const fix = [{ start: at + marks.length, end: text, text: ' ' }]
      const block = note.tree.children.find((node) => offset(node, 'start') <= at && at < offset(node, 'end'))
      // One `#` within a paragraph may be a tag: `글`, then `#인사이트`. In a list or a quote, a heading would end it.
      const alone = block && offset(block, 'start') === at && offset(block, 'end') <= end
      const fixable = block?.type === 'paragraph' && (marks.length > 1 || alone)
      const range = { start: at, end: text + title.length }
      yield problem(
        range,
        words[language].headingSpace(excerpt(note.text.slice(range.start, range.end))),
        fixable ? fix : undefined,
      )
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '섹션 제목인데 `#` 뒤에 공백이 없습니다.',
    why: 'GitHub에서 제목이 아니라 `#`이 보이는 글이 되고, 그 섹션이 문서에서 빠집니다.',
    wrong: '##핵심 인사이트\n\n- 하나\n',
    right: '## 핵심 인사이트\n\n- 하나\n',
  },
  en: {
    what: 'The heading of a section has no space after `#`.',
    why: 'It is text with a `#`, not a heading, so the section is missing from the document.',
    wrong: '##Core insights\n\n- One\n',
    right: '## Core insights\n\n- One\n',
  },
}

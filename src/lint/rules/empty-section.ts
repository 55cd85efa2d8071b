import type { RootContent } from 'mdast'
import { plainText } from '../../markdown/mdast.ts'
import { textInComment } from '../../note/hints.ts'
import { blocksOf, isBlank, type Section } from '../../note/sections.ts'
import { wholeId } from '../../workspace/config-schema.ts'
import { inAllLanguages, problem, type Rule, type RuleContext } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    emptyNote: (sections: number) => ({
      message: `섹션 ${sections}개가 모두 비어 있습니다.`,
      hint: '쓸 내용이 있는 섹션부터 채워 주세요. 나머지는 제목까지 지워도 됩니다.',
    }),
    emptySections: (headings: readonly string[]) => ({
      message: `비어 있어서 문서에 나오지 않는 섹션: ${headings.join(', ')}`,
      hint: '내용을 적거나, 쓸 내용이 없으면 제목도 지워 주세요.',
    }),
  },
  en: {
    emptyNote: (sections) => ({
      message: `All ${sections} sections are empty`,
      hint: 'Fill in the ones you have something to say about, and delete the others.',
    }),
    emptySections: (headings) => ({
      message: `Found empty sections, which the document leaves out: ${headings.join(', ')}`,
      hint: 'Write something, or delete the headings.',
    }),
  },
})

/**
 * Sections without text, one finding for each note: the document leaves them out. `hidden-text` reports those with text
 * in a comment. The questions are optional, and a new note has their heading, so they may be empty.
 */
export const emptySection: Rule = {
  name: 'empty-section',
  severity: 'warning',
  needsAll: true,
  *check({ note, questions, language, hints }) {
    if (note.draft) return
    const sections = [...note.outline.sections.values()].filter(({ id }) => id !== questions.id && id !== wholeId)
    const empty = sections.filter(
      (section) =>
        section.empty && !hasSubheadings(section, note) && !textInComment(blocksOf(section), note.text, hints),
    )
    // One finding for a note, be it started or not.
    if (empty.length > 1 && empty.length === sections.length)
      yield problem('file', words[language].emptyNote(empty.length))
    else {
      const headings = empty.flatMap(({ parts }) => parts.slice(0, 1).map(({ heading }) => heading))
      const names = headings.map((heading) => `\`${plainText(heading)}\``)
      if (headings[0]) yield problem(headings[0], words[language].emptySections(names))
    }
  },
}

/** Whether a section's heading has subheadings with text, as `# 토론 질문` above `## 핵심 인사이트`. */
function hasSubheadings({ parts }: Section, { tree }: RuleContext['note']): boolean {
  return parts.some(({ heading, depth }) => {
    if (depth === undefined) return false
    const below = tree.children.slice(tree.children.indexOf(heading as RootContent) + 1)
    const end = below.findIndex((node) => node.type === 'heading' && node.depth <= depth)
    const content = end < 0 ? below : below.slice(0, end)
    return (
      content.some((node) => node.type === 'heading') &&
      content.some((node) => node.type !== 'heading' && !isBlank(node))
    )
  })
}

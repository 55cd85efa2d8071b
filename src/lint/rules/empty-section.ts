import type { RootContent } from 'mdast'
import { withParticle } from '../../languages/ko/particles.ts'
import { plainText } from '../../markdown/mdast.ts'
import { textInComment } from '../../note/hints.ts'
import { blocksOf, isBlank, type Section } from '../../note/sections.ts'
import { inAllLanguages, problem, type Rule, type RuleContext, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    emptyNote: (sections: number) => ({
      message: `섹션 ${sections}개가 모두 비어 있습니다.`,
      hint: '쓸 내용이 있는 섹션부터 채워 주세요. 나머지는 제목까지 지워도 됩니다.',
    }),
    emptySection: (heading: string) => ({
      message: `섹션 ${withParticle(`\`${heading}\``, '이')} 비어 있습니다. 문서에는 나오지 않습니다.`,
      hint: '내용을 적거나, 쓸 내용이 없으면 제목도 지워 주세요.',
    }),
  },
  en: {
    emptyNote: (sections) => ({
      message: `All ${sections} sections are empty`,
      hint: 'Fill in the ones you have something to say about, and delete the others.',
    }),
    emptySection: (heading) => ({
      message: `The section \`${heading}\` is empty, so the document leaves it out`,
      hint: 'Write something in it, or delete the heading.',
    }),
  },
})

/**
 * A section without text: the document leaves it out. `hidden-text` reports those with text in a comment. The questions are
 * optional, and a new note has their heading, so they may be empty.
 */
export const emptySection: Rule = {
  name: 'empty-section',
  severity: 'warning',
  needsAll: true,
  *check({ note, questions, language, hints }) {
    if (note.draft) return
    const sections = [...note.outline.sections.values()].filter(({ id }) => id !== questions.id)
    const empty = sections.filter(
      (section) =>
        section.empty && !hasSubheadings(section, note) && !textInComment(blocksOf(section), note.text, hints),
    )
    // One finding for a note that was created and not started.
    if (empty.length > 1 && empty.length === sections.length) {
      yield problem('file', words[language].emptyNote(empty.length))
      return
    }
    for (const { parts } of empty) {
      const heading = parts[0]?.heading
      if (heading) yield problem(heading, words[language].emptySection(plainText(heading)))
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

export const docs: RuleDocs = {
  ko: {
    what: '제목만 있고 내용이 없는 섹션입니다. 빈 목록 기호와 주석(`<!-- … -->`)은 내용으로 보지 않습니다.',
    why: '문서에서 빠집니다. 쓰는 것을 잊었을 수도 있습니다.',
    wrong: '## 핵심 인사이트\n\n-\n',
    right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
  },
  en: {
    what: 'A section has no text below its heading. Empty list markers and comments (`<!-- … -->`) do not count.',
    why: 'The document leaves it out, and its author may have forgotten about it.',
    wrong: '## Core insights\n\n-\n',
    right: '## Core insights\n\n- Writes are expensive.\n',
  },
}

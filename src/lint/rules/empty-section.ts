import type { RootContent } from 'mdast'
import { withParticle } from '../../languages/ko/particles.ts'
import { plainText } from '../../markdown/mdast.ts'
import { hiddenText } from '../../note/hints.ts'
import { isBlank, type Section } from '../../note/sections.ts'
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
    hiddenText: (heading: string, line: number) => ({
      message: `섹션 \`${heading}\`에 쓴 글이 문서에 나오지 않습니다. ${line}번째 줄의 \`<!--\`와 \`-->\` 사이에 있는 글은 보이지 않습니다.`,
      hint: '그 글을 `-->` 아래로 옮겨 주세요.',
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
    hiddenText: (heading, line) => ({
      message: `The text of the section \`${heading}\` is not in the document: what is between \`<!--\` and \`-->\` on line ${line} is not shown`,
      hint: 'Move it below `-->`.',
    }),
  },
})

/**
 * A section without text: the document leaves it out. `build` reports those with text in a comment, which its author
 * may take for a box to fill in: `<!-- 쓰기는 비싸다. -->`.
 */
export const emptySection: Rule = {
  name: 'empty-section',
  severity: 'warning',
  inBuild: 'warning',
  canBeSilenced: true,
  needsAll: true,
  *check({ note, language, hints }) {
    if (note.draft) return
    const sections = [...note.outline.sections.values()]
    const empty = sections.filter((section) => section.empty && !hasSubheadings(section, note))
    const found = empty.map((section) => ({ section, hidden: hints && hiddenText(section, note.text, hints) }))
    // One finding for a note that was created and not started.
    if (empty.length > 1 && empty.length === sections.length && found.every(({ hidden }) => !hidden)) {
      yield { ...problem('file', words[language].emptyNote(empty.length)), notInBuild: true }
      return
    }
    for (const { section, hidden } of found) {
      const heading = section.parts[0]?.heading
      if (!heading) continue
      const title = plainText(heading)
      if (hidden) yield problem(hidden, words[language].hiddenText(title, lineOf(note.text, hidden.start)))
      else yield { ...problem(heading, words[language].emptySection(title)), notInBuild: true }
    }
  },
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
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
    what: '제목만 있고 내용이 없는 섹션입니다. 빈 목록 기호와 주석(`<!-- … -->`) 안의 글은 내용으로 보지 않습니다.',
    why: '문서에서 빠집니다. 쓰는 것을 잊었을 수도 있습니다.',
    wrong: '## 핵심 인사이트\n\n-\n',
    right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
  },
  en: {
    what: 'A section has no text below its heading. Empty list markers and text in comments (`<!-- … -->`) do not count.',
    why: 'The document leaves it out, and its author may have forgotten about it.',
    wrong: '## Core insights\n\n-\n',
    right: '## Core insights\n\n- Writes are expensive.\n',
  },
}

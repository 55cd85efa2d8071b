import { withParticle } from '../../languages/ko/particles.ts'
import type { Span } from '../../markdown/edits.ts'
import type { Note } from '../../note/note.ts'
import { wholeId } from '../../workspace/config-schema.ts'
import { firstHeadings, hasSection, inAllLanguages, lineRange, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    noSection: (found: readonly string[], expected: readonly string[]) => ({
      message:
        found.length > 0
          ? `노트에 섹션이 없습니다. 있는 제목: ${found.join(', ')}. 찾는 섹션: ${expected.join(', ')}`
          : `노트에 제목이 하나도 없습니다. 찾는 섹션: ${expected.join(', ')}`,
      hint: `섹션으로 나누려면 글 위에 ${withParticle(`\`## ${expected[0]}\``, '을')} 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 \`sections\`에 별칭(aliases)으로 추가하고, 섹션을 쓰지 않는다면 \`sections: []\`라고 적어 주세요.`,
    }),
    emptyNote: () => ({
      message: '노트가 비어 있습니다.',
      hint: '글을 적어 주세요. 섹션 제목이 없어도 문서에 들어갑니다.',
    }),
  },
  en: {
    noSection: (found, expected) => ({
      message: `Found ${found.length > 0 ? `no section, only the headings ${found.join(', ')}` : 'no headings'}; expected ${expected.join(', ')}`,
      hint: `To use sections, put \`## ${expected[0]}\` above your text. If the group uses other headings, add them as aliases to \`sections\` in the config; if it uses none, write \`sections: []\`.`,
    }),
    emptyNote: () => ({
      message: 'The note is empty',
      hint: 'Write something. Text without a section heading goes into the document, too.',
    }),
  },
})

/** A note in which no heading is a section: all of it goes into the document. */
export const noSection: Rule = {
  name: 'no-section',
  severity: 'warning',
  inBuild: true,
  needsAll: true,
  *check({ note, sections, questions, language }) {
    const { headings } = note.outline
    // One that was meant as a section's is `unread-heading`.
    const isMeant = note.outline.strays.some(({ kind }) => kind !== 'inside')
    if (note.draft || isMeant || sections.length === 0 || hasSection(note, questions)) return
    if (sections.some(({ rest }) => rest) || note.outline.sections.get(wholeId)?.empty) {
      yield problem('file', words[language].emptyNote())
      return
    }
    const expected = sections.map(({ heading }) => heading)
    yield problem(firstText(note), words[language].noSection(firstHeadings(headings), expected))
  },
}

/** The first heading that could be a section's, else the first line of text; an empty note has neither. */
function firstText({ outline, tree, text }: Note): Span {
  const [heading] = outline.leftOut
  if (heading) return { start: heading.start, end: heading.end }
  const block = tree.children.find(({ type }) => type !== 'html' && type !== 'definition')
  return block?.position ? lineRange(text, block.position.start.line) : { start: 0, end: 0 }
}

import { withParticle } from '../../languages/ko/particles.ts'
import { firstHeadings } from '../excerpts.ts'
import { hasSection } from '../has-section.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    leftOut: (found: readonly string[], missing: readonly string[], questions: string[], heading: string) => ({
      message: `다음 제목 아래의 글은 문서에 들어가지 않습니다: ${found.join(', ')}${missing.length > 0 ? `. 노트에 없는 섹션: ${missing.join(', ')}` : ''}`,
      hint: `${questions.length > 0 ? `${questions.join(', ')} 아래의 글이 함께 이야기할 질문이라면 제목을 ${withParticle(`\`${heading}\``, '으로')} 바꿔 주세요. 다른 제목이 ` : ''}섹션이라면 제목을 섹션 이름으로 바꿔 주세요. 일부러 뺀 글이라면 노트에 \`<!-- insights-disable left-out -->\`을 넣거나 설정에서 이 규칙을 꺼 주세요.`,
    }),
    questions: (found: readonly string[], heading: string) => ({
      message: `다음 제목 아래의 글은 문서에 들어가지 않습니다: ${found.join(', ')}`,
      hint: `함께 이야기할 질문이라면 제목을 ${withParticle(`\`${heading}\``, '으로')} 바꿔 주세요. 혼자 볼 글이라면 노트에 \`<!-- insights-disable left-out -->\`을 넣거나 설정에서 이 규칙을 꺼 주세요.`,
    }),
  },
  en: {
    leftOut: (found, missing, questions, heading) => ({
      message: `The text below these headings stays out of the document: ${found.join(', ')}${missing.length > 0 ? `; the note lacks the sections ${missing.join(', ')}` : ''}`,
      hint: `${questions.length > 0 ? `If ${questions.join(', ')} ${questions.length > 1 ? 'have' : 'has'} questions for the group, change the heading to \`${heading}\`. ` : ''}If one${questions.length > 0 ? ' of the others' : ''} is a section, give it the name of the section. If the text is meant to stay out, put \`<!-- insights-disable left-out -->\` into the note, or turn the rule off in the config.`,
    }),
    questions: (found, heading) => ({
      message: `The text below these headings stays out of the document: ${found.join(', ')}`,
      hint: `If these questions are for the group, change the heading to \`${heading}\`. If they are for yourself, put \`<!-- insights-disable left-out -->\` into the note, or turn the rule off in the config.`,
    }),
  },
})

/**
 * Headings whose text stays out of the document: all of them in a note that lacks a section, which one of them may be,
 * otherwise those that read like a section. One finding for each note.
 */
export const leftOut: Rule = {
  name: 'left-out',
  severity: 'warning',
  inBuild: 'warning',
  canBeSilenced: true,
  needsAll: true,
  *check({ note, sections, questions, language }) {
    const { sections: found, strays, leftOut } = note.outline
    if (note.draft || !hasSection(note.outline, questions)) return
    // If a heading nearly matches, `near-section` already reports it.
    const isNear = (heading: string) => strays.some(({ kind, expected }) => kind === 'near' && expected === heading)
    const missing = sections.filter(
      ({ id, heading, optional, rest }) => !optional && !rest && !found.has(id) && !isNear(heading),
    )
    // `<<<<<<< HEAD` above `=======` is a heading to Markdown.
    const isConflict = (heading: string) => heading.startsWith('<<<<<<<')
    const listed = leftOut.filter(
      (heading) => (missing.length > 0 || heading.kind !== 'none') && !isConflict(heading.found),
    )
    const [first] = listed
    if (!first) return
    const names = listed.map((heading) => `\`${heading.found}\``)
    const shown = firstHeadings(names)
    const { leftOut: sentence, questions: aboutQuestions } = words[language]
    yield problem(
      { start: first.start, end: first.end },
      listed.every(({ kind }) => kind === 'question')
        ? aboutQuestions(shown, questions.heading)
        : sentence(
            shown,
            missing.map(({ heading }) => `\`${heading}\``),
            listed.filter(({ kind }) => kind === 'question').map((heading) => `\`${heading.found}\``),
            questions.heading,
          ),
    )
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '노트에 없는 섹션이 있는데, 섹션이 아닌 제목 아래에 글이 있습니다. `질문`처럼 섹션 이름의 일부인 제목도 알려 줍니다.',
    why: '섹션 이름을 다르게 적은 것이라면 그 글이 문서에서 빠집니다. 일부러 뺀 글이라면 노트에 주석을 넣거나 설정에서 규칙을 끕니다.',
    wrong: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n\n## 회사에서 해 보기\n\n- 인덱스를 다시 본다.\n',
    right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n\n## 실무 적용 아이디어\n\n- 인덱스를 다시 본다.\n',
  },
  en: {
    what: 'The note lacks a section, and has text below headings that are not sections. Headings with a part of a name, such as `Questions`, are reported too.',
    why: 'If one of them is a section by another name, its text would be missing from the document. If the text is meant to stay out, put a comment into the note or turn the rule off in the config.',
    wrong: '## Core insights\n\n- Writes are expensive.\n\n## For my team\n\n- Look at the indexes again.\n',
    right: '## Core insights\n\n- Writes are expensive.\n\n## Practical applications\n\n- Look at the indexes again.\n',
  },
}

import { withParticle } from '../../languages/ko/particles.ts'
import { looseTags } from '../../note/html.ts'
import { inAllLanguages, type Problem, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    strayEnd: (name: string) => ({
      message: `여는 태그 없이 \`</${name}>\` 태그가 있습니다. 문서에서 노트 바깥의 요소를 닫을 수 있습니다.`,
      hint: `여는 \`<${name}>\` 태그를 넣거나 \`</${name}>\` 태그를 지워 주세요.`,
    }),
    cannotClose: (name: string) => ({
      message: `${name === '' ? '각주 안의 주석은' : withParticle(`\`<${name}>\``, '은')} 닫을 수 없어서 다른 노트를 바꿉니다.`,
      hint: `태그를 지우거나 같은 곳에서 닫아 주세요. HTML이 아니라 글이라면 백틱(\`)으로 감싸 주세요.`,
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
    cannotClose: (name) => ({
      message: `Found ${name === '' ? 'a comment in a footnote' : `\`<${name}>\``} that cannot be closed, so it would change other notes`,
      hint: 'Delete the tag, or close it where it is opened. If it is text, not HTML, put it in backticks.',
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

/**
 * A comment or an element that is not closed: `<!--`, `<details>`, also `List<User>`, of which GitHub shows `List`. An
 * end tag without a start tag: in the document, `</div>` may close an element around the note. `<plaintext>` cannot be
 * closed, and neither can what is open in a footnote, which renderers move to the end of the page.
 */
export const openHtml: Rule = {
  name: 'open-html',
  severity: 'error',
  inBuild: true,
  needsAll: true,
  *check({ note, language }): Generator<Problem> {
    for (const { name, kind, isImplied, isIncomplete, isInFootnote, ...range } of looseTags(
      note.tree.children,
      note.text,
    )) {
      // `[^1]: <p>글` ends with the footnote.
      const endsWithParent = isImplied && !isIncomplete
      if (kind === 'end') {
        if (!isImplied) yield problem(range, words[language].strayEnd(name))
      } else if (name === 'plaintext' || (isInFootnote && !endsWithParent))
        yield { ...problem(range, words[language].cannotClose(name)), breaks: true }
      else if (!isImplied)
        yield problem(range, name === '' ? words[language].openComment() : words[language].openElement(name))
    }
  },
}

import { withParticle } from '../../languages/ko/particles.ts'
import { plainText } from '../../markdown/mdast.ts'
import { inAllLanguages, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    sectionOrder: (heading: string, below: string) => ({
      message: `섹션 ${withParticle(`\`${heading}\``, '이')} \`${below}\` 아래에 있습니다. 설정에서는 그 위입니다.`,
      hint: `\`${heading}\` 섹션을 \`${below}\` 위로 옮겨 주세요.`,
    }),
  },
  en: {
    sectionOrder: (heading, below) => ({
      message: `Found the section \`${heading}\` below \`${below}\`, expected it above, as in the config`,
      hint: `Move the section \`${heading}\` above \`${below}\`.`,
    }),
  },
})

/** A section below one that comes later in the config; the document uses the order of the config. */
export const sectionOrder: Rule = {
  name: 'section-order',
  severity: 'warning',
  *check({ note, sections, language }) {
    const order = sections.map(({ id }) => id)
    let highest = -1
    for (const { id, parts, rest } of note.outline.sections.values()) {
      if (rest) continue
      const rank = order.indexOf(id)
      const heading = parts[0]?.heading
      // The questions go into the discussion, so their place in the note does not matter.
      if (rank < 0 || !heading) continue
      if (rank < highest)
        yield problem(heading, words[language].sectionOrder(plainText(heading), sections[highest]?.heading ?? ''))
      highest = Math.max(highest, rank)
    }
  },
}

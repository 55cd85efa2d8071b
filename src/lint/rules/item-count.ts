import { plainText } from '../../markdown/mdast.ts'
import { itemsOf } from '../../note/items.ts'
import { inAllLanguages, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    tooFewItems: (heading: string, found: number, least: number) => ({
      message: `섹션 \`${heading}\`의 항목이 ${found}개입니다. ${least}개 이상이어야 합니다.`,
      hint: `${least - found}개를 더 적어 주세요.`,
    }),
    tooManyItems: (heading: string, found: number, most: number) => ({
      message: `섹션 \`${heading}\`의 항목이 ${found}개입니다. ${most}개까지 쓸 수 있습니다.`,
      hint: `${found - most}개를 합치거나 지워 주세요.`,
    }),
  },
  en: {
    tooFewItems: (heading, found, least) => ({
      message: `The section \`${heading}\` has ${found} item${found === 1 ? '' : 's'}, expected at least ${least}`,
      hint: `Add ${least - found} more.`,
    }),
    tooManyItems: (heading, found, most) => ({
      message: `The section \`${heading}\` has ${found} item${found === 1 ? '' : 's'}, expected at most ${most}`,
      hint: `Merge or remove ${found - most}.`,
    }),
  },
})

/** Fewer or more items in a section than its `min` and `max` in the config. */
export const itemCount: Rule = {
  name: 'item-count',
  severity: 'warning',
  needsAll: true,
  *check({ note, sections, questions, language }) {
    if (note.draft) return
    for (const { id, heading: name, min = 0, max = Number.POSITIVE_INFINITY } of [...sections, questions]) {
      const section = note.outline.sections.get(id)
      const heading = section?.parts[0]?.heading
      // An empty section is `empty-section`.
      if (!section || !heading || section.empty || (min === 0 && max === Number.POSITIVE_INFINITY)) continue
      const { length } = itemsOf([{ note, section }])
      const written = section.rest ? name : plainText(heading)
      if (length < min) yield problem(heading, words[language].tooFewItems(written, length, min))
      if (length > max) yield problem(heading, words[language].tooManyItems(written, length, max))
    }
  },
}

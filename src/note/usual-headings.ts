import { en } from '../languages/en/language.ts'
import { enMinorWords, enUsualHeadings } from '../languages/en/usual-headings.ts'
import { ko } from '../languages/ko/language.ts'
import { koMinorWords, koUsualHeadings } from '../languages/ko/usual-headings.ts'
import { normaliseHeading } from '../text.ts'
import type { SectionConfig } from '../workspace/config.ts'

/** Words that name no section alone. */
export const minorWords: ReadonlySet<string> = new Set([...koMinorWords, ...enMinorWords])

/** The names of questions that a member may as well ask only for himself: `토론`, `질문`, `Questions`. */
export const questionHeadings = [ko.questions.heading, en.questions.heading]

/** The usual other words for a section that is one of the default sections, in both languages. */
export function usualHeadings({ heading, aliases }: Pick<SectionConfig, 'heading' | 'aliases'>): string[] {
  const names = [heading, ...aliases].map(normaliseHeading)
  return Object.entries(koUsualHeadings).flatMap(([id, inKorean]) => {
    const isDefault = [ko, en].some(({ sections }) =>
      sections.some((section) => section.id === id && names.includes(normaliseHeading(section.heading))),
    )
    return isDefault ? [...inKorean, ...enUsualHeadings[id as keyof typeof koUsualHeadings]] : []
  })
}

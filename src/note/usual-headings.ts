import type { UsualHeadings } from '../languages/language.ts'
import { allLanguages } from '../languages/registry.ts'
import { normaliseHeading } from '../text.ts'
import type { SectionConfig } from '../workspace/config.ts'

/** Words that name no section alone. */
export const minorWords: ReadonlySet<string> = new Set(allLanguages.flatMap(({ minorWords }) => minorWords))

/** The names of questions that a member may as well ask only for himself: `토론`, `질문`, `Questions`. */
export const questionHeadings = allLanguages.map(({ questions }) => questions.heading)

/** The usual other words for a section that is one of the default sections, in all languages. */
export function usualHeadings({ heading, aliases }: Pick<SectionConfig, 'heading' | 'aliases'>): string[] {
  const names = [heading, ...aliases].map(normaliseHeading)
  const ids = allLanguages
    .flatMap(({ sections }) => sections)
    .filter((section) => names.includes(normaliseHeading(section.heading)))
    .map(({ id }) => id as keyof UsualHeadings)
  return [...new Set(ids)].flatMap((id) => allLanguages.flatMap((pack) => pack.usualHeadings[id]))
}

import type { UsualHeadings } from '../languages/language.ts'
import { allLanguages } from '../languages/registry.ts'
import { normaliseHeading } from '../text.ts'
import type { SectionConfig } from '../workspace/config.ts'

/** Words that name no section alone. */
export const minorWords: ReadonlySet<string> = new Set(allLanguages.flatMap(({ minorWords }) => minorWords))

/** The names of questions that a member may as well ask only for himself: `토론`, `질문`, `Questions`. */
export const questionHeadings = allLanguages.map(({ questions }) => questions.heading)

/** The default sections of all languages: their normalised headings. */
const defaultKeys = allLanguages
  .flatMap(({ sections }) => sections)
  .map(({ id, heading }) => ({ id: id as keyof UsualHeadings, key: normaliseHeading(heading) }))

/** The usual other words for each default section, in all languages, normalised once for all configs. */
const usualKeys = new Map(
  defaultKeys.map(({ id }) => [id, allLanguages.flatMap((pack) => pack.usualHeadings[id].map(normaliseHeading))]),
)

/** The usual other words, normalised, for a section that is one of the default sections. */
export function usualHeadings({ heading, aliases }: Pick<SectionConfig, 'heading' | 'aliases'>): string[] {
  const names = new Set([heading, ...aliases].map(normaliseHeading))
  const ids = defaultKeys.filter(({ key }) => names.has(key)).map(({ id }) => id)
  return [...new Set(ids)].flatMap((id) => usualKeys.get(id) ?? [])
}

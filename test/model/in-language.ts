import { languageIds } from '../../src/languages/ids.ts'
import { languages } from '../../src/languages/registry.ts'
import * as discuss from '../../src/model/discuss.ts'
import * as draft from '../../src/model/draft-points.ts'

const tables = new Map(
  await Promise.all(
    languageIds.map(async (id) => {
      const { load } = languages[id]
      return [id, { words: await load.model(), prompts: await load.prompts() }] as const
    }),
  ),
)

function inLanguage(id: (typeof languageIds)[number]) {
  const found = tables.get(id)
  if (!found) throw new Error(id)
  return found
}

/** What commands do with the words of the language: the functions of `src/model`, with these words. */
export const discussPrompt = (week: discuss.WeekToDiscuss) =>
  discuss.discussPrompt(week, inLanguage(week.language).prompts)
export const readQuestions = (text: string, week: discuss.WeekToDiscuss) =>
  discuss.readQuestions(text, week, inLanguage(week.language).words)

type Read = Parameters<typeof draft.readPoints>
export const draftPrompts = (source: Read[1][number], sections: Read[2], language: Read[3]) =>
  draft.draftPrompts(source, sections, inLanguage(language).prompts)
export const readPoints = (text: string, sources: Read[1], sections: Read[2], language: Read[3]) =>
  draft.readPoints(text, sources, sections, language, inLanguage(language).words)

import { languageIds } from '../../src/languages/ids.ts'
import { languages } from '../../src/languages/registry.ts'
import * as discuss from '../../src/model/discuss.ts'

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
export const readQuestions = (text: string, week: discuss.WeekToDiscuss) =>
  discuss.readQuestions(text, week, inLanguage(week.language).words)

import type { ModelConfig } from '../config.ts'
import { type Finding, InsightsError } from '../errors.ts'
import { sameQuestion } from '../questions/asked.ts'
import type { OpenDiscussion } from '../questions/collect.ts'
import type { Proposal } from '../questions/question.ts'
import { type ListId, listIds } from '../questions/question.ts'

/** What came of asking a model: a discussion that holds its questions, what it lost, and why nothing came of it. */
export interface Answered {
  open: OpenDiscussion
  dropped: { text: string; reason: string }[]
  failures: Finding[]
}

/** In milliseconds, all tries together: a small model on a laptop takes a minute to read a week. */
const patience = 180_000

/**
 * Lets the configured model propose, and fills up with the engine's own proposals where its questions fell short.
 * A failure of any kind leaves those alone.
 */
export async function askInstead(
  open: OpenDiscussion,
  model: Extract<ModelConfig, { baseUrl: string }>,
  env: NodeJS.ProcessEnv,
  onWait: (text: string) => void,
): Promise<Answered> {
  if (!open.material) return { open, dropped: [], failures: [] }
  const { askModel } = await import('./model.ts')
  try {
    const options = { env, onWait, timeoutMs: patience, retries: 3 }
    const { questions, dropped } = await askModel(model, open.material, open.proposed, options)
    const { limits } = open.material
    const proposed = listIds.flatMap((id) => filled(id, limits[id], questions, open.proposed))
    return { open: { ...open, proposed }, dropped, failures: [] }
  } catch (error) {
    if (error instanceof InsightsError) return { open, dropped: [], failures: error.findings }
    throw error
  }
}

/** The model's questions of a list up to its number, then the engine's that ask something else. */
function filled(id: ListId, most: number, asked: readonly Proposal[], own: readonly Proposal[]): Proposal[] {
  const first = asked.filter(({ list }) => list === id).slice(0, most)
  const same = (one: Proposal) => asked.some(({ term, text }) => term === one.term || sameQuestion(text, one.text))
  const rest = own.filter((one) => one.list === id && !same(one))
  return [...first, ...rest.slice(0, most - first.length)]
}

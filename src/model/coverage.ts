/** In characters. A shorter text fits into every model that is in use. */
const minLength = 4_000

/** One record of a prompt: what an answer cites it by, and its length in characters. */
export interface SentRecord {
  id: string
  length: number
}

/**
 * The half of a prompt's records that an answer does not cite, although it cites the other half at least twice. The model
 * may never have seen it: Ollama cuts a prompt of more than 4,096 tokens without an error.
 */
export function uncitedHalf(sent: readonly SentRecord[], citations: readonly string[]): 'first' | 'second' | undefined {
  const total = sent.reduce((sum, { length }) => sum + length, 0)
  if (total < minLength) return undefined
  const halves = new Map<string, 'first' | 'second'>()
  let before = 0
  for (const { id, length } of sent) {
    halves.set(id, before + length / 2 < total / 2 ? 'first' : 'second')
    before += length
  }
  const cited = citations.flatMap((id) => halves.get(id) ?? [])
  if (cited.length < 2 || new Set(cited).size > 1) return undefined
  return cited[0] === 'first' ? 'second' : 'first'
}

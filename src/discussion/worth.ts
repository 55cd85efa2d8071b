import type { Found, Mention, Surroundings } from './mentions.ts'
import { holds } from './phrases.ts'
import { fold } from './plain.ts'
import type { Reading } from './terms.ts'

/** Members count, not items: each brings its best item and half of its second, and each further member a little less. */
export function support(mentions: readonly Mention[]): number {
  const weights = new Map<string, number[]>()
  for (const { reading, weight } of mentions) {
    weights.set(reading.item.member, [...(weights.get(reading.item.member) ?? []), weight])
  }
  const best = [...weights.values()].map((own) => {
    const [first = 0, second = 0] = own.sort((a, b) => b - a)
    return first + second / 2
  })
  const falling = [1, 0.9, 0.7, 0.5, 0.35, 0.25]
  return best.sort((a, b) => b - a).reduce((sum, weight, at) => sum + weight * (falling[at] ?? 0.1), 0)
}

/** `모델` is in every second body and in few titles: it is the ground of a week, not its subject. */
export function aboutness(found: readonly Found[], items: number): number {
  const mean = found.reduce((sum, { weight }) => sum + weight, 0) / found.length
  const spread = found.length / Math.max(20, items)
  return Math.sqrt(mean) / (1 + 3 * Math.max(0, spread - 0.25))
}

/** A name that only ever stands inside other names, each time another, is a kind of things and not a subject. */
export function aloneness(key: string, found: readonly Found[], { names, vocabulary }: Surroundings): number {
  const heads = found.filter(({ weight }) => weight >= 0.5)
  const alone = heads.filter(({ run }) => {
    const specific = run.words.filter((word) => !vocabulary.aspects.has(word.toLowerCase()))
    return names.of(run.key) === key || names.of(fold(specific.join(''))) === key
  })
  return 0.4 + 0.6 * (alone.length / Math.max(1, heads.length))
}

/** Where members write bold titles, what stands in none of them is less their subject. */
export function untitled(mentions: readonly Mention[], readings: readonly Reading[]): number {
  const share = readings.filter(({ title }) => title).length / Math.max(1, readings.length)
  return mentions.some(({ reading, weight }) => reading.title && weight === 1) ? 1 : 1 - 0.2 * share
}

/** What the earlier weeks were already full of is no subject of this one. */
export function novelty(keys: readonly string[], earlier: readonly string[][]): number {
  const items = earlier.flat()
  if (items.length === 0) return 1
  const share = items.filter((text) => keys.some((key) => text.includes(key))).length / items.length
  return 1 - 0.5 * Math.min(1, share * 2.5)
}

/**
 * How well a theme meets the schedule's topics, 0 to 1: `인덱스` the topic `인덱스` in full, `데이터` the topic `학습 데이터`
 * by half; and by half, too, where the items about it name the topic: `새로운 아키텍처(RWKV, Mamba)` for `Mamba`.
 */
export function scheduled(key: string, mentions: readonly Mention[], { topics, names }: Surroundings): number {
  let best = 0
  const heads = mentions.filter(({ weight }) => weight >= 0.5)
  for (const topic of topics) {
    for (const name of names.all(key)) {
      if (holds(topic, name)) best = Math.max(best, name.length / topic.key.length)
      else if (name.includes(topic.key) && topic.key.length > 1) best = Math.max(best, 0.7)
    }
    const named = heads.filter(({ reading: { title, body } }) =>
      (title ?? body[0])?.phrases.some((run) => holds(run, topic.key)),
    )
    best = Math.max(best, (0.5 * named.length) / Math.max(1, heads.length))
  }
  return best
}

/** Groups values by key, in the order of first appearance. Node 20 has no `Map.groupBy`. */
export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

/** The distinct values of each key. */
export function valuesByKey<K, V>(pairs: Iterable<readonly [K, V]>): Map<K, Set<V>> {
  const found = new Map<K, Set<V>>()
  for (const [key, value] of pairs) found.set(key, (found.get(key) ?? new Set()).add(value))
  return found
}

/** Unique texts, the most frequent first, ties in the original order. */
export function byFrequency(texts: readonly string[]): string[] {
  const groups = [...groupBy(texts, (text) => text)]
  return groups.sort(([, a], [, b]) => b.length - a.length).map(([text]) => text)
}

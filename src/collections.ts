/** Groups things by a key, in the order in which each key first comes. Node 20 has no `Map.groupBy`. */
export function groupBy<T, K>(things: Iterable<T>, keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}

/** The different values of each key. */
export function valuesByKey<K, V>(pairs: Iterable<readonly [K, V]>): Map<K, Set<V>> {
  const found = new Map<K, Set<V>>()
  for (const [key, value] of pairs) found.set(key, (found.get(key) ?? new Set()).add(value))
  return found
}

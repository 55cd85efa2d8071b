import { normaliseName } from '../text.ts'

/** What a person of the roster may be called; `M` is a member as written or as used. */
interface Named {
  id: string
  name?: string | undefined
  romanized?: string | undefined
  aliases?: string[] | undefined
}

/** What to call each member by in a message: the name, or the id where two share a name. */
export function memberNames(members: readonly { id: string; name: string }[]): string[] {
  const owners = new Map<string, number>()
  for (const { name } of members) owners.set(name, (owners.get(name) ?? 0) + 1)
  return members.map(({ id, name }) => (owners.get(name) === 1 ? name : id))
}

/** The name of a member of the roster; who is in none goes by the id. */
export function memberName<Id extends string | undefined>(
  members: readonly { id: string; name: string }[] | undefined,
  id: Id,
): string | Id {
  return members?.find((member) => member.id === id)?.name ?? id
}

/** Whether two ids are one member's: without a roster `Kim` and `kim` are. */
export function isSameMember(roster: readonly Named[] | undefined, a: string, b: string): boolean {
  return roster ? a === b : normaliseName(a) === normaliseName(b)
}

/**
 * Everything that names one member, normalised, to that member: look up with `normaliseName`.
 * Ids and aliases come first; a name that two members share (two people called 김민수) names neither.
 */
export function rosterIndex<M extends Named>(members: readonly M[]): Map<string, M> {
  const shared = new Map<string, Set<M>>()
  for (const member of members) {
    for (const name of [member.name, member.romanized]) {
      if (!name) continue
      const key = normaliseName(name)
      shared.set(key, (shared.get(key) ?? new Set<M>()).add(member))
    }
  }
  const index = new Map<string, M>()
  for (const [key, owners] of shared) {
    const [owner] = owners
    if (owner && owners.size === 1) index.set(key, owner)
  }
  for (const member of members) {
    for (const name of [...(member.aliases ?? []), member.id]) index.set(normaliseName(name), member)
  }
  return index
}

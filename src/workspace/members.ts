import { compareNaturally, normaliseName } from '../text.ts'

/** The names of a member. */
interface NamedMember {
  id: string
  name?: string | undefined
  romanized?: string | undefined
  aliases?: string[] | undefined
}

/** The name of each member in messages: the name, or the id if two members share a name. */
export function memberNames(members: readonly { id: string; name: string }[]): string[] {
  const owners = new Map<string, number>()
  for (const { name } of members) owners.set(name, (owners.get(name) ?? 0) + 1)
  return members.map(({ id, name }) => (owners.get(name) === 1 ? name : id))
}

/** The name of a member, or the id if the member is not in the roster. */
export function memberName<Id extends string | undefined>(
  members: readonly { id: string; name: string }[] | undefined,
  id: Id,
): string | Id {
  return members?.find((member) => member.id === id)?.name ?? id
}

/** A member who is not in a roster. */
interface UnlistedMember {
  id: string
  name: string
  aliases: string[]
}

/** The member with an id, who need not be in the roster. */
export function memberWithId<M extends { id: string }>(
  members: readonly M[] | undefined,
  id: string,
  name = id,
): M | UnlistedMember {
  return members?.find((member) => member.id === id) ?? { id, name, aliases: [] }
}

/** The members of a group without a roster: everyone who has a note. The first spelling of an id counts. */
export function membersWithIds(ids: readonly string[]): UnlistedMember[] {
  const spellings = new Map(ids.toReversed().map((id) => [normaliseName(id), id]))
  return [...spellings.values()].sort(compareNaturally).map((id) => memberWithId(undefined, id))
}

/** Whether two ids are the same member's. Without a roster, `Kim` and `kim` are. */
export function isSameMember(roster: readonly NamedMember[] | undefined, a: string, b: string): boolean {
  return roster ? a === b : normaliseName(a) === normaliseName(b)
}

/**
 * Maps every normalised name of a member to that member. Look names up with `normaliseName`.
 * Ids and aliases take precedence. A name that two members share (two people called 김민수) is left out.
 */
export function rosterIndex<M extends NamedMember>(members: readonly M[]): Map<string, M> {
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

import { compareNaturally, nearest, normaliseName } from '../text.ts'

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
 * The name of a member that another name probably stands for: a typo, or a file name with more words, `이두리 노트`.
 * @returns the name as it is spelled in the roster
 */
export function memberMeant(members: readonly NamedMember[], name: string): string | undefined {
  const index = rosterIndex(members)
  const contained = namesWithin(index.keys(), name)
  const owners = new Set(contained.map((key) => index.get(key)))
  const key = owners.size === 1 ? contained.sort((a, b) => b.length - a.length)[0] : nearest(name, index.keys())
  const { id, name: full = id, romanized = id, aliases = [] } = index.get(key ?? '') ?? {}
  return [full, id, romanized, ...aliases].find((one) => one !== undefined && normaliseName(one) === key)
}

/** The names whose words are in another: `서아` in `아이템87 모듈 서아`. Not those of one letter. */
export function namesWithin(names: Iterable<string>, name: string): string[] {
  const words = ` ${wordsOf(name)} `
  return [...names].filter((key) => wordsOf(key).length > 1 && words.includes(` ${wordsOf(key)} `))
}

function wordsOf(name: string): string {
  return (
    normaliseName(name)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  )
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

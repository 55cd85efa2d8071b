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

/** The name of a member that a label, or a part of it, probably stands for. */
interface MeantMember {
  /** As it is spelled in the roster. */
  name: string
  part: string
}

/**
 * The member that another name probably stands for: a typo, a file name with more words (`이두리 노트`), or a typo in one
 * of them (`정적팩터리_이두라`).
 */
export function memberMeant(members: readonly NamedMember[], name: string): MeantMember | undefined {
  const index = rosterIndex(members)
  const contained = namesWithin(index.keys(), name)
  const owners = new Set(contained.map((key) => index.get(key)))
  const spelled = (key: string, part: string) => {
    const { id, name: full = id, romanized = id, aliases = [] } = index.get(key) ?? {}
    const found = [full, id, romanized, ...aliases].find((one) => one !== undefined && normaliseName(one) === key)
    return found === undefined ? undefined : { name: found, part }
  }
  const [longest] = contained.sort((a, b) => b.length - a.length)
  if (longest !== undefined && owners.size === 1) return spelled(longest, name)
  const whole = nearest(name, index.keys())
  if (whole !== undefined || contained.length > 0) return spelled(whole ?? '', name)
  for (const part of outerWords(name)) {
    const key = nearest(part, index.keys())
    if (key !== undefined) return spelled(key, part)
  }
  return undefined
}

/**
 * The names in unknown labels that are probably those of members without files: where the roster has `도운` by mistake,
 * `도윤` in `정적팩터리_도윤` and `빌더_도윤`. One label alone proves nothing.
 * @param absent the members without files
 * @returns for each label the id of the member and the name, or nothing
 */
export function misspeltMembers(
  absent: readonly NamedMember[],
  labels: readonly string[],
): Map<string, { id: string; name: string; count: number }> {
  const index = rosterIndex(absent)
  const counts = new Map<string, number>()
  const words = labels.map((label) => ({ label, parts: outerWords(label) }))
  for (const part of words.flatMap(({ parts }) => parts)) counts.set(part, (counts.get(part) ?? 0) + 1)
  const found = words.flatMap(({ label, parts }) =>
    parts.flatMap((name) => {
      const count = counts.get(name) ?? 0
      const id = count > 1 ? index.get(nearest(name, index.keys()) ?? '')?.id : undefined
      return id === undefined ? [] : [[label, { id, name, count }] as const]
    }),
  )
  // The first word would be the last one set.
  return new Map(found.reverse())
}

/** The last and the first word of a label, where the name of its author is. */
function outerWords(label: string): string[] {
  const words = label.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set([words.at(-1) ?? '', words[0] ?? ''])].filter((word) => word.length > 1)
}

/** The names, of two letters or more, whose words are in another name: `서아` in `아이템87 모듈 서아`. */
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

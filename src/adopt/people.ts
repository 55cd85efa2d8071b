import { valuesByKey } from '../collections.ts'
import { compareNaturally, normaliseName } from '../text.ts'
import type { FileInFolder, Placed } from './candidates.ts'
import type { Readme } from './folder.ts'
import { byFrequency, givenName, isFullName, mayBeInitials, mayBePerson, nameKey } from './names.ts'

/** A member found in the notes. The id is the most frequent label in paths; aliases are the person's other names. */
export interface ProposedMember {
  id: string
  name?: string | undefined
  aliases: string[]
  notes: number
  /** Pairs of names that were guessed to be one person. */
  merged?: string[] | undefined
}

/** Who wrote a note, as far as its path, its front matter and git say. */
export type Signature = Pick<Placed, 'member' | 'by' | 'key'> & Pick<FileInFolder, 'author' | 'committer'>

interface Person {
  keys: Set<string>
  labels: string[]
  names: string[]
  weeks: Set<string>
  merged: string[]
  committers: string[]
}

/**
 * Proposes the roster. Labels are the same person if they differ only in case, separators and control characters, or if
 * their front matter has the same name. Where no week has notes by both, they also are if one is a part of the other
 * (`하나`, `김하나`; `hana`, `dev-hana`), or if git says so. The README may give names for labels.
 */
export function proposePeople(notes: readonly Signature[], readme: Readme | undefined): ProposedMember[] {
  const people: Person[] = []
  const isSigned = signatures(notes)
  for (const { member, by, key, author, committer } of notes) {
    const signed = author !== undefined && isSigned(author) ? author : undefined
    const keys = by === undefined ? [member, signed ?? member].map(nameKey) : [nameKey(by)]
    const same = people.filter((person) => keys.some((key) => person.keys.has(key)))
    const [first = newPerson(), ...rest] = same
    if (same.length === 0) people.push(first)
    for (const other of rest) join(first, other, people)
    for (const name of keys) first.keys.add(name)
    first.labels.push(clean(member))
    first.weeks.add(key)
    if (committer !== undefined) first.committers.push(committer)
    if (by !== undefined || signed !== undefined) first.names.push(clean(by ?? signed ?? ''))
  }
  joinAlike(people, isPartOf)
  nameByReadme(people, readme)
  joinAlike(people, (one, other) => one.names.some((name) => other.keys.has(nameKey(name))))
  joinAlike(people, isCommittedBy)
  const owners = new Map(
    people.flatMap((person) => person.labels.map((label) => [normaliseName(label), person] as const)),
  )
  const owned = people.map((person) => toMember(person, owners))
  return owned.sort((a, b) => compareNaturally(a.name ?? a.id, b.name ?? b.id))
}

function newPerson(): Person {
  return { keys: new Set(), labels: [], names: [], weeks: new Set(), merged: [], committers: [] }
}

/** Without control characters, which a config cannot contain and lookups ignore. */
function clean(name: string): string {
  return name
    .replace(/\p{Cc}/gu, '')
    .normalize('NFC')
    .trim()
}

/** Front matter names a person unless two labels of one week have the same name, as in a copied template. */
function signatures(notes: readonly Signature[]): (author: string) => boolean {
  const labels = valuesByKey(
    notes.flatMap(({ author, key, member }) => (author ? [[`${author}\0${key}`, nameKey(member)] as const] : [])),
  )
  const wrong = new Set([...labels].flatMap(([key, own]) => (own.size > 1 ? [key.split('\0')[0]] : [])))
  return (author) => author.trim().length > 1 && !wrong.has(author)
}

function join(first: Person, other: Person, people: Person[]): void {
  people.splice(people.indexOf(other), 1)
  for (const key of other.keys) first.keys.add(key)
  for (const week of other.weeks) first.weeks.add(week)
  first.labels.push(...other.labels)
  first.names.push(...other.names)
  first.merged.push(...other.merged)
  first.committers.push(...other.committers)
}

/** Joins a person with the only one who is alike, if no week has notes by both. */
function joinAlike(people: Person[], isAlike: (one: Person, other: Person) => boolean): void {
  for (const one of [...people]) {
    const [other, ...more] = people.filter((each) => each !== one && isAlike(one, each))
    if (!other || more.length > 0 || [...one.weeks].some((week) => other.weeks.has(week))) continue
    other.merged.push(`${one.labels[0]} ~ ${other.labels[0]}`)
    join(other, one, people)
  }
}

/** Whether a name is a part of the other's: `희제` of `이희제`, `hana` of `dev-hana`. */
function isPartOf(one: Person, other: Person): boolean {
  const short = [...one.keys]
  const given = [...other.keys].some((key) => short.includes(givenName(key) ?? ''))
  const words = other.labels.map((label) => label.split(/[\s._-]+/).map(nameKey))
  const isEdge = ([first = '', ...rest]: string[]) =>
    rest.length > 0 &&
    short.some((key) => key.length > 2 && (key === first || key === rest.at(-1) || key === rest.join('')))
  return given || words.some(isEdge)
}

/** Whether a label that occurs once was committed by the person whose other notes come from one committer. */
function isCommittedBy(one: Person, other: Person): boolean {
  const [committer, ...more] = new Set(one.committers)
  const isTitle = one.labels.length === 1 && more.length === 0 && !isFullName(one.labels[0] ?? '')
  const own = other.committers.filter((name) => name === committer).length
  return isTitle && committer !== undefined && own > 1 && own * 5 >= other.committers.length * 4
}

/**
 * Finds the names of labels in the README: in the first line that contains the label, if it has one name in Hangul, in a
 * line like `Ada Lovelace (@ada)`, or by initials.
 */
function nameByReadme(people: readonly Person[], readme: Readme | undefined): void {
  if (!readme) return
  const nameless = people.filter(({ labels, names }) => names.length === 0 && !/[가-힣]/.test(labels[0] ?? ''))
  const owners = new Map(people.flatMap((person) => [...person.keys].map((key) => [key, person] as const)))
  const open = new Set(nameless)
  const seen = new Set<Person>()
  for (const line of readme.lines) {
    const text = line.replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1').replace(/[*_`@]/g, ' ')
    const words = line.split(/[^\p{L}\p{N}._-]+/u)
    const named = new Set(words.flatMap((word) => owners.get(nameKey(word)) ?? []))
    for (const person of named) {
      if (!open.has(person)) continue
      const hangul = seen.has(person) ? [] : [...new Set(words.filter(isFullName))]
      const name = hangul.length === 1 ? hangul[0] : named.size === 1 ? latinName(text, person) : undefined
      seen.add(person)
      if (name === undefined) continue
      person.names.push(name)
      open.delete(person)
    }
  }
  const cells = readme.tables.flatMap((rows) => rows.slice(1).flat()).map((cell) => cell.replace(/[*_`\s]/g, ''))
  const all = [...new Set(cells.filter(isFullName))]
  const fits = (person: Person, name: string) => person.labels.some((label) => mayBeInitials(label, name))
  for (const person of open) {
    const [name, ...others] = all.filter((each) => fits(person, each))
    if (name === undefined || others.length > 0 || [...open].filter((each) => fits(each, name)).length > 1) continue
    person.names.push(name)
    person.merged.push(`${person.labels[0]} ~ ${name}`)
  }
}

/** The capitalised name in a line, if it is the only one or comes first. Lines with numbers are schedules and skipped. */
function latinName(text: string, { keys }: Person): string | undefined {
  const others = text.split(/[^\p{L}\p{N}._-]+/u).filter((word) => !keys.has(nameKey(word)))
  if (others.some((word) => /\d/.test(word))) return undefined
  const names = text.match(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{L}*\.?){1,3}(?![\p{L}\p{N}])/gu) ?? []
  const [name] = names.filter((each) => mayBePerson(each) && !keys.has(nameKey(each)))
  const isFirst = name !== undefined && text.replace(/^\P{L}+/u, '').startsWith(name)
  return names.length === 1 || isFirst ? name : undefined
}

/** @param owners whose each name is. A name that another member has is left out; names are unique in a config. */
function toMember(person: Person, owners: Map<string, Person>): ProposedMember {
  const { labels, names, merged, keys } = person
  const byLabel = byFrequency(labels)
  const byName = byFrequency(names)
  const isOwn = (name: string) => {
    const key = normaliseName(name)
    if (!owners.has(key)) owners.set(key, person)
    return owners.get(key) === person
  }
  // Of a person whom only front matter or git names, no label is a name.
  const author = byLabel.some((label) => keys.has(nameKey(label))) ? undefined : byName[0]
  const [id = '', ...others] = [author?.replaceAll(/[/\\]/g, '-') ?? [], ...byLabel].flat().filter(isOwn)
  const name = byName.find((each) => normaliseName(each) !== normaliseName(id) && isOwn(each))
  const aliases = otherNames([...others, ...byName].filter(isOwn), [id, name ?? id])
  return { id, name, aliases, notes: labels.length, ...(merged.length > 0 ? { merged } : {}) }
}

function namesOf({ id, name, aliases }: Pick<ProposedMember, 'id' | 'name' | 'aliases'>): string[] {
  return [id, name ?? id, ...aliases]
}

/** These names without duplicates and those that are listed already. */
function otherNames(names: readonly string[], listed: readonly string[]): string[] {
  const others = new Map(names.toReversed().map((name) => [normaliseName(name), name]))
  for (const name of listed) others.delete(normaliseName(name))
  return names.filter((name) => others.get(normaliseName(name)) === name && others.delete(normaliseName(name)))
}

/** The people who have one of this member's names. */
function samePeople(
  member: Pick<ProposedMember, 'id' | 'name'> & { aliases?: string[] },
  people: readonly ProposedMember[],
) {
  const keys = new Set(namesOf({ aliases: [], ...member }).map(nameKey))
  return people.filter((person) => namesOf(person).some((name) => keys.has(nameKey(name))))
}

/** The members given by the user, with the names that their notes use. */
export function givenMembers(
  given: readonly { id: string; name?: string | undefined }[],
  people: readonly ProposedMember[],
): ProposedMember[] {
  return given.map(({ id, name }) => {
    const same = samePeople({ id, name }, people)
    const known = name ?? same.find((person) => person.name !== undefined)?.name
    return {
      id,
      name: known === id ? undefined : known,
      aliases: otherNames(
        same.flatMap((person) => [person.id, ...person.aliases]),
        [id, name ?? id],
      ),
      notes: same.reduce((sum, { notes }) => sum + notes, 0),
    }
  })
}

/** The member as an earlier book has it, if one of its names is the same. Otherwise adds it to the roster. */
export function sameAsBefore(member: ProposedMember, roster: ProposedMember[]): ProposedMember {
  const [same, ...others] = samePeople(member, roster)
  if (!same || others.length > 0) {
    roster.push(member)
    return member
  }
  const name = same.name ?? member.name
  const aliases = otherNames([...namesOf(member), ...same.aliases], [same.id, same.name ?? same.id])
  return { ...member, id: same.id, name, aliases }
}

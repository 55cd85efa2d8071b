import { valuesByKey } from '../collections.ts'
import { compareNaturally, normaliseName } from '../text.ts'
import type { Readme } from './folder.ts'
import { byFrequency, isFullName, mayBeInitials, mayBePerson, nameKey } from './names.ts'
import type { PlacedNote } from './readings.ts'

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
export type Signature = Pick<PlacedNote, 'member' | 'by' | 'key' | 'author'>

/** The notes of a person, and the names from elsewhere than paths. */
interface Person {
  /** All names that nobody else has. Where only the author says who wrote a file, its label is not one. */
  keys: Set<string>
  notes: Signature[]
  names: string[]
  merged: string[]
}

/** What says that two people are one. It counts only if nobody else is like one of them, and no week has both. */
const sameness: ((one: Person, other: Person) => boolean)[] = [isPartOf, isNamed]

/**
 * Proposes the roster. Labels are the same person if they differ only in case, separators and control characters, or if
 * their front matter has the same name. {@link sameness} is the evidence for others. The README may give names.
 */
export function proposePeople(notes: readonly Signature[], readme: Readme | undefined): ProposedMember[] {
  const people: Person[] = []
  const isSigned = signatures(notes)
  for (const note of notes) {
    const name = note.by ?? (isSigned(note) ? note.author : undefined)
    const names = name === undefined ? [] : [clean(name)]
    const keys = new Set([...names, ...(note.by === undefined ? [note.member] : [])].map(nameKey))
    const person: Person = { keys, notes: [note], names, merged: [] }
    const [first, ...rest] = people.filter((other) => [...keys].some((key) => other.keys.has(key)))
    if (!first) people.push(person)
    else for (const same of [person, ...rest]) join(first, same, people)
  }
  nameByReadme(people, readme)
  for (const isSame of sameness) {
    for (const one of [...people]) {
      const [other, ...more] = people.filter((each) => each !== one && isSame(one, each))
      const isApart = (note: Signature) => !other?.notes.some(({ key }) => key === note.key)
      if (!other || more.length > 0 || !one.notes.every(isApart)) continue
      other.merged.push(`${labelsOf(one)[0]} ~ ${labelsOf(other)[0]}`)
      join(other, one, people)
    }
  }
  const owners = new Map(people.flatMap((person) => labelsOf(person).map((label) => [normaliseName(label), person])))
  return people
    .map((person) => toMember(person, owners))
    .sort((a, b) => compareNaturally(a.name ?? a.id, b.name ?? b.id))
}

/** Without control characters, which a config cannot contain and lookups ignore. */
function clean(name: string): string {
  return name
    .replace(/\p{Cc}/gu, '')
    .normalize('NFC')
    .trim()
}

function labelsOf({ notes }: Person): string[] {
  return notes.map(({ member }) => clean(member))
}

/** Front matter names a person unless two labels of one week have the same name, as in a copied template. */
function signatures(notes: readonly Signature[]): (note: Signature) => boolean {
  const labels = valuesByKey(notes.map(({ author, key, member }) => [`${author}\0${key}`, nameKey(member)]))
  const isCopied = (author: string) => [...labels].some(([key, own]) => own.size > 1 && key.startsWith(`${author}\0`))
  const copied = new Set(notes.flatMap(({ author }) => (author && isCopied(author) ? author : [])))
  return ({ author = '' }) => author.trim().length > 1 && !copied.has(author)
}

function join(first: Person, other: Person, people: Person[]): void {
  if (people.includes(other)) people.splice(people.indexOf(other), 1)
  for (const key of other.keys) first.keys.add(key)
  first.notes.push(...other.notes)
  first.names.push(...other.names)
  first.merged.push(...other.merged)
}

/** Whether a name is a part of the other's: `희제` of `이희제`, `hana` of `dev-hana`. */
function isPartOf(one: Person, other: Person): boolean {
  const words = labelsOf(other).map((label) => label.split(/[\s._-]+/).map(nameKey))
  const parts = words.flatMap(([first = '', ...rest]) => (rest.length > 0 ? [first, rest.at(-1), rest.join('')] : []))
  return (
    [...other.keys].some((key) => isFullName(key) && one.keys.has(key.slice(1))) ||
    parts.some((part = '') => part.length > 2 && one.keys.has(part))
  )
}

/** Whether the README's name for one is a label of the other. */
function isNamed({ names }: Person, { keys }: Person): boolean {
  return names.some((name) => keys.has(nameKey(name)))
}

/** Finds the names of labels in the README: in the first line with the label, if it has one name, or by initials. */
function nameByReadme(people: readonly Person[], readme: Readme | undefined): void {
  const open = new Set(people.filter((one) => one.names.length === 0 && !/[가-힣]/.test(labelsOf(one)[0] ?? '')))
  const owners = new Map([...open].flatMap((person) => [...person.keys].map((key) => [key, person] as const)))
  for (const line of readme?.lines ?? []) {
    const words = line.split(/[^\p{L}\p{N}._-]+/u)
    const named = new Set(words.flatMap((word) => owners.get(nameKey(word)) ?? []))
    const [hangul, ...others] = new Set(words.filter(isFullName))
    for (const person of named) {
      const name =
        hangul !== undefined && others.length === 0 ? hangul : named.size === 1 ? latinName(line, person) : []
      if (open.delete(person)) person.names.push(...[name].flat())
    }
  }
  const cells = (readme?.tables ?? []).flatMap((rows) => rows.flat()).map((cell) => cell.replace(/\s/g, ''))
  const names = [...new Set(cells.filter(isFullName))]
  const fits = (one: Person, name: string) => one.names.length === 0 && mayBeInitials(labelsOf(one)[0] ?? '', name)
  for (const one of people) {
    const [name, ...others] = names.filter((each) => fits(one, each))
    if (name === undefined || others.length > 0 || people.filter((each) => fits(each, name)).length > 1) continue
    one.names.push(name)
    one.merged.push(`${labelsOf(one)[0]} ~ ${name}`)
  }
}

/** The capitalised name in a line that begins with it or has only one. Lines with numbers are rows of a schedule. */
function latinName(line: string, { keys }: Person): string[] {
  const words = line.split(/[^\p{L}\p{N}._-]+/u).filter((word) => !keys.has(nameKey(word)))
  const names = line.match(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{L}*\.?){1,3}(?![\p{L}\p{N}])/gu) ?? []
  const [name = ''] = names.filter((each) => mayBePerson(each) && !keys.has(nameKey(each)))
  const isClear = names.length === 1 || line.replace(/^\P{L}+/u, '').startsWith(name)
  return name !== '' && isClear && !words.some((word) => /\d/.test(word)) ? [name] : []
}

/** @param owners whose each name is. A name that another member has is left out; names are unique in a config. */
function toMember(person: Person, owners: Map<string, Person>): ProposedMember {
  const { notes, merged } = person
  const byLabel = byFrequency(labelsOf(person))
  const byName = byFrequency(person.names)
  const isOwn = (name: string) => {
    const key = normaliseName(name)
    if (!owners.has(key)) owners.set(key, person)
    return owners.get(key) === person
  }
  // Of a person whom only front matter or git names, no label is a name.
  const author = notes.every(({ by }) => by !== undefined) ? byName[0] : undefined
  const [id = '', ...others] = [author?.replaceAll(/[/\\]/g, '-') ?? [], ...byLabel].flat().filter(isOwn)
  const name = byName.find((each) => normaliseName(each) !== normaliseName(id) && isOwn(each))
  const aliases = otherNames([...others, ...byName].filter(isOwn), [id, name ?? id])
  return { id, name, aliases, notes: notes.length, ...(merged.length > 0 ? { merged } : {}) }
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

/** The people who have one of these names. */
function samePeople(names: readonly string[], people: readonly ProposedMember[]): ProposedMember[] {
  const keys = new Set(names.map(nameKey))
  return people.filter((person) => namesOf(person).some((name) => keys.has(nameKey(name))))
}

/** The members given by the user, with the names that their notes use. */
export function givenMembers(
  given: readonly { id: string; name?: string | undefined; aliases?: string[] | undefined }[],
  people: readonly ProposedMember[],
): ProposedMember[] {
  return given.map(({ id, name, aliases = [] }) => {
    const same = samePeople([id, name ?? id, ...aliases], people)
    const known = name ?? same.find((person) => person.name !== undefined)?.name
    return {
      id,
      name: known === id ? undefined : known,
      aliases: otherNames([...aliases, ...same.flatMap(namesOf)], [id, known ?? id]),
      notes: same.reduce((sum, { notes }) => sum + notes, 0),
    }
  })
}

/** The member as an earlier book has it, if one of its names is the same. Otherwise adds it to the roster. */
export function sameAsBefore(member: ProposedMember, roster: ProposedMember[]): ProposedMember {
  const [same, ...others] = samePeople(namesOf(member), roster)
  if (!same || others.length > 0) {
    roster.push(member)
    return member
  }
  const name = same.name ?? member.name
  const aliases = otherNames([...namesOf(member), ...same.aliases], [same.id, name ?? same.id])
  return { ...member, id: same.id, name, aliases }
}

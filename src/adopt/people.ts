import { byFrequency, groupBy, valuesByKey } from '../collections.ts'
import { compareNaturally, normaliseName } from '../text.ts'
import { rosterIndex } from '../workspace/members.ts'
import { personKey } from './evidence.ts'
import { isFullName, mayBePerson, nameKey } from './names.ts'
import type { PlacedNote } from './readings.ts'
import type { Readme } from './readme.ts'

/** A member as the user specifies it. */
export interface GivenMember {
  id: string
  name?: string | undefined
  aliases?: string[] | undefined
}

/** A member found in the notes. The id is the most frequent label in paths; aliases are the person's other names. */
export interface ProposedMember extends GivenMember {
  aliases: string[]
  /** Number of notes. */
  notes: number
  /** Pairs of names that are probably one person: `hana ~ dev-hana`. */
  merged?: string[] | undefined
}

/** Who wrote a note, as far as its path, its front matter and git say. */
export type Signature = Pick<PlacedNote, 'member' | 'by' | 'key' | 'author' | 'digest'>

interface Person {
  /** Of all names. */
  keys: Set<string>
  notes: Signature[]
  /** Names that are not from paths. */
  names: string[]
  merged: string[]
}

/**
 * Proposes the roster. Labels are one person
 * - if they differ only in case, separators and control characters;
 * - if no week has notes of both, and front matter or a line of the README has both names, or one name is a part of the
 *   other and of no third one (`하나`, `김하나`);
 * - if no week has different notes of both, and their words are the same (`kim-hana`, `hana-kim`).
 */
export function proposePeople(notes: readonly Signature[], { lines }: Pick<Readme, 'lines'>): ProposedMember[] {
  const people = [...groupBy(notes, personKey)].map(([key, written]): Person => {
    const names = written.flatMap(({ by, author }) => by ?? author ?? []).map(clean)
    return { keys: new Set([key, ...names.map(nameKey)]), notes: written, names, merged: [] }
  })
  nameByReadme(people, lines)
  joinEach(people, (person, other) => areApart(person, other) && [...person.keys].some((key) => other.keys.has(key)))
  joinEach(people, (person, other) => {
    const wholes = areApart(person, other) ? people.filter((one) => one !== person && isPartOf(person, one)) : []
    return wholes.length === 1 && wholes[0] === other
  })
  joinEach(people, (person, other) => haveSameWords(person, other) && areCopies(person, other))
  const names = people.flatMap((person) =>
    [...labelsOf(person), ...person.names].map((name) => [name, person] as const),
  )
  const owners = valuesByKey(names.map(([name, person]) => [normaliseName(name), person]))
  return people
    .map((person) => toMember(person, (name) => owners.get(normaliseName(name))?.size === 1))
    .sort((a, b) => compareNaturally(a.name ?? a.id, b.name ?? b.id))
}

/** Joins each person to the first other one who is the same. */
function joinEach(people: Person[], isSame: (person: Person, other: Person) => boolean): void {
  for (const person of people.toReversed()) {
    const other = people.find((one) => one !== person && isSame(person, one))
    if (!other) continue
    people.splice(people.indexOf(person), 1)
    for (const key of person.keys) other.keys.add(key)
    other.notes.push(...person.notes)
    other.names.push(...person.names)
    other.merged.push(`${labelsOf(person)[0]} ~ ${labelsOf(other)[0]}`, ...person.merged)
  }
}

/** Whether no week has notes of both. */
function areApart(person: Person, other: Person): boolean {
  const weeks = new Set(person.notes.map(({ key }) => key))
  return !other.notes.some(({ key }) => weeks.has(key))
}

/** Whether no week has different notes of both. */
function areCopies(person: Person, other: Person): boolean {
  const digests = new Map(person.notes.map(({ key, digest }) => [key, digest]))
  return other.notes.every(({ key, digest = '' }) => (digests.get(key) ?? digest) === digest)
}

function haveSameWords(person: Person, other: Person): boolean {
  const [words, others] = [person, other].map((one) =>
    wordsOf(labelsOf(one)[0] ?? '')
      .sort()
      .join(' '),
  )
  return words === others
}

/** A name in NFC without control characters, which a config cannot contain. */
function clean(name: string): string {
  return name
    .replace(/\p{Cc}/gu, '')
    .normalize('NFC')
    .trim()
}

function labelsOf({ notes }: Person): string[] {
  return notes.map(({ member }) => clean(member))
}

function wordsOf(name: string): string[] {
  return name.split(/[\s._-]+/).map(nameKey)
}

/** Whether a name is a part of the other's: `희제` of `이희제`, `hana` of `dev-hana`. */
function isPartOf(one: Person, other: Person): boolean {
  const given = [...other.keys].filter(isFullName).map((key) => key.slice(1))
  const words = [...labelsOf(other), ...other.names].flatMap(wordsOf)
  return [...given, ...words.filter((word) => word.length > 2 && !other.keys.has(word))].some((key) =>
    one.keys.has(key),
  )
}

/** A full name in Hangul that is not a word of a phrase, as in `환경 설정과 개체`, or two or three capitalised words. */
const fullName =
  /(?<!\p{L}|[가-힣] )(?:[가-힣]{3}(?! [가-힣])|\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){1,2})(?![\p{L}\p{N}])/gu

/** Finds the name of a person in the README: in a line that has one label and one name, `- 김하나 (@hana)`. */
function nameByReadme(people: readonly Person[], lines: readonly string[]): void {
  const open = people.filter((person) => person.names.length === 0 && !/[가-힣]/.test(labelsOf(person)[0] ?? ''))
  const owners = new Map(open.flatMap((person) => [...person.keys].map((key) => [key, person] as const)))
  const labelled = (text: string) =>
    new Set(text.split(/[^\p{L}\p{N}._-]+/u).flatMap((word) => owners.get(nameKey(word)) ?? []))
  for (const line of lines) {
    const names = line.match(fullName)?.filter((name) => isFullName(name) || mayBePerson(name))
    const [name, ...more] = new Set(names)
    if (name === undefined || more.length > 0) continue
    // In `Hana Kim | hkim`, `hana` may be another label of hers.
    const beside = labelled(line.replace(name, ' '))
    const [person, ...others] = beside.size > 0 ? beside : labelled(name)
    if (!person || person.names.length > 0 || others.length > 0) continue
    person.names.push(name)
    person.keys.add(nameKey(name))
  }
}

/** @param isUnique whether only this person has a name, as a config requires */
function toMember(person: Person, isUnique: (name: string) => boolean): ProposedMember {
  const byName = byFrequency(person.names).filter(isUnique)
  // If only front matter or git names a person, the labels in paths are subjects.
  const author = person.notes.every(({ by }) => by !== undefined) ? byName[0]?.replaceAll(/[/\\]/g, '-') : undefined
  const [id = '', ...labels] = [author ?? [], ...byFrequency(labelsOf(person))].flat()
  const name = byName.find((known) => normaliseName(known) !== normaliseName(id))
  const { merged } = person
  return { ...withNames({ id, name, aliases: [...labels, ...byName] }, []), ...(merged.length > 0 ? { merged } : {}) }
}

function namesOf({ id, name = id, aliases = [] }: GivenMember): string[] {
  return [id, name, ...aliases]
}

/** Returns a function that finds the member with a label in a path, and returns the id. */
export function ownersOf(members: readonly ProposedMember[]): (label: string) => string | undefined {
  const roster = rosterIndex(members)
  return (label) => roster.get(normaliseName(label))?.id
}

/** Adds to a member the names of the people who share one of its names. */
export function withNames(given: GivenMember, people: readonly ProposedMember[]): ProposedMember {
  const keys = new Set(namesOf(given).map(nameKey))
  const same = people.filter((person) => namesOf(person).some((name) => keys.has(nameKey(name))))
  const { id } = given
  const known = given.name ?? same.find(({ name }) => name !== undefined)?.name
  const names = [...namesOf({ ...given, name: known }), ...same.flatMap(namesOf)]
  const normal = names.map(normaliseName)
  const aliases = names.filter((name, at) => normal.indexOf(normal[at] ?? '') === at && name !== id && name !== known)
  return { id, name: known === id ? undefined : known, aliases, notes: 0 }
}

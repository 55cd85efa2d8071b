import { compareNaturally, normaliseName } from '../text.ts'
import type { Readme } from './evidence.ts'
import { byFrequency, givenName, isFullName, mayBeInitials, mayBePerson, nameKey } from './names.ts'

/** A member as the notes show one: the most frequent label in paths, and whatever else the same person goes by. */
export interface ProposedMember {
  id: string
  name?: string | undefined
  aliases: string[]
  notes: number
  /** Why several names are taken for one person, where front matter does not say so. */
  merged?: string[] | undefined
}

/** Whose a note is by its path and its front matter, and of which week. */
export interface Signature {
  member: string
  week: string
  author?: string | undefined
}

interface Person {
  keys: Set<string>
  labels: string[]
  names: string[]
  weeks: Set<string>
  merged: string[]
}

/**
 * Proposes the roster. One person are labels that differ in case, separators and control characters alone, those under
 * which the front matter names the same one, and a name with and without its family name, unless both have a note in
 * one week or two people share the given name. A README tells the names behind labels.
 */
export function proposePeople(notes: readonly Signature[], readme: Readme | undefined): ProposedMember[] {
  const people: Person[] = []
  for (const { member, week, author } of notes) {
    const keys = [member, author ?? member].map(nameKey)
    const same = people.filter((person) => keys.some((key) => person.keys.has(key)))
    const [first = { keys: new Set<string>(), labels: [], names: [], weeks: new Set<string>(), merged: [] }, ...rest] =
      same
    if (same.length === 0) people.push(first)
    for (const other of rest) join(first, other, people)
    for (const key of keys) first.keys.add(key)
    // No config holds control characters, and who is looked up in one is so without them.
    first.labels.push(
      member
        .replace(/\p{Cc}/gu, '')
        .normalize('NFC')
        .trim(),
    )
    first.weeks.add(week)
    if (author !== undefined) first.names.push(author.normalize('NFC').trim())
  }
  joinFamilies(people)
  nameByReadme(people, readme)
  return people.map(toMember).sort((a, b) => compareNaturally(a.name ?? a.id, b.name ?? b.id))
}

function join(first: Person, other: Person, people: Person[]): void {
  people.splice(people.indexOf(other), 1)
  for (const key of other.keys) first.keys.add(key)
  for (const week of other.weeks) first.weeks.add(week)
  first.labels.push(...other.labels)
  first.names.push(...other.names)
  first.merged.push(...other.merged)
}

/** `희제` is `이희제`, where there is one who is called so, and never both in a week. */
function joinFamilies(people: Person[]): void {
  for (const short of [...people]) {
    const fitting = people.filter(
      (person) => person !== short && [...person.keys].some((key) => isSameGiven(key, short)),
    )
    const [full] = fitting
    if (!full || fitting.length > 1 || [...short.weeks].some((week) => full.weeks.has(week))) continue
    full.merged.push(`${short.labels[0]} ~ ${full.labels[0]}`)
    join(full, short, people)
  }
}

function isSameGiven(full: string, { keys }: Person): boolean {
  const given = givenName(full)
  return given !== undefined && keys.has(given)
}

/**
 * A line of the README that has a label and a name tells whose label it is: the first line with one name in Hangul, or
 * one with `Ada Lovelace (@ada)`; so do fitting initials.
 */
function nameByReadme(people: readonly Person[], readme: Readme | undefined): void {
  if (!readme) return
  const nameless = people.filter(({ labels, names }) => names.length === 0 && !/[가-힣]/.test(labels[0] ?? ''))
  const owners = new Map(people.flatMap((person) => [...person.keys].map((key) => [key, person] as const)))
  const open = new Set(nameless)
  const looked = new Set<Person>()
  for (const line of readme.lines) {
    const text = line.replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1').replace(/[*_`@]/g, ' ')
    const words = line.split(/[^\p{L}\p{N}._-]+/u)
    const named = new Set(words.flatMap((word) => owners.get(nameKey(word)) ?? []))
    for (const person of named) {
      if (!open.has(person)) continue
      const hangul = looked.has(person) ? [] : [...new Set(words.filter(isFullName))]
      const name = hangul.length === 1 ? hangul[0] : named.size === 1 ? latinName(text, person) : undefined
      looked.add(person)
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

/** The name with capitals in a line that has no number, as a schedule would: it is the only one, or comes first. */
function latinName(text: string, { keys }: Person): string | undefined {
  const others = text.split(/[^\p{L}\p{N}._-]+/u).filter((word) => !keys.has(nameKey(word)))
  if (others.some((word) => /\d/.test(word))) return undefined
  const names = text.match(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{L}*\.?){1,3}(?![\p{L}\p{N}])/gu) ?? []
  const [name] = names.filter((each) => mayBePerson(each) && !keys.has(nameKey(each)))
  const isFirst = name !== undefined && text.replace(/^\P{L}+/u, '').startsWith(name)
  return names.length === 1 || isFirst ? name : undefined
}

function toMember({ labels, names, merged }: Person): ProposedMember {
  const [id = '', ...otherLabels] = byFrequency(labels)
  const [name, ...otherNames] = byFrequency(names).filter((one) => normaliseName(one) !== normaliseName(id))
  const seen = new Set([id, name ?? id].map(normaliseName))
  const aliases = [...otherLabels, ...otherNames].filter((alias) => {
    const isNew = !seen.has(normaliseName(alias))
    seen.add(normaliseName(alias))
    return isNew
  })
  return { id, name, aliases, notes: labels.length, ...(merged.length > 0 ? { merged } : {}) }
}

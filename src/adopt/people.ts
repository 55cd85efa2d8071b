import { compareNaturally, normaliseName } from '../text.ts'
import type { Readme } from './evidence.ts'
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

/** The author of a note, by its path and its front matter, and its week. */
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
 * Proposes the roster. Labels are the same person if they differ only in case, separators and control characters, if
 * their front matter has the same name, or if one is the other without its family name (unless both have a note for the
 * same week, or two people share the given name). The README may give names for labels.
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
    // A config cannot contain control characters, and lookups ignore them.
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

/** Joins `희제` with `이희제` if only one full name matches and no week has notes by both. */
function joinFamilies(people: Person[]): void {
  for (const short of [...people]) {
    const matching = people.filter(
      (person) => person !== short && [...person.keys].some((key) => isSameGiven(key, short)),
    )
    const [full] = matching
    if (!full || matching.length > 1 || [...short.weeks].some((week) => full.weeks.has(week))) continue
    full.merged.push(`${short.labels[0]} ~ ${full.labels[0]}`)
    join(full, short, people)
  }
}

function isSameGiven(full: string, { keys }: Person): boolean {
  const given = givenName(full)
  return given !== undefined && keys.has(given)
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

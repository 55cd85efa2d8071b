import { compareNaturally, normaliseName } from '../names.ts'

/** A member as the notes show one: the most frequent label in paths, and whatever else the same person goes by. */
export interface ProposedMember {
  id: string
  name?: string | undefined
  aliases: string[]
  notes: number
}

interface Person {
  keys: Set<string>
  labels: string[]
  names: string[]
}

/**
 * Proposes the roster: labels that differ in case and separators alone are one person, and so are those under which
 * the front matter names the same one.
 * @param notes the member's label in the path of each note, and who its front matter says has written it
 */
export function proposeRoster(notes: readonly { member: string; author?: string | undefined }[]): ProposedMember[] {
  const people: Person[] = []
  for (const { member, author } of notes) {
    const keys = [member, author ?? member].map(nameKey)
    const same = people.filter((person) => keys.some((key) => person.keys.has(key)))
    const [first = { keys: new Set<string>(), labels: [], names: [] }, ...rest] = same
    if (same.length === 0) people.push(first)
    for (const other of rest) {
      people.splice(people.indexOf(other), 1)
      for (const key of other.keys) first.keys.add(key)
      first.labels.push(...other.labels)
      first.names.push(...other.names)
    }
    for (const key of keys) first.keys.add(key)
    first.labels.push(member.normalize('NFC'))
    if (author !== undefined) first.names.push(author.normalize('NFC'))
  }
  return people.map(toMember).sort((a, b) => compareNaturally(a.name ?? a.id, b.name ?? b.id))
}

function toMember({ labels, names }: Person): ProposedMember {
  const [id = '', ...otherLabels] = byFrequency(labels)
  const [name, ...otherNames] = byFrequency(names).filter((one) => normaliseName(one) !== normaliseName(id))
  const seen = new Set([id, name ?? id].map(normaliseName))
  const aliases = [...otherLabels, ...otherNames].filter((alias) => {
    const isNew = !seen.has(normaliseName(alias))
    seen.add(normaliseName(alias))
    return isNew
  })
  return { id, name, aliases, notes: labels.length }
}

function nameKey(name: string): string {
  return normaliseName(name).replace(/[\s._-]+/g, '')
}

/** Each once, the most frequent first, then the one that came first. */
export function byFrequency(texts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
}

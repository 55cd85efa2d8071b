import { isAside, isKind, mayBePerson, nameKey, weeksIn } from './names.ts'
import type { Candidate, Placed } from './pattern.ts'
import { isFullName } from './people.ts'
import type { FileEvidence } from './read.ts'
import type { Readme } from './readme.ts'

/**
 * Finds notes in weeks that have names and no numbers: `caching/kim.md` or `kim/caching.md`. Which of the two is the
 * person has to be known: from the README, from front matter, or since it is a full name in Hangul.
 * @returns nothing where nobody is known, or nobody has notes of two weeks
 */
export function findUnnumbered(files: readonly FileEvidence[], readme: Readme | undefined): Candidate | undefined {
  const words = (readme?.lines ?? []).flatMap((line) => line.split(/[^\p{L}\p{N}._-]+/u))
  const known = new Set([...words, ...files.flatMap(({ author }) => author ?? [])].map(nameKey))
  const isPerson = (label: string) => mayBePerson(label) && (known.has(nameKey(label)) || isFullName(label))
  const found = new Map<string, Placed[]>()
  for (const { path } of files) {
    const [, above = '', folder = '', stem = '', extension = ''] =
      /^((?:[^/]+\/)*)([^/]+)\/([^/]+)(\.[^./]+)$/.exec(path.normalize('NFC')) ?? []
    if (folder === '' || isPerson(folder) === isPerson(stem)) continue
    const [week, member] = isPerson(stem) ? [folder, stem] : [stem, folder]
    if (isKind(week) || isAside(week) || weeksIn(week).length > 0) continue
    const pattern = above + (isPerson(stem) ? '{week}/{member}' : '{member}/{week}') + extension
    found.set(pattern, [...(found.get(pattern) ?? []), { path, week, member }])
  }
  const [best] = [...found].sort(([, a], [, b]) => b.length - a.length)
  if (!best) return undefined
  const [pattern, placed] = best
  return isShared(placed, 'member', 'week') && isShared(placed, 'week', 'member') ? { pattern, placed } : undefined
}

/** Whether two or more of one kind each go with two or more of the other. */
function isShared(placed: readonly Placed[], one: 'week' | 'member', other: 'week' | 'member'): boolean {
  const others = new Map<string, Set<string>>()
  for (const note of placed)
    others.set(nameKey(note[one]), (others.get(nameKey(note[one])) ?? new Set()).add(nameKey(note[other])))
  return [...others.values()].filter((own) => own.size > 1).length > 1
}

import { groupBy } from '../collections.ts'
import type { Language } from '../languages/language.ts'
import { compareNaturally, normaliseName } from '../text.ts'
import { compilePattern, type Judge, labelsIn } from '../workspace/pattern.ts'
import type { Book } from './books.ts'
import type { Evidence, FileEvidence } from './evidence.ts'
import { isKind, nameKey, nameOf, stemOf, weekKeyOf } from './names.ts'
import { type Aside, findNotes, isKorean, readGiven, type Sheet, writtenTogether } from './notes.ts'
import { type ProposedMember, proposePeople } from './people.ts'
import { type ProposedSchedule, proposeWeeks } from './schedule.ts'
import { type GivenSection, hasSection, type ProposedSection, type SectionDoubt, sectionsFor } from './sections.ts'

/** A proposed config for a folder of notes, with its evidence. */
export interface Proposal {
  notes: FoundPattern[]
  sources: FoundPattern[]
  weekHeading?: string | undefined
  output: string
  discussion: string
  minutes: string
  ignore: string[]
  members: ProposedMember[]
  sections: ProposedSection[]
  weeks: ProposedSchedule['weeks']
  /** Number of members' notes. One file may contain several. */
  count: number
  /** Files of notes with at least one section. */
  headed: string[]
  left: LeftOut[]
  doubts: Doubt[]
  language: 'ko' | 'en'
}

export interface FoundPattern {
  pattern: string
  notes: number
  examples: string[]
}

/** Files that are not notes, with the reason. */
interface LeftOut {
  why: Aside | 'kind' | 'together' | 'stranger' | 'no-place'
  paths: string[]
}

/** A guess that may be wrong. */
export type Doubt =
  | SectionDoubt
  | { about: 'merged'; names: string[] }
  | { about: 'without-section'; paths: string[] }
  | { about: 'undated'; weeks: number }
  | { about: 'presenters'; names: string[] }

/** What the user has specified. The rest is guessed. */
export interface Corrections {
  notes?: string[] | undefined
  sources?: string[] | undefined
  members?: { id: string; name?: string | undefined }[] | undefined
  sections?: GivenSection[] | undefined
  start?: string | undefined
}

export type Adoption = { books: Book[] } | { proposal: Proposal }

/**
 * Proposes a config for existing notes.
 * @param corrections what the user has specified
 * @param languages the languages whose default sections are recognised
 * @returns several books, a proposal, or undefined if there are no notes
 */
export function propose(
  evidence: Evidence,
  corrections: Corrections,
  languages: readonly Language[],
): Adoption | undefined {
  const given = corrections.notes ?? corrections.sources
  const found = given
    ? readGiven(evidence.files, given)
    : // A single note is too little to guess from, but may be at the default path.
      (findNotes(evidence.files, evidence.readme) ?? readGiven(evidence.files, ['notes/{week}/{member}.md']))
  if (!found || 'books' in found) return found
  const { patterns, weekHeading, aside } = found
  const together = writtenTogether(found.sheets)
  const own = found.sheets.filter(({ member }) => !together.has(nameKey(member)))
  const people = proposePeople(
    own.map(({ member, week, author }) => ({ member, week: weekKeyOf(week), author })),
    evidence.readme,
  )
  const members = corrections.members ? givenMembers(corrections.members, people) : people
  const known = new Set(members.flatMap(({ id, name, aliases }) => [id, name ?? id, ...aliases].map(nameKey)))
  const sheets = own.filter(({ member }) => known.has(nameKey(member)))
  const merged = people.flatMap((person) => person.merged ?? [])
  const { sections, doubts: guessed } = sectionsFor(
    sheets,
    corrections.sections,
    corrections.notes !== undefined,
    languages,
  )
  const doubts: Doubt[] = merged.length > 0 && !corrections.members ? [{ about: 'merged', names: merged }] : []
  doubts.push(...guessed)
  const headed = sheets
    .filter((sheet) => sections.some((section) => hasSection(sheet, section)))
    .map(({ path }) => path)
  const without = sheets.map(({ path }) => path).filter((path) => !headed.includes(path))
  if (sections.length > 0 && without.length > 0) doubts.push({ about: 'without-section', paths: without })
  const { weeks, undated, strangers } = proposeWeeks(evidence.readme, sheets, members, corrections.start)
  if (undated > 0) doubts.push({ about: 'undated', weeks: undated })
  if (strangers.length > 0) doubts.push({ about: 'presenters', names: strangers })
  const asSources = corrections.sources !== undefined || (corrections.notes === undefined && sections.length === 0)
  const folder = asSources ? `${ownFolder(evidence.top)}/{week}` : commonWeekFolder(patterns)
  const counted = patterns.map((pattern): FoundPattern => {
    const mine = [...new Set(sheets.filter(({ pattern: by }) => by === pattern).map(({ path }) => path))]
    return { pattern, notes: mine.length, examples: threeOf(mine) }
  })
  const taken = new Set(sheets.map(({ path }) => path))
  return {
    proposal: {
      notes: asSources ? [{ pattern: `${folder}/{member}.md`, notes: 0, examples: [] }] : counted,
      sources: asSources ? counted : [],
      ...documentsIn(folder),
      weekHeading,
      ignore: ignored(patterns, evidence.files, taken),
      members,
      sections,
      weeks,
      count: sheets.length,
      headed,
      left: leftOut(evidence.files, taken, aside, together, found.sheets),
      doubts,
      language: isKorean(sheets) ? 'ko' : 'en',
    },
  }
}

function threeOf(paths: readonly string[]): string[] {
  const at = [0, Math.floor(paths.length / 2), paths.length - 1]
  return [...new Set(at.flatMap((index) => paths[index] ?? []))]
}

/** The members given by the user, with the names that their notes use. */
function givenMembers(given: NonNullable<Corrections['members']>, people: readonly ProposedMember[]): ProposedMember[] {
  return given.map(({ id, name }) => {
    const keys = new Set([id, name ?? id].map(nameKey))
    const same = people.filter((person) =>
      [person.id, person.name ?? '', ...person.aliases].some((one) => keys.has(nameKey(one))),
    )
    const labels = same.flatMap((person) => [person.id, ...person.aliases])
    const seen = new Set([id, name ?? id].map(normaliseName))
    const aliases = labels.filter((label) => !seen.has(normaliseName(label)) && seen.add(normaliseName(label)))
    const known = name ?? same.find((person) => person.name !== undefined)?.name
    return {
      id,
      name: known === id ? undefined : known,
      aliases,
      notes: same.reduce((sum, { notes }) => sum + notes, 0),
    }
  })
}

/** Paths of the documents: in the folder of the week if there is one, else together in `insights/`. */
function documentsIn(weekFolder: string | undefined): Pick<Proposal, 'output' | 'discussion' | 'minutes'> {
  const at = weekFolder === undefined ? 'insights/{week}-' : `${weekFolder}/`
  const output = weekFolder === undefined ? 'insights/{week}.md' : `${at}insights.md`
  return { output, discussion: `${at}discussion.md`, minutes: `${at}minutes.md` }
}

/** The folder for new notes if the existing ones become sources. */
function ownFolder(top: readonly string[]): string {
  const taken = new Set(top.map((name) => name.toLowerCase()))
  return ['notes', 'insights', 'study-insights'].find((name) => !taken.has(name)) ?? 'weekly-insights'
}

/** The week folder that all patterns share, or undefined. */
function commonWeekFolder(patterns: readonly string[]): string | undefined {
  const [folder, ...others] = new Set(patterns.map(weekFolder))
  return others.length === 0 ? folder : undefined
}

/** The week folder of a pattern, or undefined if weeks have no folder or it is inside a member's folder. */
function weekFolder(pattern: string): string | undefined {
  const folders = pattern.split('/').slice(0, -1)
  const shared = folders.slice(0, folders.findIndex((folder) => folder.includes('{week}')) + 1)
  const isShared = shared.length > 0 && !shared.some((folder) => folder.includes('{member}') || folder.includes('*'))
  return isShared ? shared.join('/') : undefined
}

/** Files that match the patterns but are not notes: by name, or by path if a note has the same name. */
function ignored(patterns: readonly string[], files: readonly FileEvidence[], taken: ReadonlySet<string>): string[] {
  const judge: Judge = (kind, label) => (kind === 'member' || /\d/.test(label) ? 1 : 0.5)
  const compiled = patterns.map((pattern) => compilePattern(pattern))
  const names = new Set([...taken].map(nameOf))
  const others = files
    .map(({ path }) => path)
    .filter((path) => !taken.has(path) && compiled.some((pattern) => labelsIn(path, pattern, judge)))
  // `*` replaces what a pattern cannot express, such as a file called `{member}.md` or a line ending in a name.
  const found = others
    .map((path) => (names.has(nameOf(path)) ? path : nameOf(path)))
    .map((path) => path.replace(/^[a-z]:|[{}\\\p{Cc}]+/giu, '*'))
  const readmes = [...taken].some((path) => /^readme\.md$/i.test(nameOf(path)))
  return [...new Set([...(readmes ? [] : ['README.md']), ...found])].sort(
    (a, b) => Number(b === 'README.md') - Number(a === 'README.md') || compareNaturally(a, b),
  )
}

function leftOut(
  files: readonly FileEvidence[],
  taken: ReadonlySet<string>,
  aside: ReadonlyMap<string, Aside>,
  together: ReadonlySet<string>,
  sheets: readonly Sheet[],
): LeftOut[] {
  const members = new Map(sheets.map(({ path, member }) => [path, nameKey(member)]))
  const reasonFor = (path: string): LeftOut['why'] => {
    const member = members.get(path)
    const why = aside.get(path)
    if (why) return why
    if (member !== undefined && together.has(member)) return 'together'
    if (isKind(stemOf(path))) return 'kind'
    return member === undefined ? 'no-place' : 'stranger'
  }
  const paths = files.map(({ path }) => path).filter((path) => !taken.has(path))
  return [...groupBy(paths, reasonFor)].map(([why, paths]) => ({ why, paths }))
}

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
import { hasSection, type ProposedSection, type SaidSection, type SectionDoubt, sectionsFor } from './sections.ts'

/** What a folder of notes says about the group that wrote it, as far as a config can hold it. */
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
  /** How many notes of members there are; one file may hold several. */
  count: number
  /** The files of those that have a section. */
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

/** Files that are nobody's notes of a week, and how that was seen. */
interface LeftOut {
  why: Aside | 'kind' | 'together' | 'stranger' | 'no-place'
  paths: string[]
}

/** What was guessed and may be wrong. */
export type Doubt =
  | SectionDoubt
  | { about: 'merged'; names: string[] }
  | { about: 'without-section'; paths: string[] }
  | { about: 'undated'; weeks: number }
  | { about: 'presenters'; names: string[] }

/** What somebody has said of the group; the rest is guessed. */
export interface Corrections {
  notes?: string[] | undefined
  sources?: string[] | undefined
  members?: { id: string; name?: string | undefined }[] | undefined
  sections?: SaidSection[] | undefined
  start?: string | undefined
}

export type Adoption = { books: Book[] } | { proposal: Proposal }

/**
 * Proposes a config for notes that are there already.
 * @param said what need not be guessed
 * @param languages whose default sections have ids
 * @returns several books, a proposal, or nothing where the files are no notes
 */
export function propose(evidence: Evidence, said: Corrections, languages: readonly Language[]): Adoption | undefined {
  const given = said.notes ?? said.sources
  const found = given
    ? readGiven(evidence.files, given)
    : // One note where the tool itself would have put it is too little to guess by, and needs no guess.
      (findNotes(evidence.files, evidence.readme) ?? readGiven(evidence.files, ['notes/{week}/{member}.md']))
  if (!found || 'books' in found) return found
  const { patterns, weekHeading, aside } = found
  const together = writtenTogether(found.sheets)
  const own = found.sheets.filter(({ member }) => !together.has(nameKey(member)))
  const people = proposePeople(
    own.map(({ member, week, author }) => ({ member, week: weekKeyOf(week), author })),
    evidence.readme,
  )
  const members = said.members ? saidMembers(said.members, people) : people
  const known = new Set(members.flatMap(({ id, name, aliases }) => [id, name ?? id, ...aliases].map(nameKey)))
  const sheets = own.filter(({ member }) => known.has(nameKey(member)))
  const merged = people.flatMap((person) => person.merged ?? [])
  const { sections, doubts: guessed } = sectionsFor(sheets, said.sections, said.notes !== undefined, languages)
  const doubts: Doubt[] = merged.length > 0 && !said.members ? [{ about: 'merged', names: merged }] : []
  doubts.push(...guessed)
  const headed = sheets
    .filter((sheet) => sections.some((section) => hasSection(sheet, section)))
    .map(({ path }) => path)
  const without = sheets.map(({ path }) => path).filter((path) => !headed.includes(path))
  if (sections.length > 0 && without.length > 0) doubts.push({ about: 'without-section', paths: without })
  const { weeks, undated, strangers } = proposeWeeks(evidence.readme, sheets, members, said.start)
  if (undated > 0) doubts.push({ about: 'undated', weeks: undated })
  if (strangers.length > 0) doubts.push({ about: 'presenters', names: strangers })
  const asSources = said.sources !== undefined || (said.notes === undefined && sections.length === 0)
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

/** The people whom somebody has named, with what their notes go by. */
function saidMembers(said: NonNullable<Corrections['members']>, people: readonly ProposedMember[]): ProposedMember[] {
  return said.map(({ id, name }) => {
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

/** Where documents go: into a folder of a week's own, else side by side into one of theirs. */
function documentsIn(weekFolder: string | undefined): Pick<Proposal, 'output' | 'discussion' | 'minutes'> {
  const at = weekFolder === undefined ? 'insights/{week}-' : `${weekFolder}/`
  const output = weekFolder === undefined ? 'insights/{week}.md' : `${at}insights.md`
  return { output, discussion: `${at}discussion.md`, minutes: `${at}minutes.md` }
}

/** The folder for notes where those that are there are sources. */
function ownFolder(top: readonly string[]): string {
  const taken = new Set(top.map((name) => name.toLowerCase()))
  return ['notes', 'insights', 'study-insights'].find((name) => !taken.has(name)) ?? 'weekly-insights'
}

/** The week's folder by all of the patterns; none where there are several. */
function commonWeekFolder(patterns: readonly string[]): string | undefined {
  const [folder, ...others] = new Set(patterns.map(weekFolder))
  return others.length === 0 ? folder : undefined
}

/** The folder of a week by a pattern: none where members have folders of their own, or weeks have none. */
function weekFolder(pattern: string): string | undefined {
  const folders = pattern.split('/').slice(0, -1)
  const shared = folders.slice(0, folders.findIndex((folder) => folder.includes('{week}')) + 1)
  const isShared = shared.length > 0 && !shared.some((folder) => folder.includes('{member}') || folder.includes('*'))
  return isShared ? shared.join('/') : undefined
}

/** What the patterns would take for notes and is none: by name where nobody's note is called so, else by path. */
function ignored(patterns: readonly string[], files: readonly FileEvidence[], taken: ReadonlySet<string>): string[] {
  const judge: Judge = (kind, label) => (kind === 'member' || /\d/.test(label) ? 1 : 0.5)
  const compiled = patterns.map((pattern) => compilePattern(pattern))
  const names = new Set([...taken].map(nameOf))
  const others = files
    .map(({ path }) => path)
    .filter((path) => !taken.has(path) && compiled.some((pattern) => labelsIn(path, pattern, judge)))
  // What a pattern cannot say, as a file called `{member}.md` or one with a line ending in its name, `*` stands for.
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

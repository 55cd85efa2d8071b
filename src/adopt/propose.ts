import { posix } from 'node:path'
import { groupBy } from '../collections.ts'
import type { AdoptWords, LanguagePack } from '../languages/language.ts'
import { compareNaturally } from '../text.ts'
import { findBooks } from './books.ts'
import type { Contents, FileOutline } from './folder.ts'
import { isAside, isKind, isMisspelt, stemOf } from './names.ts'
import { type Found, findNotes, languageOfNotes, readGiven, usualUnit } from './notes.ts'
import { inPattern, matcherFor, patternsFor, withPlaces } from './patterns.ts'
import { type GivenMember, ownersOf, type ProposedMember, proposePeople, withNames } from './people.ts'
import { proposeWeeks } from './schedule.ts'
import { type GivenSection, type How, sectionsFor } from './sections.ts'

/** A proposed config for a folder of notes, with its evidence. */
export type Proposal = ReturnType<typeof toProposal>

/** A pattern with the number of its notes and some of them. */
export interface FoundPattern {
  pattern: string
  notes: number
  examples: string[]
}

/** Guesses that may be wrong, and notes that cannot be used: names, paths or sentences by kind. */
export type Doubts = Partial<Record<keyof AdoptWords['doubts'], readonly string[]>>

/** What the user has specified. The rest is guessed. */
export interface Corrections {
  patterns?: string[] | undefined
  /** What the files of these patterns are; undefined to decide by their headings. */
  as?: 'notes' | 'sources' | undefined
  members?: GivenMember[] | undefined
  sections?: GivenSection[] | undefined
  how?: How | undefined
  start?: string | undefined
}

/** A proposal, or the folders of several books. */
export type Adoption = { proposal: Proposal } | { folders: string[] }

/**
 * Proposes a config for existing notes.
 * @param corrections what the user has specified
 * @param languages the languages whose default sections are recognised
 * @returns undefined if there are no notes
 */
export function propose(
  contents: Contents,
  corrections: Corrections,
  languages: readonly LanguagePack[],
): Adoption | undefined {
  const { files, readme } = contents
  const given = corrections.patterns
  const folders = given ? [] : findBooks(files, readme)
  if (folders.length > 0) return { folders }
  const found = given
    ? readGiven(files, given)
    : // A single note is too little to guess from, but may be at the default path.
      (findNotes(files, readme) ?? readGiven(files, ['notes/{week}/{member}.md']))
  const proposal = found && toProposal(contents, found, proposePeople(found.notes, readme), corrections, languages)
  return proposal && proposal.count > 0 ? { proposal } : undefined
}

/** A proposal for one of several books, or for the folder at the top, which has no name. */
export interface ProposedBook {
  folder: string
  title: string
  proposal: Proposal
  /** Number of Markdown files. */
  files: number
}

/** Proposes a config for each book. A member has the same id and name in all of them. */
export function proposeBooks(
  { files, readme, readmes }: Contents,
  folders: readonly string[],
  corrections: Corrections,
  languages: readonly LanguagePack[],
): ProposedBook[] {
  const books = folders.flatMap((folder) => {
    const inside = files.filter(({ path }) => path.startsWith(`${folder}/`))
    const below = inside.map((file) => ({ ...file, path: file.path.slice(folder.length + 1) }))
    const found = findNotes(below, readme)
    return found ? [{ folder, below, found }] : []
  })
  // The first weeks of two books are different weeks.
  const notes = books.flatMap(({ folder, found }) =>
    found.notes.map((note) => ({ ...note, key: `${folder} ${note.key}` })),
  )
  const people = proposePeople(notes, readme)
  return books.map(({ folder, below, found }) => {
    const contents = { files: below, readme: readmes.get(folder) ?? readme, readmes }
    const proposal = toProposal(contents, found, people, corrections, languages)
    const title = readmes.get(folder)?.title ?? posix.basename(folder)
    return { folder, title, proposal, files: below.length }
  })
}

function toProposal(
  { files, readme }: Contents,
  found: Found,
  people: readonly ProposedMember[],
  { members: given, sections: headings, as, how = 'whole', start }: Corrections,
  languages: readonly LanguagePack[],
) {
  // A name that is an alias of another member is not a member.
  const listed = given?.filter(({ id }) => !given.some(({ aliases = [] }) => aliases.includes(id)))
  const roster = listed?.map((member) => withNames(member, people)) ?? people
  const ownerOf = ownersOf(roster)
  const { notes, patterns, others } = readByPatterns(files, found, roster)
  const byMember = groupBy(notes, ({ member }) => ownerOf(member))
  const members = roster
    .map((member) => ({ ...member, notes: byMember.get(member.id)?.length ?? 0 }))
    .filter((member) => given || member.notes > 0)
  const weekLabels = [...new Set(notes.map(({ week }) => week.normalize('NFC')))]
  const paths = new Set(notes.map(({ path }) => path))
  const { sections, whole } = sectionsFor(notes, headings, how, as === 'notes', languages)
  const { weeks, undated, strangers } = proposeWeeks(readme.schedule, notes, members, start)
  const asSources = as === 'sources' || (as === undefined && sections.length === 0)
  const weekFolder = commonWeekFolder(patterns)
  const folder = asSources ? `${newNotesFolder(files)}/{week}` : weekFolder
  const left = leftOut(files, paths, found)
  // The program reports other files in the folders of a week.
  const folders = new Set([...paths].map((path) => posix.dirname(path)))
  const beside = left.get('kind')?.filter((path) => folders.has(posix.dirname(path))) ?? []
  const doubts: Doubts = {
    otherReading: (found.other ?? []).map(({ path, week, member }) => `${path} = ${week}, ${member}`),
    merged: given ? [] : members.flatMap(({ merged = [] }) => merged),
    misspeltWeeks: weekLabels.filter((label) => isMisspelt(label, usualUnit(notes))),
    undated,
    presenters: strangers,
  }
  return {
    notes: asSources ? [{ pattern: `${folder}/{member}.md`, notes: 0, examples: [] }] : patterns,
    sources: asSources ? patterns.filter(({ notes }) => notes > 0) : [],
    /** Whether documents contain the sources until there are notes. */
    printSources: asSources && how !== 'drafts',
    ...documentsIn(folder),
    weekHeading: found.weekHeading,
    ignore: ignored([...others, ...(weekFolder === undefined ? [] : beside)], paths),
    members,
    sections,
    /** Sections to use if these contain too few of the words. */
    whole,
    weeks,
    /** Number of members' notes. One file may contain several. */
    count: notes.length,
    paths: [...paths],
    left,
    doubts,
    language: languageOfNotes(notes),
  }
}

/** The notes as the program reads them, by the given patterns or by those found, and the other files that match. */
function readByPatterns(files: readonly FileOutline[], found: Found, roster: readonly ProposedMember[]) {
  const ownerOf = ownersOf(roster)
  const known = found.notes.filter(({ member }) => ownerOf(member) !== undefined)
  const matchBy = matcherFor(known, roster)
  const paths = files.map(({ path }) => path)
  const patterns = withPlaces(found.patterns ?? patternsFor(known), paths, matchBy)
  const matches = new Map(matchBy(patterns, paths).map((match) => [match.path, match]))
  const notes = known.flatMap((note) => {
    const match = matches.get(note.path)
    return match ? [{ ...note, week: match.labels.week ?? note.week }] : []
  })
  const taken = new Set(notes.map(({ path }) => path))
  const byPattern = groupBy(taken, (path) => matches.get(path)?.text)
  const shown = patterns.map((pattern): FoundPattern => {
    const matched = byPattern.get(pattern) ?? []
    const places = [0, Math.floor(matched.length / 2), matched.length - 1]
    const examples = new Set(places.flatMap((at) => matched[at] ?? []))
    return { pattern, notes: matched.length, examples: [...examples] }
  })
  return { notes, patterns: shown, others: [...matches.keys()].filter((path) => !taken.has(path)) }
}

/** Paths of the documents: in the folder of the week if there is one, else together in `insights/`. */
function documentsIn(weekFolder: string | undefined) {
  const at = weekFolder === undefined ? 'insights/{week}-' : `${weekFolder}/`
  const output = weekFolder === undefined ? 'insights/{week}.md' : `${at}insights.md`
  return { output, discussion: `${at}discussion.md`, minutes: `${at}minutes.md` }
}

/** A folder for new notes that does not exist yet, if the existing notes become sources. */
function newNotesFolder(files: readonly FileOutline[]): string {
  const taken = new Set(files.map(({ path }) => path.split('/')[0]?.toLowerCase()))
  return ['notes', 'insights', 'study-insights'].find((name) => !taken.has(name)) ?? 'weekly-insights'
}

/** The week folder that all patterns share; undefined if weeks have none or it is inside a member's folder. */
function commonWeekFolder(patterns: readonly FoundPattern[]): string | undefined {
  const [folder, ...others] = new Set(
    patterns.map(({ pattern }) => /^(?:[^{}*]*\/)?[^/{}*]*\{week\}[^/{}*]*(?=\/)/.exec(pattern)?.[0]),
  )
  return others.length === 0 ? folder : undefined
}

/** The entries of `ignore` for files that are not notes: their names, or their paths if a note has the same name. */
function ignored(others: readonly string[], taken: ReadonlySet<string>): string[] {
  const names = new Set([...taken].map((path) => posix.basename(path)))
  const found = others.map((path) => (names.has(posix.basename(path)) ? path : posix.basename(path)))
  const usual = names.has('README.md') ? [] : ['README.md']
  return [...new Set([...usual, ...found.sort(compareNaturally)])].map(inPattern)
}

/** Files that are not notes, by reason. */
function leftOut(files: readonly FileOutline[], taken: ReadonlySet<string>, { notes }: Found) {
  const placed = new Set(notes.map(({ path }) => path))
  const others = files.map(({ path }) => path).filter((path) => !taken.has(path))
  return groupBy(others, (path): keyof AdoptWords['left'] => {
    if (isAside(path)) return 'aside'
    return isKind(stemOf(path)) ? 'kind' : placed.has(path) ? 'stranger' : 'no-place'
  })
}

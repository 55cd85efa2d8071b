import { posix } from 'node:path'
import { groupBy, valuesByKey } from '../collections.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { AdoptWords, LanguagePack } from '../languages/language.ts'
import { compareNaturally } from '../text.ts'
import { findBooks } from './books.ts'
import { type Contents, readmeOf } from './folder.ts'
import { isKind, stemOf } from './names.ts'
import { type Found, findNotes, languageOfNotes, namesKnownIn, readGiven } from './notes.ts'
import { matcherFor, type Owner, ownersOf, patternsFor, withPlaces } from './patterns.ts'
import { type GivenMember, type ProposedMember, proposePeople, withNames } from './people.ts'
import type { PlacedNote } from './readings.ts'
import { type ProposedWeek, proposeWeeks } from './schedule.ts'
import { type GivenSection, type How, hasSection, type ProposedSection, sectionsFor } from './sections.ts'

/** A proposed config for a folder of notes, with its evidence. */
export interface Proposal {
  notes: FoundPattern[]
  sources: FoundPattern[]
  /** Whether documents contain the sources until there are notes. */
  printSources: boolean
  weekHeading?: string | undefined
  output: string
  discussion: string
  minutes: string
  ignore: string[]
  members: ProposedMember[]
  sections: ProposedSection[]
  weeks: ProposedWeek[]
  /** Number of members' notes. One file may contain several. */
  count: number
  /** The files of the notes. */
  paths: string[]
  /** Those with at least one section. */
  headed: string[]
  /** Files that are not notes, by reason. */
  left: Map<keyof AdoptWords['left'], string[]>
  doubts: Doubts
  language: LanguageId
}

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
  const given = corrections.patterns
  const isKnown = namesKnownIn(contents)
  const folders = given ? [] : findBooks(contents.files, isKnown)
  if (folders.length > 0) return { folders }
  const found = given
    ? readGiven(contents, given)
    : // A single note is too little to guess from, but may be at the default path.
      (findNotes(contents, isKnown) ?? readGiven(contents, ['notes/{week}/{member}.md']))
  const people = found && proposePeople(found.notes, readmeOf(contents.readmes.get('')).lines)
  const proposal = people && toProposal(contents, found, people, corrections, languages)
  return proposal && proposal.count > 0 ? { proposal } : undefined
}

/** A proposal for one of several books. */
export interface ProposedBook {
  folder: string
  title: string | undefined
  proposal: Proposal & { files: number }
}

/**
 * Proposes a config for each book. A member has the same id and name in all of them.
 * @returns the books, and the folders without notes
 */
export function proposeBooks(
  contents: Contents,
  folders: readonly string[],
  corrections: Corrections,
  languages: readonly LanguagePack[],
): { books: ProposedBook[]; without: string[] } {
  const read = folders.flatMap((folder) => {
    const own = contentsBelow(contents, folder)
    const found = findNotes(own, namesKnownIn(own))
    return found ? [{ folder, own, found }] : []
  })
  // Each book has a first week.
  const notes = read.flatMap(({ folder, found }) =>
    found.notes.map((note) => ({ ...note, key: `${folder} ${note.key}` })),
  )
  const people = proposePeople(notes, readmeOf(contents.readmes.get('')).lines)
  const books = read.flatMap(({ folder, own, found }): ProposedBook[] => {
    const proposal = toProposal(own, found, people, corrections, languages)
    const title = readmeOf(contents.readmes.get(folder)).title ?? posix.basename(folder)
    return proposal.count > 0 ? [{ folder, title, proposal: { ...proposal, files: own.files.length } }] : []
  })
  const named = new Set(books.map(({ folder }) => folder))
  return { books, without: folders.filter((folder) => !named.has(folder)) }
}

/** The contents of a folder, with the people whom the README at the top names. */
function contentsBelow({ files, readmes }: Contents, folder: string): Contents {
  const below = files
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map((file) => ({ ...file, path: file.path.slice(folder.length + 1) }))
  return {
    files: below,
    readmes: new Map([['', [folder, ''].map((name) => readmes.get(name) ?? '').join('\n\n')]]),
    top: [...new Set(below.map(({ path }) => path.split('/')[0] ?? ''))],
  }
}

function toProposal(
  { files, readmes, top }: Contents,
  found: Found,
  people: readonly ProposedMember[],
  corrections: Corrections,
  languages: readonly LanguagePack[],
): Proposal {
  const roster = corrections.members?.map((member) => withNames(member, people)) ?? people
  const allPaths = files.map(({ path }) => path)
  const { notes, counted, others } = readByPatterns(found.notes, found.patterns, roster, allPaths)
  const ownerOf = ownersOf(roster)
  const byMember = groupBy(notes, ({ member }) => ownerOf(member))
  const members = roster
    .map((member) => ({ ...member, notes: byMember.get(member.id)?.length ?? 0 }))
    .filter((member) => corrections.members || member.notes > 0)
  const paths = [...new Set(notes.map(({ path }) => path))]
  const { as, how = 'whole' } = corrections
  const { sections, covered } = sectionsFor(notes, corrections.sections, how, as === 'notes', languages)
  const headed = notes.filter(hasSection(sections)).map(({ path }) => path)
  const { weeks, undated, strangers } = proposeWeeks(readmeOf(readmes.get('')), notes, members, corrections.start)
  const asSources = as === 'sources' || (as === undefined && sections.length === 0)
  const folder = asSources ? `${ownFolder(top)}/{week}` : commonWeekFolder(counted.map(({ pattern }) => pattern))
  return {
    notes: asSources ? [{ pattern: `${folder}/{member}.md`, notes: 0, examples: [] }] : counted,
    sources: asSources ? counted.filter(({ notes }) => notes > 0) : [],
    printSources: asSources && how !== 'drafts',
    ...documentsIn(folder),
    weekHeading: found.weekHeading,
    ignore: ignored(others, paths),
    members,
    sections,
    weeks,
    count: notes.length,
    paths,
    headed: [...new Set(headed)],
    left: leftOut(allPaths, paths, found),
    doubts: {
      otherReading: (found.other ?? []).map(({ path, week, member }) => `${path} = ${week}, ${member}`),
      merged: corrections.members ? [] : members.flatMap(({ merged = [] }) => merged),
      severalFolders: severalFolders(notes, ownerOf),
      wholeNotes: covered === undefined ? [] : [String(Math.round(covered * 100))],
      withoutSection: sections.length > 0 ? paths.filter((path) => !headed.includes(path)) : [],
      undated,
      presenters: strangers,
    },
    language: languageOfNotes(notes),
  }
}

/** Weeks for which a member has notes in several folders: a document joins them, `3월/1주차` and `3월/2주차`. */
function severalFolders(notes: readonly PlacedNote[], ownerOf: Owner): string[] {
  const folders = valuesByKey(notes.map(({ path, key, member }) => [`${key} ${ownerOf(member)}`, posix.dirname(path)]))
  const several = [...folders.values()].filter(({ size }) => size > 1)
  return [...new Set(several.map((own) => [...own].sort(compareNaturally).join(' + ')))]
}

/** The notes as the program reads them by these or the fewest patterns, and the other files that match. */
function readByPatterns(
  placed: readonly PlacedNote[],
  given: readonly string[] | undefined,
  members: readonly ProposedMember[],
  paths: readonly string[],
) {
  const ownerOf = ownersOf(members)
  const known = placed.filter(({ member }) => ownerOf(member) !== undefined)
  const matchBy = matcherFor(known, members)
  const files = new Map(known.map((note) => [note.path, note.spans.week ? note : { ...note, week: '' }]))
  const patterns = withPlaces(given ?? patternsFor([...files.values()], matchBy, ownerOf), paths, matchBy)
  const matches = new Map(matchBy(patterns, paths).map((match) => [match.path, match]))
  const notes = known.flatMap((note) => {
    const match = matches.get(note.path)
    return match ? [{ ...note, week: match.labels.week ?? note.week }] : []
  })
  const taken = new Set(notes.map(({ path }) => path))
  const byPattern = groupBy(taken, (path) => matches.get(path)?.text ?? '')
  const counted = patterns.map((pattern) => counts(pattern, byPattern.get(pattern) ?? []))
  return { notes, counted, others: [...matches.keys()].filter((path) => !taken.has(path)) }
}

function counts(pattern: string, paths: readonly string[]): FoundPattern {
  const examples = [0, Math.floor(paths.length / 2), paths.length - 1].flatMap((at) => paths[at] ?? [])
  return { pattern, notes: paths.length, examples: [...new Set(examples)] }
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

/** The week folder that all patterns share; undefined if weeks have none or it is inside a member's folder. */
function commonWeekFolder(patterns: readonly string[]): string | undefined {
  const [folder, ...others] = new Set(
    patterns.map((pattern) => /^(?:[^{}*]*\/)?[^/{}*]*\{week\}[^/{}*]*(?=\/)/.exec(pattern)?.[0]),
  )
  return others.length === 0 ? folder : undefined
}

/** Files that the patterns match but that are not notes: by name, or by path if a note has the same name. */
function ignored(others: readonly string[], taken: readonly string[]): string[] {
  const names = new Set(taken.map((path) => posix.basename(path)))
  // `*` replaces what a pattern cannot express, such as a file called `{member}.md` or a line ending in a name.
  const found = others
    .map((path) => (names.has(posix.basename(path)) ? path : posix.basename(path)))
    .map((path) => path.replace(/^[a-z]:|[{}\\\p{Cc}]+/giu, '*'))
    .filter((path) => path !== 'README.md')
  const hasReadmes = taken.some((path) => /^readme\.md$/i.test(posix.basename(path)))
  return [...(hasReadmes ? [] : ['README.md']), ...[...new Set(found)].sort(compareNaturally)]
}

/** The reasons for which files are not notes. */
function leftOut(all: readonly string[], taken: readonly string[], { notes, aside }: Found): Proposal['left'] {
  const [read, placed] = [new Set(taken), new Set(notes.map(({ path }) => path))]
  const rest = all.filter((path) => !read.has(path))
  return groupBy(rest, (path) => {
    if (aside.has(path)) return 'aside'
    return isKind(stemOf(path)) ? 'kind' : placed.has(path) ? 'stranger' : 'no-place'
  })
}

import { groupBy } from '../collections.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { LanguagePack } from '../languages/language.ts'
import { compareNaturally } from '../text.ts'
import { booksWithin, findBooks } from './books.ts'
import { personKey } from './evidence.ts'
import type { Contents, FileOutline } from './folder.ts'
import { isKind, nameOf, stemOf } from './names.ts'
import { type Aside, contextOf, type Found, findNotes, languageOfSheets, readGiven, type Sheet } from './notes.ts'
import { matcherFor, ownersOf, patternsFor } from './patterns.ts'
import { givenMembers, type ProposedMember, proposePeople, sameAsBefore } from './people.ts'
import { type ProposedSchedule, proposeWeeks } from './schedule.ts'
import {
  type GivenSection,
  type How,
  hasSection,
  type ProposedSection,
  type SectionDoubt,
  sectionsFor,
} from './sections.ts'

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
  weeks: ProposedSchedule['weeks']
  /** Number of members' notes. One file may contain several. */
  count: number
  /** The files of the notes. */
  paths: string[]
  /** Those with at least one section. */
  headed: string[]
  left: LeftOut[]
  doubts: Doubt[]
  language: LanguageId
}

export interface FoundPattern {
  pattern: string
  notes: number
  examples: string[]
}

/** Files that are not notes, with the reason. */
interface LeftOut {
  why: Aside | 'kind' | 'copy' | 'stranger' | 'no-place'
  paths: string[]
}

/** A guess that may be wrong, or a note that cannot be used. */
export type Doubt =
  | SectionDoubt
  | { about: 'merged'; names: string[] }
  | { about: 'other-reading'; examples: string[] }
  | { about: 'without-section'; paths: string[] }
  | { about: 'undated'; weeks: number }
  | { about: 'presenters'; names: string[] }
  | { about: 'refused'; problems: string[] }

/** What the user has specified. The rest is guessed. */
export interface Corrections {
  patterns?: string[] | undefined
  /** What the files of these patterns are; undefined to decide by their headings. */
  as?: 'notes' | 'sources' | undefined
  members?: { id: string; name?: string | undefined }[] | undefined
  sections?: GivenSection[] | undefined
  how?: How | undefined
  start?: string | undefined
}

/**
 * A proposal; or the folders of several books; or the patterns of books inside the folders of members, which cannot be
 * workspaces.
 */
export type Adoption =
  | { proposal: Proposal }
  | { folders: string[] }
  | { patterns: { name: string; pattern: string }[] }

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
  const context = contextOf(contents)
  const folders = given ? [] : findBooks(contents.files, context)
  if (folders.length > 0) return { folders }
  const found = given
    ? readGiven(contents, given)
    : // A single note is too little to guess from, but may be at the default path.
      (findNotes(contents, context) ?? readGiven(contents, ['notes/{week}/{member}.md']))
  if (!found) return undefined
  const proposal = toProposal(contents, found, corrections, languages)
  if (proposal.count === 0) return undefined
  const within = given || !found.best ? undefined : booksWithin(found.best)
  const [pattern] = [...proposal.notes, ...proposal.sources].filter(({ notes }) => notes > 0)
  if (!within || !pattern) return { proposal }
  const names = pattern.pattern.split('/')
  return { patterns: within.names.map((name) => ({ name, pattern: names.with(within.at, name).join('/') })) }
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
  const roster: ProposedMember[] = []
  const books: ProposedBook[] = []
  for (const folder of folders) {
    const own = contentsBelow(contents, folder)
    const found = findNotes(own, contextOf(own))
    if (!found) continue
    const proposal = toProposal(own, found, corrections, languages)
    if (proposal.count === 0) continue
    const members = proposal.members.map((member) => sameAsBefore(member, roster))
    const ids = new Map(proposal.members.map(({ id }, at) => [id, members[at]?.id]))
    const weeks = proposal.weeks.map((week) => {
      const idOf = (id: string | undefined) => (id === undefined ? undefined : ids.get(id))
      return { ...week, presenter: idOf(week.presenter), editor: idOf(week.editor) }
    })
    const title = own.readmes.get('')?.title ?? nameOf(folder)
    books.push({ folder, title, proposal: { ...proposal, members, weeks, files: own.files.length } })
  }
  const named = new Set(books.map(({ folder }) => folder))
  return { books, without: folders.filter((folder) => !named.has(folder)) }
}

/** The contents of a folder, with the people whom the README at the top names. */
function contentsBelow({ files, readmes }: Contents, folder: string): Contents {
  const start = `${folder}/`
  const below = (path: string) => (path.startsWith(start) ? [path.slice(start.length)] : [])
  const { lines = [] } = readmes.get('') ?? {}
  const own = readmes.get(folder) ?? { title: undefined, lines: [], tables: [], years: [] }
  const top = { ...own, lines: [...own.lines, ...lines] }
  return {
    files: files.flatMap((file) => below(file.path).map((path) => ({ ...file, path }))),
    readmes: new Map([['', top]]),
    top: [...new Set(files.flatMap(({ path }) => below(path).map((rest) => rest.split('/')[0] ?? '')))],
  }
}

function toProposal(
  { files, readmes, top }: Contents,
  found: Found,
  corrections: Corrections,
  languages: readonly LanguagePack[],
): Proposal {
  const readme = readmes.get('')
  const copies = copiesIn(found.sheets)
  const own = found.sheets.filter(({ path }) => !copies.has(path))
  const people = proposePeople(own, readme)
  const members = corrections.members ? givenMembers(corrections.members, people) : people
  const ownerOf = ownersOf(members)
  const known = own.filter(({ member }) => ownerOf(member) !== undefined)
  // The path of a file with several weeks has none.
  const inPaths = known.map((sheet) => (sheet.spans.week.at < 0 ? { ...sheet, week: '' } : sheet))
  const unsplit = [...new Map(inPaths.map((sheet) => [sheet.path, sheet])).values()]
  const matchBy = matcherFor(known, members)
  const patterns = found.patterns ?? patternsFor(unsplit, matchBy, ownerOf)
  const matches = new Map(
    matchBy(
      patterns,
      files.map(({ path }) => path),
    ).map((match) => [match.path, match]),
  )
  const sheets = known.flatMap((sheet) => {
    const match = matches.get(sheet.path)
    return match ? [{ ...sheet, week: match.labels.week ?? sheet.week }] : []
  })
  const taken = new Set(sheets.map(({ path }) => path))
  const { sections, doubts: guessed } = sectionsFor(
    sheets,
    corrections.sections,
    corrections.how ?? 'whole',
    corrections.as === 'notes',
    languages,
  )
  const isHeaded = (sheet: Sheet) => sections.some((section) => hasSection(sheet, section))
  const headed = new Set(sheets.filter(isHeaded).map(({ path }) => path))
  const without = [...taken].filter((path) => !headed.has(path))
  const { weeks, undated, strangers } = proposeWeeks(readme, sheets, members, corrections.start)
  const others = (found.other ?? []).filter(({ path }) => taken.has(path))
  const merged = corrections.members ? [] : people.flatMap((person) => person.merged ?? [])
  const doubts: [boolean, Doubt][] = [
    [
      others.length > 0,
      { about: 'other-reading', examples: others.map(({ path, week, member }) => `${path} = ${week}, ${member}`) },
    ],
    [merged.length > 0, { about: 'merged', names: merged }],
    ...guessed.map((doubt): [boolean, Doubt] => [true, doubt]),
    [sections.length > 0 && without.length > 0, { about: 'without-section', paths: without }],
    [undated > 0, { about: 'undated', weeks: undated }],
    [strangers.length > 0, { about: 'presenters', names: strangers }],
  ]
  const asSources = corrections.as === 'sources' || (corrections.as === undefined && sections.length === 0)
  const folder = asSources ? `${ownFolder(top)}/{week}` : commonWeekFolder(patterns)
  const counted = patterns.flatMap((pattern): FoundPattern[] => {
    const mine = [...taken].filter((path) => matches.get(path)?.text === pattern)
    return mine.length === 0 ? [] : [{ pattern, notes: mine.length, examples: threeOf(mine) }]
  })
  return {
    notes: asSources ? [{ pattern: `${folder}/{member}.md`, notes: 0, examples: [] }] : counted,
    sources: asSources ? counted : [],
    printSources: asSources && corrections.how !== 'drafts',
    ...documentsIn(folder),
    weekHeading: found.weekHeading,
    ignore: ignored(
      [...matches.keys()].filter((path) => !taken.has(path)),
      taken,
    ),
    members,
    sections,
    weeks,
    count: sheets.length,
    paths: [...taken],
    headed: [...headed],
    left: leftOut(files, taken, found, copies),
    doubts: doubts.flatMap(([has, doubt]) => (has ? [doubt] : [])),
    language: languageOfSheets(sheets),
  }
}

/** Files with the text of another member's: they belong to whoever has more notes. */
function copiesIn(sheets: readonly Sheet[]): Set<string> {
  const notes = groupBy(sheets, personKey)
  const countOf = (sheet: Sheet) => notes.get(personKey(sheet))?.length ?? 0
  const same = groupBy(
    sheets.filter(({ digest }) => digest !== ''),
    ({ digest }) => digest,
  )
  const pairs = [...same.values()].filter((all) => all.length === 2 && all[0]?.path !== all[1]?.path)
  return new Set(pairs.flatMap((all) => all.sort((a, b) => countOf(a) - countOf(b))[0]?.path ?? []))
}

function threeOf(paths: readonly string[]): string[] {
  const at = [0, Math.floor(paths.length / 2), paths.length - 1]
  return [...new Set(at.flatMap((index) => paths[index] ?? []))]
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

/** Files that the patterns match but that are not notes: by name, or by path if a note has the same name. */
function ignored(others: readonly string[], taken: ReadonlySet<string>): string[] {
  const names = new Set([...taken].map(nameOf))
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
  files: readonly FileOutline[],
  taken: ReadonlySet<string>,
  { sheets, aside }: Found,
  copies: ReadonlySet<string>,
): LeftOut[] {
  const placed = new Set(sheets.map(({ path }) => path))
  const reasonFor = (path: string): LeftOut['why'] => {
    if (copies.has(path)) return 'copy'
    const why = isKind(stemOf(path)) ? 'kind' : placed.has(path) ? 'stranger' : 'no-place'
    return aside.get(path) ?? why
  }
  const paths = files.map(({ path }) => path).filter((path) => !taken.has(path))
  return [...groupBy(paths, reasonFor)].map(([why, paths]) => ({ why, paths }))
}

import { posix } from 'node:path'
import { type Finding, finding } from '../errors.ts'
import { compareNaturally, compareUnits, normaliseName } from '../text.ts'
import { type Config, weekFiles } from './config.ts'
import { type ReadResult, readText } from './files.ts'
import { filesAt, type KnownFiles } from './known-files.ts'
import { type Match, matchFiles, matchPaths, type PathSearch } from './match-files.ts'
import { memberMeant, memberNames, misspeltMembers, rosterIndex } from './members.ts'
import { compilePattern, ignorer, type Judge, type PathLabels, type Pattern } from './pattern.ts'
import { splitMatches } from './split-weeks.ts'
import { isExported, meantSteps, renamed, strayFiles } from './stray-files.ts'
import { isCounted, isDay, isWeekFile, labelFilter, type Week, weekFile, weeksCalled, weeksOf } from './weeks.ts'

/** A note's path, and the member and week found in it. */
export interface NotePath {
  /** Relative to the workspace, with `/`, as on disk (a decomposed name is not composed). */
  path: string
  /** Ids. */
  week: string
  member: string
  /** Index among this member's notes of this week, from 0. */
  order: number
  /** Index of the week in a file with several weeks, from 0. */
  part?: number | undefined
}

/** The notes, sources and weeks found in the folders of a workspace. */
export interface Listed {
  /** By week, member and natural order. Includes a second note where only one is allowed, which also has a finding. */
  notes: NotePath[]
  /** The members' free notes, in the same order. */
  sources: NotePath[]
  /** All weeks, of the schedule and on disk, including those that were not opened. */
  weeks: Week[]
  /** The files with several weeks, by path. They are read to find their weeks. */
  texts: ReadonlyMap<string, ReadResult>
  /** What Obsidian's links may name, if the notes are read as Obsidian reads them. */
  files?: KnownFiles | undefined
  /** Problems with paths: unknown members, two notes where one is allowed, links out of the workspace. */
  findings: Finding[]
}

/**
 * Finds the notes of the workspace. Reads folders, and only those files that contain several weeks.
 * @param only names of weeks as on the command line. If given, folders of other weeks are not opened
 */
export function listNotes(config: Config, only: { weeks?: readonly string[] | undefined } = {}): Listed {
  const skipped = new Set<string>()
  const search = searchOf(config)
  const isWanted = only.weeks && labelFilter(config.weeks, only.weeks)
  const isInside = (path: string) => config.folder === '' || path.startsWith(`${config.folder}/`)
  const { matches, others, findings } = matchFiles({
    ...search,
    root: config.root,
    shouldOpen: (labels) => {
      const { week } = labels
      // Whether a folder without a number is a week depends on its contents.
      if (week === undefined || !isWanted || !isNumbered(search.judge, labels) || isWanted(week)) return true
      skipped.add(week)
      return false
    },
    // At the root of several workspaces the folders at the top are those of the others: `3월` is not a misspelt `4월`.
    misplacedLevels: (name) =>
      config.folder !== ''
        ? 0
        : isCounted(name)
          ? 1
          : Math.max(0, ...config.notes.map((pattern) => meantSteps(name, pattern).length - 1)),
    isOutput: (path, { week }) => week !== undefined && isWeekFile(path, config.output, week),
    messages: config.language.messages,
  })
  const read = (path: string) => readText(config, path)
  const listed = arrange(config, matches, findings, {
    search,
    read,
    isWanted,
    skipped,
    others: others.filter(isInside),
  })
  return { ...listed, files: config.dialect === 'obsidian' ? { root: config.root, folders: new Map() } : undefined }
}

/** Finds notes among files in memory by their paths, as {@link listNotes} does on disk. */
export function notesIn(config: Config, files: ReadonlyMap<string, ReadResult>): Listed {
  const search = searchOf(config)
  const read = (path: string) => files.get(path) as ReadResult
  const paths = [...files.keys()]
  const listed = arrange(config, matchPaths(paths, search), [], { search, read, skipped: new Set(), others: [] })
  return { ...listed, files: config.dialect === 'obsidian' ? filesAt(paths) : undefined }
}

/** Those of the paths that would be notes or sources of members if there were files. */
export function notePathsAmong(paths: readonly string[], config: Config): string[] {
  const search = searchOf(config)
  const roster = rosterIndex(config.members ?? [])
  const isMember = (member = '') => config.members === undefined || roster.has(normaliseName(member))
  const isNote = (match: Match) =>
    isNumbered(search.judge, match.labels) && isMember(match.labels.member) && !isFileOfWeek(config, match)
  return matchPaths(paths, search).flatMap((match) => (isNote(match) ? match.path : []))
}

/** A note without a member or week. */
export function nobodysNote(path: string): NotePath {
  return { path, week: '', member: '', order: 0 }
}

/** What decides which files are notes. Of members and weeks, only their names do. */
interface Findable extends Pick<Config, 'notes' | 'sources' | 'ignore'> {
  weeks: readonly Pick<Week, 'id' | 'aliases'>[]
  members?: readonly { id: string; name?: string | undefined; aliases?: string[] | undefined }[] | undefined
}

/** How to find notes and sources by the patterns of a config. */
export function searchOf(config: Findable): NoteSearch {
  const judge = judgeOf(config)
  const roster = rosterIndex(config.members ?? [])
  const notes = config.notes.map(compilePattern)
  return {
    notes,
    patterns: [...notes, ...config.sources.map(compilePattern)],
    judge,
    unnumbered: config.members !== undefined,
    isBetter: (match, other) => {
      const [a, b] = [match, other].map(({ labels }) => isNumbered(judge, labels))
      if (a !== b) return a === true
      // With the patterns `{member}.md` and `*{member}.md`, `notes by kim.md` is a known member's only by the second.
      const [isKnown, isOtherKnown] = [match, other].map(({ labels }) => roster.has(normaliseName(labels.member ?? '')))
      if (isKnown !== isOtherKnown) return isKnown === true
      const sameKind = notes.includes(match.pattern) === notes.includes(other.pattern)
      return !sameKind && match.pattern.written > other.pattern.written
    },
    ignores: ignorer(config.ignore),
  }
}

/** `notes` are the patterns of notes; the other `patterns` are of sources. */
interface NoteSearch extends PathSearch {
  notes: readonly Pattern[]
}

function isNumbered(judge: Judge, { week }: PathLabels): boolean {
  return week === undefined || judge('week', week) > 0
}

/** How the files of a workspace are arranged, besides its config. */
interface Arranging {
  search: NoteSearch
  read: (path: string) => ReadResult
  isWanted?: ((label: string) => boolean) | undefined
  /** Labels of weeks that were not opened. */
  skipped: ReadonlySet<string>
  /** Files beside the notes that match no pattern. */
  others: readonly string[]
}

/** Turns matches into notes and sources with week and member, in order. */
function arrange(
  config: Config,
  matched: readonly Match[],
  findings: readonly Finding[],
  arranging: Arranging,
): Listed {
  const { search, read, isWanted, others } = arranging
  const { judge } = search
  const roster = rosterIndex(config.members ?? [])
  const isNobodys = ({ labels: { member = '' } }: Match) => isExported(member) && !roster.has(normaliseName(member))
  const isNoteLike = (match: Match) =>
    !isFileOfWeek(config, match) &&
    (isNumbered(judge, match.labels) || roster.has(normaliseName(match.labels.member ?? '')))
  const matches = matched.filter((match) => !isNobodys(match))
  const { found, weeks, texts, problems } = withWeeks(config, matches, isNoteLike, arranging)
  const isNote = ({ pattern }: Match) => search.notes.includes(pattern)
  const present = new Set(found.flatMap(({ labels: { member = '' } }) => roster.get(normaliseName(member))?.id ?? []))
  const notes = placeMatches(config, found.filter(isNote), weeks, present)
  const sources = placeMatches(
    config,
    found.filter((match) => !isNote(match)),
    weeks,
    present,
  )
  // Free notes may be by people outside of the group: they must not fail a build.
  for (const problem of sources.unknownMembers) problem.severity = 'warning'
  const ordered = inOrder(config, notes.placed, weeks)
  const ofSources = sources.placed.map((source) => ({ ...source, star: true }))
  const unplaced = [...others, ...matched.filter(isNobodys).map(({ path }) => path)].sort(compareUnits)
  const written = [...notes.placed, ...sources.placed]
  const strays = strayFiles(unplaced, {
    config,
    judge,
    notes: written,
    weeks,
    isAttached: (path) =>
      written.some((note) => {
        if (!note.path.startsWith(`${posix.dirname(path)}/`)) return false
        const content = read(note.path)
        return 'text' in content && names(content.text, posix.basename(path))
      }),
    labelsOf: (path) => matchPaths([path], search).find(isNoteLike)?.labels,
    isWanted: isWanted ?? (() => true),
  })
  return {
    notes: ordered.notes,
    sources: inOrder(config, ofSources, weeks).notes,
    weeks,
    texts,
    findings: [
      ...findings,
      ...problems,
      ...notes.unknownMembers,
      ...sources.unknownMembers,
      ...ordered.duplicates,
      ...unreadWeekFiles(config, matches, weeks),
      ...strays,
    ],
  }
}

/** The matches that are notes, with those of each week in a file with several weeks, and all weeks that there are. */
function withWeeks(
  config: Config,
  matches: readonly Match[],
  isNoteLike: (match: Match) => boolean,
  { search: { judge }, read, isWanted = () => true, skipped }: Arranging,
) {
  const labelsOf = (found: readonly Match[]) => found.map(({ labels }) => labels.week ?? '')
  const withoutWeek = matches.filter(({ labels }) => labels.week === undefined)
  const { matches: parts, texts, findings: problems } = splitMatches(config, withoutWeek, judge, read)
  const split = parts.filter(({ labels: { week = '' } }) => isWanted(week) && !skipped.has(week))
  const single = matches.filter((match) => match.labels.week !== undefined && isNoteLike(match))
  const labels = new Set([...skipped, ...labelsOf([...single, ...parts])])
  const documentLabels = new Set(labelsOf(matches.filter((match) => isFileOfWeek(config, match))))
  const weeks = weeksOf(config.weeks, labels, documentLabels)
  return { found: withoutTwins([...single, ...split], read), weeks, texts, problems }
}

/**
 * Leaves out the second of two files whose names differ only in Unicode normalisation and whose text is the same. macOS
 * decomposes names, so an unpacked archive or a merge can leave both.
 */
function withoutTwins(matches: readonly Match[], read: (path: string) => ReadResult): Match[] {
  const firsts = new Map<string, string>()
  return matches.filter(({ path }) => {
    const name = path.normalize('NFC')
    const first = firsts.get(name) ?? path
    firsts.set(name, first)
    if (first === path) return true
    const [kept, twin] = [read(first), read(path)]
    return !('text' in kept && 'text' in twin && kept.text === twin.text)
  })
}

/** Reports a week's discussion or minutes that are not read because the week uses another folder. */
function unreadWeekFiles(
  config: Pick<Config, 'output' | 'discussion' | 'language'>,
  matches: readonly Match[],
  weeks: readonly Week[],
): Finding[] {
  return matches.flatMap(({ path, labels: { week: label } }) => {
    const week = weeks.find(({ labels }) => labels.includes(label ?? ''))
    const [opened = ''] = week?.labels ?? []
    if (!week || label === undefined || label === opened) return []
    return [config.discussion.file, config.discussion.minutes].flatMap((pattern) => {
      if (!isWeekFile(path, pattern, label) || isWeekFile(path, pattern, opened)) return []
      const words = config.language.messages.notRead(week.id, weekFile(pattern, week))
      return [finding('workspace', { path }, words, 'warning')]
    })
  })
}

/** Whether a match is not a note but the week's document, discussion or minutes. */
function isFileOfWeek(config: Pick<Config, 'output' | 'discussion'>, { path, labels: { week } }: Match): boolean {
  return week !== undefined && weekFiles(config).some((pattern) => isWeekFile(path, pattern, week))
}

/** Sorts notes by week, member and path, and reports a second note where only one is allowed. */
function inOrder(
  config: Pick<Config, 'members' | 'language'>,
  placed: readonly PlacedFile[],
  weeks: readonly Week[],
): { notes: NotePath[]; duplicates: Finding[] } {
  const ranks = (ids: Iterable<string>) => new Map([...ids].map((id, position) => [id, position]))
  const weekRanks = ranks(weeks.map(({ id }) => id))
  // Without a roster `Kim` and `kim` are one member.
  const key = (member: string) => (config.members ? member : normaliseName(member))
  const members = new Set(placed.map(({ member }) => member))
  const keyRanks = ranks(
    config.members?.map(({ id }) => id) ?? [...new Set([...members].map(key))].sort(compareNaturally),
  )
  const memberRanks = new Map([...members].map((member) => [member, keyRanks.get(key(member))]))
  const compare = (a: PlacedFile, b: PlacedFile) =>
    (weekRanks.get(a.week) ?? 0) - (weekRanks.get(b.week) ?? 0) ||
    (memberRanks.get(a.member) ?? 0) - (memberRanks.get(b.member) ?? 0)
  const duplicates: Finding[] = []
  let first: PlacedFile | undefined
  let single: PlacedFile | undefined
  let order = 0
  const sorted = placed.toSorted(
    (a, b) => compare(a, b) || compareNaturally(a.path, b.path) || (a.part ?? 0) - (b.part ?? 0),
  )
  const notes = sorted.map((note): NotePath => {
    const { path, week, star, part } = note
    const same = first && compare(first, note) === 0
    if (!same || !first) [first, single, order] = [note, undefined, -1]
    order++
    if (!star && single && single.path !== path) {
      const words = config.language.messages.twoNotes(first.member, week, single.path, path)
      duplicates.push(finding('workspace', { path }, words))
    }
    if (!star) single ??= note
    return { path, week, member: first.member, order, part }
  })
  return { notes, duplicates }
}

/** A match with the ids of its week and member. `star`: its pattern allows several files per member and week. */
interface PlacedFile {
  path: string
  week: string
  member: string
  star: boolean
  part?: number | undefined
}

/** Judges labels: a week must have a number or be in the schedule; known weeks and members score higher. */
export function judgeOf({ weeks, members = [] }: Pick<Findable, 'weeks' | 'members'>): Judge {
  const scheduled = weeksCalled(weeks)
  const roster = rosterIndex(members)
  const judge: Judge = (kind, label) => {
    if (kind === 'member') return roster.has(normaliseName(label)) ? 9 : 1
    const known = scheduled(label).length > 0 ? 4 : 0
    return known || /\d/.test(label) ? 1 + known + (/^week/i.test(label) || isDay(label) ? 2 : 0) : 0
  }
  // A cache, since a week's label is judged again for each of its notes.
  const judged = { week: new Map<string, number>(), member: new Map<string, number>() }
  return (kind, label) => {
    const before = judged[kind].get(label)
    const score = before ?? judge(kind, label)
    if (before === undefined) {
      // With `*{week}*{member}*.md`, each name of a hundred letters has five thousand possible labels.
      if (judged[kind].size > 10_000) judged[kind].clear()
      judged[kind].set(label, score)
    }
    return score
  }
}

/** Resolves each match's labels to the ids of its week and member. Reports members who are not in the roster. */
function placeMatches(
  config: Pick<Config, 'members' | 'language' | 'folder'>,
  matches: readonly Match[],
  weeks: readonly Week[],
  present: ReadonlySet<string>,
): { placed: PlacedFile[]; unknownMembers: Finding[] } {
  const roster = config.members && rosterIndex(config.members)
  const ids = new Map(weeks.flatMap(({ id, labels }) => labels.map((label) => [label, id])))
  const idOf = ({ labels: { member: name = '' } }: Match) => (roster ? roster.get(normaliseName(name))?.id : name)
  const placed = matches.flatMap((match): PlacedFile[] => {
    const { path, labels, pattern, part } = match
    const member = idOf(match)
    const week = labels.week ?? ''
    return member === undefined ? [] : [{ path, week: ids.get(week) ?? week, member, star: pattern.star, part }]
  })
  const unknown = matches.filter((match) => idOf(match) === undefined)
  return { placed, unknownMembers: unknownMembers(config, unknown, matches, present) }
}

/**
 * Reports files whose members are not in the roster. All files of one name that the roster probably misspells are
 * reported once.
 * @param present the ids of the members with files
 */
function unknownMembers(
  { members = [], language: { messages }, folder }: Pick<Config, 'members' | 'language' | 'folder'>,
  unknown: readonly Match[],
  matches: readonly Match[],
  present: ReadonlySet<string>,
): Finding[] {
  const labels = unknown.map(({ labels }) => labels.member ?? '')
  const absent = members.filter(({ id }) => !present.has(id))
  const misspelt = misspeltMembers(absent, labels)
  return unknown.map(({ path, labels: { member: label = '' } }) => {
    const found = misspelt.get(label)
    if (found) {
      const words = messages.misspeltMember(found.id, found.name, found.count)
      return { ...finding('workspace', { path }, words), once: true }
    }
    const near = memberMeant(members, label)
    const expected = near && renamed(path, near.part, near.name)
    const words = messages.unknownMember(label, near?.name, memberNames(members), {
      renamed: expected,
      exists: matches.some((match) => match.path === expected),
      ignored: ignoreFor(path, label, { folder }),
    })
    return finding('workspace', { path }, words)
  })
}

/** The pattern of `ignore` for what has the name of a member: `choi.md` or a folder `choi` in all weeks, else the path. */
function ignoreFor(path: string, label: string, { folder }: Pick<Config, 'folder'>): string {
  const named = path.split('/').find((step) => step === label || step === label + posix.extname(path))
  return named ?? (folder === '' ? path : path.slice(folder.length + 1))
}

/** Whether a text names a file, as a link does: `[과제](kim%20hana.pdf)`, `![[kim hana.pdf]]`. */
function names(text: string, file: string): boolean {
  const written = text.normalize('NFC')
  const name = file.normalize('NFC')
  // A lone surrogate cannot be encoded.
  const encoded = encodeURI(name.replace(/\p{Cs}/gu, ''))
  return [name, encoded, name.replaceAll(' ', '%20')].some((form) => written.includes(form))
}

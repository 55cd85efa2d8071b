import { posix } from 'node:path'
import { type Finding, finding } from '../errors.ts'
import { compareNaturally, nearest, normaliseName } from '../text.ts'
import { type Config, weekFiles } from './config.ts'
import { type ReadResult, readText } from './files.ts'
import { listFiles } from './list-files.ts'
import { memberNames, rosterIndex } from './members.ts'
import { compilePattern, fillPattern, ignorer, type PathLabels, type Pattern } from './pattern.ts'
import { type Match, splitMatches } from './split-weeks.ts'
import { isWeekFile, type Week, weekFile, weeksCalled, weeksOf } from './weeks.ts'

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

/** The notes and weeks found in the folders of a workspace. */
export interface Listed {
  /** By week, member and natural order. Includes a second note where only one is allowed, which also has a finding. */
  notes: NotePath[]
  /** All weeks, of the schedule and on disk. */
  weeks: Week[]
  /** The files with several weeks, by path. They are read to find their weeks. */
  texts: ReadonlyMap<string, ReadResult>
  /** Problems with paths: unknown members, two notes where one is allowed, links out of the workspace. */
  findings: Finding[]
}

/** Finds the notes of the workspace. Reads folders, and only those files that contain several weeks. */
export function listNotes(config: Config): Listed {
  const search = searchOf(config)
  const { files, findings } = listFiles({
    root: config.root,
    mayContainNotes: search.mayContainNotes,
    isExpected: (path) => search.matchOf(path) !== undefined || search.mayContainNotes(path),
    ignores: search.ignores,
    isOutput: (path) => isFileOfWeek([config.output], path, search.matchOf(path)?.labels.week),
    messages: config.language.messages,
  })
  const read = (path: string) => readText(config, path)
  const listed = arrange(config, files, search, read)
  return { ...listed, findings: [...findings, ...listed.findings] }
}

/** Finds notes among files in memory by their paths, as {@link listNotes} does on disk. */
export function notesIn(config: Config, files: ReadonlyMap<string, ReadResult>): Listed {
  const paths = [...files.keys()]
  const search = searchOf(config)
  return arrange(config, notIgnored(paths, search), search, (path) => files.get(path) as ReadResult)
}

function notIgnored(paths: readonly string[], { ignores }: NoteSearch): string[] {
  return paths.filter((path) => {
    const steps = path.split('/')
    return !steps.some((_, at) => ignores(steps.slice(0, at + 1).join('/')))
  })
}

/** Those of the paths that would be notes of members if there were files. */
export function notePathsAmong(paths: readonly string[], config: Config): string[] {
  const search = searchOf(config)
  return notIgnored(paths, search).filter((path) => {
    const match = search.matchOf(path)
    return match && search.isWeek(match.labels.week) && search.isMember(match.labels.member) && !isOfWeek(config, match)
  })
}

/** A note without a member or week. */
export function nobodysNote(path: string): NotePath {
  return { path, week: '', member: '', order: 0 }
}

/** What decides which files are notes. Of members and weeks, only their names do. */
interface Findable extends Pick<Config, 'notes' | 'ignore'> {
  weeks: readonly Pick<Week, 'id' | 'aliases'>[]
  members?: readonly { id: string; name?: string | undefined; aliases?: string[] | undefined }[] | undefined
}

interface NoteSearch {
  /** The best match of a path: by a pattern that finds a week with a number, then one that finds a known member. */
  matchOf: (path: string) => Match | undefined
  /** The labels of the path of a folder that may contain notes. */
  labelsAbove: (folder: string) => PathLabels[]
  mayContainNotes: (folder: string) => boolean
  ignores: (path: string) => boolean
  /** Whether a label has a number or is in the schedule; a note without a label is of the weeks of its headings. */
  isWeek: (label: string | undefined) => boolean
  isMember: (label: string | undefined) => boolean
}

/** How to find notes by the patterns of a config. */
export function searchOf(config: Findable): NoteSearch {
  const roster = rosterIndex(config.members ?? [])
  const scheduled = weeksCalled(config.weeks)
  const known = {
    weeks: config.weeks.flatMap(({ id, aliases }) => [id, ...aliases]),
    members: (config.members ?? []).flatMap(({ id, name = id, aliases = [] }) => [id, name, ...aliases]),
  }
  const patterns = config.notes.map((pattern) => compilePattern(pattern, known))
  const isWeek = (label: string | undefined) =>
    label === undefined || /\p{N}/u.test(label) || scheduled(label).length > 0
  const isInRoster = (label = '') => roster.has(normaliseName(label))
  const rank = ({ labels }: Match) => [Number(isWeek(labels.week)), Number(isInRoster(labels.member))]
  const matchOf = (path: string) => {
    let best: Match | undefined
    for (const pattern of patterns) {
      const labels = pattern.labelsOf(path)
      const match = labels && { path, labels, pattern }
      if (match && (!best || isHigher(rank(match), rank(best)))) best = match
    }
    return best
  }
  const labelsAbove = (folder: string) => patterns.flatMap((pattern) => pattern.labelsAbove(folder) ?? [])
  return {
    matchOf,
    labelsAbove,
    mayContainNotes: (folder) => labelsAbove(folder).length > 0,
    ignores: ignorer(config.ignore),
    isWeek,
    isMember: (label) => config.members === undefined || isInRoster(label),
  }
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index])
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0)
}

/**
 * Returns a function that finds the label of the week in the path of a note, a folder of a week, or a file about a whole
 * week.
 */
export function weekLabels(config: Config): (path: string) => string | undefined {
  const search = searchOf(config)
  const files = weekFiles(config).map((pattern) => compilePattern(pattern))
  const isWeek = (week: string | undefined) =>
    // With a roster, a folder without a number may be a week.
    week !== undefined && (config.members !== undefined || search.isWeek(week))
  return (path) => {
    const found = [
      search.matchOf(path)?.labels,
      ...search.labelsAbove(path),
      ...files.flatMap(({ labelsOf, labelsAbove }) => [labelsOf(path), labelsAbove(path)]),
    ]
    return found.find((labels) => isWeek(labels?.week))?.week
  }
}

/** Turns the files of a workspace into notes with week and member, in order. */
function arrange(
  config: Config,
  files: readonly string[],
  search: NoteSearch,
  read: (path: string) => ReadResult,
): Listed {
  const roster = rosterIndex(config.members ?? [])
  const matches = files.flatMap((path) => search.matchOf(path) ?? [])
  // A folder that matches `{week}` alone is a week if it holds a member's note, whatever its name.
  const isInFolderOfWeek = ({ path, labels: { week = '', member = '' } }: Match) =>
    posix.dirname(path).normalize('NFC').split('/').includes(week) && roster.has(normaliseName(member))
  const isNoteLike = (match: Match) =>
    !isOfWeek(config, match) && (search.isWeek(match.labels.week) || isInFolderOfWeek(match))
  const labelsIn = (found: readonly Match[]) => found.map(({ labels }) => labels.week ?? '')
  const split = splitMatches(
    config,
    matches.filter(({ labels }) => labels.week === undefined),
    search.isWeek,
    read,
  )
  const single = matches.filter((match) => match.labels.week !== undefined && isNoteLike(match))
  const documentLabels = new Set(labelsIn(matches.filter((match) => isOfWeek(config, match))))
  const weeks = weeksOf(config.weeks, new Set(labelsIn([...single, ...split.matches])), documentLabels)
  const found = withoutTwins([...single, ...split.matches], read)
  const { placed, unknownMembers } = placeMatches(config, found, weeks)
  const { notes, duplicates } = inOrder(config, placed, weeks)
  const taken = new Set(matches.map(({ path }) => path))
  const untaken = files.filter((path) => !taken.has(path))
  return {
    notes,
    weeks,
    texts: split.texts,
    findings: [
      ...split.findings,
      ...unknownMembers,
      ...duplicates,
      ...unreadWeekFiles(config, matches, weeks),
      ...strayFiles(config, untaken, placed, search),
    ],
  }
}

/** In findings. A group with more files that no pattern takes has a wrong pattern. */
const mostStrays = 20

/**
 * Reports files among the notes that no pattern takes, each with the nearest path that a pattern would take.
 * @param paths of all files that no pattern takes
 */
function strayFiles(
  config: Config,
  paths: readonly string[],
  notes: readonly { path: string }[],
  search: NoteSearch,
): Finding[] {
  const { messages } = config.language
  const folders = new Set(notes.map(({ path }) => posix.dirname(path)))
  const ofWeeks = weekFiles(config).map((pattern) => compilePattern(pattern))
  const strays = paths.filter(
    (path) =>
      folders.has(posix.dirname(path)) &&
      /\.(?:md|markdown|mdown|mkd|te?xt|docx?|hwpx?)$/i.test(path) &&
      !ofWeeks.some(({ labelsOf }) => search.isWeek(labelsOf(path)?.week ?? '')),
  )
  const found = strays
    .slice(0, mostStrays)
    .map((path) => finding('stray-file', { path }, messages.strayFile(placeNear(config, path, search)), 'warning'))
  const next = strays[mostStrays]
  if (next !== undefined)
    found.push(finding('stray-file', { path: next }, messages.moreStrayFiles(strays.length - mostStrays), 'warning'))
  return found
}

/** The path that a file would have as a note: in its folder, with the member that its name is nearest to. */
function placeNear({ notes, members = [] }: Config, path: string, search: NoteSearch): string {
  const { dir, name } = posix.parse(path)
  const depth = path.split('/').length
  const pattern =
    notes.find((one) => one.split('/').length === depth && compilePattern(one).labelsAbove(dir)) ?? notes[0] ?? ''
  const mended = posix.join(dir, name.replace(/\.md$/i, '') + posix.extname(pattern))
  const match = mended === path ? undefined : search.matchOf(mended)
  if (match && search.isWeek(match.labels.week) && search.isMember(match.labels.member)) return mended
  const above = dir === '' ? {} : search.labelsAbove(dir).find(({ week, member }) => week ?? member)
  const names = members.flatMap(({ id, name, aliases }) => [id, name, ...aliases])
  const member = above?.member ?? names.find((one) => name.includes(one)) ?? nearest(name, names) ?? '{member}'
  return fillPattern(pattern, { week: above?.week ?? '{week}', member }) ?? pattern
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
function isOfWeek(config: Pick<Config, 'output' | 'discussion'>, { path, labels: { week } }: Match): boolean {
  return isFileOfWeek(weekFiles(config), path, week)
}

function isFileOfWeek(patterns: readonly string[], path: string, week: string | undefined): boolean {
  return week !== undefined && patterns.some((pattern) => isWeekFile(path, pattern, week))
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
  /** By pattern, since the draft of a member's note is beside it. */
  const singles = new Map<Pattern, string>()
  let order = 0
  const sorted = placed.toSorted(
    (a, b) => compare(a, b) || compareNaturally(a.path, b.path) || (a.part ?? 0) - (b.part ?? 0),
  )
  const notes = sorted.map((note): NotePath => {
    const { path, week, pattern, part } = note
    const same = first && compare(first, note) === 0
    if (!same || !first) {
      ;[first, order] = [note, -1]
      singles.clear()
    }
    order++
    const single = singles.get(pattern) ?? path
    if (!pattern.star && single !== path) {
      const words = config.language.messages.twoNotes(first.member, week, single, path)
      duplicates.push(finding('workspace', { path }, words))
    }
    singles.set(pattern, single)
    return { path, week, member: first.member, order, part }
  })
  return { notes, duplicates }
}

/** A match with the ids of its week and member. */
interface PlacedFile {
  path: string
  week: string
  member: string
  pattern: Pattern
  part?: number | undefined
}

/** Resolves each match's labels to the ids of its week and member. Reports each name that is not in the roster once. */
function placeMatches(
  config: Pick<Config, 'members' | 'language'>,
  matches: readonly Match[],
  weeks: readonly Week[],
): { placed: PlacedFile[]; unknownMembers: Finding[] } {
  const { members, language } = config
  const roster = members && rosterIndex(members)
  const ids = new Map(weeks.flatMap(({ id, labels }) => labels.map((label) => [label, id])))
  const placed: PlacedFile[] = []
  const unknown = new Map<string, Finding>()
  for (const { path, labels, pattern, part } of matches) {
    const { member: label = '', week = '' } = labels
    const member = roster ? roster.get(normaliseName(label))?.id : label
    if (member !== undefined) placed.push({ path, week: ids.get(week) ?? week, member, pattern, part })
    else if (members && !unknown.has(normaliseName(label))) {
      const names = members.flatMap(({ id, name, aliases }) => [id, name, ...aliases])
      const near = nearest(label, names) ?? names.find((name) => name.length > 1 && label.includes(name))
      const words = language.messages.unknownMember(label, near, memberNames(members))
      unknown.set(normaliseName(label), finding('workspace', { path }, words))
    }
  }
  return { placed, unknownMembers: [...unknown.values()] }
}

import { type Finding, finding } from '../errors.ts'
import { compareNaturally, nearest, normaliseName } from '../text.ts'
import { type Config, weekFiles } from './config.ts'
import { type Reading, readText } from './files.ts'
import { type Match, matchFiles, matchPaths, type PathSearch } from './match-files.ts'
import { memberNames, rosterIndex } from './members.ts'
import { compilePattern, ignorer, type Judge, type Labels, type Pattern } from './pattern.ts'
import { splitMatches } from './split-weeks.ts'
import { isWeekFile, labelFilter, type Week, weekFile, weeksCalled, weeksOf } from './weeks.ts'

/** A note as its path tells: whose it is, and of which week. */
export interface NotePath {
  /** Relative to the workspace, with `/`, its bytes as on disk (a decomposed name stays so). */
  path: string
  /** Ids. */
  week: string
  member: string
  /** Position among the notes of this member in this week, from 0. */
  order: number
  /** Which one of the weeks in the file, from 0, where it holds several. */
  part?: number | undefined
}

/** What the folders of a workspace hold. */
export interface Listed {
  /** By week, member and natural order. A second note where one may be stays here, with a finding at its path. */
  notes: NotePath[]
  /** The members' own free notes, in the same order. */
  sources: NotePath[]
  /** All weeks, of the schedule and of the disk, those that were not opened too. */
  weeks: Week[]
  /** The files of several weeks, which had to be read to know these. */
  texts: ReadonlyMap<string, Reading>
  /** What is wrong with paths: strangers, two notes where one may be, links that lead out. */
  findings: Finding[]
}

/**
 * Finds the notes of the workspace; reads folders, and of files those that hold several weeks.
 * @param only weeks as people write them, where not all are wanted; other weeks are not opened
 */
export function listNotes(config: Config, only: { weeks?: readonly string[] | undefined } = {}): Listed {
  const passed = new Set<string>()
  const search = searchOf(config)
  const isWanted = only.weeks && labelFilter(config.weeks, only.weeks)
  const { matches, findings } = matchFiles({
    ...search,
    root: config.root,
    wants: (labels) => {
      const { week } = labels
      // Whether a folder without a number is a week, only what is in it tells.
      if (week === undefined || !isWanted || !isNumbered(search.judge, labels) || isWanted(week)) return true
      passed.add(week)
      return false
    },
    isOutput: (path, { week }) => week !== undefined && isWeekFile(path, config.output, week),
    messages: config.language.messages,
  })
  const read = (path: string) => readText(config, path)
  return arrange(config, matches, findings, { search, read, isWanted, passed })
}

/** Finds the notes in texts by their paths, as {@link listNotes} would if they were the files of the workspace. */
export function notesIn(config: Config, files: ReadonlyMap<string, Reading>): Listed {
  const search = searchOf(config)
  const read = (path: string) => files.get(path) as Reading
  return arrange(config, matchPaths([...files.keys()], search), [], { search, read, passed: new Set() })
}

/** A note at a path that says nothing of whose it is, and of which week. */
export function nobodysNote(path: string): NotePath {
  return { path, week: '', member: '', order: 0 }
}

function searchOf(config: Pick<Config, 'members' | 'weeks' | 'notes' | 'sources' | 'ignore'>): NoteSearch {
  const judge = judgeOf(config)
  const roster = rosterIndex(config.members ?? [])
  const notes = config.notes.map(compilePattern)
  return {
    notes,
    patterns: [...notes, ...config.sources.map(compilePattern)],
    judge,
    unnumbered: config.members !== undefined,
    isBetter: (one, other) => {
      const [a, b] = [one, other].map(({ labels }) => isNumbered(judge, labels))
      if (a !== b) return a === true
      // By `*{member}.md` `notes by kim.md` is somebody's whom `{member}.md` does not know.
      const [isKnown, isOtherKnown] = [one, other].map(({ labels }) => roster.has(normaliseName(labels.member ?? '')))
      if (isKnown !== isOtherKnown) return isKnown === true
      const sameKind = notes.includes(one.pattern) === notes.includes(other.pattern)
      return !sameKind && one.pattern.written > other.pattern.written
    },
    ignores: ignorer(config.ignore),
  }
}

/** How notes and sources are found; `notes` are those of the patterns that are of notes. */
interface NoteSearch extends PathSearch {
  notes: readonly Pattern[]
}

function isNumbered(judge: Judge, { week }: Labels): boolean {
  return week === undefined || judge('week', week) > 0
}

/** Makes notes of what matches, each with its week and member, in their order. */
function arrange(
  config: Config,
  matches: readonly Match[],
  findings: readonly Finding[],
  {
    search,
    read,
    isWanted = () => true,
    passed,
  }: {
    search: NoteSearch
    read: (path: string) => Reading
    isWanted?: ((label: string) => boolean) | undefined
    /** Labels of weeks that were not opened. */
    passed: ReadonlySet<string>
  },
): Listed {
  const { judge } = search
  const roster = rosterIndex(config.members ?? [])
  const unsplit = matches.filter(({ labels }) => labels.week === undefined)
  const several = splitMatches(config, unsplit, judge, read)
  const split = several.matches.filter(({ labels: { week = '' } }) => isWanted(week) && !passed.has(week))
  const single = matches.filter(
    (match) =>
      match.labels.week !== undefined &&
      !isOurs(config, match) &&
      (isNumbered(judge, match.labels) || roster.has(normaliseName(match.labels.member ?? ''))),
  )
  const found = [...single, ...split]
  const labelsOf = (all: readonly Match[]) => all.map(({ labels }) => labels.week ?? '')
  const homes = new Set(labelsOf(matches.filter((match) => isOurs(config, match))))
  const weeks = weeksOf(config.weeks, new Set([...passed, ...labelsOf([...single, ...several.matches])]), homes)
  const isNote = ({ pattern }: Match) => search.notes.includes(pattern)
  const notes = placeMatches(config, found.filter(isNote), weeks)
  const sources = placeMatches(
    config,
    found.filter((match) => !isNote(match)),
    weeks,
  )
  // Nothing of them is printed, so that they hinder no document.
  for (const stranger of sources.strangers) stranger.severity = 'warning'
  const ordered = inOrder(config, notes.placed, weeks)
  const ofSources = sources.placed.map((source) => ({ ...source, star: true }))
  return {
    notes: ordered.notes,
    sources: inOrder(config, ofSources, weeks).notes,
    weeks,
    texts: several.texts,
    findings: [
      ...findings,
      ...several.findings,
      ...notes.strangers,
      ...sources.strangers,
      ...ordered.twice,
      ...elsewhere(config, matches, weeks),
    ],
  }
}

/** A week's discussion or minutes that nobody would read, since the week's folder is another one. */
function elsewhere(
  config: Pick<Config, 'output' | 'discussion' | 'language'>,
  matches: readonly Match[],
  weeks: readonly Week[],
): Finding[] {
  return matches.flatMap(({ path, labels: { week: label } }) => {
    const week = weeks.find(({ labels }) => labels.includes(label ?? ''))
    const [read = ''] = week?.labels ?? []
    if (!week || label === undefined || label === read) return []
    return [config.discussion.file, config.discussion.minutes].flatMap((pattern) => {
      if (!isWeekFile(path, pattern, label) || isWeekFile(path, pattern, read)) return []
      const words = config.language.messages.notRead(week.id, weekFile(pattern, week))
      return [finding('workspace', { path }, words, 'warning')]
    })
  })
}

/** Whether a match is no note but what the tool or the group writes about the week. */
function isOurs(config: Pick<Config, 'output' | 'discussion'>, { path, labels: { week } }: Match): boolean {
  return week !== undefined && weekFiles(config).some((pattern) => isWeekFile(path, pattern, week))
}

/** Puts notes in the order of weeks, members and paths, and reports the second where only one may be. */
function inOrder(
  config: Pick<Config, 'members' | 'language'>,
  placed: readonly Placed[],
  weeks: readonly Week[],
): { notes: NotePath[]; twice: Finding[] } {
  const ranks = (ids: Iterable<string>) => new Map([...ids].map((id, position) => [id, position]))
  const weekRanks = ranks(weeks.map(({ id }) => id))
  // Without a roster `Kim` and `kim` are one member.
  const key = (member: string) => (config.members ? member : normaliseName(member))
  const members = new Set(placed.map(({ member }) => member))
  const keyRanks = ranks(
    config.members?.map(({ id }) => id) ?? [...new Set([...members].map(key))].sort(compareNaturally),
  )
  const memberRanks = new Map([...members].map((member) => [member, keyRanks.get(key(member))]))
  const compare = (a: Placed, b: Placed) =>
    (weekRanks.get(a.week) ?? 0) - (weekRanks.get(b.week) ?? 0) ||
    (memberRanks.get(a.member) ?? 0) - (memberRanks.get(b.member) ?? 0)
  const twice: Finding[] = []
  let first: Placed | undefined
  let single: Placed | undefined
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
      twice.push(finding('workspace', { path }, words))
    }
    if (!star) single ??= note
    return { path, week, member: first.member, order, part }
  })
  return { notes, twice }
}

/** A match with its week and member by id; `star` where its pattern lets several files be one member's. */
interface Placed {
  path: string
  week: string
  member: string
  star: boolean
  part?: number | undefined
}

/** A week has a number or is scheduled; where a name can be cut in two ways, a known week and a known member win. */
export function judgeOf({ weeks, members = [] }: Pick<Config, 'weeks' | 'members'>): Judge {
  const scheduled = weeksCalled(weeks)
  const roster = rosterIndex(members)
  const judge: Judge = (kind, label) => {
    if (kind === 'member') return roster.has(normaliseName(label)) ? 9 : 1
    const known = scheduled(label).length > 0 ? 4 : 0
    return known || /\d/.test(label) ? 1 + known + (/^week/i.test(label) ? 2 : 0) : 0
  }
  // A week's label is judged again for each of its notes.
  const judged = { week: new Map<string, number>(), member: new Map<string, number>() }
  return (kind, label) => {
    const before = judged[kind].get(label)
    const score = before ?? judge(kind, label)
    if (before === undefined) {
      // By `*{week}*{member}*.md` a name of a hundred letters has five thousand labels, and the next has others.
      if (judged[kind].size > 10_000) judged[kind].clear()
      judged[kind].set(label, score)
    }
    return score
  }
}

/** Gives each match its week and member by id; whom the roster does not have is a stranger. */
function placeMatches(
  config: Pick<Config, 'members' | 'language'>,
  matches: readonly Match[],
  weeks: readonly Week[],
): { placed: Placed[]; strangers: Finding[] } {
  const roster = config.members && rosterIndex(config.members)
  const ids = new Map(weeks.flatMap(({ id, labels }) => labels.map((label) => [label, id])))
  const strangers: Finding[] = []
  const placed = matches.flatMap(
    ({ path, labels: { week = '', member: name = '' }, pattern: { star }, part }): Placed[] => {
      const member = roster ? roster.get(normaliseName(name))?.id : name
      if (member !== undefined) return [{ path, week: ids.get(week) ?? week, member, star, part }]
      const known = memberNames(config.members ?? [])
      const words = config.language.messages.unknownMember(name, nearest(name, roster?.keys() ?? []), known)
      strangers.push(finding('workspace', { path }, words))
      return []
    },
  )
  return { placed, strangers }
}

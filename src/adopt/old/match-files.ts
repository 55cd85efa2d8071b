import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Finding, finding, type Words } from '../../errors.ts'
import type { Messages } from '../../languages/language.ts'
import { compareUnits, normaliseName } from '../../text.ts'
import type { Config } from '../../workspace/config.ts'
import { rosterIndex } from '../../workspace/members.ts'
import { compilePattern, ignorer, type Judge, matchSegment, type PathLabels, type Pattern } from './pattern.ts'
import { isDay, type Week, weeksCalled } from './weeks.ts'

/** A file that matches a pattern. */
export interface Match {
  /** Relative to the root, with `/`, as on disk. */
  path: string
  labels: PathLabels
  pattern: Pattern
  /** Index of the week in a file with several weeks, from 0. */
  part?: number | undefined
}

/** Decides which paths match. */
export interface PathSearch {
  patterns: readonly Pattern[]
  judge: Judge
  /** Whether a folder that matches `{week}` alone may be a week without a number: `notes/intro/kim.md`. */
  unnumbered: boolean
  /** Whether one match of a path is better than another. */
  isBetter: (one: Omit<Match, 'path'>, other: Omit<Match, 'path'>) => boolean
  ignores: (path: string) => boolean
}

/** Decides also which folders to open. */
export interface Search extends PathSearch {
  root: string
  /** Whether to open a folder with these labels: folders of weeks that were not requested are skipped. */
  shouldOpen: (labels: PathLabels) => boolean
  /** How many levels of a folder at the top, which no pattern takes, may hold notes in the wrong place. */
  misplacedLevels?: (name: string) => number
  /** Whether a path is that of a week's document. */
  isOutput: (path: string, labels: PathLabels) => boolean
  messages: Messages
}

/** A partial match: the pattern, the index of its next segment, and the labels so far. */
interface State {
  pattern: Pattern
  index: number
  labels: PathLabels
}

/**
 * Finds the files that match the patterns, opening only folders that may contain one. The order is the same on every
 * machine. Links are followed inside the root; a link out of it is a finding. `others` are the files in these folders, and
 * in folders at the top that look like a week or like a misspelt folder of notes, that match no pattern and are not ignored.
 */
export function matchFiles(search: Search): { matches: Match[]; others: string[]; findings: Finding[] } {
  const matches: Match[] = []
  const others: string[] = []
  const findings: Finding[] = []
  const seen = new Set<string>()
  const root = realpathSync(search.root)

  const report = (path: string, words: Words, rule = 'workspace') => findings.push(finding(rule, { path }, words))

  // `notes/images` may be a week without a number, but most likely is not.
  const mayContainNotes = (states: readonly State[]) =>
    states.some(({ labels: { week } }) => week === undefined || search.judge('week', week) > 0)

  const visit = (path: string, real: string, states: State[]): void => {
    // Under `**`, a link to a parent folder would loop forever.
    const key = [real, ...states.map(({ index, labels }) => `${index} ${labels.week} ${labels.member}`)].join('\0')
    if (seen.has(key)) return
    seen.add(key)
    for (const entry of list(join(search.root, path), (code) => {
      if (mayContainNotes(states)) report(path || '.', search.messages.folderUnreadable(code), 'unreadable')
    })) {
      enter(path === '' ? entry.name : `${path}/${entry.name}`, join(real, entry.name), entry, states)
    }
  }

  const enter = (path: string, real: string, entry: Dirent, states: State[]): void => {
    const found = unique(states.flatMap((state) => advance(state, entry.name, search)))
    const isComplete = ({ pattern, index }: State) => index === pattern.segments.length
    if (entry.isFile() && !found.some(isComplete)) {
      if (!search.ignores(path)) others.push(path)
      return
    }
    const next = found.filter(({ labels }) => search.shouldOpen(labels))
    if (search.ignores(path)) return
    if (found.length === 0 && entry.isDirectory() && !path.includes('/'))
      others.push(...filesBelow(path, search.misplacedLevels?.(path) ?? 0, search))
    if (next.length === 0) return
    // A document's path may be a link to a file that does not exist yet.
    if (entry.isSymbolicLink() && next.some(({ labels }) => search.isOutput(path, labels))) return
    const target = entry.isSymbolicLink()
      ? follow(root, join(search.root, path), search.messages)
      : { real, kind: entry }
    if ('words' in target) {
      if (mayContainNotes(next)) report(path, target.words)
    } else if (!target.kind.isDirectory()) {
      // Named pipes and devices match too; reading them reports the problem.
      const best = bestOf(next, search)
      if (best) matches.push({ path, ...best })
    } else {
      const deeper = next.filter(({ pattern, index }) => index < pattern.segments.length)
      if (deeper.length > 0) visit(path, target.real, deeper)
    }
  }

  visit(
    '',
    root,
    search.patterns.map((pattern) => ({ pattern, index: 0, labels: {} })),
  )
  return { matches, others, findings }
}

/**
 * Filters paths by the patterns, as {@link matchFiles} does for files. Keeps their order.
 * @param paths relative to the root, with `/`
 */
export function matchPaths(paths: readonly string[], search: PathSearch): Match[] {
  return paths.flatMap((path) => {
    const steps = path.split('/')
    if (steps.some((_, at) => search.ignores(steps.slice(0, at + 1).join('/')))) return []
    const best = bestOf(statesAlong(path, search.patterns, search), search)
    return best ? [{ path, ...best }] : []
  })
}

/** The files in a folder and so many levels below it that are not ignored. Links are not followed. */
function filesBelow(folder: string, levels: number, search: Pick<Search, 'root' | 'ignores'>): string[] {
  if (levels === 0) return []
  return list(join(search.root, folder), () => undefined).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (search.ignores(path)) return []
    return entry.isDirectory() ? filesBelow(path, levels - 1, search) : entry.isFile() ? [path] : []
  })
}

/** The best of the complete matches, if there is one. */
function bestOf(states: readonly State[], { isBetter }: Pick<Search, 'isBetter'>): Omit<Match, 'path'> | undefined {
  const [first, ...others] = states.filter(({ pattern, index }) => index === pattern.segments.length)
  if (!first) return undefined
  const { labels, pattern } = others.reduce((best, one) => (isBetter(one, best) ? one : best), first)
  return { labels, pattern }
}

/** A folder's entries sorted by code unit, links last, so that a file also reached by a link has its own path. */
function list(folder: string, unreadable: (code: string) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(
      (a, b) => Number(a.isSymbolicLink()) - Number(b.isSymbolicLink()) || compareUnits(a.name, b.name),
    )
  } catch (error) {
    unreadable((error as NodeJS.ErrnoException).code ?? String(error))
    return []
  }
}

/** The labels of a path, or of a folder's path, for each pattern that it matches so far. */
export function labelsAlong(
  path: string,
  patterns: readonly Pattern[],
  search: Pick<Search, 'judge' | 'unnumbered'>,
): PathLabels[] {
  return statesAlong(path, patterns, search).map(({ labels }) => labels)
}

function statesAlong(
  path: string,
  patterns: readonly Pattern[],
  search: Pick<Search, 'judge' | 'unnumbered'>,
): State[] {
  const start = patterns.map((pattern): State => ({ pattern, index: 0, labels: {} }))
  return path
    .split('/')
    .reduce((states, name) => unique(states.flatMap((state) => advance(state, name, search))), start)
}

/** The states after a name: the next segment, and for `**` also the same one. */
function advance(state: State, name: string, search: Pick<Search, 'judge' | 'unnumbered'>): State[] {
  const { pattern, index, labels } = state
  const segment = pattern.segments[index]
  if (segment === undefined) return []
  if (segment === '**') {
    const stay = matchSegment(['*'], name, labels, () => 1) ? [state] : []
    return [...advance({ ...state, index: index + 1 }, name, search), ...stay]
  }
  // A folder that matches `{week}` alone is a week if it contains notes, whatever its name.
  const alone = search.unnumbered && segment.length === 1 && segment[0] === 'week'
  const found = matchSegment(
    segment,
    name,
    labels,
    alone ? (kind, label) => search.judge(kind, label) || 0.5 : search.judge,
  )
  return found ? [{ pattern, index: index + 1, labels: found }] : []
}

/** Removes duplicate states: `**`, `a`, `**`, `a` reaches a folder in a tree of folders called `a` in many ways. */
function unique(states: State[]): State[] {
  if (states.length < 2) return states
  const patterns = [...new Set(states.map(({ pattern }) => pattern))]
  const key = ({ pattern, index, labels }: State) =>
    [patterns.indexOf(pattern), index, labels.week, labels.member].join('\0')
  return [...new Map(states.map((state) => [key(state), state])).values()]
}

function follow(root: string, path: string, messages: Messages) {
  try {
    const real = realpathSync(path)
    const isInside = real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)
    return isInside ? { real, kind: statSync(real) } : { words: messages.linkOutside() }
  } catch {
    return { words: messages.linkBroken() }
  }
}

/** What decides which files are notes. Of members and weeks, only their names do. */
interface Findable extends Pick<Config, 'notes' | 'ignore'> {
  sources: readonly string[]
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

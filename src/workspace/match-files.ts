import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Finding, finding, type Words } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { compareUnits } from '../text.ts'
import { type Judge, type Labels, matchSegment, type Pattern } from './pattern.ts'

/** A file that matches a pattern. */
export interface Match {
  /** Relative to the root, with `/`, as on disk. */
  path: string
  labels: Labels
  pattern: Pattern
  /** Which one of the weeks in the file, from 0, where it holds several. */
  part?: number | undefined
}

/** What decides whether a path is to be found. */
export interface PathSearch {
  patterns: readonly Pattern[]
  judge: Judge
  /** Whether a folder of its own may be a week without a number: `notes/intro/kim.md`. */
  unnumbered: boolean
  /** Which of two ways to read one path is the better one. */
  isBetter: (one: Omit<Match, 'path'>, other: Omit<Match, 'path'>) => boolean
  ignores: (path: string) => boolean
}

/** What decides, on the way, where there is something to find. */
export interface Search extends PathSearch {
  root: string
  /** Whether to go on in what has these labels: other weeks than those asked for are not even opened. */
  wants: (labels: Labels) => boolean
  /** Whether a week's document belongs at a path. */
  isOutput: (path: string, labels: Labels) => boolean
  messages: Messages
}

/** How far into a pattern a folder has come. */
interface State {
  pattern: Pattern
  index: number
  labels: Labels
}

/**
 * Finds the files that match the patterns, opening only the folders that can hold one; in an order that is the same
 * on every machine. Links are followed inside the root; one that leads out of it is a finding.
 */
export function matchFiles(search: Search): { matches: Match[]; findings: Finding[] } {
  const matches: Match[] = []
  const findings: Finding[] = []
  const seen = new Set<string>()
  const root = realpathSync(search.root)

  const report = (path: string, words: Words, rule = 'workspace') => findings.push(finding(rule, { path }, words))

  // `notes/images` may be a week without a number, and most likely is none.
  const isMeant = (states: readonly State[]) =>
    states.some(({ labels: { week } }) => week === undefined || search.judge('week', week) > 0)

  const visit = (path: string, real: string, states: State[]): void => {
    // A link to a folder above would go round for ever under `**`.
    const key = [real, ...states.map(({ index, labels }) => `${index} ${labels.week} ${labels.member}`)].join('\0')
    if (seen.has(key)) return
    seen.add(key)
    for (const entry of list(join(search.root, path), (code) => {
      if (isMeant(states)) report(path || '.', search.messages.folderUnreadable(code), 'unreadable')
    })) {
      enter(path === '' ? entry.name : `${path}/${entry.name}`, join(real, entry.name), entry, states)
    }
  }

  const enter = (path: string, real: string, entry: Dirent, states: State[]): void => {
    const next = eachOnce(states.flatMap((state) => advance(state, entry.name, search))).filter(({ labels }) =>
      search.wants(labels),
    )
    if (next.length === 0 || search.ignores(path)) return
    // A link in a document's place leads to where it will be written, which need not be there yet.
    if (entry.isSymbolicLink() && next.some(({ labels }) => search.isOutput(path, labels))) return
    const target = entry.isSymbolicLink()
      ? follow(root, join(search.root, path), search.messages)
      : { real, kind: entry }
    if ('words' in target) {
      if (isMeant(next)) report(path, target.words)
    } else if (!target.kind.isDirectory()) {
      // A named pipe or a device too: whoever reads it says what it is.
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
  return { matches, findings }
}

/**
 * Finds those of the paths that match the patterns, as {@link matchFiles} does for files; in the order of the paths.
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

/** The best way to read a path that has come to the end of a pattern; nothing where it has not. */
function bestOf(states: readonly State[], { isBetter }: Pick<Search, 'isBetter'>): Omit<Match, 'path'> | undefined {
  const [first, ...others] = states.filter(({ pattern, index }) => index === pattern.segments.length)
  if (!first) return undefined
  const { labels, pattern } = others.reduce((best, one) => (isBetter(one, best) ? one : best), first)
  return { labels, pattern }
}

/** The names in a folder by code unit, links last, so that a file reached twice goes by its own path. */
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

/** What the steps of a path say, as far as they lead into each of the patterns. */
export function labelsAlong(
  path: string,
  patterns: readonly Pattern[],
  search: Pick<Search, 'judge' | 'unnumbered'>,
): Labels[] {
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
    .reduce((states, name) => eachOnce(states.flatMap((state) => advance(state, name, search))), start)
}

/** Where a name leads from a state: one step on, and under `**` also on the spot. */
function advance(state: State, name: string, search: Pick<Search, 'judge' | 'unnumbered'>): State[] {
  const { pattern, index, labels } = state
  const segment = pattern.segments[index]
  if (segment === undefined) return []
  if (segment === '**') {
    const stay = matchSegment(['*'], name, labels, () => 1) ? [state] : []
    return [...advance({ ...state, index: index + 1 }, name, search), ...stay]
  }
  // A folder that is the week's alone is one by what is in it, whatever it is called.
  const alone = search.unnumbered && segment.length === 1 && segment[0] === 'week'
  const found = matchSegment(
    segment,
    name,
    labels,
    alone ? (kind, label) => search.judge(kind, label) || 0.5 : search.judge,
  )
  return found ? [{ pattern, index: index + 1, labels: found }] : []
}

/** `**`, `a`, `**`, `a` comes to one place in a tree of folders called `a` by more ways than there are folders. */
function eachOnce(states: State[]): State[] {
  if (states.length < 2) return states
  const patterns = [...new Set(states.map(({ pattern }) => pattern))]
  const key = ({ pattern, index, labels }: State) =>
    [patterns.indexOf(pattern), index, labels.week, labels.member].join('\0')
  return [...new Map(states.map((state) => [key(state), state])).values()]
}

function follow(root: string, path: string, messages: Messages) {
  try {
    const real = realpathSync(path)
    const inside = real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)
    return inside ? { real, kind: statSync(real) } : { words: messages.linkOutside() }
  } catch {
    return { words: messages.linkBroken() }
  }
}

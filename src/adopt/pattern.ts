import { compareUnits, normaliseName } from '../names.ts'
import { type Judge, labelsIn } from '../pattern.ts'

/** A file that some pattern makes a note. */
export interface Placed {
  path: string
  week: string
  member: string
}

export interface PatternProposal {
  /** Patterns in the order of what speaks for them, each with the number of its notes. */
  patterns: { pattern: string; notes: number }[]
  placed: Placed[]
  /** Names of files that a pattern takes for notes and that are none. */
  ignore: string[]
}

const weekly =
  /(?<![a-z])(?:week|wk|w|chapter|chap|ch|session|part|lecture|lec|day|unit)[\s._-]*\d+(?:\s*[~-]\s*\d+)?|(?:제\s*)?\d+(?:\s*[~-]\s*\d+)?\s*(?:주차|주|장|회차|회|강|일차|차시|단원)/iu
const plain = /^(?:\d{1,3}|\d{4}-\d{2}-\d{2})$/
/** What stands behind a name to say what the file is: `kim-notes.md`. */
const kind = /[\s._-]+(?:study[\s._-]*)?(?:notes?|노트|정리)$/iu
const others =
  /^(?:readme|license|changelog|contributing|index|summary|overview|template|insights|discussion|minutes|slides?|agenda|schedule|resources|references|links|회의록|템플릿|요약|정리|공지|토론|자료|발표자료|참고자료|일정)(?:[\s._-].*)?$/iu

/**
 * Proposes the patterns by which most of the files are notes: of a week and of a member, by their paths.
 * @param paths of all Markdown files, relative to the workspace
 */
export function proposePatterns(paths: readonly string[], judge: Judge): PatternProposal | undefined {
  const known = paths.filter((path) => !path.split('/').some((step) => /[{}*\\]/.test(step)))
  let left = known.filter((path) => !isOther(path))
  const found: PatternProposal = { patterns: [], placed: [], ignore: [] }
  while (found.patterns.length < 3) {
    const best = bestOf(left, judge)
    if (!best || best.placed.length < Math.max(2, known.length / 10)) break
    found.patterns.push({ pattern: best.pattern, notes: best.placed.length })
    found.placed.push(...best.placed)
    const taken = new Set(best.placed.map(({ path }) => path))
    left = left.filter((path) => !taken.has(path))
  }
  if (found.patterns.length === 0) return undefined
  const taken = known.filter(
    (path) => isOther(path) && found.patterns.some(({ pattern }) => labelsIn(path, pattern, judge)),
  )
  found.ignore = [...new Set(taken.map((path) => path.slice(path.lastIndexOf('/') + 1)))].sort(compareUnits)
  return found
}

/** Whether a file is by its name something else than somebody's note. */
export function isOther(path: string): boolean {
  return others.test(nameOf(path)) || nameOf(path).startsWith('_')
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
}

/** The pattern that gives most notes of fewest people: names that never come again are no names. */
function bestOf(paths: readonly string[], judge: Judge): { pattern: string; placed: Placed[] } | undefined {
  const counts = new Map<string, number>()
  for (const path of paths) {
    for (const pattern of candidates(path)) counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  const likely = [...counts].sort(([a, m], [b, n]) => n - m || stars(a) - stars(b) || compareUnits(a, b)).slice(0, 20)
  let best: { pattern: string; placed: Placed[]; worth: number } | undefined
  for (const [pattern] of likely) {
    const placed = paths.flatMap((path): Placed[] => {
      const { week, member } = labelsIn(path, pattern, judge) ?? {}
      // `part-1` is a part of the book, whoever wrote what is in it.
      return week !== undefined && member !== undefined && !isWeek(member) ? [{ path, week, member }] : []
    })
    const people = new Set(placed.map(({ member }) => normaliseName(member)))
    const notes = new Set(placed.map(({ week, member }) => `${week} ${normaliseName(member)}`))
    const worth = notes.size + placed.length / 2 - people.size / 2 - stars(pattern) / 4
    if (placed.length > 0 && (!best || worth > best.worth)) best = { pattern, placed, worth }
  }
  return best
}

function isWeek(label: string): boolean {
  return weekly.exec(label)?.[0] === label || plain.test(label)
}

function stars(pattern: string): number {
  return pattern.split('*').length - 1
}

/** Every pattern that would make this one file a note. */
function candidates(path: string): string[] {
  const names = path.normalize('NFC').split('/')
  const extension = /\.[^.]*$/.exec(names.at(-1) ?? '')?.[0] ?? ''
  const file = (names.pop() ?? '').slice(0, -extension.length || undefined)
  const written = (folders: readonly string[], name: string) => `${[...folders, name].join('/')}${extension}`
  const found: string[] = []
  for (const [at, folder] of names.entries()) {
    if (!weekly.test(folder) && !plain.test(folder)) continue
    const inWeek = names.map((name, index) => (index === at ? '{week}' : name))
    for (const name of withMember(file)) found.push(written(inWeek, name))
    for (const name of withWeek(file, folder)) found.push(written(inWeek, name))
    for (const index of names.keys()) {
      if (index !== at) found.push(written(inWeek.with(index, '{member}'), '*'))
    }
  }
  const week = plain.test(file) ? file : weekly.exec(file)?.[0]
  // Below a week's folder `part-1.md` is a part of a note.
  if (week === undefined || found.length > 0) return found
  const [, separator] = /^([\s._-]+)./u.exec(file.split(week)[1] ?? '') ?? []
  for (const index of names.keys()) {
    const inMember = names.with(index, '{member}')
    found.push(written(inMember, file.replace(week, '{week}')))
    // `chapter-01-intro` has a title, which is another one each week.
    if (separator !== undefined && file.startsWith(week)) found.push(written(inMember, `{week}${separator}*`))
  }
  return [...found, ...withWeek(file, week).map((name) => written(names, name))]
}

function withMember(file: string): string[] {
  const ending = kind.exec(file)?.[0] ?? ''
  return ending === '' || ending === file ? ['{member}'] : [`{member}${ending}`, '{member}']
}

/** `week-01_kim` is `{week}_{member}`, `kim week-01` is `{member} {week}`. */
function withWeek(file: string, week: string): string[] {
  const [before = '', after] = file.split(week)
  if (after === undefined) return []
  const [, separator = ''] = /^([\s._-]+)./u.exec(after) ?? []
  const [, ending = ''] = /.([\s._-]+)$/u.exec(before) ?? []
  if (before === '' && separator !== '') return [`{week}${separator}{member}`]
  if (after === '' && ending !== '') return [`{member}${ending}{week}`]
  return []
}

import { groupBy, valuesByKey } from '../collections.ts'
import { compareUnits, normaliseName } from '../text.ts'
import { compilePattern, type Judge, labelsIn } from '../workspace/pattern.ts'
import {
  containsKind,
  givenName,
  isKind,
  isMeeting,
  isWeek,
  mayBePerson,
  nameKey,
  nameOf,
  peopleOf,
  stemOf,
  weekKeyOf,
  weeksIn,
  withoutKinds,
} from './names.ts'

/** A file that a pattern matches as a note. */
export interface Placed {
  path: string
  week: string
  member: string
}

/** A pattern with the notes that it matches. */
export interface Candidate {
  pattern: string
  placed: Placed[]
}

/** Number of files that are sampled to find patterns. */
const sampleSize = 400

/**
 * Finds up to three patterns that match most files as notes of a week and a member.
 * @param paths of Markdown files, relative to one folder
 * @returns the best pattern first; each matches notes that those before it do not
 */
export function findPatterns(paths: readonly string[]): Candidate[] {
  const found: Candidate[] = []
  let left = paths.filter((path) => !/[{}*\\]/.test(path) && path.split('/').length < 9)
  const step = Math.max(1, Math.ceil(left.length / sampleSize))
  const ways = left
    .filter((_, at) => at % step === 0)
    .flatMap((path) =>
      waysToRead(path).flatMap(({ pattern, week, member }) =>
        week === undefined ? [] : [{ pattern, path, week, member }],
      ),
    )
  while (found.length < 3) {
    const known = new Set(left)
    const open = ways.filter(({ path }) => known.has(path))
    const best = bestOf(left, open, found)
    if (!best) break
    found.push(...widened(best, left).flatMap(spelledOut))
    // Files that match a pattern but were not taken as notes are not tried with other patterns.
    const judge: Judge = (kind, label) => (kind === 'member' || weeksIn(label).length > 0 ? 1 : 0)
    const patterns = found.map(({ pattern }) => compilePattern(pattern))
    left = left.filter((path) => !patterns.some((pattern) => labelsIn(path, pattern, judge)))
  }
  return found
}

/** Matches files with a pattern. If a name can be split in several ways, a person with other notes wins. */
export function placeBy(pattern: string, paths: readonly string[], people: ReadonlySet<string>): Placed[] {
  const judge: Judge = (kind, label) => {
    if (kind === 'member') return people.has(nameKey(label)) ? 9 : 1
    return isWeek(label) ? 4 : /\d/.test(label) ? 1 : 0
  }
  const compiled = compilePattern(pattern)
  return paths.flatMap((path): Placed[] => {
    const { week, member } = labelsIn(path, compiled, judge) ?? {}
    if (week === undefined || member === undefined || !mayBePerson(member) || weeksIn(week).length === 0) return []
    return [{ path, week, member: member.trim() }]
  })
}

function bestOf(
  paths: readonly string[],
  read: readonly (Placed & { pattern: string })[],
  before: readonly Candidate[],
): Candidate | undefined {
  const ways = groupBy(read, ({ pattern }) => pattern)
  const taken = new Set(before.flatMap(({ placed }) => placed.map(numberOf)))
  const ranked = [...ways]
    .filter(([, all]) => all.length > 1)
    .map(([pattern, all]) => ({ pattern, score: scoreOf(pattern, likeliest(all), taken) }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score || preference(b.pattern) - preference(a.pattern) || compareUnits(a.pattern, b.pattern),
    )
  for (const { pattern } of ranked.slice(0, 5)) {
    const people = peopleOf(likeliest(ways.get(pattern) ?? []))
    const placed = placeBy(pattern, paths, people)
    if (isEnough(pattern, placed, paths.length, before)) return { pattern, placed }
  }
  return undefined
}

/** Whether a pattern has enough evidence. Members write repeatedly; a name that appears once is more likely a title. */
function isEnough(pattern: string, placed: readonly Placed[], of: number, before: readonly Candidate[]): boolean {
  const pairs = new Set(placed.map(pairOf))
  const people = peopleOf(placed)
  const weeks = new Set(placed.map(({ week }) => weekKeyOf(week)))
  if (before.length === 0)
    return pairs.size >= 2 && (people.size <= pairs.size * 0.7 || (people.size > 1 && weeks.size === 1))
  const known = peopleOf(before.flatMap((one) => one.placed))
  const strangers = [...people].filter((one) => !known.has(one)).length
  // A further pattern may have new people: several who write repeatedly, or a pattern that differs only in separators.
  const isGroup = people.size > 1 && people.size * 2 <= pairs.size && pairs.size >= of / 3
  const isLike = strangers < people.size || before.some((other) => shapeOf(other.pattern) === shapeOf(pattern))
  return pairs.size >= 2 && ((isLike && strangers <= pairs.size / 3) || isGroup)
}

function shapeOf(pattern: string): string {
  return pattern.replace(/[\s._-]/g, '')
}

function pairOf({ week, member }: { week: string; member: string }): string {
  return `${weekKeyOf(week)}\0${nameKey(withoutPart(member))}`
}

/** Removes the number of a part: `kim_2` is the second part of a note by `kim`. */
function withoutPart(member: string): string {
  return member.replace(/[\s._-]+\d{1,2}$/, '')
}

/** Identifies a member's week across patterns: equal for `1주차` and `chapter1`. */
export function numberOf({ week, member }: { week: string; member: string }): string {
  const key = weekKeyOf(week)
  const [number, ...more] = key.match(/\d+/g) ?? []
  return `${more.length === 0 ? (number ?? key) : key}\0${nameKey(member)}`
}

/** Picks one member per file, since `10-item71-dev-hajs` may be by `hajs` or `dev-hajs`: most notes, then longest name. */
function likeliest(all: readonly Placed[]): Placed[] {
  const counts = new Map<string, number>()
  for (const { member } of all) counts.set(nameKey(member), (counts.get(nameKey(member)) ?? 0) + 1)
  const best = new Map<string, Placed>()
  for (const one of all) {
    const other = best.get(one.path)
    const [mine, theirs] = [one, other].map((each) => counts.get(nameKey(each?.member ?? '')) ?? 0) as [number, number]
    if (!other || mine > theirs || (mine === theirs && one.member.length > other.member.length)) best.set(one.path, one)
  }
  return [...best.values()]
}

/**
 * The score of a pattern. Each week of each person adds 1, or a half if no one else has a note for the week. Each
 * person costs a half, and so do several penalties below. If most people have several files per week, these are parts
 * of a note and raise the score; if few have, they lower it. A `*` must not match a folder that is a week, as in
 * `week-01/kim/part-1.md` and `week-02/kim/part-1.md`.
 */
function scoreOf(pattern: string, placed: readonly Placed[], taken: ReadonlySet<string>): number {
  const files = groupBy(placed, pairOf)
  const people = new Set(placed.map(({ member }) => nameKey(withoutPart(member))))
  const several = [...files].filter(([, paths]) => paths.length > 1)
  const withMore = new Set(several.map(([pair]) => pair.split('\0')[1]))
  const more = placed.length - files.size
  const stale = new Set(placed.filter((one) => taken.has(numberOf(one))).map(pairOf))
  const labels = new Set(placed.map(({ week }) => week))
  const impure = new Set(
    placed.filter(({ member }) => containsKind(member) || withoutPart(member) !== member).map(pairOf),
  ).size
  // A folder name is the label of the week. In a file name, a title belongs to the note.
  const titled = /\{week\}[^/]*$/.test(pattern) ? [...labels].filter((label) => !isWeek(label)).length : 0
  const spare = labels.size - new Set([...labels].map(weekKeyOf)).size + titled
  const areParts = withMore.size > 1 && withMore.size * 2 > people.size && namesBelow(pattern, placed) < people.size
  const parts = passesWeeks(pattern, placed) ? -placed.length / 2 : areParts ? more / 2 : -more / 4
  const score = files.size - singleAuthorWeeks(placed) / 2 - stale.size - people.size / 2 + parts
  return score - impure / 2 - wildcards(pattern) / 4 - spare / 8
}

/** The number of weeks with notes by one person only. */
function singleAuthorWeeks(placed: readonly Placed[]): number {
  const weeks = valuesByKey(placed.map(({ member, week }) => [weekKeyOf(week), nameKey(withoutPart(member))]))
  return [...weeks.values()].filter((own) => own.size === 1).length
}

/**
 * Whether a `*` above `{week}` matches folders that are weeks themselves: meetings, as in `week-1/kim/ch2.md`, or
 * folders in which the count starts again, as in `2024/03/05.md` and `2024/04/05.md`.
 */
function passesWeeks(pattern: string, placed: readonly Placed[]): boolean {
  const names = pattern.split('/')
  const folders = names.slice(
    0,
    names.findIndex((name) => name.includes('{week}')),
  )
  return folders.some((name, at) => {
    if (name !== '*') return false
    const above = valuesByKey(placed.map(({ path, week }) => [weekKeyOf(week), path.split('/')[at] ?? '']))
    const passed = [...new Set([...above.values()].flatMap((own) => [...own]))]
    return passed.every(isMeeting) || (passed.every(isWeek) && [...above.values()].some((own) => own.size > 1))
  })
}

/** The number of file names that appear in several weeks and may be people. */
function namesBelow(pattern: string, placed: readonly Placed[]): number {
  if (pattern.slice(pattern.lastIndexOf('/')).includes('{member}')) return 0
  const weeks = valuesByKey(
    placed.filter(({ path }) => mayBePerson(stemOf(path))).map(({ path, week }) => [stemOf(path), weekKeyOf(week)]),
  )
  return [...weeks.values()].filter((own) => own.size > 1).length
}

function wildcards(pattern: string): number {
  return pattern.split('*').length - 1
}

/** Breaks ties: fewer `*` first, then the longer pattern. */
function preference(pattern: string): number {
  return pattern.replaceAll('*', '').length / 100 - wildcards(pattern)
}

/**
 * Adds a second pattern if some members put words beside their name, `정리 - 김하나.md` instead of `김하나.md`, and no
 * week has both forms.
 */
function widened(best: Candidate, paths: readonly string[]): Candidate[] {
  const name = nameOf(best.pattern)
  const bare = /^\{member\}(\.\w+)$/.exec(name)
  if (!bare) return [best]
  const weeks = valuesByKey(best.placed.map(({ member, week }) => [nameKey(withoutKinds(member)), weekKeyOf(week)]))
  const isLonger = (long: string) =>
    [...weeks.keys()].some(
      (short) =>
        short !== long &&
        (long.endsWith(short) || long.startsWith(short)) &&
        ![...(weeks.get(short) ?? [])].some((week) => weeks.get(long)?.has(week)),
    )
  const names = best.placed.map(({ member }) => withoutKinds(member))
  const people = new Set(names.filter((each) => !/[\s._()[\],-]/.test(each) || !isLonger(nameKey(each))).map(nameKey))
  const bareNames = best.placed.filter(({ member }) => people.has(nameKey(member)))
  const taken = new Set(bareNames.map(({ path }) => path))
  const left = paths.filter((path) => !taken.has(path))
  const folder = best.pattern.slice(0, -name.length)
  const [more] = [`*{member}${bare[1]}`, `{member}*${bare[1]}`]
    .map((text): Candidate => {
      const placed = placeBy(folder + text, left, people).map((one) => {
        return { ...one, member: one.member.replace(/^[\s._-]+|[\s._-]+$/g, '') }
      })
      return { pattern: folder + text, placed: placed.filter(({ member }) => people.has(nameKey(member))) }
    })
    .sort((a, b) => b.placed.length - a.placed.length)
  if (!more || more.placed.length < 2) return [best]
  return best.pattern.includes('*')
    ? [{ pattern: more.pattern, placed: [...bareNames, ...more.placed] }]
    : [{ pattern: best.pattern, placed: bareNames }, more]
}

/** Replaces a `*` that matches up to three folders with one pattern per folder. */
function spelledOut({ pattern, placed }: Candidate): Candidate[] {
  const names = pattern.split('/')
  const at = names.findIndex((name, index) => name === '*' && index < names.length - 1)
  if (at < 0) return [{ pattern, placed }]
  const folders = [...new Set(placed.map(({ path }) => path.split('/')[at] ?? ''))]
  if (folders.length > 3) return [{ pattern, placed }]
  return folders.flatMap((folder) =>
    spelledOut({
      pattern: names.with(at, folder.normalize('NFC')).join('/'),
      placed: placed.filter(({ path }) => path.split('/')[at] === folder),
    }),
  )
}

/** One way to write a name of a path in a pattern. */
interface Form {
  text: string
  week?: string
  member?: string
}

/** A pattern that matches a file, with the week (if the path has one) and the member that it gives. */
export interface Way {
  pattern: string
  week: string | undefined
  member: string
}

/** All patterns that match this file as a note. */
export function waysToRead(path: string): Way[] {
  const names = path.normalize('NFC').split('/')
  const extension = /\.[^.]*$/.exec(names.at(-1) ?? '')?.[0] ?? ''
  const forms = names.map((name, at) =>
    formsOf(at === names.length - 1 ? name.slice(0, name.length - extension.length) : name),
  )
  const found = new Map<string, Way>()
  const combine = (at: number, texts: string[], week: string | undefined, member: string | undefined) => {
    if (at === forms.length) {
      if (member === undefined) return
      const pattern = texts.join('/') + extension
      found.set(`${pattern}\0${member}`, { pattern, week, member })
      return
    }
    for (const form of forms[at] ?? []) {
      const twice = form.week !== undefined && week !== undefined && normaliseName(form.week) !== normaliseName(week)
      if (twice || (form.member !== undefined && member !== undefined)) continue
      combine(at + 1, [...texts, form.text], form.week ?? week, form.member ?? member)
    }
  }
  combine(0, [], undefined, undefined)
  return [...found.values()]
}

function formsOf(name: string): Form[] {
  const forms: Form[] = [{ text: name }, { text: '*' }]
  const add = (form: Form) => {
    if (form.member === undefined || mayBePerson(form.member)) forms.push(form)
  }
  for (const { text, member } of membersIn(name)) add({ text, member })
  for (const { start, end } of weeksIn(name)) {
    const [before, week, after] = [name.slice(0, start), name.slice(start, end), name.slice(end)]
    if (start === 0 && end < name.length) add({ text: '{week}', week: name })
    const heads =
      before === '' ? [''] : [...(/\d/.test(before) ? [] : [before]), `*${/[\s._-]*$/.exec(before)?.[0] ?? ''}`]
    for (const head of heads) for (const tail of tailsOf(after)) add({ text: `${head}{week}${tail}`, week })
    const [, gap = '', rest = ''] = /^([\s._()[\],-]*)(.*)$/.exec(after) ?? []
    if (rest !== '') {
      for (const head of heads)
        for (const { text, member } of membersIn(rest)) add({ text: `${head}{week}${gap}${text}`, week, member })
    }
    const [, first = '', between = ''] = /^(.*?[^\s._()[\],-])([\s._()[\],-]+)$/.exec(before) ?? []
    if (first !== '') {
      for (const tail of tailsOf(after))
        for (const { text, member } of membersIn(first)) add({ text: `${text}${between}{week}${tail}`, week, member })
    }
  }
  return forms
}

/** Patterns for the text after a week: the text itself, `*`, or `*` with its last word. */
function tailsOf(after: string): string[] {
  if (after === '') return ['']
  const gap = /^[\s._-]*/.exec(after)?.[0] ?? ''
  const last = /[\s._-]([^\s._\d-]+)$/.exec(after)
  const tails = [`${gap}*`]
  if (gap.length + 1 < after.length && last) tails.push(`${gap}*${last[0]}`)
  // `chapter1 내용정리` and `부록 A 정리글` share an ending within a word.
  if (last?.[1] && last[1].length > 2) tails.push(`${gap}*${last[1]}`)
  return /\d/.test(after) ? tails : [after, ...tails]
}

/** The parts of a name that may be a member, with the rest as text or `*`: `study-note-{member}`. */
function membersIn(name: string): { text: string; member: string }[] {
  const found = [{ text: '{member}', member: name }]
  for (const { start, end } of runsIn(name)) {
    if (start === 0 && end === name.length) continue
    const [before, member, after] = [name.slice(0, start), name.slice(start, end), name.slice(end)]
    for (const head of restsOf(before, /[\s._()[\],-]*$/, (gap) => `*${gap}`)) {
      for (const tail of restsOf(after, /^[\s._()[\],-]*/, (gap) => `${gap}*`))
        found.push({ text: `${head}{member}${tail}`, member })
    }
  }
  return found
}

/** Spans of up to three words at the start or the end of a name, and Hangul names joined to a word: `김하나정리`. */
function runsIn(name: string): { start: number; end: number }[] {
  const tokens = [...name.matchAll(/[^\s._()[\],-]+/g)].map(({ 0: text, index }) => ({ text, start: index }))
  const found: { start: number; end: number }[] = []
  for (const [from, { text, start }] of tokens.entries()) {
    if (tokens.length > 8) break
    for (const last of tokens.slice(from, from + 3)) {
      if (from === 0 || last === tokens.at(-1)) found.push({ start, end: last.start + last.text.length })
    }
    if (!/^\p{Script=Hangul}{5,}$/u.test(text)) continue
    const ends = [
      { own: text.slice(0, 3), rest: text.slice(3), at: start },
      { own: text.slice(-3), rest: text.slice(0, -3), at: start + text.length - 3 },
    ]
    for (const { own, rest, at } of ends)
      if (givenName(own) !== undefined && isKind(rest)) found.push({ start: at, end: at + 3 })
  }
  return found
}

/** Patterns for the text beside a member: the text itself unless it has digits, and `*`. */
function restsOf(text: string, gap: RegExp, open: (gap: string) => string): string[] {
  if (text === '') return ['']
  const anything = open(gap.exec(text)?.[0] ?? '')
  return /\d/.test(text) ? [anything] : [text, anything]
}

import { groupBy, valuesByKey } from '../collections.ts'
import { compareUnits, normaliseName } from '../text.ts'
import { compilePattern, type Judge, labelsIn } from '../workspace/pattern.ts'
import {
  givenName,
  holdsKind,
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

/** A file that some pattern makes a note. */
export interface Placed {
  path: string
  week: string
  member: string
}

/** A pattern with the notes that it finds. */
export interface Candidate {
  pattern: string
  placed: Placed[]
}

/** So many files show what there is to see. */
const enough = 400

/**
 * Finds the patterns by which most of the files are notes of a week and a member.
 * @param paths of Markdown files, relative to one folder
 * @returns the patterns in the order of what speaks for them; each finds notes that those before it do not
 */
export function findPatterns(paths: readonly string[]): Candidate[] {
  const found: Candidate[] = []
  let left = paths.filter((path) => !/[{}*\\]/.test(path) && path.split('/').length < 9)
  const step = Math.max(1, Math.ceil(left.length / enough))
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
    // What a pattern finds and is nobody's is nobody's by another one, too.
    const judge: Judge = (kind, label) => (kind === 'member' || weeksIn(label).length > 0 ? 1 : 0)
    const patterns = found.map(({ pattern }) => compilePattern(pattern))
    left = left.filter((path) => !patterns.some((pattern) => labelsIn(path, pattern, judge)))
  }
  return found
}

/** Places files by a pattern; of the ways to cut a name the one wins that gives a person who has other notes. */
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

/** Notes are few people's: a name that never comes again is more likely a title. */
function isEnough(pattern: string, placed: readonly Placed[], of: number, before: readonly Candidate[]): boolean {
  const pairs = new Set(placed.map(pairOf))
  const people = peopleOf(placed)
  const weeks = new Set(placed.map(({ week }) => weekKeyOf(week)))
  if (before.length === 0)
    return pairs.size >= 2 && (people.size <= pairs.size * 0.7 || (people.size > 1 && weeks.size === 1))
  const known = peopleOf(before.flatMap((one) => one.placed))
  const strangers = [...people].filter((one) => !known.has(one)).length
  // Others than these may have written, too, as those of these: several, and more than once, or with another hyphen.
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

/** `kim` of `kim_2`, which is the second part of a note. */
function withoutPart(member: string): string {
  return member.replace(/[\s._-]+\d{1,2}$/, '')
}

/** The same where one week may be `1주차` by one pattern and `chapter1` by another. */
export function numberOf({ week, member }: { week: string; member: string }): string {
  const key = weekKeyOf(week)
  const [number, ...more] = key.match(/\d+/g) ?? []
  return `${more.length === 0 ? (number ?? key) : key}\0${nameKey(member)}`
}

/** `10-item71-dev-hajs` may be by `hajs` or by `dev-hajs`: each file is of whoever has most, and has the longest name. */
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
 * What speaks for a pattern: each week of each person counts one, or a half where nobody else
 * has a note of the week, and each person costs a half. Where everybody has several
 * files a week they are parts of one note; where a few have, the name that all the others share says which one it is. A
 * folder that is a week is none to pass over: `week-01/kim/part-1.md`, `week-02/kim/part-1.md`.
 */
function scoreOf(pattern: string, placed: readonly Placed[], taken: ReadonlySet<string>): number {
  const files = groupBy(placed, pairOf)
  const people = new Set(placed.map(({ member }) => nameKey(withoutPart(member))))
  const several = [...files].filter(([, paths]) => paths.length > 1)
  const withMore = new Set(several.map(([pair]) => pair.split('\0')[1]))
  const more = placed.length - files.size
  const stale = new Set(placed.filter((one) => taken.has(numberOf(one))).map(pairOf))
  const labels = new Set(placed.map(({ week }) => week))
  const impure = new Set(placed.filter(({ member }) => holdsKind(member) || withoutPart(member) !== member).map(pairOf))
    .size
  // A folder's name is the week's label whole; in a file's name a title belongs to the note.
  const titled = /\{week\}[^/]*$/.test(pattern) ? [...labels].filter((label) => !isWeek(label)).length : 0
  const spare = labels.size - new Set([...labels].map(weekKeyOf)).size + titled
  const areParts = withMore.size > 1 && withMore.size * 2 > people.size && namesBelow(pattern, placed) < people.size
  const parts = passesWeeks(pattern, placed) ? -placed.length / 2 : areParts ? more / 2 : -more / 4
  const score = files.size - alone(placed) / 2 - stale.size - people.size / 2 + parts
  return score - impure / 2 - stars(pattern) / 4 - spare / 8
}

/** How many of the weeks have notes of one person alone: a meeting is of several. */
function alone(placed: readonly Placed[]): number {
  const weeks = valuesByKey(placed.map(({ member, week }) => [weekKeyOf(week), nameKey(withoutPart(member))]))
  return [...weeks.values()].filter((own) => own.size === 1).length
}

/**
 * Whether a `*` stands for folders above the week that are weeks rather: meetings, `week-1/kim/ch2.md`, or what counts
 * anew below each, `2024/03/05.md` and `2024/04/05.md`.
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

/** How many names of files come again in another week and may be people's: there are more people than books. */
function namesBelow(pattern: string, placed: readonly Placed[]): number {
  if (pattern.slice(pattern.lastIndexOf('/')).includes('{member}')) return 0
  const weeks = valuesByKey(
    placed.filter(({ path }) => mayBePerson(stemOf(path))).map(({ path, week }) => [stemOf(path), weekKeyOf(week)]),
  )
  return [...weeks.values()].filter((own) => own.size > 1).length
}

function stars(pattern: string): number {
  return pattern.split('*').length - 1
}

/** Of equals the pattern with fewer `*`, and then the one that says more. */
function preference(pattern: string): number {
  return pattern.replaceAll('*', '').length / 100 - stars(pattern)
}

/**
 * Some put words beside their names, `정리 - 김하나.md` where others write `김하나.md`: a second pattern takes these in,
 * where no week has the short name and the long one.
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

/** A `*` that stands for two or three folders says less than their names. */
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

/** How one name of a path may be written in a pattern. */
interface Form {
  text: string
  week?: string
  member?: string
}

/** A pattern by which a file is somebody's, with what it is the note of; without a week where the path tells none. */
export interface Way {
  pattern: string
  week: string | undefined
  member: string
}

/** Every pattern that would make this one file a note. */
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

/** What may stand behind a week: what it is, anything, or anything and an ending that others may have too. */
function tailsOf(after: string): string[] {
  if (after === '') return ['']
  const gap = /^[\s._-]*/.exec(after)?.[0] ?? ''
  const last = /[\s._-]([^\s._\d-]+)$/.exec(after)
  const tails = [`${gap}*`]
  if (gap.length + 1 < after.length && last) tails.push(`${gap}*${last[0]}`)
  // `부록 A 정리글` and `chapter1 내용정리` end in words that are written together.
  if (last?.[1] && last[1].length > 2) tails.push(`${gap}*${last[1]}`)
  return /\d/.test(after) ? tails : [after, ...tails]
}

/** The parts of a name that may be somebody's, with the rest as it is or as anything: `study-note-{member}`. */
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

/** Up to three words at the beginning or the end of a name; and a name of Hangul that is written onto a word. */
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

/** What stands beside a member, as it is where others may have it, too, and as anything. */
function restsOf(text: string, gap: RegExp, open: (gap: string) => string): string[] {
  if (text === '') return ['']
  const anything = open(gap.exec(text)?.[0] ?? '')
  return /\d/.test(text) ? [anything] : [text, anything]
}

import { groupBy, valuesByKey } from '../collections.ts'
import { searchOf } from '../workspace/find-notes.ts'
import { usualIgnore } from '../workspace/pattern.ts'
import { countOf } from '../workspace/week-label.ts'
import { nameKey, numberOf, type PathPart, pathNames, type Slots, slotsOf } from './slots.ts'

/** A Markdown file as far as `init` reads it. */
export interface File {
  path: string
  /** Who added it and on which day, by git's history. */
  author?: string | undefined
  day?: number | undefined
  /** Its headings. */
  titles: readonly string[]
}

/** A file as a note of a member and a week. */
export interface Row<F extends File = File> {
  file: F
  who: PathPart
  /** Absent if the weeks are headings. */
  when?: PathPart | undefined
  /** Equal for the same member, and for the same week. */
  member: string
  week: string
}

/** A way to read the files. */
export interface PathReading<F extends File = File> {
  rows: Row<F>[]
  /** From 0 to 1: how sure who and when are, whichever is less. */
  score: number
  /** The headings that begin a week, if files hold several. */
  weekHeading?: string | undefined
  /** The patterns that the user gave. */
  patterns?: string[]
  /** Readings that are as good. */
  others?: PathReading<F>[]
}

/** Whether a file is a page about its folder, which is a note only in groups that call their notes so. */
export function isReadme(path: string): boolean {
  return /(?:^|\/)readme\.[^/]*$/i.test(path)
}

/** A reading below it is a guess; above it no other is needed. */
const threshold = 0.5

/** Reads who wrote each file and for which week. Undefined if nothing in the paths goes with people. */
export function bestReading<F extends File>(files: readonly F[]): PathReading<F> | undefined {
  const slots = new Map(files.map((file) => [file, slotsOf(file.path)]))
  const columns = (kind: keyof Slots): Column<F>[] => {
    const found = files.flatMap((file) =>
      Array.from(slots.get(file)?.[kind] ?? [], ([key, part]) => [key, [file, part]] as const),
    )
    const byKey = [...groupBy(found, ([key]) => key).values()]
    // Where all paths are as deep, the first folder from the end is the same part as the last from the top.
    const placeOf = ({ path }: F, { at, start, end }: PathPart) => `${path}/${at}/${start}/${end}`
    const byPlaces = groupBy(byKey, (pairs) => pairs.map(([, [file, part]]) => placeOf(file, part)).join('\0'))
    return [...byPlaces.values()].flatMap(([first = []]) => ({ parts: new Map(first.map(([, pair]) => pair)) }))
  }
  const [people, counts] = [columns('who'), columns('when')]
  const all = files.filter(({ path }) => !isReadme(path)).length
  const byGit = people.flatMap((column) => {
    const who = authorship(column, files)
    return who < threshold ? [] : (byParts(column, counts, who) ?? byHeadings(column, who) ?? [])
  })
  return best(byGit.length > 0 ? byGit : people.flatMap((column) => crossings(column, counts, all)))
}

/** Reads the files as patterns say. */
export function readingByPatterns<F extends File>(
  files: readonly F[],
  patterns: readonly string[],
  members: readonly { id: string; name?: string | undefined; aliases: string[] }[] = [],
): PathReading<F> | undefined {
  // A note may be called so itself: `{week}/{member}/README.md`.
  const ignore = patterns.some((pattern) => isReadme(pattern)) ? [] : usualIgnore
  const search = searchOf({ notes: [...patterns], ignore, weeks: [], members })
  const found = files.flatMap((file) => {
    const { week, member } = search.ignores(file.path) ? {} : (search.matchOf(file.path)?.labels ?? {})
    return member === undefined || !search.isWeek(week) ? [] : [{ file, member, week }]
  })
  const several = found.filter(({ week }) => week === undefined).map(({ file }) => file)
  const [weekHeading, weeks] = weekHeadingOf(several)
  const rows = found.flatMap(({ file, member, week }): Row<F>[] => {
    const who = { at: 0, start: 0, end: 0, text: member }
    return week === undefined
      ? rowsByHeading(file, who, weeks.get(file))
      : [{ file, who, member: nameKey(member), week }]
  })
  return rows.length === 0
    ? undefined
    : { rows, score: 1, patterns: [...patterns], ...(weekHeading === undefined ? {} : { weekHeading }) }
}

/**
 * The folders that each are read as well by themselves as the whole, and in which the weeks begin again: several books.
 * @param whole the reading of all files
 */
export function booksOf<F extends File>(
  files: readonly F[],
  whole: PathReading<F> | undefined,
): Map<string, { reading: PathReading<F>; own: F[] }> {
  const above = commonFolders(files.map(({ path }) => path))
  const folders = groupBy(files, ({ path }) =>
    path
      .split('/')
      .slice(0, above + 1)
      .join('/'),
  )
  const books = new Map<string, { reading: PathReading<F>; own: F[] }>()
  for (const [folder, inside] of folders) {
    if (inside.some(({ path }) => path === folder)) continue
    const own = inside.map((file) => ({ ...file, path: file.path.slice(folder.length + 1) }))
    const reading = bestReading(own)
    if (reading && !reading.others && rounded(reading.score) >= rounded(whole?.score ?? 0))
      books.set(folder, { reading, own })
  }
  const weeks = [...books.values()].map(({ reading }) => new Set(reading.rows.map(({ week }) => week)))
  const beginAgain = weeks.filter((own) =>
    weeks.some((other) => other !== own && [...own].some((week) => other.has(week))),
  )
  return beginAgain.length > 1 ? books : new Map()
}

/** The number of folders at the top that all but the README are in. */
function commonFolders(paths: readonly string[]): number {
  const steps = paths.filter((path) => path.includes('/')).map((path) => path.split('/').slice(0, -1))
  const [first = []] = steps
  const at = first.findIndex((step, index) => steps.some((other) => other[index] !== step))
  return at < 0 ? Math.max(0, first.length - 1) : at
}

interface Column<F> {
  parts: ReadonlyMap<F, PathPart>
}

/** How well a part's values go with the authors, times the share of each author's files that have the part. */
function authorship<F extends File>({ parts }: Column<F>, files: readonly F[]): number {
  const rows = [...parts].filter(([{ author }]) => author !== undefined)
  const [values, authors] = [rows.map(([, { text }]) => nameKey(text)), rows.map(([{ author }]) => author ?? '')]
  const written = [
    ...groupBy(
      files.filter(({ author }) => author !== undefined),
      ({ author }) => author,
    ),
  ]
  const covered = written.map(([, own]) => own.filter((file) => parts.has(file)).length / own.length)
  // Where each value stands once, the measure has nothing to compare.
  const share = isSingle({ parts }) ? new Set(authors).size / values.length : adjustedMutualInformation(values, authors)
  return written.length < 2 || rows.length === 0 ? 0 : share * (sum(covered) / covered.length)
}

function isSingle<F>({ parts }: Pick<Column<F>, 'parts'>): boolean {
  return new Set([...parts.values()].map(({ text }) => nameKey(text))).size === parts.size
}

/** The reading with the part that counts best. */
function byParts<F extends File>(
  column: Column<F>,
  counts: readonly Column<F>[],
  who: number,
): PathReading<F> | undefined {
  // Titles stand once each too.
  if (isSingle(column)) return undefined
  const choices = counts.map((count) => {
    const rows = rowsOf(column, [count])
    const days = rows.filter(({ file }) => file.day !== undefined)
    const grows = spearman(
      days.map(({ when }) => numberOf(when?.text ?? '') ?? 0),
      days.map(({ file }) => file.day ?? 0),
    )
    const share = rows.length / Math.max(1, column.parts.size)
    return { count, when: rounded(share * Math.max(grows, crossing(rows))) }
  })
  // Of parts that count as well the first is the meeting: the files below are its chapters.
  choices.sort((a, b) => b.when - a.when)
  const [first] = choices
  if (!first || first.when < threshold) return undefined
  const rows = rowsOf(
    column,
    choices.map(({ count }) => count),
  )
  const kept = withAliases(connected(withoutCommon(withWholeNames(rows))))
  return { rows: kept, score: Math.min(who, first.when) }
}

/** The reading with the headings that count and stand in most files: `# Chapter 1` to `# Chapter 15`. */
function byHeadings<F extends File>({ parts }: Column<F>, who: number): PathReading<F> | undefined {
  const [weekHeading, found] = weekHeadingOf([...parts.keys()])
  const when = found.size / parts.size
  if (weekHeading === undefined || when < threshold) return undefined
  const rows = [...parts].flatMap(([file, who]) => rowsByHeading(file, who, found.get(file)))
  return { rows, score: Math.min(who, when), weekHeading }
}

function rowsByHeading<F extends File>(file: F, who: PathPart, weeks = new Map<string, string[]>()): Row<F>[] {
  return Array.from(weeks, ([week, titles]) => ({ file: { ...file, titles }, who, member: nameKey(who.text), week }))
}

/** The form of headings that counts in most files, and in each file that has several the headings below each. */
function weekHeadingOf<F extends File>(files: readonly F[]): [string | undefined, Map<F, Map<string, string[]>>] {
  const formIn = (title: string) => {
    const [, before = '', number, after = ''] = /^[^\p{L}\p{N}]*(\p{L}+[\s.#-]*)?(\d+)(\p{L}*)/u.exec(title) ?? []
    return number === undefined || before + after === '' ? undefined : { form: `${before}{week}${after}`, number }
  }
  const found = files.flatMap((file) => file.titles.map((title) => ({ file, title, ...formIn(title) })))
  const forms = groupBy(found, ({ form }) => form?.toLowerCase())
  const choices = [...forms].flatMap(([key, own]) => {
    if (key === undefined) return []
    const numbers = valuesByKey(own.map(({ file, number }) => [file, Number(number)]))
    return { key, form: own[0]?.form, files: [...numbers].flatMap(([file, { size }]) => (size > 1 ? file : [])) }
  })
  const [best] = choices.sort((a, b) => b.files.length - a.files.length)
  const weeksIn = (file: F) => {
    const weeks = new Map<string, string[]>()
    for (const title of file.titles) {
      const { form, number } = formIn(title) ?? {}
      if (form?.toLowerCase() === best?.key) weeks.set(String(Number(number)), [])
      else [...weeks.values()].at(-1)?.push(title)
    }
    return weeks
  }
  return [best?.form, new Map(best?.files.map((file) => [file, weeksIn(file)]))]
}

/** The readings by a part and any part that counts, if the values of both meet in most pairs about once. */
function crossings<F extends File>(column: Column<F>, counts: readonly Column<F>[], all: number): PathReading<F>[] {
  const found = counts.map((count) => {
    const rows = withAliases(connected(withoutCommon(withWholeNames(rowsOf(column, [count])))))
    return { rows, score: crossing(rows) * (rows.length / Math.max(1, all, rows.length)) }
  })
  const [first] = found.sort((a, b) => b.score - a.score)
  return !first || first.score < threshold ? [] : [withOthers(first, doubtsOf(first))]
}

/** Other readings of a crossing, of which nothing but its pairs tells who the members are. */
function doubtsOf<F extends File>({ rows, score }: PathReading<F>): PathReading<F>[] {
  // Beside `study-note-KSE`, `summary` may be a member or not.
  const forms = rows.flatMap((row) => (row.who.at < pathNames(row.file.path).length - 1 ? [] : formsOf(row)))
  const alike = [...groupBy(forms, ({ form }) => form).values()]
    .map((own) => own.map(({ row }) => row))
    .filter((own) => membersOf(own) < membersOf(rows) && crossing(own) >= threshold)
  // Two who never meet, and together fill every week, may be one.
  const weeks = valuesByKey(rows.map(({ member, week }) => [member, week]))
  const all = new Set(rows.map(({ week }) => week)).size
  const halves = [...weeks].flatMap(([one, some]) =>
    [...weeks].flatMap(([other, more]) =>
      one < other && some.size + more.size === all && ![...some].some((week) => more.has(week)) ? [[one, other]] : [],
    ),
  )
  return [
    ...alike.map((own) => ({ rows: own, score })),
    ...halves.map(([one = '', other]) => ({
      rows: rows.map((row) => (row.member === other ? { ...row, member: one } : row)),
      score,
    })),
  ]
}

/** A note with each word of its file's name in turn as the member, and the name with that word left open: `study-note-*`. */
function formsOf<F extends File>(row: Row<F>): { form: string; row: Row<F> }[] {
  const name = pathNames(row.file.path).at(-1) ?? ''
  return [...slotsOf(row.file.path).who].flatMap(([key, who]) => {
    const open = `${name.slice(0, who.start)}*${name.slice(who.end)}`
    const form = open
      .replaceAll(row.when?.text ?? '*', '*')
      .replace(/[\s_.-]+/g, ' ')
      .replace(/\d+/g, '#')
    return /^word \d/.test(key) && /\p{L}/u.test(form)
      ? [{ form, row: { ...row, who, member: nameKey(who.text) } }]
      : []
  })
}

function membersOf(rows: readonly Row[]): number {
  return new Set(rows.map(({ member }) => member)).size
}

function withOthers<F extends File>(reading: PathReading<F>, more: readonly PathReading<F>[]): PathReading<F> {
  const others = [...(reading.others ?? []), ...more]
  return others.length > 0 ? { ...reading, others } : reading
}

/** The share of pairs of a member and a week that have a note, times that of one note a pair. */
function crossing(rows: readonly Row[]): number {
  const members = valuesByKey(rows.map(({ member, week }) => [member, week]))
  const weeks = new Set(rows.map(({ week }) => week)).size
  const pairs = groupBy(rows, ({ member, week }) => `${member}\0${week}`)
  const alone = [...pairs.values()].filter(({ length }) => length === 1).length
  return weeks < 2 || shared(rows).length <= rows.length / 2
    ? 0
    : (pairs.size / (members.size * weeks)) * (alone / pairs.size)
}

/** The files that have the part and one of those that count, as notes. */
function rowsOf<F extends File>({ parts }: Column<F>, counts: readonly Column<F>[]): Row<F>[] {
  const rows = [...parts].flatMap(([file, who]) => {
    const apart = ({ at, start, end }: PathPart) => at !== who.at || end <= who.start || who.end <= start
    const when = counts.map((count) => count.parts.get(file)).find((part) => part && apart(part))
    return when ? [{ file, who, when, member: nameKey(who.text), week: '' }] : []
  })
  const unitOf = ({ when }: Row) => countOf(when?.text ?? '')?.unit ?? ''
  const units = [
    ...groupBy(
      rows.filter((row) => unitOf(row) !== ''),
      unitOf,
    ),
  ]
  const [usual] = units.sort(([, a], [, b]) => b.length - a.length)[0] ?? ['']
  return rows.map((row) => {
    const unit = unitOf(row)
    const second = countOf(row.when.text)?.second
    const number = [numberOf(row.when.text), ...(second === undefined ? [] : [second])].join('-')
    return { ...row, week: unit === '' || unit === usual ? number : `${unit} ${number}` }
  })
}

/** Joins names most of whose files one author has added, and that never meet in one week. */
function withAliases<F extends File>(rows: readonly Row<F>[]): Row<F>[] {
  const members = groupBy(rows, ({ member }) => member)
  const joined = new Map<string, string>()
  const named = new Map<string, { member: string; weeks: Set<string> }>()
  for (const [member, own] of [...members].sort(([, a], [, b]) => b.length - a.length)) {
    const [author, most = 0] = mostFrequent(own.map(({ file }) => file.author))
    if (author === undefined || most <= own.length / 2) continue
    const first = named.get(author)
    if (!first) named.set(author, { member, weeks: new Set(own.map(({ week }) => week)) })
    else if (own.every(({ week }) => !first.weeks.has(week))) {
      joined.set(member, first.member)
      for (const { week } of own) first.weeks.add(week)
    }
  }
  return rows.map((row) => ({ ...row, member: joined.get(row.member) ?? row.member }))
}

/** Extends a word to a longer name where another word always stands beside it, and beside no other: `dev-hajs`. */
function withWholeNames<F extends File>(rows: readonly Row<F>[]): Row<F>[] {
  const beside = ({ who, file }: Row) => {
    const name = pathNames(file.path)[who.at] ?? ''
    const [before = ''] = /\p{L}[\p{L}\p{N}]*[-_. ]$/u.exec(name.slice(0, who.start)) ?? []
    const [after = ''] = /^[-_. ]\p{L}[\p{L}\p{N}]*/u.exec(name.slice(who.end)) ?? []
    return { before, after, name }
  }
  const owners = valuesByKey(
    rows.flatMap((row) => [beside(row).before, beside(row).after].map((text) => [nameKey(text), row.member] as const)),
  )
  const groups = [...groupBy(rows, ({ member }) => member).values()]
  return groups.flatMap((own) => {
    const isOwn = (side: 'before' | 'after') => {
      const texts = new Set(own.map((row) => beside(row)[side]))
      const [text = ''] = texts
      const isRepeated = new Set(own.map(({ week }) => week)).size > 1
      return isRepeated && texts.size === 1 && text !== '' && owners.get(nameKey(text))?.size === 1
    }
    const [first, last] = [isOwn('before'), isOwn('after')]
    return own.map((row) => {
      const { before, after, name } = beside(row)
      const start = row.who.start - (first ? before.length : 0)
      const end = row.who.end + (last ? after.length : 0)
      const text = name.slice(start, end)
      return { ...row, who: { ...row.who, start, end, text }, member: nameKey(text) }
    })
  })
}

/** Leaves out what is no single member's: a name that repeats the week, and files whose headings name members. */
function withoutCommon<F extends File>(rows: readonly Row<F>[]): Row<F>[] {
  const shapeOf = ({ who }: Row<F>) => nameKey(who.text).replace(/\d+/g, '#')
  const labels = new Set(
    [...groupBy(rows, shapeOf)].flatMap(([shape, own]) => {
      const isLabel = own.every(({ who, when }) => numberOf(who.text) === numberOf(when?.text ?? ''))
      return membersOf(own) > 1 && isLabel ? shape : []
    }),
  )
  const names = new Set(rows.map(({ who }) => nameKey(who.text)))
  const isOfAll = ({ file, member }: Row<F>) =>
    new Set(file.titles.map(nameKey).filter((title) => title !== member && names.has(title))).size > 1
  return rows.filter((row) => !labels.has(shapeOf(row)) && !isOfAll(row))
}

/** Leaves out those who share no week with anybody, where most members do. */
function connected<F extends File>(rows: readonly Row<F>[]): Row<F>[] {
  const shares = sharing(rows)
  return shares.size > membersOf(rows) / 2 ? rows.filter(({ member }) => shares.has(member)) : [...rows]
}

/** The members who share a week with another. */
function sharing(rows: readonly Row[]): Set<string> {
  return new Set(shared(rows).map(({ member }) => member))
}

/** The notes of weeks in which several members wrote. */
function shared<R extends Row>(rows: readonly R[]): R[] {
  const members = valuesByKey(rows.map(({ week, member }) => [week, member]))
  return rows.filter(({ week }) => (members.get(week)?.size ?? 0) > 1)
}

/** The best reading, with those that are as good and say something else. */
function best<F extends File>(readings: readonly PathReading<F>[]): PathReading<F> | undefined {
  const sorted = [...readings].sort(
    (a, b) => rounded(b.score) - rounded(a.score) || b.rows.length - a.rows.length || b.score - a.score,
  )
  const [first, ...others] = sorted.filter(({ score }) => rounded(score) === rounded(sorted[0]?.score ?? 0))
  return first && withOthers(first, others.filter((other) => !saysTheSame(first.rows, other.rows)).slice(0, 1))
}

/** Whether two readings have mostly the same members in the files of both. */
function saysTheSame(one: readonly Row[], other: readonly Row[]): boolean {
  const known = new Map(other.map(({ file, member }) => [file.path, member]))
  const both = one.filter(({ file }) => known.has(file.path))
  const members = [both.map(({ member }) => member), both.map(({ file }) => known.get(file.path) ?? '')] as const
  return both.length > 0 && (new Set(members[0]).size === 1 || adjustedMutualInformation(...members) >= threshold)
}

function mostFrequent<T>(values: readonly T[]): [T | undefined, number] {
  const [first] = [...groupBy(values, (value) => value)].sort(([, a], [, b]) => b.length - a.length)
  return [first?.[0], first?.[1].length ?? 0]
}

const rounded = (score: number) => Math.round(score * 10) / 10
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/**
 * How much two partitions of the same files say of each other beyond chance: 1 is the same partition, 0 is chance
 * (Vinh, Epps, Bailey: Information Theoretic Measures for Clusterings Comparison, JMLR 11, 2010).
 */
export function adjustedMutualInformation(one: readonly string[], other: readonly string[]): number {
  const n = one.length
  const sizes = (values: readonly string[]) =>
    [...groupBy(values, (value) => value).values()].map(({ length }) => length)
  const [a, b, both] = [sizes(one), sizes(other), sizes(one.map((value, at) => `${value}\0${other[at]}`))]
  const entropy = (counts: readonly number[]) => -sum(counts.map((count) => (count / n) * Math.log(count / n)))
  const logs = [0]
  for (let i = 1; i <= n; i++) logs.push((logs[i - 1] ?? 0) + Math.log(i))
  const factorial = (i: number) => logs[i] ?? 0
  // Equal sizes give equal terms.
  const times = (counts: readonly number[]) =>
    [...groupBy(counts, (count) => count)].map(([size, all]) => [size, all.length] as const)
  let chance = 0
  for (const [x, often] of times(a)) {
    for (const [y, oftenToo] of times(b)) {
      for (let k = Math.max(1, x + y - n); k <= Math.min(x, y); k++) {
        const likely =
          factorial(x) +
          factorial(y) +
          factorial(n - x) +
          factorial(n - y) -
          (factorial(n) + factorial(k) + factorial(x - k) + factorial(y - k) + factorial(n - x - y + k))
        chance += often * oftenToo * (k / n) * Math.log((n * k) / (x * y)) * Math.exp(likely)
      }
    }
  }
  const most = (entropy(a) + entropy(b)) / 2 - chance
  return most > 1e-9 ? (entropy(a) + entropy(b) - entropy(both) - chance) / most : 0
}

/** Spearman's rank correlation: 1 if both grow together. */
export function spearman(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [ranks(one), ranks(other)]
  const middle = (one.length - 1) / 2
  const product = (x: readonly number[], y: readonly number[]) =>
    sum(x.map((rank, at) => (rank - middle) * ((y[at] ?? 0) - middle)))
  const spread = Math.sqrt(product(a, a) * product(b, b))
  return spread > 0 ? product(a, b) / spread : 0
}

/** The rank of each value; equal values have their mean rank. */
function ranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  for (const [at, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, at)
    last.set(value, at)
  }
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2)
}

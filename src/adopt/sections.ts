import { groupBy, valuesByKey } from '../collections.ts'
import type { Language } from '../languages/language.ts'
import { headingText } from '../markdown/parser.ts'
import { headingMatcher } from '../note/headings.ts'
import { headingWords, normaliseHeading } from '../text.ts'
import { firstNumber } from '../workspace/weeks.ts'
import type { Title } from './folder.ts'
import { byFrequency, isWeek, nameKey, weekKeyOf, weeksIn } from './names.ts'
import { isKorean, type Sheet } from './notes.ts'

/** A section that notes share, with its evidence. */
export interface ProposedSection {
  id: string
  heading: string
  aliases: string[]
  optional?: boolean | undefined
  rest?: boolean | undefined
  /** Numbers or ids of the weeks that have it, if not all have. */
  weeks?: (number | string)[] | undefined
  /** Number of notes that have it. */
  notes: number
  /** Number of notes in these weeks. */
  of: number
  /** Number of spellings. */
  ways: number
}

/** A section given by the user. With `rest`, it contains everything outside other sections. */
export interface GivenSection {
  id?: string | undefined
  heading: string
  aliases: string[]
  rest: boolean
  optional?: boolean | undefined
  weeks?: (number | string)[] | undefined
}

/** A guess about sections that may be wrong. */
export type SectionDoubt = { about: 'whole-notes'; covered: number } | { about: 'items'; text: string; notes: number }

/**
 * What becomes of text that is in no shared section: `whole` puts it into the document too, `shared` leaves it out, and
 * `drafts` makes all notes sources.
 */
export type How = 'whole' | 'shared' | 'drafts'

/** Sections that contain less than this share of the words are not the notes as they are. */
const minCovered = 0.95

/**
 * The sections of the notes: those given by the user, else those that notes share, with the rest of the notes.
 * @param asNotes whether the user says that these are notes; then they may have no sections
 * @param languages the languages whose default sections are recognised
 */
export function sectionsFor(
  sheets: readonly Sheet[],
  given: readonly GivenSection[] | undefined,
  how: How,
  asNotes: boolean,
  languages: readonly Language[],
): { sections: ProposedSection[]; doubts: SectionDoubt[] } {
  const titles = sheets.map(toTitles)
  if (given) return { sections: countSections(given, titles, languages), doubts: [] }
  if (how === 'drafts') return { sections: [], doubts: [] }
  const { sections, items } = sharedSections(titles, languages)
  const doubts = items.map(({ text, notes }): SectionDoubt => ({ about: 'items', text, notes }))
  if (sections.length === 0 && !asNotes) return { sections, doubts }
  const covered = coveredWords(sheets, sections)
  const isOnlyQuestions = sections.every(({ id }) => id === 'questions')
  if (!isOnlyQuestions && (how === 'shared' || covered >= minCovered)) return { sections, doubts }
  const heading = isKorean(sheets) ? '정리' : 'Notes'
  const taken = sections.some((section) => normaliseHeading(section.heading) === normaliseHeading(heading))
  const of = sheets.length
  const whole = {
    id: 'notes',
    heading: taken ? `${heading} 2` : heading,
    aliases: [],
    rest: true,
    notes: of,
    of,
    ways: 1,
  }
  const ids = sections.map((section) => (section.id === 'notes' ? { ...section, id: 'notes-2' } : section))
  return {
    sections: [whole, ...ids],
    doubts: [...doubts, { about: 'whole-notes', covered: Math.round(covered * 100) }],
  }
}

/** The share of the words that are in these sections. A section ends at the next one or at a heading of its level. */
function coveredWords(sheets: readonly Sheet[], sections: readonly ProposedSection[]): number {
  const keys = new Set(sections.flatMap(({ heading, aliases }) => [heading, ...aliases]).map(normaliseHeading))
  let covered = 0
  for (const { titles } of sheets) {
    let open: number | undefined
    for (const { text, as, depth, words } of titles) {
      const isSection = as !== 'item' && keys.has(normaliseHeading(headingText(text)))
      if (isSection) open = as === 'bold' ? 9 : depth
      else if (as === 'heading' && open !== undefined && depth <= open) open = undefined
      if (open !== undefined) covered += words
    }
  }
  const all = [...new Map(sheets.map(({ path, words }) => [path, words])).values()].reduce(
    (sum, words) => sum + words,
    0,
  )
  return all === 0 ? 1 : covered / all
}

/** Whether a note has a section. */
export function hasSection({ titles, week }: Sheet, { heading, aliases, rest, weeks }: ProposedSection): boolean {
  if (weeks && !weeks.some((range) => isWithin(week, range))) return false
  const keys = new Set([heading, ...aliases].map(normaliseHeading))
  return rest === true || titles.some(({ text, as }) => as !== 'item' && keys.has(normaliseHeading(text)))
}

function isWithin(week: string, range: number | string): boolean {
  const [from, to] = /^(\d+)-(\d+)$/.exec(String(range))?.slice(1).map(Number) ?? []
  const number = firstNumber(week) ?? Number.NaN
  return from === undefined || to === undefined ? week === range : number >= from && number <= to
}

function toTitles({ titles, week, member }: Sheet): NoteTitles {
  return {
    titles,
    week: weekKeyOf(week),
    label: week,
    number: weeksIn(week).length > 0 ? firstNumber(week) : undefined,
    person: nameKey(member),
  }
}

interface NoteTitles {
  titles: readonly Title[]
  /** The key of {@link weekKeyOf}. */
  week: string
  label: string
  number: number | undefined
  person: string
}

interface SectionsFound {
  sections: ProposedSection[]
  /** Shared list items, which cannot begin a section. */
  items: { text: string; notes: number }[]
}

interface Use extends Title {
  note: number
  /** Its position in the note, 0 to 1. */
  place: number
}

interface Cluster {
  heading: string
  uses: Use[]
}

/**
 * Proposes headings and bold paragraphs as sections, ignoring numbering and emoji. A section is in two fifths of
 * the notes, by at least two people and in more than half of the weeks; or it is in half of the notes of a range of
 * weeks.
 */
function sharedSections(notes: readonly NoteTitles[], languages: readonly Language[]): SectionsFound {
  const uses = notes.flatMap(({ titles }, note) =>
    titles.map((title, at): Use => ({ ...title, text: headingText(title.text), note, place: at / titles.length })),
  )
  const clusters = clustersOf(uses.filter(({ text }) => mayHead(text)))
  joinByPlace(clusters, notes)
  const defaults = new Set(
    languages.flatMap(({ sections, questions }) =>
      [...sections, questions].map(({ heading }) => normaliseHeading(heading)),
    ),
  )
  const shared = clusters.flatMap((cluster) => {
    const isOurs = defaults.has(normaliseHeading(cluster.heading))
    const where = weeksOf(cluster, notes, isOurs ? 1 : 2)
    return where ? [{ ...cluster, ...where }] : []
  })
  joinAliases(shared, clusters, notes)
  const isItem = ({ uses: own }: Cluster) => own.filter(({ as }) => as === 'item').length * 2 > own.length
  const ids = new Set<string>()
  const heads = shared.filter((cluster) => !isItem(cluster)).sort((a, b) => placeOf(a) - placeOf(b))
  const most = Math.max(0, ...heads.filter(({ weeks }) => !weeks).map(countOf))
  return {
    sections: heads.map((cluster) => toSection(cluster, most, ids, languages)),
    items: shared.filter(isItem).map((cluster) => ({ text: cluster.heading, notes: countOf(cluster) })),
  }
}

function mayHead(text: string): boolean {
  const key = normaliseHeading(text)
  const [week] = weeksIn(text)
  const isWeeks = week?.start === 0 && /\p{L}/u.test(text.slice(0, week.end))
  return key !== '' && text.length <= 60 && !isWeek(text) && !isWeeks
}

/** Groups titles with the same text, the most frequent first. Misspelled titles join the title that they resemble. */
function clustersOf(uses: readonly Use[]): Cluster[] {
  const same = groupBy(uses, ({ text }) => normaliseHeading(text))
  const clusters: Cluster[] = []
  const ordered = [...same.values()].sort((a, b) => countOf({ uses: b }) - countOf({ uses: a }))
  let often: Cluster[] = []
  let match = headingMatcher([])
  for (const group of ordered) {
    const [text = ''] = byFrequency(group.map((use) => use.text))
    const last = clusters.at(-1)
    if (last && often.length < 50 && countOf(last) > 3 && !often.includes(last)) {
      often = [...often, last]
      match = headingMatcher(often.map(({ heading }) => asSection(heading)))
    }
    const near = match(text)
    const similar =
      near.kind === 'near' || near.kind === 'section'
        ? often.find(({ heading }) => heading === near.expected)
        : undefined
    if (similar) similar.uses.push(...group)
    else clusters.push({ heading: withoutDecoration(text), uses: group })
  }
  return clusters
}

function asSection(heading: string) {
  return { id: heading, heading, aliases: [], required: false, titled: false, rest: false, optional: false }
}

function countOf({ uses }: Pick<Cluster, 'uses'>): number {
  return new Set(uses.map(({ note }) => note)).size
}

function placeOf({ uses }: Cluster): number {
  return uses.reduce((sum, { place }) => sum + place, 0) / uses.length
}

/**
 * The weeks that share a heading.
 * @param people how many people must use it
 * @returns undefined if too few do; `weeks` if only some weeks do; `of` is the number of notes in these weeks
 */
function weeksOf(
  { uses }: Cluster,
  notes: readonly NoteTitles[],
  people: number,
): { of: number; weeks?: string[] } | undefined {
  const own = new Set(uses.map(({ note }) => note))
  const having = [...own].flatMap((at) => notes[at] ?? [])
  const writers = new Set(having.map(({ person }) => person)).size
  const weeks = new Set(having.map(({ week }) => week))
  const all = new Set(notes.map(({ week }) => week))
  if (own.size < people || writers < Math.min(people, new Set(notes.map(({ person }) => person)).size)) return undefined
  const counted = (among: readonly NoteTitles[]) => ({ of: among.length })
  // A week without a number, such as a retrospective, may have its own sections.
  const isApart = having.every(({ number }) => number === undefined) && notes.some(({ number }) => number !== undefined)
  if (isApart) {
    const inWeeks = notes.filter(({ week }) => weeks.has(week))
    return own.size * 2 >= inWeeks.length
      ? { ...counted(inWeeks), weeks: [...new Set(having.map(({ label }) => label))] }
      : undefined
  }
  const numbers = having.flatMap(({ number }) => number ?? [])
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const inRange = notes.filter(({ number }) => number !== undefined && number >= first && number <= last)
  const outside = new Set(notes.filter((note) => !inRange.includes(note)).map(({ number, week }) => number ?? week))
  const isPhase = numbers.length > 0 && outside.size >= 3 && weeks.size >= 3 && own.size * 2 >= inRange.length
  if (isPhase) return { ...counted(inRange), weeks: [`${first}-${last}`] }
  return own.size * 5 >= notes.length * 2 && weeks.size * 2 > all.size ? counted(notes) : undefined
}

/**
 * Joins headings that are at the same place of a repeating order under different names: `What Stood Out` and
 * `Interesting Idea`, if each is the third of four headings of which the others are the same in most notes. Headings
 * that each belong to one week come from the book.
 */
function joinByPlace(clusters: Cluster[], notes: readonly NoteTitles[]): void {
  const owners = new Map(
    clusters.flatMap((cluster) => cluster.uses.map((use) => [normaliseHeading(use.text), cluster])),
  )
  for (const depth of [1, 2, 3, 4]) {
    const orders = notes.map(({ titles, week }) => {
      const own = titles
        .filter((title) => title.depth === depth)
        .map(({ text }) => owners.get(normaliseHeading(headingText(text))))
      return { week, own }
    })
    const [longest] = [
      ...groupBy(
        orders.filter(({ own }) => own.length > 2),
        ({ own }) => own.length,
      ),
    ].sort(([, a], [, b]) => b.length - a.length)
    if (!longest || longest[1].length < 4) continue
    const [length, rows] = longest
    const usual = Array.from({ length }, (_, at) => mostFrequent(rows.map(({ own }) => own[at])))
    for (const [at, first] of usual.entries()) {
      const agreeing = rows.filter(({ own }) => own.every((cluster, other) => other === at || cluster === usual[other]))
      const names = valuesByKey(agreeing.flatMap(({ own, week }) => (own[at] ? [[own[at], week] as const] : [])))
      const others = [...names.keys()].filter((cluster) => cluster !== first && !usual.includes(cluster))
      const isOfBook = [...names.values()].every((weeks) => weeks.size === 1) && names.size > 2
      if (!first || agreeing.length * 2 < rows.length || isOfBook || names.size * 2 > agreeing.length) continue
      for (const other of others) {
        first.uses.push(...other.uses)
        clusters.splice(clusters.indexOf(other), 1)
      }
    }
  }
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  return [...groupBy(values, (value) => value)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
}

/** Headings for questions. */
const questionHeading = /^(?:나의)?(?:질문|의문|궁금|물음)(?:점|거리|사항|한점|들)?$|^(?:my)?(?:open)?questions?$/

/**
 * Joins two headings if no note has both and one ends like the other (`읽고 느낀점` and `느낀점`, `요약 정리` and
 * `간략한 내용정리`). Headings for questions are always joined.
 */
function joinAliases(shared: Cluster[], clusters: readonly Cluster[], notes: readonly NoteTitles[]): void {
  const inNotes = ({ uses }: Cluster) => new Set(uses.map(({ note }) => note))
  const weeksOfUses = ({ uses }: Cluster) => new Set(uses.map(({ note }) => notes[note]?.week))
  for (const section of [...shared]) {
    if (!shared.includes(section)) continue
    for (const other of clusters) {
      const isOwn = other.uses[0] === section.uses[0]
      const both =
        questionHeading.test(normaliseHeading(section.heading)) && questionHeading.test(normaliseHeading(other.heading))
      const alike = both || (endAlike(section.heading, other.heading) && weeksOfUses(other).size > 1)
      if (isOwn || !alike) continue
      const taken = inNotes(section)
      if (!both && [...inNotes(other)].some((note) => taken.has(note))) continue
      const also = shared.findIndex(({ uses }) => uses[0] === other.uses[0])
      if (also >= 0) shared.splice(also, 1)
      section.uses.push(...other.uses)
    }
  }
}

function endAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map(normaliseHeading).sort((x, y) => x.length - y.length) as [string, string]
  if (a.length >= 2 && b.endsWith(a)) return true
  const [last, lastOfOther] = [headingWords(one).at(-1) ?? '', headingWords(other).at(-1) ?? '']
  const [short, long] = last.length < lastOfOther.length ? [last, lastOfOther] : [lastOfOther, last]
  return short.length >= 2 && long.endsWith(short) && /[가-힣]/.test(short)
}

function toSection(
  cluster: Cluster & { of?: number; weeks?: (number | string)[] },
  most: number,
  ids: Set<string>,
  languages: readonly Language[],
): ProposedSection {
  const { heading, uses, of = 0, weeks } = cluster
  const ways = byFrequency(uses.map(({ text }) => text))
  const keys = new Map(ways.map((text) => [normaliseHeading(text), withoutDecoration(text)]))
  keys.delete(normaliseHeading(heading))
  const notes = countOf(cluster)
  const isRare = notes * 3 < of * 2 && notes < most
  return {
    id: idOf(heading, ids, languages),
    heading,
    aliases: [...keys.values()],
    ...(isRare ? { optional: true } : {}),
    ...(weeks ? { weeks } : {}),
    notes,
    of,
    ways: ways.length,
  }
}

/** Removes numbering and symbols, as in `1. 💡 배운 점:`, unless that would change which headings match. */
function withoutDecoration(text: string): string {
  const stripped = text
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^\d+[.)]\s*/, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})\]?!]+$/gu, '')
  return normaliseHeading(stripped) === normaliseHeading(text) ? stripped : text.trim()
}

const meanings: [RegExp, string][] = [
  [/질문|의문|논의|토론|이야기하고 싶은|questions?\b|discuss/i, 'questions'],
  [/인사이트|배운|깨달|insight|learn|takeaway/i, 'insights'],
  [/발견|관점|흥미|인상|discover|perspective|interesting/i, 'discoveries'],
  [/적용|실무|활용|실천|appl|practice|action/i, 'applications'],
  [/추가|더 (?:알|공부|학습)|궁금|남은|further|open|next step|to study/i, 'further-study'],
]

/** The id of a default section with the same or a similar heading, else one made of the words of the heading. */
function idOf(heading: string, taken: Set<string>, languages: readonly Language[]): string {
  const defaults = languages.flatMap(({ sections, questions }) => [...sections, questions])
  const same = defaults.find((one) => normaliseHeading(one.heading) === normaliseHeading(heading))?.id
  const like = meanings.find(([words]) => words.test(heading))?.[1]
  const own = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const id =
    [same, like, own].find((one) => one !== undefined && one !== '' && !taken.has(one)) ?? `${own}-${taken.size + 1}`
  taken.add(id)
  return id
}

/** Counts the notes that have the sections given by the user. */
function countSections(
  given: readonly GivenSection[],
  notes: readonly NoteTitles[],
  languages: readonly Language[],
): ProposedSection[] {
  const ids = new Set(given.flatMap(({ id }) => id ?? []))
  return given.map(({ id, heading, aliases, rest, optional, weeks }) => {
    const keys = new Set([heading, ...aliases].map(normaliseHeading))
    const spelled = notes.map(({ titles }) =>
      titles.map(({ text }) => headingText(text)).filter((text) => keys.has(normaliseHeading(text))),
    )
    const having = rest ? notes.length : spelled.filter((own) => own.length > 0).length
    return {
      id: id ?? (rest ? 'notes' : idOf(heading, ids, languages)),
      heading,
      aliases,
      ...(rest ? { rest } : {}),
      ...(optional ? { optional } : {}),
      ...(weeks ? { weeks } : {}),
      notes: having,
      of: notes.length,
      ways: rest ? 1 : new Set(spelled.flat()).size,
    }
  })
}

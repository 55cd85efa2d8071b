import { groupBy, valuesByKey } from '../collections.ts'
import type { LanguagePack } from '../languages/language.ts'
import { headingText } from '../markdown/parser.ts'
import { headingMatcher } from '../note/headings.ts'
import { headingWords, normaliseHeading } from '../text.ts'
import { isWithin, toWeekRange } from '../workspace/weeks.ts'
import { personKey } from './evidence.ts'
import type { Title } from './folder.ts'
import { byFrequency, isWeek, weeksIn } from './names.ts'
import { languageOfSheets, type Sheet } from './notes.ts'

/** A section given by the user. With `rest`, it contains everything outside other sections. */
export interface GivenSection {
  id?: string | undefined
  heading: string
  aliases: string[]
  rest?: boolean | undefined
  optional?: boolean | undefined
  /** Numbers or ids of the weeks that have it, if not all have. */
  weeks?: (number | string)[] | undefined
}

/** A section with its evidence. */
export interface ProposedSection extends GivenSection {
  id: string
  /** Number of notes that have it. */
  notes: number
  /** Number of notes in its weeks. */
  of: number
  /** Number of spellings. */
  ways: number
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
  languages: readonly LanguagePack[],
): { sections: ProposedSection[]; doubts: SectionDoubt[] } {
  if (given) return { sections: counted(given, sheets, languages), doubts: [] }
  if (how === 'drafts') return { sections: [], doubts: [] }
  const [items, shared] = sharedHeadings(sheets)
  const doubts = items.map(
    ({ heading, uses }): SectionDoubt => ({ about: 'items', text: heading, notes: countOf(uses) }),
  )
  const sections = counted(shared, sheets, languages)
  if (sections.length === 0 && !asNotes) return { sections, doubts }
  const covered = coveredWords(sheets, sections)
  const isOnlyQuestions = sections.every(({ id }) => id === 'questions')
  if (!isOnlyQuestions && (how === 'shared' || covered >= minCovered)) return { sections, doubts }
  const heading = languages.find(({ id }) => id === languageOfSheets(sheets))?.restHeading ?? ''
  const isTaken = sections.some((section) => normaliseHeading(section.heading) === normaliseHeading(heading))
  const whole = { heading: isTaken ? `${heading} 2` : heading, aliases: [], rest: true }
  return {
    sections: counted([whole, ...shared], sheets, languages),
    doubts: [...doubts, { about: 'whole-notes', covered: Math.round(covered * 100) }],
  }
}

/** Adds ids and evidence. */
function counted(
  sections: readonly GivenSection[],
  sheets: readonly Sheet[],
  languages: readonly LanguagePack[],
): ProposedSection[] {
  const ids = new Set(sections.flatMap(({ id, rest }) => id ?? (rest ? 'notes' : [])))
  return sections.map((section) => {
    const { heading, rest, weeks } = section
    const names = namesOf(section)
    const own = sheets.filter((sheet) => isInWeeks(sheet, weeks))
    const spelled = own.map(({ titles }) => titles.map(textOf).filter((text) => names.has(normaliseHeading(text))))
    return {
      ...section,
      id: section.id ?? (rest ? 'notes' : idOf(heading, ids, languages)),
      notes: rest ? own.length : spelled.filter((texts) => texts.length > 0).length,
      of: own.length,
      ways: rest ? 1 : new Set(spelled.flat()).size,
    }
  })
}

function namesOf({ heading, aliases }: GivenSection): Set<string> {
  return new Set([heading, ...aliases].map(normaliseHeading))
}

function isInWeeks({ week }: Sheet, weeks: GivenSection['weeks']): boolean {
  return !weeks || isWithin(weeks.map(toWeekRange), week)
}

function textOf({ text }: Title): string {
  return headingText(text)
}

/** Whether a note has a section. A list item cannot begin one. */
export function hasSection(sheet: Sheet, section: GivenSection): boolean {
  const names = namesOf(section)
  const isNamed = (title: Title) => title.as !== 'item' && names.has(normaliseHeading(textOf(title)))
  return isInWeeks(sheet, section.weeks) && (section.rest === true || sheet.titles.some(isNamed))
}

/** The share of the words that are in these sections. A section ends at the next one or at a heading of its level. */
function coveredWords(sheets: readonly Sheet[], sections: readonly GivenSection[]): number {
  const names = new Set(sections.flatMap((section) => [...namesOf(section)]))
  let covered = 0
  for (const { titles } of sheets) {
    let open: number | undefined
    for (const title of titles) {
      const isSection = title.as !== 'item' && names.has(normaliseHeading(textOf(title)))
      if (isSection) open = title.as === 'bold' ? 9 : title.depth
      else if (title.as === 'heading' && open !== undefined && title.depth <= open) open = undefined
      if (open !== undefined) covered += title.words
    }
  }
  const files = [...new Map(sheets.map(({ path, words }) => [path, words])).values()]
  const all = files.reduce((sum, words) => sum + words, 0)
  return all === 0 ? 1 : covered / all
}

interface Use extends Title {
  sheet: Sheet
  /** Its position in the note, 0 to 1. */
  place: number
}

/** Titles that are taken for one section. */
interface Cluster {
  heading: string
  uses: Use[]
  /** If only some weeks have it. */
  weeks?: string[] | undefined
}

/**
 * The headings and bold paragraphs that notes share, ignoring numbering and emoji: in two fifths of the notes, by at
 * least two people and in more than half of the weeks.
 * @returns those that are mostly list items, which cannot begin a section, and the sections
 */
function sharedHeadings(sheets: readonly Sheet[]): [Cluster[], GivenSection[]] {
  const uses = sheets.flatMap((sheet) =>
    sheet.titles.map((title, at): Use => ({ ...title, text: textOf(title), sheet, place: at / sheet.titles.length })),
  )
  const clusters = clustersOf(uses.filter(({ text }) => mayHead(text)))
  joinByPlace(clusters, sheets)
  const shared = clusters.flatMap((cluster) => {
    const where = sharedBy(cluster, sheets)
    return where ? [{ ...cluster, ...where }] : []
  })
  joinAliases(shared, clusters)
  const isItem = (cluster: Cluster) => cluster.uses.filter(({ as }) => as === 'item').length * 2 > cluster.uses.length
  const placeOf = (cluster: Cluster) => cluster.uses.reduce((sum, { place }) => sum + place, 0) / cluster.uses.length
  const heads = shared.filter((cluster) => !isItem(cluster)).sort((a, b) => placeOf(a) - placeOf(b))
  const most = Math.max(0, ...heads.filter(({ weeks }) => !weeks).map((cluster) => countOf(cluster.uses)))
  const sections = heads.map(({ heading, uses, weeks }): GivenSection => {
    const spellings = byFrequency(uses.map(({ text }) => text))
    const aliases = new Map(spellings.map((text) => [normaliseHeading(text), withoutDecoration(text)]))
    aliases.delete(normaliseHeading(heading))
    const of = sheets.filter((sheet) => isInWeeks(sheet, weeks)).length
    const optional = (countOf(uses) * 3 < of * 2 && countOf(uses) < most) || undefined
    return { heading, aliases: [...aliases.values()], optional, weeks }
  })
  return [shared.filter(isItem), sections]
}

/** Number of notes. */
function countOf(uses: readonly Use[]): number {
  return new Set(uses.map(({ sheet }) => sheet)).size
}

function mayHead(text: string): boolean {
  const [week] = weeksIn(text)
  const isWeeks = week?.start === 0 && /\p{L}/u.test(text.slice(0, week.end))
  return normaliseHeading(text) !== '' && text.length <= 60 && !isWeek(text) && !isWeeks
}

/** Groups titles with the same text, the most frequent first. Misspelled titles join the title that they resemble. */
function clustersOf(uses: readonly Use[]): Cluster[] {
  const same = [...groupBy(uses, ({ text }) => normaliseHeading(text)).values()]
  const clusters: Cluster[] = []
  let often: Cluster[] = []
  let match = headingMatcher([])
  for (const group of same.sort((a, b) => countOf(b) - countOf(a))) {
    const [text = ''] = byFrequency(group.map((use) => use.text))
    const last = clusters.at(-1)
    if (last && often.length < 50 && countOf(last.uses) > 3 && !often.includes(last)) {
      often = [...often, last]
      match = headingMatcher(often.map(({ heading }) => ({ id: heading, heading, aliases: [] })))
    }
    const near = match(text)
    const isSimilar = near.kind === 'near' || near.kind === 'section'
    const similar = isSimilar ? often.find(({ heading }) => heading === near.expected) : undefined
    if (similar) similar.uses.push(...group)
    else clusters.push({ heading: withoutDecoration(text), uses: group })
  }
  return clusters
}

/** Whether enough notes have a heading, and the weeks that share it if these are only weeks without a number. */
function sharedBy({ uses }: Cluster, sheets: readonly Sheet[]): Pick<Cluster, 'weeks'> | undefined {
  const having = [...new Set(uses.map(({ sheet }) => sheet))]
  const number = (all: readonly Sheet[], of: (sheet: Sheet) => string) => new Set(all.map(of)).size
  if (number(having, personKey) < Math.min(2, number(sheets, personKey))) return undefined
  const isNumbered = ({ week }: Sheet) => weeksIn(week).length > 0
  // A retrospective may have its own sections.
  if (!having.some(isNumbered) && sheets.some(isNumbered)) {
    const weeks = [...new Set(having.map(({ week }) => week))]
    return having.length * 2 >= sheets.filter(({ week }) => weeks.includes(week)).length ? { weeks } : undefined
  }
  const isOften = having.length * 5 >= sheets.length * 2
  return isOften && number(having, ({ key }) => key) * 2 > number(sheets, ({ key }) => key) ? {} : undefined
}

/**
 * Joins headings that are at the same place of a repeating order under different names: `What Stood Out` and
 * `Interesting Idea`, if each is the third of four headings of which the others are the same in most notes. Headings
 * that each belong to one week come from the book.
 */
function joinByPlace(clusters: Cluster[], sheets: readonly Sheet[]): void {
  const owners = new Map(
    clusters.flatMap((cluster) => cluster.uses.map((use) => [normaliseHeading(use.text), cluster])),
  )
  for (const depth of [1, 2, 3, 4]) {
    const orders = sheets.map(({ titles, key }) => {
      const own = titles
        .filter((title) => title.depth === depth)
        .map((title) => owners.get(normaliseHeading(textOf(title))))
      return { key, own }
    })
    const length = mostFrequent(orders.map(({ own }) => own.length).filter((count) => count > 2))
    const rows = orders.filter(({ own }) => own.length === length)
    if (rows.length < 4) continue
    const usual = Array.from({ length: length ?? 0 }, (_, at) => mostFrequent(rows.map(({ own }) => own[at])))
    for (const [at, first] of usual.entries()) {
      const agreeing = rows.filter(({ own }) => own.every((cluster, other) => other === at || cluster === usual[other]))
      const names = valuesByKey(agreeing.flatMap(({ own, key }) => (own[at] ? [[own[at], key] as const] : [])))
      const isOfBook = [...names.values()].every((weeks) => weeks.size === 1) && names.size > 2
      if (!first || agreeing.length * 2 < rows.length || isOfBook || names.size * 2 > agreeing.length) continue
      for (const other of names.keys()) {
        if (usual.includes(other)) continue
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
function joinAliases(shared: Cluster[], clusters: readonly Cluster[]): void {
  const isQuestion = ({ heading }: Cluster) => questionHeading.test(normaliseHeading(heading))
  const keysOf = ({ uses }: Cluster) => new Set(uses.map(({ sheet }) => sheet.key))
  for (const section of [...shared]) {
    for (const other of clusters) {
      if (!shared.includes(section) || other.uses[0] === section.uses[0]) continue
      const sheets = new Set(section.uses.map(({ sheet }) => sheet))
      const isAlias =
        endAlike(section.heading, other.heading) &&
        keysOf(other).size > 1 &&
        !other.uses.some(({ sheet }) => sheets.has(sheet))
      if (!isAlias && !(isQuestion(section) && isQuestion(other))) continue
      const also = shared.findIndex(({ uses }) => uses[0] === other.uses[0])
      if (also >= 0) shared.splice(also, 1)
      section.uses.push(...other.uses)
    }
  }
}

function endAlike(one: string, other: string): boolean {
  const endsLike = (a: string, b: string) => a.length >= 2 && b.endsWith(a)
  const [a, b] = [one, other].map(normaliseHeading) as [string, string]
  const [last, lastOfOther] = [one, other].map((heading) => headingWords(heading).at(-1) ?? '') as [string, string]
  const [short, long] = last.length < lastOfOther.length ? [last, lastOfOther] : [lastOfOther, last]
  return endsLike(a, b) || endsLike(b, a) || (endsLike(short, long) && /[가-힣]/.test(short))
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
function idOf(heading: string, taken: Set<string>, languages: readonly LanguagePack[]): string {
  const defaults = languages.flatMap(({ sections, questions }) => [...sections, questions])
  const same = defaults.find((one) => normaliseHeading(one.heading) === normaliseHeading(heading))?.id
  const like = meanings.find(([words]) => words.test(heading))?.[1]
  const own = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const id = [same, like, own].find((one) => one && !taken.has(one)) ?? `${own}-${taken.size + 1}`
  taken.add(id)
  return id
}

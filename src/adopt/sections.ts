import { groupBy } from '../collections.ts'
import type { LanguagePack } from '../languages/language.ts'
import { headingText } from '../markdown/parser.ts'
import { headingMatcher } from '../note/headings.ts'
import { headingWords, normaliseHeading } from '../text.ts'
import { personKey } from './evidence.ts'
import type { Title } from './folder.ts'
import { byFrequency, weeksIn } from './names.ts'
import { languageOfNotes } from './notes.ts'
import type { PlacedNote } from './readings.ts'

/** A section given by the user. With `rest`, it contains everything outside other sections. */
export interface GivenSection {
  id?: string | undefined
  heading: string
  aliases: string[]
  rest?: boolean | undefined
  optional?: boolean | undefined
}

/** A section, with the number of notes that have it and of its spellings. */
export interface ProposedSection extends GivenSection {
  id: string
  notes: number
  ways: number
}

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
 * @returns the sections and, if they need the rest of the notes, the share of the words in the others, 0 to 1
 */
export function sectionsFor(
  notes: readonly PlacedNote[],
  given: readonly GivenSection[] | undefined,
  how: How,
  asNotes: boolean,
  languages: readonly LanguagePack[],
): { sections: ProposedSection[]; covered?: number | undefined } {
  const shared = given ?? (how === 'drafts' ? [] : sharedHeadings(notes))
  const sections = counted(shared, notes, languages)
  if (given || how === 'drafts' || (sections.length === 0 && !asNotes)) return { sections }
  const covered = coveredWords(notes, sections)
  const isOnlyQuestions = sections.every(({ id }) => id === 'questions')
  if (!isOnlyQuestions && (how === 'shared' || covered >= minCovered)) return { sections }
  const heading = languages.find(({ id }) => id === languageOfNotes(notes))?.restHeading ?? ''
  const isTaken = shared.some((section) => normaliseHeading(section.heading) === normaliseHeading(heading))
  const whole = { heading: isTaken ? `${heading} 2` : heading, aliases: [], rest: true }
  return { sections: counted([whole, ...shared], notes, languages), covered }
}

/** Adds ids and evidence. */
function counted(
  sections: readonly GivenSection[],
  notes: readonly PlacedNote[],
  languages: readonly LanguagePack[],
): ProposedSection[] {
  const ids = new Set(sections.flatMap(({ id, rest }) => id ?? (rest ? 'notes' : [])))
  return sections.map((section) => {
    const { heading, rest } = section
    const isNamed = namesAny([section])
    const spelled = notes.map(({ titles }) => titles.filter(isNamed).map(({ text }) => headingText(text)))
    return {
      ...section,
      id: section.id ?? (rest ? 'notes' : idOf(heading, ids, languages)),
      notes: rest ? notes.length : spelled.filter((texts) => texts.length > 0).length,
      ways: rest ? 1 : new Set(spelled.flat()).size,
    }
  })
}

/** Whether a title begins one of these sections. */
function namesAny(sections: readonly GivenSection[]): (title: Title) => boolean {
  const names = new Set(sections.flatMap(({ heading, aliases }) => [heading, ...aliases].map(normaliseHeading)))
  return (title) => names.has(normaliseHeading(headingText(title.text)))
}

/** Whether a note has one of the sections. */
export function hasSection({ titles }: PlacedNote, sections: readonly GivenSection[]): boolean {
  return sections.some(({ rest }) => rest) || titles.some(namesAny(sections))
}

/** The share of the words that are in these sections. A section ends at the next one or at a heading of its level. */
function coveredWords(notes: readonly PlacedNote[], sections: readonly GivenSection[]): number {
  const isNamed = namesAny(sections)
  let covered = 0
  for (const { titles } of notes) {
    let open = 0
    for (const title of titles) {
      if (isNamed(title)) open = title.depth
      else if (title.depth < 7 && title.depth <= open) open = 0
      if (open > 0) covered += title.words
    }
  }
  const files = new Map(notes.map(({ path, words }) => [path, words]))
  const all = [...files.values()].reduce((sum, words) => sum + words, 0)
  return all === 0 ? 1 : covered / all
}

interface Use {
  text: string
  note: PlacedNote
  /** Its position in the note, 0 to 1. */
  place: number
}

/** Titles that are taken for one section. */
interface Cluster {
  heading: string
  uses: Use[]
}

/**
 * The headings and bold paragraphs that notes share, ignoring numbering and emoji: in two fifths of the notes, by at
 * least two people and in more than half of the weeks.
 */
function sharedHeadings(notes: readonly PlacedNote[]): GivenSection[] {
  const uses = notes.flatMap((note) =>
    note.titles.map((title, at): Use => ({ text: headingText(title.text), note, place: at / note.titles.length })),
  )
  const clusters = clustersOf(uses.filter(({ text }) => mayHead(text)))
  const shared = clusters.filter(({ uses }) => isShared(uses, notes))
  const placeOf = ({ uses }: Cluster) => uses.reduce((sum, { place }) => sum + place, 0) / uses.length
  const most = Math.max(0, ...shared.map(({ uses }) => countOf(uses)))
  return shared
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map(({ heading, uses }) => {
      const spellings = byFrequency(uses.map(({ text }) => text))
      const aliases = new Map(spellings.map((text) => [normaliseHeading(text), withoutDecoration(text)]))
      aliases.delete(normaliseHeading(heading))
      const optional = (countOf(uses) * 3 < notes.length * 2 && countOf(uses) < most) || undefined
      return { heading, aliases: [...aliases.values()], optional }
    })
}

/** Number of notes. */
function countOf(uses: readonly Use[]): number {
  return new Set(uses.map(({ note }) => note)).size
}

/** Whether a title may be a section's: not `3장 큐`, which begins with its chapter. */
function mayHead(text: string): boolean {
  const [week] = weeksIn(text)
  const isWeek = week?.start === 0 && (week.end === text.length || /\p{L}/u.test(text.slice(0, week.end)))
  return normaliseHeading(text) !== '' && text.length <= 60 && !isWeek
}

/** Headings for questions. */
const questionHeading = /^(?:나의)?(?:질문|의문|궁금|물음)(?:점|거리|사항|한점|들)?$|^(?:my)?(?:open)?questions?$/

/** Equal for the same heading; also for all headings for questions. */
function headingKey(text: string): string {
  const key = normaliseHeading(text)
  return questionHeading.test(key) ? 'questions' : key
}

/** Groups titles with the same text. Misspelled titles join the frequent title that they resemble. */
function clustersOf(uses: readonly Use[]): Cluster[] {
  const same = [...groupBy(uses, ({ text }) => headingKey(text)).values()]
  const clusters = same
    .sort((a, b) => countOf(b) - countOf(a))
    .map((uses) => ({ heading: withoutDecoration(byFrequency(uses.map(({ text }) => text))[0] ?? ''), uses }))
  const often = clusters.filter(({ uses }) => countOf(uses) > 3).slice(0, 50)
  const match = headingMatcher(often.map(({ heading }) => ({ id: heading, heading, aliases: [] })))
  return clusters.filter((cluster) => {
    const near = match(cluster.heading)
    const isNear = near.kind === 'near' || near.kind === 'section'
    const other = isNear ? often.find(({ heading }) => heading === near.expected) : undefined
    if (!other || often.includes(cluster)) return true
    other.uses.push(...cluster.uses)
    return false
  })
}

function isShared(uses: readonly Use[], notes: readonly PlacedNote[]): boolean {
  const having = [...new Set(uses.map(({ note }) => note))]
  const number = (all: readonly PlacedNote[], of: (note: PlacedNote) => string) => new Set(all.map(of)).size
  const isOften = having.length * 5 >= notes.length * 2
  const isByTwo = number(having, personKey) >= Math.min(2, number(notes, personKey))
  return isOften && isByTwo && number(having, ({ key }) => key) * 2 > number(notes, ({ key }) => key)
}

/** Removes numbering and symbols, as in `1. 💡 배운 점:`, unless that would change which headings match. */
function withoutDecoration(text: string): string {
  const stripped = text
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^\d+[.)]\s*/, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})\]?!]+$/gu, '')
  return normaliseHeading(stripped) === normaliseHeading(text) ? stripped : text.trim()
}

/** The id of the default section that usually has this heading, else one made of its words. */
function idOf(heading: string, taken: Set<string>, languages: readonly LanguagePack[]): string {
  const defaults = languages.flatMap(({ sections, questions }) => [...sections, questions])
  const found = headingMatcher(defaults, 'questions')(heading)
  const isQuestion = headingKey(heading) === 'questions'
  const usual = isQuestion ? 'questions' : found.kind === 'section' || found.kind === 'usual' ? found.id : undefined
  const words = headingWords(heading).join('-')
  const id = [usual, words].find((one) => one && !taken.has(one)) ?? `${words}-${taken.size + 1}`
  taken.add(id)
  return id
}

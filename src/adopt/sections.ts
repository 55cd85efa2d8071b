import { byFrequency, groupBy } from '../collections.ts'
import { questionHeadings } from '../languages/folder-words.ts'
import type { LanguagePack } from '../languages/language.ts'
import { type HeadingMatcher, headingMatcher } from '../note/headings.ts'
import { headingWords, normaliseHeading } from '../text.ts'
import { personKey } from './evidence.ts'
import { weeksIn } from './names.ts'
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

/** A section, with the number of notes that have it; 0 until the program has read them. */
export interface ProposedSection extends GivenSection {
  id: string
  notes: number
}

/**
 * What becomes of text that is in no shared section: `whole` puts it into the document too, `shared` leaves it out, and
 * `drafts` makes all notes sources.
 */
export type How = 'whole' | 'shared' | 'drafts'

/**
 * The sections of the notes: those given by the user, else those that notes share.
 * @param asNotes whether the user says that these are notes; then they may have no sections
 * @param languages the languages whose default sections are recognised
 * @returns `whole` has one more section for all other text, to be used if there is much of it
 */
export function sectionsFor(
  notes: readonly PlacedNote[],
  given: readonly GivenSection[] | undefined,
  how: How,
  asNotes: boolean,
  languages: readonly LanguagePack[],
): { sections: ProposedSection[]; whole?: ProposedSection[] | undefined } {
  const shared = given ?? (how === 'drafts' ? [] : sharedHeadings(notes))
  const sections = withIds(shared, languages)
  if (given || how === 'drafts' || (sections.length === 0 && !asNotes)) return { sections }
  const heading = languages.find(({ id }) => id === languageOfNotes(notes))?.restHeading ?? ''
  // Text below a heading of that name is in it anyway.
  const others = shared.filter((section) => normaliseHeading(section.heading) !== normaliseHeading(heading))
  const whole = withIds([{ heading, aliases: [], rest: true }, ...others], languages)
  const isOnlyQuestions = sections.every(({ id }) => id === 'questions')
  if (isOnlyQuestions) return { sections: whole }
  return { sections, whole: how === 'whole' ? whole : undefined }
}

/** Adds an id to each section that has none. */
function withIds(sections: readonly GivenSection[], languages: readonly LanguagePack[]): ProposedSection[] {
  const ids = new Set(sections.flatMap(({ id, rest }) => id ?? (rest ? 'notes' : [])))
  const defaults = languages.flatMap((pack) => [...pack.sections, pack.questions])
  const matcher = headingMatcher(defaults, 'questions')
  return sections.map((section) => ({
    ...section,
    id: section.id ?? (section.rest ? 'notes' : idOf(section.heading, ids, matcher)),
    notes: 0,
  }))
}

/** A title in a note, its index among the titles of the note, and their number. */
interface Use {
  text: string
  note: PlacedNote
  place: number
  of: number
}

/** Maximum number of frequent titles that others may resemble. */
const maxCompared = 50

/**
 * The headings and bold paragraphs that notes share, ignoring numbering, emoji, typos and other names at the same place:
 * in two fifths of the notes, by at least two people and in more than half of the weeks.
 */
function sharedHeadings(notes: readonly PlacedNote[]): GivenSection[] {
  const uses = notes.flatMap((note) => {
    const titles = note.titles.filter(mayHead)
    return titles.map((text, place): Use => ({ text, note, place, of: titles.length }))
  })
  const groups = groupBy(uses, ({ text }) => headingKey(text))
  const often = [...groups].filter(([, same]) => countOf(same) > 3).sort(([, a], [, b]) => b.length - a.length)
  const match = headingMatcher(often.slice(0, maxCompared).map(([id]) => ({ id, heading: id, aliases: [] })))
  for (const [key, same] of groups) {
    const near = match(key)
    if (near.kind !== 'near') continue
    groups.get(near.id)?.push(...same)
    groups.delete(key)
  }
  joinByPlace(groups)
  const shared = [...groups.values()].filter((same) => isShared(same, notes))
  const placeOf = (same: readonly Use[]) => same.reduce((sum, { place, of }) => sum + place / of, 0) / same.length
  const most = Math.max(0, ...shared.map(countOf))
  return shared
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((same) => {
      const [heading = '', ...others] = byFrequency(same.map(({ text }) => withoutMarks(text)))
      const aliases = new Map(others.map((text) => [normaliseHeading(text), text]))
      aliases.delete(normaliseHeading(heading))
      const optional = (countOf(same) * 3 < notes.length * 2 && countOf(same) < most) || undefined
      return { heading, aliases: [...aliases.values()], optional }
    })
}

/** Joins headings at the same place of one order: `What stood out` and `Interesting idea`, each the second of five. */
function joinByPlace(groups: Map<string, Use[]>): void {
  const [length = 0] = byFrequency([...groups.values()].flat().map(({ of }) => String(of))).map(Number)
  const isAt = (place: number) => (use: Use) => use.of === length && use.place === place
  for (const place of length < 3 ? [] : Array.from({ length }, (_, at) => at)) {
    // A heading belongs to the place where it is four times out of five. One of a few weeks is a heading of the book.
    const there = [...groups].filter(
      ([, same]) => same.filter(isAt(place)).length >= same.length * 0.8 && weeksOf(same).size >= 3,
    )
    const [first, ...others] = there.sort(([, a], [, b]) => b.length - a.length)
    for (const [key, same] of others) {
      first?.[1].push(...same)
      groups.delete(key)
    }
  }
}

function weeksOf(uses: readonly Use[]): Set<string> {
  return new Set(uses.map(({ note }) => note.key))
}

/** Number of notes. */
function countOf(uses: readonly Use[]): number {
  return new Set(uses.map(({ note }) => note)).size
}

/** Whether a title may be the heading of a section: not `3장 큐`, which begins with a chapter. */
function mayHead(text: string): boolean {
  const [week] = weeksIn(text)
  const isWeek = week?.start === 0 && (week.end === text.length || /\p{L}/u.test(text.slice(0, week.end)))
  return normaliseHeading(text) !== '' && text.length <= 60 && !isWeek
}

/** A key that is equal for spellings of a heading, and for all headings for questions. */
function headingKey(text: string): string {
  const key = normaliseHeading(text)
  return questionHeadings.some(([form]) => form.test(key)) ? 'questions' : key
}

function isShared(uses: readonly Use[], notes: readonly PlacedNote[]): boolean {
  const having = [...new Set(uses.map(({ note }) => note))]
  const number = (all: readonly PlacedNote[], of: (note: PlacedNote) => string) => new Set(all.map(of)).size
  const isOften = having.length * 5 >= notes.length * 2
  const isByTwo = number(having, personKey) >= Math.min(2, number(notes, personKey))
  return isOften && isByTwo && number(having, ({ key }) => key) * 2 > number(notes, ({ key }) => key)
}

/** `배운 점` for `💡 배운 점:`. */
function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[\s:：]+$/gu, '')
}

/** The id of the default section that usually has this heading, else one made of its words. */
function idOf(heading: string, taken: Set<string>, matcher: HeadingMatcher): string {
  const found = matcher(heading)
  const isQuestion = headingKey(heading) === 'questions'
  const usual = isQuestion ? 'questions' : found.kind === 'section' || found.kind === 'usual' ? found.id : undefined
  const words = headingWords(heading).join('-')
  const id = [usual, words].find((name) => name && !taken.has(name)) ?? `${words}-${taken.size + 1}`
  taken.add(id)
  return id
}

import { isDeepStrictEqual } from 'node:util'
import { groupBy } from '../collections.ts'
import { compareUnits, normaliseName } from '../text.ts'
import { searchOf } from '../workspace/find-notes.ts'
import { type Match, matchPaths } from '../workspace/match-files.ts'
import { rosterIndex } from '../workspace/members.ts'
import { compilePattern, type Judge, placesFor } from '../workspace/pattern.ts'
import { weekKey } from '../workspace/weeks.ts'
import type { ProposedMember } from './people.ts'
import { namesIn, type PlacedNote } from './readings.ts'

/** Who a label in a path is: the id in the roster. */
export type Owner = (label: string) => string | undefined

/** Maximum number of patterns that are tried, and that a config may have. */
const [maxTried, maxPatterns] = [60, 4]

/** Finds files by patterns as the program will. */
type Matcher = (patterns: readonly string[], paths: readonly string[]) => (Match & { text: string })[]

/**
 * How the program will read paths once its config has these members. Weeks without a number will be in the schedule.
 * @param judge if the weeks are not known yet
 */
export function matcherFor(notes: readonly PlacedNote[], members: readonly ProposedMember[], judge?: Judge): Matcher {
  const named = [...new Set(notes.map(({ week }) => week))].filter((week) => !/\d/.test(week))
  const weeks = named.map((id) => ({ id, aliases: [] }))
  return (patterns, paths) => {
    const search = searchOf({ notes: [...patterns], sources: [], ignore: [], weeks, members })
    const texts = new Map(search.notes.map((pattern, at) => [pattern, patterns[at] ?? '']))
    const found = matchPaths(paths, judge ? { ...search, judge } : search)
    return found.map((match) => ({ ...match, text: texts.get(match.pattern) ?? '' }))
  }
}

/**
 * Finds the fewest patterns by which the program reads these notes as they were placed.
 */
export function patternsFor(notes: readonly PlacedNote[], matchBy: Matcher, ownerOf: Owner): string[] {
  const byText = groupBy(
    notes.flatMap((note) => formsOf(note)),
    (form) => form,
  )
  const forms = [...byText].map(([text, own]) => ({ text, uses: own.length }))
  const tried = forms.sort((a, b) => b.uses - a.uses || compareUnits(a.text, b.text)).slice(0, maxTried)
  const keys = new Map(notes.map((note) => [note.path, `${weekKey(note.week)}\0${ownerOf(note.member)}`]))
  const reads = tried.map(({ text }) => {
    const right = matchBy([text], [...keys.keys()]).filter(({ path, labels: { week = '', member = '' } }) => {
      return `${weekKey(week)}\0${ownerOf(member)}` === keys.get(path)
    })
    return { text, paths: new Set(right.map(({ path }) => path)) }
  })
  const chosen: typeof reads = []
  const left = new Set(keys.keys())
  while (left.size > 0 && chosen.length < maxPatterns) {
    const worth = ({ text, paths }: (typeof reads)[number]) =>
      [...paths].filter((path) => left.has(path)).length - text.split('*').length / 4 - text.length / 10_000
    const [best] = reads.toSorted((a, b) => worth(b) - worth(a))
    if (!best || worth(best) < 0.15) break
    chosen.push(best)
    for (const path of best.paths) left.delete(path)
  }
  const patterns = chosen.map(({ text }) => text)
  // The program takes the first pattern that matches.
  return patterns.sort((a, b) => compilePattern(b).written - compilePattern(a).written)
}

/** Adds patterns without `*`, so that `new` has a place for notes, if the program reads the same files with them. */
export function withPlaces(patterns: readonly string[], paths: readonly string[], matchBy: Matcher): string[] {
  const all = [...patterns, ...placesFor(patterns)]
  const labelsBy = (some: readonly string[]) => matchBy(some, paths).map(({ path, labels }) => ({ path, labels }))
  return isDeepStrictEqual(labelsBy(all), labelsBy(patterns)) ? all : [...patterns]
}

/** The patterns that a note's path may have: its other words as they are or as `*`, in folders and in the name. */
function formsOf({ path, week, spans }: PlacedNote): string[] {
  const names = namesIn(path)
  const extension = /\.[^./]*$/.exec(path)?.[0] ?? ''
  const written = [{ ...spans.member, text: '{member}' }, ...(spans.week ? [{ ...spans.week, text: '{week}' }] : [])]
  const placesIn = (name: string, at: number) => {
    const places = written.filter((place) => place.at === at)
    // `3주차/3주차-하나.md` has the label of its folder again.
    const start = places.length === 1 && spans.week?.at !== at && week !== '' ? name.indexOf(week) : -1
    const again = { at, start, end: start + week.length, text: '{week}' }
    const isFree = start >= 0 && places.every((place) => place.end <= start || again.end <= place.start)
    return [...places, ...(isFree ? [again] : [])].sort((a, b) => a.start - b.start)
  }
  const form = (openFolders: boolean, openName: boolean) =>
    names.map((name, at) => filledIn(name, placesIn(name, at), at === names.length - 1 ? openName : openFolders))
  return [false, true].flatMap((folders) => [false, true].map((name) => form(folders, name).join('/') + extension))
}

/** `3주차 - 하나 정리` gives `{week} - {member} 정리` or, if open, `{week} - {member} *`. */
function filledIn(
  name: string,
  places: readonly { start: number; end: number; text: string }[],
  isOpen: boolean,
): string {
  if (places.length === 0) return isOpen || !isPlain(name) ? '*' : name
  const texts = places.map(({ start, text }, at) => between(name.slice(places[at - 1]?.end ?? 0, start), isOpen) + text)
  return texts.join('') + between(name.slice(places.at(-1)?.end), isOpen)
}

/** The text beside a placeholder. Words with digits always become `*`, without the separators around them. */
function between(text: string, isOpen: boolean): string {
  if (!isOpen && isPlain(text) && !/\d/.test(text)) return text
  return text.replace(/[^\s._()[\],-](?:.*[^\s._()[\],-])?/u, '*')
}

function isPlain(text: string): boolean {
  return !/[{}*\\\p{Cc}]/u.test(text)
}

/** Who a label in a path is, among these members. */
export function ownersOf(members: readonly ProposedMember[]): Owner {
  const roster = rosterIndex(members)
  return (label) => roster.get(normaliseName(label))?.id
}

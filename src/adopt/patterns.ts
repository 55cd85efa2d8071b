import { isDeepStrictEqual } from 'node:util'
import { groupBy } from '../collections.ts'
import { type Match, matchPaths, searchOf } from './old/match-files.ts'
import { compilePattern, type Judge, placesFor } from './old/pattern.ts'
import type { ProposedMember } from './people.ts'
import { type PlacedNote, pathNames } from './readings.ts'

/** Maximum number of patterns of a config. */
const maxPatterns = 8

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
 * The fewest patterns that take most of these notes, with their other words as they are or, if that takes fewer
 * patterns, as `*`. Of patterns with as many words the most frequent comes first: `new` names a note like most others.
 */
export function patternsFor(notes: readonly PlacedNote[]): string[] {
  const choices = [false, true].flatMap((folders) =>
    [false, true].map((name) => {
      const forms = [...groupBy(notes, (note) => formOf(note, folders, name))]
      const often = forms.sort(([, a], [, b]) => b.length - a.length).slice(0, maxPatterns)
      return { often, left: notes.length - often.reduce((sum, [, own]) => sum + own.length, 0) }
    }),
  )
  const [best] = choices.sort((a, b) => a.left - b.left || a.often.length - b.often.length)
  const patterns = best?.often.map(([pattern]) => pattern) ?? []
  // The program takes the first pattern that matches.
  return patterns.sort((a, b) => compilePattern(b).written - compilePattern(a).written)
}

/** Adds patterns without `*`, so that `new` has a place for notes, if the program reads the same files with them. */
export function withPlaces(patterns: readonly string[], paths: readonly string[], matchBy: Matcher): string[] {
  const all = [...patterns, ...placesFor(patterns)]
  const labelsBy = (some: readonly string[]) => matchBy(some, paths).map(({ path, labels }) => ({ path, labels }))
  return isDeepStrictEqual(labelsBy(all), labelsBy(patterns)) ? all : [...patterns]
}

/** The pattern of a note's path, with its other words as they are or, if open, as `*`. */
function formOf({ path, week, spans }: PlacedNote, openFolders: boolean, openName: boolean): string {
  const written = [{ ...spans.member, text: '{member}' }, ...(spans.week ? [{ ...spans.week, text: '{week}' }] : [])]
  const names = pathNames(path).map((name, at, { length }) => {
    const places = written.filter((place) => place.at === at)
    // `3주차/3주차-하나.md` has the label of its folder again.
    const start = places.length === 1 && spans.week && spans.week.at !== at ? name.indexOf(week) : -1
    const again = { at, start, end: start + week.length, text: '{week}' }
    const isFree = start >= 0 && places.every((place) => place.end <= start || again.end <= place.start)
    const all = [...places, ...(isFree ? [again] : [])].sort((a, b) => a.start - b.start)
    return filledIn(name, all, at === length - 1 ? openName : openFolders)
  })
  return names.join('/') + (/\.[^./]*$/.exec(path)?.[0] ?? '')
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

/**
 * The text beside a placeholder; if open, with `*` for its words, between the separators around them. A text with digits
 * is always open: after `item7-하나` comes `item8-하나`.
 */
function between(text: string, isOpen: boolean): string {
  if (!isOpen && isPlain(text) && !/\d/.test(text)) return text
  return text.replace(/[^\s._()[\],-](?:.*[^\s._()[\],-])?/u, '*')
}

function isPlain(text: string): boolean {
  return text === inPattern(text)
}

/** A path with `*` for what a pattern cannot express, such as a file called `{member}.md` or a line ending in a name. */
export function inPattern(path: string): string {
  return path.replace(/^[a-z]:|[{}*\\\p{Cc}]+/giu, '*')
}

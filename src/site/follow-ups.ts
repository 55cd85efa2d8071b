import { valuesByKey } from '../collections.ts'
import type { LanguageId } from '../languages/ids.ts'
import { languages } from '../languages/registry.ts'
import type { SiteItem, SiteWeek } from './site.ts'

/** A later item about what an earlier one left open. */
export interface FollowUp {
  week: SiteWeek
  item: SiteItem
}

/** Maximum number of follow-ups per item. */
const MAX_FOLLOW_UPS = 2
/** Maximum number of items that share a name. A more frequent one is a theme of the whole study. */
const MAX_SHARED = 6
/** Minimum length, in characters, of a word that counts by itself. Shorter ones count in a pair: `유일 키`. */
const MIN_LENGTH = 3

/**
 * Finds later items about what a week left open: those that share a pair of adjacent words, or a long word in their title
 * or first sentence, which few other items contain. They may not be answers.
 */
export function findFollowUps(weeks: readonly SiteWeek[], language: LanguageId): Map<SiteItem, FollowUp[]> {
  const named = weeks.flatMap((week, at) =>
    week.items.map((item) => ({ week, at, item, names: namesIn(wholeOf(item), language) })),
  )
  const holders = valuesByKey(named.flatMap(({ names }, nth) => [...names].map((name) => [name, nth] as const)))
  const found = new Map<SiteItem, FollowUp[]>()
  for (const { item, at, names } of named.filter((entry) => entry.item.open)) {
    const shared = new Map<number, number>()
    for (const name of names) {
      const places = holders.get(name) ?? new Set()
      if (places.size > MAX_SHARED) continue
      for (const nth of places) {
        const later = named[nth]
        if (!later || later.at <= at) continue
        if (name.includes(' ') || namesIn(headOf(later.item), language).has(name))
          shared.set(nth, (shared.get(nth) ?? 0) + 1)
      }
    }
    const best = [...shared].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MAX_FOLLOW_UPS)
    const taken = best.flatMap(([nth]) => named[nth] ?? [])
    if (taken.length > 0) found.set(item, taken)
  }
  return found
}

function wholeOf({ title = '', text }: SiteItem): string {
  return `${title}. ${text}`
}

/** The title of an item, else its first sentence. */
function headOf({ title, text }: SiteItem): string {
  return title ?? text.split(/(?<=[.!?。…])\s/u)[0] ?? ''
}

/** The long words of a text, and pairs of adjacent words, without their particles. */
function namesIn(text: string, language: LanguageId): Set<string> {
  const { cut, isVerb, general, fillers, broad } = languages[language].grammar
  const names = new Set<string>()
  for (const run of text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}\s]+/u)) {
    const words = run.split(/\s+/).filter((word) => word !== '')
    const isName = (word: string) => /\p{L}/u.test(word) && !isVerb(word) && !general.has(word) && !fillers.has(word)
    for (const [at, word] of words.entries()) {
      const [before, stem] = [words[at - 1], cut(word)?.stem ?? word]
      if (!isName(stem)) continue
      if ([...stem].length >= MIN_LENGTH && !broad.has(stem)) names.add(stem)
      // In a name, only the last word has a particle.
      const isPair = before !== undefined && cut(before) === undefined && isName(before)
      if (isPair && !(broad.has(before) && broad.has(stem))) names.add(`${before} ${stem}`)
    }
  }
  return names
}

import { type Child, h } from 'hastscript'
import type { SiteWords } from '../languages/language.ts'
import { memberPath, relativeUrl, weekPath } from './addresses.ts'
import { indexPage, type Upcoming } from './index-page.ts'
import { allMembers } from './members.ts'
import { openPage } from './open-page.ts'
import { type Frame, list, type NavigationEntry, type Page, pageHead, pageHtml, searchField, section } from './page.ts'
import { memberPage, peoplePage } from './people-pages.ts'
import type { SearchIndex, SiteWeek } from './site.ts'
import { topicsPage } from './topics-page.ts'
import { nameOf } from './week-page.ts'

/** The pages about all weeks, by path. */
export function sharedPages(weeks: readonly SiteWeek[], upcoming: Upcoming, frame: Frame): [string, string][] {
  const places = navigationOf(weeks)
  const about: Partial<Record<NavigationEntry, (weeks: readonly SiteWeek[], frame: Frame) => Page>> = {
    topics: topicsPage,
    open: openPage,
    minutes: minutesPage,
  }
  const pages: [string, Page][] = [
    ['index.html', indexPage(weeks, upcoming, frame)],
    ['people.html', peoplePage(weeks, frame)],
    ['search.html', searchWeeks(weeks, frame)],
    ...places.flatMap((place): [string, Page][] => {
      const page = about[place]?.(weeks, frame)
      return page ? [[`${place}.html`, page]] : []
    }),
    ...allMembers(weeks).map((member): [string, Page] => [memberPath(member.id), memberPage(member, weeks, frame)]),
  ]
  return pages.map(([path, page]) => [path, pageHtml(frame, page, path)])
}

/** The pages that have something to show. */
export function navigationOf(weeks: readonly SiteWeek[]): NavigationEntry[] {
  const has = (isThere: (week: SiteWeek) => boolean, place: NavigationEntry) => (weeks.some(isThere) ? [place] : [])
  return [
    'weeks',
    'people',
    ...has(({ topics }) => topics.length > 0, 'topics'),
    ...has(({ items }) => items.some(({ open }) => open), 'open'),
    ...has(({ minutes }) => minutes, 'minutes'),
  ]
}

function minutesPage(weeks: readonly SiteWeek[], { words }: Frame): Page {
  const held = weeks.filter(({ minutes }) => minutes).reverse()
  return {
    title: words.minutes,
    description: held.map(nameOf).join(', '),
    up: '',
    place: 'minutes',
    kind: 'minutes',
    main: [
      pageHead(words.minutes),
      list('ol.cards', held, (week) =>
        h(
          'article.card',
          h('h2', h('a', { href: relativeUrl(weekPath(week), '~minutes') }, nameOf(week))),
          week.date === undefined ? undefined : h('p.facts', week.date),
        ),
      ),
    ],
  }
}

/** The search, and the weeks for browsers without scripts. */
function searchWeeks(weeks: readonly SiteWeek[], { words }: Frame): Page {
  const links = list('ul', weeks.toReversed(), (week) => h('a', { href: relativeUrl(weekPath(week)) }, nameOf(week)))
  const byWeek = section('section', '~weeks', words.byWeek, h('p.intro', words.byWeekIntro), links)
  return { ...searchPage(byWeek, words), place: 'search' }
}

/** @param instead for browsers without scripts */
export function searchPage(instead: Child, words: SiteWords): Page {
  return {
    title: words.search,
    description: words.searchHint,
    up: '',
    kind: 'search',
    main: [pageHead(words.search, words.searchHint), searchField('', words), instead],
  }
}

/** What the script of the search loads first. */
export function searchIndex(books: SearchIndex['books'], words: SiteWords): string {
  const index: SearchIndex = {
    books,
    words: {
      loading: words.searchLoading,
      none: words.searchNone,
      found: words.searchFound,
      more: words.searchMore,
      similar: words.searchSimilar,
      all: words.searchAll,
    },
  }
  return `insightsIndex(${JSON.stringify(index)})\n`
}

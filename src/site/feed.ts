import type { Element } from 'xast'
import { x } from 'xastscript'
import { onLines, safeXml, xmlFile } from '../xml.ts'
import { feedPath, relativeUrl, weekPath } from './addresses.ts'
import type { Frame } from './page.ts'
import type { SiteWeek } from './site.ts'
import { nameOf, weekDescription } from './week-page.ts'

/**
 * The Atom feed (RFC 4287) of the weeks that have a date, the latest first. Ids are the addresses of pages and times are
 * the dates of the schedule, so the same notes give the same feed. Atom wants ids that are unique in the world and never
 * change, so there is no feed without the address of the site.
 * @returns undefined without an address or without a date
 */
export function weekFeed(
  weeks: readonly SiteWeek[],
  { title, language, url }: Pick<Frame, 'title' | 'language' | 'url'>,
): string | undefined {
  const dated = weeks
    .flatMap((week) => (week.date === undefined ? [] : [{ week, date: week.date }]))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
  const [latest] = dated
  if (url === undefined || latest === undefined) return undefined
  const feed = x(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
    onLines([
      x('id', url),
      x('title', safeXml(title)),
      x('updated', timeOf(latest.date)),
      x('link', { rel: 'self', type: 'application/atom+xml', href: url + feedPath }),
      x('link', { rel: 'alternate', type: 'text/html', href: url }),
      x('author', [x('name', safeXml(title))]),
      ...dated.map(({ week, date }) => entry(week, date, url)),
    ]),
  )
  return `${xmlFile(feed)}\n`
}

function entry(week: SiteWeek, date: string, url: string): Element {
  const page = url + relativeUrl(weekPath(week))
  const writers = week.members.filter(({ state }) => state === 'written' || state === 'source')
  return x(
    'entry',
    onLines([
      x('id', page),
      x('title', safeXml(nameOf(week))),
      x('updated', timeOf(date)),
      x('link', { rel: 'alternate', type: 'text/html', href: page }),
      ...writers.map(({ name }) => x('author', [x('name', safeXml(name))])),
      x('summary', safeXml(weekDescription(week))),
    ]),
  )
}

/** A day as Atom writes a time. */
function timeOf(date: string): string {
  return `${date}T00:00:00Z`
}

import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { xmlText } from '../text.ts'
import { relativeUrl, weekPath } from './addresses.ts'
import { sha256 } from './folder.ts'
import { descriptionOf, type Frame } from './page.ts'
import type { SiteWeek } from './site.ts'
import { nameOf } from './week-page.ts'

const declaration = { type: 'instruction' as const, name: 'xml', value: 'version="1.0" encoding="UTF-8"' }

/** The weeks that a feed can contain: its entries need a date. */
export function datedWeeks<T extends { date?: string | undefined }>(weeks: readonly T[]): (T & { date: string })[] {
  return weeks.flatMap((week) => (week.date === undefined ? [] : [{ ...week, date: week.date }]))
}

/** An Atom feed of the weeks that have dates, the latest first. Its dates are those of the schedule. */
export function feed(weeks: readonly SiteWeek[], { title, language, url }: Frame): string {
  const entries = datedWeeks(weeks).reverse()
  const link = (path: string, rel: string) => x('link', { rel, href: (url ?? '') + path })
  const idOf = (path: string) => (url === undefined ? uuidOf(`${title}\n${path}`) : url + path)
  const updated = (date: string) => x('updated', `${date}T00:00:00Z`)
  const root = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, [
    x('title', xmlText(title)),
    x('id', idOf('')),
    updated(
      entries
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? '',
    ),
    link('index.html', 'alternate'),
    url === undefined ? undefined : link('feed.xml', 'self'),
    x('author', [x('name', xmlText(title))]),
    ...entries.map((week) => {
      const path = relativeUrl(weekPath(week))
      return x('entry', [
        x('title', xmlText(nameOf(week))),
        x('id', idOf(path)),
        updated(week.date),
        link(path, 'alternate'),
        x('summary', xmlText(descriptionOf(week))),
      ])
    }),
  ])
  return `${toXml([declaration, { type: 'text', value: '\n' }, root])}\n`
}

/** A UUID of version 8, made from a text, so that an entry has the same one in each run. */
function uuidOf(text: string): string {
  const digits = sha256(text)
  const variant = ((Number.parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16)
  return `urn:uuid:${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

/** A sitemap of the pages with these paths. */
export function sitemap(paths: readonly string[], url: string): string {
  const pages = paths.map((path) => x('url', [x('loc', url + relativeUrl(path))]))
  const root = x('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, pages)
  return `${toXml([declaration, { type: 'text', value: '\n' }, root])}\n`
}

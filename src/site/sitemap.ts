import { x } from 'xastscript'
import { onLines, xmlFile } from '../xml.ts'
import { relativeUrl } from './addresses.ts'

/**
 * The list of pages for search engines.
 * @param url of the site, ending in `/`
 */
export function sitemap(pages: readonly string[], url: string): string {
  const urls = pages.map((path) => x('url', [x('loc', url + relativeUrl(path === 'index.html' ? '' : path))]))
  return `${xmlFile(x('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, onLines(urls)))}\n`
}

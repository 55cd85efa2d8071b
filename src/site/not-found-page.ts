import { h } from 'hastscript'
import { type Frame, htmlFile, metaOf, pageHead, pageHtml } from './page.ts'

export const notFoundPath = '404.html'

/**
 * What a host shows for an address without a page, in a folder of any depth. Its links therefore need the address of the
 * site; without one it has no links and no stylesheet.
 */
export function notFoundPage(frame: Frame): string {
  const { words, url, language } = frame
  const title = words.notFound
  const main = [pageHead(title, words.notFoundHint)]
  if (url === undefined) return htmlFile(language, metaOf(title), h('body', h('main', main)))
  const link = h('p', h('a', { href: url }, words.toFrontPage))
  return pageHtml(frame, { title, description: words.notFoundHint, up: url, kind: 'lost', main: [...main, link] })
}

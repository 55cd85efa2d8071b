import { h } from 'hastscript'
import { type Finding, isError, mapAll } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import type { Workspaces } from '../workspace/find-workspace.ts'
import { type OpenedWorkspace, openWorkspaces, printable, weeksWith } from '../workspace/open.ts'
import { weekHeading } from '../workspace/weeks.ts'
import { relativeUrl, slugOf } from './addresses.ts'
import type { Site, WeekRecord } from './folder.ts'
import { assets, type MadeSite, makeSite, nothingToShow, type SiteSettings } from './make-site.ts'
import { meetingLabel } from './next-meeting.ts'
import { nextPath } from './next-page.ts'
import { notFoundPage, notFoundPath } from './not-found-page.ts'
import { type Frame, list, pageHead, pageHtml, section } from './page.ts'
import { searchIndex, searchPage } from './shared-pages.ts'
import { sitemap } from './sitemap.ts'
import { nameOf } from './week-page.ts'

/** The site of one workspace. */
interface MadeBook {
  /** Its folder in the site, ending in `/`, and its title; empty if it is the only one. */
  folder: string
  title: string
  workspace: OpenedWorkspace
  site: Awaited<ReturnType<typeof makeSite>>
}

/**
 * Makes all pages; writes nothing. Of several workspaces, each has its pages in a folder, below a front page.
 * @throws {InsightsError} with all problems of all weeks
 */
export async function makeSites(
  workspaces: Workspaces,
  { cwd, ...settings }: Omit<SiteSettings, 'front' | 'url'> & { cwd: string },
  io: Io,
): Promise<MadeSite> {
  const { top, several } = workspaces
  const opened = openWorkspaces(workspaces, [], { cwd, today: settings.today })
  const shown = several ? opened.filter(hasPages) : opened
  if (shown.length === 0) throw nothingToShow(top, opened)
  const { siteUrl: url } = top
  const books = await mapAll(shown, async (workspace): Promise<MadeBook> => {
    if (!several) return { folder: '', title: '', workspace, site: await makeSite(workspace, { ...settings, url }, io) }
    const { folder, title } = workspace.config
    const path = `${slugOf(folder)}/`
    const settingsOfBook = {
      url: url && url + relativeUrl(path),
      front: '../index.html',
      before: within(settings.before, path),
    }
    const site = await makeSite(workspace, { ...settings, ...settingsOfBook }, io)
    return { folder: path, title: title === undefined || title === top.title ? folder : title, workspace, site }
  })
  const parts = books.map(({ folder, site }) => ({ ...site, ...below(site, folder) }))
  const files = new Map(parts.flatMap((part) => [...part.files]))
  const words = await top.language.load.site()
  const frame: Frame = {
    title: top.title ?? words.untitled,
    language: top.language.id,
    words,
    url,
    hasFeed: false,
    live: settings.live,
  }
  if (several) for (const [path, content] of frontPages(books, frame)) files.set(path, content)
  if (url !== undefined) {
    const pages = [...files.keys()].filter((path) => path.endsWith('.html')).sort()
    files.set('sitemap.xml', Buffer.from(sitemap(pages, url)))
  }
  files.set(notFoundPath, Buffer.from(notFoundPage(frame)))
  return {
    weeks: new Map(parts.flatMap((part) => [...part.weeks])),
    files,
    findings: parts.flatMap((part): Finding[] => part.findings),
    rebuilt: parts.reduce((sum, part) => sum + part.rebuilt, 0),
  }
}

/** Whether a workspace has weeks to show, or problems to report. */
function hasPages({ config, opened }: OpenedWorkspace): boolean {
  return weeksWith(printable(config, opened)).size > 0 || opened.findings.some(isError)
}

/** The part of a site in one folder. */
function within({ weeks, files }: Site, folder: string): Site {
  const inFolder = <T>(byPath: ReadonlyMap<string, T>) =>
    new Map(
      [...byPath].flatMap(([path, value]) => (path.startsWith(folder) ? [[path.slice(folder.length), value]] : [])),
    )
  return { weeks: inFolder<WeekRecord>(weeks), files: inFolder<Uint8Array>(files) }
}

/** A site as a part of another one. */
function below({ weeks, files }: Site, folder: string): Site {
  const inFolder = <T>(byPath: ReadonlyMap<string, T>) =>
    new Map([...byPath].map(([path, value]) => [folder + path, value]))
  return { weeks: inFolder(weeks), files: inFolder(files) }
}

/** The front page of several workspaces and its search, with their stylesheet and scripts. */
function frontPages(books: readonly MadeBook[], frame: Frame): [string, Uint8Array][] {
  const { title, words } = frame
  const intro = words.booksIntro(books.length)
  const main = [pageHead(title, intro), list('ol.cards', books, (book) => card(book, words))]
  const index = pageHtml(frame, { title, description: intro, up: '', kind: 'index', main }, 'index.html')
  const links = list('ul', books, ({ folder, title }) => h('a', { href: relativeUrl(`${folder}search.html`) }, title))
  const search = searchPage(section('section', '~books', words.front, links), words)
  const searched = books.map(({ folder, title, site }) => ({
    folder,
    title,
    weeks: Array.from(site.weeks.keys(), slugOf).reverse(),
  }))
  return [
    ['index.html', Buffer.from(index)],
    ['search.html', Buffer.from(pageHtml(frame, search, 'search.html'))],
    ['search-index.js', Buffer.from(searchIndex(searched, words))],
    ...assets(frame.live),
  ]
}

function card({ folder, title, workspace: { config, opened }, site }: MadeBook, words: SiteWords) {
  const written = weeksWith(printable(config, opened))
  const weeks = opened.weeks.filter(({ id }) => written.has(id))
  const last = weeks.at(-1)
  const latest = last && words.latest(nameOf({ heading: weekHeading(last), title: last.title }))
  return h(
    'article.card',
    h('h2', h('a', { href: relativeUrl(`${folder}index.html`) }, title)),
    h('p.facts', [words.weeksCounted(weeks.length), latest].filter(Boolean).join(' · ')),
    h('p.coming', h('a', { href: relativeUrl(`${folder}${nextPath}`) }, meetingLabel(site.meeting, words))),
  )
}

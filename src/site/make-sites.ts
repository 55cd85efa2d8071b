import { h } from 'hastscript'
import { type Finding, isError, mapAll } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import type { Workspaces } from '../workspace/find-workspace.ts'
import { type OpenedWorkspace, openWorkspaces, printable, weeksWith } from '../workspace/open.ts'
import { weekHeading } from '../workspace/weeks.ts'
import { relativeUrl, slugOf } from './addresses.ts'
import type { Site, WeekRecord } from './folder.ts'
import { assets, type MadeSite, makeSite, nothingToShow, type SiteSettings, topFiles } from './make-site.ts'
import { nextPath } from './next-page.ts'
import { type Frame, list, pageHead, pageHtml } from './page.ts'
import { nameOf } from './week-page.ts'

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
  if (shown.length === 0)
    throw await nothingToShow(
      { ...top, notes: opened.flatMap(({ config }) => config.notes) },
      opened.flatMap((one) => one.opened.findings),
    )
  const made = await mapAll(shown, async (one): Promise<MadeSite> => {
    if (!several) return await makeSite(one, settings, io)
    const folder = `${slugOf(one.config.folder)}/`
    const url = workspaces.top.siteUrl && `${workspaces.top.siteUrl}${relativeUrl(folder)}`
    const site = await makeSite(
      one,
      { ...settings, front: '../index.html', url, before: within(settings.before, folder) },
      io,
    )
    return { ...site, ...below(site, folder) }
  })
  const files = new Map(made.flatMap((one) => [...one.files]))
  if (several)
    for (const [path, content] of await frontPage(workspaces, shown, [...files.keys()], settings.live))
      files.set(path, content)
  return {
    weeks: new Map(made.flatMap((one) => [...one.weeks])),
    files,
    findings: made.flatMap((one): Finding[] => one.findings),
    rebuilt: made.reduce((sum, one) => sum + one.rebuilt, 0),
  }
}

/** Whether a workspace has weeks to show, or problems to report. */
function hasPages({ config, opened }: OpenedWorkspace): boolean {
  return weeksWith(printable(config, opened)).size > 0 || opened.findings.some(isError)
}

/** The part of a site in one folder. */
function within({ weeks, files }: Site, folder: string): Site {
  const inFolder = <T>(all: ReadonlyMap<string, T>) =>
    new Map([...all].flatMap(([path, one]) => (path.startsWith(folder) ? [[path.slice(folder.length), one]] : [])))
  return { weeks: inFolder<WeekRecord>(weeks), files: inFolder<Uint8Array>(files) }
}

/** A site as a part of another one. */
function below({ weeks, files }: Site, folder: string): Site {
  const inFolder = <T>(all: ReadonlyMap<string, T>) => new Map([...all].map(([path, one]) => [folder + path, one]))
  return { weeks: inFolder(weeks), files: inFolder(files) }
}

/** The page that leads to each of several workspaces, with its stylesheet. */
async function frontPage(
  { top }: Workspaces,
  shown: readonly OpenedWorkspace[],
  paths: readonly string[],
  live: boolean,
): Promise<Map<string, Uint8Array>> {
  const words = await top.language.load.site()
  const frame: Frame = { title: top.title ?? words.untitled, language: top.language.id, words, live, url: top.siteUrl }
  const cards = list('ol.cards', shown, (one) => card(one, top.title, words))
  const main = [pageHead(frame.title, words.booksIntro(shown.length)), cards]
  const description = words.booksIntro(shown.length)
  const html = pageHtml(frame, { title: frame.title, description, up: '', kind: 'index', main }, 'index.html')
  const texts: [string, string][] = [['index.html', html], ...topFiles(frame, ['index.html', ...paths], false)]
  return new Map([
    ...texts.map(([path, text]): [string, Uint8Array] => [path, Buffer.from(text)]),
    ...assets(['style.css', 'icon.svg', 'page.js'], live),
  ])
}

function card({ config, opened }: OpenedWorkspace, inherited: string | undefined, words: SiteWords) {
  const written = weeksWith(printable(config, opened))
  const weeks = opened.weeks.filter(({ id }) => written.has(id))
  const last = weeks.at(-1)
  const title = config.title === inherited ? config.folder : config.title
  const latest = last && nameOf({ heading: weekHeading(last), title: last.title })
  return h(
    'article.card',
    h('h2', h('a', { href: relativeUrl(`${slugOf(config.folder)}/index.html`) }, title)),
    h('p.facts', [words.weeksCounted(weeks.length), latest].filter(Boolean).join(' · ')),
    h('p.coming', h('a', { href: relativeUrl(`${slugOf(config.folder)}/${nextPath}`) }, words.nextMeeting)),
  )
}

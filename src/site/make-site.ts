import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { composeDocument } from '../document/document.ts'
import { readWeek } from '../document/read-week.ts'
import { type Finding, finding, InsightsError } from '../errors.ts'
import { enSite } from '../languages/en/site.ts'
import { koSite } from '../languages/ko/site.ts'
import type { SiteWords } from '../languages/language.ts'
import type { Note } from '../note/note.ts'
import { packageFile } from '../package-file.ts'
import type { Io } from '../terminal/io.ts'
import { progressLine } from '../terminal/progress.ts'
import { clockDay } from '../workspace/calendar.ts'
import type { Config, Week } from '../workspace/config.ts'
import { gitHubFolder } from '../workspace/git.ts'
import { type Opened, openWeeks, weeksWith } from '../workspace/open.ts'
import { discussionPath, minutesPath } from '../workspace/paths.ts'
import { configOf, nextWeek, weekHeading } from '../workspace/weeks.ts'
import { addressOf, dataPath, weekPath } from './addresses.ts'
import type { Site, WeekRecord } from './folder.ts'
import { dataText, frameHash, keptWeek, tellAgain } from './kept.ts'
import { addressesOf, gitHubUrl } from './links.ts'
import { inputHash, type MadeWeek, type Making, type Neighbours } from './making.ts'
import { nameOf, sharedPages } from './pages.ts'
import { pageHtml } from './shell.ts'
import type { PageLink, PlannedWeek, SiteWeek } from './site.ts'
import { slugOf } from './slugs.ts'
import { targetsOf } from './targets.ts'
import { siteWeek } from './week.ts'
import { weekPage } from './week-page.ts'

/** How a site is made. */
export interface SiteSettings {
  cwd: string
  /** What was made before. */
  before: Site
  /** Whether the pages are to reload by themselves. */
  live: boolean
}

export interface MadeSite extends Site {
  findings: Finding[]
  /** How many weeks were made anew. */
  anew: number
}

/**
 * Makes all pages; writes nothing.
 * @throws {InsightsError} with all problems of all weeks
 */
export async function makeSite(config: Config, { cwd, before, live }: SiteSettings, io: Io): Promise<MadeSite> {
  const words = siteWords(config)
  const opened = openWeeks(config, [], { cwd, today: clockDay() })
  const written = weeksWith(opened.notes)
  const weeks = opened.weeks.filter(({ id }) => written.has(id))
  if (weeks.length === 0) throw nothingToShow(config, opened)
  const findings = [...opened.findings]
  const records = new Map<string, WeekRecord>()
  const files = new Map<string, Uint8Array>()
  const data: SiteWeek[] = []
  const making: Making = {
    config,
    opened,
    before,
    repository: await gitHubFolder(config.root, io.env),
    frame: { title: config.title ?? words.untitled, language: config.language.id, words, live },
    addresses: addressesOf(config, opened, weeks),
    read: new Map(),
  }
  const progress = progressLine(io, weeks.length)
  let anew = 0
  for (const [at, week] of weeks.entries()) {
    await progress.next(week.id)
    const neighbours = { previous: weeks[at - 1], next: weeks[at + 1] }
    const kept = keptWeek(week, neighbours, making)
    const made = kept ?? (await makeWeek(week, neighbours, making))
    if (!kept) anew++
    findings.push(...made.findings)
    records.set(week.id, made.record)
    data.push(made.data)
    for (const [path, content] of made.files) files.set(path, content)
  }
  progress.end()
  if (findings.some(({ fatal }) => fatal)) throw new InsightsError(findings)
  const shared = sharedPages(data, plannedWeeks(config, opened, written), making.frame)
  for (const [path, html] of shared) files.set(path, Buffer.from(html))
  const assets = ['style.css', 'search.js', ...(live ? ['live.js'] : [])]
  for (const name of assets) files.set(name, readFileSync(packageFile(`dist/site/${name}`)))
  return { weeks: records, files, findings, anew }
}

/** The words of the pages. */
export function siteWords({ language }: Pick<Config, 'language'>): SiteWords {
  return language.id === 'en' ? enSite : koSite
}

function nothingToShow(config: Config, { findings }: Opened): InsightsError {
  const hindering = findings.filter(({ fatal }) => fatal)
  const nothing = finding('no-notes', { path: '' }, siteWords(config).noWeeks(config.notes))
  return new InsightsError(hindering.length > 0 ? hindering : [nothing])
}

async function makeWeek(week: Week, neighbours: Neighbours, making: Making): Promise<MadeWeek> {
  const { config, opened, repository, frame } = making
  const sources = readWeek(config, week, opened)
  const findings = [...sources.findings]
  const own = configOf(config, week.id)
  const next = nextWeek(config, opened.weeks, week.id)
  const isWhole = ({ path }: Note) => !findings.some(({ fatal, file }) => fatal && file === path)
  const notes = sources.notes.filter(isWhole)
  const [curated, minutes] = [sources.curated, sources.minutes].map((note) =>
    note && isWhole(note) ? note : undefined,
  )
  const place = { sectionDepth: 3, memberDepth: 2, frame: '' }
  const document = await composeDocument(own, { week, next, notes, curated, minutes, ...place })
  const files = new Map<string, Uint8Array>()
  const record: WeekRecord = { frame: frameHash(week, neighbours, making), inputs: {}, links: {}, files: [], told: [] }
  const inputs = [
    ...opened.notes.filter((note) => note.week === week.id).map(({ path }) => path),
    discussionPath(config, week),
    minutesPath(config, week),
  ]
  for (const path of inputs) record.inputs[path] = inputHash(path, making)
  const { page, week: data } = siteWeek(own, document, {
    previous: neighbours.previous && pageLink(neighbours.previous),
    next: neighbours.next && pageLink(neighbours.next),
    targetsIn: (from) => targetsOf({ from, document: document.path, making, record, files, findings }),
    editUrl: (path) => repository && gitHubUrl(repository, 'edit', path),
    words: frame.words,
  })
  files.set(weekPath(data), Buffer.from(pageHtml(frame, weekPage(page, frame))))
  files.set(dataPath(data), Buffer.from(dataText(data)))
  record.files = [...files.keys()]
  record.told = findings.map(tellAgain)
  return { data, record, files, findings }
}

function pageLink(week: Week): PageLink {
  return {
    href: posix.basename(addressOf(weekPath({ slug: slugOf(week.id) }))),
    label: nameOf({ ...week, heading: weekHeading(week) }),
  }
}

function plannedWeeks(config: Config, { weeks }: Opened, written: ReadonlySet<string>): PlannedWeek[] {
  const nameIn = (id: string | undefined) => config.members?.find((one) => one.id === id)?.name ?? id
  return weeks
    .slice(0, config.weeks.length)
    .filter(({ id }) => !written.has(id))
    .map((week) => ({
      heading: weekHeading(week),
      title: week.title,
      scope: week.scope,
      date: week.date,
      presenter: nameIn(week.presenter),
    }))
}

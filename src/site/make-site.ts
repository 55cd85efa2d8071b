import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { composeDocument } from '../document/document.ts'
import { readWeek } from '../document/read-week.ts'
import { skippedFiles, stoppedBy, withoutBroken } from '../document/week.ts'
import { type Finding, InsightsError, isError } from '../errors.ts'
import { packageFile } from '../package-file.ts'
import { headingsToPaste, noteUrls } from '../scaffold/planned-note.ts'
import { type Io, progressLine } from '../terminal/terminal.ts'
import { type Config, configOf } from '../workspace/config.ts'
import { type Hosting, hostingOf } from '../workspace/hosting.ts'
import { pathsIn } from '../workspace/known-files.ts'
import { memberName, membersWithIds } from '../workspace/members.ts'
import {
  nothingWritten,
  type Opened,
  type OpenedWorkspace,
  printable,
  weekOfMeeting,
  weeksWith,
} from '../workspace/open.ts'
import { nextWeek, type Week, weekFile, weekHeading } from '../workspace/weeks.ts'
import { addressesOf, dataPath, feedPath, relativeUrl, weekPath } from './addresses.ts'
import { weekFeed } from './feed.ts'
import { type Site, sha256, type WeekRecord } from './folder.ts'
import { allMembers } from './members.ts'
import { type NextMeeting, nextMeeting } from './next-meeting.ts'
import { nextPage, nextPath } from './next-page.ts'
import { type Frame, pageHtml, withNavigation } from './page.ts'
import { navigationOf, searchIndex, sharedPages } from './shared-pages.ts'
import type { PageLink, PlannedWeek, SiteWeek } from './site.ts'
import { inputHash, linkTo, type WorkspaceFiles } from './targets.ts'
import { weekContent } from './week-content.ts'
import { nameOf, weekPage } from './week-page.ts'

export interface SiteSettings {
  /** The site of an earlier run. */
  before: Site
  /** Whether the pages reload when a note is saved. */
  live: boolean
  /** The address of the top of the site, ending in `/`, if the config has it. */
  url: string | undefined
  /** The address of the front page, if the workspace is one of several. */
  front?: string
  /** Whether to make the pages without the notes that have errors. */
  skipBroken: boolean
  /** A date like `2026-09-08`, for the page of the next meeting alone. */
  today: string
}

export interface MadeSite extends Site {
  findings: Finding[]
  /** Number of weeks that were not reused from an earlier run. */
  rebuilt: number
}

/** What every week needs. */
interface Making {
  config: Config
  opened: Opened
  /** The site of an earlier run, whose unchanged weeks are reused. */
  before: Site
  frame: Frame
  files: WorkspaceFiles
  /** The pages on which members write or edit their notes, by week and member. */
  writing: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** The weeks before and after a week that have pages. */
interface Neighbours {
  previous: Week | undefined
  next: Week | undefined
}

interface MadeWeek {
  data: SiteWeek
  record: WeekRecord
  files: Map<string, Uint8Array>
}

/**
 * Makes all pages of one workspace; writes nothing.
 * @throws {InsightsError} with all problems of all weeks
 */
export async function makeSite(
  { config, opened }: OpenedWorkspace,
  { before, live, url, front, skipBroken, today }: SiteSettings,
  io: Io,
): Promise<MadeSite & { meeting: NextMeeting | undefined }> {
  const words = await config.language.load.site()
  const written = weeksWith(printable(config, opened))
  const weeks = opened.weeks.filter(({ id }) => written.has(id))
  if (weeks.length === 0) throw nothingToShow(config, [{ config, opened }])
  const findings = [...opened.findings]
  const records = new Map<string, WeekRecord>()
  const files = new Map<string, Uint8Array>()
  const data: SiteWeek[] = []
  const hosting = await hostingOf(config, io.env)
  const [following] = weeksAfter(opened.weeks, written)
  const writing =
    hosting && writingUrls(config, opened, [...weeks, ...(following ? [following] : [])], hosting, findings)
  const making: Making = {
    config,
    opened,
    before,
    writing: writing ?? new Map(),
    frame: {
      title: config.title ?? words.untitled,
      language: config.language.id,
      words,
      live,
      url,
      hasFeed: url !== undefined && weeks.some(({ date }) => date !== undefined),
      front,
    },
    files: {
      workspace: config,
      hosting,
      addresses: addressesOf(config, printable(config, opened), weeks),
      read: new Map(),
    },
  }
  const progress = progressLine(io, weeks.length)
  let rebuilt = 0
  for (const [at, week] of weeks.entries()) {
    await progress.next(week.id)
    const neighbours = { previous: weeks[at - 1], next: weeks[at + 1] }
    const kept = keptWeek(week, neighbours, making)
    const made = kept ?? (await makeWeek(week, neighbours, making))
    if (!kept) rebuilt++
    findings.push(...made.record.findings)
    records.set(week.id, made.record)
    data.push(made.data)
    for (const [path, content] of made.files) files.set(path, content)
  }
  progress.end()
  const meeting = meetingOf(making, data, today, findings)
  const coming = nextPage(meeting, making.frame)
  if (findings.some(isError) && !skipBroken) {
    const others = data.some(({ members }) => members.some(({ state }) => state === 'written' || state === 'source'))
    throw stoppedBy(config, findings, others)
  }
  findings.push(...skippedFiles(config, findings))
  const planned = plannedWeeks(making, written)
  const writingLatest = making.writing.get(weeks.at(-1)?.id ?? '') ?? new Map()
  const shared = sharedPages(data, { meeting, planned, writing: writingLatest }, making.frame)
  for (const [path, html] of shared) files.set(path, Buffer.from(html))
  files.set(nextPath, Buffer.from(pageHtml(making.frame, coming, nextPath)))
  for (const [path, content] of files)
    if (path.endsWith('.html'))
      files.set(path, Buffer.from(withNavigation(Buffer.from(content).toString(), making.frame, navigationOf(data))))
  const slugs = data.map(({ slug }) => slug).reverse()
  files.set('search-index.js', Buffer.from(searchIndex([{ folder: '', title: '', weeks: slugs }], words)))
  const feed = weekFeed(data, making.frame)
  if (feed !== undefined) files.set(feedPath, Buffer.from(feed))
  for (const [name, content] of assets(live)) files.set(name, content)
  return { weeks: records, files, findings, rebuilt, meeting }
}

/** Maximum number of topics in the grid of a week's page. */
const maxTopics = 12

/** The next meeting. `problems` receives those of the template of notes, which the links contain. */
function meetingOf(
  { config, opened, files: { hosting } }: Making,
  weeks: readonly SiteWeek[],
  today: string,
  problems: Finding[],
): NextMeeting | undefined {
  const week = weekOfMeeting(config, opened, today)
  if (!week) return undefined
  const members = config.members ?? allMembers(weeks).map((member) => ({ ...member, aliases: [] }))
  const made = hosting && noteUrls(config, opened, week, members, { hosting })
  addTemplateProblems(made?.findings ?? [], problems)
  const meeting = nextMeeting(config, week, weeks, members, (id) => made?.urls.get(id))
  const links = meeting.members.map(({ write }) => write)
  return { ...meeting, paste: hosting && headingsToPaste(config, week, hosting, links) }
}

/** The weeks after the last one that has notes. */
function weeksAfter(weeks: readonly Week[], written: ReadonlySet<string>): Week[] {
  return weeks.slice(weeks.findLastIndex(({ id }) => written.has(id)) + 1)
}

function writingUrls(
  config: Config,
  { notes, weeks: known }: Opened,
  weeks: readonly Week[],
  hosting: Hosting,
  problems: Finding[],
): Map<string, Map<string, string>> {
  const members = config.members ?? membersWithIds(notes.map(({ member }) => member))
  const made = weeks.map((week) => {
    // A member whose note has no section is missing too, and gets the page to edit it.
    const writers = members.filter(({ id }) => !week.excused.includes(id))
    return { week, ...noteUrls(config, { notes, weeks: known }, week, writers, { hosting }) }
  })
  for (const { findings } of made) addTemplateProblems(findings, problems)
  return new Map(made.map(({ week, urls }) => [week.id, urls]))
}

/** Adds each problem of the template of notes once, as a warning: without it, pages only lack links. */
function addTemplateProblems(found: readonly Finding[], problems: Finding[]): void {
  for (const problem of found)
    if (!problems.some(({ message }) => message === problem.message)) problems.push({ ...problem, severity: 'warning' })
}

/** The stylesheet, the icon and the scripts of the package. */
export function assets(live: boolean): [string, Uint8Array][] {
  const names = ['style.css', 'icon.svg', 'page.js', 'search.js', ...(live ? ['live.js'] : [])]
  return names.map((name) => [name, readFileSync(packageFile(`dist/site/${name}`))])
}

export function nothingToShow(
  { language: { messages } }: Pick<Config, 'language'>,
  workspaces: readonly OpenedWorkspace[],
): InsightsError {
  const findings = workspaces.flatMap(({ opened }) => opened.findings)
  const searched = workspaces.map(({ config, opened: { sources } }) => ({ config, sources }))
  return new InsightsError(findings.some(isError) ? findings : [...findings, nothingWritten(searched, messages)])
}

/** The week from an earlier run, if none of its input has changed. */
function keptWeek(week: Week, neighbours: Neighbours, making: Making): MadeWeek | undefined {
  const { before } = making
  const record = before.weeks.get(week.id)
  const [page, data] = [weekPath(week), dataPath(week)].map((path) => before.files.get(path))
  if (!record || !page || !data || record.frame !== frameHash(week, neighbours, making)) return undefined
  const isSame = Object.entries(record.inputs).every(([path, hash]) => inputHash(path, making.files) === hash)
  const leadsThere = Object.entries(record.links).every(([path, href]) => (linkTo(path, making.files) ?? '') === href)
  const files = record.files.flatMap((path): [string, Uint8Array][] => {
    const content = before.files.get(path)
    return content ? [[path, content]] : []
  })
  if (!isSame || !leadsThere || files.length < record.files.length) return undefined
  return { record, data: readData(data), files: new Map(files) }
}

async function makeWeek(week: Week, neighbours: Neighbours, making: Making): Promise<MadeWeek> {
  const { config, opened, frame } = making
  const sources = readWeek(config, week, opened)
  const configOfWeek = configOf(config, week.id)
  const next = nextWeek(opened.weeks, week.id)
  const place = { sectionDepth: 3, memberDepth: 2, frame: '', mostTopics: maxTopics }
  const document = await composeDocument(configOfWeek, {
    ...withoutBroken(sources, [...opened.findings, ...sources.findings]),
    next,
    ...place,
  })
  const files = new Map<string, Uint8Array>()
  const notes = printable(config, opened).filter((note) => note.week === week.id)
  const inputs = [
    ...notes.map(({ path }) => path),
    weekFile(config.discussion.file, week),
    weekFile(config.discussion.minutes, week),
  ]
  const record: WeekRecord = {
    frame: frameHash(week, neighbours, making),
    inputs: Object.fromEntries(inputs.map((path) => [path, inputHash(path, making.files)])),
    links: {},
    files: [],
    findings: [...sources.findings],
  }
  const references = { document: document.path, workspace: making.files, record, copies: files }
  const content = await weekContent(configOfWeek, document, references, {
    words: frame.words,
    writing: making.writing.get(week.id) ?? new Map(),
  })
  const links = {
    previous: neighbours.previous && pageLink(neighbours.previous),
    next: neighbours.next && pageLink(neighbours.next),
    paste:
      making.files.hosting &&
      headingsToPaste(config, week, making.files.hosting, making.writing.get(week.id)?.values() ?? []),
  }
  files.set(weekPath(week), Buffer.from(pageHtml(frame, weekPage(content, links, frame), weekPath(week))))
  files.set(dataPath(week), Buffer.from(dataText(content.week)))
  record.files = [...files.keys()]
  return { data: content.week, record, files }
}

function pageLink(week: Week): PageLink {
  return {
    href: posix.basename(relativeUrl(weekPath(week))),
    label: nameOf({ ...week, heading: weekHeading(week) }),
  }
}

function plannedWeeks({ config, opened, writing }: Making, written: ReadonlySet<string>): PlannedWeek[] {
  return opened.weeks
    .slice(0, config.weeks.length)
    .filter(({ id }) => !written.has(id))
    .map((week) => ({
      id: week.id,
      heading: weekHeading(week),
      title: week.title,
      scope: week.scope,
      date: week.date,
      presenter: memberName(config.members, week.presenter),
      writing: Array.from(writing.get(week.id) ?? [], ([id, href]) => ({
        label: memberName(config.members, id) ?? id,
        href,
      })),
    }))
}

const [dataStart, dataEnd] = ['insightsWeek(', ')\n']

/** The data of a week, for search and for later runs. */
function dataText(week: SiteWeek): string {
  return dataStart + JSON.stringify(week) + dataEnd
}

function readData(content: Uint8Array): SiteWeek {
  return JSON.parse(Buffer.from(content).toString().slice(dataStart.length, -dataEnd.length)) as SiteWeek
}

/** A hash of all input for a week's page other than the content of files. */
function frameHash(
  week: Week,
  { previous, next }: Neighbours,
  { config, opened, frame, files, writing }: Making,
): string {
  const { language, lint, root, path, parent, model, ...settings } = config
  const notes = printable(config, opened).filter((note) => note.week === week.id)
  const after = nextWeek(opened.weeks, week.id)
  const input = [
    manifest.version,
    language.id,
    frame.live,
    frame.front,
    frame.url,
    frame.hasFeed,
    settings,
    files.hosting,
    week,
    previous,
    next,
    after,
    notes,
    [...(writing.get(week.id) ?? [])],
    opened.files && pathsIn(opened.files),
  ]
  return sha256(JSON.stringify(input))
}

import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { composeDocument } from '../document/document.ts'
import { type Finding, finding, InsightsError } from '../errors.ts'
import { enSite } from '../languages/en/site.ts'
import { koSite } from '../languages/ko/site.ts'
import type { SiteWords } from '../languages/language.ts'
import type { Note } from '../note/note.ts'
import { packageFile } from '../package-file.ts'
import { hashOf, type Site, type Told, type WeekRecord } from '../site/folder.ts'
import { imagePath, largestImage } from '../site/images.ts'
import {
  addressOf,
  dataPath,
  everybody,
  indexPage,
  memberPage,
  memberPath,
  minutesPage,
  nameOf,
  openPage,
  searchPage,
  weekPath,
} from '../site/pages.ts'
import type { Targets } from '../site/render.ts'
import { type Frame, pageHtml } from '../site/shell.ts'
import type { PlannedWeek, SiteWeek } from '../site/site.ts'
import { slugOf } from '../site/slugs.ts'
import { takenUp } from '../site/taken-up.ts'
import { fileOf } from '../site/targets.ts'
import { siteWeek } from '../site/week.ts'
import { weekPage } from '../site/week-page.ts'
import type { Config, Week } from '../workspace/config.ts'
import { largestFile, readBytes } from '../workspace/files.ts'
import type { GitHubFolder } from '../workspace/git.ts'
import { type Opened, weeksWith } from '../workspace/open.ts'
import { discussionPath, minutesPath, outputPath } from '../workspace/paths.ts'
import { configOf, nextWeek, weekHeading } from '../workspace/weeks.ts'
import type { Io } from './io.ts'
import { progressLine } from './progress.ts'
import { readWeek } from './sources.ts'

/** What a site is made with, beside the notes. */
export interface Making {
  /** What was made before: weeks of which nothing has changed are taken from it. */
  before: Site
  repository: GitHubFolder | undefined
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
export async function makeSite(config: Config, opened: Opened, making: Making, io: Io): Promise<MadeSite> {
  const words = siteWords(config)
  const frame: Frame = { title: config.title ?? words.untitled, words, live: making.live }
  const written = weeksWith(opened.notes)
  const weeks = opened.weeks.filter(({ id }) => written.has(id))
  if (weeks.length === 0) throw nothingToShow(config, opened)
  const findings = [...opened.findings]
  const records = new Map<string, WeekRecord>()
  const files = new Map<string, Uint8Array>()
  const data: SiteWeek[] = []
  const shop: Shop = {
    config,
    opened,
    making,
    frame,
    addresses: addressesOf(config, opened, weeks),
    read: reader(config),
  }
  const progress = progressLine(io, weeks.length)
  let anew = 0
  for (const [at, week] of weeks.entries()) {
    await progress.next(week.id)
    const neighbours = { previous: weeks[at - 1], next: weeks[at + 1] }
    const kept = keptWeek(week, neighbours, shop)
    const made = kept ?? (await makeWeek(week, neighbours, shop))
    if (!kept) anew++
    findings.push(...made.findings)
    records.set(week.id, made.record)
    data.push(made.data)
    for (const [path, content] of made.files) files.set(path, content)
  }
  progress.end()
  if (findings.some(({ fatal }) => fatal)) throw new InsightsError(findings)
  for (const [path, html] of sharedPages(config, data, plannedWeeks(config, opened, written), frame))
    files.set(path, Buffer.from(html))
  const assets = ['style.css', 'search.js', ...(making.live ? ['live.js'] : [])]
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

/** What each week is made with. */
interface Shop {
  config: Config
  opened: Opened
  making: Making
  frame: Frame
  /** Where on the site the files of the workspace are to be seen, by path, from a page in a folder. */
  addresses: ReadonlyMap<string, string>
  /** The bytes of a file of the workspace, each read once. */
  read: (path: string) => Uint8Array | undefined
}

interface Neighbours {
  previous: Week | undefined
  next: Week | undefined
}

interface MadeWeek {
  data: SiteWeek
  record: WeekRecord
  files: Map<string, Uint8Array>
  findings: Finding[]
}

function reader(config: Config): Shop['read'] {
  const read = new Map<string, Uint8Array | undefined>()
  return (path) => {
    if (!read.has(path)) {
      const reading = readBytes(config, path, Math.max(largestFile, largestImage))
      read.set(path, 'bytes' in reading ? reading.bytes : undefined)
    }
    return read.get(path)
  }
}

function addressesOf(config: Config, { notes }: Opened, weeks: readonly Week[]): Map<string, string> {
  const page = (week: Week, anchor?: string) => `../${addressOf(weekPath({ slug: slugOf(week.id) }), anchor)}`
  const byId = new Map(weeks.map((week) => [week.id, week]))
  const ofWeeks = weeks.flatMap((week): [string, string][] => [
    [outputPath(config, week), page(week)],
    [discussionPath(config, week), page(week, 'page.questions')],
    [minutesPath(config, week), page(week, 'page.minutes')],
  ])
  const ofNotes = notes.flatMap(({ path, week, member }): [string, string][] => {
    const own = byId.get(week)
    return own ? [[path, page(own, slugOf(member))]] : []
  })
  return new Map([...ofWeeks, ...ofNotes].map(([path, href]) => [path.normalize('NFC'), href]))
}

/** The week as it was made before, where nothing that it is made of has changed. */
function keptWeek(week: Week, neighbours: Neighbours, shop: Shop): MadeWeek | undefined {
  const { before } = shop.making
  const record = before.weeks.get(week.id)
  const slug = slugOf(week.id)
  const [page, data] = [weekPath({ slug }), dataPath({ slug })].map((path) => before.files.get(path))
  if (!record || !page || !data || record.frame !== frameHash(week, neighbours, shop)) return undefined
  const isSame = Object.entries(record.inputs).every(([path, hash]) => inputHash(path, shop) === hash)
  const leadsThere = Object.entries(record.links).every(([path, href]) => (linkTo(path, shop) ?? '') === href)
  const files = record.files.flatMap((path): [string, Uint8Array][] => {
    const content = before.files.get(path)
    return content ? [[path, content]] : []
  })
  if (!isSame || !leadsThere || files.length < record.files.length) return undefined
  return { record, data: readData(data), files: new Map(files), findings: record.told.map(toldFinding) }
}

const [dataStart, dataEnd] = ['insightsWeek(', ')\n']

function readData(content: Uint8Array): SiteWeek {
  return JSON.parse(Buffer.from(content).toString().slice(dataStart.length, -dataEnd.length)) as SiteWeek
}

/** A hash of all that a week's page says beside what stands in files. */
function frameHash(week: Week, { previous, next }: Neighbours, { config, opened, making, frame }: Shop): string {
  const { language, lint, root, path, model, ...settings } = config
  const notes = opened.notes.filter((note) => note.week === week.id)
  const after = nextWeek(config, opened.weeks, week.id)
  const said = [
    manifest.version,
    language.id,
    frame.live,
    settings,
    making.repository,
    week,
    previous,
    next,
    after,
    notes,
  ]
  return hashOf(JSON.stringify(said))
}

function inputHash(path: string, { read }: Shop): string | null {
  const content = read(path)
  return content === undefined ? null : hashOf(content)
}

/** Where a link to a file of the workspace leads: to its page, else to GitHub. */
function linkTo(path: string, { addresses, making: { repository } }: Shop): string | undefined {
  return addresses.get(path.normalize('NFC')) ?? (repository && gitHubUrl(repository, 'blob', path))
}

function gitHubUrl({ url, branch, prefix }: GitHubFolder, action: 'blob' | 'edit', path: string): string {
  return [url, action, addressOf(branch), addressOf(`${prefix}${path}`)].join('/')
}

async function makeWeek(week: Week, neighbours: Neighbours, shop: Shop): Promise<MadeWeek> {
  const { config, opened, making, frame } = shop
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
  const record: WeekRecord = { frame: frameHash(week, neighbours, shop), inputs: {}, links: {}, files: [], told: [] }
  const inputs = [
    ...opened.notes.filter((note) => note.week === week.id).map(({ path }) => path),
    discussionPath(config, week),
    minutesPath(config, week),
  ]
  for (const path of inputs) record.inputs[path] = inputHash(path, shop)
  const { page, week: data } = siteWeek(own, document, {
    previous: neighbours.previous && pageLink(neighbours.previous),
    next: neighbours.next && pageLink(neighbours.next),
    targetsIn: (from) => targetsOf({ from, document: document.path, shop, record, files, findings }),
    editUrl: (path) => making.repository && gitHubUrl(making.repository, 'edit', path),
    words: frame.words,
  })
  files.set(weekPath(data), Buffer.from(pageHtml(frame, weekPage(page, frame))))
  files.set(dataPath(data), Buffer.from(dataStart + JSON.stringify(data) + dataEnd))
  record.files = [...files.keys()]
  record.told = findings.map(tellAgain)
  return { data, record, files, findings }
}

function pageLink(week: Week): { href: string; label: string } {
  return {
    href: posix.basename(addressOf(weekPath({ slug: slugOf(week.id) }))),
    label: nameOf({ ...week, heading: weekHeading(week) }),
  }
}

/** Resolves what people's links and images mean, copies images, and notes all that was looked up. */
function targetsOf(of: {
  from: string
  document: string
  shop: Shop
  record: WeekRecord
  files: Map<string, Uint8Array>
  findings: Finding[]
}): Targets {
  const { from, document, shop, record, files, findings } = of
  const { words } = shop.frame
  const say = (target: string, found: { message: string; hint?: string }) => {
    findings.push(finding('site', { path: from, line: lineOf(target, from, shop) }, found, 'warning'))
    return undefined
  }
  return {
    link(target) {
      const path = fileOf(target, document)
      if (path === undefined) return undefined
      const href = linkTo(path, shop)
      record.links[path] = href ?? ''
      return href
    },
    image(target) {
      const path = fileOf(target, document)
      if (path === undefined) return say(target, words.imageMissing(target))
      record.inputs[path] = inputHash(path, shop)
      const content = shop.read(path)
      if (content === undefined) return say(target, words.imageMissing(path))
      const copy = imagePath(content)
      if ('refused' in copy)
        return say(target, copy.refused === 'kind' ? words.imageKind(path) : words.imageUnsafe(path))
      files.set(copy.path, content)
      return `../${copy.path}`
    },
  }
}

/** The line of a file on which a target stands: its last part is there as the page has it, whatever the folder. */
function lineOf(target: string, from: string, { read }: Shop): number | undefined {
  const text = Buffer.from(read(from) ?? []).toString()
  const at = text.indexOf(posix.basename(target))
  return at < 0 ? undefined : text.slice(0, at).split(/\r\n?|\n/).length
}

function tellAgain({ ruleId, file, line, column, reason, note }: Finding): Told {
  return { rule: ruleId ?? '', path: file ?? '', line, column, message: reason, hint: note }
}

/** Only warnings are kept: with an error no site is made. */
function toldFinding({ rule, path, line, column, message, hint }: Told): Finding {
  return finding(rule, { path, line, column }, { message, ...(hint === undefined ? {} : { hint }) }, 'warning')
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

/** The pages that speak of all weeks. */
function sharedPages(
  { language }: Config,
  weeks: readonly SiteWeek[],
  planned: readonly PlannedWeek[],
  frame: Frame,
): [string, string][] {
  return [
    ['index.html', pageHtml(frame, indexPage(weeks, planned, frame))],
    ['open.html', pageHtml(frame, openPage(weeks, takenUp(weeks, language.id), frame))],
    ['minutes.html', pageHtml(frame, minutesPage(weeks, frame))],
    ['search.html', pageHtml(frame, searchPage(weeks, frame))],
    ...everybody(weeks).map((member): [string, string] => [
      memberPath(member.id),
      pageHtml(frame, memberPage(member, weeks, frame)),
    ]),
  ]
}

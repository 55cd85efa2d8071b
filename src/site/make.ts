import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeDocument } from '../document/document.ts'
import { readWeek } from '../document/read-week.ts'
import { skippedFiles, withoutBroken } from '../document/week.ts'
import { type Finding, InsightsError, isError, mapAll } from '../errors.ts'
import { packageFile } from '../package-file.ts'
import { noteUrls } from '../scaffold/planned-note.ts'
import { type Io, progressLine } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import type { Workspaces } from '../workspace/find-workspace.ts'
import { hostingOf } from '../workspace/hosting.ts'
import { memberName } from '../workspace/members.ts'
import { nothingWritten, type OpenedWorkspace, openWorkspaces, weekOfMeeting, weeksWith } from '../workspace/open.ts'
import { nextWeek, type Week, weekFile, weekHeading } from '../workspace/weeks.ts'
import { addressesOf, dataPath, dataStart, relativeUrl, slugOf, weekPath } from './addresses.ts'
import { type Frame, type Page, type PageName, pageHtml } from './page.ts'
import {
  allMembers,
  type BookPages,
  booksPage,
  indexPage,
  type NextMeeting,
  nameOf,
  nextPage,
  searchIndex,
  searchPage,
  topicsPage,
} from './pages.ts'
import type { Meeting, SearchWeek, SiteMember, SiteWeek } from './site.ts'
import { bytesOf, type WorkspaceFiles } from './targets.ts'
import { textsOf, type WeekContent, weekContent } from './week-content.ts'
import { weekPage } from './week-page.ts'

export interface SiteSettings {
  cwd: string
  /** Whether the pages reload when a note is saved. */
  live: boolean
  /** A date like `2026-09-08`, for the next meeting alone. */
  today: string
  /** The weeks of earlier builds, while the site is served. */
  memory: Map<string, RenderedWeek>
}

export interface MadeSite {
  /** Contents by path. */
  files: Map<string, Uint8Array>
  findings: Finding[]
  /** The folders of all files that the site is made from. */
  folders: Set<string>
  /** How many weeks were rendered, not taken from memory. */
  rendered: number
}

/** A week's content, and what it was made from beside the files of its images. */
interface RenderedWeek {
  from: string
  images: Map<string, Uint8Array | undefined>
  content: WeekContent
  copies: Map<string, Uint8Array>
  findings: Finding[]
}

interface MadeBook extends MadeSite, BookPages {}

/**
 * Makes all pages; writes nothing. Of several workspaces, each has its pages in a folder, below a front page. Broken notes
 * are left out and named.
 * @throws {InsightsError} if there are no notes
 */
export async function makeSite(workspaces: Workspaces, settings: SiteSettings, io: Io): Promise<MadeSite> {
  const { top, several } = workspaces
  const opened = openWorkspaces(workspaces, [], settings)
  const shown = opened.filter(({ opened }) => weeksWith(opened.notes).size > 0)
  if (shown.length === 0) throw nothingToShow(top, opened)
  const books = await mapAll(shown, (workspace) => makeBook(workspace, top, several, settings, io))
  const files = new Map(
    books.flatMap((book) => Array.from(book.files, ([path, content]) => [book.folder + path, content] as const)),
  )
  const words = await top.language.load.site()
  const title = top.title ?? words.untitled
  const frame: Frame = {
    title,
    language: top.language.id,
    words,
    live: settings.live,
    inFolder: false,
    navigation: several ? [] : navigationOf(books.flatMap(({ weeks }) => weeks)),
  }
  if (several) files.set('index.html', pageHtml(frame, booksPage(title, books, words)))
  const links = books.flatMap(({ folder, title, weeks }) =>
    several
      ? [{ href: relativeUrl(`${folder}index.html`), label: title }]
      : weeks.toReversed().map((week) => ({ href: relativeUrl(weekPath(week)), label: nameOf(week) })),
  )
  files.set('search.html', pageHtml(frame, searchPage(links, words)))
  files.set('search-index.js', searchIndex(books, words))
  for (const name of ['style.css', 'icon.svg', 'page.js', 'search.js', ...(settings.live ? ['live.js'] : [])])
    files.set(name, readFileSync(packageFile(`dist/site/${name}`)))
  return {
    files,
    findings: books.flatMap(({ findings }) => findings),
    folders: new Set([top.root, ...books.flatMap(({ folders }) => [...folders])]),
    rendered: books.reduce((sum, { rendered }) => sum + rendered, 0),
  }
}

function nothingToShow({ language }: Config, workspaces: readonly OpenedWorkspace[]): InsightsError {
  const findings = workspaces.flatMap(({ opened }) => opened.findings)
  const searched = workspaces.map(({ config }) => config)
  return new InsightsError(
    findings.some(isError) ? findings : [...findings, nothingWritten(searched, language.messages)],
  )
}

/** The pages that have something to show. */
function navigationOf(weeks: readonly SiteWeek[]): PageName[] {
  return weeks.some(({ topics }) => topics.length > 0) ? ['weeks', 'next', 'topics'] : ['weeks', 'next']
}

/** Makes the pages of one workspace. */
async function makeBook(
  workspace: OpenedWorkspace,
  top: Config,
  several: boolean,
  settings: SiteSettings,
  io: Io,
): Promise<MadeBook> {
  const { config, opened } = workspace
  const words = await config.language.load.site()
  const hosting = await hostingOf(config, io.env)
  const notes = opened.notes
  const written = weeksWith(notes)
  const weeks = opened.weeks.filter(({ id }) => written.has(id))
  const workspaceFiles: WorkspaceFiles = {
    workspace: config,
    hosting,
    addresses: addressesOf(config, notes, weeks),
    read: new Map(),
  }
  const findings = [...opened.findings]
  const files = new Map<string, Uint8Array>()
  const contents: WeekContent[] = []
  const progress = progressLine(io, weeks.length)
  let rendered = 0
  for (const week of weeks) {
    await progress.next(week.id)
    const made = await renderWeek(week, workspace, workspaceFiles, settings.memory)
    if (made.isNew) rendered++
    findings.push(...made.findings)
    contents.push(made.content)
    for (const [path, content] of made.copies) files.set(path, content)
  }
  progress.end()
  findings.push(...skippedFiles(config, findings))
  const data = contents.map(({ week }) => week)
  const writing = (week: Week, members: readonly SiteMember[]) => {
    const missing = members.filter(({ state }) => state === 'missing').map((member) => ({ ...member, aliases: [] }))
    const made = hosting && noteUrls(config, opened, week, missing, { hosting })
    // A template with a problem only leaves out links; of all weeks it is said once.
    for (const problem of made?.findings ?? [])
      if (!findings.some(({ message }) => message === problem.message))
        findings.push({ ...problem, severity: 'warning' })
    return made?.urls ?? new Map<string, string>()
  }
  const meeting = meetingOf(workspace, data, settings.today, writing)
  const title = config.title ?? words.untitled
  const frame: Frame = {
    title,
    language: config.language.id,
    words,
    live: settings.live,
    inFolder: several,
    navigation: navigationOf(data),
  }
  const show = (path: string, page: Page) => files.set(path, pageHtml(frame, page))
  for (const [at, content] of contents.entries()) {
    const week = content.week
    const { slug, heading, members, questions, items } = week
    const links = {
      previous: data[at - 1],
      next: data[at + 1],
      writing: writing(weeks[at] as Week, members),
      hosting,
    }
    const found: SearchWeek = { slug, heading, members, questions, items }
    show(weekPath(week), weekPage(content, links, words))
    files.set(dataPath(week), Buffer.from(`${dataStart}${JSON.stringify(found)})\n`))
  }
  show('index.html', indexPage(title, data, plannedWeeks(workspace, written), meeting, words))
  show('next.html', nextPage(meeting, words))
  if (frame.navigation.includes('topics')) show('topics.html', topicsPage(data, words))
  const inputs = [...notes.map(({ path }) => path), ...weeks.flatMap((week) => ownFiles(config, week))]
  return {
    folder: several ? `${slugOf(config.folder)}/` : '',
    title: several && (config.title === undefined || config.title === top.title) ? config.folder : title,
    weeks: data,
    meeting,
    files,
    findings,
    rendered,
    folders: foldersOf(config, [...inputs, ...workspaceFiles.read.keys(), `${config.templates}/note.md`]),
  }
}

function ownFiles({ discussion }: Config, week: Week): string[] {
  return [weekFile(discussion.file, week), weekFile(discussion.minutes, week)]
}

/** The folders of files and their parents, where the folder of a new week may appear. */
function foldersOf({ root }: Config, paths: readonly string[]): Set<string> {
  const parents = paths.flatMap((path) => {
    const names = path.split('/').slice(0, -1)
    return names.map((_, at) => join(root, ...names.slice(0, at + 1)))
  })
  return new Set([root, ...parents])
}

/** Maximum number of topics of a week. */
const maxTopics = 12

/** Reads a week and renders its texts, unless memory has them. */
async function renderWeek(
  week: Week,
  { config, opened }: OpenedWorkspace,
  workspace: WorkspaceFiles,
  memory: Map<string, RenderedWeek>,
): Promise<RenderedWeek & { isNew: boolean }> {
  const words = await config.language.load.site()
  const sources = readWeek(config, week, opened)
  const document = await composeDocument(config, {
    ...withoutBroken(sources, [...opened.findings, ...sources.findings]),
    next: nextWeek(opened.weeks, week.id),
    sectionDepth: 3,
    memberDepth: 2,
    frame: '',
    mostTopics: maxTopics,
  })
  const texts = textsOf(config, document)
  const from = JSON.stringify([texts, document.path, config.language.id, workspace.hosting, [...workspace.addresses]])
  const place = join(config.root, week.id)
  const known = memory.get(place)
  const isKnown =
    known?.from === from &&
    [...known.images].every(([path, bytes]) => {
      const now = bytesOf(path, workspace)
      return bytes === now || (bytes && now && Buffer.compare(bytes, now) === 0)
    })
  if (isKnown) return { ...known, findings: [...sources.findings, ...known.findings], isNew: false }
  const references = { document: document.path, workspace, findings: [], images: new Map(), copies: new Map() }
  const content = await weekContent(texts, references, words)
  const made: RenderedWeek = { from, content, ...references }
  memory.set(place, made)
  return { ...made, findings: [...sources.findings, ...made.findings], isNew: true }
}

function meetingOf(
  { config, opened }: OpenedWorkspace,
  weeks: readonly SiteWeek[],
  today: string,
  writing: (week: Week, members: readonly SiteMember[]) => ReadonlyMap<string, string>,
): NextMeeting | undefined {
  const week = weekOfMeeting(config, opened, today)
  if (!week) return undefined
  const shown = weeks.find(({ id }) => id === week.id)
  const state = (id: string) =>
    shown?.members.find((member) => member.id === id)?.state ?? (week.excused.includes(id) ? 'excused' : 'missing')
  const members = (config.members ?? allMembers(weeks)).map(({ id, name }) => ({ id, name, state: state(id) }))
  const urls = writing(week, members)
  return {
    ...scheduled(config, week),
    isLatest: shown !== undefined && week.date === undefined,
    topics: week.topics,
    members: members.map((member) => ({ ...member, write: urls.get(member.id) })),
    questions: shown?.questions ?? [],
    page: shown && relativeUrl(weekPath(shown)),
  }
}

/** The weeks of the schedule without notes. */
function plannedWeeks({ config, opened }: OpenedWorkspace, written: ReadonlySet<string>): Meeting[] {
  return opened.weeks.filter((week) => week.scheduled && !written.has(week.id)).map((week) => scheduled(config, week))
}

function scheduled({ members }: Config, week: Week): Meeting {
  const { id, title, scope, date } = week
  return { id, heading: weekHeading(week), title, scope, date, presenter: memberName(members, week.presenter) }
}

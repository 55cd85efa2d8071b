import type { Element, ElementContent } from 'hast'
import { type Child, h } from 'hastscript'
import type { SiteWords } from '../languages/language.ts'
import { type Frame, list, type Page, pasteBox, section, table } from './page.ts'
import type { PageLink, SiteWeek } from './site.ts'

/** The content of a week's page. */
export interface WeekContent {
  week: SiteWeek
  /** Labels and values of scope, date, presenter and so on. */
  facts: [string, string][]
  topics: string[]
  /** Whether people have decided the questions. */
  settled: boolean
  lists: QuestionList[]
  grid: MeetingGrid
  /** The topics, each with what members wrote about it. */
  writtenTogether: ElementContent[]
  /** Members without a note, and the page on which each writes one. */
  missing: { name: string; write: string | undefined }[]
  members: MemberPart[]
  minutes: ElementContent[]
}

interface WeekLinks {
  previous: PageLink | undefined
  next: PageLink | undefined
  /** The headings to paste into a new note, if the links to write one open an empty file. */
  paste: string | undefined
}

export interface QuestionList {
  heading: string
  content: ElementContent[]
}

/** Which members wrote about which subject. */
export interface MeetingGrid {
  members: { name: string; href: string }[]
  rows: { title: string; cells: ({ href: string; title: string } | undefined)[] }[]
}

export interface MemberPart {
  anchor: string
  name: string
  romanized?: string | undefined
  /** URL of the member's page. */
  href: string
  /** URLs to edit the notes. */
  edits: string[]
  /** The page on which the member writes a note, if there is only a source. */
  write: string | undefined
  content: ElementContent[]
}

/** Below 1,088 pixels, the contents are behind a button. */
const contentsId = '~contents'
const ids = { questions: '~questions', grid: '~meetings', minutes: '~minutes' }

/** The page of a week: questions, then the grid of where notes meet, then the notes of each member. */
export function weekPage(content: WeekContent, links: WeekLinks, { words }: Frame): Page {
  const { week, members, minutes } = content
  const meet = content.grid.rows.length > 0 || content.writtenTogether.length > 0
  const excused = week.members.filter(({ state }) => state === 'excused')
  const parts: [id: string, label: string][] = [[ids.questions, words.questions]]
  if (meet) parts.push([ids.grid, words.grid])
  for (const { anchor, name } of members) parts.push([anchor, name])
  if (week.minutes) parts.push([ids.minutes, words.minutes])
  const contents = list('ul', parts, ([id, label]) => h('a', { href: `#${id}` }, label))
  return {
    title: nameOf(week),
    description: weekDescription(week),
    up: '../',
    place: 'weeks',
    kind: 'week',
    main: [
      weekHead(content, words),
      h('button.contents-button', { type: 'button', popoverTarget: contentsId }, words.contents),
      h(
        'nav.contents',
        { id: contentsId, popover: 'auto', ariaLabel: words.onThisPage },
        h('p.label', words.onThisPage),
        contents,
      ),
      questions(content, words),
      meet ? meetings(content, words) : undefined,
      ...members.map((member) => memberPart(member, words)),
      absent(words.missing, content.missing, words),
      pasteBox(links.paste, words),
      absent(words.excused, excused, words),
      week.minutes ? section('section.minutes', ids.minutes, words.minutes, h('div.prose', minutes)) : undefined,
      between(links, words),
    ],
  }
}

function weekHead({ week, facts, topics }: WeekContent, words: SiteWords): Element {
  const factsList = facts.map(([label, value]) => h('div', h('dt', label), h('dd', value)))
  const topicItems = topics.map((topic) => h('li', topic))
  return h(
    'div.head',
    h('h1', weekName(week)),
    facts.length > 0 ? h('dl.facts', factsList) : undefined,
    topics.length > 0 ? h('ul.topics', { ariaLabel: words.topics }, topicItems) : undefined,
  )
}

/** `Week 02 복제와 일관성` */
export function nameOf({ heading, title }: Pick<SiteWeek, 'heading' | 'title'>): string {
  return title === undefined ? heading : `${heading} ${title}`
}

/** The name of a week with its number marked up. */
export function weekName({ heading, title }: Pick<SiteWeek, 'heading' | 'title'>): Child {
  return title === undefined ? heading : [h('span.number', heading), ' ', title]
}

/** The first question of a week, as plain text. */
export function questionPart({ questions: [question] }: Pick<SiteWeek, 'questions'>): string | undefined {
  return question && [question.title, question.text].filter(Boolean).join(': ')
}

/** What a week is about: its first question, else what two or more members wrote about, else who wrote. */
export function weekDescription(week: SiteWeek): string {
  const topics = week.topics.map(({ title }) => title)
  const writers = week.members.filter(({ state }) => state === 'written' || state === 'source')
  return questionPart(week) ?? (topics.length > 0 ? topics : writers.map(({ name }) => name)).join(', ')
}

function questions({ lists, settled }: WeekContent, words: SiteWords): Element {
  const intro = lists.length === 0 ? words.noQuestions : settled ? words.settled : words.proposed
  const blocks = lists.map(({ heading, content }) => h('div.list', h('h3', heading), content))
  return section('section.questions', ids.questions, words.questions, h('p.intro', intro), blocks)
}

/** Where the notes meet: a table, and below it the passages. */
function meetings({ grid, writtenTogether }: WeekContent, words: SiteWords): Element {
  const passages = writtenTogether.length > 0 ? h('div.list', writtenTogether) : undefined
  return section(
    'section.meetings',
    ids.grid,
    words.grid,
    ...(grid.rows.length > 0 ? [h('p.intro', words.gridIntro), gridTable(grid, words)] : []),
    passages,
  )
}

/** A table with links as marks. It works without colours, with screen readers and on paper. */
function gridTable({ members, rows }: MeetingGrid, words: SiteWords): Element {
  const head = [
    h('th', { scope: 'col' }, words.gridRow),
    ...members.map(({ name, href }) => h('th', { scope: 'col' }, h('a', { href }, name))),
  ]
  const body = rows.map(({ title, cells }) => h('tr', h('th', { scope: 'row' }, title), gridCells(cells, words)))
  return table('table.grid', ids.grid, head, body)
}

/** The cells of a row, with a line from the first mark to the last. */
function gridCells(cells: MeetingGrid['rows'][number]['cells'], words: SiteWords): Element[] {
  const [first, last] = [cells.findIndex(Boolean), cells.findLastIndex(Boolean)]
  return cells.map((cell, at) => {
    const line = at < first || at > last ? [] : at === first ? ['from'] : at === last ? ['to'] : ['through']
    if (!cell) return h('td', { className: line }, h('span.unseen', words.notSaid))
    const mark = h('span.mark', { ariaHidden: 'true' }, '●')
    return h(
      'td',
      { className: ['met', ...line] },
      h('a', { href: cell.href, title: cell.title }, mark, h('span.unseen', cell.title)),
    )
  })
}

function memberPart({ anchor, name, romanized, href, edits, write, content }: MemberPart, words: SiteWords): Element {
  const heading = [h('a', { href }, name), romanized ? [' ', h('span.romanized', romanized)] : []]
  const editLinks = edits.map((to) => h('a.edit', { href: to, ariaLabel: words.editOf(name) }, words.edit))
  return h(
    'section.member',
    { ariaLabelledBy: anchor },
    h('div.who', h('h2', { id: anchor }, heading), editLinks, writeLink(name, write, words)),
    h('div.prose', content),
  )
}

/** The link to the page on which a member writes a note. */
function writeLink(name: string, href: string | undefined, words: SiteWords): Element | undefined {
  return href === undefined ? undefined : h('a.edit', { href, ariaLabel: words.writeOf(name) }, words.write)
}

function absent(
  label: string,
  people: readonly { name: string; write?: string | undefined }[],
  words: SiteWords,
): Child {
  if (people.length === 0) return undefined
  const names = people.flatMap(({ name, write }, at) => {
    const link = writeLink(name, write, words)
    return [at > 0 ? ', ' : ' ', name, ...(link ? [' ', link] : [])]
  })
  return h('p.absent', h('strong', label), names)
}

function between({ previous, next }: WeekLinks, words: SiteWords): Element {
  const link = (to: PageLink | undefined, kind: 'previous' | 'next', rel: string) =>
    to && h(`li.${kind}`, h('a', { href: to.href, rel }, h('span.label', words[kind]), ' ', h('span.to', to.label)))
  const links = [link(previous, 'previous', 'prev'), link(next, 'next', 'next')].filter((shown) => shown !== undefined)
  return h('nav.between', { ariaLabel: words.between }, links.length > 0 ? h('ul', links) : undefined)
}

import type { Element } from 'hast'
import { type Child, h } from 'hastscript'
import { groupBy } from '../collections.ts'
import type { SiteWords } from '../languages/language.ts'
import { memberPath, relativeUrl, slugOf, weekPath } from './addresses.ts'
import { type FollowUp, findFollowUps } from './follow-ups.ts'
import { nextPath } from './next-page.ts'
import { type Frame, list, type Page, pageHead, pageHtml, searchField, section, table } from './page.ts'
import type { PlannedWeek, SearchIndex, SiteItem, SiteMember, SiteWeek } from './site.ts'
import { MAX_UNFOLDED } from './week-content.ts'
import { nameOf, weekName, writeLink } from './week-page.ts'

/**
 * The pages about all weeks, by path.
 * @param writing the pages on which members write their notes for the latest week
 */
export function sharedPages(
  weeks: readonly SiteWeek[],
  planned: readonly PlannedWeek[],
  writing: ReadonlyMap<string, string>,
  frame: Frame,
): [string, string][] {
  const pages: [string, Page][] = [
    ['index.html', indexPage(weeks, planned, writing, frame)],
    ['open.html', openPage(weeks, findFollowUps(weeks, frame.language), frame)],
    ['minutes.html', minutesPage(weeks, frame)],
    ['search.html', searchPage(weeks, frame)],
    ...allMembers(weeks).map((member): [string, Page] => [memberPath(member.id), memberPage(member, weeks, frame)]),
  ]
  return pages.map(([path, page]) => [path, pageHtml(frame, page)])
}

/** The members of all weeks, with the order and the names of the latest. */
export function allMembers(weeks: readonly SiteWeek[]): SiteMember[] {
  const found = new Map<string, SiteMember>()
  for (const member of weeks.toReversed().flatMap(({ members }) => members))
    if (!found.has(member.id)) found.set(member.id, member)
  return [...found.values()]
}

function indexPage(
  weeks: readonly SiteWeek[],
  planned: readonly PlannedWeek[],
  writing: ReadonlyMap<string, string>,
  frame: Frame,
): Page {
  const { words } = frame
  const members = allMembers(weeks)
  const cards = list('ol.cards', weeks.toReversed(), (week) => card(week, frame))
  const coming = list('ol.planned', planned, (week) => plannedWeek(week, frame))
  return {
    title: frame.title,
    up: '',
    place: 'weeks',
    kind: 'index',
    main: [
      pageHead(frame.title, words.weeksIntro(weeks.length, members.length)),
      h('p.coming', h('a', { href: nextPath }, words.nextMeeting)),
      section('section', '~weeks', words.weeks, cards),
      planned.length > 0 ? section('section', '~planned', words.planned, coming) : undefined,
      whoWrote(weeks, members, writing, frame),
    ],
  }
}

function card(week: SiteWeek, { words }: Frame): Element {
  const { scope, date, members, questions } = week
  const count = (wanted: SiteMember['state']) => members.filter(({ state }) => state === wanted).length
  const [notes, sources] = [count('written'), count('source')]
  const counted = words.counted(notes, questions.length)
  const facts = sources === 0 ? [counted] : [words.sourcesCounted(sources), ...(notes > 0 ? [counted] : [])]
  return h(
    'article.card',
    h('h3', h('a', { href: relativeUrl(weekPath(week)) }, weekName(week))),
    h('p.facts', [date, scope, ...facts].filter(Boolean).join(' · ')),
  )
}

function plannedWeek(week: PlannedWeek, { words }: Frame): Child {
  const { scope, date, presenter } = week
  const facts = [date, scope, presenter && `${words.presenter} ${presenter}`].filter(Boolean).join(' · ')
  const writing = week.writing.flatMap(({ href, label }, at) => [
    at > 0 ? ', ' : ' ',
    h('a', { href, ariaLabel: words.writeOf(label) }, label),
  ])
  const write = writing.length > 0 ? h('p.absent', h('strong', words.write), writing) : undefined
  return [h('span.name', weekName(week)), ' ', h('span.facts', facts), write]
}

/** A table of weeks by members, with links to the members' pages. */
function whoWrote(
  weeks: readonly SiteWeek[],
  members: readonly SiteMember[],
  writing: ReadonlyMap<string, string>,
  { words }: Frame,
): Element {
  const head = [
    h('th', { scope: 'col' }, words.week),
    ...members.map(({ id, name }) => h('th', { scope: 'col' }, h('a', { href: relativeUrl(memberPath(id)) }, name))),
  ]
  const rows = weeks.map((week) => {
    const cells = members.map(({ id, name }) => {
      const state = week.members.find((one) => one.id === id)?.state ?? 'missing'
      const link = week === weeks.at(-1) ? writeLink(name, writing.get(id), words) : undefined
      return h('td', { className: state }, words.states[state], link ? [' ', link] : [])
    })
    return h('tr', [h('th', { scope: 'row' }, h('a', { href: relativeUrl(weekPath(week)) }, week.heading)), ...cells])
  })
  return section('section', '~written', words.whoWrote, table('table.written', '~written', head, rows))
}

function memberPage(member: SiteMember, weeks: readonly SiteWeek[], frame: Frame): Page {
  const { words } = frame
  const isFree = (week: SiteWeek) => week.members.some(({ id, state }) => id === member.id && state === 'source')
  const own = weeks
    .map((week) => ({ week, items: week.items.filter((item) => item.member === member.id) }))
    .filter(({ week, items }) => items.length > 0 || isFree(week))
    .reverse()
  const counts = own.map(({ items }) => items.length).filter((count) => count > 0)
  return {
    title: member.name,
    up: '../',
    place: 'weeks',
    kind: 'person',
    main: [
      pageHead(member.name, own.length > counts.length ? undefined : words.memberIntro(counts.length, sum(counts))),
      ...own.map(({ week, items }) =>
        h('section.weekly', [
          h('h2', h('a', { href: `../${relativeUrl(weekPath(week), slugOf(member.id))}` }, nameOf(week))),
          ...freeNote(week, member, frame),
          ...[...groupBy(items, ({ section }) => section)].flatMap(([heading, ofSection]) => [
            h('h3', heading),
            list('ul', ofSection, (item) => itemLink(item, week, '../')),
          ]),
        ]),
      ),
      h('p.others', h('a', { href: `../${relativeUrl('index.html', '~written')}` }, words.otherMembers)),
    ],
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

/** The words of a member's free note, each passage with a link to it; a long one is folded behind its first passage. */
function freeNote(week: SiteWeek, member: SiteMember, { words }: Frame): Element[] {
  const own = week.passages.filter((passage) => passage.member === member.id)
  const [first, ...others] = own
  if (!first) return []
  const line = (passage: SiteItem): Child => [
    itemLink(passage, week, '../'),
    passage.title === undefined ? undefined : ` ${passage.text}`,
  ]
  const isLong = sum(others.map(({ text }) => text.length)) > MAX_UNFOLDED
  return [
    h('h3', first.section),
    list('ul', isLong ? [first] : own, line),
    ...(isLong ? [h('details.more', h('summary', words.readOn), list('ul', others, line))] : []),
  ]
}

/** The weeks with matching items, the latest first. */
function weeksHolding(
  weeks: readonly SiteWeek[],
  isOne: (item: SiteItem) => boolean,
): { week: SiteWeek; items: SiteItem[] }[] {
  return weeks
    .map((week) => ({ week, items: week.items.filter(isOne) }))
    .filter(({ items }) => items.length > 0)
    .reverse()
}

/** A link to an item, with its title, else its text. */
function itemLink({ title, text, anchor }: SiteItem, week: SiteWeek, up: string): Element {
  return h('a', { href: up + relativeUrl(weekPath(week), anchor) }, title ?? text)
}

/** What members still want to find out, with later items about it. */
function openPage(weeks: readonly SiteWeek[], taken: ReadonlyMap<SiteItem, FollowUp[]>, frame: Frame): Page {
  const { words } = frame
  const own = weeksHolding(weeks, ({ open }) => open)
  const nameIn = (week: SiteWeek, member: string) => week.members.find(({ id }) => id === member)?.name ?? member
  const openItem = (week: SiteWeek, item: SiteItem): Child => {
    const link = h('a', { href: relativeUrl(weekPath(week), item.anchor) }, wholeOf(item))
    const question = h('p', h('span.by', nameIn(week, item.member)), ' ', link)
    const again = taken.get(item)
    if (!again) return question
    return [
      question,
      h('p.again', words.takenUp),
      list('ul.again', again, (later) => [
        h('span.by', `${later.week.heading} ${nameIn(later.week, later.item.member)}`),
        ' ',
        itemLink(later.item, later.week, ''),
      ]),
    ]
  }
  return {
    title: words.open,
    up: '',
    place: 'open',
    kind: 'open',
    main: [
      pageHead(words.open, own.length > 0 ? words.openIntro : words.noOpen),
      ...own.map(({ week, items }) =>
        h(
          'section.weekly',
          h('h2', h('a', { href: relativeUrl(weekPath(week)) }, nameOf(week))),
          list('ul.points', items, (item) => openItem(week, item)),
        ),
      ),
    ],
  }
}

function wholeOf({ title, text }: SiteItem): string {
  return [title, text].filter(Boolean).join(': ')
}

function minutesPage(weeks: readonly SiteWeek[], { words }: Frame): Page {
  const held = weeks.filter(({ minutes }) => minutes).reverse()
  return {
    title: words.minutes,
    up: '',
    place: 'minutes',
    kind: 'minutes',
    main: [
      pageHead(words.minutes, held.length > 0 ? undefined : words.noMinutes),
      list('ol.cards', held, (week) =>
        h(
          'article.card',
          h('h2', h('a', { href: relativeUrl(weekPath(week), '~minutes') }, nameOf(week))),
          week.date === undefined ? undefined : h('p.facts', week.date),
        ),
      ),
    ],
  }
}

/** The search, and the weeks for browsers without scripts. */
function searchPage(weeks: readonly SiteWeek[], { words }: Frame): Page {
  return {
    title: words.search,
    up: '',
    place: 'search',
    kind: 'search',
    main: [
      pageHead(words.search, words.searchHint),
      searchField('', words),
      section(
        'section',
        '~weeks',
        words.byWeek,
        h('p.intro', words.byWeekIntro),
        list('ul', weeks.toReversed(), (week) => h('a', { href: relativeUrl(weekPath(week)) }, nameOf(week))),
      ),
    ],
  }
}

/** What the script of the search loads first. */
export function searchIndex(weeks: readonly SiteWeek[], words: SiteWords): string {
  const index: SearchIndex = {
    weeks: weeks.map(({ slug }) => slug).reverse(),
    words: {
      loading: words.searchLoading,
      none: words.searchNone,
      found: words.searchFound,
      more: words.searchMore,
      similar: words.searchSimilar,
      all: words.searchAll,
    },
  }
  return `insightsIndex(${JSON.stringify(index)})\n`
}

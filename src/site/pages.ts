import type { Element, ElementContent } from 'hast'
import { type Child, h } from 'hastscript'
import { groupBy } from '../collections.ts'
import type { SiteWords } from '../languages/language.ts'
import { letters } from '../text.ts'
import { relativeUrl, slugOf, weekPath } from './addresses.ts'
import { addresses, factList, list, type Page, pageHead, searchField, section } from './page.ts'
import type { Meeting, SearchIndex, SiteMember, SiteWeek } from './site.ts'

/** The next meeting. */
export interface NextMeeting extends Meeting {
  /** Whether it has notes and no date: then nobody knows whether the group has already met. */
  isLatest: boolean
  topics: string[]
  members: NextMember[]
  questions: SiteWeek['questions']
  /** The address of the week's page, if it has notes. */
  page?: string | undefined
}

interface NextMember extends SiteMember {
  /** The page on which the member can still write the note. */
  write?: string | undefined
}

/** `Week 02 복제와 일관성` */
export function nameOf({ heading, title }: Pick<Meeting, 'heading' | 'title'>): string {
  return title === undefined ? heading : `${heading} ${title}`
}

/** The name of a week with its number marked up. */
export function weekName({ heading, title }: Pick<Meeting, 'heading' | 'title'>): Child {
  return title === undefined ? heading : [h('span.number', heading), ' ', title]
}

/** The first question of a week, as plain text. */
export function firstQuestion({ questions: [question] }: Pick<SiteWeek, 'questions'>): string | undefined {
  return question && [question.title, question.text].filter(Boolean).join(': ')
}

/** The link to the page on which a member writes a note. */
export function writeLink(name: string, href: string | undefined, words: SiteWords): Element | undefined {
  return href === undefined ? undefined : h('a.write', { href, ariaLabel: words.writeOf(name) }, words.write)
}

/** The members of all weeks, with the order and the names of the latest. */
export function allMembers(weeks: readonly SiteWeek[]): SiteMember[] {
  const found = new Map<string, SiteMember>()
  for (const member of weeks.toReversed().flatMap(({ members }) => members))
    if (!found.has(member.id)) found.set(member.id, member)
  return [...found.values()]
}

/** The front page: the next meeting, the weeks, the latest first, those that are planned, and who has written. */
export function indexPage(
  title: string,
  weeks: readonly SiteWeek[],
  planned: readonly Meeting[],
  meeting: NextMeeting | undefined,
  words: SiteWords,
): Page {
  const writers = allMembers(weeks).filter(({ id }) => weeks.some((week) => stateIn(week, id) === 'written'))
  const intro = words.weeksIntro(weeks.length, writers.length)
  const latest = weeks.findLast(({ questions }) => questions.length > 0)
  const rows = list('ol.weeks', weeks.toReversed(), (week) => [
    h('p.name', h('a', { href: relativeUrl(weekPath(week)) }, weekName(week))),
    h('p.facts', [...scheduleOf(week, words), writtenShort(week, words)].join(' · ')),
    firstLine(firstQuestion(week)),
  ])
  const coming = list('ol.planned', planned, (week) => [
    h('span.name', weekName(week)),
    ' ',
    h('span.facts', scheduleOf(week, words).join(' · ')),
  ])
  return {
    title,
    description: [intro, latest && firstQuestion(latest)].filter(Boolean).join(' '),
    up: '',
    place: 'weeks',
    kind: 'index',
    main: [
      pageHead(title, intro),
      meeting && nextMeetingLink(meeting, words),
      section('section', '~weeks', words.weeks, rows),
      planned.length > 0 ? section('section', '~planned', words.planned, coming) : undefined,
      whoWrote(weeks, words),
    ],
  }
}

function firstLine(question: string | undefined): Element | undefined {
  return question === undefined ? undefined : h('p.first', question)
}

function writtenShort({ members }: SiteWeek, words: SiteWords): string {
  const counted = members.filter(({ state }) => state !== 'excused')
  return words.writtenShort(counted.filter(({ state }) => state === 'written').length, counted.length)
}

/** A link to the page of the next meeting, which says which one that is. */
function nextMeetingLink(meeting: NextMeeting, words: SiteWords): Element {
  return h(
    'p.coming',
    h('a', { href: addresses.next }, [
      h('span.label', meetingLabel(meeting, words)),
      ' ',
      h('span.name', weekName(meeting)),
      ' ',
      h('span.facts', scheduleOf(meeting, words).join(' · ')),
    ]),
  )
}

/** What the pages call the next meeting. */
function meetingLabel(meeting: NextMeeting | undefined, words: SiteWords): string {
  return meeting?.isLatest ? words.latestWeek : words.nextMeeting
}

/** Date, scope and presenter, as far as they are known. */
function scheduleOf({ date, scope, presenter }: Meeting, words: SiteWords): string[] {
  return [date, scope, presenter && `${words.presenter} ${presenter}`].filter((fact) => fact !== undefined)
}

const marks: Record<SiteMember['state'], string> = { written: '●', missing: '·', excused: '–' }

/** A table of members by weeks, the latest first, with a mark for each note that links to it. */
function whoWrote(weeks: readonly SiteWeek[], words: SiteWords): Element {
  const latestFirst = weeks.toReversed()
  const head = latestFirst.map((week) => {
    const href = relativeUrl(weekPath(week))
    return h('th', { scope: 'col' }, h('a', { href, title: week.heading, ariaLabel: week.heading }, shortOf(week)))
  })
  const rows = allMembers(weeks).map(({ id, name }) => {
    const cells = latestFirst.map((week) => {
      const state = stateIn(week, id)
      const ariaLabel = `${week.heading}: ${words.states[state]}`
      const href = relativeUrl(weekPath(week), slugOf(id))
      const mark =
        state === 'written'
          ? h('a', { href, ariaLabel }, marks[state])
          : h('span', { role: 'img', ariaLabel }, marks[state])
      return h(`td.${state}`, mark)
    })
    return h('tr', h('th', { scope: 'row' }, name), cells)
  })
  const legend = (Object.keys(marks) as SiteMember['state'][]).map((state) =>
    h('span', h('span.mark', marks[state]), ` ${words.states[state]}  `),
  )
  return section(
    'section',
    '~written',
    words.whoWrote,
    h(
      'div.scroll',
      { role: 'group', ariaLabelledBy: '~written', tabIndex: 0 },
      h('table.written', h('thead', h('tr', h('th', { scope: 'col' }, words.member), head)), h('tbody', rows)),
    ),
    h('p.legend', { ariaHidden: 'true' }, legend),
  )
}

function stateIn({ members }: SiteWeek, id: string): SiteMember['state'] {
  return members.find((member) => member.id === id)?.state ?? 'missing'
}

/** What fits above a narrow column: `02`, or the first letters of a label. */
function shortOf({ heading }: SiteWeek): string {
  return /\d+/.exec(heading)?.[0] ?? [...heading].slice(0, 2).join('')
}

// As many as fit onto a sheet of paper.
const MAX_QUESTIONS = 10

/** The page of the next meeting: what a group needs on the day. It fits onto one sheet of paper. */
export function nextPage(meeting: NextMeeting | undefined, words: SiteWords): Page {
  const page = { title: meetingLabel(meeting, words), up: '', place: 'next', kind: 'coming' } as const
  if (!meeting)
    return { ...page, description: words.noNextMeeting, main: [pageHead(words.nextMeeting, words.noNextMeeting)] }
  const { date, scope, presenter, topics, page: href } = meeting
  const facts = factList([
    [words.date, date],
    [words.scope, scope],
    [words.presenter, presenter],
    [words.topics, topics.join(', ')],
  ])
  const name = href === undefined ? weekName(meeting) : h('a', { href }, weekName(meeting))
  return {
    ...page,
    description: [nameOf(meeting), date, scope].filter(Boolean).join(' · '),
    main: [
      h('div.head', h('p.label', page.title), h('h1', name), facts),
      people(meeting, words),
      questions(meeting, words),
    ],
  }
}

/** Who has written, who can still write, and who need not. */
function people({ members, page = '' }: NextMeeting, words: SiteWords): Element | undefined {
  if (members.length === 0) return undefined
  const written = members.filter(({ state }) => state === 'written')
  const others = members.filter(({ state }) => state !== 'written')
  const counted = members.filter(({ state }) => state !== 'excused')
  return section(
    'section',
    '~people',
    words.whoWrote,
    h('p.intro', words.writtenOf(written.length, counted.length)),
    list('ul.people', [...written, ...others], ({ id, name, state, write }) =>
      state === 'written'
        ? h('a', { href: `${page}#${encodeURIComponent(slugOf(id))}` }, name)
        : [name, ' ', h('span.state', words.states[state]), ' ', writeLink(name, write, words)],
    ),
  )
}

function questions({ questions: asked, page = '' }: NextMeeting, words: SiteWords): Element {
  const lists = groupBy(asked.slice(0, MAX_QUESTIONS), (question) => question.list)
  const hidden = asked.length - MAX_QUESTIONS
  return section(
    'section',
    '~questions',
    words.questionsSoFar,
    asked.length === 0 ? h('p.intro', words.noQuestions) : undefined,
    ...Array.from(lists, ([heading, ofList]) => [
      h('h3', heading),
      list('ol.asked', ofList, ({ title, text, anchor }) =>
        h('a', { href: `${page}#${encodeURIComponent(anchor)}` }, [
          title === '' ? undefined : h('strong', title),
          title === '' || text === '' ? undefined : ' ',
          text,
        ]),
      ),
    ]).flat(),
    hidden > 0 ? h('p.rest', h('a', { href: `${page}#~questions` }, words.more(hidden))) : undefined,
  )
}

interface WeeklyTopic {
  title: string
  week: SiteWeek
  lines: SiteWeek['topics'][number]['lines']
}

/** What two or more members wrote about: first what came up in several weeks, then all by week. */
export function topicsPage(weeks: readonly SiteWeek[], words: SiteWords): Page {
  const topics = weeks.flatMap((week) => week.topics.map((topic): WeeklyTopic => ({ ...topic, week })))
  const weeksOf = (group: readonly WeeklyTopic[]) => new Set(group.map(({ week }) => week)).size
  const several = [...groupBy(topics, ({ title }) => letters(title)).values()]
    .filter((group) => weeksOf(group) > 1)
    .sort((a, b) => weeksOf(b) - weeksOf(a))
  const byWeek = [...groupBy(topics, ({ week }) => week)].reverse()
  const entry = (open: boolean, name: string, fact: string, content: Element) =>
    h('details.weekly', { open }, h('summary', h('h3', name), ' ', h('span.facts', fact)), content)
  const acrossWeeks = several.map((group) =>
    entry(
      false,
      group.at(-1)?.title ?? '',
      words.weeksCounted(weeksOf(group)),
      list('ul.points', group.toReversed(), (topic) => [h('span.by', nameOf(topic.week)), ...writersOf(topic)]),
    ),
  )
  const inWeeks = byWeek.map(([week, ofWeek], at) =>
    entry(
      at === 0,
      nameOf(week),
      words.topicsCounted(ofWeek.length),
      list('ul.points', ofWeek, (topic) => [h('strong', topic.title), ...writersOf(topic)]),
    ),
  )
  return {
    title: words.topics,
    description: words.topicsIntro,
    up: '',
    place: 'topics',
    kind: 'subjects',
    main: [
      pageHead(words.topics, words.topicsIntro),
      several.length > 0 ? section('section', '~several', words.severalWeeks, ...acrossWeeks) : undefined,
      section('section', '~by-week', words.topicsByWeek, ...inWeeks),
    ],
  }
}

/** Who wrote about a topic, with links to the passages. */
function writersOf({ week, lines }: WeeklyTopic): ElementContent[] {
  const nameIn = (id: string) => week.members.find((member) => member.id === id)?.name ?? id
  return lines.flatMap(({ member, anchor }, at) => [
    { type: 'text', value: at > 0 ? ', ' : ' ' },
    h('a', { href: relativeUrl(weekPath(week), anchor) }, nameIn(member)),
  ])
}

/** The search, and links for browsers without scripts. */
export function searchPage(links: readonly { href: string; label: string }[], words: SiteWords): Page {
  const instead = list('ul', links, ({ href, label }) => h('a', { href }, label))
  return {
    title: words.search,
    description: words.searchHint,
    up: '',
    kind: 'search',
    main: [
      pageHead(words.search, words.searchHint),
      searchField('', words),
      section('section', '~weeks', words.byWeek, h('p.intro', words.byWeekIntro), instead),
    ],
  }
}

/** What the script of the search loads first. */
export function searchIndex(books: readonly BookPages[], words: SiteWords): Buffer {
  const index: SearchIndex = {
    books: books.map(({ folder, title, weeks }) => ({
      folder,
      title: folder === '' ? '' : title,
      weeks: weeks.map(({ slug }) => slug).reverse(),
    })),
    words: {
      loading: words.searchLoading,
      none: words.searchNone,
      found: words.searchFound,
      more: words.searchMore,
      similar: words.searchSimilar,
      all: words.searchAll,
    },
  }
  return Buffer.from(`insightsIndex(${JSON.stringify(index)})\n`)
}

/** One of several workspaces. */
export interface BookPages {
  /** Its folder in the site, ending in `/`, and its title. */
  folder: string
  title: string
  weeks: readonly SiteWeek[]
  meeting: NextMeeting | undefined
}

/** The front page of several workspaces. */
export function booksPage(title: string, books: readonly BookPages[], words: SiteWords): Page {
  const intro = words.booksIntro(books.length)
  const rows = list('ol.weeks', books, ({ folder, title, weeks, meeting }) => {
    const last = weeks.at(-1)
    const facts = [words.weeksCounted(weeks.length), last && words.latest(nameOf(last))]
    return [
      h('p.name', h('a', { href: relativeUrl(`${folder}index.html`) }, title)),
      h('p.facts', facts.filter(Boolean).join(' · ')),
      h('p.facts', h('a', { href: relativeUrl(folder + addresses.next) }, meetingLabel(meeting, words))),
    ]
  })
  return { title, description: intro, up: '', kind: 'index', main: [pageHead(title, intro), rows] }
}

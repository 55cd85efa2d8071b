import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { SiteWords } from '../languages/language.ts'
import type { Frame, Page } from './shell.ts'
import type { PageLink } from './site.ts'

/** All that stands on a week's page: what people wrote is there as elements. */
export interface WeekPage {
  heading: string
  title?: string | undefined
  /** Scope, date, presenter and the like: a label and what it says. */
  facts: [string, string][]
  topics: string[]
  previous?: PageLink | undefined
  next?: PageLink | undefined
  /** Whether people have decided the questions. */
  settled: boolean
  lists: QuestionList[]
  grid: MeetingGrid
  members: MemberPart[]
  missing: string[]
  excused: string[]
  minutes: ElementContent[]
}

export interface QuestionList {
  heading: string
  content: ElementContent[]
}

/** Which members speak of what. */
export interface MeetingGrid {
  members: { name: string; href: string }[]
  rows: { term: string; cells: ({ href: string; title: string } | undefined)[] }[]
}

export interface MemberPart {
  anchor: string
  name: string
  romanized?: string | undefined
  /** The member's page. */
  href: string
  /** Where its notes can be edited. */
  edits: string[]
  content: ElementContent[]
}

const ids = { questions: '~questions', grid: '~meetings', minutes: '~minutes' }

/** Lays out a week: its questions first, then who met where, then what each member wrote. */
export function weekPage(week: WeekPage, { words }: Frame): Page {
  const parts: [id: string, label: string][] = [
    [ids.questions, words.questions],
    ...(week.grid.rows.length > 0 ? [[ids.grid, words.grid] as [string, string]] : []),
    ...week.members.map(({ anchor, name }): [string, string] => [anchor, name]),
    ...(week.minutes.length > 0 ? [[ids.minutes, words.minutes] as [string, string]] : []),
  ]
  return {
    title: week.title === undefined ? week.heading : `${week.heading} ${week.title}`,
    up: '../',
    place: 'weeks',
    kind: 'week',
    main: [
      weekHead(week, words),
      h(
        'nav',
        { className: 'contents', ariaLabel: words.onThisPage },
        h(
          'ul',
          parts.map(([id, label]) => h('li', h('a', { href: `#${id}` }, label))),
        ),
      ),
      questions(week, words),
      ...(week.grid.rows.length > 0 ? [grid(week.grid, words)] : []),
      ...week.members.map((member) => memberPart(member, words)),
      ...absent(words.missing, week.missing),
      ...absent(words.excused, week.excused),
      ...(week.minutes.length > 0
        ? [
            h('section', { className: 'minutes', ariaLabelledBy: ids.minutes }, [
              h('h2', { id: ids.minutes }, words.minutes),
              h('div', { className: 'prose' }, week.minutes),
            ]),
          ]
        : []),
      between(week, words),
    ],
  }
}

function weekHead({ heading, title, facts, topics }: WeekPage, words: SiteWords): ElementContent {
  return h('div', { className: 'head' }, [
    h('h1', weekName(heading, title)),
    ...(facts.length === 0
      ? []
      : [
          h(
            'dl',
            { className: 'facts' },
            facts.map(([label, value]) => h('div', [h('dt', label), h('dd', value)])),
          ),
        ]),
    ...(topics.length === 0
      ? []
      : [
          h(
            'ul',
            { className: 'topics', ariaLabel: words.topics },
            topics.map((topic) => h('li', topic)),
          ),
        ]),
  ])
}

/** A week's number over its title, or alone. */
export function weekName(heading: string, title: string | undefined): (ElementContent | string)[] {
  return title === undefined ? [heading] : [h('span', { className: 'number' }, heading), ' ', title]
}

function questions({ lists, settled }: WeekPage, words: SiteWords): ElementContent {
  return h('section', { className: 'questions', ariaLabelledBy: ids.questions }, [
    h('h2', { id: ids.questions }, words.questions),
    h('p', { className: 'intro' }, lists.length === 0 ? words.noQuestions : settled ? words.settled : words.proposed),
    ...lists.map(({ heading, content }) => h('div', { className: 'list' }, [h('h3', heading), ...content])),
  ])
}

/** A table whose marks are links: it reads without colour, without sight and on paper. */
function grid({ members, rows }: MeetingGrid, words: SiteWords): ElementContent {
  return h('section', { className: 'meetings', ariaLabelledBy: ids.grid }, [
    h('h2', { id: ids.grid }, words.grid),
    h('p', { className: 'intro' }, words.gridIntro),
    h('div', { className: 'scroll', role: 'group', ariaLabelledBy: ids.grid, tabIndex: 0 }, [
      h('table', { className: 'grid' }, [
        h(
          'thead',
          h('tr', [
            h('th', { scope: 'col' }, words.gridRow),
            ...members.map(({ name, href }) => h('th', { scope: 'col' }, h('a', { href }, name))),
          ]),
        ),
        h(
          'tbody',
          rows.map(({ term, cells }) => h('tr', [h('th', { scope: 'row' }, term), ...gridCells(cells, words)])),
        ),
      ]),
    ]),
  ])
}

/** The marks of a row, with a line from the first to the last. */
function gridCells(cells: MeetingGrid['rows'][number]['cells'], words: SiteWords): ElementContent[] {
  const [first, last] = [cells.findIndex(Boolean), cells.findLastIndex(Boolean)]
  return cells.map((cell, at) => {
    const line = at < first || at > last ? [] : at === first ? ['from'] : at === last ? ['to'] : ['through']
    if (!cell) return h('td', { className: line }, h('span', { className: 'unseen' }, words.notSaid))
    return h('td', { className: ['met', ...line] }, [
      h('a', { href: cell.href, title: cell.title }, [
        h('span', { className: 'mark', ariaHidden: 'true' }, '●'),
        h('span', { className: 'unseen' }, cell.title),
      ]),
    ])
  })
}

function memberPart({ anchor, name, romanized, href, edits, content }: MemberPart, words: SiteWords): ElementContent {
  return h('section', { className: 'member', ariaLabelledBy: anchor }, [
    h('div', { className: 'who' }, [
      h('h2', { id: anchor }, [
        h('a', { href }, name),
        ...(romanized ? [' ', h('span', { className: 'romanized' }, romanized)] : []),
      ]),
      ...edits.map((to) => h('a', { className: 'edit', href: to, ariaLabel: words.editOf(name) }, words.edit)),
    ]),
    h('div', { className: 'prose' }, content),
  ])
}

function absent(label: string, names: readonly string[]): ElementContent[] {
  return names.length === 0 ? [] : [h('p', { className: 'absent' }, [h('strong', label), ` ${names.join(', ')}`])]
}

function between({ previous, next }: WeekPage, words: SiteWords): ElementContent {
  const link = (to: PageLink | undefined, kind: 'previous' | 'next') =>
    to
      ? [
          h('li', { className: kind }, [
            h('a', { href: to.href, rel: kind === 'next' ? 'next' : 'prev' }, [
              h('span', { className: 'label' }, words[kind]),
              ' ',
              h('span', { className: 'to' }, to.label),
            ]),
          ]),
        ]
      : []
  const links = [...link(previous, 'previous'), ...link(next, 'next')]
  return h('nav', { className: 'between', ariaLabel: words.between }, links.length > 0 ? h('ul', links) : [])
}

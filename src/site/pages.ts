import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { addressOf, dataPath, memberPath, weekPath } from './addresses.ts'
import { type Frame, type Page, pageHtml } from './shell.ts'
import type { PlannedWeek, SiteItem, SiteMember, SiteWeek } from './site.ts'
import { slugOf } from './slugs.ts'
import { type TakenUp, takenUp } from './taken-up.ts'
import { weekName } from './week-page.ts'

/** `Week 02 복제와 일관성` */
export function nameOf({ heading, title }: Pick<SiteWeek, 'heading' | 'title'>): string {
  return title === undefined ? heading : `${heading} ${title}`
}

/** Everybody of every week, in the order and by the names of the latest. */
function everybody(weeks: readonly SiteWeek[]): SiteMember[] {
  const found = new Map<string, SiteMember>()
  for (const member of weeks.toReversed().flatMap(({ members }) => members))
    if (!found.has(member.id)) found.set(member.id, member)
  return [...found.values()]
}

function indexPage(weeks: readonly SiteWeek[], planned: readonly PlannedWeek[], frame: Frame): Page {
  const { words } = frame
  const members = everybody(weeks)
  return {
    title: frame.title,
    up: '',
    place: 'weeks',
    kind: 'index',
    main: [
      h('div', { className: 'head' }, [
        h('h1', frame.title),
        h('p', { className: 'intro' }, words.weeksIntro(weeks.length, members.length)),
      ]),
      h('section', { ariaLabelledBy: '~weeks' }, [
        h('h2', { id: '~weeks' }, words.weeks),
        h(
          'ol',
          { className: 'cards' },
          weeks.toReversed().map((week) => h('li', card(week, frame))),
        ),
      ]),
      ...(planned.length === 0
        ? []
        : [
            h('section', { ariaLabelledBy: '~planned' }, [
              h('h2', { id: '~planned' }, words.planned),
              h(
                'ol',
                { className: 'planned' },
                planned.map((week) => h('li', plannedWeek(week, frame))),
              ),
            ]),
          ]),
      whoWrote(weeks, members, frame),
    ],
  }
}

function card(week: SiteWeek, { words }: Frame): ElementContent {
  const { heading, title, scope, date, members, questions } = week
  const written = members.filter(({ state }) => state === 'written')
  return h('article', { className: 'card' }, [
    h('h3', h('a', { href: addressOf(weekPath(week)) }, weekName(heading, title))),
    h(
      'p',
      { className: 'facts' },
      [date, scope, words.counted(written.length, questions.length)].filter(Boolean).join(' · '),
    ),
  ])
}

function plannedWeek(
  { heading, title, scope, date, presenter }: PlannedWeek,
  { words }: Frame,
): (ElementContent | string)[] {
  return [
    h('span', { className: 'name' }, weekName(heading, title)),
    ' ',
    h(
      'span',
      { className: 'facts' },
      [date, scope, presenter && `${words.presenter} ${presenter}`].filter(Boolean).join(' · '),
    ),
  ]
}

/** Weeks by members, and the ways to the members' own pages. */
function whoWrote(weeks: readonly SiteWeek[], members: readonly SiteMember[], { words }: Frame): ElementContent {
  return h('section', { ariaLabelledBy: '~written' }, [
    h('h2', { id: '~written' }, words.whoWrote),
    h('div', { className: 'scroll', role: 'group', ariaLabelledBy: '~written', tabIndex: 0 }, [
      h('table', { className: 'written' }, [
        h(
          'thead',
          h('tr', [
            h('th', { scope: 'col' }, words.week),
            ...members.map(({ id, name }) =>
              h('th', { scope: 'col' }, h('a', { href: addressOf(memberPath(id)) }, name)),
            ),
          ]),
        ),
        h(
          'tbody',
          weeks.map((week) =>
            h('tr', [
              h('th', { scope: 'row' }, h('a', { href: addressOf(weekPath(week)) }, week.heading)),
              ...members.map(({ id }) => {
                const state = week.members.find((one) => one.id === id)?.state ?? 'missing'
                return h('td', { className: [state] }, words.states[state])
              }),
            ]),
          ),
        ),
      ]),
    ]),
  ])
}

/** What one member wrote, week by week. */
function memberPage(member: SiteMember, weeks: readonly SiteWeek[], frame: Frame): Page {
  const { words } = frame
  const own = weeks.flatMap((week) => {
    const items = week.items.filter((item) => item.member === member.id)
    return items.length > 0 ? [{ week, items }] : []
  })
  const others = everybody(weeks).filter(({ id }) => id !== member.id)
  return {
    title: member.name,
    up: '../',
    place: 'weeks',
    kind: 'person',
    main: [
      h('div', { className: 'head' }, [
        h('h1', member.name),
        h('p', { className: 'intro' }, words.memberIntro(own.length, own.flatMap(({ items }) => items).length)),
      ]),
      ...own.toReversed().map(({ week, items }) =>
        h('section', { className: 'weekly' }, [
          h('h2', h('a', { href: `../${addressOf(weekPath(week), slugOf(member.id))}` }, nameOf(week))),
          ...sectionsOf(items).flatMap(([heading, said]) => [
            h('h3', heading),
            h(
              'ul',
              said.map((item) => h('li', itemLink(item, week, '../'))),
            ),
          ]),
        ]),
      ),
      ...(others.length === 0
        ? []
        : [
            h('nav', { className: 'others', ariaLabel: words.otherMembers }, [
              h(
                'ul',
                others.map(({ id, name }) => h('li', h('a', { href: `../${addressOf(memberPath(id))}` }, name))),
              ),
            ]),
          ]),
    ],
  }
}

function sectionsOf(items: readonly SiteItem[]): [string, SiteItem[]][] {
  const sections = new Map<string, SiteItem[]>()
  for (const item of items) sections.set(item.section, [...(sections.get(item.section) ?? []), item])
  return [...sections]
}

/** An item by its title, or by all that it says where it has none. */
function itemLink({ title, text, anchor }: SiteItem, week: SiteWeek, up: string): ElementContent {
  return h('a', { href: up + addressOf(weekPath(week), anchor) }, title ?? text)
}

/** What members still want to find out, and where later notes speak of it. */
function openPage(weeks: readonly SiteWeek[], taken: ReadonlyMap<SiteItem, TakenUp[]>, frame: Frame): Page {
  const { words } = frame
  const own = weeks.flatMap((week) => {
    const items = week.items.filter(({ open }) => open)
    return items.length > 0 ? [{ week, items }] : []
  })
  const nameIn = (week: SiteWeek, member: string) => week.members.find(({ id }) => id === member)?.name ?? member
  return {
    title: words.open,
    up: '',
    place: 'open',
    kind: 'open',
    main: [
      h('div', { className: 'head' }, [
        h('h1', words.open),
        h('p', { className: 'intro' }, own.length > 0 ? words.openIntro : words.noOpen),
      ]),
      ...own.toReversed().map(({ week, items }) =>
        h('section', { className: 'weekly' }, [
          h('h2', h('a', { href: addressOf(weekPath(week)) }, nameOf(week))),
          h(
            'ul',
            { className: 'points' },
            items.map((item) => {
              const again = taken.get(item) ?? []
              return h('li', [
                h('p', [
                  h('span', { className: 'by' }, nameIn(week, item.member)),
                  ' ',
                  h('a', { href: addressOf(weekPath(week), item.anchor) }, wholeOf(item)),
                ]),
                ...(again.length === 0
                  ? []
                  : [
                      h('p', { className: 'again' }, words.takenUp),
                      h(
                        'ul',
                        { className: 'again' },
                        again.map((later) =>
                          h('li', [
                            h(
                              'span',
                              { className: 'by' },
                              `${later.week.heading} ${nameIn(later.week, later.item.member)}`,
                            ),
                            ' ',
                            itemLink(later.item, later.week, ''),
                          ]),
                        ),
                      ),
                    ]),
              ])
            }),
          ),
        ]),
      ),
    ],
  }
}

function wholeOf({ title, text }: { title?: string | undefined; text: string }): string {
  return title === undefined || title === '' ? text : text === '' ? title : `${title}: ${text}`
}

function minutesPage(weeks: readonly SiteWeek[], frame: Frame): Page {
  const { words } = frame
  const held = weeks.filter(({ minutes }) => minutes)
  return {
    title: words.minutes,
    up: '',
    place: 'minutes',
    kind: 'minutes',
    main: [
      h('div', { className: 'head' }, [
        h('h1', words.minutes),
        ...(held.length > 0 ? [] : [h('p', { className: 'intro' }, words.noMinutes)]),
      ]),
      h(
        'ol',
        { className: 'cards' },
        held
          .toReversed()
          .map((week) =>
            h('li', [
              h('article', { className: 'card' }, [
                h('h2', h('a', { href: addressOf(weekPath(week), '~minutes') }, nameOf(week))),
                ...(week.date === undefined ? [] : [h('p', { className: 'facts' }, week.date)]),
              ]),
            ]),
          ),
      ),
    ],
  }
}

/** The search, and what stands in for it without script: every item, by week. */
function searchPage(weeks: readonly SiteWeek[], frame: Frame): Page {
  const { words } = frame
  return {
    title: words.search,
    up: '',
    place: 'search',
    kind: 'search',
    scripts: ['search.js'],
    main: [
      h('div', { className: 'head' }, h('h1', words.search)),
      h('search', { id: '~search', hidden: true }, [
        h('label', { htmlFor: '~query' }, words.searchLabel),
        h('input', { id: '~query', type: 'search', autoComplete: 'off', spellCheck: 'false' }),
        h('p', { className: 'intro' }, words.searchHint),
        h('p', {
          id: '~status',
          role: 'status',
          dataLoading: words.searchLoading,
          dataNone: words.searchNone,
          dataFound: words.searchFound,
          dataMore: words.searchMore,
        }),
        h('ol', { id: '~results', className: 'results' }),
      ]),
      h('section', { ariaLabelledBy: '~everything' }, [
        h('h2', { id: '~everything' }, words.everything),
        h('p', { className: 'intro' }, words.everythingIntro),
        ...weeks
          .toReversed()
          .map((week) =>
            h('details', { dataSource: addressOf(dataPath(week)) }, [
              h('summary', nameOf(week)),
              h('ul', [
                ...week.questions.map(({ anchor, title, text }) =>
                  h('li', h('a', { href: addressOf(weekPath(week), anchor) }, title === '' ? text : title)),
                ),
                ...week.items.map((item) => h('li', itemLink(item, week, ''))),
              ]),
            ]),
          ),
      ]),
    ],
  }
}

/** The pages that speak of all weeks. */
export function sharedPages(
  weeks: readonly SiteWeek[],
  planned: readonly PlannedWeek[],
  frame: Frame,
): [string, string][] {
  return [
    ['index.html', pageHtml(frame, indexPage(weeks, planned, frame))],
    ['open.html', pageHtml(frame, openPage(weeks, takenUp(weeks, frame.language), frame))],
    ['minutes.html', pageHtml(frame, minutesPage(weeks, frame))],
    ['search.html', pageHtml(frame, searchPage(weeks, frame))],
    ...everybody(weeks).map((member): [string, string] => [
      memberPath(member.id),
      pageHtml(frame, memberPage(member, weeks, frame)),
    ]),
  ]
}

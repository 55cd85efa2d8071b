import type { Element } from 'hast'
import { h } from 'hastscript'
import { relativeUrl, weekPath } from './addresses.ts'
import { type FollowUp, findFollowUps } from './follow-ups.ts'
import { allMembers, nameIn } from './members.ts'
import { type Frame, itemLink, list, type Page, pageHead } from './page.ts'
import type { SiteItem, SiteWeek } from './site.ts'
import { nameOf } from './week-page.ts'

/** What members still want to find out, with later items about it. By week, and only the latest week unfolded. */
export function openPage(weeks: readonly SiteWeek[], frame: Frame): Page {
  const { words } = frame
  const taken = findFollowUps(weeks, frame.language)
  const openWeeks = weeks
    .map((week) => ({ week, items: week.items.filter(({ open }) => open) }))
    .filter(({ items }) => items.length > 0)
    .reverse()
  return {
    title: words.open,
    description: words.openIntro,
    up: '',
    place: 'open',
    kind: 'open',
    main: [
      pageHead(words.open, words.openIntro),
      filter(openWeeks, frame),
      ...openWeeks.map(({ week, items }, at) =>
        h('details.weekly', { open: at === 0 }, [
          h(
            'summary',
            h('h2', nameOf(week)),
            ' ',
            h('span.facts', words.pointsCounted(items.length, items.filter((item) => taken.has(item)).length)),
          ),
          h(
            'ul.points',
            items.map((item) => openItem(week, item, taken.get(item), frame)),
          ),
        ]),
      ),
    ],
  }
}

function openItem(week: SiteWeek, item: SiteItem, again: readonly FollowUp[] | undefined, { words }: Frame): Element {
  const whole = [item.title, item.text].filter(Boolean).join(': ')
  const link = h('a', { href: relativeUrl(weekPath(week), item.anchor) }, whole)
  return h('li', { dataMember: item.member, dataAgain: again ? 'yes' : 'no' }, [
    h('p', h('span.by', nameIn(week, item.member)), ' ', link),
    ...(again
      ? [
          h('div.taken', [
            h('p.again', words.takenUp),
            list('ul.again', again, (later) => [
              h('span.by', `${later.week.heading} ${nameIn(later.week, later.item.member)}`),
              ' ',
              itemLink(later.item, later.week, ''),
            ]),
          ]),
        ]
      : []),
  ])
}

/** Chooses points by member and by whether a later week took them up. A script shows it. */
function filter(openWeeks: readonly { week: SiteWeek; items: readonly SiteItem[] }[], { words }: Frame): Element {
  const writers = new Set(openWeeks.flatMap(({ items }) => items.map(({ member }) => member)))
  const members = allMembers(openWeeks.map(({ week }) => week).reverse()).filter(({ id }) => writers.has(id))
  const option = (value: string, label: string) => h('option', { value }, label)
  return h('div.filter', { hidden: true, role: 'group', ariaLabel: words.filter }, [
    h(
      'label',
      `${words.member} `,
      h('select', { dataFilter: 'member' }, [
        option('', words.everyone),
        ...members.map(({ id, name }) => option(id, name)),
      ]),
    ),
    h(
      'label',
      `${words.takenUp} `,
      h('select', { dataFilter: 'again' }, [
        option('', words.either),
        option('yes', words.again),
        option('no', words.notAgain),
      ]),
    ),
    h('span', { role: 'status', dataCounted: words.filtered }),
  ])
}

import type { Element } from 'hast'
import { type Child, h } from 'hastscript'
import { groupBy } from '../collections.ts'
import type { SiteWords } from '../languages/language.ts'
import { memberPath, relativeUrl, slugOf, weekPath } from './addresses.ts'
import { allMembers, weeksBy } from './members.ts'
import { type Frame, itemLink, list, type Page, pageHead } from './page.ts'
import type { SiteItem, SiteMember, SiteWeek } from './site.ts'
import { MAX_UNFOLDED } from './week-content.ts'
import { nameOf } from './week-page.ts'

/** How many weeks of a member are unfolded. */
const MAX_OPEN = 3

/** The list of members, with how much each has written and when last. */
export function peoplePage(weeks: readonly SiteWeek[], { words }: Frame): Page {
  return {
    title: words.members,
    description: allMembers(weeks)
      .map(({ name }) => name)
      .join(', '),
    up: '',
    place: 'people',
    kind: 'people-list',
    main: [
      pageHead(words.members),
      list('ul.weeks', allMembers(weeks), ({ id, name }) => {
        const written = weeksBy(id, weeks)
        const last = written.at(-1)?.week
        return [
          h('p.name', h('a', { href: relativeUrl(memberPath(id)) }, name)),
          h('p.facts', introOf(written, words)),
          last
            ? h(
                'p.first',
                `${words.lastWritten} `,
                h('a', { href: relativeUrl(weekPath(last), slugOf(id)) }, nameOf(last)),
              )
            : undefined,
        ]
      }),
    ],
  }
}

/** What one member wrote, by week. */
export function memberPage(member: SiteMember, weeks: readonly SiteWeek[], frame: Frame): Page {
  const { words } = frame
  const written = weeksBy(member.id, weeks).reverse()
  return {
    title: member.name,
    description: [words.words(member.name), ...written.map(({ week }) => nameOf(week))].join(' · '),
    up: '../',
    place: 'people',
    kind: 'person',
    main: [
      pageHead(member.name, introOf(written, words)),
      ...written.map(({ week, items }, at) =>
        h('details.weekly', { open: at < MAX_OPEN }, [
          h('summary', h('h2', nameOf(week))),
          h('p.facts', h('a', { href: `../${relativeUrl(weekPath(week), slugOf(member.id))}` }, words.inNote)),
          ...freeNote(week, member, frame),
          ...[...groupBy(items, ({ section }) => section)].flatMap(([heading, ofSection]) => [
            h('h3', heading),
            list('ul', ofSection, (item) => itemLink(item, week, '../')),
          ]),
        ]),
      ),
      h('p.others', h('a', { href: `../${relativeUrl('people.html')}` }, words.otherMembers)),
    ],
  }
}

/** How much a member has written. */
function introOf(written: ReturnType<typeof weeksBy>, words: SiteWords): string {
  const free = written.filter(({ isFree }) => isFree).length
  return words.memberIntro(written.length, sum(written.map(({ items }) => items.length)), free)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

/** The words of a member's free note, each passage with a link to it; a long one is folded behind its first passage. */
function freeNote(week: SiteWeek, member: SiteMember, { words }: Frame): Element[] {
  const passages = week.passages.filter((passage) => passage.member === member.id)
  const [first, ...others] = passages
  if (!first) return []
  const line = (passage: SiteItem): Child => [
    itemLink(passage, week, '../'),
    passage.title === undefined ? undefined : ` ${passage.text}`,
  ]
  const isLong = sum(others.map(({ text }) => text.length)) > MAX_UNFOLDED
  return [
    h('h3', first.section),
    list('ul', isLong ? [first] : passages, line),
    ...(isLong ? [h('details.more', h('summary', words.readOn), list('ul', others, line))] : []),
  ]
}

import type { Element } from 'hast'
import { type Child, h } from 'hastscript'
import { groupBy } from '../collections.ts'
import type { SiteWords } from '../languages/language.ts'
import { memberPath, relativeUrl, slugOf, weekPath } from './addresses.ts'
import { allMembers, weeksBy } from './members.ts'
import { meetingLabel, type NextMeeting } from './next-meeting.ts'
import { nextPath } from './next-page.ts'
import { type Frame, list, type Page, pageHead, section, table } from './page.ts'
import type { PageLink, PlannedWeek, SiteMember, SiteWeek } from './site.ts'
import { questionPart, weekName } from './week-page.ts'

/** As many weeks as are shown without groups. */
const MAX_UNGROUPED = 8
/** How many of the latest weeks are shown at least, not folded into their group. */
const MIN_OPEN = 3
/** The size of a group of weeks without dates. */
const GROUP = 10

/** What is still to come. */
export interface Upcoming {
  meeting: NextMeeting | undefined
  planned: readonly PlannedWeek[]
  /** The pages on which members write their notes for the latest week. */
  writing: ReadonlyMap<string, string>
}

/** The front page: the next meeting, the weeks, the latest first, those that are planned, and who has written. */
export function indexPage(weeks: readonly SiteWeek[], { meeting, planned, writing }: Upcoming, frame: Frame): Page {
  const { words } = frame
  const members = allMembers(weeks)
  const writers = members.filter(({ id }) => weeksBy(id, weeks).length > 0)
  const intro = words.weeksIntro(weeks.length, writers.length)
  const latest = weeks.findLast(({ questions }) => questions.length > 0)
  const coming = list('ol.planned', planned, (week) => plannedWeek(week, meeting, frame))
  return {
    title: frame.title,
    description: latest ? `${intro} ${questionPart(latest)}` : intro,
    up: '',
    place: 'weeks',
    kind: 'index',
    main: [
      pageHead(frame.title, intro),
      meeting && nextMeetingLink(meeting, words),
      meeting && writeLinks(writersOf(meeting), words),
      section('section', '~weeks', words.weeks, weekList(weeks, meeting, frame)),
      planned.length > 0 ? section('section', '~planned', words.planned, coming) : undefined,
      whoWrote(weeks, members, writing, frame),
    ],
  }
}

/** A link to the page of the next meeting, which says which one that is. */
function nextMeetingLink(meeting: NextMeeting, words: SiteWords): Element {
  return h(
    'p.coming',
    h('a', { href: nextPath }, [
      h('span.label', meetingLabel(meeting, words)),
      ' ',
      h('span.name', weekName(meeting)),
      ' ',
      h('span.facts', scheduleOf(meeting, words).join(' · ')),
    ]),
  )
}

/** The members who can still write for the next meeting. */
function writersOf({ members }: NextMeeting): PageLink[] {
  return members.flatMap(({ name, write }) => (write === undefined ? [] : [{ label: name, href: write }]))
}

/** Links to the pages on which members write their notes. */
function writeLinks(links: readonly PageLink[], words: SiteWords): Element | undefined {
  const names = links.flatMap(({ href, label }, at) => [
    at > 0 ? ', ' : ' ',
    h('a', { href, ariaLabel: words.writeOf(label) }, label),
  ])
  return names.length > 0 ? h('p.absent', h('strong', words.write), names) : undefined
}

/** Date, scope and presenter, as far as they are known. */
function scheduleOf({ date, scope, presenter }: Omit<PlannedWeek, 'writing'>, words: SiteWords): string[] {
  return [date, scope, presenter && `${words.presenter} ${presenter}`].filter(
    (fact): fact is string => fact !== undefined && fact !== '',
  )
}

/** Marks the week of the next meeting in a list. */
function nextBadge({ id }: Pick<SiteWeek, 'id'>, meeting: NextMeeting | undefined, words: SiteWords): Child {
  return id === meeting?.id ? [' ', h('span.badge', meetingLabel(meeting, words))] : undefined
}

/** The weeks by month, or in tens if they have no dates; the latest are open. */
function weekList(weeks: readonly SiteWeek[], meeting: NextMeeting | undefined, frame: Frame): Child {
  const rows = (group: readonly SiteWeek[]) =>
    list('ol.weeks', group.toReversed(), (week) => weekRow(week, meeting, frame))
  if (weeks.length <= MAX_UNGROUPED) return rows(weeks)
  let shown = 0
  return [...groupsOf(weeks, frame)].reverse().map(([label, group]) => {
    const open = shown < MIN_OPEN
    shown += group.length
    return h('details.group', { open }, [
      h('summary', h('span.name', label), ' ', h('span.facts', frame.words.weeksCounted(group.length))),
      rows(group),
    ])
  })
}

/** Groups of weeks by their label. A week without a date belongs to the month of the week before it. */
function groupsOf(weeks: readonly SiteWeek[], { words }: Frame): Map<string, SiteWeek[]> {
  const firstDate = weeks.find(({ date }) => date !== undefined)?.date
  if (firstDate === undefined) {
    const tens = groupBy(
      weeks.map((week, at) => ({ week, ten: Math.floor(at / GROUP) })),
      ({ ten }) => ten,
    )
    return new Map(
      Array.from(tens.values(), (group) => [
        `${group[0]?.week.heading} – ${group.at(-1)?.week.heading}`,
        group.map(({ week }) => week),
      ]),
    )
  }
  let month = firstDate.slice(0, 7)
  return groupBy(weeks, ({ date }) => {
    month = date?.slice(0, 7) ?? month
    return words.month(Number(month.slice(0, 4)), Number(month.slice(5)))
  })
}

function weekRow(week: SiteWeek, meeting: NextMeeting | undefined, { words }: Frame): Child {
  const { members } = week
  const question = questionPart(week)
  const count = (wanted: SiteMember['state']) => members.filter(({ state }) => state === wanted).length
  const sources = count('source')
  const facts = [
    ...scheduleOf(week, words),
    words.writtenShort(count('written') + sources, members.length - count('excused')),
    sources > 0 ? words.freeShort(sources) : undefined,
  ]
  return [
    h('p.name', h('a', { href: relativeUrl(weekPath(week)) }, weekName(week)), nextBadge(week, meeting, words)),
    h('p.facts', facts.filter(Boolean).join(' · ')),
    question === undefined ? undefined : h('p.first', question),
  ]
}

function plannedWeek(week: PlannedWeek, meeting: NextMeeting | undefined, { words }: Frame): Child {
  const facts = scheduleOf(week, words).join(' · ')
  // Those for the next meeting are at the top.
  const write = week.id === meeting?.id ? undefined : writeLinks(week.writing, words)
  return [h('span.name', weekName(week), nextBadge(week, meeting, words)), ' ', h('span.facts', facts), write]
}

const marks: Record<SiteMember['state'], string> = { written: '●', source: '◐', missing: '·', excused: '–' }
const writeMark = '+'

/** A table of members by weeks, with a mark for each note that links to it. */
function whoWrote(
  weeks: readonly SiteWeek[],
  members: readonly SiteMember[],
  writing: ReadonlyMap<string, string>,
  { words }: Frame,
): Element {
  const head = [
    h('th', { scope: 'col' }, words.member),
    ...weeks.map((week) =>
      h(
        'th',
        { scope: 'col' },
        h('a', { href: relativeUrl(weekPath(week)), title: week.heading, ariaLabel: week.heading }, shortOf(week)),
      ),
    ),
  ]
  const shown = new Set<SiteMember['state'] | 'write'>()
  const rows = members.map(({ id, name }) => {
    const cells = weeks.map((week) => {
      const state = week.members.find((member) => member.id === id)?.state ?? 'missing'
      const write = week === weeks.at(-1) ? writing.get(id) : undefined
      const label = `${week.heading}: ${words.states[state]}`
      shown.add(state === 'missing' && write !== undefined ? 'write' : state)
      if (state === 'written' || state === 'source')
        return h(
          `td.${state}`,
          h('a', { href: relativeUrl(weekPath(week), slugOf(id)), ariaLabel: label }, marks[state]),
        )
      if (state === 'missing' && write !== undefined)
        return h('td.write', h('a', { href: write, ariaLabel: words.writeOf(name) }, writeMark))
      return h(`td.${state}`, h('span', { role: 'img', ariaLabel: label }, marks[state]))
    })
    return h('tr', [h('th', { scope: 'row' }, h('a', { href: relativeUrl(memberPath(id)) }, name)), ...cells])
  })
  const legend = [
    ...(Object.keys(marks) as SiteMember['state'][]).map(
      (state) => [state, marks[state], words.states[state]] as const,
    ),
    ['write', writeMark, words.write] as const,
  ].flatMap(([mark, sign, meaning]) => (shown.has(mark) ? [h('span', h('span.mark', sign), ` ${meaning}`)] : []))
  return section(
    'section',
    '~written',
    words.whoWrote,
    table('table.written', '~written', head, rows),
    h('p.legend', { ariaHidden: 'true' }, legend),
  )
}

/** What fits above a narrow column: `02`, or the first letters of a label. */
function shortOf({ heading }: SiteWeek): string {
  return /\d+/.exec(heading)?.[0] ?? [...heading].slice(0, 2).join('')
}

import type { Element } from 'hast'
import { type Child, h } from 'hastscript'
import { groupBy } from '../collections.ts'
import type { SiteWords } from '../languages/language.ts'
import { relativeUrl } from './addresses.ts'
import { meetingLabel, type NextMeeting } from './next-meeting.ts'
import { type Frame, list, type Page, pageHead, pasteBox, section } from './page.ts'
import { nameOf, weekName } from './week-page.ts'

export const nextPath = 'next.html'

// As many as fit onto a sheet of paper.
const MAX_OPEN = 3
const MAX_QUESTIONS = 10

/** The page of the next meeting: what a group needs on the day. It fits onto one sheet of paper. */
export function nextPage(meeting: NextMeeting | undefined, { words }: Pick<Frame, 'words'>): Page {
  const page = { title: meetingLabel(meeting, words), up: '', place: 'weeks', kind: 'coming' } as const
  if (!meeting)
    return { ...page, description: words.noNextMeeting, main: [pageHead(words.nextMeeting, words.noNextMeeting)] }
  return {
    ...page,
    description: [nameOf(meeting), meeting.date, meeting.scope].filter(Boolean).join(' · '),
    main: [head(meeting, words), people(meeting, words), openPoints(meeting, words), questions(meeting, words)],
  }
}

function head(meeting: NextMeeting, words: SiteWords): Element {
  const { date, scope, presenter, editor, topics, page } = meeting
  const facts = [
    [words.date, date],
    [words.scope, scope],
    [words.presenter, presenter],
    [words.editor, editor],
    [words.topics, topics.join(', ') || undefined],
  ].filter(([, value]) => value !== undefined)
  return h(
    'div.head',
    h('p.label', meetingLabel(meeting, words)),
    h('h1', page === undefined ? weekName(meeting) : h('a', { href: page }, weekName(meeting))),
    facts.length > 0
      ? h(
          'dl.facts',
          facts.map(([label, value]) => h('div', h('dt', label), h('dd', value))),
        )
      : undefined,
  )
}

/** Who has written, who can still write, and who need not. */
function people({ members, paste }: NextMeeting, words: SiteWords): Element | undefined {
  if (members.length === 0) return undefined
  const isWritten = ({ state }: NextMeeting['members'][number]) => state === 'written' || state === 'source'
  const [written, others] = [members.filter(isWritten), members.filter((member) => !isWritten(member))]
  const person = (member: NextMeeting['members'][number]): Child => {
    const { name, state, href, write } = member
    const label = state === 'written' ? undefined : [' ', h('span.state', words.states[state])]
    return [
      href === undefined ? name : h('a', { href }, name),
      label,
      write === undefined
        ? undefined
        : [' ', h('a.write', { href: write, ariaLabel: words.writeOf(name) }, words.write)],
    ]
  }
  const counted = members.filter(({ state }) => state !== 'excused').length
  return section(
    'section',
    '~people',
    words.whoWrote,
    h('p.intro', words.writtenOf(written.length, counted)),
    list('ul.people', [...written, ...others], person),
    pasteBox(paste, words),
  )
}

function openPoints({ open }: NextMeeting, words: SiteWords): Element | undefined {
  if (open.length === 0) return undefined
  return section(
    'section',
    '~open',
    words.carriedOver,
    list('ul.points', open.slice(0, MAX_OPEN), ({ heading, name, text, href, taken }) => [
      h('p', h('span.by', `${heading} ${name}`), ' ', h('a', { href }, text)),
      list('ul.again', taken, (later) => [
        later.name === undefined ? h('span.by', words.inSchedule) : h('span.by', later.name),
        ' ',
        later.href === undefined ? later.text : h('a', { href: later.href }, later.text),
      ]),
    ]),
    more(open.length - MAX_OPEN, relativeUrl('open.html'), words),
  )
}

function questions({ questions: asked, page = '' }: NextMeeting, words: SiteWords): Element {
  const lists = groupBy(asked.slice(0, MAX_QUESTIONS), (question) => question.list)
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
    more(asked.length - MAX_QUESTIONS, `${page}#~questions`, words),
  )
}

/** A link to what does not fit onto the sheet. */
function more(count: number, href: string, words: SiteWords): Element | undefined {
  return count > 0 ? h('p.rest', h('a', { href }, words.more(count))) : undefined
}

import type { Element } from 'hast'
import { type Child, h } from 'hastscript'
import type { SiteWords } from '../languages/language.ts'
import { editUrl, type Hosting } from '../workspace/hosting.ts'
import { relativeUrl, slugOf } from './addresses.ts'
import { factList, list, type Page, section } from './page.ts'
import { firstQuestion, nameOf, weekName, writeLink } from './pages.ts'
import type { SiteWeek } from './site.ts'
import type { MemberPart, WeekContent } from './week-content.ts'

/** Where a week's page leads. */
export interface WeekLinks {
  previous: SiteWeek | undefined
  next: SiteWeek | undefined
  /** The pages on which members without a note write one. */
  writing: ReadonlyMap<string, string>
  hosting: Hosting | undefined
}

const ids = { questions: '~questions', topics: '~topics', minutes: '~minutes' }

/** The page of a week: questions, then where the notes meet, then the notes of each member. */
export function weekPage(content: WeekContent, links: WeekLinks, words: SiteWords): Page {
  const { week, members, minutes, together } = content
  const people = (wanted: string) => week.members.filter(({ state }) => state === wanted)
  const parts: [id: string, label: string][] = [
    [ids.questions, words.questions],
    ...(together.length > 0 ? [[ids.topics, words.together] as [string, string]] : []),
    ...members.map(({ anchor, name }): [string, string] => [anchor, name]),
    ...(minutes.length > 0 ? [[ids.minutes, words.minutes] as [string, string]] : []),
  ]
  return {
    title: nameOf(week),
    description: weekDescription(week),
    up: '../',
    place: 'weeks',
    kind: 'week',
    main: [
      weekHead(content, words),
      h(
        'nav.contents',
        { ariaLabel: words.onThisPage },
        h('p.label', words.onThisPage),
        list('ul', parts, ([id, label]) => h('a', { href: `#${id}` }, label)),
      ),
      questions(content, words),
      together.length > 0
        ? section('section.meetings', ids.topics, words.together, h('div.list', together))
        : undefined,
      ...members.map((member) => memberPart(member, links, words)),
      absent(words.missing, people('missing'), links.writing, words),
      absent(words.excused, people('excused'), new Map(), words),
      minutes.length > 0 ? section('section.minutes', ids.minutes, words.minutes, h('div.prose', minutes)) : undefined,
      between(links, words),
    ],
  }
}

function weekHead({ week, topics }: WeekContent, words: SiteWords): Element {
  const facts = factList([
    [words.scope, week.scope],
    [words.date, week.date],
    [words.presenter, week.presenter],
    [words.topics, topics.join(', ')],
  ])
  return h('div.head', h('h1', weekName(week)), facts)
}

/** What a week is about: its first question, else what two or more members wrote about, else who wrote. */
function weekDescription(week: SiteWeek): string {
  const topics = week.topics.map(({ title }) => title)
  const writers = week.members.filter(({ state }) => state === 'written')
  return firstQuestion(week) ?? (topics.length > 0 ? topics : writers.map(({ name }) => name)).join(', ')
}

function questions({ lists, settled }: WeekContent, words: SiteWords): Element {
  const intro = lists.length === 0 ? words.noQuestions : settled ? words.settled : words.proposed
  const blocks = lists.map(({ heading, content }) => h('div.list', h('h3', heading), content))
  return section('section.questions', ids.questions, words.questions, h('p.intro', intro), blocks)
}

function memberPart(
  { anchor, name, romanized, paths, content }: MemberPart,
  { hosting }: WeekLinks,
  words: SiteWords,
): Element {
  const edits = (hosting ? paths : []).map((path) =>
    h('a.edit', { href: hosting && editUrl(hosting, path), ariaLabel: words.editOf(name) }, words.edit),
  )
  const heading = [name, romanized ? [' ', h('span.romanized', romanized)] : []]
  return h(
    'section.member',
    { ariaLabelledBy: anchor },
    h('div.who', h('h2', { id: anchor }, heading), edits),
    h('div.prose', content),
  )
}

function absent(
  label: string,
  people: SiteWeek['members'],
  writing: ReadonlyMap<string, string>,
  words: SiteWords,
): Child {
  if (people.length === 0) return undefined
  const names = people.flatMap(({ id, name }, at) => [
    `${at > 0 ? ', ' : ' '}${name} `,
    writeLink(name, writing.get(id), words),
  ])
  return h('p.absent', h('strong', label), names)
}

function between({ previous, next }: WeekLinks, words: SiteWords): Element | undefined {
  const link = (to: SiteWeek | undefined, kind: 'previous' | 'next', rel: string) => {
    if (!to) return []
    const href = relativeUrl(`${slugOf(to.id)}.html`)
    return [h(`li.${kind}`, h('a', { href, rel }, h('span.label', words[kind]), ' ', h('span.to', nameOf(to))))]
  }
  const links = [...link(previous, 'previous', 'prev'), ...link(next, 'next', 'next')]
  return links.length > 0 ? h('nav.between', { ariaLabel: words.between }, h('ul', links)) : undefined
}

import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { groupBy } from '../collections.ts'
import { letters } from '../text.ts'
import { relativeUrl, weekPath } from './addresses.ts'
import { nameIn } from './members.ts'
import { type Frame, list, type Page, pageHead, section } from './page.ts'
import type { SiteTopic, SiteWeek } from './site.ts'
import { nameOf } from './week-page.ts'

interface WeeklyTopic extends SiteTopic {
  week: SiteWeek
}

/** What two or more members wrote about: first what came up in several weeks, then all by week. */
export function topicsPage(weeks: readonly SiteWeek[], { words }: Frame): Page {
  const topics = weeks.flatMap((week) => week.topics.map((topic): WeeklyTopic => ({ ...topic, week })))
  const several = [...groupBy(topics, ({ title }) => letters(title)).values()]
    .filter((group) => weeksOf(group) > 1)
    .sort((a, b) => weeksOf(b) - weeksOf(a))
  const byWeek = [...groupBy(topics, ({ week }) => week)].reverse()
  return {
    title: words.topics,
    description: words.topicsIntro,
    up: '',
    place: 'topics',
    kind: 'subjects',
    main: [
      pageHead(words.topics, words.topicsIntro),
      several.length > 0
        ? section(
            'section',
            '~several',
            words.severalWeeks,
            ...several.map((group) =>
              h('details.weekly', [
                h(
                  'summary',
                  h('h3', group.at(-1)?.title ?? ''),
                  ' ',
                  h('span.facts', words.weeksCounted(weeksOf(group))),
                ),
                list('ul.points', group.toReversed(), (topic) => [
                  h('span.by', nameOf(topic.week)),
                  ' ',
                  ...writers(topic),
                ]),
              ]),
            ),
          )
        : undefined,
      section(
        'section',
        '~by-week',
        words.topicsByWeek,
        ...byWeek.map(([week, topics], at) =>
          h('details.weekly', { open: at === 0 }, [
            h('summary', h('h3', nameOf(week)), ' ', h('span.facts', words.topicsCounted(topics.length))),
            list('ul.points', topics, (topic) => [h('strong', topic.title), ' ', ...writers(topic)]),
          ]),
        ),
      ),
    ],
  }
}

function weeksOf(group: readonly WeeklyTopic[]): number {
  return new Set(group.map(({ week }) => week)).size
}

/** Who wrote about a topic, with links to the passages. */
function writers({ week, lines }: WeeklyTopic): ElementContent[] {
  return lines.flatMap(({ member, anchor }, at) => [
    ...(at > 0 ? [{ type: 'text' as const, value: ', ' }] : []),
    h('a', { href: relativeUrl(weekPath(week), anchor) }, nameIn(week, member)),
  ])
}

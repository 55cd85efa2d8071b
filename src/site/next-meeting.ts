import type { LanguageId } from '../languages/ids.ts'
import type { SiteWords } from '../languages/language.ts'
import type { Config } from '../workspace/config.ts'
import { memberName } from '../workspace/members.ts'
import { type Week, weekHeading } from '../workspace/weeks.ts'
import { relativeUrl, slugOf, weekPath } from './addresses.ts'
import { findFollowUps } from './follow-ups.ts'
import { nameIn } from './members.ts'
import type { SiteItem, SiteMember, SiteWeek } from './site.ts'

/** The next meeting as plain data. */
export interface NextMeeting extends Pick<SiteWeek, 'id' | 'heading' | 'title' | 'scope' | 'date' | 'questions'> {
  /** Whether it has notes and no date: then nobody knows whether the group has already met. */
  isLatest: boolean
  topics: string[]
  presenter?: string | undefined
  editor?: string | undefined
  members: NextMember[]
  /** The headings to paste into a new note, if the links to write one open an empty file. */
  paste?: string | undefined
  /** What earlier weeks left open and this one takes up. */
  open: OpenPoint[]
  /** The address of the week's page, if it has notes. */
  page?: string | undefined
}

interface NextMember extends SiteMember {
  /** The address of what the member has written. */
  href?: string | undefined
  /** The page on which the member can still write the note. */
  write?: string | undefined
}

interface OpenPoint {
  heading: string
  name: string
  text: string
  href: string
  /** Where this week takes it up: a passage of a note, or a title or topic in the schedule. */
  taken: { name?: string | undefined; text: string; href?: string | undefined }[]
}

/** How many earlier weeks with notes are searched for open points. */
const MAX_WEEKS_BACK = 4

/**
 * Collects what a group needs for its next meeting.
 * @param week of the meeting
 * @param weeks all weeks with notes, in order
 * @param members everyone who has ever written or is on the roster
 * @param writeUrl the page on which a member writes the note for this week
 */
export function nextMeeting(
  config: Pick<Config, 'members'> & { language: { id: LanguageId } },
  week: Week,
  weeks: readonly SiteWeek[],
  members: readonly Pick<SiteMember, 'id' | 'name'>[],
  writeUrl: (member: string) => string | undefined,
): NextMeeting {
  const at = weeks.findIndex(({ id }) => id === week.id)
  const siteWeek = weeks[at]
  const before = siteWeek ? weeks.slice(0, at) : weeks
  const page = siteWeek && relativeUrl(weekPath(siteWeek))
  const stateOf = (id: string) =>
    siteWeek?.members.find((member) => member.id === id)?.state ?? (week.excused.includes(id) ? 'excused' : 'missing')
  return {
    id: week.id,
    heading: weekHeading(week),
    title: week.title,
    scope: week.scope,
    date: week.date,
    isLatest: siteWeek !== undefined && week.date === undefined,
    topics: week.topics,
    presenter: memberName(config.members, week.presenter),
    editor: memberName(config.members, week.editor),
    members: members.map(({ id, name }): NextMember => {
      const state = stateOf(id)
      const hasText = state === 'written' || state === 'source'
      return {
        id,
        name,
        state,
        href: siteWeek && hasText ? relativeUrl(weekPath(siteWeek), slugOf(id)) : undefined,
        write: state === 'missing' || state === 'source' ? writeUrl(id) : undefined,
      }
    }),
    open: openPoints(week, siteWeek, before.slice(-MAX_WEEKS_BACK), config.language.id),
    questions: siteWeek?.questions ?? [],
    page,
  }
}

/** What the pages call it. */
export function meetingLabel(meeting: Pick<NextMeeting, 'isLatest'> | undefined, words: SiteWords): string {
  return meeting?.isLatest ? words.latestWeek : words.nextMeeting
}

/** The open items of earlier weeks that share words with this week's notes or schedule. */
function openPoints(
  week: Week,
  siteWeek: SiteWeek | undefined,
  before: readonly SiteWeek[],
  language: LanguageId,
): OpenPoint[] {
  const planned = [week.title, week.scope, ...week.topics].flatMap((title) =>
    title === undefined ? [] : [toItem(title)],
  )
  const coming: SiteWeek = {
    ...{
      id: week.id,
      slug: '',
      heading: weekHeading(week),
      members: [],
      questions: [],
      topics: [],
      passages: [],
      minutes: false,
    },
    ...siteWeek,
    items: [...planned, ...(siteWeek?.items ?? [])],
  }
  const taken = findFollowUps([...before, coming], language)
  return before.toReversed().flatMap((earlier) =>
    earlier.items.flatMap((item): OpenPoint[] => {
      const here = (taken.get(item) ?? []).filter(({ week }) => week === coming)
      if (here.length === 0) return []
      return [
        {
          heading: earlier.heading,
          name: nameIn(earlier, item.member),
          text: textOf(item),
          href: relativeUrl(weekPath(earlier), item.anchor),
          taken: here.map(({ item: later }) =>
            planned.includes(later)
              ? { text: textOf(later) }
              : {
                  name: nameIn(coming, later.member),
                  text: textOf(later),
                  href: relativeUrl(weekPath(coming), later.anchor),
                },
          ),
        },
      ]
    }),
  )
}

/** A title or a topic of the schedule as an item, to look for its words. */
function toItem(title: string): SiteItem {
  return { member: '', section: '', anchor: '', title, text: '', open: false }
}

function textOf({ title, text }: SiteItem): string {
  return title ?? text
}

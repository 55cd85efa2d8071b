import type { StatusWords } from '../languages/language.ts'
import { weekHeading } from '../workspace/weeks.ts'
import { hasNotWritten, type WeekStatus } from './week-status.ts'

/**
 * A text to paste into a chat: who has not written yet, with a link for each.
 * @param title the workspace, if there are several
 * @param asked whether the user named the weeks
 */
export function reminder(
  weeks: readonly WeekStatus[],
  title: string | undefined,
  asked: boolean,
  words: StatusWords,
): string {
  const blocks = weeks.map((week) => weekReminder(week, asked, words))
  return `${[...(title === undefined ? [] : [title]), ...blocks].join('\n')}\n`
}

function weekReminder(
  { id, number, date, scope, due, members }: WeekStatus,
  asked: boolean,
  words: StatusWords,
): string {
  const left = members.filter(hasNotWritten)
  // A label such as `Chapter 3~4` is a name of its own.
  const name = weekHeading({ id }) === id || number === undefined ? id : words.week(number)
  // Without dates, nobody knows whether the week with the latest notes is over.
  const latest = !asked && date === undefined && due ? words.latest : undefined
  const facts = [date && words.day(date), latest, scope].filter(Boolean).join(', ')
  const who = left.length === 0 ? words.allWritten : words.left(left.map((member) => member.name))
  const links = left.flatMap(({ name, link }) => (link === undefined ? [] : [`${name}: ${link}`]))
  return [`${name}${facts === '' ? '' : ` (${facts})`}: ${who}`, ...links].join('\n')
}

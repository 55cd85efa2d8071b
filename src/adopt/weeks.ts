import { compareNaturally } from '../text.ts'
import { firstNumber, weekKey } from '../workspace/week-labels.ts'
import { nameKey, weeksIn } from './names.ts'
import type { Sheet } from './notes.ts'
import { byFrequency, type ProposedMember } from './people.ts'
import type { Readme } from './readme.ts'
import { findSchedule, type ScheduledWeek } from './schedule.ts'

type ProposedWeek = Omit<ScheduledWeek, 'number' | 'label' | 'topics'> & {
  id: string
  /** Labels of the week that the tool does not take for one by themselves: `3. 큐` beside `3장`. */
  aliases?: string[] | undefined
  topics?: string[] | undefined
}

/** The schedule, and what of a table could not be taken over. */
export interface ProposedSchedule {
  weeks: ProposedWeek[]
  /** How many dates have no year. */
  undated: number
  /** Presenters and editors who are no members. */
  strangers: string[]
}

/**
 * Proposes the schedule: from a table of the README; without one, and where weeks have no numbers or members call one
 * week in several ways, from the labels in the paths.
 * @param start the date of the first meeting, where somebody has said it
 */
export function proposeWeeks(
  readme: Readme | undefined,
  sheets: readonly Sheet[],
  members: readonly ProposedMember[],
  start: string | undefined,
): ProposedSchedule {
  const rows = findSchedule(readme, start)
  const labels = byFrequency(sheets.map(({ week }) => week.normalize('NFC')))
  const spelled = spelledApart(sheets, labels)
  const byNumber = new Map<number, string>()
  for (const label of labels.toSorted(compareNaturally)) {
    const number = firstNumber(label)
    if (number !== undefined && !byNumber.has(number)) byNumber.set(number, spelled?.get(number)?.[0] ?? label)
  }
  // In a file's name a label without a number is a week only where the schedule has it.
  if (rows.length === 0 && byNumber.size === 0)
    return { weeks: labels.toSorted(compareNaturally).map((id) => ({ id })), undated: 0, strangers: [] }
  const aliasesOf = (number: number) => spelled?.get(number)?.slice(1)
  if (rows.length === 0 || !rows.some(({ number }) => byNumber.has(number)))
    return {
      weeks: (spelled ? [...byNumber] : [])
        .sort(([a], [b]) => a - b)
        .map(([number, id]) => ({ id, aliases: aliasesOf(number) })),
      undated: 0,
      strangers: [],
    }
  const called = (wanted: string) => {
    const key = nameKey(wanted.replace(/^@/, ''))
    const all = members.filter(({ id, name, aliases }) =>
      [id, name ?? id, ...aliases].some((one) => nameKey(one) === key),
    )
    const byPart = members.filter(({ name = '' }) => name.split(/\s+/).some((part) => nameKey(part) === key))
    return all[0]?.id ?? (byPart.length === 1 ? byPart[0]?.id : undefined)
  }
  const strangers = new Set<string>()
  const person = (name: string | undefined) => {
    const id = name === undefined ? undefined : called(name)
    const isOpen =
      name === undefined || !/\p{L}/u.test(name) || /^(?:tb[ad]|n\/?a|미정|없음|전원|all|everyone)\.?$/i.test(name)
    if (id === undefined && !isOpen) strangers.add(name)
    return id
  }
  const weeks = rows.map(({ number, label, presenter, editor, ...row }): ProposedWeek => {
    const id = byNumber.get(number) ?? likeOthers(labels, number) ?? label.replaceAll('/', '-')
    return { ...row, id, aliases: aliasesOf(number), presenter: person(presenter), editor: person(editor) }
  })
  return { weeks, undated: weeks.filter(({ undated }) => undated !== undefined).length, strangers: [...strangers] }
}

/**
 * The labels of each number, the most frequent first, where members call one week in ways of which the tool knows some
 * apart: no member may have two of these for one number.
 */
function spelledApart(sheets: readonly Sheet[], labels: readonly string[]): Map<number, string[]> | undefined {
  const spelled = new Map<number, string[]>()
  for (const label of labels) {
    const number = weeksIn(label).length > 0 ? firstNumber(label) : undefined
    if (number === undefined) continue
    const before = spelled.get(number) ?? []
    if (!before.some((other) => weekKey(other) === weekKey(label))) spelled.set(number, [...before, label])
  }
  const own = new Map<string, Set<string>>()
  for (const { member, week } of sheets) {
    const key = `${firstNumber(week)} ${nameKey(member)}`
    own.set(key, (own.get(key) ?? new Set()).add(weekKey(week)))
  }
  const isApart = [...spelled.values()].some((all) => all.length > 1)
  return isApart && [...own.values()].every((keys) => keys.size === 1) ? spelled : undefined
}

/** `week09` where the others are `week08` and `week10`; nothing where they are of several kinds. */
function likeOthers(labels: readonly string[], number: number): string | undefined {
  const own = labels.map((label) => label.slice(0, weeksIn(label)[0]?.end ?? 0)).filter((label) => label !== '')
  const shapes = new Set(own.map((label) => label.replace(/\d+/, '\0')))
  const [shape = ''] = shapes
  const digits = own.every((label) => (/\d+/.exec(label)?.[0].length ?? 2) > 1) ? 2 : 1
  return shapes.size === 1 && !/\d/.test(shape) ? shape.replace('\0', String(number).padStart(digits, '0')) : undefined
}

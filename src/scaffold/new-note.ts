import filenameReservedRegex, { windowsReservedNameRegex } from 'filename-reserved-regex'
import { nearest, normaliseName } from '../text.ts'
import { type Config, type Member, weekFiles } from '../workspace/config.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { isSameMember, rosterIndex } from '../workspace/members.ts'
import { compilePattern, fillPattern, ignorer } from '../workspace/pattern.ts'
import { firstNumber, isCounted, isSameWeek, labelKey } from '../workspace/week-label.ts'
import { formLabel, isWeekFile, kindOf, labelsOf as labelsOfWeeks, type Week, weeksOf } from '../workspace/weeks.ts'

/**
 * Makes a new week for a group without a schedule: `4` becomes `week-04` if there is a `week-03`.
 * @param weeks the weeks so far
 * @returns the week, without a label if none can be derived from the other weeks; undefined if the name is not a week
 */
export function beginWeek(weeks: readonly Week[], name: string): Week | undefined {
  const number = firstNumber(name)
  if (weeks.some(({ scheduled }) => scheduled) || number === undefined || !isFileName(name)) return undefined
  const written = name.normalize('NFC')
  const labels = labelsOfWeeks(weeks)
  if (labels.length === 0)
    return weekOf(/^(?:week[\s_-]*)?\d+$/i.test(name) ? (formLabel(['week-01'], number) ?? written) : written)
  const formed = formLabel(labels, number)
  if (labels.some((label) => shapeOf(label) === shapeOf(written))) return weekOf(formed ?? written)
  if (/^\d+$/.test(normaliseName(name)) || labels.some((label) => kindOf(label) === kindOf(name)))
    // Beside `12장 트랜잭션`, `13장 복제` is a label, and `13장` only the beginning of one.
    return formed !== undefined ? weekOf(formed) : hasTitle(name) ? weekOf(written) : { ...weekOf(written), labels: [] }
  // Beside `week-03`, `ch4` is another count and `wek-4` a typo. Beside `02-lists`, `03-trees` is a label.
  const known = [...labels, ...(formed === undefined ? [] : [formed])]
  const isSlip = [name, lettersOf(name)].some(
    (form) => nearest(form, [...known, ...known.map(lettersOf)]) !== undefined,
  )
  return isSlip || isCounted(name) ? undefined : weekOf(written)
}

/** A week with nothing but a label. */
export function weekOf(label: string): Week {
  return {
    id: label,
    labels: [label],
    number: firstNumber(label),
    aliases: [],
    topics: [],
    excused: [],
    scheduled: false,
  }
}

/** Whether a label has words besides its number and unit. */
function hasTitle(label: string): boolean {
  return (label.match(/\p{L}+/gu) ?? []).length > 1
}

function lettersOf(label: string): string {
  return label.replace(/\P{L}/gu, '')
}

function shapeOf(label: string): string {
  return normaliseName(label).replace(/\d+/g, '0')
}

/**
 * The label for the folder of a week.
 * @param weeks all weeks
 * @returns undefined if it cannot be derived from the labels of other weeks
 */
export function labelToMake(weeks: readonly Week[], week: Week): string | undefined {
  const [label] = week.labels
  if (label !== undefined) return label
  const schedule = weeks.filter(({ scheduled }) => scheduled)
  const made = schedule.filter(({ labels }) => labels.length > 0)
  // The ids of the schedule are the labels, unless existing folders differ.
  const named = made.every(({ id, labels }) => labels.some((label) => labelKey(label) === labelKey(id)))
  if (named && schedule.length > 0) return week.id
  const others = schedule.length > 0 ? made : weeks
  return week.number === undefined ? undefined : formLabel(labelsOfWeeks(others), week.number)
}

/** Whether a folder with this label would belong to the week. */
export function isLabelOf(schedule: readonly Week[], week: Week, label: string): boolean {
  if (!isFileName(label)) return false
  if (schedule.length === 0) return firstNumber(label) === week.number
  return weeksOf(schedule, [label]).some(({ id, labels }) => id === week.id && labels.length > 0)
}

/** Whether a new file or folder can have this name on every system. Windows could not check out `con.md` or `a:b.md`. */
export function isFileName(name: string): boolean {
  const isOurs = /^(?!\.)\P{Cc}+$/u.test(name) && name !== 'node_modules'
  return isOurs && !filenameReservedRegex().test(name) && !windowsReservedNameRegex().test(name)
}

/** Finds a member by id, name or alias. Without a roster, any name that is a valid file name is a member. */
export function memberNamed(members: readonly Member[] | undefined, name: string): Member | undefined {
  if (members) return rosterIndex(members).get(normaliseName(name))
  const id = name.normalize('NFC').trim()
  return isFileName(id) && id !== '' ? { id, name: id, aliases: [] } : undefined
}

/**
 * The path for a new note: from the first pattern without `*` whose path is read back as a note of this member and week.
 * Uses the member's name as in the paths of earlier notes.
 * @param notes all notes of the workspace
 * @param label the label of the week's folder
 * @returns undefined if no pattern gives a path
 */
export function placeNote(
  config: Config,
  notes: readonly NotePath[],
  label: string,
  member: Member,
): string | undefined {
  const before = notes.findLast((note) => note.member === member.id)
  for (const pattern of config.notes) {
    const { labelsOf } = compilePattern(pattern)
    const known = before && labelsOf(before.path)?.member
    // `{week}/{member}.md` reads another name in `week-01/49kim.md`, which is a note by `{week}/*{member}.md`.
    const knownId = memberNamed(config.members, known ?? '')?.id
    const isMember = knownId !== undefined && isSameMember(config.members, knownId, member.id)
    const name = (isMember && known ? known : member.id).normalize('NFC')
    const path = isFileName(name) ? fillPattern(pattern, { week: label, member: name }) : undefined
    if (path === undefined || isTaken(config, path, label)) continue
    const labels = labelsOf(path)
    const author = labels?.member === undefined ? undefined : memberNamed(config.members, labels.member)
    if (labels?.week && isSameWeek(labels.week, label) && author?.id === member.id) return path
  }
  return undefined
}

/** Whether the path is ignored or belongs to another file: `insights.md` is not a note of a member `insights`. */
function isTaken(config: Pick<Config, 'ignore' | 'output' | 'discussion'>, path: string, label: string): boolean {
  return ignorer(config.ignore)(path) || weekFiles(config).some((pattern) => isWeekFile(path, pattern, label))
}

import { nearest, normaliseName } from '../text.ts'
import { type Config, type Member, weekFiles } from '../workspace/config.ts'
import { judgeOf, type NotePath } from '../workspace/find-notes.ts'
import { rosterIndex } from '../workspace/members.ts'
import { compilePattern, fillPattern, ignorer, labelsIn } from '../workspace/pattern.ts'
import { firstNumber, isCounted, isWeekFile, labelKey, type Week, weekKey, weeksOf } from '../workspace/weeks.ts'

/**
 * The week that a group without a schedule begins by writing a note for it: `4` is `week-04` where there is a `week-03`.
 * @param weeks the weeks so far
 * @returns the week, without a label where that cannot be formed from those of the others; nothing where the name is no
 * week's
 */
export function beginWeek(weeks: readonly Week[], name: string): Week | undefined {
  const number = firstNumber(name)
  if (weeks.some(({ scheduled }) => scheduled) || number === undefined || !isLabel(name)) return undefined
  const written = name.normalize('NFC')
  const labels = labelsOf(weeks)
  if (labels.length === 0)
    return weekOf(/^(?:week[\s_-]*)?\d+$/i.test(name) ? (formLabel(['week-01'], number) ?? written) : written)
  const formed = formLabel(labels, number)
  if (labels.some((label) => shapeOf(label) === shapeOf(written))) return weekOf(formed ?? written)
  if (/^\d+$/.test(normaliseName(name)) || labels.some((label) => kindOf(label) === kindOf(name)))
    return formed === undefined ? { ...weekOf(written), labels: [] } : weekOf(formed)
  // `ch4` beside `week-03` is another count, and `wek-4` a slip of the hand; `03-trees` beside `02-lists` is a label.
  const known = [...labels, ...(formed === undefined ? [] : [formed])]
  const isSlip = [name, lettersOf(name)].some((own) => nearest(own, [...known, ...known.map(lettersOf)]) !== undefined)
  return isSlip || isCounted(name) ? undefined : weekOf(written)
}

/** A week of which only its label tells so far. */
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

function lettersOf(label: string): string {
  return label.replace(/\P{L}/gu, '')
}

function kindOf(label: string): string {
  return weekKey(label).replace(/ ?\d+$/, '')
}

function shapeOf(label: string): string {
  return normaliseName(label).replace(/\d+/g, '0')
}

function labelsOf(weeks: readonly Week[]): string[] {
  return weeks.flatMap(({ labels }) => labels.slice(0, 1))
}

/** A label like all others but for its number; nothing where they differ in more: `9주차(Chapter 18~19)`. */
function formLabel(labels: readonly string[], number: number): string | undefined {
  const forms = labels.map((label) => /^(\D*)(\d+)(.*)$/u.exec(label) ?? [])
  const [first] = forms
  const [, start, , end = ''] = first ?? []
  const alike = forms.every((form) => start !== undefined && form[1] === start && form[3] === end)
  if (!alike || /\d/.test(end)) return undefined
  const padded = forms.some(([, , digits = '']) => digits.startsWith('0'))
  const width = padded ? Math.max(...forms.map(([, , digits = '']) => digits.length)) : 1
  return `${start}${String(number).padStart(width, '0')}${end}`
}

/**
 * The label by which a week's folder is to be made.
 * @param weeks all weeks
 * @returns nothing where the labels of the others have a form of their own, and this week's cannot be known from them
 */
export function labelToMake(weeks: readonly Week[], week: Week): string | undefined {
  const [label] = week.labels
  if (label !== undefined) return label
  const schedule = weeks.filter(({ scheduled }) => scheduled)
  const made = schedule.filter(({ labels }) => labels.length > 0)
  // The schedule's ids are the labels, unless folders show that they are not.
  const named = made.every(({ id, labels }) => labels.some((own) => labelKey(own) === labelKey(id)))
  if (named && schedule.length > 0) return week.id
  const others = schedule.length > 0 ? made : weeks
  return week.number === undefined ? undefined : formLabel(labelsOf(others), week.number)
}

/** Whether a folder with this label would be the week's. */
export function isLabelOf(schedule: readonly Week[], week: Week, label: string): boolean {
  if (!isLabel(label)) return false
  if (schedule.length === 0) return firstNumber(label) === week.number
  return weeksOf(schedule, [label]).some(({ id, labels }) => id === week.id && labels.length > 0)
}

function isLabel(name: string): boolean {
  return /^(?!\.)[^/\\\p{Cc}]+$/u.test(name) && name !== 'node_modules'
}

/** The member whom a name means: of the roster by id, name or alias; without a roster anybody who can be a file name. */
export function memberNamed(members: readonly Member[] | undefined, name: string): Member | undefined {
  if (members) return rosterIndex(members).get(normaliseName(name))
  const id = name.normalize('NFC').trim()
  return isLabel(id) && id !== '' ? { id, name: id, aliases: [] } : undefined
}

/**
 * Where a new note goes: by the first pattern that leaves no choice and from which the path is read back as that
 * member's note of that week. A member goes by the name that their notes had before.
 * @param notes all notes of the workspace
 * @param label the label of the week's folder
 */
export function placeNote(
  config: Config,
  notes: readonly NotePath[],
  label: string,
  member: Member,
): string | undefined {
  const judge = judgeOf(config)
  const before = notes.findLast((note) => note.member === member.id)
  for (const pattern of config.notes) {
    const compiled = compilePattern(pattern)
    const known = before && labelsIn(before.path, compiled, judge)?.member
    const name = (known ?? member.id).normalize('NFC')
    const path = isLabel(name) ? fillPattern(pattern, { week: label, member: name }) : undefined
    if (path === undefined || isTaken(config, path, label)) continue
    const labels = labelsIn(path, compiled, judge)
    const read = labels?.member === undefined ? undefined : memberNamed(config.members, labels.member)
    if (labels?.week && weekKey(labels.week) === weekKey(label) && read?.id === member.id) return path
  }
  return undefined
}

/** Whether something else of the workspace has this path: `insights.md` is no note of a member called so. */
function isTaken(config: Pick<Config, 'ignore' | 'output' | 'discussion'>, path: string, label: string): boolean {
  return ignorer(config.ignore)(path) || weekFiles(config).some((pattern) => isWeekFile(path, pattern, label))
}

import { rosterIndex } from '../config/roster.ts'
import type { Config, Member, Week } from '../config.ts'
import { judgeOf } from '../labels.ts'
import { compareNaturally, firstNumber, nearest, normaliseName, weekKey } from '../names.ts'
import { fillPattern, ignorer, labelsIn } from '../pattern.ts'
import { weeksOf } from '../weeks.ts'
import { discussionPath, minutesPath, type NotePath, outputPath } from '../workspace.ts'

/**
 * The week that a group without a schedule begins by writing a note for it: `4` is `week-04` where there is a `week-03`.
 * @param weeks the weeks so far
 * @returns nothing where the name is no week's, or most likely a slip of the hand
 */
export function beginWeek(config: Config, weeks: readonly Week[], name: string): Week | undefined {
  const number = firstNumber(name)
  if (config.weeks.length > 0 || number === undefined || !isLabel(name)) return undefined
  const near = nearest(
    name,
    weeks.map(({ id }) => id),
  )
  if (near !== undefined && firstNumber(near) === number) return undefined
  const last = weeks
    .map(({ id, label }) => label ?? id)
    .sort(compareNaturally)
    .at(-1)
  const plain = weekKey(name).startsWith('week ')
  const like = last !== undefined && (/^\d+$/.test(name) || weekKey(last).startsWith('week ')) ? last : 'week-01'
  const digits = /\d+/.exec(like)?.[0] ?? ''
  const label = plain ? like.replace(digits, String(number).padStart(digits.length, '0')) : name
  return weeksOf(config, [label]).find(({ label: own }) => own === label)
}

function isLabel(name: string): boolean {
  return /^(?!\.)[^/\\\p{Cc}]+$/u.test(name) && name !== 'node_modules'
}

/** The member whom a name means: of the roster by id, name or alias; without a roster anybody who can be a file name. */
export function memberNamed(config: Config, name: string): Member | undefined {
  if (config.members) return rosterIndex(config.members).get(normaliseName(name))
  const id = name.normalize('NFC').trim()
  return isLabel(id) && id !== '' ? { id, name: id, aliases: [] } : undefined
}

/**
 * Where a new note goes: by the first pattern that leaves no choice and from which the path is read back as that
 * member's note of that week. A member goes by the name that their notes had before.
 * @param notes all notes of the workspace
 */
export function placeNote(config: Config, notes: readonly NotePath[], week: Week, member: Member): string | undefined {
  const judge = judgeOf(config)
  const before = notes.findLast((note) => note.member === member.id)
  for (const pattern of config.notes) {
    const known = before && labelsIn(before.path, pattern, judge)?.member
    const name = (known ?? member.id).normalize('NFC')
    const path = isLabel(name) ? fillPattern(pattern, { week: week.label ?? week.id, member: name }) : undefined
    if (path === undefined || isTaken(config, path, week)) continue
    const labels = labelsIn(path, pattern, judge)
    const read = labels?.member === undefined ? undefined : memberNamed(config, labels.member)
    if (labels?.week && weekKey(labels.week) === weekKey(week.label ?? week.id) && read?.id === member.id) return path
  }
  return undefined
}

/** Whether something else of the workspace has this path: `insights.md` is no note of a member called so. */
function isTaken(config: Config, path: string, week: Week): boolean {
  const own = [outputPath(config, week), discussionPath(config, week), minutesPath(config, week)]
  return ignorer(config.ignore)(path) || own.some((one) => one.normalize('NFC') === path.normalize('NFC'))
}

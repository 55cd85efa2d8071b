import { posix } from 'node:path'
import { stringify } from 'yaml'
import { type Finding, InsightsError } from '../errors.ts'
import { type Note, parseNote } from '../note/note.ts'
import type { Config, Member } from '../workspace/config.ts'
import { namesIn, readText } from '../workspace/files.ts'
import type { Listed, NotePath } from '../workspace/find-notes.ts'
import { editUrl, type Hosting, newFileUrl } from '../workspace/hosting.ts'
import { isSameMember } from '../workspace/members.ts'
import { templateFile } from '../workspace/templates.ts'
import { nextWeek, type Week } from '../workspace/weeks.ts'
import { labelToMake, placeNote, weekOf } from './new-note.ts'
import { fillNote, noteContent } from './note-template.ts'

/** A note that `new` would write. */
export interface PlannedNote {
  /** Relative to the workspace. Undefined if no pattern gives a path. */
  path: string | undefined
  text: string
  warnings: Finding[]
}

/** What is known about a workspace when a note is planned. */
type Known = Pick<Listed, 'notes' | 'weeks'>

/** The week that a note begins: without a schedule, it is called like its folder. */
export function weekInFolder(config: Pick<Config, 'weeks'>, week: Week, label: string): Week {
  return config.weeks.length === 0 && week.labels.length === 0 ? weekOf(label) : week
}

/**
 * Plans a member's note for a week.
 * @param label of the week's folder
 * @throws {InsightsError} if the template is invalid
 */
export function planNote(
  config: Config,
  { notes, weeks }: Known,
  { week, label }: { week: Week; label: string },
  member: Member,
): PlannedNote {
  const template = templateFile(config, 'note.md')
  const content = noteContent(
    config,
    { week, next: nextWeek(weeks, week.id), member, last: lastNotes(config, { notes, weeks }, week, member) },
    config.language.note,
  )
  const { text, warnings } = fillNote(template.path, template.text, content, config.language.messages)
  const path = placeNote(config, notes, label, member)
  return { path, text: withFrontMatter(text, notInPath(config, week, member, path)), warnings }
}

/** What a note has to say of itself, because neither its path nor the roster does. */
function notInPath(
  { members }: Pick<Config, 'members'>,
  { id: week }: Week,
  member: Member,
  path: string | undefined,
): (readonly [key: string, value: string])[] {
  const known = members?.find(({ id }) => id === member.id)
  const name = known ? member.id : member.name
  return [
    ...(path === undefined || name !== member.id ? [['member', name] as const] : []),
    ...(member.romanized && member.romanized !== known?.romanized ? [['romanized', member.romanized] as const] : []),
    ...(path === undefined ? [['week', week] as const] : []),
  ]
}

/** Adds values to the front matter of a new note, unless its template has the keys. */
function withFrontMatter(text: string, values: readonly (readonly [key: string, value: string])[]): string {
  const [, yaml] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? []
  const lacking = values.filter(([key]) => !yaml?.split('\n').some((line) => line.startsWith(`${key}:`)))
  if (lacking.length === 0) return text
  const lines = stringify(Object.fromEntries(lacking), { lineWidth: 0 })
  return yaml === undefined ? `---\n${lines}---\n\n${text}` : text.replace('---\n', () => `---\n${lines}`)
}

/** The member's notes of the latest earlier week for which they have any. */
function lastNotes(config: Config, { notes, weeks }: Known, week: Week, member: Member): Note[] {
  const index = weeks.findIndex(({ id }) => id === week.id)
  const before = new Set((index < 0 ? weeks : weeks.slice(0, index)).map(({ id }) => id))
  const earlier = notes.filter((note) => before.has(note.week) && isSameMember(config.members, note.member, member.id))
  const last = earlier.filter((note) => note.week === earlier.at(-1)?.week)
  return last.flatMap((at) => {
    const reading = readText(config, at.path)
    return 'finding' in reading ? [] : [parseNote(at, reading, config)]
  })
}

/** The note that a member has for a week. */
export function noteOf(config: Config, notes: readonly NotePath[], week: Week, member: Member): NotePath | undefined {
  return notes.find((note) => note.week === week.id && isSameMember(config.members, note.member, member.id))
}

/**
 * The page on which a member writes their note for a week: that of a new note, filled in, or of the note that they have.
 * @param most the length that the address should have at most
 * @returns undefined if the path of the note is not clear, or if it exists under a name that no pattern takes
 * @throws {InsightsError} if the template is invalid
 */
export function noteUrl(
  config: Config,
  known: Known,
  week: Week,
  member: Member,
  hosting: Hosting,
  most?: number,
): string | undefined {
  const existing = noteOf(config, known.notes, week, member)
  if (existing) return editUrl(hosting, existing.path)
  const label = labelToMake(known.weeks, week)
  if (label === undefined) return undefined
  const { path, text } = planNote(config, known, { week: weekInFolder(config, week, label), label }, member)
  if (path === undefined || isThereOtherwise(config, path)) return undefined
  return newFileUrl(hosting, path, [text, headingsOf(config)], most)
}

/** The headings of a note, for an address that must be short, or to paste. */
function headingsOf({ sections, questions }: Config): string {
  const headings = [...sections, questions].map(({ heading }) => heading).filter((heading) => heading !== '')
  return headings.map((heading) => `## ${heading}\n`).join('\n')
}

/** The headings to paste, if a page opens an empty file: no address fills in one on GitLab. */
export function headingsToPaste(
  config: Config,
  { kind }: Hosting,
  urls: Iterable<string | undefined>,
): string | undefined {
  return kind === 'gitlab' && [...urls].some((url) => url?.includes('/-/new/')) ? headingsOf(config) : undefined
}

/**
 * The pages of {@link noteUrl} for several members, by id.
 * @returns also what is wrong with the note template, if it is invalid
 */
export function noteUrls(
  config: Config,
  known: Known,
  week: Week,
  members: readonly Member[],
  { hosting, most }: { hosting: Hosting; most?: number | undefined },
): { urls: Map<string, string>; findings: Finding[] } {
  const urls = new Map<string, string>()
  try {
    for (const member of members) {
      const url = noteUrl(config, known, week, member, hosting, most)
      if (url !== undefined) urls.set(member.id, url)
    }
    return { urls, findings: [] }
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return { urls, findings: error.findings }
  }
}

/** Whether a folder has a file of this name with another extension, in other letter case, or decomposed as on macOS. */
function isThereOtherwise(config: Config, path: string): boolean {
  const stem = (name: string) => posix.parse(name).name.normalize('NFC').toLowerCase()
  const wanted = stem(path)
  return namesIn(config, posix.dirname(path)).some((name) => stem(name) === wanted)
}

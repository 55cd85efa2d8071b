import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { rosterIndex } from '../config/roster.ts'
import type { Config, Member, Week } from '../config.ts'
import { finding, InsightsError, type Words } from '../errors.ts'
import { enNew } from '../languages/en/commands.ts'
import { koNew } from '../languages/ko/commands.ts'
import type { NewWords } from '../languages/language.ts'
import { nearest, normaliseName } from '../names.ts'
import { parseNote } from '../note/note.ts'
import { noteContent } from '../scaffold/note-content.ts'
import { fillNote } from '../scaffold/note-template.ts'
import { beginWeek, memberNamed, placeNote } from '../scaffold/place.ts'
import { builtInTemplate } from '../template.ts'
import { safeLine } from '../terminal.ts'
import { nextWeek, resolveWeek, weekHeading, weeksOf } from '../weeks.ts'
import { createText, readText } from '../workspace/files.ts'
import { gitUser } from '../workspace/git.ts'
import { findWorkspace, listNotes, type NotePath } from '../workspace.ts'
import { asker, canAsk } from './ask.ts'
import type { Io } from './io.ts'

export interface NewOptions {
  cwd?: string
  config?: string
  name?: string
  romanized?: string
  stdout?: boolean
}

/**
 * Makes a note to be filled in; asks for the week and the member where somebody is there to answer.
 * @returns the exit code, 0
 * @throws InsightsError where an answer is missing or unknown, or a file stands in its place
 */
export async function newNote(
  weekName: string | undefined,
  memberName: string | undefined,
  options: NewOptions,
  io: Io,
): Promise<number> {
  const config = await findWorkspace({ cwd: options.cwd ?? io.cwd, configPath: options.config })
  const words = config.language.id === 'en' ? enNew : koNew
  const { notes, labels } = listNotes(config)
  const weeks = weeksOf(config, labels)
  const week = chooseWeek(config, weeks, weekName ?? (await askWeek(config, weeks, words, io)))
  const asked = memberName ?? (config.members && options.name) ?? (await askMember(config, notes, week, words, io))
  const member = { ...chooseMember(config, asked, words), ...shown(options) }
  const path = placeNote(config, notes, week, member)
  const there = notes.find((note) => note.week === week.id && sameMember(config, note.member, member.id))
  if (there && !options.stdout) throw failed('exists', words.exists(), there.path)
  const template = readNoteTemplate(config)
  const next = nextWeek(config, weeks, week.id)
  const last = lastNotes(config, notes, weeks, week, member)
  const { text, warnings } = fillNote(
    template.path,
    template.text,
    noteContent(config, { week, next, member, last }, words),
    config.language.messages,
  )
  io.report(warnings)
  if (options.stdout) {
    io.stdout.write(text)
    return 0
  }
  if (path === undefined) throw failed('pattern', words.noPath(week.id, member.id, config.notes))
  createText(config, path, text, words.exists())
  io.show(`${safeLine(path)}\n`)
  io.say(words.created)
  return 0
}

function failed(rule: string, words: Words, path = ''): InsightsError {
  return new InsightsError([finding(rule, { path }, words)])
}

function shown({ name, romanized }: NewOptions): Partial<Member> {
  return { ...(name ? { name } : {}), ...(romanized ? { romanized } : {}) }
}

/** Without a roster `Kim` and `kim` are one member. */
function sameMember(config: Config, a: string, b: string): boolean {
  return config.members ? a === b : normaliseName(a) === normaliseName(b)
}

/** A week of the schedule or of the disk; a group without a schedule may begin another. */
function chooseWeek(config: Config, weeks: readonly Week[], name: string): Week {
  try {
    return resolveWeek(config, weeks, name)
  } catch (error) {
    const begun = beginWeek(config, weeks, name)
    if (begun) return begun
    throw error
  }
}

function chooseMember(config: Config, name: string, words: NewWords): Member {
  const member = memberNamed(config, name)
  if (member) return member
  const known = config.members?.map(({ id }) => id) ?? []
  const names = config.members ? rosterIndex(config.members).keys() : []
  throw failed('member', words.noSuchMember(name, nearest(name, names), known))
}

async function askWeek(config: Config, weeks: readonly Week[], words: NewWords, io: Io): Promise<string> {
  if (!canAsk(io)) throw failed('usage', words.weekNeeded())
  const last = weeks.findLast(({ label }) => label !== undefined)
  const next = last ? nextWeek(config, weeks, last.id) : weeks[0]
  if (weeks.length === 0) return asker(io).text(words.whichWeek, 'week-01')
  const choices = weeks.map((week) => {
    return { value: week.id, label: [weekHeading(week), week.title].filter(Boolean).join(' - '), hint: week.date }
  })
  return asker(io).select(words.whichWeek, choices, (next ?? last)?.id)
}

/** Those who have no note of the week come first, and who git says is sitting there is chosen already. */
async function askMember(
  config: Config,
  notes: readonly NotePath[],
  week: Week,
  words: NewWords,
  io: Io,
): Promise<string> {
  const { members = [] } = config
  if (!canAsk(io)) {
    throw failed('usage', words.memberNeeded(members.map(({ id }) => id)))
  }
  const git = await gitUser(config.root, io.env)
  if (members.length === 0) {
    const invalid = (name: string) => (memberNamed(config, name) ? undefined : words.nameInvalid)
    return asker(io).text(words.whoAreYou, git, invalid)
  }
  const written = new Set(notes.filter((note) => note.week === week.id).map(({ member }) => member))
  const choices = [...members]
    .sort((a, b) => Number(written.has(a.id)) - Number(written.has(b.id)))
    .map(({ id, name }) => ({
      value: id,
      label: written.has(id) ? `${name} (${words.hasNote})` : name,
      hint: id === name ? '' : id,
    }))
  return asker(io).select(words.whichMember, choices, rosterIndex(members).get(normaliseName(git))?.id)
}

function readNoteTemplate(config: Config): { path: string; text: string } {
  const path = posix.join(config.templates, 'note.md')
  const reading = readText(config, path)
  if (!('finding' in reading)) return { path, text: reading.text }
  if (!reading.absent) throw new InsightsError([reading.finding])
  return { path: 'templates/note.md', text: readFileSync(builtInTemplate(config.language.id, 'note.md'), 'utf8') }
}

/** The member's notes of the last week before this one of which they have any. */
function lastNotes(config: Config, notes: readonly NotePath[], weeks: readonly Week[], week: Week, member: Member) {
  const index = weeks.findIndex(({ id }) => id === week.id)
  const before = new Set((index < 0 ? weeks : weeks.slice(0, index)).map(({ id }) => id))
  const own = notes.filter((note) => before.has(note.week) && sameMember(config, note.member, member.id))
  const last = own.filter((note) => note.week === own.at(-1)?.week)
  return last.flatMap((at) => {
    const reading = readText(config, at.path)
    return 'finding' in reading ? [] : [parseNote(at, reading, config)]
  })
}

import { failure, finding } from '../errors.ts'
import type { NewWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { parseNote } from '../note/note.ts'
import { beginWeek, isLabelOf, labelToMake, memberNamed } from '../scaffold/new-note.ts'
import { headingsToPaste, noteOf, noteUrl, planNote, weekInFolder } from '../scaffold/planned-note.ts'
import { asker, canAsk } from '../terminal/prompts.ts'
import { type Io, safeLine } from '../terminal/terminal.ts'
import { nearest, normaliseName } from '../text.ts'
import type { Config, Member } from '../workspace/config.ts'
import { createText, readText } from '../workspace/files.ts'
import { type Listed, listNotes, type NotePath } from '../workspace/find-notes.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'
import { userName } from '../workspace/git.ts'
import { filesNotOnline, hostingOf } from '../workspace/hosting.ts'
import { isSameMember, memberNames, membersWithIds, rosterIndex } from '../workspace/members.ts'
import { noNextWeek, weekAt, weekCalled, weeksWith } from '../workspace/open.ts'
import { placesFor } from '../workspace/pattern.ts'
import { clockDay, comingWeek, isNext, nextWeek, resolveWeek, type Week, weekHeading } from '../workspace/weeks.ts'

export interface NewOptions {
  cwd?: string
  config?: string
  name?: string
  stdout?: boolean
  link?: boolean
}

/**
 * Creates a note to fill in. In a terminal, asks for the week and the member if they are not given.
 * @returns the exit code, 0
 * @throws {InsightsError} if the week or the member is missing or unknown, or the note exists already
 */
export async function newNote(
  weekName: string | undefined,
  memberName: string | undefined,
  options: NewOptions,
  io: Io,
): Promise<number> {
  const cwd = options.cwd ?? io.cwd
  const config = await findWorkspace({ cwd, configPath: options.config, env: io.env })
  const words = await languages[config.language.speaks].load.new()
  const listed = listNotes(config)
  const { notes, weeks } = listed
  if (options.link) return await printLinks(config, listed, { weekName, memberName, options, cwd }, words, io)
  const isNextAsked = weekName !== undefined && isNext(weekName)
  // Which week is next depends on who asks.
  const known = isNextAsked ? undefined : await chooseWeek(config, weeks, weekName, cwd, words, io)
  const asked = memberName ?? (config.members && options.name) ?? (await askMember(config, notes, known, words, io))
  const member = { ...chooseMember(config, notes, asked, words), ...(options.name ? { name: options.name } : {}) }
  const target = known ?? nextOf(config, listed, member, io)
  const label = labelToMake(weeks, target) ?? (await askLabel(config, weeks, target, words, io))
  const week = weekInFolder(config, target, label)
  const existing = noteOf(config, notes, week, member)
  if (existing && !options.stdout) throw failure('exists', words.exists(), existing.path)
  const { path, text, warnings } = planNote(config, { notes, weeks }, { week, label }, member)
  io.report(warnings)
  if (options.stdout) {
    io.stdout.write(text)
    return 0
  }
  if (path === undefined) throw failure('pattern', words.noPath(week.id, member.id, config.notes, placeLine(config)))
  createText(config, path, text, words.exists())
  io.show(`${safeLine(path)}\n`)
  io.say(words.created)
  return 0
}

/** The line for the config with patterns to place new notes by, if all have a `*`. */
function placeLine({ notes }: Config): string | undefined {
  const places = placesFor(notes)
  if (places.length === 0) return undefined
  return `notes: [${[...notes, ...places].map((pattern) => JSON.stringify(pattern)).join(', ')}]`
}

/**
 * Prints the address of the page on which a member writes the note for a week, or without a member one address each.
 * Without a week, it is the next.
 */
async function printLinks(
  config: Config,
  listed: Listed,
  given: { weekName: string | undefined; memberName: string | undefined; options: NewOptions; cwd: string },
  words: NewWords,
  io: Io,
): Promise<number> {
  const { weekName = 'next', memberName, options, cwd } = given
  const { notes, weeks } = listed
  const hosting = await hostingOf(config, io.env)
  if (!hosting) throw failure('link', words.noHosting())
  const named = memberName === undefined ? undefined : chooseMember(config, notes, memberName, words)
  const members = named
    ? [{ ...named, ...(options.name ? { name: options.name } : {}) }]
    : (config.members ?? membersWithIds(notes.map(({ member }) => member)))
  if (members.length === 0) throw failure('usage', words.memberNeeded([]))
  const week = isNext(weekName)
    ? named
      ? nextOf(config, listed, named, io)
      : weekCalled(config, listed, weekName, clockDay(io.env))
    : await chooseWeek(config, weeks, weekName, cwd, words, io)
  const links = members.map((member) => ({ member, url: noteUrl(config, listed, week, member, hosting) }))
  const without = links.filter(({ url }) => url === undefined).map(({ member }) => member.name)
  if (without.length === links.length) throw failure('link', words.noLink(week.id, without))
  for (const { member, url } of links) {
    if (url !== undefined) io.show(named ? `${url}\n` : `${safeLine(member.name)}: ${url}\n`)
  }
  const paste = headingsToPaste(
    config,
    hosting,
    links.map(({ url }) => url),
  )
  if (paste !== undefined) {
    io.say(words.pasteHeadings())
    io.show(`\n${paste}`)
  }
  const existing = members.flatMap((member) => noteOf(config, notes, week, member)?.path ?? [])
  const unpushed = await filesNotOnline(config, hosting, existing, io.env)
  io.report([
    ...unpushed.map((path) => finding('link', { path }, words.notPushed(hosting.branch), 'warning')),
    ...(without.length > 0 ? [finding('link', { path: '' }, words.noLink(week.id, without), 'warning')] : []),
  ])
  return 0
}

/** The week that is given or chosen. A group without a schedule may start a new one. */
async function chooseWeek(
  config: Config,
  weeks: readonly Week[],
  name: string | undefined,
  cwd: string,
  words: NewWords,
  io: Io,
): Promise<Week> {
  const wanted = name ?? (await askWeek(config, weeks, words, io))
  const label = weekAt(config, wanted, cwd) ?? wanted
  return weekNamed(config, weeks, label) ?? resolveWeek(weeks, label, config.language.messages)
}

function weekNamed(config: Config, weeks: readonly Week[], name: string): Week | undefined {
  try {
    return resolveWeek(weeks, name, config.language.messages)
  } catch {
    return beginWeek(weeks, name)
  }
}

/** The week that `next` refers to for a member. A group without a schedule starts a new one. */
function nextOf(config: Config, listed: Listed, member: Member, { env }: Io): Week {
  const { weeks } = listed
  const notes = listed.notes
  const owes = ({ id }: Week) =>
    !notes.some((note) => note.week === id && isSameMember(config.members, note.member, member.id))
  const coming = comingWeek(weeks, clockDay(env), weeksWith(notes), owes)
  if (coming) return coming
  const number = weeks.findLast((week) => week.number !== undefined)?.number ?? 0
  const begun = beginWeek(weeks, String(number + 1))
  if (!begun) throw noNextWeek(weeks, config.language.messages)
  return begun
}

/**
 * Finds a member by name. Without a roster, looks for the author of a note, by file name or front matter; a name that
 * is not found is a new member.
 */
function chooseMember(config: Config, notes: readonly NotePath[], name: string, words: NewWords): Member {
  const member = (config.members ? undefined : writerNamed(config, notes, name)) ?? memberNamed(config.members, name)
  if (member) return member
  const known = memberNames(config.members ?? [])
  const names = config.members ? rosterIndex(config.members).keys() : []
  throw failure('member', words.noSuchMember(name, nearest(name, names), known))
}

function writerNamed(config: Config, notes: readonly NotePath[], name: string): Member | undefined {
  const wanted = normaliseName(name)
  const latest = new Map(notes.map((note) => [normaliseName(note.member), note]))
  const note = latest.get(wanted)
  if (note) return { id: note.member, name: note.member, aliases: [] }
  for (const at of latest.values()) {
    const reading = readText(config, at.path)
    if ('finding' in reading) continue
    const { member, romanized } = parseNote(at, reading, config).frontMatter
    if ([member, romanized].some((given) => given !== undefined && normaliseName(given) === wanted))
      return { id: at.member, name: member ?? at.member, romanized, aliases: [] }
  }
  return undefined
}

/** Asks which known week, or without a schedule also for the name of a new one. */
async function askWeek(config: Config, weeks: readonly Week[], words: NewWords, io: Io): Promise<string> {
  if (!canAsk(io)) throw failure('usage', words.weekNeeded())
  const last = weeks.findLast(({ labels, number }) => labels.length > 0 && number !== undefined)
  const next = last ? nextWeek(weeks, last.id) : weeks[0]
  const choices = weeks.map((week) => {
    return { value: week.id, label: [weekHeading(week), week.title].filter(Boolean).join(' - '), hint: week.date }
  })
  const begins = config.weeks.length === 0 ? [{ value: '', label: words.newWeek }] : []
  const chosen =
    choices.length > 0
      ? await asker(io).select(words.whichWeek, [...choices, ...begins], (next ?? last)?.id ?? choices[0]?.value)
      : ''
  if (chosen !== '') return chosen
  const suggested = beginWeek(weeks, String((last?.number ?? 0) + 1))?.labels[0]
  const check = (text: string) => (weekNamed(config, weeks, text) ? undefined : words.weekInvalid)
  return asker(io).text(words.whichNewWeek, suggested, check)
}

/** Asks for the folder name of a week if it cannot be derived from the other weeks. */
async function askLabel(config: Config, weeks: readonly Week[], week: Week, words: NewWords, io: Io): Promise<string> {
  const example = weeks.findLast(({ labels }) => labels.length > 0)?.labels[0] ?? ''
  if (!canAsk(io)) throw failure('week', words.labelNeeded(week.id, example))
  const check = (text: string) =>
    isLabelOf(config.weeks, week, text) ? undefined : words.labelInvalid(week.id, example)
  return asker(io).text(words.whichLabel(week.id, example), '', check)
}

/** Asks for the member. Members without a note come first; the user name of git is preselected. */
async function askMember(
  config: Config,
  notes: readonly NotePath[],
  week: Week | undefined,
  words: NewWords,
  io: Io,
): Promise<string> {
  const { members = [] } = config
  if (!canAsk(io)) {
    throw failure('usage', words.memberNeeded(memberNames(members)))
  }
  const git = await userName(config.root, io.env)
  if (members.length === 0) {
    const invalid = (name: string) => (memberNamed(config.members, name) ? undefined : words.nameInvalid)
    return asker(io).text(words.whoAreYou, git, invalid)
  }
  const written = new Set(notes.filter((note) => note.week === week?.id).map(({ member }) => member))
  const choices = [...members]
    .sort((a, b) => Number(written.has(a.id)) - Number(written.has(b.id)))
    .map(({ id, name }) => ({
      value: id,
      label: written.has(id) ? `${name} (${words.hasNote})` : name,
      hint: id === name ? '' : id,
    }))
  return asker(io).select(words.whichMember, choices, rosterIndex(members).get(normaliseName(git))?.id)
}

import { failure, finding, InsightsError } from '../errors.ts'
import type { DraftWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { excessFinding } from '../limits.ts'
import { answerTo, type ModelOptions, readReplyByHand, reportDropped } from '../model/ask.ts'
import { type DraftPoint, draftPrompts, type NumberedSource, numbered, readPoints } from '../model/draft-points.ts'
import { draftText } from '../model/draft-text.ts'
import { parseNote } from '../note/note.ts'
import { labelToMake, memberNamed, placeNote } from '../scaffold/new-note.ts'
import { type Io, safeLine } from '../terminal/terminal.ts'
import { normaliseName, shellWord } from '../text.ts'
import { type Config, commandIn, type Member, type SectionConfig } from '../workspace/config.ts'
import { createText, isThere, readText } from '../workspace/files.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'
import { memberWithId } from '../workspace/members.ts'
import { type Opened, openWeeks } from '../workspace/open.ts'
import { clockDay, type Week, weekHeading } from '../workspace/weeks.ts'

export interface DraftOptions extends ModelOptions {
  config?: string
  stdout?: boolean
}

/** What every step needs. */
interface Desk {
  config: Config
  opened: Opened
  week: Week
  sections: readonly SectionConfig[]
  words: DraftWords
  options: DraftOptions
  io: Io
}

/** A member with what they wrote without sections, and the path of their note with sections if they have one. */
interface Author {
  member: Member
  sources: NumberedSource[]
  note?: string
}

/**
 * Drafts notes with sections from notes without, with a model, for each member to edit.
 * @returns the exit code, 0
 * @throws {InsightsError} if there is nothing to draft from, the note exists already, or the model fails
 */
export async function draft(
  weekName: string,
  memberName: string | undefined,
  options: DraftOptions,
  io: Io,
): Promise<number> {
  const cwd = options.cwd ?? io.cwd
  const whole = await findWorkspace({ cwd, configPath: options.config, env: io.env })
  const words = await languages[whole.language.speaks].load.draft()
  const opened = openWeeks(whole, [weekName], { cwd, today: clockDay(io.env) })
  const [week] = opened.asked as [Week]
  const config = whole
  const sections = config.sections.filter((section) => !section.rest)
  const desk: Desk = { config, opened, week, sections, words, options, io }
  if (sections.length === 0) throw failure('draft', words.noSections(week.id), config.path)
  const authors = authorsOf(desk).filter(({ sources }) => sources.length > 0)
  if (authors.length === 0) throw failure('draft', words.noneInWeek(week.id))
  if (memberName !== undefined) {
    const author = authorNamed(desk, authors, memberName)
    if (author.note !== undefined && !options.stdout && !options.prompt)
      throw failure('exists', words.exists(), author.note)
    await draftFor(desk, [author], `${shellWord(week.id)} ${shellWord(author.member.id)}`)
    return 0
  }
  const waiting = authors.filter(({ note }) => note === undefined)
  if (waiting.length === 0) io.say(words.allWritten(week.id))
  else await draftFor(desk, waiting, shellWord(week.id))
  return 0
}

/** Reads what members wrote in the week. Reports files that cannot be read or are too complex. */
function authorsOf({ config, opened, week, sections, io }: Desk): Author[] {
  const authors = new Map<string, Author>()
  for (const at of opened.notes.filter((file) => file.week === week.id)) {
    const reading = opened.texts.get(at.path) ?? readText(config, at.path)
    if ('finding' in reading) {
      io.report([reading.finding])
      continue
    }
    const note = parseNote(at, reading, config)
    const id = normaliseName(at.member)
    const author: Author = authors.get(id) ?? { member: memberWithId(config.members, at.member), sources: [] }
    authors.set(id, author)
    if (note.draft || sections.some((section) => note.outline.sections.get(section.id)?.empty === false)) {
      author.note = at.path
      continue
    }
    if (note.excess) io.report([excessFinding(at.path, note.excess, config.language.messages)])
    const source = numbered(note)
    // In a file with several weeks, a week may be only a heading.
    if (source.lines.some((line) => line !== '')) author.sources.push(source)
  }
  return [...authors.values()]
}

function authorNamed({ config, week, words }: Desk, authors: readonly Author[], name: string): Author {
  const member = memberNamed(config.members, name)
  if (!member) throw failure('draft', words.noSuchMember(name))
  const author = authors.find(({ member: { id } }) => normaliseName(id) === normaliseName(member.id))
  if (author) return author
  const known = authors.map(({ member }) => member.name)
  throw failure('draft', words.noneOfMember(member.name, week.id, known))
}

/** Prints the prompts for some members, or writes what a model answers. `args` are those of the command for them. */
async function draftFor(desk: Desk, authors: readonly Author[], args: string): Promise<void> {
  const { config, sections, words, options, io } = desk
  const { id, speaks, load } = config.language
  const [prompts, modelWords] = await Promise.all([load.prompts(), languages[speaks].load.model()])
  const promptsFor = ({ sources }: Author) =>
    sources.flatMap((source) =>
      draftPrompts(source, sections, prompts).map((prompt) => ({ path: source.path, prompt })),
    )
  if (options.prompt) {
    const all = authors.flatMap(promptsFor)
    for (const [at, { path, prompt }] of all.entries()) {
      if (all.length > 1)
        io.stdout.write(`${at > 0 ? '\n' : ''}===== ${at + 1}/${all.length} ${safeLine(path)} =====\n\n`)
      io.stdout.write(prompt)
    }
    io.say(modelWords.answersGo(commandIn(config, `insights draft ${args}`), all.length))
    return
  }
  /** Writes the drafts of an answer, and returns the members without a point in it. */
  const take = (answer: string, answered: readonly Author[]) => {
    const sources = answered.flatMap((author) => author.sources)
    const { points, dropped } = readPoints(answer, sources, sections, id, modelWords)
    reportDropped(dropped, modelWords, io)
    return answered.filter(({ member, sources }) => {
      const own = sources.flatMap(({ path }) => points.get(path) ?? [])
      if (own.length > 0) write(desk, member, own)
      return own.length === 0
    })
  }
  const { reply, cwd = io.cwd } = options
  if (reply !== undefined) {
    // A reply given by hand may answer for several members. Read it once, so that dropped points are reported once.
    const answer = await readReplyByHand(config, { reply, cwd }, io)
    if (take(answer, authors).length === authors.length) throw failure('model', words.noPoint())
    return
  }
  const without: Author[] = []
  for (const author of authors) {
    const answers: string[] = []
    for (const { prompt } of promptsFor(author)) answers.push(await answerTo(prompt, config, io))
    without.push(...take(answers.join('\n'), [author]))
  }
  if (without.length > 0)
    throw new InsightsError(
      without.map(({ sources }) => finding('model', { path: sources[0]?.path ?? '' }, words.noPoint())),
    )
}

/** Writes or prints a draft, and says what becomes of it. */
function write(desk: Desk, member: Member, points: readonly DraftPoint[]): void {
  const { config, week, sections, words, options, io } = desk
  const text = draftText({
    frontMatter: frontMatter(config, week, member),
    title: [weekHeading(week), week.title].filter(Boolean).join(' - '),
    sections,
    points,
    takesRest: config.sections.some(({ rest }) => rest),
    words: { intro: words.intro, lines: words.lines, empty: config.language.note.nothingCopied },
  })
  const path = options.stdout ? '' : freePath(desk, member)
  if (options.stdout) io.stdout.write(text)
  else {
    createText(config, path, text, words.exists())
    io.show(`${safeLine(path)}\n`)
    io.say(words.written(member.name))
  }
  const few = sections.flatMap(({ id, heading, min = 0 }) => {
    const found = points.filter(({ section }) => section === id).length
    return found < min ? [words.tooFew(heading, min, found)] : []
  })
  io.report(few.map((problem) => finding('draft', { path }, problem, 'warning')))
}

/** The path by the first pattern of `notes` where no file is. */
function freePath({ config, opened, week, words }: Desk, member: Member): string {
  const label = labelToMake(opened.weeks, week)
  const paths = config.notes.flatMap((pattern) =>
    label === undefined ? [] : (placeNote({ ...config, notes: [pattern] }, opened.notes, label, member) ?? []),
  )
  const path = paths.find((candidate) => !isThere(config, candidate))
  if (path !== undefined) return path
  const more = ['drafts/{week}/{member}.md', 'notes/{week}/{member}.md'].find((one) => !config.notes.includes(one))
  const patterns = [...config.notes, more].map((pattern) => JSON.stringify(pattern))
  throw failure('draft', words.noPath(`notes: [${patterns.join(', ')}]`), config.path)
}

/** With a roster the id is enough. Without one, only the front matter can give a name other than the file name. */
function frontMatter({ members }: Config, { id }: Week, member: Member): string[] {
  const value = (text: string) =>
    /^[\p{L}\p{N}][\p{L}\p{N}_. -]*$/u.test(text) && !/^\d/.test(text) ? text : JSON.stringify(text)
  return [`member: ${value(members ? member.id : member.name)}`, `week: ${value(id)}`]
}

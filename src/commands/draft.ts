import { isDeepStrictEqual } from 'node:util'
import { hasSections } from '../document/member-parts.ts'
import { draftText, lineHash, type Remembered, rememberedIn, sourceHash, untouchedDraft } from '../draft/draft-file.ts'
import { markedLines } from '../draft/marked-lines.ts'
import { readSource, type Source } from '../draft/source.ts'
import { failure, finding, InsightsError, isError } from '../errors.ts'
import type { DraftWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { excessFinding } from '../limits.ts'
import { documentFindings } from '../lint/document-findings.ts'
import { applyToFile } from '../markdown/edits.ts'
import type { ModelOptions } from '../model/ask.ts'
import type { DraftPoint } from '../model/draft-points.ts'
import { type Note, parseNote } from '../note/note.ts'
import { labelToMake, memberNamed, placeNote } from '../scaffold/new-note.ts'
import { type Io, safeLine } from '../terminal/terminal.ts'
import { normaliseName, shellWord } from '../text.ts'
import { type Config, commandIn, configOf, type Member, type SectionConfig } from '../workspace/config.ts'
import { createText, readText, writeFile } from '../workspace/files.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'
import { isSameMember, memberWithId } from '../workspace/members.ts'
import { type Opened, openWeeks } from '../workspace/open.ts'
import { clockDay, type Week, weekHeading } from '../workspace/weeks.ts'

export interface DraftOptions extends ModelOptions {
  config?: string
  stdout?: boolean
  accept?: boolean
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

/** A member with their sources, and their notes if they have any. */
interface Author {
  member: Member
  sources: Source[]
  notes: NotePath[]
}

/**
 * Drafts notes from sources, for each member to edit and accept; with `--accept`, accepts a draft.
 * @returns the exit code, 0
 * @throws {InsightsError} if there are no sources, the note exists already, or the model fails
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
  const opened = openWeeks(whole, [weekName], { cwd, today: clockDay() })
  const [week] = opened.asked as [Week]
  const config = configOf(whole, week.id)
  const sections = config.sections.filter((section) => !section.rest)
  const desk: Desk = { config, opened, week, sections, words, options, io }
  if (options.accept) return accept(desk, memberName)
  if (config.sources.length === 0) throw failure('draft', words.noSources(), config.path)
  if (sections.length === 0) throw failure('draft', words.noSections(week.id), config.path)
  const authors = authorsOf(desk)
  const asked = memberName === undefined ? authors : [authorNamed(desk, authors, memberName)]
  if (asked.length === 0) throw failure('draft', words.noneInWeek(week.id))
  if (options.prompt) return await printPrompts(desk, asked, memberName !== undefined)
  const usesModel = options.model || options.reply !== undefined
  // To ask a model again for everybody would cost, so only members who are named and replies replace its drafts.
  const replaceable = memberName !== undefined || options.reply ? ['marks', 'model'] : ['marks']
  const waiting = asked.filter(
    (author) =>
      options.stdout ||
      author.notes.length === 0 ||
      (usesModel && replaceable.includes(untouched(config, author) ?? '')),
  )
  for (const author of asked.filter((member) => !waiting.includes(member))) {
    const [first] = author.notes
    if (usesModel && memberName !== undefined && first) throw failure('exists', words.exists(), first.path)
    reportNew(desk, author, memberName !== undefined)
  }
  if (waiting.length === 0) {
    if (memberName === undefined) io.say(words.allWritten(week.id))
    return 0
  }
  if (usesModel) await draftByModel(desk, waiting)
  else {
    for (const author of waiting) write(desk, author, { points: marked(desk, author), byModel: false })
    io.say(words.fromWhole(draftCommand(week, waiting)))
    sayNext(desk, waiting)
  }
  return 0
}

/** Reads the sources of the week. Reports those that cannot be read or are too complex. */
function authorsOf({ config, opened, week, io }: Desk): Author[] {
  const paths = opened.sources.filter((source) => source.week === week.id)
  const authors = new Map<string, Author>()
  for (const at of paths) {
    const { path, member: id } = at
    const reading = opened.texts.get(path) ?? readText(config, path)
    if ('finding' in reading) {
      io.report([reading.finding])
      continue
    }
    const source = readSource(at, reading, config)
    if (source.excess) io.report([excessFinding(path, source.excess, config.language.messages)])
    // In a file with several weeks, a week may be only a heading.
    if (source.text === '') continue
    const member = memberWithId(config.members, id)
    const author: Author = authors.get(id) ?? { member, sources: [], notes: notesOf(config, opened, week, id) }
    author.sources.push(source)
    authors.set(id, author)
  }
  return [...authors.values()]
}

function notesOf({ members }: Config, { notes }: Opened, week: Week, id: string): NotePath[] {
  return notes.filter((note) => note.week === week.id && isSameMember(members, note.member, id))
}

function authorNamed({ config, week, words }: Desk, authors: readonly Author[], name: string): Author {
  const member = memberNamed(config.members, name)
  if (!member) throw failure('draft', words.noSuchMember(name))
  const author = authors.find(({ member: { id } }) => normaliseName(id) === normaliseName(member.id))
  if (author) return author
  const known = authors.map(({ member }) => member.name)
  throw failure('draft', words.noneOfMember(member.name, week.id, known))
}

function marked({ sections }: Desk, { sources }: Author): DraftPoint[] {
  return markedLines(sources, sections)
}

/** The points of a draft, and whether a model wrote them. */
interface Drafted {
  points: readonly DraftPoint[]
  byModel: boolean
}

function textOf(desk: Desk, author: Author, { points, byModel }: Drafted): string {
  const { config, week, sections, words } = desk
  const { member, sources } = author
  // A model's draft stores the marked lines too, so that later runs find new ones.
  const lines = byModel ? marked(desk, author) : points
  const seen = (path: string) =>
    lines.filter(({ evidence }) => evidence[0]?.path === path).map(({ text }) => lineHash(text))
  const intro = byModel ? words.introOfModel : points.length > 0 ? words.intro : words.introOfNothing
  return draftText({
    frontMatter: frontMatter(config, week, member),
    title: [weekHeading(week), week.title].filter(Boolean).join(' - '),
    from: byModel ? 'model' : 'marks',
    sections,
    points,
    sources: sources.map(({ path, text }): Remembered => ({ path, hash: sourceHash(text), seen: seen(path) })),
    takesRest: config.sections.some(({ rest }) => rest),
    words: { intro, lines: words.lines, empty: config.language.note.nothingCopied },
  })
}

/**
 * Writes or prints a draft, and says what is in it.
 * @returns whether there is one
 */
function write(desk: Desk, author: Author, drafted: Drafted): boolean {
  const { config, opened, week, sections, words, options, io } = desk
  const { member, sources, notes } = author
  const { points, byModel } = drafted
  if (byModel && points.length === 0) {
    io.report([finding('draft', { path: sources[0]?.path ?? '' }, words.noPoint(), 'warning')])
    return false
  }
  const text = textOf(desk, author, drafted)
  const label = labelToMake(opened.weeks, week)
  const [replaced] = notes
  const path = replaced?.path ?? (label === undefined ? undefined : placeNote(config, opened.notes, label, member))
  if (options.stdout) io.stdout.write(text)
  else {
    if (path === undefined) throw failure('draft', words.noPath(week.id, member.id))
    if (replaced) writeFile(config, path, text)
    else createText(config, path, text, words.exists())
    io.show(`${safeLine(path)}\n`)
  }
  if (byModel) {
    const few = sections.flatMap(({ id, heading, min = 0 }) => {
      const found = points.filter(({ section }) => section === id).length
      return found < min ? [words.tooFew(heading, min, found)] : []
    })
    io.report(few.map((problem) => finding('draft', { path: path ?? '' }, problem, 'warning')))
  } else if (points.length > 0) io.say(words.taken(member.name, points.length))
  else io.report([finding('draft', { path: path ?? '' }, words.nothingMarked(member.name), 'warning')])
  return true
}

/** Says once what becomes of the drafts that were written. */
function sayNext({ week, words, options, io }: Desk, authors: readonly Author[]): void {
  const [first, ...others] = authors
  if (!first || options.stdout) return
  const { name, id } = others.length === 0 ? first.member : { name: undefined, id: undefined }
  const accept = `insights draft --accept ${shellWord(week.id)} ${id === undefined ? words.anyMember : shellWord(id)}`
  io.say(words.written(name, accept))
}

/** If an author's only note is a draft of ours that nobody has edited: what its points come from. */
function untouched(config: Config, { notes }: Author): 'marks' | 'model' | undefined {
  const [note, ...others] = notes
  const reading = note && others.length === 0 ? readText(config, note.path) : undefined
  return reading && 'text' in reading ? untouchedDraft(reading.text) : undefined
}

/** The command for one author's draft, or for those of all. */
function draftCommand({ id }: Week, [author, ...others]: readonly Author[]): string {
  const week = `insights draft ${shellWord(id)}`
  return author && others.length === 0 ? `${week} ${shellWord(author.member.id)}` : week
}

/** With a roster the id is enough. Without one, only the front matter can give a name other than the file name. */
function frontMatter({ members }: Config, { id }: Week, member: Member): string[] {
  const value = (text: string) =>
    /^[\p{L}\p{N}][\p{L}\p{N}_. -]*$/u.test(text) && !/^\d/.test(text) ? text : JSON.stringify(text)
  return [`member: ${value(members ? member.id : member.name)}`, `week: ${value(id)}`]
}

/** Reports what is new in a source since the draft was made. Notes that are not drafts of ours are left alone. */
function reportNew(desk: Desk, author: Author, named: boolean): void {
  const { config, sections, words, io } = desk
  const drafts = author.notes.flatMap(({ path }) => {
    const reading = readText(config, path)
    const remembered = 'text' in reading ? rememberedIn(reading.text) : undefined
    return remembered && 'text' in reading ? [{ path, text: reading.text, remembered }] : []
  })
  const [first] = author.notes
  if (drafts.length === 0) {
    if (named && first) throw failure('exists', words.exists(), first.path)
    return
  }
  const known = drafts.flatMap(({ remembered }) => remembered)
  const changed = author.sources.filter(
    ({ path, text }) => known.find((source) => source.path === path)?.hash !== sourceHash(text),
  )
  if (changed.length === 0) {
    if (named) io.say(words.unchanged())
    return
  }
  const seen = new Set(known.flatMap((source) => source.seen))
  const news = marked(desk, author).filter(({ text }) => !seen.has(lineHash(text)))
  io.say(words.changed(news.length))
  for (const { section, text, evidence } of news) {
    const heading = sections.find(({ id }) => id === section)?.heading ?? ''
    for (const { path, line } of evidence.slice(0, 1)) io.say(words.newPoint(path, line, heading, text))
  }
}

/** Prints the prompts for each member without sending them, and says where the answers go. */
async function printPrompts(
  { config, week, sections, io }: Desk,
  authors: readonly Author[],
  named: boolean,
): Promise<number> {
  const [{ draftPrompts, numbered }, { sayWhereAnswersGo }] = await Promise.all([
    import('../model/draft-points.ts'),
    import('../model/ask.ts'),
  ])
  const wording = await config.language.load.prompts()
  const prompts = authors.flatMap(({ sources }) =>
    sources.flatMap((source) =>
      draftPrompts(numbered(source), sections, wording).map((prompt) => ({ path: source.path, prompt })),
    ),
  )
  for (const [at, { path, prompt }] of prompts.entries()) {
    if (prompts.length > 1)
      io.stdout.write(`${at > 0 ? '\n' : ''}===== ${at + 1}/${prompts.length} ${safeLine(path)} =====\n\n`)
    io.stdout.write(prompt)
  }
  const command = draftCommand(week, named ? authors : [])
  await sayWhereAnswersGo(commandIn(config, command), prompts.length, config, io)
  return 0
}

async function draftByModel(desk: Desk, waiting: readonly Author[]): Promise<void> {
  const { config, sections, words, options, io } = desk
  const [{ answerTo, reportDropped, takeReply }, { draftPrompts, numbered, readPoints }] = await Promise.all([
    import('../model/ask.ts'),
    import('../model/draft-points.ts'),
  ])
  const { id, speaks, load } = config.language
  const [prompts, modelWords] = await Promise.all([load.prompts(), languages[speaks].load.model()])
  const numberedOf = (author: Author) => author.sources.map((source) => numbered(source))
  const pointsIn = (answer: string, answered: readonly Author[]) => {
    const { points, dropped } = readPoints(answer, answered.flatMap(numberedOf), sections, id, modelWords)
    reportDropped(dropped, modelWords, io)
    return answered.map((author) => ({ author, found: author.sources.flatMap(({ path }) => points.get(path) ?? []) }))
  }
  const { reply, cwd = io.cwd } = options
  if (reply) {
    // A reply given by hand may answer for several members. Read it once, so that dropped points are reported once.
    await takeReply(config, { reply, cwd }, io, (answer) => {
      const drafted = pointsIn(answer, waiting).filter(({ found }) => found.length > 0)
      if (drafted.length === 0) throw failure('model', words.noPoint())
      for (const { author, found } of drafted) write(desk, author, { points: found, byModel: true })
      sayNext(
        desk,
        drafted.map(({ author }) => author),
      )
    })
    return
  }
  const drafted: Author[] = []
  try {
    for (const author of waiting) {
      const answers: string[] = []
      for (const prompt of numberedOf(author).flatMap((source) => draftPrompts(source, sections, prompts)))
        answers.push(await answerTo(prompt, config, io))
      for (const { found } of pointsIn(answers.join('\n'), [author]))
        if (write(desk, author, { points: found, byModel: true })) drafted.push(author)
    }
  } finally {
    // The model may fail after some drafts.
    sayNext(desk, drafted)
  }
}

/**
 * Accepts a draft: takes `draft` out of its front matter and changes nothing else.
 * @throws {InsightsError} if the front matter cannot be read, or would say something else without `draft`
 */
function accept(desk: Desk, memberName: string | undefined): number {
  const { config, opened, week, words, io } = desk
  const drafts = opened.notes
    .filter((note) => note.week === week.id)
    .flatMap((at) => {
      const reading = readText(config, at.path)
      return 'text' in reading ? [{ reading, note: parseNote(at, reading, config) }] : []
    })
  const nameOf = (id: string) => config.members?.find((member) => member.id === id)?.name ?? id
  if (memberName === undefined)
    throw failure(
      'draft',
      words.acceptWhom(drafts.filter(({ note }) => note.draft).map(({ note }) => nameOf(note.member))),
    )
  const member = memberNamed(config.members, memberName)
  if (!member) throw failure('draft', words.noSuchMember(memberName))
  const paths = notesOf(config, opened, week, member.id).map(({ path }) => path)
  const notes = drafts.filter(({ note }) => paths.includes(note.path))
  if (notes.length === 0) throw failure('draft', words.noDraft(member.name, week.id))
  const unreadable = notes.flatMap(({ note }) =>
    documentFindings(note, config).filter((problem) => problem.rule === 'front-matter' && isError(problem)),
  )
  if (unreadable.length > 0) throw new InsightsError(unreadable)
  const waiting = notes.filter(({ note }) => note.draft)
  const accepted = waiting.map(({ reading, note }) => {
    const text = applyToFile(reading.text, note.frontMatter.withoutDraft ? [note.frontMatter.withoutDraft] : [])
    const after = parseNote(note, { ...reading, text }, config)
    if (!isAccepted(note, after)) throw failure('draft', words.notAccepted(), note.path)
    return { path: note.path, text: `${reading.bom ? '\uFEFF' : ''}${text}`, note: after }
  })
  for (const { path, text } of accepted) {
    writeFile(config, path, text)
    io.show(`${safeLine(path)}\n`)
  }
  io.say(waiting.length > 0 ? words.accepted(member.name) : words.alreadyNote())
  const empty = accepted.filter(({ note }) => !hasSections(config, note))
  io.report(empty.map(({ path }) => finding('draft', { path }, words.acceptedEmpty(), 'warning')))
  return 0
}

/** Whether a note is its draft without `draft`. With an anchor, as in `draft: &yes true`, it may not be. */
function isAccepted(draft: Note, note: Note): boolean {
  const comparable = ({ frontMatter: { draft: _draft, withoutDraft: _edit, end: _end, keys, ...values } }: Note) => ({
    values,
    keys: [...keys.keys()].filter((key) => key !== 'draft'),
  })
  return !note.draft && isDeepStrictEqual(comparable(note), comparable(draft))
}

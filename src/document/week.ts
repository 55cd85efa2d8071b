import { type Finding, finding, InsightsError, isBreaking } from '../errors.ts'
import type { LanguagePack } from '../languages/language.ts'
import { documentFindings } from '../lint/lint.ts'
import { type Hint, hintsOf } from '../note/hints.ts'
import { type PlacedLeak, wholeSection } from '../note/isolate.ts'
import { isWhole, type Note, parseNote } from '../note/note.ts'
import { copiesIn } from '../questions/copies.ts'
import { curatedQuestions, curatedSections, parseCurated } from '../questions/discussion-file.ts'
import { shellWord } from '../text.ts'
import { type Config, commandIn, configOf } from '../workspace/config.ts'
import type { ReadResult } from '../workspace/files.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import { isSameMember, memberName } from '../workspace/members.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { composeDocument, type Unanswered, type WeeklyDocument } from './document.ts'
import type { Template } from './document-template.ts'
import { markdownDocument } from './markdown.ts'
import { hasSections, isPrinted } from './member-parts.ts'
import { seal } from './seal.ts'

/** The files of a week as read. */
export interface WeekReadings {
  /** In document order. */
  notes: readonly { at: NotePath; reading: ReadResult }[]
  sources: readonly { at: NotePath; reading: ReadResult }[]
  discussion: ReadResult
  minutes: ReadResult
  /** How the notes are read. */
  settings: NoteSettings
  files?: KnownFiles | undefined
}

/** The parsed files of a week, with their findings. */
export interface WeekSources {
  week: Week
  notes: Note[]
  /** The sources to print for members without a note. */
  freeNotes: Note[]
  /** The members whose sources are not printed, because they have a note with sections. */
  replaced: string[]
  curated?: Note | undefined
  minutes?: Note | undefined
  findings: Finding[]
  /** What Obsidian's links may name. */
  files?: KnownFiles | undefined
}

/** A config with the comments of the note template. */
export type NoteSettings = Config & { hints: readonly Hint[] }

/**
 * The settings for the notes of all weeks, which should share them: what is made of a config is cached with it.
 * @param template the text of the note template
 */
export function noteSettings(config: Config, template: string): NoteSettings {
  return { ...config, hints: hintsOf(config, template) }
}

/** Parses the files of a week. Every problem is returned as a finding. */
export function parseWeek(config: Config, week: Week, readings: WeekReadings): WeekSources {
  const findings: Finding[] = []
  const notes: Note[] = []
  const { settings } = readings
  for (const { at, reading } of readings.notes) {
    if ('finding' in reading) {
      findings.push(reading.finding)
      continue
    }
    const note = parseNote(at, reading, settings)
    notes.push(note)
    findings.push(...documentFindings(note, settings))
  }
  const free = parseSources(config, readings.sources, notes)
  findings.push(...free.findings)
  const parse = (reading: ReadResult, how: (file: { text: string; bom: boolean }) => Note) => {
    if (!('finding' in reading)) return how(reading)
    if (!reading.absent) findings.push(reading.finding)
    return undefined
  }
  const curated = parse(readings.discussion, (file) =>
    parseCurated(weekFile(config.discussion.file, week), file, week.id, config.language),
  )
  const minutesAt = { path: weekFile(config.discussion.minutes, week), week: week.id, member: 'minutes', order: 0 }
  const minutes = parse(readings.minutes, (file) => parseNote(minutesAt, file, config))
  // Minutes have no sections to miss, but broken YAML or conflict markers would end up in the document.
  if (minutes) findings.push(...documentFindings(minutes, config).filter(isBreaking))
  const lists = {
    language: config.language,
    members: undefined,
    weeks: config.weeks,
    lint: config.lint,
    ...curatedSections(config.language),
  }
  if (curated) findings.push(...documentFindings(curated, lists))
  return {
    week,
    notes,
    freeNotes: free.notes,
    replaced: free.replaced,
    curated,
    minutes,
    findings,
    files: readings.files,
  }
}

/** Parses the sources of members without a note. Others are not in the document, so their problems do not matter. */
function parseSources(
  config: Config,
  sources: WeekReadings['sources'],
  notes: readonly Note[],
): { notes: Note[]; replaced: string[]; findings: Finding[] } {
  const found = { notes: [] as Note[], replaced: [] as string[], findings: [] as Finding[] }
  if (!config.printSources) return found
  const replacing = notes.filter((note) => hasSections(configOf(config, note.week), note))
  for (const { at, reading } of sources) {
    if (replacing.some(({ member }) => isSameMember(config.members, member, at.member))) {
      found.replaced.push(at.member)
      continue
    }
    if ('finding' in reading) {
      found.findings.push(reading.finding)
      continue
    }
    const note = parseNote(at, reading, config, true)
    // Its front matter is another tool's and is left off, so only `draft` has to be valid.
    const { problems } = note.frontMatter
    note.frontMatter.problems = problems.filter((problem) => problem.kind !== 'value' || problem.key === 'draft')
    if (note.draft) {
      const words = config.language.messages.sourceWaits()
      found.findings.push(finding('draft', { path: at.path }, words, 'warning'))
      continue
    }
    found.notes.push(note)
    found.findings.push(...documentFindings(note, config).filter(isBreaking))
  }
  return found
}

/**
 * Composes a week's document from the files without errors.
 * @param findings known findings, such as two notes of one member; files with errors among them are left out
 * @returns the document, and all other findings
 */
export async function composeWeek(
  config: Config,
  sources: WeekSources,
  { template, next, findings: known }: { template: Template; next: Week | undefined; findings: readonly Finding[] },
): Promise<{ document: WeeklyDocument; findings: Finding[] }> {
  const { week, notes } = sources
  const findings = [
    ...sources.findings,
    ...notes.flatMap((note) => [...draftWaits(config, note), ...nothingWritten(config, note, sources.freeNotes)]),
  ]
  const usable = withoutBroken(sources, [...known, ...findings])
  const document = await composeDocument(configOf(config, week.id), { ...usable, ...template, next })
  findings.push(...document.unanswered.map((item) => unanswered(config, week, item)))
  findings.push(...document.leaks.map((leak) => reachingOut(config.language, leak)))
  findings.push(...copied(config, document))
  return { document, findings }
}

/** What is in a document, for the line that `build` prints. */
export interface WeekContents {
  /** The number of members with a note in it. */
  notes: number
  /** The number of members with a free note in it. */
  sources: number
  questions: number
  /** The names of those who should have written and have nothing in it. */
  missing: string[]
  /** Whether it has free notes alone, and no questions. */
  onlySources: boolean
}

export function contentsOf({ members, week, discussion }: WeeklyDocument): WeekContents {
  const notes = members.filter(({ paths }) => paths.length > 0).length
  const sources = members.filter(({ sources }) => sources.length > 0).length
  return {
    notes,
    sources,
    questions: discussion.flatMap(({ questions, decided }) => (decided ? curatedQuestions(decided.source) : questions))
      .length,
    missing: members
      .filter((member) => !isPrinted(member) && !week.excused.includes(member.id))
      .map(({ name }) => name),
    onlySources: discussion.length === 0 && notes === 0 && sources > 0,
  }
}

/** Whether a document would have nothing that a person wrote: all notes of the week are empty or drafts. */
export function isUnwritten({ members, discussion, topics, minutes }: WeeklyDocument): boolean {
  const isEmpty = members.every(({ sections }) => sections.every(({ markdown }) => markdown === ''))
  return isEmpty && discussion.length + topics.length === 0 && minutes.markdown === ''
}

/** Whether a finished note has text that is below no section's heading. */
export function hasMisplacedText({ notes }: Pick<WeekSources, 'notes'>): boolean {
  return notes.some((note) => {
    const { sections, leftOut, strays } = note.outline
    return !note.draft && (sections.size === 0 ? !wholeSection(note).empty : leftOut.length + strays.length > 0)
  })
}

/** The text of a document's file, with the seal as its last line. */
export function weekMarkdown(document: WeeklyDocument, template: Template, config: Config): string {
  return seal(markdownDocument(document, template, config))
}

/** The files of a week that have no error in `findings`. */
export function withoutBroken(sources: WeekSources, findings: readonly Finding[]): WeekSources {
  const broken = new Set(findings.filter(isBreaking).map(({ path }) => path))
  const usable = (note: Note | undefined) => (note && broken.has(note.path) ? undefined : note)
  return {
    ...sources,
    notes: sources.notes.filter(({ path }) => !broken.has(path)),
    freeNotes: sources.freeNotes.filter(({ path }) => !broken.has(path)),
    curated: usable(sources.curated),
    minutes: usable(sources.minutes),
  }
}

/** The error for a run that writes nothing because of errors in some files. `others`: whether other files could be written. */
export function stoppedBy(
  { language }: Pick<Config, 'language'>,
  findings: readonly Finding[],
  others: boolean,
): InsightsError {
  const canSkip = finding('skipped', { path: '' }, language.messages.canSkip(), 'warning')
  return new InsightsError(others ? [...findings, canSkip] : [...findings])
}

/** A warning for each file that is left out because it has errors. */
export function skippedFiles({ language }: Pick<Config, 'language'>, findings: readonly Finding[]): Finding[] {
  const paths = new Set(findings.filter(isBreaking).map(({ path }) => path))
  return [...paths].map((path) => finding('skipped', { path }, language.messages.skipped(path), 'warning'))
}

/** One warning a week about texts that several members' notes have in common. */
function copied(
  { language: { messages }, questions }: Pick<Config, 'language' | 'questions'>,
  { members }: WeeklyDocument,
): Finding[] {
  const copies = copiesIn(members, questions.id)
  if (!copies) return []
  const { path, line, names, count } = copies
  return [finding('copied', { path, line, column: 1 }, messages.copied(names, count), 'warning')]
}

function unanswered(
  config: Pick<Config, 'language' | 'folder'>,
  week: Week,
  { path, line, text }: Unanswered,
): Finding {
  const command = commandIn(config, `insights discuss ${shellWord(week.id)} --merge`)
  const words = config.language.messages.unanswered(text, command)
  return finding('unanswered', { path, line, column: 1 }, words, 'warning')
}

function reachingOut({ messages }: LanguagePack, { kind, name, path, line }: PlacedLeak): Finding {
  const words = { open: messages.staysOpen, closes: messages.closesOthers, page: messages.actsOnPage }[kind](name)
  return finding('open-html', { path, line, column: 1 }, words, 'warning')
}

/** A note with empty sections only: without a warning, its member would just be missing. */
function nothingWritten(
  { language, empty, members }: Pick<Config, 'language' | 'empty' | 'members'>,
  note: Note,
  freeNotes: readonly Note[],
): Finding[] {
  const { path, draft, outline } = note
  const { sections } = outline
  // The part of a note that was not read may have text.
  if (
    draft ||
    !isWhole(note) ||
    empty !== false ||
    sections.size === 0 ||
    [...sections.values()].some((section) => !section.empty)
  )
    return []
  const { messages } = language
  const free = freeNotes.find(({ member }) => isSameMember(members, member, note.member))
  const words = free ? messages.sourceStays(free.path) : messages.nothingWritten()
  return [finding('empty-note', { path }, words, 'warning')]
}

/** A draft is left out until its member accepts it. */
function draftWaits(config: Pick<Config, 'members' | 'language'>, { path, member: id, draft }: Note): Finding[] {
  if (!draft) return []
  const name = memberName(config.members, id)
  return [finding('draft', { path }, config.language.messages.draftWaits(name), 'warning')]
}

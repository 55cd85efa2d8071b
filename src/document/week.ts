import { groupBy } from '../collections.ts'
import { type Finding, finding, InsightsError, isBreaking } from '../errors.ts'
import { documentFindings } from '../lint/lint.ts'
import { type Hint, hintsOf } from '../note/hints.ts'
import { isAllRead, type Note, parseNote } from '../note/note.ts'
import { curatedQuestions, curatedSections, parseCurated } from '../questions/discussion-file.ts'
import { normaliseName, shellWord } from '../text.ts'
import { type Config, commandIn } from '../workspace/config.ts'
import type { ReadResult } from '../workspace/files.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { memberName } from '../workspace/members.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { composeDocument, type Unanswered, type WeeklyDocument } from './document.ts'
import type { Template } from './document-template.ts'
import { markdownDocument } from './markdown.ts'
import { hasText, isPrinted, printedNotes } from './member-parts.ts'
import { seal } from './seal.ts'

/** The files of a week as read. */
export interface WeekReadings {
  /** In document order. */
  notes: readonly { at: NotePath; reading: ReadResult }[]
  discussion: ReadResult
  minutes: ReadResult
  /** How the notes are read. */
  settings: NoteSettings
}

/** The parsed files of a week, with their findings. */
export interface WeekSources {
  week: Week
  notes: Note[]
  curated?: Note | undefined
  minutes?: Note | undefined
  findings: Finding[]
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
    // A note without sections is taken whole, so nothing is lost.
    findings.push(...documentFindings(note, settings).filter(({ rule }) => rule !== 'no-section'))
  }
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
  return { week, notes, curated, minutes, findings }
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
  const { week } = sources
  // What is broken has been reported.
  const readable = withoutBroken(sources, sources.findings).notes
  const findings = [
    ...sources.findings,
    ...readable.flatMap((note) => [...draftWaits(config, note), ...nothingWritten(config, note)]),
    ...leftOut(config, readable),
  ]
  const usable = withoutBroken(sources, [...known, ...findings])
  const document = await composeDocument(config, { ...usable, ...template, next })
  findings.push(...document.unanswered.map((item) => unanswered(config, week, item)))
  return { document, findings }
}

/** What is in a document, for the line that `build` prints. */
export interface WeekContents {
  /** The number of members with a note in it. */
  notes: number
  questions: number
  /** The names of those who should have written and have nothing in it. */
  missing: string[]
}

export function contentsOf({ members, week, discussion }: WeeklyDocument): WeekContents {
  return {
    notes: members.filter(isPrinted).length,
    questions: discussion.flatMap(({ questions, decided }) => (decided ? curatedQuestions(decided) : questions)).length,
    missing: members
      .filter((member) => !isPrinted(member) && !week.excused.includes(member.id))
      .map(({ name }) => name),
  }
}

/** Whether a document would have nothing that a person wrote: all notes of the week are empty or drafts. */
export function isUnwritten({ members, discussion, topics, minutes }: WeeklyDocument): boolean {
  const isEmpty = members.every(({ sections }) => sections.every(({ markdown }) => markdown === ''))
  return isEmpty && discussion.length + topics.length === 0 && minutes === ''
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

function unanswered(
  config: Pick<Config, 'language' | 'folder'>,
  week: Week,
  { path, line, text }: Unanswered,
): Finding {
  const command = commandIn(config, `insights discuss ${shellWord(week.id)} --merge`)
  const words = config.language.messages.unanswered(text, command)
  return finding('unanswered', { path, line, column: 1 }, words, 'warning')
}

/** A note without text: without a warning, its member would just be missing. */
function nothingWritten({ language }: Pick<Config, 'language'>, note: Note): Finding[] {
  // The part of a note that was not read may have text.
  if (note.draft || !isAllRead(note) || hasText(note)) return []
  return [finding('empty-note', { path: note.path }, language.messages.nothingWritten(), 'warning')]
}

/** The notes without sections of a member who also has one with sections. */
function leftOut({ language }: Pick<Config, 'language'>, notes: readonly Note[]): Finding[] {
  const members = groupBy(notes, ({ member }) => normaliseName(member))
  return [...members.values()].flatMap((own) => {
    const printed = printedNotes(own)
    return own
      .filter((note) => hasText(note) && !printed.includes(note))
      .map(({ path }) => finding('no-section', { path }, language.messages.withoutSections(), 'warning'))
  })
}

/** A draft is left out until its member removes `draft: true`. */
function draftWaits(config: Pick<Config, 'members' | 'language'>, { path, member, draft }: Note): Finding[] {
  if (!draft) return []
  const words = config.language.messages.draftWaits(memberName(config.members, member))
  return [finding('draft', { path }, words, 'warning')]
}

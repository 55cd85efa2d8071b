import { daysLater } from '../adopt/old/weeks.ts'
import type { Corrections, Proposal } from '../adopt/propose.ts'
import type { GivenSection } from '../adopt/sections.ts'
import { finding, InsightsError } from '../errors.ts'
import { localeOf } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { AdoptWords, InitWords } from '../languages/language.ts'
import { allLanguages, defaultLanguage, languages } from '../languages/registry.ts'
import { asker, canAsk } from '../terminal/prompts.ts'
import type { Io } from '../terminal/terminal.ts'
import { dashed, isDay } from '../workspace/week-label.ts'
import { clockDay } from '../workspace/weeks.ts'
import type { Answers } from './config-text.ts'
import { isFileName } from './new-note.ts'
import { areRunTogether, membersIn, patternsIn, sectionsIn, typedMember, typedSection } from './typed-answers.ts'

export interface InitOptions {
  cwd?: string
  yes?: boolean
  dryRun?: boolean
  title?: string
  language?: LanguageId
  notes?: string[]
  sources?: string[]
  members?: string
  sections?: string
  weeks?: string
  start?: string
  package?: boolean
  index?: boolean
  ci?: boolean
}

/** Whether the user answers questions. */
export function isInteractive({ yes, dryRun }: InitOptions, io: Io): boolean {
  return !yes && !dryRun && canAsk(io)
}

const questions = ['title', 'language', 'members', 'weeks', 'start'] as const
const inConfig = [...questions, 'notes', 'sources', 'sections', 'index'] as const

/** The names of given options that would go into the config. */
export function configOptions(options: InitOptions): string[] {
  return inConfig.filter((name) => options[name] !== undefined)
}

/** What the options say about existing notes. */
export function corrections({ notes, sources, members, sections, start }: InitOptions): Corrections {
  return {
    patterns: (notes ?? sources)?.map((pattern) => pattern.trim()),
    as: notes ? 'notes' : sources && 'sources',
    members: members === undefined ? undefined : membersIn(members),
    sections: sections === undefined ? undefined : sectionsIn(sections),
    start,
  }
}

/** Values suggested by the folder. */
export interface Suggestions {
  title: string
  language: LanguageId | undefined
  hasNotes: boolean
}

/**
 * Collects the answers for `init` from the options, from questions in a terminal, or from the defaults with `--yes`.
 * @throws {InsightsError} with the missing options if there is no terminal
 */
export async function answers(
  options: InitOptions,
  { title, language, hasNotes }: Suggestions,
  words: InitWords,
  io: Io,
): Promise<Answers> {
  checkOptions(options, hasNotes, words)
  const usual: Usual = {
    title,
    language: language ?? localeOf(io.env) ?? defaultLanguage.id,
    // Existing weeks need no schedule, and their dates are unknown.
    weeks: hasNotes ? '0' : '8',
    start: clockDay(io.env),
  }
  const interactive = isInteractive(options, io)
  const given = interactive ? await ask(options, usual, hasNotes, words.language, io) : options
  const names = questions.filter((name) => !hasNotes || name === 'title' || name === 'language')
  const missing = names.filter((name) => given[name] === undefined)
  if (!interactive && !options.yes && !options.dryRun && missing.length > 0) {
    const flags = [...missing.map((name) => `--${name}`), '--yes']
    throw new InsightsError([finding('usage', { path: '' }, words.needsAnswers(flags))])
  }
  return {
    title: given.title || usual.title,
    language: given.language ?? usual.language,
    members: hasNotes ? [] : membersIn(given.members ?? ''),
    weeks: schedule(Number(given.weeks ?? usual.weeks), given.start ?? usual.start),
  }
}

/** Default answers. */
type Usual = Required<Pick<InitOptions, 'title' | 'language' | 'weeks' | 'start'>>

/** Asks for what the options do not give. With existing notes, asks only for language and title. */
async function ask(
  options: InitOptions,
  usual: Usual,
  hasNotes: boolean,
  inWhich: string,
  io: Io,
): Promise<InitOptions> {
  const { select, text } = asker(io)
  const choices = allLanguages.map(({ id, name }) => ({ value: id, label: name }))
  const language = options.language ?? ((await select(inWhich, choices, usual.language)) as LanguageId)
  const words = await languages[language].load.init()
  const noTitle = (given: string) => (given === '' ? words.titleNeeded : undefined)
  const title = options.title ?? (await text(words.title, usual.title, noTitle))
  if (hasNotes) return { ...options, language, title }
  const members =
    options.members ??
    (await text(words.members, '', (given) =>
      areRunTogether(given) ? words.membersWrong : wrongFileNames(given).map(words.wrongFileName)[0],
    ))
  const notACount = (given: string) => (isCount(given) ? undefined : words.weeksWrong)
  const weeks = options.weeks ?? (await text(words.weeks, usual.weeks, notACount))
  const notADay = (given: string) => (isDay(given) ? undefined : words.startWrong)
  const start = weeks === '0' ? undefined : (options.start ?? (await text(words.start, usual.start, notADay)))
  return { ...options, language, title, members, weeks, ...(start === undefined ? {} : { start }) }
}

function checkOptions({ weeks, start, title, members = '' }: InitOptions, hasNotes: boolean, words: InitWords): void {
  const wrong = [
    // Existing notes may have such names, and `init` renames no file.
    ...(hasNotes
      ? []
      : wrongFileNames(members).map((name) => words.wrongAnswer('--members', name, words.expectedName))),
    ...(areRunTogether(members) ? [words.wrongAnswer('--members', members, words.expectedMembers)] : []),
    ...(weeks !== undefined && !isCount(weeks) ? [words.wrongAnswer('--weeks', weeks, words.expectedCount)] : []),
    ...(start !== undefined && !isDay(start) ? [words.wrongAnswer('--start', start, words.expectedDay)] : []),
    ...(title !== undefined && /[\r\n]/.test(title) ? [words.wrongAnswer('--title', '…', words.titleNeeded)] : []),
  ]
  if (wrong.length > 0) throw new InsightsError(wrong.map((problem) => finding('usage', { path: '' }, problem)))
}

function isCount(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) <= 60
}

/** The members whose notes could not be checked out on every system: `con`, `a:b`. */
function wrongFileNames(members: string): string[] {
  return membersIn(members)
    .map(({ id }) => id)
    .filter((id) => !isFileName(id))
}

/**
 * Asks what to do with a proposal: what documents consist of, or what to correct.
 * @returns the corrections so far; `ask` whether to ask again
 */
export async function correct(
  proposal: Proposal,
  current: Corrections,
  { adopt: words, init: { startWrong } }: { adopt: AdoptWords; init: Pick<InitWords, 'startWrong'> },
  io: Io,
): Promise<{ current: Corrections; ask: boolean } | 'stop'> {
  const { select, edit, text } = asker(io)
  const isPossible: Partial<Record<string, boolean>> = {
    shared: proposal.sections.some(({ rest }) => !rest),
    start: (proposal.doubts.undated ?? []).length > 0,
  }
  const choices = Object.entries(words.choices)
    .filter(([value]) => isPossible[value] ?? true)
    .map(([value, label]) => ({ value, label }))
  const choice = (await select(words.how, choices, current.how ?? 'whole')) as keyof AdoptWords['choices']
  if (choice === 'stop') return choice
  if (choice === 'whole' || choice === 'drafts' || choice === 'shared') {
    const isNew = choice !== (current.how ?? 'whole')
    return { current: isNew ? { ...current, how: choice, sections: undefined } : current, ask: false }
  }
  if (choice === 'notes') {
    const patterns = (proposal.sources.length > 0 ? proposal.sources : proposal.notes).map(({ pattern }) => pattern)
    const given = patternsIn(await edit(words.askPattern, patterns.join(', ')))
    return { current: { ...current, patterns: given.length > 0 ? given : current.patterns }, ask: true }
  }
  if (choice === 'start') {
    const start = await text(words.askStart, '', (given) => (isDay(given) ? undefined : startWrong))
    return { current: { ...current, start }, ask: true }
  }
  if (choice === 'members') {
    const given = await edit(words.askMembers, proposal.members.map(typedMember).join(', '))
    return { current: { ...current, members: membersIn(given) }, ask: true }
  }
  const given = await edit(words.askSections, proposal.sections.map(typedSection).join(', '))
  // `optional` cannot be typed, so a section keeps it with its heading.
  const sections = sectionsIn(given).map((section): GivenSection => {
    const same = proposal.sections.find(({ heading }) => heading === section.heading)
    return { ...section, optional: same?.optional }
  })
  return { current: { ...current, sections }, ask: true }
}

/** Asks for the patterns of notes that could not be found. Empty if the user gives none. */
export async function askPatterns(words: AdoptWords, io: Io): Promise<string[]> {
  return patternsIn(await asker(io).text(words.askPattern))
}

/** Weekly meetings from the first date on. */
function schedule(weeks: number, start: string): Answers['weeks'] {
  const digits = Math.max(2, String(weeks).length)
  return Array.from({ length: weeks }, (_, index) => ({
    id: `week-${String(index + 1).padStart(digits, '0')}`,
    date: daysLater(dashed(start), 7 * index),
  }))
}

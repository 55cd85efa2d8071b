import type { Corrections, Proposal } from '../adopt/propose.ts'
import type { GivenSection } from '../adopt/sections.ts'
import { finding, InsightsError } from '../errors.ts'
import { localeOf } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { AdoptWords, InitWords } from '../languages/language.ts'
import { allLanguages, defaultLanguage, languages } from '../languages/registry.ts'
import { asker, canAsk } from '../terminal/prompts.ts'
import type { Io } from '../terminal/terminal.ts'
import { normaliseName } from '../text.ts'
import { clockDay, dashed, daysLater, isDay } from '../workspace/weeks.ts'
import type { Answers } from './config-text.ts'
import { isFileName } from './new-note.ts'

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
  pages?: boolean
  agents?: boolean
}

const questions = ['title', 'language', 'members', 'weeks', 'start'] as const

/** The names of given options that would go into the config. */
export function configOptions(options: InitOptions): string[] {
  return [...questions, 'notes' as const, 'sources' as const, 'sections' as const, 'index' as const].filter(
    (name) => options[name] !== undefined,
  )
}

/** What the options say about existing notes. */
export function corrections({ notes, sources, members, sections, start }: InitOptions): Corrections {
  return {
    patterns: (notes ?? sources)?.map((pattern) => pattern.trim()),
    as: notes ? 'notes' : sources && 'sources',
    members: members === undefined ? undefined : people(members),
    sections: sections === undefined ? undefined : headings(sections),
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
    start: clockDay(),
  }
  const interactive = !options.yes && !options.dryRun && canAsk(io)
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
    members: hasNotes ? [] : people(given.members ?? ''),
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
  const oneLine = (given: string) => (given === '' ? words.titleNeeded : undefined)
  const title = options.title ?? (await text(words.title, usual.title, oneLine))
  if (hasNotes) return { ...options, language, title }
  const members =
    options.members ??
    (await text(words.members, '', (given) =>
      runsTogether(given) ? words.membersWrong : wrongFileNames(given).map(words.wrongFileName)[0],
    ))
  const isWrong = (given: string) => (isCount(given) ? undefined : words.weeksWrong)
  const weeks = options.weeks ?? (await text(words.weeks, usual.weeks, isWrong))
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
    ...(runsTogether(members) ? [words.wrongAnswer('--members', members, words.expectedMembers)] : []),
    ...(weeks !== undefined && !isCount(weeks) ? [words.wrongAnswer('--weeks', weeks, words.expectedCount)] : []),
    ...(start !== undefined && !isDay(start) ? [words.wrongAnswer('--start', start, words.expectedDay)] : []),
    ...(title !== undefined && /[\r\n]/.test(title) ? [words.wrongAnswer('--title', '…', words.titleNeeded)] : []),
  ]
  if (wrong.length > 0) throw new InsightsError(wrong.map((problem) => finding('usage', { path: '' }, problem)))
}

function isCount(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) <= 60
}

/** Whether one name looks like several with spaces between them: `김하나 이두리 박세찬`. */
function runsTogether(text: string): boolean {
  return text.split(/[,，]/).some((name) => /^\s*[가-힣]{2,5}(?:\s+[가-힣]{2,5})+\s*$/.test(name.normalize('NFC')))
}

/** The members whose notes could not be checked out on every system: `con`, `a:b`. */
function wrongFileNames(members: string): string[] {
  return people(members)
    .map(({ id }) => id)
    .filter((id) => !isFileName(id))
}

/**
 * Parses `김하나, duri=이두리|두리, Ada Lovelace`: names, optionally with the file name before `=` and other names after
 * `|`.
 */
function people(text: string): Answers['members'] {
  const found = new Map<string, Answers['members'][number]>()
  for (const part of text.split(/[,，]/)) {
    const [written = '', ...aliases] = part.split('|').map((name) => name.trim())
    const [first = '', second] = written.split('=').map((name) => name.trim())
    const name = second || first
    const id = (second ? first : /[가-힣]/.test(name) ? name.replace(/\s+/g, '-') : name.toLowerCase())
      .replace(/[\s/\\]+/g, '-')
      .replace(/^\.+/, '')
    if (id === '' || found.has(normaliseName(id))) continue
    found.set(normaliseName(id), { id, ...(id === name ? {} : { name }), ...(aliases.length > 0 ? { aliases } : {}) })
  }
  return [...found.values()]
}

/**
 * Parses `느낀 점|느낀점, questions="질문, 의문", 정리=*`: headings with aliases, optionally with an id; `*` is the rest.
 */
function headings(text: string): GivenSection[] {
  return split(text, ',，').flatMap((part): GivenSection[] => {
    const [first = '', second] = split(part, '=')
    const [heading = '', ...aliases] = split(second ?? first, '|').map((name) => name.replace(/^"(.*)"$/, '$1'))
    if (heading === '*') return [{ heading: second === undefined ? 'Notes' : first, aliases: [], rest: true }]
    return heading === '' ? [] : [{ id: second === undefined ? undefined : first, heading, aliases }]
  })
}

/** Splits a text at these separators, except within double quotes. */
function split(text: string, marks: string): string[] {
  return (text.match(new RegExp(`(?:"[^"]*"|[^"${marks}])+`, 'g')) ?? []).map((part) => part.trim())
}

function quoted(heading: string): string {
  return /[,，|=]/.test(heading) ? `"${heading.replaceAll('"', '')}"` : heading
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
  const hasUndated = (proposal.doubts.undated ?? []).length > 0
  const choices = Object.entries(words.choices)
    .filter(([value]) => value !== 'start' || hasUndated)
    .map(([value, label]) => ({ value, label }))
  const choice = (await select(words.how, choices, current.how ?? 'whole')) as keyof AdoptWords['choices']
  if (choice === 'stop') return choice
  if (choice === 'whole' || choice === 'drafts' || choice === 'shared') {
    const isNew = choice !== (current.how ?? 'whole')
    return { current: isNew ? { ...current, how: choice, sections: undefined } : current, ask: false }
  }
  const patterns = (proposal.sources.length > 0 ? proposal.sources : proposal.notes).map(({ pattern }) => pattern)
  if (choice === 'notes') {
    const given = (await edit(words.askPattern, patterns.join(', '))).split(',').map((pattern) => pattern.trim())
    return { current: { ...current, patterns: given }, ask: true }
  }
  if (choice === 'start') {
    const start = await text(words.askStart, '', (given) => (isDay(given) ? undefined : startWrong))
    return { current: { ...current, start }, ask: true }
  }
  if (choice === 'members') {
    const before = proposal.members.map(({ id, name = id, aliases }) =>
      name === id && aliases.length === 0 ? id : `${id}=${[name, ...aliases].join('|')}`,
    )
    return { current: { ...current, members: people(await edit(words.askMembers, before.join(', '))) }, ask: true }
  }
  const before = proposal.sections.map(({ id, heading, aliases, rest }) =>
    rest ? `${heading}=*` : `${id}=${[heading, ...aliases].map(quoted).join('|')}`,
  )
  // `optional` cannot be typed, so a section keeps it with its heading.
  const sections = headings(await edit(words.askSections, before.join(', '))).map((section): GivenSection => {
    const same = proposal.sections.find(({ heading }) => heading === section.heading)
    return { ...section, optional: same?.optional }
  })
  return { current: { ...current, sections }, ask: true }
}

/** Asks for the patterns of notes that could not be found. Empty if the user gives none. */
export async function askPattern(words: AdoptWords, io: Io): Promise<string[]> {
  const given = await asker(io).text(words.askPattern)
  return given.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
}

/** Weekly meetings from the first date on. */
function schedule(weeks: number, start: string): Answers['weeks'] {
  const digits = Math.max(2, String(weeks).length)
  return Array.from({ length: weeks }, (_, index) => ({
    id: `week-${String(index + 1).padStart(digits, '0')}`,
    date: daysLater(dashed(start), 7 * index),
  }))
}

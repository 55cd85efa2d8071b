import type { Proposal } from '../adopt/propose.ts'
import { finding, InsightsError } from '../errors.ts'
import { enInit } from '../languages/en/commands.ts'
import { koInit } from '../languages/ko/commands.ts'
import type { InitWords } from '../languages/language.ts'
import { normaliseName } from '../names.ts'
import type { Answers } from '../scaffold/config-text.ts'
import { asker, canAsk } from './ask.ts'
import { speaksKorean } from './help.ts'
import type { Io } from './io.ts'
import { clockDay, daysLater, isDay } from './today.ts'

/** What `init` is told on the command line. */
export interface InitOptions {
  cwd?: string
  yes?: boolean
  dryRun?: boolean
  title?: string
  language?: 'ko' | 'en'
  members?: string
  weeks?: string
  start?: string
}

const questions = ['title', 'language', 'members', 'weeks', 'start'] as const

/** The questions that the command line answers. */
export function said(options: InitOptions): string[] {
  return questions.filter((name) => options[name] !== undefined)
}

/** What the folder itself suggests. */
export interface Suggestions {
  title: string
  language: 'ko' | 'en' | undefined
  proposal: Proposal | undefined
}

/**
 * Collects what `init` has to know: from the options, from somebody who is there, or from the defaults under `--yes`.
 * @throws InsightsError naming the options that are missing where nobody can be asked
 */
export async function answers(
  options: InitOptions,
  { title, language, proposal }: Suggestions,
  words: InitWords,
  io: Io,
): Promise<Answers> {
  checkOptions(options, words)
  const usual = usualAnswers(title, language, proposal, io)
  const asks = !options.yes && !options.dryRun && canAsk(io)
  const given = asks ? await ask(options, usual, words.language, io) : options
  const names = questions.filter((name) => !proposal || name === 'title' || name === 'language')
  const missing = names.filter((name) => given[name] === undefined)
  if (!asks && !options.yes && !options.dryRun && missing.length > 0) {
    const flags = [...missing.map((name) => `--${name}`), '--yes']
    throw new InsightsError([finding('usage', { path: '' }, words.needsAnswers(flags))])
  }
  const members = given.members ?? usual.members
  return {
    title: given.title || usual.title,
    // What nobody said is Korean, as without a config, whatever the machine speaks; who is asked is offered their own.
    language: given.language ?? language ?? 'ko',
    members: members === undefined ? (proposal?.members ?? []) : people(members),
    weeks: schedule(Number(given.weeks ?? usual.weeks), given.start ?? usual.start),
    proposal,
  }
}

interface Usual {
  title: string
  language: 'ko' | 'en'
  members: string | undefined
  weeks: string
  start: string
}

function usualAnswers(title: string, language: 'ko' | 'en' | undefined, proposal: Proposal | undefined, io: Io): Usual {
  return {
    title,
    language: language ?? (speaksKorean(io.env) ? 'ko' : 'en'),
    members: proposal ? undefined : '',
    // Weeks that are there already need no schedule; nobody but the group knows their dates.
    weeks: proposal ? '0' : '8',
    start: clockDay(),
  }
}

/** Asks for what no option says; of a folder with notes only what they do not tell. */
async function ask(options: InitOptions, usual: Usual, inWhich: string, io: Io): Promise<InitOptions> {
  const { select, text } = asker(io)
  const language =
    options.language ??
    ((await select(
      inWhich,
      [
        { value: 'ko', label: '한국어' },
        { value: 'en', label: 'English' },
      ],
      usual.language,
    )) as 'ko' | 'en')
  const words = language === 'en' ? enInit : koInit
  const oneLine = (given: string) => (given === '' ? words.titleNeeded : undefined)
  const title = options.title ?? (await text(words.title, usual.title, oneLine))
  if (usual.members === undefined) return { ...options, language, title }
  const members = options.members ?? (await text(words.members))
  const isWrong = (given: string) => (isCount(given) ? undefined : words.weeksWrong)
  const weeks = options.weeks ?? (await text(words.weeks, usual.weeks, isWrong))
  const notADay = (given: string) => (isDay(given) ? undefined : words.startWrong)
  const start = weeks === '0' ? undefined : (options.start ?? (await text(words.start, usual.start, notADay)))
  return { ...options, language, title, members, weeks, ...(start === undefined ? {} : { start }) }
}

function checkOptions({ weeks, start, title }: InitOptions, words: InitWords): void {
  const wrong = [
    ...(weeks !== undefined && !isCount(weeks) ? [words.wrongAnswer('--weeks', weeks, words.expectedCount)] : []),
    ...(start !== undefined && !isDay(start) ? [words.wrongAnswer('--start', start, words.expectedDay)] : []),
    ...(title !== undefined && /[\r\n]/.test(title) ? [words.wrongAnswer('--title', '…', words.titleNeeded)] : []),
  ]
  if (wrong.length > 0) throw new InsightsError(wrong.map((each) => finding('usage', { path: '' }, each)))
}

function isCount(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) <= 60
}

/** `김하나, duri=이두리, Ada Lovelace`: a name, or what its files are called and the name. */
function people(text: string): Answers['members'] {
  const found = new Map<string, Answers['members'][number]>()
  for (const part of text.split(/[,，]/)) {
    const [first = '', second] = part.split('=').map((each) => each.trim())
    const name = second || first
    const id = (second ? first : /[가-힣]/.test(name) ? name.replace(/\s+/g, '-') : name.toLowerCase())
      .replace(/[\s/\\]+/g, '-')
      .replace(/^\.+/, '')
    if (id !== '' && !found.has(normaliseName(id))) found.set(normaliseName(id), id === name ? { id } : { id, name })
  }
  return [...found.values()]
}

/** A meeting a week, from the first. */
function schedule(weeks: number, start: string): Answers['weeks'] {
  const digits = Math.max(2, String(weeks).length)
  return Array.from({ length: weeks }, (_, index) => ({
    id: `week-${String(index + 1).padStart(digits, '0')}`,
    date: daysLater(start, 7 * index),
  }))
}

import { setImmediate as turn } from 'node:timers/promises'
import type { Config, Week } from '../config.ts'
import { composeDocument } from '../document.ts'
import { type Finding, finding, InsightsError } from '../errors.ts'
import { type Format, formats } from '../formats/index.ts'
import type { Item } from '../note/items.ts'
import type { Note } from '../note/note.ts'
import { difference, seal, standing, write } from '../output.ts'
import { nextWeek, resolveWeek, weeksOf } from '../weeks.ts'
import { discussionPath, findWorkspace, listNotes } from '../workspace.ts'
import type { Io } from './io.ts'
import { progressLine } from './progress.ts'
import { earlierWeeks, readTemplate, readWeek, type WeekSources } from './sources.ts'

export interface BuildOptions {
  cwd?: string
  config?: string
  all?: boolean
  check?: boolean
  stdout?: boolean
  format?: Format
  skipBroken?: boolean
  force?: boolean
}

/**
 * Builds weeks' documents. Nothing is written before all of them are composed.
 * @returns the exit code: 0, or 1 where `--check` found a document stale or edited
 * @throws InsightsError with all problems of all weeks
 */
export async function build(args: string[], options: BuildOptions, io: Io): Promise<number> {
  const config = await findWorkspace({ cwd: options.cwd ?? io.cwd, configPath: options.config })
  const listed = listNotes(config, options.all || args.includes('next') ? {} : { weeks: args })
  const known = weeksOf(config, listed.labels)
  const weeks = chooseWeeks(config, known, args, listed.notes, options)
  const template = readTemplate(config)
  const findings = [...listed.findings, ...template.warnings]
  const earlier = earlierWeeks(config, known)
  const built: Built[] = []
  const progress = progressLine(io, weeks.length)
  for (const week of weeks) {
    await progress.next(week.id)
    const sources = readWeek(
      config,
      week,
      listed.notes.filter((note) => note.week === week.id),
    )
    findings.push(...sources.findings)
    const whole = withoutBroken(sources, findings)
    const next = nextWeek(config, known, week.id)
    const document = await composeDocument(config, { ...whole, ...template, next, earlier: earlier(week) })
    findings.push(...document.unanswered.map((item) => unanswered(config, item)))
    if (options.check && !sources.curated) findings.push(unfrozen(config, week))
    built.push({ path: document.path, result: formats[options.format ?? 'markdown'](document, template, config) })
  }
  progress.end()
  const errors = findings.filter(({ fatal }) => fatal)
  if (errors.length > 0 && !options.skipBroken) throw new InsightsError(eachOnce(findings))
  const skipped = [...new Set(errors.map(({ file }) => file ?? ''))]
  io.report([
    ...eachOnce(findings),
    ...skipped.map((path) => finding('skipped', { path }, config.language.messages.skipped(path), 'warning')),
  ])
  if (options.format === 'json') return printJson(built, io)
  return options.stdout
    ? printText(built, io)
    : options.check
      ? await check(config, built, io)
      : await writeAll(config, built, options, io)
}

/** What of a week can be built: a second note of one member is whole by itself, and still not to be built. */
function withoutBroken(sources: WeekSources, findings: readonly Finding[]): WeekSources {
  const broken = new Set(findings.filter(({ fatal }) => fatal).map(({ file }) => file))
  const whole = (note: Note | undefined) => (note && broken.has(note.path) ? undefined : note)
  return {
    ...sources,
    notes: sources.notes.filter(({ path }) => !broken.has(path)),
    curated: whole(sources.curated),
    minutes: whole(sources.minutes),
  }
}

function unanswered(config: Config, { path, line, title = '', text }: Item): Finding {
  const words = config.language.messages.unanswered([title, text].filter((part) => part !== '').join(': '))
  return finding('unanswered', { path, line, column: 1 }, words, 'warning')
}

function unfrozen(config: Config, week: Week): Finding {
  return finding(
    'unfrozen',
    { path: discussionPath(config, week) },
    config.language.messages.unfrozen(week.id),
    'warning',
  )
}

/** A discussion that is a link out of the workspace is found when its folder is listed, and again when it is read. */
function eachOnce(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [`${each.file}\0${each}`, each])).values()]
}

interface Built {
  path: string
  result: string | object
}

function chooseWeeks(
  config: Config,
  known: readonly Week[],
  args: readonly string[],
  notes: readonly { week: string }[],
  { all }: BuildOptions,
): Week[] {
  const { messages } = config.language
  const has = ({ id }: Week) => notes.some(({ week }) => week === id)
  if (all) {
    const weeks = known.filter(has)
    if (weeks.length > 0) return weeks
    throw new InsightsError([finding('no-notes', { path: config.notes.join(', ') }, messages.noNotes('--all'))])
  }
  const weeks = args.map((arg) => resolveWeek(config, known, arg))
  const without = weeks.filter((week) => !has(week))
  if (without.length > 0)
    throw new InsightsError(without.map(({ id }) => finding('no-notes', { path: id }, messages.noNotes(id))))
  return [...new Map(weeks.map((week) => [week.id, week])).values()]
}

function printJson(built: readonly Built[], io: Io): number {
  const [first] = built
  io.stdout.write(
    `${JSON.stringify(built.length === 1 ? first?.result : built.map(({ result }) => result), null, 2)}\n`,
  )
  return 0
}

function printText(built: readonly Built[], io: Io): number {
  for (const { result } of built) io.stdout.write(seal(String(result)))
  return 0
}

/** Compares what stands on disk with what would be written, prints the difference, and says whether anybody has to act. */
async function check(config: Config, built: readonly Built[], io: Io): Promise<number> {
  const { messages } = config.language
  const findings: Finding[] = []
  for (const { path, result } of built) {
    const now = standing(config, path)
    const text = seal(String(result))
    if (now.kind === 'ours' && now.text === text) continue
    const words =
      now.kind === 'edited' ? messages.handEdited() : now.kind === 'foreign' ? messages.notOurs() : messages.stale(path)
    findings.push(finding('stale', { path }, words))
    io.stdout.write(await difference(path, now.kind === 'absent' ? '' : now.text, text))
  }
  io.report(findings)
  return findings.length > 0 ? 1 : 0
}

async function writeAll(config: Config, built: readonly Built[], { force }: BuildOptions, io: Io): Promise<number> {
  const { messages } = config.language
  const found = built.map((one) => ({ ...one, now: standing(config, one.path) }))
  const refused = found.filter(({ now }) => !force && (now.kind === 'edited' || now.kind === 'foreign'))
  if (refused.length > 0) {
    throw new InsightsError(
      refused.map(({ path, now }) =>
        finding('output', { path }, now.kind === 'edited' ? messages.handEdited() : messages.notOurs()),
      ),
    )
  }
  for (const { path, result, now } of found) {
    const text = seal(String(result))
    await turn()
    // The same bytes are not written again: nothing that watches the file is woken.
    if (now.kind === 'absent' || now.text !== text) write(config, path, text)
    io.stderr.write(`${path}\n`)
  }
  return 0
}

import type { Config, Week } from '../config.ts'
import { composeDocument } from '../document.ts'
import { type Finding, finding, InsightsError } from '../errors.ts'
import { type Format, formats } from '../formats/index.ts'
import { difference, seal, standing, write } from '../output.ts'
import { nextWeek, resolveWeek, weeksOf } from '../weeks.ts'
import { findWorkspace, listNotes } from '../workspace.ts'
import type { Io } from './io.ts'
import { readTemplate, readWeek } from './sources.ts'

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
  const listed = await listNotes(config, options.all || args.includes('next') ? {} : { weeks: args })
  const known = weeksOf(config, listed.labels)
  const weeks = chooseWeeks(config, known, args, listed.notes, options)
  const template = await readTemplate(config)
  const findings = [...listed.findings, ...template.warnings]
  const built: Built[] = []
  for (const week of weeks) {
    const sources = await readWeek(
      config,
      week,
      listed.notes.filter((note) => note.week === week.id),
    )
    findings.push(...sources.findings)
    const notes = sources.notes.filter((note) => !note.findings.some(({ fatal }) => fatal))
    const next = nextWeek(config, known, week.id)
    const document = await composeDocument(config, { ...sources, ...template, notes, next })
    built.push({ path: document.path, result: formats[options.format ?? 'markdown'](document, template, config) })
  }
  const errors = findings.filter(({ fatal }) => fatal)
  if (errors.length > 0 && !options.skipBroken) throw new InsightsError(findings)
  const skipped = [...new Set(errors.map(({ file }) => file ?? ''))]
  io.report([
    ...findings,
    ...skipped.map((path) => finding('skipped', { path }, config.language.messages.skipped(path), 'warning')),
  ])
  if (options.format === 'json') return printJson(built, io)
  return options.stdout
    ? printText(built, io)
    : options.check
      ? await check(config, built, io)
      : await writeAll(config, built, options, io)
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
    const now = await standing(config, path)
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
  const found = await Promise.all(built.map(async (one) => ({ ...one, now: await standing(config, one.path) })))
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
    // The same bytes are not written again: nothing that watches the file is woken.
    if (now.kind === 'absent' || now.text !== text) await write(config, path, text)
    io.stderr.write(`${path}\n`)
  }
  return 0
}

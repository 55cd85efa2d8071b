import { jsonDocument } from '../document/json.ts'
import { readTemplate, readWeek } from '../document/read-week.ts'
import { type ExistingOutput, readExistingOutput } from '../document/seal.ts'
import {
  composeWeek,
  contentsOf,
  isUnwritten,
  skippedFiles,
  stoppedBy,
  type WeekContents,
  weekMarkdown,
} from '../document/week.ts'
import { type Finding, finding, InsightsError, isBreaking, mapAll, placeOf, type Words } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import type { IndexFile } from '../status/index-table.ts'
import { notesOf, type WeekNotes } from '../status/status.ts'
import { type Io, progressLine, safeLine, turn } from '../terminal/terminal.ts'
import { printJson } from '../text.ts'
import { buildCommandOf, type Config, commandIn, weekWithFolder } from '../workspace/config.ts'
import { writeFile } from '../workspace/files.ts'
import { findWorkspaces, type Workspaces } from '../workspace/find-workspace.ts'
import { nothingWritten, type OpenedWorkspace, openWorkspaces, weeksWith } from '../workspace/open.ts'
import { clockDay, lastWeek, nextWeek, type Week, weekFile } from '../workspace/weeks.ts'

export interface BuildFlags {
  cwd?: string
  config?: string
  all?: boolean
  check?: boolean
  stdout?: boolean
  format?: 'markdown' | 'json'
  skipBroken?: boolean
  force?: boolean
}

/**
 * Builds the documents of weeks. Writes nothing until all of them are composed.
 * @returns the exit code: 0, or 1 if `--check` finds a stale or edited document
 * @throws {InsightsError} with all problems of all weeks
 */
export async function build(args: string[], options: BuildFlags, io: Io): Promise<number> {
  const cwd = options.cwd ?? io.cwd
  const workspaces = await findWorkspaces({ cwd, configPath: options.config, env: io.env })
  const { top, several } = workspaces
  const opened = openWorkspaces(workspaces, args, { cwd, today: clockDay(io.env) })
  const chosen = chooseWeeks(top, opened, args, options, io)
  const progress = progressLine(io, chosen.flatMap(({ weeks }) => weeks).length)
  const composed = await mapAll(chosen, (workspace) => compose(workspace, { ...options, several }, progress))
  progress.end()
  const findings = eachOnce(composed.flatMap((workspace) => workspace.findings))
  const built = composed.flatMap((workspace) => workspace.built)
  if (findings.some(isBreaking) && !options.skipBroken) {
    const others = built.some(({ contents }) => contents)
    throw stoppedBy(top, findings, others)
  }
  io.report([...findings, ...skippedFiles(top, findings)])
  const printed = options.format === 'json' || options.stdout === true
  if (options.format === 'json') {
    if (built.length > 0) io.stdout.write(jsonText(built, several))
  } else if (options.stdout) for (const { bytes } of built) io.stdout.write(bytes.toString())
  sayBlank(built, io)
  if (built.length === 0 && !findings.some(isBreaking))
    io.report([{ ...nothingIn(chosen, top.language.messages), severity: 'warning' }])
  const indexes = printed ? [] : await makeIndexes(composed, options, io)
  if (options.check) return await check(built, indexes, printed, io)
  return printed ? 0 : await writeAll(built, indexes, options, io)
}

/**
 * Makes the tables of weeks in the group's files.
 * @throws {InsightsError} with the problems of all of them; with `--skip-broken`, these are only printed
 */
async function makeIndexes(composed: readonly Composed[], { skipBroken }: BuildFlags, io: Io): Promise<IndexFile[]> {
  const indexed = composed.filter(({ config }) => config.index.length > 0)
  if (indexed.length === 0) return []
  const { makeIndexFiles } = await import('../status/index-table.ts')
  const built = composed.flatMap((workspace) => workspace.built)
  const documents = new Set(built.flatMap(({ path, contents }) => (contents ? [path] : [])))
  const { files, findings } = await makeIndexFiles(indexed, documents)
  if (findings.some(isBreaking) && !skipBroken) throw new InsightsError(findings)
  io.report(findings)
  return files
}

interface ChosenWeeks extends OpenedWorkspace {
  weeks: Week[]
}

/** The documents of one workspace. */
interface Composed {
  config: Config
  built: Built[]
  /** For the table of weeks: the notes of these weeks as they were checked, by the week's id. */
  checked: Map<string, WeekNotes>
  findings: Finding[]
}

/** Composes the documents of one workspace. */
async function compose(
  { config, opened, weeks }: ChosenWeeks,
  { format, check, several }: BuildFlags & Pick<Workspaces, 'several'>,
  progress: ReturnType<typeof progressLine>,
): Promise<Composed> {
  const template = readTemplate(config)
  const findings = [...opened.findings, ...template.warnings]
  const built: Built[] = []
  const checked: Composed['checked'] = new Map()
  for (const week of weeks) {
    await progress.next(week.id)
    const sources = readWeek(config, week, opened)
    if (config.index.length > 0) checked.set(week.id, notesOf(sources, opened))
    const next = nextWeek(opened.weeks, week.id)
    const { document, findings: weekFindings } = await composeWeek(config, sources, { template, next, findings })
    findings.push(...weekFindings)
    const json = format === 'json' ? jsonDocument(document, several ? config.folder : undefined) : undefined
    const isUnused = isUnwritten(document) || (json && !check)
    built.push({
      config,
      path: document.path,
      week: week.id,
      places: [config.discussion.file, config.discussion.minutes].map((file) => weekFile(file, week)),
      bytes: Buffer.from(isUnused ? '' : weekMarkdown(document, template, config)),
      json,
      contents: isUnwritten(document) ? undefined : contentsOf(document),
    })
  }
  return { config, built, checked, findings }
}

/** Removes duplicates: a discussion that links out of the workspace is reported when listed, and again when read. */
function eachOnce(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((found) => [`${placeOf(found)}\0${found.message}`, found])).values()]
}

interface Built {
  config: Config
  path: string
  week: string
  /** Where people write the week's questions and minutes. */
  places: string[]
  /**
   * Content of the file; empty if only JSON is wanted. Not a string: V8's heap grows to four times what it holds, which
   * counts for a thousand documents.
   */
  bytes: Buffer
  json?: object | undefined
  /** Undefined if there is nothing to print; then there is no document. */
  contents: WeekContents | undefined
}

/**
 * The weeks to build in each workspace: all that have notes, those asked for, or the last that has notes.
 * @throws {InsightsError} if a week was asked for that has notes in none of them
 */
function chooseWeeks(
  { language: { messages } }: Config,
  opened: readonly OpenedWorkspace[],
  args: readonly string[],
  { all }: BuildFlags,
  io: Io,
): ChosenWeeks[] {
  const chosen = opened.map(({ config, opened }): ChosenWeeks => {
    const written = weeksWith(opened.notes)
    const last = args.length > 0 || all ? undefined : lastWeek(opened.weeks, written)
    if (last) io.say(messages.lastWeek(weekWithFolder(config, last.id)))
    const wanted = all ? opened.weeks : last ? [last] : opened.asked
    return { config, opened, weeks: wanted.filter(({ id }) => written.has(id)) }
  })
  const isBuilt = (arg: string) =>
    chosen.some(({ opened: { named }, weeks }) => weeks.some(({ id }) => id === named.get(arg)?.id))
  const without = args.filter((arg) => !isBuilt(arg)).flatMap((arg) => idOf(arg, opened) ?? [])
  // A table of weeks shows the schedule before there are notes.
  const hasWork = ({ config, weeks }: ChosenWeeks) => weeks.length > 0 || (args.length === 0 && config.index.length > 0)
  if (without.length === 0 && chosen.some(hasWork)) return chosen
  // The only note of a week may be by an unknown member. Report that instead of "no notes".
  const findings = opened.flatMap((workspace) => workspace.opened.findings)
  if (findings.some(isBreaking)) throw new InsightsError(findings)
  const named = without.length === 0 ? [undefined] : [...new Set(without)]
  throw new InsightsError([...findings, ...named.map((id) => nothingIn(opened, messages, id))])
}

function nothingIn(opened: readonly OpenedWorkspace[], messages: Messages, week?: string): Finding {
  return nothingWritten(
    opened.map(({ config }) => config),
    messages,
    week,
  )
}

/** The id of a week that was asked for. */
function idOf(arg: string, opened: readonly OpenedWorkspace[]): string | undefined {
  return opened.flatMap(({ opened: { named } }) => named.get(arg) ?? [])[0]?.id
}

/** Says which weeks have no document because there is nothing to print. A document from before stays. */
function sayBlank(built: readonly Built[], io: Io): void {
  for (const { config, week, contents } of built)
    if (!contents) io.say(config.language.messages.blankWeek(weekWithFolder(config, week)))
}

/** @param several whether a program may not expect one object, even if there is one document */
function jsonText(built: readonly Built[], several: boolean): string {
  const documents = built.flatMap(({ json }) => json ?? [])
  const [first, ...others] = documents
  return `${printJson(first && others.length === 0 && !several ? first : documents)}\n`
}

/**
 * Compares the files on disk with the built documents.
 * @param printed whether the documents are on stdout already; then no diffs are shown
 * @returns the exit code
 */
async function check(
  built: readonly Built[],
  indexes: readonly IndexFile[],
  printed: boolean,
  io: Io,
): Promise<number> {
  const problems: Finding[] = []
  const findings: Finding[] = []
  for (const { config, path, week, places, text, now, contents } of withExistingOutputs(built, problems)) {
    const { messages } = config.language
    if (now.kind === 'ours' && now.text === text) continue
    if (!contents) {
      if (now.kind === 'ours') findings.push(finding('stale', { path }, messages.leftOver()))
      continue
    }
    const words = refusal(now, { week, places }, config) ?? messages.stale(path, buildCommandOf(config, week))
    findings.push(finding('stale', { path }, words))
    if (!printed) io.show(await difference(path, now.kind === 'absent' ? '' : now.text, text, messages.rebuilt))
  }
  for (const index of indexes) {
    const { config, path, before, after, current } = index
    if (current) continue
    findings.push(
      finding('stale', { path }, index.refusal ?? index.words.stale(path, commandIn(config, 'insights build'))),
    )
    io.show(await difference(path, before, after, config.language.messages.rebuilt))
  }
  if (problems.length > 0) throw new InsightsError([...findings, ...problems])
  io.report(findings)
  return findings.length > 0 ? 1 : 0
}

/** Reads the current file of each document. One at a time, to keep memory low. */
function* withExistingOutputs(
  built: readonly Built[],
  problems: Finding[],
): Generator<Built & { text: string; now: ExistingOutput }, void> {
  for (const output of built) {
    try {
      yield { ...output, text: output.bytes.toString(), now: readExistingOutput(output.config, output.path) }
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      problems.push(...error.findings)
    }
  }
}

/** Why the current file must not be overwritten, or undefined. */
function refusal(
  now: ExistingOutput,
  { week, places }: Pick<Built, 'week' | 'places'>,
  config: Config,
): Words | undefined {
  if (now.kind !== 'edited') return undefined
  const { messages } = config.language
  if (now.linked) return messages.linkToForeign()
  const commands = {
    check: buildCommandOf(config, week, '--check'),
    force: buildCommandOf(config, week, '--force'),
  }
  return messages.handEdited(commands, places)
}

/** How many of the missing are named for each of several documents. */
const MAX_NAMES = 3

/**
 * Writes the documents and tables. One that must not be overwritten does not keep the others from being written.
 * @throws {InsightsError} after that, with all that were not written
 */
async function writeAll(
  built: readonly Built[],
  indexes: readonly IndexFile[],
  { force }: BuildFlags,
  io: Io,
): Promise<number> {
  const problems: Finding[] = []
  const findings: Finding[] = []
  const writable: (Built & { contents: WeekContents; current: boolean })[] = []
  for (const { text, now, ...output } of withExistingOutputs(built, problems)) {
    const { config, path, contents } = output
    if (!contents) {
      if (now.kind === 'ours') findings.push(finding('stale', { path }, config.language.messages.leftOver(), 'warning'))
      continue
    }
    const words = refusal(now, output, config)
    // Even `--force` does not write through a link: it would replace the note that the link points to.
    if (words && (!force || (now.kind === 'edited' && now.linked))) problems.push(finding('output', { path }, words))
    // An unchanged file is not rewritten, so that file watchers do not fire.
    else writable.push({ ...output, contents, current: now.kind !== 'absent' && now.text === text })
  }
  const tables = indexes.filter(({ path, refusal }) => {
    if (!refusal || force) return true
    problems.push(finding('output', { path }, refusal))
    return false
  })
  io.report(findings)
  for (const { config, path, bytes, contents, current } of writable) {
    await turn()
    if (!current) writeFile(config, path, bytes.toString())
    io.say(config.language.messages.built(path, contents, built.length > 1 ? MAX_NAMES : contents.missing.length))
  }
  for (const { config, path, content, current, words } of tables) {
    if (current) continue
    writeFile(config, path, content)
    io.say(words.built(path))
  }
  if (problems.length > 0) throw new InsightsError(problems)
  return 0
}

/**
 * The unified diff between two texts of a file. The headers are ours: the library prints `김` in a file name as
 * `"\\352\\271\\200"`.
 * @param labels the text after the file name in each header
 */
async function difference(
  path: string,
  before: string,
  after: string,
  labels: { before: string; after: string },
): Promise<string> {
  const { formatPatch, OMIT_HEADERS, structuredPatch } = await import('diff')
  const hunks = formatPatch(structuredPatch(path, path, before, after, '', '', { context: 3 }), OMIT_HEADERS)
  return `--- ${safeLine(path)}\t${labels.before}\n+++ ${safeLine(path)}\t${labels.after}\n${hunks}`
}

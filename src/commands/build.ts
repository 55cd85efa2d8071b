import { posix } from 'node:path'
import { type Conflict, withConflict } from '../document/conflict.ts'
import { jsonDocument } from '../document/json.ts'
import { readTemplate, readWeek } from '../document/read-week.ts'
import { type ExistingOutput, isReformatted, isSealedAnew, readExistingOutput } from '../document/seal.ts'
import {
  composeWeek,
  contentsOf,
  hasMisplacedText,
  isUnwritten,
  skippedFiles,
  stoppedBy,
  type WeekContents,
  weekMarkdown,
} from '../document/week.ts'
import { type Finding, failure, finding, InsightsError, isBreaking, mapAll, placeOf, type Words } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { encodedSegments } from '../note/links.ts'
import type { IndexFile } from '../status/index-table.ts'
import { notesOf, type WeekNotes } from '../status/status.ts'
import { difference } from '../terminal/difference.ts'
import { type Io, progressLine, turn } from '../terminal/terminal.ts'
import { printJson, shellWord } from '../text.ts'
import { buildCommandOf, type Config, commandIn, configOf, weekWithFolder } from '../workspace/config.ts'
import { writeFile } from '../workspace/files.ts'
import { findWorkspaces, type Workspaces } from '../workspace/find-workspace.ts'
import { isSameMember } from '../workspace/members.ts'
import { nothingWritten, type OpenedWorkspace, openWorkspaces, printable, weeksWith } from '../workspace/open.ts'
import { commitUrl, prefixIn } from '../workspace/repository.ts'
import { clockDay, lastWeek, nextWeek, type Week, weekFile } from '../workspace/weeks.ts'

export interface BuildFlags {
  cwd?: string
  config?: string
  all?: boolean
  changed?: string | true
  check?: boolean
  stdout?: boolean
  absoluteLinks?: boolean
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
  const workspaces = await findWorkspaces({ cwd: options.cwd ?? io.cwd, configPath: options.config, env: io.env })
  const { top, several } = workspaces
  const chosen = chooseWeeks(top, await openAsked(workspaces, args, options, io), args, options, io)
  const progress = progressLine(io, chosen.flatMap(({ weeks }) => weeks).length)
  const composed = await mapAll(chosen, (workspace) => compose(workspace, { ...options, several }, progress))
  progress.end()
  const findings = eachOnce([...composed.flatMap((workspace) => workspace.findings)])
  const built = composed.flatMap((workspace) => workspace.built)
  if (findings.some(isBreaking) && !options.skipBroken) {
    const others = built.some(({ contents }) => contents)
    throw stoppedBy(top, findings, others)
  }
  io.report([...findings, ...skippedFiles(top, findings)])
  const printed = options.format === 'json' || options.stdout === true
  if (printed || options.check) sayOnlySources(built, io)
  if (options.format === 'json') {
    if (built.length > 0) io.stdout.write(jsonText(built, several))
  } else if (options.stdout) await printDocuments(top, built, options, io)
  sayBlank(built, io)
  if (built.length === 0 && options.changed === undefined && !findings.some(isBreaking))
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
  const { files, findings } = await makeIndexFiles(indexed, documents, io.env)
  if (findings.some(isBreaking) && !skipBroken) throw new InsightsError(findings)
  io.report(findings)
  return files
}

async function openAsked(
  workspaces: Workspaces,
  args: readonly string[],
  { cwd, changed }: BuildFlags,
  io: Io,
): Promise<OpenedWorkspace[]> {
  const moment = { cwd: cwd ?? io.cwd, today: clockDay(io.env) }
  if (changed === undefined) return openWorkspaces(workspaces, args, moment)
  const { openChanged } = await import('../document/changed-weeks.ts')
  return await openChanged(workspaces, changed, moment, io, true)
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
    const printed = new Set(document.members.flatMap(({ sources }) => sources))
    if (printed.size > 0) {
      const { misplacedNotes } = await import('../scaffold/misplaced-notes.ts')
      const freeNotes = sources.freeNotes.filter(({ path }) => printed.has(path))
      findings.push(...misplacedNotes(config, opened.notes, week, freeNotes))
    }
    const { discussion, topics } = document
    if (check && !sources.curated && discussion.length + topics.length > 0) findings.push(unfrozen(config, week))
    const json = format === 'json' ? jsonDocument(document, several ? config.folder : undefined) : undefined
    const isUnused = isUnwritten(document) || (json && !check)
    const text = isUnused ? '' : weekMarkdown(document, template, configOf(config, week.id))
    built.push({
      config,
      path: document.path,
      week: week.id,
      places: [config.discussion.file, config.discussion.minutes].map((file) => weekFile(file, week)),
      bytes: Buffer.from(text),
      json,
      contents: isUnwritten(document) ? undefined : contentsOf(document),
      misplaced: hasMisplacedText(sources),
      replaced: document.members
        .filter(({ id }) => sources.replaced.some((member) => isSameMember(config.members, member, id)))
        .map(({ name }) => name),
    })
  }
  return { config, built, checked, findings }
}

function unfrozen(config: Config, week: Week): Finding {
  return finding(
    'unfrozen',
    { path: weekFile(config.discussion.file, week) },
    config.language.messages.unfrozen(week.id, commandIn(config, `insights discuss ${shellWord(week.id)}`)),
    'warning',
  )
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
  /** Whether a note has text that is below no section's heading. */
  misplaced: boolean
  /** The names of the members whose free notes are left out, because they have a note with sections. */
  replaced: string[]
}

/**
 * The weeks to build in each workspace: all that have notes, those asked for, or the last that has notes.
 * @throws {InsightsError} if a week was asked for that has notes in none of them
 */
function chooseWeeks(
  { language: { messages } }: Config,
  opened: readonly OpenedWorkspace[],
  args: readonly string[],
  { all, changed }: BuildFlags,
  io: Io,
): ChosenWeeks[] {
  const chosen = opened.map(({ config, opened }): ChosenWeeks => {
    const written = weeksWith(printable(config, opened))
    const last = args.length > 0 || all || changed !== undefined ? undefined : lastWeek(opened.weeks, written)
    if (last) io.say(messages.lastWeek(weekWithFolder(config, last.id)))
    const wanted = all ? opened.weeks : last ? [last] : opened.asked
    return { config, opened, weeks: wanted.filter(({ id }) => written.has(id)) }
  })
  // After the last note of a week is deleted, there is nothing to build.
  if (changed !== undefined) return chosen
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
  const searched = opened.map(({ config, opened: { sources } }) => ({ config, sources }))
  return nothingWritten(searched, messages, week)
}

/** The id of a week that was asked for. */
function idOf(arg: string, opened: readonly OpenedWorkspace[]): string | undefined {
  return opened.flatMap(({ opened: { named } }) => named.get(arg) ?? [])[0]?.id
}

/** Says once which weeks have free notes alone and no questions, and how to get some. */
function sayOnlySources(built: readonly Built[], io: Io): void {
  // A week may have no section for questions.
  const weeks = built
    .filter(({ contents }) => contents?.onlySources)
    .map(({ config, week }) => ({ config, week, heading: configOf(config, week).questions.heading }))
    .filter(({ heading }) => heading !== '')
  const [first] = weeks
  if (!first) return
  const { config, week, heading } = first
  const command = commandIn(config, `insights draft ${shellWord(week)} --prompt`)
  io.say(
    config.language.messages.onlySources({ week: weekWithFolder(config, week), weeks: weeks.length, heading, command }),
  )
}

/** Says which weeks have no document because there is nothing to print. A document from before stays. */
function sayBlank(built: readonly Built[], io: Io): void {
  for (const { config, week, contents, misplaced } of built)
    if (!contents) io.say(config.language.messages.blankWeek(weekWithFolder(config, week), misplaced))
}

/** Prints the documents as they would be written or, for a page elsewhere, with addresses as links. */
async function printDocuments(
  { root, language }: Config,
  built: readonly Built[],
  { absoluteLinks }: BuildFlags,
  io: Io,
): Promise<void> {
  if (!absoluteLinks) {
    for (const { bytes } of built) io.stdout.write(bytes.toString())
    return
  }
  const { withAddresses } = await import('../document/online.ts')
  const [pages, images] = [commitUrl('blob', io.env), commitUrl('raw', io.env)]
  if (pages === '') throw failure('usage', language.messages.noCommit())
  for (const { path, bytes } of built) {
    const folder = encodedSegments(prefixIn(root) + posix.dirname(path))
    io.stdout.write(await withAddresses(bytes.toString(), { pages, images, folder }))
  }
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
  for await (const output of withExistingOutputs(built, problems, io)) {
    const { config, path, week, places, text, now, contents, misplaced } = output
    const { messages } = config.language
    if (now.kind === 'ours' && now.text === text) continue
    if (!contents) {
      if (now.kind === 'ours') findings.push(finding('stale', { path }, messages.leftOver(misplaced)))
      continue
    }
    const words =
      refusal(now, { path, week, places, text }, config) ?? messages.stale(path, buildCommandOf(config, week))
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
async function* withExistingOutputs(
  built: readonly Built[],
  problems: Finding[],
  io: Io,
): AsyncGenerator<Built & { text: string; now: ExistingOutput | Conflict }, void> {
  for (const output of built) {
    try {
      const now = await withConflict(output.config, output.path, readExistingOutput(output.config, output.path), io.env)
      yield { ...output, text: output.bytes.toString(), now }
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      problems.push(...error.findings)
    }
  }
}

/** Why the current file must not be overwritten, or undefined. */
function refusal(
  now: ExistingOutput | Conflict,
  { path, week, places, text }: Pick<Built, 'path' | 'week' | 'places'> & { text: string },
  config: Config,
): Words | undefined {
  const { messages } = config.language
  const force = buildCommandOf(config, week, '--force')
  if (now.kind === 'foreign') return now.linked ? messages.linkToForeign() : messages.notOurs(force)
  if (now.kind === 'conflict')
    return now.edited.length > 0 ? messages.conflictEdited(path, now.edited, force) : undefined
  if (now.kind !== 'edited' || isSealedAnew(now.text, text)) return undefined
  if (isReformatted(now.text, text)) return messages.reformatted(force)
  if (now.below) return messages.addedBelow(places)
  return messages.handEdited({ check: buildCommandOf(config, week, '--check'), force }, places)
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
  for await (const { text, now, ...output } of withExistingOutputs(built, problems, io)) {
    const { config, path, week, places, contents, misplaced } = output
    const { messages } = config.language
    if (!contents) {
      if (now.kind === 'ours') findings.push(finding('stale', { path }, messages.leftOver(misplaced), 'warning'))
      continue
    }
    const words = refusal(now, { path, week, places, text }, config)
    if (now.kind === 'conflict' && !words)
      findings.push(finding('output', { path }, messages.conflictBuilt(path), 'warning'))
    // Even `--force` does not write through a link: it would replace the note that the link points to.
    if (words && (!force || (now.kind === 'foreign' && now.linked))) problems.push(finding('output', { path }, words))
    // An unchanged file is not rewritten, so that file watchers do not fire.
    else writable.push({ ...output, contents, current: now.kind !== 'absent' && now.text === text })
  }
  const tables = indexes.filter(({ path, now, refusal, words }) => {
    if (now.kind === 'conflict' && !refusal)
      findings.push(finding('output', { path }, words.conflictBuilt(path), 'warning'))
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
  sayOnlySources(built, io)
  const written = writable.filter(({ current }) => !current)
  const lines = written.flatMap(({ config: { language }, replaced }) => replaced.map(language.messages.sourceReplaced))
  for (const line of new Set(lines)) io.say(line)
  for (const { config, path, content, current, words } of tables) {
    if (current) continue
    writeFile(config, path, content)
    io.say(words.built(path))
  }
  if (problems.length > 0) throw new InsightsError(problems)
  return 0
}

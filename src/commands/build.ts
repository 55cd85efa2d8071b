import { posix } from 'node:path'
import { type Conflict, withConflict } from '../document/conflict.ts'
import type { WeeklyDocument } from '../document/document.ts'
import { jsonDocument } from '../document/json.ts'
import { readTemplate, readWeek } from '../document/read-week.ts'
import { difference, isReformatted, type Standing, standing } from '../document/seal.ts'
import { composeWeek, contentsOf, isBlank, skippedFiles, type WeekContents, weekMarkdown } from '../document/week.ts'
import { type Finding, failure, finding, InsightsError, isError, placeOf, type Words } from '../errors.ts'
import { encodedSegments } from '../note/links.ts'
import { type Io, progressLine, turn } from '../terminal/terminal.ts'
import { printJson } from '../text.ts'
import { type Config, configOf } from '../workspace/config.ts'
import { writeFile } from '../workspace/files.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'
import { type Opened, openWeeks, printable, weeksWith } from '../workspace/open.ts'
import { commitUrl, prefixIn } from '../workspace/repository.ts'
import { clockDay, lastWeek, nextWeek, type Week, weekFile } from '../workspace/weeks.ts'

export interface BuildOptions {
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
export async function build(args: string[], options: BuildOptions, io: Io): Promise<number> {
  const config = await findWorkspace({ cwd: options.cwd ?? io.cwd, configPath: options.config })
  const names = options.changed === undefined ? args : await changedWithNotes(config, options.changed, io)
  if (names.length === 0 && options.changed !== undefined) return 0
  const opened = openWeeks(config, names, { cwd: options.cwd ?? io.cwd, today: clockDay() })
  const { weeks: known } = opened
  const weeks = chooseWeeks(config, opened, options, io)
  const template = readTemplate(config)
  const findings = [...opened.findings, ...template.warnings]
  const built: Built[] = []
  const free: string[] = []
  const progress = progressLine(io, weeks.length)
  for (const week of weeks) {
    await progress.next(week.id)
    const sources = readWeek(config, week, opened)
    const next = nextWeek(known, week.id)
    const { document, findings: own } = await composeWeek(config, sources, { template, next, findings })
    findings.push(...own)
    if (options.check && !sources.curated && !isBlank(document)) findings.push(unfrozen(config, week))
    const json = options.format === 'json' ? jsonDocument(document) : undefined
    const isUnused = isBlank(document) || (json && !options.check)
    const text = isUnused ? '' : weekMarkdown(document, template, configOf(config, week.id))
    built.push({
      path: document.path,
      week: week.id,
      places: [config.discussion.file, config.discussion.minutes].map((file) => weekFile(file, week)),
      bytes: Buffer.from(text),
      json,
      contents: isBlank(document) ? undefined : contentsOf(document),
    })
    if (hasOnlySources(document)) free.push(week.id)
  }
  progress.end()
  if (findings.some(isError) && !options.skipBroken) throw new InsightsError(eachOnce(findings))
  io.report([...eachOnce(findings), ...skippedFiles(config, findings)])
  if (free.length > 0) io.say(config.language.messages.onlySources(free))
  if (options.format === 'json') io.stdout.write(jsonText(built))
  else if (options.stdout) await printDocuments(config, built, options, io)
  sayBlank(config, built, io)
  const printed = options.format === 'json' || options.stdout === true
  if (options.check) return await check(config, built, printed, io)
  return printed ? 0 : await writeAll(config, built, options, io)
}

/** The changed weeks that still have notes: there is nothing to build after the last note is deleted. */
async function changedWithNotes(config: Config, ref: string | true, io: Io): Promise<string[]> {
  const { changedWeeks } = await import('../document/changed-weeks.ts')
  const written = weeksWith(printable(config, listNotes(config)))
  return (await changedWeeks(config, ref, io)).filter((id) => written.has(id))
}

/** Whether a document has free notes alone, and therefore no questions. */
function hasOnlySources({ members, discussion }: WeeklyDocument): boolean {
  return discussion.length === 0 && members.every(({ paths }) => paths.length === 0)
}

function unfrozen(config: Config, week: Week): Finding {
  return finding(
    'unfrozen',
    { path: weekFile(config.discussion.file, week) },
    config.language.messages.unfrozen(week.id),
    'warning',
  )
}

/** Removes duplicates: a discussion that links out of the workspace is reported when listed, and again when read. */
function eachOnce(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [`${placeOf(each)}\0${each.message}`, each])).values()]
}

interface Built {
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
  /** Undefined if nobody has written anything yet; then there is no document. */
  contents: WeekContents | undefined
}

/** The weeks to build: all that have notes, those asked for, or the last that has notes. */
function chooseWeeks(config: Config, opened: Opened, { all }: BuildOptions, io: Io): Week[] {
  const { weeks: known, asked, findings } = opened
  const { messages } = config.language
  const written = weeksWith(printable(config, opened))
  const has = ({ id }: Week) => written.has(id)
  const last = all || asked.length > 0 ? undefined : lastWeek(known, written)
  if (last) io.say(messages.lastWeek(last.id))
  const weeks = all ? known.filter(has) : last ? [last] : asked
  const without = weeks.filter((week) => !has(week))
  if (weeks.length > 0 && without.length === 0) return weeks
  // The only note of a week may be by an unknown member. Report that instead of "no notes".
  if (findings.some(isError)) throw new InsightsError([...findings])
  throw new InsightsError(
    weeks.length === 0
      ? [finding('no-notes', { path: '' }, messages.noNotesAtAll(config.notes))]
      : without.map(({ id }) => finding('no-notes', { path: id }, messages.noNotes(id))),
  )
}

/** Says which weeks have no document because nobody has written anything yet. A document from before stays. */
function sayBlank(config: Config, built: readonly Built[], io: Io): void {
  const { messages } = config.language
  for (const { week, contents } of built) if (!contents) io.say(messages.blankWeek(week))
}

/** Prints the documents as they would be written or, for a page elsewhere, with addresses as links. */
async function printDocuments(
  config: Config,
  built: readonly Built[],
  { absoluteLinks }: BuildOptions,
  io: Io,
): Promise<void> {
  if (!absoluteLinks) {
    for (const { bytes } of built) io.stdout.write(bytes.toString())
    return
  }
  const { withAddresses } = await import('../document/online.ts')
  const [pages, images] = [commitUrl('blob', io.env), commitUrl('raw', io.env)]
  if (pages === '') throw failure('usage', config.language.messages.noCommit())
  for (const { path, bytes } of built) {
    const folder = encodedSegments(prefixIn(config.root) + posix.dirname(path))
    io.stdout.write(await withAddresses(bytes.toString(), { pages, images, folder }))
  }
}

function jsonText(built: readonly Built[]): string {
  const documents = built.flatMap(({ json }) => json ?? [])
  const [first, ...others] = documents
  return `${printJson(first && others.length === 0 ? first : documents)}\n`
}

/**
 * Compares the files on disk with the built documents.
 * @param printed whether the documents are on stdout already; then no diffs are shown
 * @returns the exit code
 */
async function check(config: Config, built: readonly Built[], printed: boolean, io: Io): Promise<number> {
  const problems: Finding[] = []
  const findings: Finding[] = []
  for await (const { path, week, places, text, now, contents } of standings(config, built, problems, io)) {
    if (now.kind === 'ours' && now.text === text) continue
    if (!contents) {
      if (now.kind === 'ours') findings.push(finding('stale', { path }, config.language.messages.leftOver()))
      continue
    }
    const words = refusal(now, { path, week, places, text }, config) ?? config.language.messages.stale(path, week)
    findings.push(finding('stale', { path }, words))
    if (!printed)
      io.show(await difference(path, now.kind === 'absent' ? '' : now.text, text, config.language.messages.rebuilt))
  }
  if (problems.length > 0) throw new InsightsError([...findings, ...problems])
  io.report(findings)
  return findings.length > 0 ? 1 : 0
}

/** Reads the current file of each document. One at a time, to keep memory low. */
async function* standings(
  config: Config,
  built: readonly Built[],
  problems: Finding[],
  io: Io,
): AsyncGenerator<Built & { text: string; now: Standing | Conflict }, void> {
  for (const one of built) {
    try {
      const now = await withConflict(config, one.path, standing(config, one.path), io.env)
      yield { ...one, text: one.bytes.toString(), now }
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      problems.push(...error.findings)
    }
  }
}

/** Why the current file must not be overwritten, or undefined. */
function refusal(
  now: Standing | Conflict,
  { path, week, places, text }: Pick<Built, 'path' | 'week' | 'places'> & { text: string },
  { language: { messages } }: Config,
): Words | undefined {
  if (now.kind === 'foreign') return now.linked ? messages.linkToForeign() : messages.notOurs()
  if (now.kind === 'conflict') return now.edited.length > 0 ? messages.conflictEdited(path, now.edited) : undefined
  if (now.kind !== 'edited') return undefined
  if (isReformatted(now.text, text)) return messages.reformatted()
  return now.below ? messages.addedBelow(places) : messages.handEdited(week, places)
}

async function writeAll(config: Config, built: readonly Built[], { force }: BuildOptions, io: Io): Promise<number> {
  const { messages } = config.language
  const problems: Finding[] = []
  const current = new Set<string>()
  const findings: Finding[] = []
  for await (const { path, week, places, text, now, contents } of standings(config, built, problems, io)) {
    if (!contents) {
      if (now.kind === 'ours') findings.push(finding('stale', { path }, messages.leftOver(), 'warning'))
      continue
    }
    const words = refusal(now, { path, week, places, text }, config)
    if (now.kind === 'conflict' && !words)
      findings.push(finding('output', { path }, messages.conflictBuilt(path), 'warning'))
    // Even `--force` does not write through a link: it would replace the note that the link points to.
    if (words && (!force || (now.kind === 'foreign' && now.linked))) problems.push(finding('output', { path }, words))
    if (now.kind !== 'absent' && now.text === text) current.add(path)
  }
  if (problems.length > 0) throw new InsightsError(problems)
  io.report(findings)
  for (const { path, bytes, contents } of built) {
    if (!contents) continue
    await turn()
    // An unchanged file is not rewritten, so that file watchers do not fire.
    if (!current.has(path)) writeFile(config, path, bytes.toString())
    io.say(messages.built(path, contents))
  }
  return 0
}

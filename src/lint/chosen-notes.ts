import { existsSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { type Finding, finding, InsightsError, isError } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import { compareNaturally } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { type Listed, type NotePath, notePathsAmong } from '../workspace/find-notes.ts'
import type { Changed } from '../workspace/git.ts'
import { looksLikePath, nothingWritten, problemsOfName, weekAt, weekCalled } from '../workspace/open.ts'
import { clockDay } from '../workspace/weeks.ts'

/** Notes of one workspace, and problems with the paths of notes. */
interface Selection {
  notes: NotePath[]
  /** The free notes, which are not checked. */
  sources: NotePath[]
  findings: Finding[]
}

/** The notes of one workspace that the arguments of a command select. */
interface Chosen extends Selection {
  config: Config
  /** The files with several weeks, which had to be read to list their notes. */
  texts: Listed['texts']
}

interface ChosenNotes {
  chosen: Chosen[]
  skipped: Skipped[]
}

/** An argument that exists but selects no note with sections. Empty if there was no argument. */
interface Skipped {
  arg: string
  /** The free notes that it selects. */
  sources: NotePath[]
}

/** A workspace with its notes, which are listed once. */
export interface ListedWorkspace {
  config: Config
  listed: Listed
}

/**
 * Selects notes by the arguments of a command: files, folders or weeks; all notes without an argument.
 * @throws {InsightsError} if an argument is neither a path nor a week, or if there are neither notes nor printed sources
 */
export function chooseNotes(
  top: Config,
  workspaces: readonly ListedWorkspace[],
  args: readonly string[],
  cwd: string,
  words: LintWords,
  { env }: Pick<Io, 'env'>,
): ChosenNotes {
  const selected: Selection[] = []
  const skipped: Skipped[] = []
  const problems: Finding[] = []
  for (const arg of args.length > 0 ? args : [top.root]) {
    const named = looksLikePath(arg) ? undefined : inWeek(workspaces, arg, top, env)
    const atPath = workspaces.map((workspace) => belowPath(workspace, arg, cwd))
    // A folder `week-01` may hold free notes, while the notes of that week are elsewhere.
    if (named?.isKnown) {
      selected.push(...named.selected)
      problems.push(...named.problems)
      if (named.selected.every(isNothing)) skipped.push({ arg, sources: sourcesOf(named.selected) })
    } else if (!atPath.every(isNothing)) selected.push(...atPath)
    else if (existsSync(resolve(cwd, arg))) {
      selected.push(...atPath)
      skipped.push({ arg: args.length > 0 ? arg : '', sources: sourcesOf(atPath) })
    } else problems.push(...(named?.problems ?? [finding('path', { path: arg }, words.pathMissing(arg))]))
  }
  if (problems.length > 0) throw new InsightsError(problems)
  const [notes, sources, findings] = [
    new Set(selected.flatMap((choice) => choice.notes)),
    new Set(sourcesOf(selected)),
    new Set(selected.flatMap((choice) => choice.findings)),
  ]
  if (args.length === 0 && notes.size === 0 && ![...findings].some(isError) && !printsSources(workspaces)) {
    throw new InsightsError([...findings, nothingWritten(searchedIn(workspaces), top.language.messages)])
  }
  const chosen = workspaces.map(({ config, listed }) => ({
    config,
    notes: listed.notes.filter((note) => notes.has(note)),
    sources: listed.sources.filter((source) => sources.has(source)),
    texts: listed.texts,
    findings: listed.findings.filter((finding) => findings.has(finding)),
  }))
  return { chosen, skipped }
}

/**
 * Selects the notes that a branch changes; prints a message if there are none with sections.
 * @param ref the git ref to compare with, or `true` to detect it
 * @throws {InsightsError} as {@link chooseNotes} does, and if git fails
 */
export async function chooseChanged(
  top: Config,
  workspaces: readonly ListedWorkspace[],
  args: readonly string[],
  cwd: string,
  ref: string | true,
  words: LintWords,
  io: Io,
): Promise<ChosenNotes & { changed: Changed }> {
  // Loaded late: it imports what starts processes.
  const { changedFiles } = await import('../workspace/git.ts')
  const { root, language } = top
  const changed = await changedFiles(root, ref, io.env, language.messages)
  const deleted = args.length > 0 ? [] : deletedNotes(top.root, workspaces, changed)
  if (deleted.length > 0) io.say(words.notesDeleted(deleted.slice(0, maxNamed), deleted.length, changed.base))
  const isChanged = ({ path }: { path: string }) => changed.files.has(path.normalize('NFC'))
  const { chosen, skipped } =
    args.length > 0
      ? chooseNotes(top, workspaces, args, cwd, words, io)
      : { chosen: workspaces.map(({ config, listed }) => ({ config, ...listed })), skipped: [] }
  const left = chosen.map(({ config, notes, sources, texts, findings }) => ({
    config,
    notes: notes.filter(isChanged),
    sources: sources.filter(isChanged),
    texts,
    findings: findings.filter(isChanged),
  }))
  if (left.every(isNothing)) {
    const free = sourcesOf(left).length
    if (free > 0) io.say(words.freeNotesChanged(free, changed.base))
    else if (deleted.length === 0) io.say(language.messages.nothingChanged(changed.base))
  }
  return { chosen: left, skipped: skipped.filter(({ sources }) => sources.length === 0), changed }
}

/** Maximum number of deleted notes to name. */
const maxNamed = 10

/** The paths of the notes and free notes that a branch deletes, in order. */
function deletedNotes(root: string, workspaces: readonly ListedWorkspace[], { files }: Changed): string[] {
  const isThere = (path: string) => ['NFC', 'NFD'].some((form) => existsSync(join(root, path.normalize(form))))
  const gone = [...files].filter((path) => !isThere(path))
  return [...new Set(workspaces.flatMap(({ config }) => notePathsAmong(gone, config)))].sort(compareNaturally)
}

function searchedIn(workspaces: readonly ListedWorkspace[]): { config: Config; sources: NotePath[] }[] {
  return workspaces.map(({ config, listed: { sources } }) => ({ config, sources }))
}

/** Whether there is nothing to check or report. */
function isNothing({ notes, findings }: Pick<Selection, 'notes' | 'findings'>): boolean {
  return notes.length + findings.length === 0
}

function sourcesOf(selected: readonly Selection[]): NotePath[] {
  return selected.flatMap(({ sources }) => sources)
}

/** Whether there are sources that are printed, so that a group without notes lacks nothing. */
function printsSources(workspaces: readonly ListedWorkspace[], week?: string): boolean {
  return workspaces.some(
    ({ config, listed: { sources } }) =>
      config.printSources && sources.some((source) => week === undefined || source.week === week),
  )
}

/** What is at a path or below it. */
function belowPath({ config, listed }: ListedWorkspace, arg: string, cwd: string): Selection {
  const path = relative(config.root, resolve(cwd, arg)).split(sep).join('/').normalize('NFC')
  const isBelow = (note: { path: string }) => {
    const name = note.path.normalize('NFC')
    return path === '' || name === path || name.startsWith(`${path}/`)
  }
  return {
    notes: listed.notes.filter(isBelow),
    sources: listed.sources.filter(isBelow),
    findings: listed.findings.filter(isBelow),
  }
}

/** The notes of a week in the workspaces that have it. `isKnown` is false if no workspace has a week of this name. */
function inWeek(
  workspaces: readonly ListedWorkspace[],
  name: string,
  { language: { messages } }: Config,
  env: NodeJS.ProcessEnv,
): { selected: Selection[]; problems: Finding[]; isKnown: boolean } {
  const found = workspaces.map(({ config, listed }) => {
    try {
      const week = weekCalled(config, listed, name, clockDay(env))
      const ofWeek = (paths: readonly NotePath[]) => paths.filter((at) => at.week === week.id)
      // A note of an unknown member does not belong to the week, but its path names one.
      const labels = new Set([week.id, ...week.labels].map((label) => label.normalize('NFC')))
      const isInWeek = (file: string) => labels.has(weekAt(config, file, config.root)?.normalize('NFC') ?? '')
      const findings = listed.findings.filter(({ path }) => isInWeek(path))
      return { week, notes: ofWeek(listed.notes), sources: ofWeek(listed.sources), findings, problems: [] }
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      return { notes: [], sources: [], findings: [], problems: error.findings }
    }
  })
  const weeks = workspaces.flatMap(({ listed }) => listed.weeks)
  const problems = problemsOfName(
    name,
    found.map((choice) => choice.problems),
    weeks,
    workspaces.map(({ config }) => config),
    messages,
  )
  const [week] = found.flatMap((choice) => choice.week ?? [])
  if (problems.length === 0 && week && found.every(isNothing) && !printsSources(workspaces, week.id))
    problems.push(nothingWritten(searchedIn(workspaces), messages, week.id))
  return { selected: found, problems, isKnown: week !== undefined }
}

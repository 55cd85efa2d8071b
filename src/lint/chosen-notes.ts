import { existsSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { type Finding, finding, InsightsError, isError } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import { compareNaturally } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { type Listed, type NotePath, notePathsAmong, weekLabels } from '../workspace/find-notes.ts'
import type { Changed } from '../workspace/git.ts'
import { looksLikePath, nothingWritten, problemsOfName, weekCalled } from '../workspace/open.ts'
import { clockDay } from '../workspace/weeks.ts'

/** Notes of one workspace, and problems with the paths of notes. */
interface Selection {
  notes: NotePath[]
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
  /** Arguments that exist but select no note; empty if there was no argument. */
  skipped: string[]
}

/** A workspace with its notes, which are listed once. */
export interface ListedWorkspace {
  config: Config
  listed: Listed
}

/**
 * Selects notes by the arguments of a command: files, folders or weeks; all notes without an argument.
 * @throws {InsightsError} if an argument is neither a path nor a week, or if there are no notes
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
  const skipped: string[] = []
  const problems: Finding[] = []
  for (const arg of args.length > 0 ? args : [top.root]) {
    const named = looksLikePath(arg) ? undefined : inWeek(workspaces, arg, top, env)
    const atPath = workspaces.map((workspace) => belowPath(workspace, arg, cwd))
    if (named?.isKnown) {
      selected.push(...named.selected)
      problems.push(...named.problems)
      if (named.selected.every(isNothing)) skipped.push(arg)
    } else if (!atPath.every(isNothing)) selected.push(...atPath)
    else if (existsSync(resolve(cwd, arg))) {
      selected.push(...atPath)
      skipped.push(args.length > 0 ? arg : '')
    } else problems.push(...(named?.problems ?? [finding('path', { path: arg }, words.pathMissing(arg))]))
  }
  if (problems.length > 0) throw new InsightsError(problems)
  const [notes, findings] = [
    new Set(selected.flatMap((choice) => choice.notes)),
    new Set(selected.flatMap((choice) => choice.findings)),
  ]
  if (args.length === 0 && notes.size === 0 && ![...findings].some(isError)) {
    throw new InsightsError([...findings, nothingWritten(configsOf(workspaces), top.language.messages)])
  }
  const chosen = workspaces.map(({ config, listed }) => ({
    config,
    notes: listed.notes.filter((note) => notes.has(note)),
    texts: listed.texts,
    findings: listed.findings.filter((finding) => findings.has(finding)),
  }))
  return { chosen, skipped }
}

/**
 * Selects the notes that a branch changes; prints a message if there are none.
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
  const left = chosen.map(({ config, notes, texts, findings }) => ({
    config,
    notes: notes.filter(isChanged),
    texts,
    findings: findings.filter(isChanged),
  }))
  if (left.every(isNothing) && deleted.length === 0) io.say(language.messages.nothingChanged(changed.base))
  return { chosen: left, skipped, changed }
}

/** Maximum number of deleted notes to name. */
const maxNamed = 10

/** The paths of the notes that a branch deletes, in order. */
function deletedNotes(root: string, workspaces: readonly ListedWorkspace[], { files }: Changed): string[] {
  const isThere = (path: string) => ['NFC', 'NFD'].some((form) => existsSync(join(root, path.normalize(form))))
  const gone = [...files].filter((path) => !isThere(path))
  return [...new Set(workspaces.flatMap(({ config }) => notePathsAmong(gone, config)))].sort(compareNaturally)
}

function configsOf(workspaces: readonly ListedWorkspace[]): Config[] {
  return workspaces.map(({ config }) => config)
}

/** Whether there is nothing to check or report. */
function isNothing({ notes, findings }: Pick<Selection, 'notes' | 'findings'>): boolean {
  return notes.length + findings.length === 0
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
      const labelIn = weekLabels(config)
      const isInWeek = (file: string) => labels.has(labelIn(file)?.normalize('NFC') ?? '')
      const findings = listed.findings.filter(({ path }) => isInWeek(path))
      return { week, notes: ofWeek(listed.notes), findings, problems: [] }
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      return { notes: [], findings: [], problems: error.findings }
    }
  })
  const weeks = workspaces.flatMap(({ listed }) => listed.weeks)
  const problems = problemsOfName(
    name,
    found.map((choice) => choice.problems),
    weeks,
    configsOf(workspaces),
    messages,
  )
  const [week] = found.flatMap((choice) => choice.week ?? [])
  if (problems.length === 0 && week && found.every(isNothing))
    problems.push(nothingWritten(configsOf(workspaces), messages, week.id))
  return { selected: found, problems, isKnown: week !== undefined }
}

import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { type Finding, finding, InsightsError, type Words } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import type { Io } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { type Listed, listNotes, type NotePath } from '../workspace/find-notes.ts'
import { weekAt, weekCalled } from '../workspace/open.ts'
import { clockDay } from '../workspace/weeks.ts'

/** The notes that the arguments of a command select. */
export interface Chosen {
  notes: NotePath[]
  /** The files with several weeks, which had to be read to list their notes. */
  texts: Listed['texts']
  /** Problems with the paths of notes. */
  findings: Finding[]
  /** Arguments that exist but contain no note. */
  skipped: string[]
}

/**
 * Selects notes by the arguments of a command: files, folders or weeks; all notes without an argument.
 * @throws {InsightsError} if an argument is neither a path nor a week, or if there are no notes
 */
export function chooseNotes(config: Config, args: readonly string[], cwd: string, words: LintWords): Chosen {
  const listed = listNotes(config)
  const chosen: Chosen = { notes: [], texts: listed.texts, findings: [], skipped: [] }
  const problems: Finding[] = []
  for (const arg of args.length > 0 ? args : [config.root]) {
    try {
      const one = chooseOne(config, listed, arg, cwd, words)
      chosen.notes.push(...one.notes)
      chosen.findings.push(...one.findings)
      chosen.skipped.push(...one.skipped)
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      problems.push(...error.findings)
    }
  }
  if (problems.length > 0) throw new InsightsError(problems)
  const [notes, findings] = [new Set(chosen.notes), new Set(chosen.findings)]
  if (args.length === 0 && notes.size + findings.size === 0)
    throw failed(config.language.messages.noNotesAtAll(config.notes))
  return {
    ...chosen,
    notes: listed.notes.filter((note) => notes.has(note)),
    findings: listed.findings.filter((each) => findings.has(each)),
  }
}

/**
 * Selects the notes that a branch changes; prints a message if there are none.
 * @param ref the git ref to compare with, or `true` to detect it
 * @throws {InsightsError} as {@link chooseNotes} does, and if git fails
 */
export async function chooseChanged(
  config: Config,
  args: readonly string[],
  cwd: string,
  ref: string | true,
  words: LintWords,
  io: Io,
): Promise<Chosen> {
  // Loaded late: it imports what starts processes.
  const { changedFiles } = await import('../workspace/git.ts')
  const changed = await changedFiles(config.root, ref, io.env, config.language.messages)
  const chosen = args.length > 0 ? chooseNotes(config, args, cwd, words) : listNotes(config)
  const isChanged = (path: string) => changed.files.has(path.normalize('NFC'))
  const notes = chosen.notes.filter(({ path }) => isChanged(path))
  const findings = chosen.findings.filter(({ path }) => isChanged(path))
  if (notes.length + findings.length === 0) io.say(config.language.messages.nothingChanged(changed.base))
  return { notes, texts: chosen.texts, findings, skipped: 'skipped' in chosen ? chosen.skipped : [] }
}

function chooseOne(config: Config, listed: Listed, arg: string, cwd: string, words: LintWords): Omit<Chosen, 'texts'> {
  const path = relative(config.root, resolve(cwd, arg)).split(sep).join('/').normalize('NFC')
  const isBelow = (own: string) => {
    const name = own.normalize('NFC')
    return path === '' || name === path || name.startsWith(`${path}/`)
  }
  const notes = listed.notes.filter((note) => isBelow(note.path))
  const findings = listed.findings.filter((found) => isBelow(found.path))
  if (notes.length + findings.length > 0) return { notes, findings, skipped: [] }
  if (existsSync(resolve(cwd, arg))) return { notes, findings, skipped: [arg] }
  if (/[/\\]|\.(?:md|markdown)$/i.test(arg))
    throw new InsightsError([finding('path', { path: arg }, words.pathMissing(arg))])
  const week = weekCalled(config, listed, arg, clockDay())
  const own = listed.notes.filter((note) => note.week === week.id)
  // A note of an unknown member does not belong to the week, but its path names one.
  const labels = new Set([week.id, ...week.labels].map((label) => label.normalize('NFC')))
  const isInWeek = (file: string) => labels.has(weekAt(config, file, config.root)?.normalize('NFC') ?? '')
  const strays = listed.findings.filter((found) => isInWeek(found.path))
  if (own.length + strays.length === 0) throw failed(config.language.messages.noNotes(week.id))
  return { notes: own, findings: strays, skipped: [] }
}

function failed(words: Words): InsightsError {
  return new InsightsError([finding('no-notes', { path: '' }, words)])
}

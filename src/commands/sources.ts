import { readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import type { Config, Week } from '../config.ts'
import { parseCurated } from '../discussion/curated.ts'
import { type Finding, InsightsError } from '../errors.ts'
import { type Note, parseNote } from '../note/note.ts'
import { readText } from '../note/read.ts'
import { builtInTemplate, parseTemplate, type Template } from '../template.ts'
import { discussionPath, minutesPath, type NotePath } from '../workspace.ts'

/** What a week's document is made of, and all that is wrong with it. */
export interface WeekSources {
  week: Week
  notes: Note[]
  curated?: Note | undefined
  minutes?: Note | undefined
  findings: Finding[]
}

/** Reads a week's notes, and its discussion and minutes where they are there; every problem comes back as a finding. */
export async function readWeek(config: Config, week: Week, paths: readonly NotePath[]): Promise<WeekSources> {
  const findings: Finding[] = []
  const notes: Note[] = []
  for (const at of paths) {
    const reading = await readText(config, at.path)
    if ('finding' in reading) findings.push(reading.finding)
    else notes.push(parseNote(at, reading, config))
  }
  const read = async (path: string, parse: (file: { text: string; bom: boolean }) => Note) => {
    const reading = await readText(config, path)
    if (!('finding' in reading)) return parse(reading)
    if (!reading.absent) findings.push(reading.finding)
    return undefined
  }
  const curated = await read(discussionPath(config, week), (file) =>
    parseCurated(discussionPath(config, week), file, week.id, config),
  )
  const minutesAt = { path: minutesPath(config, week), week: week.id, member: 'minutes', order: 0 }
  const minutes = await read(minutesAt.path, (file) => parseNote(minutesAt, file, config))
  const own = [...notes, ...(curated ? [curated] : [])].flatMap((note) => note.findings)
  // Minutes have no sections to miss, but broken YAML or conflict markers would stand in the document.
  const hindering = minutes?.findings.filter(({ fatal }) => fatal) ?? []
  return { week, notes, curated, minutes, findings: [...findings, ...own, ...hindering] }
}

/** The group's template, or the built-in one of the workspace's language. */
export async function readTemplate(config: Config): Promise<Template> {
  const { messages, id } = config.language
  const path = posix.join(config.templates, 'insights.md')
  const reading = await readText(config, path)
  if (!('finding' in reading)) return parseTemplate(path, reading.text, messages)
  if (!reading.absent) throw new InsightsError([reading.finding])
  return parseTemplate('templates/insights.md', await readFile(builtInTemplate(id, 'insights.md'), 'utf8'), messages)
}

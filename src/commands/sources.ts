import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { builtInTemplate, parseTemplate, type Template } from '../document/template.ts'
import { type Finding, InsightsError } from '../errors.ts'
import { documentFindings } from '../lint/document-findings.ts'
import { type Note, parseNote } from '../note/note.ts'
import { curatedSections, parseCurated } from '../questions/discussion-file.ts'
import type { Config, Week } from '../workspace/config.ts'
import { readText } from '../workspace/files.ts'
import type { Listed } from '../workspace/find-notes.ts'
import { discussionPath, minutesPath } from '../workspace/paths.ts'

/** What a week's document is made of, and all that is wrong with it. */
export interface WeekSources {
  week: Week
  notes: Note[]
  curated?: Note | undefined
  minutes?: Note | undefined
  findings: Finding[]
}

/** Reads a week's notes, and its discussion and minutes where they are there; every problem comes back as a finding. */
export function readWeek(
  config: Config,
  week: Week,
  { notes: all, texts }: Pick<Listed, 'notes' | 'texts'>,
): WeekSources {
  const paths = all.filter((note) => note.week === week.id)
  const findings: Finding[] = []
  const notes: Note[] = []
  for (const at of paths) {
    const reading = texts.get(at.path) ?? readText(config, at.path)
    if ('finding' in reading) {
      findings.push(reading.finding)
      continue
    }
    const note = parseNote(at, reading, config)
    notes.push(note)
    findings.push(...documentFindings(note, config))
  }
  const read = (path: string, parse: (file: { text: string; bom: boolean }) => Note) => {
    const reading = readText(config, path)
    if (!('finding' in reading)) return parse(reading)
    if (!reading.absent) findings.push(reading.finding)
    return undefined
  }
  const curated = read(discussionPath(config, week), (file) =>
    parseCurated(discussionPath(config, week), file, week.id, config),
  )
  const minutesAt = { path: minutesPath(config, week), week: week.id, member: 'minutes', order: 0 }
  const minutes = read(minutesAt.path, (file) => parseNote(minutesAt, file, config))
  // Minutes have no sections to miss, but broken YAML or conflict markers would stand in the document.
  if (minutes) findings.push(...documentFindings(minutes, config).filter(({ fatal }) => fatal))
  const lists = {
    language: config.language,
    members: undefined,
    weeks: config.weeks,
    ...curatedSections(config.language),
  }
  if (curated) findings.push(...documentFindings(curated, lists))
  return { week, notes, curated, minutes, findings }
}

/** The group's template, or the built-in one of the workspace's language. */
export function readTemplate(config: Config): Template {
  const { messages, id } = config.language
  const path = posix.join(config.templates, 'insights.md')
  const reading = readText(config, path)
  if (!('finding' in reading)) return parseTemplate(path, reading.text, messages)
  if (!reading.absent) throw new InsightsError([reading.finding])
  return parseTemplate('templates/insights.md', readFileSync(builtInTemplate(id, 'insights.md'), 'utf8'), messages)
}

/** The text of the group's template for notes, or of the built-in one where that cannot be read. */
export function noteTemplate(config: Config): string {
  const reading = readText(config, posix.join(config.templates, 'note.md'))
  return 'finding' in reading ? readFileSync(builtInTemplate(config.language.id, 'note.md'), 'utf8') : reading.text
}

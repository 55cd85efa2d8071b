import type { BuildOptions, BuiltWeek, LintMessage, LintOptions, NoteFile } from './api-types.ts'
import { parseTemplate } from './document/document-template.ts'
import { jsonDocument } from './document/json.ts'
import { composeWeek, noteSettings, parseWeek, weekMarkdown } from './document/week.ts'
import { finding, InsightsError } from './errors.ts'
import { chooseLanguage } from './languages/choose.ts'
import { lintFile } from './lint/lint.ts'
import { messagesOf } from './lint/reports/json.ts'
import { byPosition } from './lint/rule.ts'
import { lintSettings } from './lint/settings.ts'
import { type Config, defaults, parseConfig } from './workspace/config.ts'
import { type ReadResult, readingOf } from './workspace/files.ts'
import { type Listed, type NotePath, nobodysNote, notesIn } from './workspace/find-notes.ts'
import { filesAt } from './workspace/known-files.ts'
import { weeksWith } from './workspace/open.ts'
import { nextWeek, resolveWeek, type Week, weekFile } from './workspace/weeks.ts'

export type * from './api-types.ts'

/**
 * Checks a note as `insights lint` does.
 * @returns the findings in text order; none if the path matches no note pattern of the config
 * @throws {Error} if the config is invalid; the message lists all its problems
 */
export async function lintText(text: string, options: LintOptions = {}): Promise<LintMessage[]> {
  const config = await configOf(options, [text])
  const { reading, listed } = open(config, text, options)
  const template = options.template ?? config.language.templates['note.md']
  const settings = lintSettings(config, options.files && filesAt(options.files), template)
  const inText = 'finding' in reading ? [reading.finding] : lintFile({ ...reading, notes: listed.notes }, settings)
  return messagesOf([...listed.findings, ...inText].sort(byPosition), text)
}

/**
 * Builds a week's document from its notes as `insights build` does. Writes no files.
 * @param notes files that match no note pattern of the config are ignored
 * @returns the document as text and as data, and all findings
 * @throws {Error} if the config or the template is invalid (the message lists all problems), or the week has no notes
 */
export async function buildWeek(notes: readonly NoteFile[], options: BuildOptions = {}): Promise<BuiltWeek> {
  const config = await configOf(
    options,
    notes.map(({ text }) => text),
  )
  const { messages, templates } = config.language
  const files = new Map(notes.map(({ path, text }) => [path, readingOf(path, Buffer.from(text), messages)]))
  const listed = notesIn(config, files)
  const week = weekOf(config, listed, options.week)
  const absent: ReadResult = {
    finding: finding('unreadable', { path: '' }, messages.unreadable('ENOENT')),
    absent: true,
  }
  const read = (path: string, text: string | undefined) =>
    text === undefined ? absent : readingOf(path, Buffer.from(text), messages)
  const readingsIn = (paths: readonly NotePath[]) =>
    paths.filter((note) => note.week === week.id).map((at) => ({ at, reading: files.get(at.path) ?? absent }))
  const sources = parseWeek(config, week, {
    notes: readingsIn(listed.notes),
    discussion: read(weekFile(config.discussion.file, week), options.discussion),
    minutes: read(weekFile(config.discussion.minutes, week), options.minutes),
    settings: noteSettings(config, templates['note.md']),
  })
  const template = parseTemplate('templates/insights.md', options.template ?? templates['insights.md'], messages)
  const known = [...listed.findings, ...template.warnings]
  const next = nextWeek(listed.weeks, week.id)
  const { document, findings } = await composeWeek(config, sources, { template, next, findings: known })
  return {
    path: document.path,
    markdown: weekMarkdown(document, template, config),
    document: jsonDocument(document),
    messages: messagesOf([...known, ...findings], ''),
  }
}

/** The config; without one, the defaults in the language of the notes. */
async function configOf({ config }: { config?: string | undefined }, notes: readonly string[]): Promise<Config> {
  const language = chooseLanguage({ notes, env: {} })
  return config === undefined ? defaults('/', language) : parseConfig('insights.config.yaml', config, '/', language)
}

/** Treats a text as the file at its path. */
function open(config: Config, text: string, { path }: { path?: string | undefined }) {
  const name = path ?? 'note.md'
  const reading = readingOf(name, Buffer.from(text), config.language.messages)
  const listed =
    path === undefined
      ? { notes: [nobodysNote(name)], weeks: config.weeks, findings: [] }
      : notesIn(config, new Map([[name, reading]]))
  return { reading, listed }
}

/** The requested week, or the only one that has notes. */
function weekOf(config: Config, listed: Listed, requested: string | undefined): Week {
  const { weeks, findings } = listed
  if (requested !== undefined) return resolveWeek(weeks, requested, config.language.messages)
  const { messages } = config.language
  const printed = weeksWith(listed.notes)
  const written = weeks.filter(({ id }) => printed.has(id))
  const [week, second] = written
  if (week && !second) return week
  const words = week
    ? messages.severalWeeks(written.map(({ id }) => id))
    : messages.noNotesAtAll(config.notes, 'insights new week-01')
  throw new InsightsError([...findings, finding('week', { path: '' }, words)])
}

import type { Config } from '../workspace/config.ts'
import { readText } from '../workspace/files.ts'
import type { Listed } from '../workspace/find-notes.ts'
import { noteTemplate, templateFile } from '../workspace/templates.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { parseTemplate, type Template } from './document-template.ts'
import { type NoteSettings, noteSettings, parseWeek, type WeekSources } from './week.ts'

/** Reads a week's notes, and its discussion and minutes if they exist. Every problem is returned as a finding. */
export function readWeek(config: Config, week: Week, { notes, texts }: Pick<Listed, 'notes' | 'texts'>): WeekSources {
  const read = (path: string) => readText(config, path)
  return parseWeek(config, week, {
    notes: notes
      .filter((note) => note.week === week.id)
      .map((at) => ({ at, reading: texts.get(at.path) ?? read(at.path) })),
    discussion: read(weekFile(config.discussion.file, week)),
    minutes: read(weekFile(config.discussion.minutes, week)),
    settings: settingsOf(config),
  })
}

const settingsByConfig = new WeakMap<Config, NoteSettings>()

/** The settings for notes. The note template is read once for all weeks. */
function settingsOf(config: Config): NoteSettings {
  const settings = settingsByConfig.get(config) ?? noteSettings(config, noteTemplate(config))
  settingsByConfig.set(config, settings)
  return settings
}

/**
 * Reads the group's template, or the built-in one in the language of the workspace.
 * @throws {InsightsError} as {@link parseTemplate} does
 */
export function readTemplate(config: Pick<Config, 'root' | 'language' | 'templates'>): Template {
  const { path, text } = templateFile(config, 'insights.md')
  return parseTemplate(path, text, config.language.messages)
}

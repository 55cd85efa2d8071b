import { existsSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import type { LintMessage } from '../api-types.ts'
import { type Finding, InsightsError } from '../errors.ts'
import type { LanguageId } from '../languages/ids.ts'
import { defaultLanguage } from '../languages/registry.ts'
import { fixFile } from '../lint/fixes.ts'
import { lintFile } from '../lint/lint.ts'
import { messagesOf } from '../lint/reports/json.ts'
import { lintSettings } from '../lint/settings.ts'
import { readingOf } from '../workspace/files.ts'
import { notesIn } from '../workspace/find-notes.ts'
import { type From, findWorkspaces } from '../workspace/find-workspace.ts'
import { noteTemplate } from '../workspace/templates.ts'

/** What a file that is open in an editor says, saved or not. */
export interface Checked {
  /** Relative to the workspace, as in the findings. */
  path: string
  language: LanguageId
  findings: LintMessage[]
  /** The text with all safe fixes. */
  fixed(): string
}

/**
 * Checks a file that is open in an editor, with the config of its workspace.
 * @param file its absolute path
 * @param how the absolute path of another config to use, and the workspaces without a config that are known
 * @returns no findings if the file is not a note, and those of the config if that is invalid
 */
export async function check(file: string, text: string, how: Pick<From, 'configPath' | 'known'>): Promise<Checked> {
  try {
    return await checkIn(await findWorkspaces({ ...how, cwd: existingFolder(dirname(file)) }), file, text)
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    return checked('', defaultLanguage.id, error.findings, text)
  }
}

async function checkIn({ top, configs }: Awaited<ReturnType<typeof findWorkspaces>>, file: string, text: string) {
  const path = relative(top.root, file).split(sep).join('/')
  const reading = readingOf(path, Buffer.from(text), top.language.messages)
  const found = path.startsWith('../')
    ? []
    : configs.map((config) => ({ config, ...notesIn(config, new Map([[path, reading]])) }))
  const place = found.find(({ notes, findings }) => notes.length + findings.length > 0)
  if (!place) return checked(path, top.language.id, [], text)
  const { config, notes, findings } = place
  if (notes.length === 0 || 'finding' in reading) {
    const unread = notes.length > 0 && 'finding' in reading ? [reading.finding] : []
    return checked(path, config.language.speaks, [...findings, ...unread], text)
  }
  const note = { ...reading, notes }
  const settings = lintSettings(config, { root: config.root, folders: new Map() }, noteTemplate(config))
  const fixed = () => (reading.bom ? '\uFEFF' : '') + fixFile(note, settings)
  return checked(path, settings.language, [...findings, ...lintFile(note, settings)], text, fixed)
}

function checked(path: string, language: LanguageId, found: Finding[], text: string, fixed = () => text): Checked {
  return { path, language, findings: messagesOf(found, text), fixed }
}

/** The nearest existing folder: a file that is not saved yet may be in a folder that does not exist yet. */
function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder))
}

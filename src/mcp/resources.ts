import { readExistingOutput } from '../document/seal.ts'
import { InsightsError } from '../errors.ts'
import { fenced } from '../model/prompt.ts'
import { printJson } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { isThere, readText } from '../workspace/files.ts'
import { memberName } from '../workspace/members.ts'
import type { OpenedWorkspace } from '../workspace/open.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'

/** What an assistant can read of a workspace: a week as JSON, or a file as text. */
export interface WorkspaceResource {
  uri: string
  /** The path of a file, or the name of a week. */
  name: string
  kind: 'week' | 'note' | 'document'
  mimeType: string
  config: Config
  week: Week
}

/** All weeks, notes and documents. Only these can be read, so a URI is looked up here and is never taken for a path. */
export function resourcesOf(workspaces: readonly OpenedWorkspace[]): WorkspaceResource[] {
  const resources = workspaces.flatMap(({ config, opened: { weeks, notes } }) =>
    weeks.flatMap((week) => {
      const document = weekFile(config.output, week)
      const paths = notes.filter((note) => note.week === week.id).map(({ path }) => path)
      return [
        resource('week', config.folder === '' ? week.id : `${config.folder}/${week.id}`, config, week),
        ...paths.map((path) => resource('note', path, config, week)),
        ...(isThere(config, document) ? [resource('document', document, config, week)] : []),
      ]
    }),
  )
  // A file with several weeks is one resource.
  return [...new Map(resources.map((resource) => [resource.uri, resource])).values()]
}

function resource(kind: WorkspaceResource['kind'], name: string, config: Config, week: Week): WorkspaceResource {
  const mimeType = kind === 'week' ? 'application/json' : 'text/markdown'
  return { uri: uriOf(kind, name), name, kind, mimeType, config, week }
}

function uriOf(kind: WorkspaceResource['kind'], name: string): string {
  return `insights://${kind}s/${name.split('/').map(encodeURIComponent).join('/')}`
}

/**
 * The text of a resource.
 * @param data says that what is between two markers is data
 * @throws {InsightsError} if the file cannot be read
 */
export function resourceText(
  { kind, name, config, week }: WorkspaceResource,
  workspaces: readonly OpenedWorkspace[],
  data: string,
): string {
  if (kind === 'week') return `${printJson(weekAsData(config, week, workspaces))}\n`
  const text = kind === 'note' ? noteText(config, name) : documentText(config, name)
  return `${data}\n\n${fenced(text.split('\n')).text}\n`
}

function noteText(config: Config, path: string): string {
  const reading = readText(config, path)
  if ('finding' in reading) throw new InsightsError([reading.finding])
  return reading.text
}

function documentText(config: Config, path: string): string {
  const now = readExistingOutput(config, path)
  return now.kind === 'absent' ? '' : now.text
}

function weekAsData(config: Config, week: Week, workspaces: readonly OpenedWorkspace[]): object {
  const { id, number, title, scope, topics, date } = week
  const listed = workspaces.find((workspace) => workspace.config === config)?.opened
  const ofWeek = <T extends { week: string }>(files: readonly T[] = []) => files.filter((file) => file.week === id)
  const output = weekFile(config.output, week)
  return {
    id,
    number,
    title,
    scope,
    topics,
    date,
    notes: ofWeek(listed?.notes).map(({ path, member }) => ({
      member: memberName(config.members, member),
      path,
      uri: uriOf('note', path),
    })),
    sources: ofWeek(listed?.sources).map(({ path, member }) => ({ member: memberName(config.members, member), path })),
    document: isThere(config, output) ? { path: output, uri: uriOf('document', output) } : undefined,
  }
}

import { type Finding, finding } from '../errors.ts'
import { positionsIn } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { readText } from '../workspace/files.ts'
import { ignorer } from '../workspace/pattern.ts'
import { isTooDeep, parseYaml, placeIn } from '../yaml.ts'

export const githubWorkflow = '.github/workflows/insights.yml'
export const pagesWorkflow = '.github/workflows/insights-pages.yml'

/** Path filters for CI: everything that documents and the status are made of. */
export function watched({ notes, sources, output, discussion, templates, index, path, workspaces }: Config): string[] {
  if (workspaces.length > 0)
    return [...workspaces.map((folder) => `${folder}/**`), path ?? 'insights.config.yaml', '!**/README.md']
  const folders = [...notes, ...sources, output, discussion.file, discussion.minutes].map((pattern) => {
    const fixed = pattern.split('/').slice(0, -1)
    const open = fixed.findIndex((name) => /[{*]/.test(name))
    return [...(open < 0 ? fixed : fixed.slice(0, open)), '**'].join('/')
  })
  // A later filter wins: the README of the table counts, those of folders do not.
  return [...new Set([...folders, `${templates}/**`]), path ?? 'insights.config.yaml', '!**/README.md', ...index]
}

/**
 * Warns of the files of a config for which a workflow does not start, because they came into the config after `init` wrote
 * it: the README of a new `index`, a new folder of notes. People may have changed the workflow, so any filters that cover a
 * file will do.
 * @param path of the workflow. If there is none, there are no findings
 */
export function unwatchedFindings(config: Config, path: string): Finding[] {
  const reading = readText(config, path)
  if ('finding' in reading || isTooDeep(reading.text)) return []
  const yaml = parseYaml(reading.text)
  if (yaml.problems.length > 0) return []
  return ['pull_request', 'push'].flatMap((event) => {
    const keys = ['on', event, 'paths']
    const filters = keys.reduce<unknown>(
      (value, key) => (isTable(value) ? Reflect.get(value, key) : undefined),
      yaml.value,
    )
    if (!Array.isArray(filters)) return []
    const covers = coverage(filters.map(String))
    const paths = watched(config).filter((path) => !path.startsWith('!') && !covers(path))
    if (paths.length === 0) return []
    const { start } = placeIn(yaml, keys, 'key')
    const { line, column } = positionsIn(reading.text, reading.bom)({ start, end: start })
    return [finding('workflow', { path, line, column }, config.language.messages.notWatched(paths), 'warning')]
  })
}

/** Whether filters let a filter through: the last one that matches a path counts. */
function coverage(filters: readonly string[]): (filter: string) => boolean {
  const tests = filters.map((filter) => {
    const pattern = filter.replace(/^!/, '')
    // Of other signs than `*` in GitHub's filters we cannot say what they match.
    const matches = /[?+[\]\\]/.test(pattern) ? () => true : ignorer([pattern])
    return { matches, includes: !filter.startsWith('!') }
  })
  const isIncluded = (path: string) => tests.findLast(({ matches }) => matches(path))?.includes ?? false
  return (filter) => ['a.md', 'a/a.md', 'a/a/a.md'].some((below) => isIncluded(filter.replace('**', below)))
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

import { type Finding, finding } from '../errors.ts'
import { positionsIn } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { readText } from '../workspace/files.ts'
import { ignorer } from '../workspace/pattern.ts'
import { isTooDeep, parseYaml, placeIn } from '../yaml.ts'

export const githubWorkflow = '.github/workflows/insights.yml'
export const pagesWorkflow = '.github/workflows/insights-pages.yml'

/** Whether no README is a note, as by default. */
export function ignoresReadmes({ folder, ignore }: Pick<Config, 'folder' | 'ignore'>): boolean {
  return ignorer(ignore)(folder === '' ? 'README.md' : `${folder}/README.md`)
}

/**
 * Path filters for CI: everything that documents and the status are made of.
 * @param config of the workspace, or the one that lists several
 * @param withReadmes whether READMEs are notes, in one of the workspaces
 */
export function watched(config: Config, withReadmes = !ignoresReadmes(config)): string[] {
  const { notes, sources, output, discussion, templates, index, path, workspaces } = config
  const readmes = withReadmes ? [] : ['!**/README.md']
  if (workspaces.length > 0)
    return [...workspaces.map((folder) => `${folder}/**`), path ?? 'insights.config.yaml', ...readmes]
  const folders = [...notes, ...sources, output, discussion.file, discussion.minutes].map((pattern) => {
    const fixed = pattern.split('/').slice(0, -1)
    const open = fixed.findIndex((name) => /[{*]/.test(name))
    return [...(open < 0 ? fixed : fixed.slice(0, open)), '**'].join('/')
  })
  // A later filter wins: the README of the table counts, those of folders do not.
  return [...new Set([...folders, `${templates}/**`]), path ?? 'insights.config.yaml', ...readmes, ...index]
}

/**
 * Warns about files of a config that do not trigger a workflow, because they were added to the config after `init` wrote
 * the workflow: the README of a new `index`, a new folder of notes. Any filters that cover these files will do, since people
 * may have changed the workflow.
 * @param path of the workflow, which may be missing
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
    const covers = coverageBy(filters.map(String))
    const hasReadmes = (path: string) => !ignoresReadmes(config) && path !== `${config.templates}/**`
    const paths = watched(config).filter(
      (path) => !path.startsWith('!') && !covers(path, hasReadmes(path) ? ['a.md', 'README.md'] : ['a.md']),
    )
    if (paths.length === 0) return []
    const { start } = placeIn(yaml, keys, 'key')
    // A bare `*` begins an alias of YAML.
    const lines = paths.map((path) => `- ${path.startsWith('*') ? JSON.stringify(path) : path}`)
    const words = config.language.messages.notWatched(paths, lines)
    const { line, column } = positionsIn(reading.text, reading.bom)({ start, end: start })
    return [finding('workflow', { path, line, column }, words, 'warning')]
  })
}

/**
 * Returns a function that says whether `filters` include the files of these names that another filter includes. As on
 * GitHub, the last filter that matches a path counts.
 */
function coverageBy(filters: readonly string[]): (filter: string, names: readonly string[]) => boolean {
  const tests = filters.map((filter) => {
    const pattern = filter.replace(/^!/, '')
    // We do not interpret other special characters of GitHub's filters than `*`, so such a filter matches everything.
    const matches = /[?+[\]\\]/.test(pattern) ? () => true : ignorer([pattern])
    return { matches, includes: !filter.startsWith('!') }
  })
  const isIncluded = (path: string) => tests.findLast(({ matches }) => matches(path))?.includes ?? false
  const isCovered = (filter: string, name: string) =>
    ['', 'a/', 'a/a/'].some((folder) => isIncluded(filter.replace('**', folder + name)))
  return (filter, names) => names.every((name) => isCovered(filter, name))
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

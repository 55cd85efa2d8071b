import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import githubText from '../../templates/ci/github.yml?raw'
import gitlabText from '../../templates/ci/gitlab.yml?raw'
import { InsightsError } from '../errors.ts'
import type { InitWords, TemplateName } from '../languages/language.ts'
import { type Config, siteFolder } from '../workspace/config.ts'
import { isThere, namesIn, readText, type Workspace } from '../workspace/files.ts'

interface PlannedFile {
  path: string
  text: string
}

/** A file to create, or lines to append to an existing one, whose text is `before`. */
export type Step = PlannedFile | { path: string; lines: string[]; before: string }

/** What a workspace is to have. */
interface Wanted {
  /** The configs to create. */
  files: readonly PlannedFile[]
  /** The patterns of the documents, of all books. */
  documents: readonly string[]
  /** Whether there are notes. Without them, the first week gets a folder and all Markdown files get LF line endings. */
  hasNotes: boolean
  /** Whether the workspace itself has notes, or only its books. */
  withTemplates: boolean
  /** The CI jobs from {@link ciFile}, if somebody wants them. */
  ci: PlannedFile | undefined
}

/**
 * The files and lines that a workspace lacks. Existing files are not overwritten.
 * @param config of the workspace, existing or to be created
 */
export function planFiles(
  config: Config,
  { files, documents, hasNotes, withTemplates, ci }: Wanted,
  words: InitWords,
): Step[] {
  const template = (name: TemplateName) => ({
    path: `${config.templates}/${name}`,
    text: config.language.templates[name],
  })
  const planned: PlannedFile[] = [
    ...files,
    ...(withTemplates ? [template('note.md'), template('insights.md')] : []),
    ...(hasNotes ? [] : firstWeek(config, words)),
    ...(ci ? [ci] : []),
  ]
  const generated = documents.map((output) => output.replace(/\{\w+\}/g, '*'))
  const attributes = hasNotes ? generated.map((path) => (/\s/.test(path) ? JSON.stringify(path) : path)) : ['*.md']
  return [
    ...planned.filter(({ path }) => !isThere(config, path)),
    ...missingLines(
      config,
      '.gitattributes',
      attributes.map((path) => [`${path} text eol=lf`, /^(?:\*|\*\.md)\s.*\btext\b/m]),
    ),
    ...missingLines(config, '.gitignore', [
      ['node_modules/', /^\/?node_modules\/?\s*$/m],
      // A folder of this name that is there already is not ours.
      ...(isThere(config, siteFolder) ? [] : [[`/${siteFolder}/`, ignoresSite] as const]),
    ]),
    ...ignoringDocuments(config, generated),
  ]
}

const ignoresSite = new RegExp(`^/?${siteFolder}/?\\s*$`, 'm')

/** Tools that would reformat documents or complain about them: signs that they are used. */
const prettier = /^(?:\.prettier(?:rc|ignore)|prettier\.config\.)|"prettier/m
const markdownlint = /^\.markdownlint\.|"markdownlint-cli2"/m
/** Another markdownlint, which has `.markdownlintignore`; or a config of markdownlint-cli2, which ours would hide. */
const otherMarkdownlint = /^\.markdownlint(?:ignore$|-cli2\.)|"markdownlint-cli"|"markdownlint-cli2"\s*:\s*\{/m

/** The text of a file with its byte order mark. */
function textOf(workspace: Workspace, path: string): string {
  const reading = readText(workspace, path)
  if ('finding' in reading) throw new InsightsError([reading.finding])
  return (reading.bom ? '\uFEFF' : '') + reading.text
}

/** What keeps the tools of a group away from the documents. */
function ignoringDocuments(workspace: Workspace, documents: readonly string[]): Step[] {
  const names = namesAt(workspace)
  return [
    ...(prettier.test(names)
      ? missingLines(
          workspace,
          '.prettierignore',
          documents.map((path) => [path, /^\*\*?$/m] as const),
        )
      : []),
    ...(markdownlint.test(names) && !otherMarkdownlint.test(names)
      ? [
          {
            path: '.markdownlint-cli2.yaml',
            text: `ignores:\n${documents.map((path) => `  - ${JSON.stringify(path)}\n`).join('')}`,
          },
        ]
      : []),
  ]
}

/** The names at the top of the workspace and the text of its `package.json`, one per line. */
function namesAt(workspace: Workspace): string {
  const reading = readText(workspace, 'package.json')
  return [...namesIn(workspace), 'text' in reading ? reading.text : ''].join('\n')
}

/**
 * The CI jobs that check notes and build documents, for the service that hosts the repository.
 * @param remote URL of the repository's remote; GitHub is the default
 */
export function ciFile(remote: string): PlannedFile {
  const [path, text] = /gitlab/i.test(remote)
    ? ['.gitlab-ci.yml', gitlabText]
    : ['.github/workflows/insights.yml', githubText]
  return { path, text: text.replace('{version}', manifest.version) }
}

/** Whether a folder is the top of a repository, or in none. CI reads jobs only at the top. */
export function isTop(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder === root
    if (dirname(folder) === folder) return true
  }
}

/** The schema of the config in the nearest `node_modules` that has this package: its path relative to the workspace. */
export function installedSchema(root: string): string | undefined {
  const path = `node_modules/${manifest.name}/dist/insights.schema.json`
  let up = ''
  for (let folder = root; !existsSync(join(folder, path)); folder = dirname(folder)) {
    if (dirname(folder) === folder) return undefined
    up += '../'
  }
  return up + path
}

/** A README in the folder of the first week, since git does not keep empty folders. */
function firstWeek({ notes }: Pick<Config, 'notes'>, words: InitWords): PlannedFile[] {
  const folder = /^((?:[^{}*/]+\/)*\{week\})\//.exec(notes[0] ?? '')?.[1]
  const id = 'week-01'
  return folder === undefined ? [] : [{ path: `${folder.replace('{week}', id)}/README.md`, text: words.readme(id) }]
}

/**
 * Adds the lines that a file lacks.
 * @param wanted each line, and what a line that serves the same purpose looks like
 */
function missingLines(
  workspace: Workspace,
  path: string,
  wanted: readonly (readonly [line: string, has: RegExp])[],
): Step[] {
  const lines = wanted.map(([line]) => line)
  if (!isThere(workspace, path)) return [{ path, text: lines.map((line) => `${line}\n`).join('') }]
  const before = textOf(workspace, path)
  const missing = wanted.filter(([line, has]) => !has.test(before) && !before.split(/\r?\n/).includes(line))
  return missing.length > 0 ? [{ path, lines: missing.map(([line]) => line), before }] : []
}

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import githubText from '../../templates/ci/github.yml?raw'
import gitlabText from '../../templates/ci/gitlab.yml?raw'
import { InsightsError } from '../errors.ts'
import type { InitWords, TemplateName } from '../languages/language.ts'
import { type Config, siteFolder } from '../workspace/config.ts'
import { isThere, namesIn, readText, type Workspace } from '../workspace/files.ts'
import { weekHeading } from '../workspace/weeks.ts'

interface PlannedFile {
  path: string
  text: string
}

/** A file to create, or lines to append to an existing one, whose text is `before`. */
export type Step = PlannedFile | { path: string; lines: string[]; before: string }

/** One of several books: the path of its documents, and its config if that is to be created. */
export interface Book {
  output: string
  /** The files with its table of weeks. */
  index: readonly string[]
  config?: PlannedFile | undefined
}

/** Optional files of a workspace. */
export interface Wanted {
  /** The text of the config if there is none yet. */
  configFile: string | undefined
  /**
   * Whether there are no notes yet. Then the first week gets a folder and all Markdown files get LF line endings; with
   * existing notes, only documents do.
   */
  isNew: boolean
  /** Whether to create a `package.json` that installs and runs the tool. */
  withPackage: boolean
  /** Several books. Then the workspace itself has no notes. */
  books?: readonly Book[] | undefined
  /** The CI jobs from {@link ciFile}, unless nobody wants them. */
  ci: PlannedFile | undefined
}

/**
 * The files and lines that a workspace lacks. Existing files are not overwritten.
 * @param config of the workspace, existing or to be created
 */
export function planFiles(
  config: Config,
  { configFile, isNew, withPackage, ci, books }: Wanted,
  words: InitWords,
): Step[] {
  const template = (name: TemplateName) => ({
    path: `${config.templates}/${name}`,
    text: config.language.templates[name],
  })
  const files: PlannedFile[] = [
    ...(configFile === undefined ? [] : [{ path: 'insights.config.yaml', text: configFile }]),
    ...(books ?? []).flatMap((book) => book.config ?? []),
    ...(books ? [] : [template('note.md'), template('insights.md')]),
    ...(isNew ? firstWeek(config, words) : []),
    ...(withPackage ? [{ path: 'package.json', text: packageText() }] : []),
    ...(ci && isTop(config.root) ? [ci] : []),
  ]
  const outputs = (books ?? [config]).map(({ output }) => output)
  const indexes = (books ?? [config]).flatMap(({ index }) => index)
  const documents = outputs.map((output) => output.replace(/\{\w+\}/g, '*'))
  const attributes = isNew ? ['*.md'] : documents.map((path) => (/\s/.test(path) ? JSON.stringify(path) : path))
  return [
    ...files.filter(({ path }) => !isThere(config, path)),
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
    ...ignoringDocuments(config, documents),
    ...indexes.flatMap((path) =>
      missingLines(config, path, [
        ['<!-- insights:index -->', hasIndex],
        ['<!-- insights:end -->', hasIndex],
      ]),
    ),
  ]
}

/** Whether a file has a place for the table of weeks. */
const hasIndex = /<!--\s*insights:index\b/

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

/** A `package.json` that installs the tool and runs it as `npm run insights`. */
function packageText(): string {
  const scripts = {
    insights: 'insights',
    build: 'insights build --all',
    lint: 'insights lint',
    status: 'insights status',
  }
  return `${JSON.stringify({ private: true, scripts, devDependencies: { 'study-insights': `^${manifest.version}` } }, null, 2)}\n`
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
function firstWeek(config: Pick<Config, 'weeks' | 'notes'>, words: InitWords): PlannedFile[] {
  const week = config.weeks[0]
  const folder = /^((?:[^{}*/]+\/)*\{week\})\//.exec(config.notes[0] ?? '')?.[1]
  if (!week || folder === undefined) return []
  const path = `${folder.replace('{week}', week.id)}/README.md`
  return [{ path, text: words.readme({ week: weekHeading(week), id: week.id, date: week.date }) }]
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

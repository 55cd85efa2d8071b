import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { InsightsError } from '../errors.ts'
import type { InitWords } from '../languages/language.ts'
import type { Config } from '../workspace/config.ts'
import { isThere, namesIn, readText, type Workspace } from '../workspace/files.ts'
import { builtInTemplates } from '../workspace/templates.ts'
import { weekHeading } from '../workspace/weeks.ts'
import { pagesText, workflowText } from './ci/github.ts'
import { gitlabText } from './ci/gitlab.ts'

/** A file to be made. */
interface File {
  path: string
  text: string
}

/** One file to be written: a new one, or lines to be put below what stands in one. */
export type Step = File | { path: string; lines: string[]; before: string }

/** What is wanted in a workspace beside its templates. */
export interface Wanted {
  /** The config's text, where there is no config yet. */
  configFile: string | undefined
  /**
   * Whether nobody has written yet, so that the first week gets its folder, and Markdown LF line endings; where there are
   * notes, none of theirs is touched.
   */
  begins: boolean
  /** Whether a `package.json` is wanted that installs the tool and runs it. */
  withPackage: boolean
  /** The jobs of the group's host, from {@link ciFile} and {@link pagesFile}. */
  ci: readonly File[]
}

/**
 * What a workspace still lacks; what is there is left alone.
 * @param config of the workspace, as it is or as it will be
 */
export function planFiles(config: Config, { configFile, begins, withPackage, ci }: Wanted, words: InitWords): Step[] {
  const template = (name: 'insights.md' | 'note.md') => ({
    path: `${config.templates}/${name}`,
    text: builtInTemplates[config.language.id][name],
  })
  const files: File[] = [
    ...(configFile === undefined ? [] : [{ path: 'insights.config.yaml', text: configFile }]),
    template('note.md'),
    template('insights.md'),
    ...(begins ? firstWeek(config, words) : []),
    ...(withPackage ? [{ path: 'package.json', text: packageText() }] : []),
    ...(isTop(config.root) ? ci : []),
  ]
  const documents = config.output.replace(/\{\w+\}/g, '*')
  const lines = begins ? '*.md' : /\s/.test(documents) ? JSON.stringify(documents) : documents
  return [
    ...files.filter(({ path }) => !isThere(config, path)),
    ...missingLines(config, '.gitattributes', `${lines} text eol=lf`, /^(?:\*|\*\.md)\s.*\btext\b/m),
    ...missingLines(config, '.gitignore', 'node_modules/', /^\/?node_modules\/?\s*$/m),
    ...formatters
      .filter(({ signs }) => signs.test(namesAt(config)))
      .flatMap(({ ignore }) => missingLines(config, ignore, documents, /^\*\*?$/m)),
  ]
}

/** Tools that would change a document behind its author's back, what tells that they are used, and where they look. */
const formatters = [
  { ignore: '.prettierignore', signs: /^(?:\.prettier(?:rc|ignore)|prettier\.config\.)|"prettier/m },
  { ignore: '.markdownlintignore', signs: /^\.markdownlint|"markdownlint/m },
]

/** What stands at the top of the workspace, and in its `package.json`. */
function namesAt(workspace: Workspace): string {
  const reading = readText(workspace, 'package.json')
  return [...namesIn(workspace), 'text' in reading ? reading.text : ''].join('\n')
}

/** What npm needs to install the tool and to run it as `npm run insights`. */
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
 * The jobs that check notes and build documents, for the service that hosts the repository.
 * @param remote the address that the repository is pushed to; GitHub's jobs where it tells nothing
 */
export function ciFile(config: Config, remote: string): File {
  return /gitlab/i.test(remote)
    ? { path: '.gitlab-ci.yml', text: gitlabText(manifest.version, watched(config)) }
    : { path: '.github/workflows/insights.yml', text: workflowText(manifest.version, watched(config)) }
}

/** The job that publishes the notes as pages on GitHub. */
export function pagesFile(config: Config): File {
  return { path: '.github/workflows/insights-pages.yml', text: pagesText(manifest.version, watched(config)) }
}

/** Whether CI would read its jobs here: not below the top of a repository. */
export function isTop(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder === root
    if (dirname(folder) === folder) return true
  }
}

/** The first week's folder, with a page in it: git keeps no empty folders. */
function firstWeek(config: Pick<Config, 'weeks' | 'notes'>, words: InitWords): File[] {
  const week = config.weeks[0]
  const folder = /^((?:[^{}*/]+\/)*\{week\})\//.exec(config.notes[0] ?? '')?.[1]
  if (!week || folder === undefined) return []
  const path = `${folder.replace('{week}', week.id)}/README.md`
  return [{ path, text: words.readme({ week: weekHeading(week), id: week.id, date: week.date }) }]
}

/** What a pull request has to touch for the job to run: all that a document or the status is made of. */
function watched({ notes, sources, output, discussion, templates, path }: Config): string[] {
  const folders = [...notes, ...sources, output, discussion.file, discussion.minutes].map((pattern) => {
    const fixed = pattern.split('/').slice(0, -1)
    const open = fixed.findIndex((name) => /[{*]/.test(name))
    return [...(open < 0 ? fixed : fixed.slice(0, open)), '**'].join('/')
  })
  return [...new Set([...folders, `${templates}/**`]), path ?? 'insights.config.yaml', '!**/README.md']
}

function missingLines(workspace: Workspace, path: string, line: string, has: RegExp): Step[] {
  if (!isThere(workspace, path)) return [{ path, text: `${line}\n` }]
  const reading = readText(workspace, path)
  if ('finding' in reading) throw new InsightsError([reading.finding])
  const before = (reading.bom ? '\uFEFF' : '') + reading.text
  return has.test(before) || before.split(/\r?\n/).includes(line) ? [] : [{ path, lines: [line], before }]
}

import { type FilePosition, finding, InsightsError } from '../errors.ts'
import { languageNamed } from '../languages/choose.ts'
import type { LanguagePack } from '../languages/language.ts'
import { allLanguages, defaultLanguage, languages } from '../languages/registry.ts'
import { normaliseHeading, normaliseName, positionsIn, shellWord } from '../text.ts'
import { isTooDeep, parseYaml, placeIn } from '../yaml.ts'
import { checkConsistency, type Located, locate } from './config-problems.ts'
import { checkValues, type WrittenConfig } from './config-schema.ts'
import { rosterIndex } from './members.ts'
import { cleanPath, usualIgnore } from './pattern.ts'
import { firstNumber } from './week-label.ts'
import type { Week } from './weeks.ts'

/** A workspace's config, checked and with all defaults filled in. */
export interface Config {
  /**
   * Absolute folder of the workspace, or of the repository if a command works on several workspaces; all other paths are
   * relative to it and written with `/`.
   */
  root: string
  /** The folder of the workspace, if a command works on several; else empty. */
  folder: string
  /** The config file. Undefined if the workspace has none. */
  path?: string | undefined
  /** The config that lists this workspace among several. */
  parent?: string | undefined
  title?: string | undefined
  language: LanguagePack
  /** Patterns with `{week}`, `{member}`, `*` and `**`. New notes are created at the first. */
  notes: string[]
  /** The repository's page and main branch, for links in what is committed. */
  repository?: { url: string; branch: string } | undefined
  /** The headings that begin a week in notes with several: `Chapter {week}`. With it, `notes` need no `{week}`. */
  weekHeading?: string | undefined
  output: string
  templates: string
  /** The files in which `build` keeps a table of the weeks, such as `README.md`. */
  index: string[]
  ignore: string[]
  /** The roster in document order. Without it, everyone who has a note is a member. */
  members?: Member[] | undefined
  /** In document order, without `questions`. Empty for a group whose notes are all taken whole. */
  sections: SectionConfig[]
  /** Whether the config names no sections, so that they are the language's. */
  hasUsualSections: boolean
  questions: SectionConfig
  weeks: Week[]
  discussion: {
    file: string
    minutes: string
    topics: number
    glossary: string[][]
  }
  /** A program that reads a prompt on stdin and prints the reply. */
  model?: { command: string[] } | undefined
  /** Patterns of the folders with a config each, for several groups or books in one repository. */
  workspaces: string[]
  lint: { rules: Map<string, Severity> }
}

export type Severity = 'error' | 'warning' | 'off'

export interface Member {
  id: string
  name: string
  romanized?: string | undefined
  aliases: string[]
}

export interface SectionConfig {
  id: string
  heading: string
  aliases: string[]
  required: boolean
  min?: number | undefined
  max?: number | undefined
  titled: boolean
  /** Whether it contains everything that is in no other section. */
  rest: boolean
  /** Whether a note may lack it without a warning. */
  optional: boolean
}

/** Where `site` writes by default, relative to the workspace. */
export const siteFolder = 'site'

/** In UTF-16 code units: enough for hundreds of members, and small enough to parse quickly. */
const maxLength = 65_536

/** The config of a folder without a config file. */
export function defaults(root: string, language: LanguagePack = defaultLanguage): Config {
  return toConfig({}, language, { root })
}

/**
 * Parses the text of a config file: YAML or JSON.
 * @param path the file's path, relative to the workspace
 * @param root absolute folder of the workspace
 * @param fallback the language of errors if the config names none
 * @throws {InsightsError} with a finding for every problem of the text
 */
export async function parseConfig(
  path: string,
  text: string,
  root: string,
  fallback: LanguagePack = defaultLanguage,
): Promise<Config> {
  const { written, language } = parseWritten(path, text, fallback)
  return toConfig(written, language, { root, path })
}

/**
 * Parses a config file as it is written, without defaults.
 * @param fallback the language of errors if the config names none
 * @param inherited for a workspace among several: what it takes from the config that lists it
 * @throws {InsightsError} as {@link parseConfig} does
 */
export function parseWritten(
  path: string,
  text: string,
  fallback: LanguagePack,
  inherited?: WrittenConfig,
): { written: WrittenConfig; language: LanguagePack } {
  const body = text.replace(/^\uFEFF/, '')
  const named = languageNamed(body)?.id ?? inherited?.language
  const guess = named ? languages[named] : fallback
  const fail = (problems: readonly Located[]): never => {
    const ordered = problems.toSorted((a, b) => a.start - b.start)
    const positionOf = positionsIn(body, text !== body)
    throw new InsightsError(
      ordered.map(({ start, end, words }) => {
        const { line, column, ...to } = positionOf({ start, end: end ?? start })
        return finding('config', { path, line, column, ...(end === undefined ? {} : to) }, words)
      }),
    )
  }
  if (body.length > maxLength) fail([{ words: guess.messages.configTooLong(body.length, maxLength), start: 0 }])
  if (isTooDeep(body)) fail([{ words: guess.messages.yamlTooDeep(), start: 0 }])

  const yaml = parseYaml(body)
  const { config: written, problems } = checkValues(yaml.value)
  const config = { ...inherited, ...written }
  const syntax = yaml.problems.map(({ start, end: _end, ...reason }) => ({
    words: guess.messages.configSyntax(reason),
    start,
  }))
  const found = [
    ...problems.flatMap((problem) => locate(problem, yaml, guess) ?? []),
    ...checkConsistency(config, guess).map(({ path, words }) => ({
      words,
      ...placeIn(yaml, path, 'value'),
    })),
  ]
  if (inherited && written.workspaces)
    found.push({ words: guess.messages.workspaceInWorkspace(), ...placeIn(yaml, ['workspaces'], 'key') })
  if (syntax.length + found.length > 0) fail([...syntax, ...found])
  return { written: config, language: config.language ? languages[config.language] : defaultLanguage }
}

/** The place of a value in a config file, for a problem that only its folder shows. */
export function placeOfKey(path: string, text: string, keys: PropertyKey[]): FilePosition {
  const body = text.replace(/^\uFEFF/, '')
  const { start } = placeIn(parseYaml(body), keys, 'value')
  return { path, ...positionsIn(body, text !== body)({ start, end: start }) }
}

/** Where a workspace is: see {@link Config}. */
export type WorkspacePlace = Pick<Config, 'root' | 'path' | 'parent'> & { folder?: string }

/** Fills in all defaults of a config. */
export function toConfig(written: WrittenConfig, language: LanguagePack, place: WorkspacePlace): Config {
  const { root, path, parent, folder = '' } = place
  const inFolder = (pattern: string) => [folder, cleanPath(pattern)].filter((part) => part !== '').join('/')
  const { sections, questions } = toSections(written, language)
  const hasUsualSections = sections.length > 0 && !written.sections?.some(({ id }) => id !== 'questions')
  const { discussion = {}, model, lint } = written
  // `members: []` is not filled in yet: with an empty roster every member would be unknown.
  const roster = written.members?.length ? written.members : undefined
  return {
    root,
    folder,
    path,
    parent,
    title: written.title,
    language,
    notes: [written.notes ?? 'notes/{week}/{member}.md'].flat().map(inFolder),
    repository: written.repository,
    weekHeading: written.weekHeading,
    output: inFolder(written.output ?? 'notes/{week}/insights.md'),
    templates: inFolder(written.templates ?? 'templates'),
    index: [written.index ?? []].flat().map(inFolder),
    // A pattern without `/` is a name in every folder.
    ignore: (written.ignore ?? usualIgnore).map((pattern) =>
      folder === '' || pattern.includes('/') ? inFolder(pattern) : `${folder}/**/${pattern}`,
    ),
    members: roster?.map((member) => ({
      ...member,
      name: member.name ?? member.id,
      aliases: member.aliases ?? [],
    })),
    sections,
    hasUsualSections,
    questions,
    weeks: toWeeks(written),
    discussion: {
      file: inFolder(discussion.file ?? 'notes/{week}/discussion.md'),
      minutes: inFolder(discussion.minutes ?? 'notes/{week}/minutes.md'),
      topics: discussion.topics ?? 5,
      glossary: discussion.glossary ?? [],
    },
    model: model,
    workspaces: (written.workspaces ?? []).map(cleanPath),
    lint: { rules: new Map(Object.entries(lint?.rules ?? {})) as Map<string, Severity> },
  }
}

/** The sections of the config, or the language's defaults if it has none, and the questions section. */
function toSections(
  written: WrittenConfig,
  language: LanguagePack,
): { sections: SectionConfig[]; questions: SectionConfig } {
  const configured = (written.sections ?? []).map((section) => toSection(section, language))
  const named = configured.filter(({ id }) => id !== 'questions')
  // `[]` is a group without sections, and `questions` alone another heading for these.
  const isUsual = written.sections === undefined || (named.length === 0 && configured.length > 0)
  const sections = isUsual ? language.sections.map((section) => toSection(section, language)) : named
  const questions = configured.find(({ id }) => id === 'questions') ?? toSection(language.questions, language)
  const taken = new Set(
    [...sections, questions].flatMap(({ heading, aliases }) => [heading, ...aliases]).map(normaliseHeading),
  )
  const others = allLanguages.filter(({ id }) => id !== language.id)
  const withOthers = (section: SectionConfig): SectionConfig => {
    const ours = headingIn(language, section.id)
    if (ours === undefined || normaliseHeading(ours) !== normaliseHeading(section.heading)) return section
    const theirs = others.flatMap((other) => headingIn(other, section.id) ?? [])
    return { ...section, aliases: [...section.aliases, ...theirs.filter((name) => !taken.has(normaliseHeading(name)))] }
  }
  return { sections: sections.map(withOthers), questions: withOthers(questions) }
}

function headingIn({ sections, questions }: LanguagePack, id: string): string | undefined {
  return [...sections, questions].find((section) => section.id === id)?.heading
}

/** Fills in a section's defaults. If it has only an id that the language knows, its heading is the language's. */
function toSection(written: NonNullable<WrittenConfig['sections']>[number], language: LanguagePack): SectionConfig {
  const pack = [...language.sections, language.questions].find(({ id }) => id === written.id)
  return {
    ...written,
    heading: written.heading ?? pack?.heading ?? written.id,
    aliases: written.aliases ?? (written.heading === undefined ? (pack?.aliases ?? []) : []),
    required: written.required ?? false,
    titled: written.titled ?? false,
    rest: written.rest ?? false,
    optional: written.optional ?? false,
  }
}

/** The schedule, with names replaced by member ids: `presenter: 성언` becomes `kim-seong-eon`. */
function toWeeks(written: WrittenConfig): Week[] {
  const roster = rosterIndex(written.members ?? [])
  const idOf = (name: string) => roster.get(normaliseName(name))?.id ?? name
  return (written.weeks ?? []).map((week) => ({
    ...week,
    number: firstNumber(week.id),
    labels: [],
    aliases: week.aliases ?? [],
    topics: week.topics ?? [],
    presenter: week.presenter === undefined ? undefined : idOf(week.presenter),
    excused: (week.excused ?? []).map(idOf),
    scheduled: true,
  }))
}

/** A command as it has to be typed where the current one was: with the folder of the workspace, if there are several. */
export function commandIn({ folder }: Pick<Config, 'folder'>, command: string): string {
  return folder === '' ? command : `${command} --cwd ${shellWord(folder)}`
}

/** The command that builds a week: in a repository with several workspaces, only that of one. */
export function buildCommandOf(
  place: Pick<Config, 'folder'>,
  week: string,
  ...options: ('--check' | '--force')[]
): string {
  return commandIn(place, ['insights build', ...options, shellWord(week)].join(' '))
}

/** The name of a week in messages: with the folder of its workspace, if there are several. */
export function weekWithFolder({ folder }: Pick<Config, 'folder'>, week: string): string {
  return folder === '' ? week : `${folder} ${week}`
}

/** Patterns of the files about a whole week: its document, its discussion and its minutes. */
export function weekFiles({ output, discussion }: Pick<Config, 'output' | 'discussion'>): string[] {
  return [output, discussion.file, discussion.minutes]
}

/** The sections that each note should have. That for all other text counts only if it is required, or nothing else is. */
export function expectedSections(sections: readonly SectionConfig[]): SectionConfig[] {
  const expected = sections.filter(({ optional }) => !optional)
  const headed = expected.filter(({ rest, required }) => !rest || required)
  return headed.length > 0 ? headed : expected
}

import type { Words } from '../errors.ts'
import type { LanguagePack } from '../languages/language.ts'
import type { Span } from '../markdown/edits.ts'
import { nearest, normaliseHeading, normaliseName, yamlWord } from '../text.ts'
import { placeIn, type YamlText } from '../yaml.ts'
import { type ValueProblem, type WrittenConfig, wholeId } from './config-schema.ts'
import { rosterIndex } from './members.ts'
import { cleanPath, ignorer, isBounded, toolFolder, usualIgnore } from './pattern.ts'
import { labelKey } from './week-label.ts'

/** A conflict between values that are each valid, and the path of the value to report. */
export interface ConfigProblem {
  path: PropertyKey[]
  words: Words
}

type Check = (config: WrittenConfig, language: LanguagePack) => ConfigProblem[]

/** Checks valid values against each other. Never throws. */
export function checkConsistency(config: WrittenConfig, language: LanguagePack): ConfigProblem[] {
  const checks: Check[] = [members, sections, headings, weeks, people, notes, outputs, plainPaths, indexFiles]
  return checks.flatMap((check) => check(config, language))
}

/** Formats `['members', 0, 'id']` as `members[0].id`. */
function keyText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}

const members: Check = (config, { messages }) => {
  const roster = config.members ?? []
  const owners = new Map<string, { member: number; unique: boolean }>()
  const names = roster.flatMap((member, i) => [
    { name: member.id, member: i, path: ['members', i, 'id'], unique: true },
    ...(member.aliases ?? []).map((name, a) => ({ name, member: i, path: ['members', i, 'aliases', a], unique: true })),
    ...(['name', 'romanized'] as const).map((key) => ({
      name: member[key] ?? '',
      member: i,
      path: ['members', i, key],
      unique: false,
    })),
  ])
  return names.flatMap(({ name, member, path, unique }) => {
    const key = normaliseName(name)
    const owner = owners.get(key)
    if (!owner && key) owners.set(key, { member, unique })
    // Two members may both be called 김민수, but an id or alias in a path or front matter must be unambiguous.
    if (!owner || owner.member === member || !(unique || owner.unique)) return []
    return { path, words: messages.nameTaken(keyText(path), name, roster[owner.member]?.id ?? '') }
  })
}

const sections: Check = (config, { messages }) => {
  const seen = new Set<string>()
  let rest: string | undefined
  return (config.sections ?? []).flatMap((section, i) => {
    const { id, min, max } = section
    const problems: ConfigProblem[] = []
    const key = normaliseName(id)
    const path = ['sections', i, 'id']
    const report = (name: string, words: Words) => problems.push({ path: ['sections', i, name], words })
    if (key === wholeId) report('id', messages.sectionReserved(keyText(path), id))
    if (seen.has(key)) report('id', messages.sectionTaken(keyText(path), id))
    seen.add(key)
    if (section.rest && rest !== undefined) report('rest', messages.restTaken(`sections[${i}].rest`, rest))
    if (section.rest) rest ??= id
    if (section.required && section.optional)
      report('optional', messages.requiredAndOptional(`sections[${i}].optional`, id))
    if (min !== undefined && max !== undefined && min > max) {
      report('min', messages.minOverMax(`sections[${i}].min`, min, max))
    }
    return problems
  })
}

const headings: Check = (config, language) => {
  const { messages } = language
  const written = config.sections ?? []
  const packs = [...language.sections, language.questions]
  const names = written.flatMap((section, i) => [
    {
      heading: section.heading ?? packs.find(({ id }) => id === section.id)?.heading ?? '',
      section: section.id,
      path: ['sections', i, 'heading'],
    },
    ...(section.aliases ?? []).map((heading, a) => ({
      heading,
      section: section.id,
      path: ['sections', i, 'aliases', a],
    })),
  ])
  const owners = new Map<string, string>()
  if (config.sections && !written.some(({ id }) => id === 'questions')) {
    owners.set(normaliseHeading(language.questions.heading), 'questions')
  }
  return names.flatMap(({ heading, section, path }) => {
    const key = normaliseHeading(heading)
    if (!key) return { path, words: messages.configValue(keyText(path), heading && `\`${heading}\``, 'heading') }
    const owner = owners.get(key)
    if (owner === undefined) owners.set(key, section)
    if (owner === undefined || owner === section) return []
    return { path, words: messages.headingTaken(keyText(path), heading, owner) }
  })
}

const weeks: Check = (config, { messages }) => {
  const seen = new Map<string, string>()
  const names = (config.weeks ?? []).flatMap(({ id, aliases = [] }, i) => [
    { name: id, week: id, path: ['weeks', i, 'id'] },
    ...aliases.map((name, a) => ({ name, week: id, path: ['weeks', i, 'aliases', a] })),
  ])
  return names.flatMap(({ name, week, path }) => {
    const key = labelKey(name)
    const other = seen.get(key)
    if (other === undefined) seen.set(key, week)
    if (other === undefined || (other === week && path.includes('aliases'))) return []
    return { path, words: messages.weekTaken(keyText(path), name, other) }
  })
}

const people: Check = (config, { messages }) => {
  if (!config.members?.length) return []
  const index = rosterIndex(config.members)
  const named = (config.weeks ?? []).flatMap((week, i) => [
    { name: week.presenter, path: ['weeks', i, 'presenter'] },
    ...(week.excused ?? []).map((name, e) => ({ name, path: ['weeks', i, 'excused', e] })),
  ])
  return named.flatMap(({ name, path }) =>
    name === undefined || index.has(normaliseName(name))
      ? []
      : { path, words: messages.notOnRoster(keyText(path), name, nearest(name, index.keys())) },
  )
}

const notes: Check = (config, { messages }) => {
  const { weekHeading } = config
  const needed = weekHeading === undefined ? ['{week}', '{member}'] : ['{member}']
  const problems = [config.notes ?? []].flat().flatMap((pattern, i) => {
    const path = Array.isArray(config.notes) ? ['notes', i] : ['notes']
    return [
      ...patternProblems(pattern, path, ['{week}', '{member}'], messages, 'notes/{week}/{member}.md', needed),
      ...ignoredName(pattern, path, config, messages),
    ]
  })
  if (weekHeading === undefined || weekHeading.includes('{week}')) return problems
  const words = messages.placeMissing('weekHeading', weekHeading, '{week}', 'weekHeading: Chapter {week}')
  return [...problems, { path: ['weekHeading'], words }]
}

/** A pattern such as `{week}/{member}/README.md` whose files `ignore` leaves out. */
function ignoredName(
  pattern: string,
  path: PropertyKey[],
  { ignore = usualIgnore }: WrittenConfig,
  messages: LanguagePack['messages'],
): ConfigProblem[] {
  const name = pattern.split('/').at(-1) ?? ''
  const kept = ignore.filter((entry) => entry.includes('/') || !ignorer([entry])(name))
  if (/[{*]/.test(name) || kept.length === ignore.length) return []
  const line = `ignore: [${kept.map(yamlWord).join(', ')}]`
  return [{ path, words: messages.patternIgnored(keyText(path), pattern, name, line) }]
}

const outputs: Check = (config, { messages }) => {
  const paths = [
    { written: config.output, usual: 'notes/{week}/insights.md', path: ['output'] },
    { written: config.discussion?.file, usual: 'notes/{week}/discussion.md', path: ['discussion', 'file'] },
    { written: config.discussion?.minutes, usual: 'notes/{week}/minutes.md', path: ['discussion', 'minutes'] },
  ].map(({ written, usual, path }) => ({ pattern: written ?? usual, usual, path }))
  return paths.flatMap(({ pattern, usual, path }, i) => {
    const problems = patternProblems(pattern, path, ['{week}'], messages, usual)
    const star = /\*+/.exec(pattern)?.[0]
    if (star)
      problems.push({ path, words: messages.placeUnknown(keyText(path), star, ['{week}'], lineOf(path, usual)) })
    const folder = toolFolder(pattern.split('/'))
    if (folder !== undefined) problems.push({ path, words: messages.pathIntoTool(keyText(path), pattern, folder) })
    const other = paths.slice(0, i).find((before) => samePath(before.pattern, pattern))
    if (other) problems.push({ path, words: messages.pathTaken(keyText(path), pattern, keyText(other.path)) })
    return problems
  })
}

const plainPaths: Check = (config, { messages }) => [
  ...(config.templates === undefined ? [] : patternProblems(config.templates, ['templates'], [], messages)),
  ...(['ignore', 'workspaces'] as const).flatMap((key) =>
    (config[key] ?? []).flatMap((pattern, i) => patternProblems(pattern, [key, i], [], messages)),
  ),
  ...(config.workspaces ?? []).flatMap((pattern, i) =>
    cleanPath(pattern) === '' ? [{ path: ['workspaces', i], words: messages.workspaceHere(`workspaces[${i}]`) }] : [],
  ),
]

const indexFiles: Check = ({ index = [] }, { messages }) => {
  const paths = [index].flat()
  return paths.flatMap((path, i) => {
    const keys = Array.isArray(index) ? ['index', i] : ['index']
    const star = /\*+/.exec(path)?.[0]
    const folder = toolFolder(path.split('/'))
    const other = paths.slice(0, i).findIndex((before) => samePath(before, path))
    return [
      ...patternProblems(path, keys, [], messages),
      ...(star ? [{ path: keys, words: messages.placeUnknown(keyText(keys), star, []) }] : []),
      ...(folder === undefined ? [] : [{ path: keys, words: messages.pathIntoTool(keyText(keys), path, folder) }]),
      ...(other < 0 ? [] : [{ path: keys, words: messages.pathTaken(keyText(keys), path, `index[${other}]`) }]),
    ]
  })
}

/** The line of the config that sets a key to a value. */
function lineOf(path: readonly PropertyKey[], value: string): string {
  const key = path.at(-1)
  return typeof key === 'number' ? `- ${value}` : `${String(key)}: ${value}`
}

/**
 * Problems of a single path: it leaves the workspace, lacks a placeholder, or has an unknown one.
 * @param example a valid path with the placeholders
 */
function patternProblems(
  pattern: string,
  path: PropertyKey[],
  places: string[],
  messages: LanguagePack['messages'],
  example = '',
  needed = places,
): ConfigProblem[] {
  const key = keyText(path)
  const words: Words[] = []
  if (/^(?:\/|[A-Za-z]:|~\/)|\\|\p{Cc}/u.test(pattern) || pattern.split('/').includes('..')) {
    words.push(messages.pathOutside(key, pattern))
  }
  if (!isBounded(pattern)) words.push(messages.tooManyPlaces(key, pattern))
  const missing = needed.filter((place) => !pattern.includes(place))
  const unknown = Array.from(pattern.matchAll(/\{[\p{L}_-]+\}/gu), ([place]) => place).filter(
    (place) => !places.includes(place),
  )
  const [first] = unknown
  const line = example && lineOf(path, example)
  const isMisnamed = first !== undefined && unknown.length === 1 && missing.length > 0
  // `notes/{name}.md` has one mistake, not three.
  if (isMisnamed)
    words.push(messages.placeUnknown(key, first, places, lineOf(path, pattern.replace(first, missing.join('/')))))
  else
    words.push(
      ...missing.map((place) => messages.placeMissing(key, pattern, place, line)),
      ...unknown.map((place) => messages.placeUnknown(key, place, places, line)),
    )
  return words.map((found) => ({ path, words: found }))
}

function samePath(a: string, b: string): boolean {
  return cleanPath(a).normalize('NFC') === cleanPath(b).normalize('NFC')
}

/** A problem's message and its position in the text. */
export interface Located {
  words: Words
  /** Offsets into the text after the byte order mark. */
  start: number
  end?: number | undefined
}

/**
 * Creates the message for an invalid value and finds its position. Returns none for a list or table that is there only
 * because of a syntax error: `title: A: B`, `title: [AI] notes`.
 */
export function locate(problem: ValueProblem, yaml: YamlText, language: LanguagePack): Located | undefined {
  const { messages } = language
  const { path } = problem
  const key = keyText(path)
  if ('unknownKey' in problem) {
    const { unknownKey, known } = problem
    return { words: messages.unknownKey(key, nearest(unknownKey, known), known), ...placeIn(yaml, path, 'key') }
  }
  const place = placeIn(yaml, path, 'value')
  const value = valueAt(yaml.value, path)
  const isOnLine = (error: Span) =>
    place.start <= error.start && !yaml.text.slice(place.end, error.start).includes('\n')
  if (typeof value === 'object' && value !== null && yaml.problems.some(isOnLine)) return undefined
  const found = describe(value, place.source)
  return { words: messages.configValue(key, found, problem.expected, entryFor(path, value)), ...place }
}

/** For each list of tables, the key of the name that people see. */
const nameKeys = new Map<PropertyKey | undefined, string>([
  ['members', 'name'],
  ['sections', 'heading'],
  ['weeks', 'id'],
])

/** The table that a plain text in such a list should be: `{id: kim-hana, name: "Kim Hana"}` for `Kim Hana`. */
function entryFor([list, index, ...below]: readonly PropertyKey[], value: unknown): string | undefined {
  const nameKey = nameKeys.get(list)
  const text = typeof value === 'string' ? value.trim() : ''
  if (nameKey === undefined || text === '' || below.length > 0) return undefined
  const id = nameKey === 'id' ? text : text.toLowerCase().replace(/[\s/\\]+/g, '-')
  const entry = `{id: ${yamlWord(id)}${id === text ? '' : `, ${nameKey}: ${yamlWord(text)}`}}`
  return index === undefined ? `[${entry}]` : entry
}

function valueAt(config: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined,
    config,
  )
}

/** A value as it was written, shortened: `02` stays `02`. */
function describe(value: unknown, source: string | undefined): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return '`[…]`'
  if (typeof value === 'object') return '`{…}`'
  const text = (source || JSON.stringify(value)).replace(/\s+/g, ' ')
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``
}

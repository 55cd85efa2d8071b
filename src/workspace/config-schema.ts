import * as z from 'zod/mini'
import { languageIds } from '../languages/ids.ts'
import type { Expected } from '../languages/language.ts'
import { maxLine } from '../limits.ts'
import { ruleNames } from './rule-names.ts'
import { dashed } from './week-label.ts'

const expected = (error: Expected) => ({ error })

const line = z
  .string(expected('line'))
  .check(z.trim(), z.regex(/^[^\n\r]+$/, expected('line')), z.maxLength(maxLine, expected('shortLine')))
const lines = z.array(line, expected('lines'))
const count = z.int(expected('count')).check(z.minimum(0, expected('count')))
const yesNo = z.boolean(expected('yesNo'))
/** An id becomes one segment of a path: no `/`, no `..`. */
const label = z
  .string(expected('label'))
  .check(
    z.trim(),
    z.regex(/^(?!\.{1,2}$)[^/\\\p{Cc}]+$/u, expected('label')),
    z.maxLength(maxLine, expected('shortLine')),
  )
/** A valid date with dashes, dots or slashes: `2026-09-08`, `2026.09.08`. Dashes in brackets are ranges of digits. */
const dayForm = new RegExp(z.regexes.date.source.replace(/\[[^\]]*\]|-/g, (part) => (part === '-' ? '[-./]' : part)))
const day = z.string(expected('date')).check(z.regex(dayForm, expected('date')), z.overwrite(dashed))
const patterns = z.optional(
  z.union([line, lines.check(z.minLength(1, expected('lineOrLines')))], expected('lineOrLines')),
)

const member = z.strictObject(
  { id: label, name: z.optional(line), romanized: z.optional(line), aliases: z.optional(lines) },
  expected('table'),
)

/** The id of the section that is all of a note without sections. */
export const wholeId = 'whole'

const section = z.strictObject(
  {
    id: label,
    heading: z.optional(line),
    aliases: z.optional(lines),
    required: z.optional(yesNo),
    min: z.optional(count),
    max: z.optional(count),
    titled: z.optional(yesNo),
    rest: z.optional(yesNo),
    optional: z.optional(yesNo),
  },
  expected('table'),
)

const week = z.strictObject(
  {
    id: label,
    aliases: z.optional(z.array(label, expected('lines'))),
    title: z.optional(line),
    scope: z.optional(line),
    topics: z.optional(lines),
    date: z.optional(day),
    presenter: z.optional(line),
    excused: z.optional(lines),
  },
  expected('table'),
)

const discussion = z.strictObject(
  {
    file: z.optional(line),
    minutes: z.optional(line),
    topics: z.optional(count),
    glossary: z.optional(
      z.array(z.array(line, expected('synonyms')).check(z.minLength(2, expected('synonyms'))), expected('list')),
    ),
  },
  expected('table'),
)

/** One argument of a program, which may be empty: `--tools ""`. */
const argument = z.string(expected('line')).check(z.regex(/^[^\n\r]*$/, expected('line')))
const model = z.strictObject(
  { command: z.array(argument, expected('command')).check(z.minLength(1, expected('command'))) },
  expected('table'),
)

const repository = z.strictObject(
  {
    // Without a user name: it might come with a password.
    url: z.string(expected('url')).check(z.regex(/^https?:\/\/[^\s/@]+\/[^\s@]+$/, expected('url'))),
    branch: line,
  },
  expected('table'),
)

/** The shape of a config. */
export const configSchema = z.strictObject(
  {
    title: z.optional(line),
    language: z.optional(z.enum(languageIds, expected('language'))),
    notes: patterns,
    repository: z.optional(repository),
    weekHeading: z.optional(line),
    output: z.optional(line),
    templates: z.optional(line),
    index: patterns,
    ignore: z.optional(lines),
    members: z.optional(z.array(member, expected('list'))),
    sections: z.optional(z.array(section, expected('list'))),
    weeks: z.optional(z.array(week, expected('list'))),
    discussion: z.optional(discussion),
    model: z.optional(model),
    workspaces: z.optional(lines.check(z.minLength(1, expected('lines')))),
    // Checked by `ruleProblems`, because zod's record ignores a key called `__proto__`.
    lint: z.optional(
      z.strictObject({ rules: z.optional(z.custom<object>(isTable, expected('table'))) }, expected('table')),
    ),
  },
  expected('table'),
)

/** A valid config as written, without defaults. */
export type WrittenConfig = z.infer<typeof configSchema>

/** A problem with one value: an unknown key, or an unexpected kind of value. */
export type ValueProblem = { path: PropertyKey[] } & ({ unknownKey: string; known: string[] } | { expected: Expected })

/**
 * Checks each value of a config by itself. Never throws.
 * @returns all problems, and the config without the invalid values
 */
export function checkValues(value: unknown): { config: WrittenConfig; problems: ValueProblem[] } {
  const result = configSchema.safeParse(value ?? {})
  const problems = [...(result.error?.issues ?? []).flatMap(toProblems), ...ruleProblems(value)]
  return { config: result.data ?? configSchema.safeParse(without(value, problems)).data ?? {}, problems }
}

/**
 * Removes invalid values, so that conflicts between the others can be reported in the same run.
 * Lists of names are removed whole: with half a roster, half of the schedule would have unknown members. So are `model`
 * and `repository`, whose keys make sense only together.
 */
function without(value: unknown, problems: ValueProblem[]): unknown {
  const copy = structuredClone(value)
  for (const { path, ...problem } of problems) {
    const names = path[0] === 'members' || ['id', 'heading', 'aliases'].includes(String(path[2]))
    const whole = ['model', 'repository'].includes(String(path[0])) || (names && !('unknownKey' in problem))
    const end = whole ? 0 : path.findLastIndex((step) => typeof step === 'string')
    let parent: unknown = copy
    for (const step of path.slice(0, end)) parent = isObject(parent) ? Reflect.get(parent, step) : undefined
    if (isObject(parent)) Reflect.deleteProperty(parent, path[end] ?? '')
  }
  return copy
}

function toProblems(issue: z.core.$ZodIssue): ValueProblem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, expected: issue.message as Expected }]
  return issue.keys.map((key) => ({ path: [...issue.path, key], unknownKey: key, known: knownKeys(issue.path) }))
}

/** The keys of the table at `path`, for the did-you-mean. */
function knownKeys(path: readonly PropertyKey[]): string[] {
  const tables = new Map<PropertyKey | undefined, object>([
    [undefined, configSchema.shape],
    ['members', member.shape],
    ['sections', section.shape],
    ['weeks', week.shape],
    ['discussion', discussion.shape],
    ['model', model.shape],
    ['repository', repository.shape],
    ['lint', { rules: true }],
  ])
  return Object.keys(tables.get(path[0]) ?? {})
}

function ruleProblems(value: unknown): ValueProblem[] {
  const lint = isTable(value) ? new Map(Object.entries(value)).get('lint') : undefined
  const rules = isTable(lint) ? new Map(Object.entries(lint)).get('rules') : undefined
  return Object.entries(isTable(rules) ? rules : {})
    .filter(
      ([rule, severity]) => !ruleNames.includes(rule) || !['error', 'warning', 'off'].includes(severity as string),
    )
    .map(([rule]) => ({
      path: ['lint', 'rules', rule],
      ...(ruleNames.includes(rule) ? { expected: 'severity' as const } : { unknownKey: rule, known: [...ruleNames] }),
    }))
}

function isTable(value: unknown): value is object {
  return isObject(value) && !Array.isArray(value)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

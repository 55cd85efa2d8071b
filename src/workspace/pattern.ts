import { normaliseName } from '../text.ts'
import { unitWords } from './week-label.ts'

/** A compiled path pattern. */
export interface Pattern {
  /** The labels in a path that matches; undefined if it does not. */
  labelsOf: (path: string) => PathLabels | undefined
  /** The labels in the path of a folder that may contain files that match; undefined if none below it can. */
  labelsAbove: (folder: string) => PathLabels | undefined
  /** Whether several files may belong to one member and week. */
  star: boolean
}

/** The labels found in a path, in NFC: `week-02` and `kim-seong-eon`. */
export interface PathLabels {
  week?: string | undefined
  member?: string | undefined
}

/** Names that the labels of a path may have, besides those that any week or member may have. */
export interface KnownNames {
  weeks: readonly string[]
  members: readonly string[]
}

/** In one name of a path. With more, a long name could be split in more ways than can be tried. */
const mostPlaces = 3

/** Whether a pattern can be matched in bounded time: at most three places in each name, and two `**`. */
export function isBounded(pattern: string): boolean {
  const names = pattern.split('/')
  return (
    names.every((name) => (name.match(/\{(?:week|member)\}|\*+/g) ?? []).length <= mostPlaces) &&
    names.filter((name) => name === '**').length <= 2
  )
}

/**
 * Compiles a pattern to regular expressions over the whole path. Only `{week}`, `{member}`, `*` and `**` are special;
 * `[CH.11] a&b.md` is literal. A name of the roster in the place of `{member}` is preferred to any other way to split a
 * path, and a place that stands again must have the same label.
 */
export function compilePattern(pattern: string, known: KnownNames = { weeks: [], members: [] }): Pattern {
  // `**/**` equals `**`.
  const names = pattern
    .normalize('NFC')
    .split('/')
    .filter((name, i, all) => name !== '**' || all[i - 1] !== '**')
  // A pattern that ends in `**` matches the files below, as `**/*` does.
  if (names.at(-1) === '**') names.push('*')
  const ways = known.members.length > 0 ? [anyOfNames(known.members), undefined] : [undefined]
  const compiled = new Map<number, RegExp[]>()
  const expressions = (length: number) => {
    const before = compiled.get(length)
    const now = before ?? ways.map((members) => expressionOf(names.slice(0, length), known.weeks, members))
    if (!before) compiled.set(length, now)
    return now
  }
  const firstStars = names.indexOf('**')
  return {
    labelsOf: (path) => labelsBy(expressions(names.length), path),
    labelsAbove: (folder) => {
      const depth = folder.split('/').length
      // Below `**`, any folder may contain files that match.
      if (firstStars >= 0 && depth > firstStars) {
        const above = folder.split('/').slice(0, firstStars).join('/')
        return isHidden(folder) ? undefined : firstStars === 0 ? {} : labelsBy(expressions(firstStars), above)
      }
      return depth < names.length ? labelsBy(expressions(depth), folder) : undefined
    },
    star: pattern.includes('*'),
  }
}

function labelsBy(expressions: readonly RegExp[], path: string): PathLabels | undefined {
  const composed = path.normalize('NFC')
  for (const expression of expressions) {
    const found = expression.exec(composed)
    const { week, member } = found?.groups ?? {}
    // A name of control and format characters alone is no label.
    if (found && [week, member].every((label) => label === undefined || normaliseName(label) !== ''))
      return { week, member }
  }
  return undefined
}

function isHidden(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('.') || name === 'node_modules')
}

/** A guard before a name that `*` or a place begins: neither matches a hidden name or an installed package. */
const notHidden = String.raw`(?!\.|node_modules(?:/|$))`

function expressionOf(names: readonly string[], weeks: readonly string[], members: string | undefined): RegExp {
  const seen = new Set<string>()
  const sources = names.map((name, at) => {
    const end = at === names.length - 1 ? '' : '/'
    return name === '**' ? `(?:${notHidden}[^/]+/)*` : nameSource(name, { weeks, members, seen }) + end
  })
  return new RegExp(`^${sources.join('')}$`, 'u')
}

interface Sources {
  weeks: readonly string[]
  members: string | undefined
  /** The places that stand earlier in the pattern. */
  seen: Set<string>
}

/** The expression for one name of a path. */
function nameSource(name: string, { weeks, members, seen }: Sources): string {
  const tokens = name.split(/(\{week\}|\{member\}|\*+)/).filter((part) => part !== '')
  const isPlace = (token: string | undefined) => token !== undefined && /^(?:\{(?:week|member)\}|\*+)$/.test(token)
  const isAlone = tokens.filter(isPlace).length === 1
  const sources = tokens.map((token, at) => {
    if (!isPlace(token)) return escaped(token)
    if (token.startsWith('*')) return tokens.length === 1 ? '[^/]+' : '[^/]*?'
    const kind = token.slice(1, -1)
    if (seen.has(kind)) return String.raw`\k<${kind}>`
    seen.add(kind)
    if (kind === 'week')
      return isAlone
        ? '(?<week>[^/]+)'
        : `(?<week>${[...weeks.map(anyCase), labelSource(isPlace(tokens[at - 1]))].join('|')})`
    // In `kim-week-02`, the week is the longest label at the end.
    return `(?<member>${members ?? (tokens.indexOf('{week}', at) < 0 ? '[^/]+' : '[^/]+?')})`
  })
  return (isPlace(tokens[0]) ? notHidden : '') + sources.join('')
}

/**
 * The grammar of the labels of weeks beside other places in a name: `week-02`, `2주차`, `Chapter 3~4`, `PartⅣ`,
 * `2025-11-27`.
 * @param isGlued whether another place stands directly before: in `kim3` by `{member}{week}` the week is `3`
 */
function labelSource(isGlued: boolean): string {
  const number = String.raw`(?:\p{Nd}+|[\u2160-\u217F]+)`
  const word = isGlued ? unitWords : String.raw`\p{L}+`
  const after = String.raw`(?:\s?(?:${unitWords})(?![a-zA-Z]))?`
  return String.raw`(?:(?:${word})[\s_.#-]*)?${number}(?:[-~–.]${number})*${after}`
}

/** The longest first, in any letter case. */
function anyOfNames(names: readonly string[]): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .map(anyCase)
    .join('|')
}

function anyCase(name: string): string {
  return escaped(name.normalize('NFC')).replace(/\p{L}/gu, (letter) => {
    const forms = new Set([letter, letter.toLowerCase(), letter.toUpperCase()])
    return forms.size === 1 ? letter : `(?:${[...forms].join('|')})`
  })
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}

/**
 * The tool's folder that a path leads into, if any. We never write there. Some file systems treat `.GIT` and `.git.` as
 * `.git`.
 */
export function toolFolder(steps: readonly string[]): '.git' | '.github' | 'node_modules' | undefined {
  const names = steps.map((step) =>
    step
      .normalize('NFKC')
      .replace(/\p{Cf}|[. ]*(?::.*)?$/gu, '')
      .toLowerCase(),
  )
  if (names.includes('git~1')) return '.git'
  return (['.git', '.github', 'node_modules'] as const).find((name) => names.includes(name))
}

/** Fills in a pattern's labels; undefined if it has a `*` or a placeholder without a label. */
export function fillPattern(pattern: string, labels: PathLabels): string | undefined {
  if (pattern.includes('*')) return undefined
  let missing = false
  const path = pattern.replace(/\{(week|member)\}/g, (_place, kind: 'week' | 'member') => {
    missing ||= labels[kind] === undefined
    return labels[kind] ?? ''
  })
  return missing ? undefined : path
}

/** The patterns to add for new notes if all have a `*`. */
export function placesFor(patterns: readonly string[]): string[] {
  if (!patterns.every((pattern) => pattern.includes('*'))) return []
  return [...new Set(patterns.flatMap((pattern) => withoutStar(pattern) ?? []))]
}

/**
 * A pattern without `*` for new notes beside those that a pattern takes: `{member}/{week}.md` for
 * `{member}/{week}. *.md`. A name that is only `*` becomes the label above: `{week}/{member}/{member}.md`.
 * @returns undefined if a label is missing, or if a folder is only `*`
 */
function withoutStar(pattern: string): string | undefined {
  if (!pattern.includes('{week}') || !pattern.includes('{member}')) return undefined
  const [, folder = '', name = '', extension = ''] = /^(.*\/)?([^/]*?)(\.[^./*{}]+)?$/.exec(pattern) ?? []
  const folders = folder.split('/').map(starless)
  if (folder.split('/').some((step, at) => step !== '' && folders[at] === '')) return undefined
  const above = /\{\w+\}(?!.*\{)/.exec(folder)?.[0] ?? ''
  return folders.join('/') + (starless(name) || above) + extension
}

/** One name of a pattern without its `*` and the marks beside it; between labels the mark before it is kept. */
function starless(name: string): string {
  return name.replace(/([\s._()[\],-]*)\*+([\s._()[\],-]*)/g, (found, before: string, after: string, at: number) =>
    at === 0 || at + found.length === name.length ? '' : before || after,
  )
}

/** What is ignored if the config does not say: most folders of notes have a page about themselves. */
export const usualIgnore = ['README.md']

/**
 * Returns a function that checks whether a path is ignored. A pattern without `/`, such as `README.md`, applies in
 * every folder. Files such as `_draft.md` are always ignored.
 */
export function ignorer(ignore: readonly string[]): (path: string) => boolean {
  const [names, paths]: [Pattern[], Pattern[]] = [[], []]
  for (const pattern of ignore) (pattern.includes('/') ? paths : names).push(compilePattern(pattern))
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (/^_.*\.(?:md|markdown)$/i.test(name)) return true
    return names.some(({ labelsOf }) => labelsOf(name)) || paths.some(({ labelsOf }) => labelsOf(path))
  }
}

/** Normalises a relative path: `./a//b/` is `a/b`. */
export function cleanPath(path: string): string {
  return path
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/')
}

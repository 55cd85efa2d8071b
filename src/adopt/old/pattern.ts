import { normaliseName } from '../../text.ts'

/** A compiled path pattern: a list of tokens for each segment; `**` matches any number of segments. */
export interface Pattern {
  segments: ('**' | Token[])[]
  /** Whether several files may belong to one member and week. */
  star: boolean
  /** Number of literal characters. Of two patterns that match a path, the one with more is more specific. */
  written: number
}

type Token = { text: string } | 'week' | 'member' | '*'

/** The labels found in a path so far, in NFC: `week-02` and `kim-seong-eon`. */
export interface PathLabels {
  week?: string | undefined
  member?: string | undefined
}

/** Scores a label: 0 is invalid, higher is better. */
export type Judge = (kind: 'week' | 'member', label: string) => number

/** Compiles a pattern. Only `{week}`, `{member}`, `*` and `**` are special; `[CH.11] a&b.md` is literal. */
export function compilePattern(pattern: string): Pattern {
  // `**/**` equals `**`.
  const names = pattern
    .normalize('NFC')
    .split('/')
    .filter((name, i, all) => name !== '**' || all[i - 1] !== '**')
  // A pattern that ends in `**` matches the files below, as `**/*` does.
  if (names.at(-1) === '**') names.push('*')
  return {
    segments: names.map((name) => (name === '**' ? '**' : compileName(name))),
    star: pattern.includes('*'),
    written: pattern.replace(/\{\w+\}|\*/g, '').length,
  }
}

/** Compiles a pattern for one name of a path. */
export function compileName(name: string): Token[] {
  return name
    .split(/(\{week\}|\{member\}|\*+)/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '{week}' ? 'week' : part === '{member}' ? 'member' : part[0] === '*' ? '*' : { text: part },
    )
}

/**
 * Matches one name of a path against one segment of a pattern.
 * @param known labels of earlier segments; a repeated placeholder must have the same label
 * @param judge chooses among several ways to split a name: in `week-02-kim` the week is `week-02`
 * @returns the labels including the new ones, or undefined if the name does not match
 */
export function matchSegment(
  segment: readonly Token[],
  name: string,
  known: PathLabels,
  judge: Judge,
): PathLabels | undefined {
  const composed = name.normalize('NFC')
  if (isHidden(composed) && !startsLiterally(segment, composed)) return undefined
  const cut = bestCut(segment, composed, known, judge)
  return cut && { ...known, ...cut.labels }
}

/** Names that `*` and placeholders do not match. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

function startsLiterally([first]: readonly Token[], name: string): boolean {
  return typeof first === 'object' && (name.startsWith('.') ? first.text.startsWith('.') : first.text === name)
}

/** One way to split the rest of a name: its labels and their score. */
interface Cut {
  labels: PathLabels
  score: number
}

/**
 * Finds the split of `name` with the highest score; among equals the one with the shortest week and the longest member.
 * Results are cached by token and start: with `*a*a*a*a*a*a.md` a long name can be split in more ways than a year has
 * seconds.
 */
function bestCut(segment: readonly Token[], name: string, known: PathLabels, judge: Judge): Cut | undefined {
  const tried = new Map<number | string, Cut | undefined>()
  // With a repeated placeholder the result also depends on its label.
  const twice = (['week', 'member'] as const).filter((kind) => segment.indexOf(kind) < segment.lastIndexOf(kind))

  const tryOnce = (index: number, start: number, bound: PathLabels): Cut | undefined => {
    const at = index * (name.length + 1) + start
    const key = twice.length === 0 ? at : [at, ...twice.map((kind) => bound[kind])].join('\0')
    if (!tried.has(key)) tried.set(key, attempt(index, start, bound))
    return tried.get(key)
  }

  const attempt = (index: number, start: number, bound: PathLabels): Cut | undefined => {
    const token = segment[index]
    if (token === undefined) return start === name.length ? { labels: {}, score: 1 } : undefined
    if (typeof token === 'object')
      return name.startsWith(token.text, start) ? tryOnce(index + 1, start + token.text.length, bound) : undefined
    let best: Cut | undefined
    for (const end of endsOf(segment, index, name, start)) {
      const boundHere = token === '*' ? {} : bind(token, name.slice(start, end), bound)
      const label = boundHere && token !== '*' ? boundHere[token] : undefined
      const value = label === undefined || token === '*' ? 1 : judge(token, label)
      const below = boundHere && value > 0 ? tryOnce(index + 1, end, { ...bound, ...boundHere }) : undefined
      if (below && value * below.score > (best?.score ?? 0))
        best = { labels: { ...boundHere, ...below.labels }, score: value * below.score }
    }
    return best
  }

  return tryOnce(0, 0, known)
}

/** The possible ends of a placeholder or `*`: shortest week first, longest member first. */
function endsOf(segment: readonly Token[], index: number, name: string, start: number): number[] {
  const next = segment[index + 1]
  if (next === undefined) return [name.length]
  const ends = Array.from({ length: name.length - start + 1 }, (_, length) => start + length)
  if (segment[index] === 'member') ends.reverse()
  return typeof next === 'object' ? ends.filter((end) => name.startsWith(next.text, end)) : ends
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

/** The label to add for a placeholder: none if it already has this label, undefined if it cannot have it. */
function bind(kind: 'week' | 'member', label: string, known: PathLabels): PathLabels | undefined {
  const before = known[kind]
  if (before !== undefined) return normaliseName(before) === normaliseName(label) ? {} : undefined
  return normaliseName(label) === '' ? undefined : { [kind]: label }
}

/** The labels of a path that matches a pattern without `**`. */
export function labelsIn(path: string, { segments }: Pattern, judge: Judge): PathLabels | undefined {
  const names = path.split('/')
  if (names.length !== segments.length) return undefined
  return segments.reduce<PathLabels | undefined>(
    (labels, segment, index) =>
      segment === '**' || !labels ? undefined : matchSegment(segment, names[index] ?? '', labels, judge),
    {},
  )
}

/**
 * Whether a whole path matches a pattern without placeholders, such as those of `ignore`. Tracks all positions in the
 * pattern at once: eight `**` divide a deep path in more ways than can be tried one by one.
 */
function matchPath(segments: Pattern['segments'], path: readonly string[]): boolean {
  // `**` may match nothing, so the position before it includes the one after it.
  const reach = (index: number): number[] => (segments[index] === '**' ? [index, ...reach(index + 1)] : [index])
  const ends = path.reduce<readonly number[]>((indices, name) => {
    const next = indices.flatMap((index) => {
      const segment = segments[index]
      if (segment === '**') return reach(index)
      return segment && matchSegment(segment, name, {}, () => 1) ? reach(index + 1) : []
    })
    return [...new Set(next)]
  }, reach(0))
  return ends.includes(segments.length)
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
  const [names, paths]: [Pattern['segments'][], Pattern['segments'][]] = [[], []]
  for (const pattern of ignore) (pattern.includes('/') ? paths : names).push(compilePattern(pattern).segments)
  return (path) => {
    const steps = path.split('/')
    const name = steps.slice(-1)
    if (/^_.*\.(?:md|markdown)$/i.test(name[0] ?? '')) return true
    return names.some((pattern) => matchPath(pattern, name)) || paths.some((pattern) => matchPath(pattern, steps))
  }
}

/** Normalises a relative path: `./a//b/` is `a/b`. */
export function cleanPath(path: string): string {
  return path
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/')
}

import { normaliseName } from './names.ts'

/** A path pattern, a list of tokens for each of its segments; `**` stands for any number of segments. */
export interface Pattern {
  segments: ('**' | Token[])[]
  /** Whether several files may belong to one member and week. */
  star: boolean
}

type Token = { text: string } | 'week' | 'member' | '*'

/** The labels that a path has given so far: `week-02` and `kim-seong-eon`, composed. */
export interface Labels {
  week?: string | undefined
  member?: string | undefined
}

/** How much a label looks like what it should be: 0 is never, more is better. */
export type Judge = (kind: 'week' | 'member', label: string) => number

/** Takes a pattern apart. Only `{week}`, `{member}`, `*` and `**` mean something: `[CH.11] a&b.md` is itself. */
export function compilePattern(pattern: string): Pattern {
  const names = pattern.normalize('NFC').split('/')
  // A pattern that ends in `**` means the files below, as `**/*` does.
  if (names.at(-1) === '**') names.push('*')
  return { segments: names.map((name) => (name === '**' ? '**' : tokens(name))), star: pattern.includes('*') }
}

function tokens(name: string): Token[] {
  return name
    .split(/(\{week\}|\{member\}|\*+)/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '{week}' ? 'week' : part === '{member}' ? 'member' : part[0] === '*' ? '*' : { text: part },
    )
}

/**
 * Matches one name of a path with one segment of a pattern.
 * @param known labels that earlier segments gave; a place that comes again must have the same label
 * @param judge decides where a name can be cut in several ways: `week-02-kim` is no week `week-02-kim`
 * @returns the labels known now, or nothing where the name does not match
 */
export function matchSegment(segment: readonly Token[], name: string, known: Labels, judge: Judge): Labels | undefined {
  const composed = name.normalize('NFC')
  if (isHidden(composed) && !startsLiterally(segment, composed)) return undefined
  let best: Labels | undefined
  let most = 0
  for (const labels of cuts(segment, 0, composed, 0, known)) {
    const week = labels.week === undefined ? 1 : judge('week', labels.week)
    const member = labels.member === undefined ? 1 : judge('member', labels.member)
    if (week * member > most) [best, most] = [labels, week * member]
  }
  return best
}

/** Names that no `*` and no place stands for. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

function startsLiterally([first]: readonly Token[], name: string): boolean {
  return typeof first === 'object' && (name.startsWith('.') ? first.text.startsWith('.') : first.text === name)
}

/** Every way to cut `name`: the shortest week first, the longest member first. */
function* cuts(
  segment: readonly Token[],
  index: number,
  name: string,
  start: number,
  known: Labels,
): Generator<Labels> {
  const token = segment[index]
  if (token === undefined) {
    if (start === name.length) yield known
    return
  }
  if (typeof token === 'object') {
    if (name.startsWith(token.text, start)) yield* cuts(segment, index + 1, name, start + token.text.length, known)
    return
  }
  const last = index === segment.length - 1
  const next = segment[index + 1]
  const lengths = Array.from({ length: name.length - start + 1 }, (_, length) => length)
  for (const length of last ? lengths.slice(-1) : token === 'member' ? lengths.reverse() : lengths) {
    const end = start + length
    if (typeof next === 'object' && !name.startsWith(next.text, end)) continue
    const labels = token === '*' ? known : bind(token, name.slice(start, end), known)
    if (labels) yield* cuts(segment, index + 1, name, end, labels)
  }
}

function bind(kind: 'week' | 'member', label: string, known: Labels): Labels | undefined {
  const before = known[kind]
  if (before !== undefined) return normaliseName(before) === normaliseName(label) ? known : undefined
  return normaliseName(label) === '' ? undefined : { ...known, [kind]: label }
}

/** What a path says by a pattern without `**`. */
export function labelsIn(path: string, pattern: string, judge: Judge): Labels | undefined {
  const [names, { segments }] = [path.split('/'), compilePattern(pattern)]
  if (names.length !== segments.length) return undefined
  return segments.reduce<Labels | undefined>(
    (labels, segment, index) =>
      segment === '**' || !labels ? undefined : matchSegment(segment, names[index] ?? '', labels, judge),
    {},
  )
}

/** Whether a whole path matches a pattern without places, as those of `ignore` are. */
export function matchPath({ segments }: Pattern, path: readonly string[]): boolean {
  const [segment, ...rest] = segments
  const [name, ...names] = path
  if (segment === undefined) return name === undefined
  if (segment === '**') {
    return (
      matchPath({ segments: rest, star: true }, path) ||
      (name !== undefined && matchPath({ segments, star: true }, names))
    )
  }
  const matched = name !== undefined && matchSegment(segment, name, {}, () => 1)
  return matched ? matchPath({ segments: rest, star: true }, names) : false
}

/** Puts labels into a pattern; nothing where it has a `*`, or a place for which there is no label. */
export function fillPattern(pattern: string, labels: Labels): string | undefined {
  if (pattern.includes('*')) return undefined
  let missing = false
  const path = pattern.replace(/\{(week|member)\}/g, (_place, kind: 'week' | 'member') => {
    missing ||= labels[kind] === undefined
    return labels[kind] ?? ''
  })
  return missing ? undefined : path
}

/** `README.md` is ignored in every folder, `archive/**` and `notes/old.md` where they say. */
export function ignorer(ignore: readonly string[]): (path: string) => boolean {
  const [names, paths]: [Pattern[], Pattern[]] = [[], []]
  for (const pattern of ignore) (pattern.includes('/') ? paths : names).push(compilePattern(pattern))
  return (path) => {
    const steps = path.split('/')
    const name = steps.slice(-1)
    if (/^_.*\.(?:md|markdown)$/i.test(name[0] ?? '')) return true
    return names.some((pattern) => matchPath(pattern, name)) || paths.some((pattern) => matchPath(pattern, steps))
  }
}

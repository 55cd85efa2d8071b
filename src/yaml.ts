import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'

/** YAML text as plain values, with its problems, and as the tree in which {@link placeIn} finds a value. */
export interface YamlText {
  value: unknown
  /** Offsets count from 0. */
  problems: { message: string; offset: number }[]
  document: Document.Parsed
}

const DEPTH = 50

/**
 * Whether `yaml` would choke on the text. It nests a call for each level: a hundred thousand `- - - -` abort the
 * process (no exception to catch), and a thousand `? ? ? ?` take it half a minute.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > DEPTH) return true
  }
  let explicitKeys = 0
  for (const [indicators] of text.matchAll(/^(?:[ \t]*[-?:](?=\s|$))+/gm)) {
    const marks = indicators.replace(/[ \t]/g, '')
    if (marks.includes('?')) explicitKeys++
    if (marks.length > DEPTH || explicitKeys > DEPTH) return true
  }
  return /^[ \t]{400}/m.test(text)
}

/** Reads YAML 1.2 (so JSON too): no merge keys, no tags of anyone's own, few aliases. Throws nothing; ask `isTooDeep` first. */
export function parseYaml(text: string): YamlText {
  const document = parseDocument(hidePlaces(text), {
    schema: 'core',
    merge: false,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
  })
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    message: showPlaces(message),
    offset: pos[0],
  }))
  let value: unknown = null
  try {
    value = document.toJS({
      maxAliasCount: 100,
      reviver: (_key, part) => (typeof part === 'string' ? showPlaces(part) : part),
    })
  } catch (error) {
    problems.push({ message: (error as Error).message, offset: 0 })
  }
  return { value, problems, document }
}

/** `{file: notes/{week}/discussion.md}` is no YAML, but means what it says: hides the inner braces, a letter for a letter. */
function hidePlaces(text: string): string {
  return text.replace(/\{(week|member)\}/g, '\uE000$1\uE001')
}

function showPlaces(text: string): string {
  return text.replace(/\uE000(week|member)\uE001/g, '{$1}')
}

/** The pairs of a mapping by their keys: ten thousand unknown keys are not looked for one by one. */
const pairsOf = new WeakMap<YAMLMap, Map<string, Pair>>()

function pairAt(map: YAMLMap, key: string): Pair | undefined {
  const pairs =
    pairsOf.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]))
  pairsOf.set(map, pairs)
  return pairs.get(key)
}

/** Where the value at `path` stands, or its key; the nearest place around it when it is not written. */
export function placeIn(
  { document }: YamlText,
  path: readonly PropertyKey[],
  part: 'key' | 'value',
): { start: number; end: number; source?: string | undefined } {
  let node: unknown = document.contents
  let key: unknown = node
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    const child = isMap(node) ? pairAt(node, String(step)) : isSeq(node) ? node.items[Number(step)] : undefined
    if (child === undefined) break
    key = isPair(child) ? child.key : child
    node = isPair(child) ? (child.value ?? child.key) : child
  }
  const found = part === 'key' ? key : node
  if (!isNode(found)) return { start: 0, end: 0 }
  const [start, end] = found.range ?? [0, 0]
  return { start, end, source: isScalar(found) && found.source ? showPlaces(found.source) : undefined }
}

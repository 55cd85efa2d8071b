import {
  type Document,
  type ErrorCode,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  visit,
  type YAMLMap,
} from 'yaml'
import type { Span } from './markdown/edits.ts'

/** Parsed YAML: plain values, problems, and the document in which {@link placeIn} finds a value. */
export interface YamlText {
  text: string
  value: unknown
  /** Offsets count from 0. */
  problems: YamlError[]
  document: Document.Parsed
}

/** What an error of the library is about. */
export interface YamlReason {
  code: ErrorCode
  /** In English. */
  message: string
  /** The line of the error as it should be, if quotes around its value are all it needs: `title: "A: B"`. */
  quoted?: string | undefined
}

/** An error of the library, and where the author made it. */
export type YamlError = Span & YamlReason

const DEPTH = 50

/**
 * Whether a text is nested too deeply for `yaml`, which recurses for each level: a hundred thousand `- - - -` abort the
 * process (no exception to catch), and a thousand `? ? ? ?` take half a minute.
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

/** Parses YAML 1.2 (and JSON): no merge keys, no custom tags, few aliases. Never throws; check `isTooDeep` first. */
export function parseYaml(text: string): YamlText {
  const hidden = hidePlaces(text)
  const document = parseDocument(hidden, {
    schema: 'core',
    merge: false,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
  })
  const problems: YamlError[] = yamlErrors(document, hidden).map(({ message, quoted, ...problem }) => ({
    ...problem,
    message: showPlaces(message),
    quoted: quoted && showPlaces(quoted),
  }))
  let value: unknown = null
  try {
    value = document.toJS({
      maxAliasCount: 100,
      reviver: (_key, part) => (typeof part === 'string' ? showPlaces(part) : part),
    })
  } catch (error) {
    const span = unresolved(document)
    problems.push({ code: 'RESOURCE_EXHAUSTION', message: (error as Error).message, ...span })
  }
  return { text, value, problems, document }
}

/** One missing bracket can cause an error on each line below it. */
const maxErrors = 20

/**
 * The first errors and warnings of a document. Offsets count from 0.
 * @param text that was parsed
 */
export function yamlErrors(document: Document.Parsed, text: string): YamlError[] {
  const errors = [...document.errors, ...document.warnings].slice(0, maxErrors)
  return errors.map(({ code, message, pos: [start, end] }) => ({
    code,
    message,
    quoted: quotedLine(text, start),
    ...(/end with a |^Missing closing /.test(message) ? openedBefore(start, document) : { start, end }),
  }))
}

/** The longest line that is shown with quotes. */
const maxQuoted = 80

/** The line at an offset with quotes around its value, if it is valid YAML only with them. */
function quotedLine(text: string, at: number): string | undefined {
  const from = text.lastIndexOf('\n', at - 1) + 1
  const [line = ''] = text.slice(from).split(/\r?\n/, 1)
  const part = lineValue(line) ?? flowValue(line, at - from)
  if (!part || line.length > maxQuoted || isValid(line.trim())) return undefined
  const value = stringify(line.slice(part.start, part.end), { lineWidth: 0 })
  const quoted = `${line.slice(0, part.start)}${value.trimEnd()}${line.slice(part.end)}`.trim()
  return isValid(quoted) ? quoted : undefined
}

/** The value of the line `key: value`, unless it is in brackets or quotes. */
function lineValue(line: string): Span | undefined {
  const [, key = '', value = ''] = /^(\s*(?:- )?[\p{L}\p{N}_-]+: +)(.*?)\s*$/u.exec(line) ?? []
  const isEnclosed = /^(?:\[[^\]]*\]?|\{[^}]*\}?|"[^"]*"?|'[^']*'?|[|>].*|.*\s#.*)$/.test(value)
  return value === '' || isEnclosed ? undefined : { start: key.length, end: key.length + value.length }
}

/** The value `1장: 소개` in `- {id: week-01, title: 1장: 소개}`; in `{id: kim name: Kim}` rather a comma is missing. */
function flowValue(line: string, start: number): Span | undefined {
  const [value = ''] = /^[^\s,[\]{}"'][^,[\]{}"']*/.exec(line.slice(start)) ?? []
  const isValue = /[[{]/.test(line.slice(0, start)) && value.includes(': ') && !/\s\w+: /.test(value)
  return isValue ? { start, end: start + value.trimEnd().length } : undefined
}

function isValid(yaml: string): boolean {
  return parseDocument(yaml, { logLevel: 'error' }).errors.length === 0
}

/** The first alias without an anchor above it: `title: *AI*`. */
function unresolved(document: Document.Parsed): Span {
  let span = { start: 0, end: 0 }
  visit(document, {
    Alias(_key, node) {
      if (node.resolve(document)) return undefined
      const [start, end] = node.range ?? [0, 0]
      span = { start, end }
      return visit.BREAK
    },
  })
  return span
}

/**
 * The bracket or quote that is still open at an offset. The library reports where it gave up, lines below the mistake:
 *
 *     member: [Kim
 *     week: 2
 */
function openedBefore(end: number, document: Document.Parsed): Span {
  let start = end
  const open = (_key: unknown, node: Node) => {
    const isEnclosed = isCollection(node) ? node.flow : isScalar(node) && node.type?.startsWith('QUOTE')
    if (!isEnclosed || node.range?.[1] !== end) return undefined
    start = node.range[0]
    return visit.BREAK
  }
  visit(document, { Collection: open, Scalar: open })
  return { start, end: start + 1 }
}

/** `{file: notes/{week}/discussion.md}` is invalid YAML but clear: hides the inner braces, keeping the length. */
function hidePlaces(text: string): string {
  return text.replace(/\{(week|member)\}/g, '\uE000$1\uE001')
}

function showPlaces(text: string): string {
  return text.replace(/\uE000(week|member)\uE001/g, '{$1}')
}

/** The pairs of each mapping by key, so that ten thousand unknown keys need no linear searches. */
const pairsOf = new WeakMap<YAMLMap, Map<string, Pair>>()

function pairAt(map: YAMLMap, key: string): Pair | undefined {
  const pairs =
    pairsOf.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]))
  pairsOf.set(map, pairs)
  return pairs.get(key)
}

/** The position of the value at `path`, or of its key; if it is not in the text, of its nearest ancestor. */
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

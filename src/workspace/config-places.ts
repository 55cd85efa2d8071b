import type { Place, Words } from '../errors.ts'
import type { Language } from '../languages/language.ts'
import { nearest } from '../text.ts'
import type { YamlText } from '../yaml.ts'
import { keyText } from './config-checks.ts'
import type { ValueProblem } from './config-schema.ts'

/** A problem in words, with its place in the text. */
export interface Located {
  words: Words
  /** Offsets behind the byte order mark. */
  start: number
  end?: number | undefined
}

/** Puts words and a place to a wrong value; `prefix` leads to the config in the file. */
export function locate(
  problem: ValueProblem,
  config: unknown,
  prefix: string[],
  yaml: YamlText,
  language: Language,
): Located {
  const { messages } = language
  const path = [...prefix, ...problem.path]
  const key = keyText(problem.path)
  if ('unknownKey' in problem) {
    const { unknownKey, known } = problem
    return { words: messages.unknownKey(key, nearest(unknownKey, known), known), ...yaml.find(path, 'key') }
  }
  const place = yaml.find(path, 'value')
  const value = valueAt(config, problem.path)
  // Who writes the key itself where its variable belongs does not want to see it in the log of a CI job.
  const found = problem.expected === 'envName' && typeof value === 'string' ? '`…`' : describe(value, place.source)
  return { words: messages.configValue(key, found, problem.expected), ...place }
}

function valueAt(config: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined,
    config,
  )
}

/** A value in a few letters, as it was written: `02` stays `02`. */
function describe(value: unknown, source: string | undefined): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return '`[…]`'
  if (typeof value === 'object') return '`{…}`'
  const text = (source || JSON.stringify(value)).replace(/\s+/g, ' ')
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``
}

/** From offsets behind the byte order mark to lines and columns of the file, mark included. */
export function placeFinder(path: string, text: string): (problem: Located) => Place {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
  const position = (offset: number) => {
    const line = starts.findLastIndex((start) => start <= offset + mark)
    return { line: line + 1, column: offset + mark - (starts[line] ?? 0) + 1 }
  }
  return ({ start, end }) => {
    const to = end === undefined ? undefined : position(end)
    return { path, ...position(start), endLine: to?.line, endColumn: to?.column }
  }
}

import { normaliseName } from '../text.ts'
import { firstNumber } from '../workspace/week-label.ts'

/** A part of a path: in the name at index `at`, from `start` to `end`, in code units of the path in NFC. */
export interface PathPart {
  at: number
  start: number
  end: number
  text: string
}

/** The parts of a path by where they are: `folder 1` from the top, `folder -1` from the end, `word -1` of the name. */
export interface Slots {
  /** What may name a person. */
  who: Map<string, PathPart>
  /** What counts. */
  when: Map<string, PathPart>
}

/** The names of a path, in NFC; the last without its extension. */
export function pathNames(path: string): string[] {
  const names = path.normalize('NFC').split('/')
  return [...names.slice(0, -1), (names.at(-1) ?? '').replace(/\.[^.]*$/, '')]
}

/** Splits a path into its parts. The name of a README says nothing. */
export function slotsOf(path: string): Slots {
  const names = pathNames(path)
  const folders = names.slice(0, -1).map((text, at): PathPart => ({ at, start: 0, end: text.length, text }))
  const places = folders.flatMap((part, at): [string, PathPart][] => [
    [`folder ${at + 1}`, part],
    [`folder ${at - folders.length}`, part],
  ])
  const [at, text = ''] = [names.length - 1, names.at(-1)]
  const isReadme = /^readme$/i.test(text)
  const words = isReadme ? [] : partsOf(text, at, /[^\s_\-.()[\],]+/gu).filter((part) => /\p{L}/u.test(part.text))
  const counted = isReadme ? [] : partsOf(text, at, label).filter((part) => numberOf(part.text) !== undefined)
  return {
    who: new Map([
      ...places.filter(([, part]) => /\p{L}/u.test(part.text)),
      ...(words.length > 0 ? [['name', { at, start: 0, end: text.length, text }] as const] : []),
      ...bothWays('word', words),
    ]),
    when: new Map([...places.filter(([, part]) => numberOf(part.text) !== undefined), ...bothWays('number', counted)]),
  }
}

/** `week-02`, `2주차`, `PartⅣ`, `28-31` */
const label = /(?:\p{L}+[\s_.#-]*)?(?:\p{Nd}+|[\u2160-\u217F]+)(?:[-~–.]\p{Nd}+)*\p{L}*/gu

function partsOf(name: string, at: number, expression: RegExp): PathPart[] {
  return Array.from(name.matchAll(expression), ({ 0: text, index }) => ({
    at,
    start: index,
    end: index + text.length,
    text,
  }))
}

function bothWays(kind: string, parts: readonly PathPart[]): [string, PathPart][] {
  return parts.flatMap((part, at) => [
    [`${kind} ${at + 1}`, part],
    [`${kind} ${at - parts.length}`, part],
  ])
}

/** What a label counts, or the day that it is. */
export function numberOf(text: string): number | undefined {
  const [, year, month, day] = /(\d{4})[-./](\d{1,2})[-./](\d{1,2})/.exec(text) ?? []
  if (year !== undefined) return Number(year) * 372 + Number(month) * 31 + Number(day)
  return firstNumber(text)
}

/** Equal for spellings of one name. */
export function nameKey(text: string): string {
  return normaliseName(text.normalize('NFKC'))
}

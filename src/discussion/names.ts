import { type Phrase, spans } from './phrases.ts'
import { fold } from './plain.ts'
import type { Reading, Sentence } from './terms.ts'

/** Which names mean one thing: `of` gives the name that stands for all of them, `all` every name of it, folded. */
export interface Names {
  of(key: string): string
  all(key: string): string[]
}

/**
 * Joins the names that glosses, `환각(Hallucination)`, and the config's glossary make one (disjoint sets; the smallest name
 * stands for its set, so that the order of the notes does not matter).
 */
export function joinNames(
  readings: readonly Reading[],
  glossary: readonly (readonly string[])[],
  general: ReadonlySet<string>,
): Names {
  const parent = new Map<string, string>()
  const of = (key: string): string => {
    let at = key
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up
    return at
  }
  const join = (one: string, other: string) => {
    const [a, b] = [of(one), of(other)].sort((x, y) => (x < y ? -1 : 1))
    if (a !== undefined && b !== undefined && a !== b) parent.set(b, a)
  }
  for (const names of glossary) for (const name of names.slice(1)) join(fold(names[0] ?? ''), fold(name))
  for (const { title, body } of readings) {
    for (const sentence of title ? [title, ...body] : body) {
      for (const [name, gloss] of glosses(sentence)) if (!general.has(name) && !general.has(gloss)) join(name, gloss)
    }
  }
  const latin = new Set(readings.flatMap(latinRuns))
  for (const name of latin) if (latin.has(`${name}s`) && !general.has(name)) join(name, `${name}s`)
  const all = new Map<string, string[]>()
  for (const name of parent.keys()) all.set(of(name), [...(all.get(of(name)) ?? [of(name)]), name])
  return { of, all: (key) => all.get(of(key)) ?? [key] }
}

/** The runs of Latin words, folded: of those, `runbook` and `runbooks` are one name. */
function latinRuns({ title, body }: Reading): string[] {
  return (title ? [title, ...body] : body)
    .flatMap(({ phrases }) => phrases.flatMap((phrase) => [...spans(phrase)]))
    .filter((key) => /^[a-z]{4,}$/.test(key))
}

/** The pairs of names, folded, that a sentence makes one: a name, and another in brackets right behind it. */
function glosses(sentence: Sentence): [string, string][] {
  const pairs: [string, string][] = []
  for (const match of sentence.text.matchAll(/\s?\(([^()]{2,60})\)/g)) {
    const run = sentence.phrases.findLast(({ end }) => end === match.index)
    const gloss = match[1]?.trim() ?? ''
    const name = run && glossed(run, gloss)
    if (name) pairs.push([name, fold(gloss)])
  }
  return pairs
}

/**
 * How much of the run the gloss is a gloss of: as many words as it has itself (`테스트 시점 연산(test-time compute)`), all of
 * it where the gloss is an acronym. A list, `아키텍처(RWKV, SSM)`, a number or a remark is none.
 */
function glossed(run: Phrase, gloss: string): string | undefined {
  if (/[,/·:;?!~]|^[\d.%]+/.test(gloss)) return undefined
  const [foreign, native] = [/^[\p{Script=Latin}\d .&+'-]+$/u.test(gloss), /^[\p{Script=Hangul} ]+$/u.test(gloss)]
  const written = run.words.join(' ')
  if (foreign && /\p{Script=Hangul}/u.test(written)) {
    const length = /^[A-Z][\dA-Za-z]*[A-Z]$/.test(gloss) ? run.words.length : gloss.split(/[ -]+/).length
    return fold(run.words.slice(-length).join(''))
  }
  const last = run.words.at(-1) ?? ''
  if (native && gloss.split(' ').length <= 3 && /^[\p{Script=Latin}\d-]+$/u.test(last)) return fold(last)
  const initials = gloss.match(/\b[\p{L}]/gu)?.join('') ?? ''
  return foreign && /^[A-Za-z]{2,6}$/.test(last) && isSubsequence(last.toLowerCase(), initials.toLowerCase())
    ? fold(last)
    : undefined
}

/** `moe` in `moe`, of `Mixture of Experts`; `raid` in `raoid`. */
function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}

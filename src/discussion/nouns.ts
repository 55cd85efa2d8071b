import type { Morpheme } from './phrases.ts'

const PARTICLE = /^(?:은|는|이|가|을|를|의|에|로|으로|와|과|도|만|에서|부터|까지|보다|라는|이라는)$/
const LONGEST_PARTICLE = 3

/**
 * Nouns that an analyser's dictionary lacks, `버짓`, `포스트모텀`: a stem that stands in the texts in two ways, alone or with
 * different particles. Takes the sentences of all notes, so that what one note tells helps to read another.
 */
export function foreignNouns(texts: readonly string[]): Set<string> {
  const ways = new Map<string, Set<string>>()
  for (const text of texts) {
    for (const [word] of text.matchAll(/(?<![가-힣])[가-힣]{2,20}(?![가-힣])/g)) {
      for (const [stem, particle] of splits(word)) ways.set(stem, (ways.get(stem) ?? new Set()).add(particle))
    }
  }
  return new Set([...ways].filter(([, particles]) => particles.size > 1).map(([stem]) => stem))
}

/**
 * Where the analyser took such a noun apart (`버` + `짓`), or took its particle into it (`리텐션이`), the noun and the particle
 * stand instead of what it found. Words that begin in anything but a noun, or hold a predicate, are left.
 */
export function withNouns(text: string, morphemes: readonly Morpheme[], nouns: ReadonlySet<string>): Morpheme[] {
  let settled = [...morphemes]
  for (const { 0: word, index } of text.matchAll(/(?<![가-힣])[가-힣]{2,20}(?![가-힣])/g)) {
    const [stem, particle] =
      splits(word).find(([stem, particle]) => nouns.has(stem) || isSwallowed(stem, particle)) ?? []
    const pieces = settled.filter(({ start }) => start >= index && start < index + word.length)
    const [first] = pieces
    if (stem === undefined || particle === undefined || !first || first.start !== index || !/^NN[GP]$/.test(first.tag))
      continue
    if (
      first.form === stem ||
      (!nouns.has(stem) && first.form !== word) ||
      pieces.some(({ tag }) => /^(?:E|X|VC|VA|VX)/.test(tag))
    )
      continue
    const at = settled.indexOf(first)
    const noun = { form: stem, tag: 'NNG', start: index, end: index + stem.length }
    const tag = /^[은는도만]$/.test(particle) ? 'JX' : 'JKB'
    const rest = particle ? [{ form: particle, tag, start: noun.end, end: index + word.length }] : []
    settled = [...settled.slice(0, at), noun, ...rest, ...settled.slice(at + pieces.length)]
  }
  return settled
}

/**
 * English nouns that look like verbs, `burn rate`: two words that stand side by side as nouns somewhere in the notes, in the
 * singular.
 */
export function compounds(sentences: readonly { morphemes: readonly Morpheme[] }[]): Set<string> {
  return new Set(
    sentences.flatMap(({ morphemes }) =>
      morphemes.flatMap((last, at) => {
        const first = morphemes[at - 1]
        return first?.tag === 'NNG' && last.tag === 'NNG' && /^[A-Za-z]+$/.test(last.form)
          ? [twoWords(first, last)]
          : []
      }),
    ),
  )
}

/** The same morphemes, where the second word of a known compound is a noun. */
export function withCompounds(morphemes: readonly Morpheme[], known: ReadonlySet<string>): Morpheme[] {
  return morphemes.map((last, at) => {
    const first = morphemes[at - 1]
    const noun = last.tag === 'VV' && first && known.has(twoWords(first, last))
    return noun ? { ...last, tag: 'NNG' } : last
  })
}

function twoWords(first: Morpheme, last: Morpheme): string {
  return `${first.form} ${last.form.replace(/s$/, '')}`.toLowerCase()
}

/** No Korean noun of four syllables ends in one of these. */
function isSwallowed(stem: string, particle: string): boolean {
  return stem.length > 2 && /^[은는를]$/.test(particle)
}

/** A word as stem and particle, the longest stem first; the empty particle too. */
function splits(word: string): [stem: string, particle: string][] {
  const found: [string, string][] = [[word, '']]
  for (let length = 1; length <= Math.min(LONGEST_PARTICLE, word.length - 2); length++) {
    const particle = word.slice(-length)
    if (PARTICLE.test(particle)) found.push([word.slice(0, -length), particle])
  }
  return found
}

import { finalConsonant } from './syllables.ts'

/** Pairs of particles by {@link Particle}: after a consonant, after a vowel. */
const PAIRS = {
  은: ['은', '는'],
  이: ['이', '가'],
  을: ['을', '를'],
  과: ['과', '와'],
  이라고: ['이라고', '라고'],
  이라는: ['이라는', '라는'],
  으로: ['으로', '로'],
} as const

/** A particle, named by its form after a consonant. */
export type Particle = keyof typeof PAIRS

/** How a word ends when read in Korean: in a vowel, in `ㄹ`, or in another consonant. */
type Ending = 'vowel' | 'rieul' | 'consonant'

/** Returns `word` with the particle that fits its last sound: `토큰은`, `모델로`, `Top-k를`, `환각(Hallucination)이`. */
export function withParticle(word: string, particle: Particle): string {
  const [closed, open] = PAIRS[particle]
  const sound = ending(word)
  return word + (sound === 'vowel' || (particle === '으로' && sound === 'rieul') ? open : closed)
}

/** Acronyms pronounced as a word that ends differently from the name of their last letter. */
const SAID_AS_WORDS: Record<string, Ending> = {
  CAP: 'consonant',
  MAP: 'consonant',
  GIT: 'consonant',
  SAP: 'vowel',
  REST: 'vowel',
}
/** Words whose Korean spelling does not follow from their letters: 허브, 비트, 루프. */
const SPELT_OTHERWISE: Record<string, Ending> = {
  hub: 'vowel',
  github: 'vowel',
  bit: 'vowel',
  loop: 'vowel',
  tree: 'vowel',
  cache: 'vowel',
  recipe: 'vowel',
  one: 'consonant',
  note: 'vowel',
}

function ending(word: string): Ending {
  const text = pronounced(word)
  const last = text.at(-1) ?? ''
  if (/[가-힣]/.test(last)) return hangul(last)
  if (/\d/.test(last)) return digits(text)
  if (/[A-Za-z]/.test(last)) return latin(/[A-Za-z]+$/.exec(text)?.[0] ?? '')
  return 'vowel'
}

/** The pronounced part of a word, without closing quotes, marks and a gloss in brackets. */
function pronounced(word: string): string {
  const text = word.normalize('NFC').normalize('NFKC')
  const without = text.replace(/\s*\([^()]*\)(?=[^\p{L}\p{N}]*$)/u, '')
  return (/[\p{L}\p{N}]/u.test(without) ? without : text).replace(/%$/, '퍼센트').replace(/[^가-힣A-Za-z\d]+$/, '')
}

function hangul(syllable: string): Ending {
  const final = finalConsonant(syllable)
  return final === '' ? 'vowel' : final === 'ㄹ' ? 'rieul' : 'consonant'
}

/** Digits are read in Sino-Korean, `100` as 백, or in English directly after a Latin letter, `S3` as 에스쓰리. */
function digits(word: string): Ending {
  const number = /\d+$/.exec(word)?.[0] ?? ''
  const behindLatin = /[A-Za-z]-?\d+$/.test(word)
  const last = Number(number.at(-1))
  if (behindLatin && number.length === 1) return [1, 7, 9].includes(last) ? 'consonant' : 'vowel'
  if (last === 0) {
    const zeros = /0+$/.exec(number)?.[0].length ?? 0
    return zeros >= 12 && zeros < 16 && number.length > zeros ? 'vowel' : 'consonant'
  }
  if ([1, 7, 8].includes(last)) return 'rieul'
  return [3, 6].includes(last) ? 'consonant' : 'vowel'
}

/** Capitals are spelled out if they are up to three or unpronounceable: `RAG` 알에이지, `HTML`. `JSON` is read as a word. */
function latin(word: string): Ending {
  const known = SAID_AS_WORDS[word] ?? SPELT_OTHERWISE[word.toLowerCase()]
  if (known) return known
  const capitals = /[A-Z]{2,}$/.exec(word)?.[0]
  const sayable =
    capitals !== undefined && capitals.length > 3 && /[AEIOU]/.test(capitals.slice(1)) && !/[^AEIOU]{3}/.test(capitals)
  if (word.length === 1 || (capitals !== undefined && !sayable)) return letter(word.slice(-1).toUpperCase())
  return spelt(word.toLowerCase())
}

/** Names of letters: 엘 and 알 end in `ㄹ`, 엠 and 엔 in a consonant, all others in a vowel. */
function letter(name: string): Ending {
  if (name === 'L' || name === 'R') return 'rieul'
  return name === 'M' || name === 'N' ? 'consonant' : 'vowel'
}

/** Korean loan-word spelling, simplified: l, m, n, ng and a stop after a vowel close the syllable. */
function spelt(word: string): Ending {
  if (/(?:[^aeiou]l|[aeiouy]l)e?$/.test(word)) return 'rieul'
  if (/(?:[mn]e?|ng|gn|mb)$/.test(word)) return /[mn]{2}e$/.test(word) ? 'vowel' : 'consonant'
  if (/(?:ck|[aeiou]c|[aeiou]k|[aeiou]p|[aeiou]t|[aeiou]b)$/.test(word)) return 'consonant'
  return 'vowel'
}

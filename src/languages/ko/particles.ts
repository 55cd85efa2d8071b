import { hasBatchim } from 'es-hangul'

/** The pairs of particles, each by the name that the question forms use. */
const PAIRS = {
  은: ['은', '는'],
  이: ['이', '가'],
  을: ['을', '를'],
  과: ['과', '와'],
  이라고: ['이라고', '라고'],
  이라는: ['이라는', '라는'],
  으로: ['으로', '로'],
} as const

/** A particle, named by the form that it has behind a consonant. */
export type Particle = keyof typeof PAIRS

/** How the last sound of a word ends, for Korean ears: in a vowel, in `ㄹ`, or in another consonant. */
type Ending = 'vowel' | 'rieul' | 'consonant'

/** Gives `word` with the particle that fits its last sound: `토큰은`, `모델로`, `Top-k를`, `환각(Hallucination)이`. */
export function withParticle(word: string, particle: Particle): string {
  const [closed, open] = PAIRS[particle]
  const sound = ending(word)
  return word + (sound === 'vowel' || (particle === '으로' && sound === 'rieul') ? open : closed)
}

/** Acronyms that are said as a word of another ending than their last letter's name. */
const SAID_AS_WORDS: Record<string, Ending> = {
  CAP: 'consonant',
  MAP: 'consonant',
  GIT: 'consonant',
  SAP: 'vowel',
  REST: 'vowel',
}
/** Words whose Korean spelling does not follow their letters: 허브, 비트, 루프. */
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
  const said = bare(word)
  const last = said.at(-1) ?? ''
  if (/[가-힣]/.test(last)) return hangul(last)
  if (/\d/.test(last)) return digits(said)
  if (/[A-Za-z]/.test(last)) return latin(/[A-Za-z]+$/.exec(said)?.[0] ?? '')
  return 'vowel'
}

/** What is said last: closing quotes, marks and a gloss in brackets are not. */
function bare(word: string): string {
  const text = word.normalize('NFC').normalize('NFKC')
  const without = text.replace(/\s*\([^()]*\)(?=[^\p{L}\p{N}]*$)/u, '')
  return (/[\p{L}\p{N}]/u.test(without) ? without : text).replace(/%$/, '퍼센트').replace(/[^가-힣A-Za-z\d]+$/, '')
}

function hangul(syllable: string): Ending {
  if (!hasBatchim(syllable)) return 'vowel'
  return (syllable.charCodeAt(0) - 0xac00) % 28 === 8 ? 'rieul' : 'consonant'
}

/** Digits are read the Sino-Korean way, `100` as 백; right behind a Latin letter the English way, `S3` as 에스쓰리. */
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

/** Capitals of up to three letters, or that no one can say, are read by letters: `RAG` 알에이지, `HTML`; `JSON` is a word. */
function latin(word: string): Ending {
  const known = SAID_AS_WORDS[word] ?? SPELT_OTHERWISE[word.toLowerCase()]
  if (known) return known
  const capitals = /[A-Z]{2,}$/.exec(word)?.[0]
  const sayable =
    capitals !== undefined && capitals.length > 3 && /[AEIOU]/.test(capitals.slice(1)) && !/[^AEIOU]{3}/.test(capitals)
  if (word.length === 1 || (capitals !== undefined && !sayable)) return letter(word.slice(-1).toUpperCase())
  return spelt(word.toLowerCase())
}

/** The letters' names: 엘, 알 in `ㄹ`, 엠, 엔 in a consonant, all others in a vowel. */
function letter(name: string): Ending {
  if (name === 'L' || name === 'R') return 'rieul'
  return name === 'M' || name === 'N' ? 'consonant' : 'vowel'
}

/** By the rules of Korean loan-word spelling, simplified: l, m, n, ng and a stop behind a vowel close the syllable. */
function spelt(word: string): Ending {
  if (/(?:[^aeiou]l|[aeiouy]l)e?$/.test(word)) return 'rieul'
  if (/(?:[mn]e?|ng|gn|mb)$/.test(word)) return /[mn]{2}e$/.test(word) ? 'vowel' : 'consonant'
  if (/(?:ck|[aeiou]c|[aeiou]k|[aeiou]p|[aeiou]t|[aeiou]b)$/.test(word)) return 'consonant'
  return 'vowel'
}

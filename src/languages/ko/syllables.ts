import { disassembleCompleteCharacter } from 'es-hangul'

/** The consonant that ends a word in Hangul, `ㄹ` for `모델`; empty after a vowel and for other letters. */
export function finalConsonant(word: string): string {
  return disassembleCompleteCharacter(word.at(-1) ?? '')?.jongseong ?? ''
}

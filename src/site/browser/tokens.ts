/**
 * The tokens of a text: words of letters that stand by themselves, and of Hangul, kana and Han each pair of letters, so
 * that what stands inside a compound is found.
 */
export function tokens(text: string): string[] {
  return runsOf(text).flatMap((run) => (isPaired(run) ? pairs(run) : [run]))
}

/** Whether a text holds each word of a query: two texts with the same pairs of letters need not be the same. */
export function isFound(query: string, text: string): boolean {
  const whole = folded(text)
  return runsOf(query).every((run) => whole.includes(run))
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

function runsOf(text: string): string[] {
  return (
    folded(text).match(
      /[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+|(?:(?![\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}])+/gu,
    ) ?? []
  )
}

function isPaired(run: string): boolean {
  return /^[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(run)
}

function pairs(run: string): string[] {
  const letters = [...run]
  return letters.length === 1 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
}

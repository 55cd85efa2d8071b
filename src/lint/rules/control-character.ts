import type { Rule } from '../rule.ts'

// Tab and line ending aside.
const control = /(?![\t\n])\p{Cc}/gu

/** A character that nobody sees and no key is there to type; Korean input on macOS leaves U+0008 behind. */
export const controlCharacter: Rule = {
  name: 'control-character',
  severity: 'warning',
  changes: { letters: control },
  *check({ note, words, find }) {
    for (const { 0: letter, index } of note.text.matchAll(control)) {
      const range = { start: index, end: index + letter.length }
      // These part words or lines; who takes one away has to see what it parted.
      const fix = /[\v\f\u0085]/.test(letter) ? undefined : [{ ...range, text: '' }]
      yield find(range, words.controlCharacter(letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')), fix)
    }
  },
}

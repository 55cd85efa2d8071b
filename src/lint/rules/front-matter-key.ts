import { nearest } from '../../names.ts'
import { frontMatterSchema } from '../../note/front-matter.ts'
import type { Context, LintFinding, Rule } from '../rule.ts'

const known = Object.keys(frontMatterSchema.shape)

/** A key of the front matter that means nothing, mostly a slip of the hand: `memebr: kim-hana`. */
export const frontMatterKey: Rule = {
  name: 'front-matter-key',
  severity: 'warning',
  changes: { frontMatter: true },
  *check(context): Generator<LintFinding> {
    const { note, words, find } = context
    for (const key of note.frontMatter.keys.keys()) {
      if (known.includes(key)) continue
      const near = nearest(key, known)
      const where = keyRange(context, key)
      // What is there already cannot be said twice.
      const fixable = near !== undefined && !note.frontMatter.keys.has(near) && where.end - where.start === key.length
      yield find(where, words.frontMatterKey(key, near, known), fixable ? [{ ...where, text: near }] : undefined)
    }
  },
}

function keyRange({ note }: Context, key: string): { start: number; end: number } {
  const { line = 1, column = 1, endColumn = column } = note.frontMatter.keys.get(key) ?? {}
  const start = note.text.split('\n', line - 1).reduce((sum, { length }) => sum + length + 1, 0)
  return { start: start + column - 1, end: start + endColumn - 1 }
}

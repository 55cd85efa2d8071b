import { nearest } from '../../names.ts'
import { frontMatterSchema } from '../../note/front-matter.ts'
import { inBoth, type Rule, type RuleDocs } from '../rule.ts'

const words = inBoth({
  ko: {
    frontMatterKey: (key: string, near: string | undefined, known: readonly string[]) => ({
      message: `front matter에 모르는 키가 있습니다: \`${key}\`. 쓸 수 있는 키: ${known.join(', ')}`,
      hint: near ? `\`${near}\`의 오타라면 고쳐 주세요.` : '지우거나 아는 키로 바꿔 주세요.',
    }),
  },
  en: {
    frontMatterKey: (key, near, known) => ({
      message: `Found the unknown key \`${key}\` in the front matter, expected one of ${known.join(', ')}`,
      hint: near ? `Did you mean \`${near}\`?` : 'Remove it or use a known key.',
    }),
  },
})

const known = Object.keys(frontMatterSchema.shape)

/** A key of the front matter that means nothing, mostly a slip of the hand: `memebr: kim-hana`. */
export const frontMatterKey: Rule = {
  name: 'front-matter-key',
  severity: 'warning',
  changes: { frontMatter: true },
  *check({ note, language, find }) {
    for (const [key, where] of note.frontMatter.keys) {
      if (known.includes(key)) continue
      const near = nearest(key, known)
      // What is there already cannot be said twice.
      const fixable = near !== undefined && !note.frontMatter.keys.has(near) && where.end - where.start === key.length
      yield find(
        where,
        words[language].frontMatterKey(key, near, known),
        fixable ? [{ ...where, text: near }] : undefined,
      )
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: 'front matter에 모르는 키가 있습니다. 대개 오타입니다.',
    why: '모르는 키에 적은 값은 어디에도 쓰이지 않습니다.',
    wrong: '---\nmembr: kim-hana\n---\n',
    right: '---\nmember: kim-hana\n---\n',
  },
  en: {
    what: 'The front matter has a key that means nothing, mostly a slip of the hand.',
    why: 'What stands under an unknown key is used nowhere.',
    wrong: '---\nmembr: kim-hana\n---\n',
    right: '---\nmember: kim-hana\n---\n',
  },
}

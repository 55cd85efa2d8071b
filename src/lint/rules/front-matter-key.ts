import { frontMatterSchema, obsidianKeys } from '../../note/front-matter.ts'
import { nearest } from '../../text.ts'
import { lookUp } from '../../workspace/known-files.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    frontMatterKey: (key: string, near: string | undefined, known: readonly string[]) => ({
      message: `front matter에 알 수 없는 키가 있습니다: \`${key}\`. 쓸 수 있는 키: ${known.join(', ')}`,
      hint: near ? `혹시 \`${near}\`인가요?` : '이 키를 지우거나 쓸 수 있는 키로 바꿔 주세요.',
    }),
  },
  en: {
    frontMatterKey: (key, near, known) => ({
      message: `Unknown key \`${key}\` in the front matter, expected one of ${known.join(', ')}`,
      hint: near ? `Did you mean \`${near}\`?` : 'Delete it, or use one of these keys.',
    }),
  },
})

const known = Object.keys(frontMatterSchema.shape)

/** An unknown key in front matter, usually a typo: `memebr: kim-hana`. */
export const frontMatterKey: Rule = {
  name: 'front-matter-key',
  severity: 'warning',
  changes: { frontMatter: true },
  *check({ note, language, files }) {
    // In Obsidian every key is a property.
    const isVault = files !== undefined && lookUp(files, '.obsidian') === true
    for (const [key, where] of note.frontMatter.keys) {
      if (known.includes(key) || obsidianKeys.includes(key)) continue
      const near = nearest(key, known)
      if (isVault && near === undefined) continue
      // YAML does not allow a key twice.
      const fixable = near !== undefined && !note.frontMatter.keys.has(near) && where.end - where.start === key.length
      yield problem(
        where,
        words[language].frontMatterKey(key, near, known),
        fixable ? [{ ...where, text: near }] : undefined,
      )
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: 'front matter에 알 수 없는 키가 있습니다. 대부분 오타입니다.',
    why: '알 수 없는 키의 값은 쓰이지 않습니다.',
    wrong: '---\nmembr: kim-hana\n---\n',
    right: '---\nmember: kim-hana\n---\n',
  },
  en: {
    what: 'The front matter contains an unknown key, usually a typo.',
    why: 'The value of an unknown key is ignored.',
    wrong: '---\nmembr: kim-hana\n---\n',
    right: '---\nmember: kim-hana\n---\n',
  },
}

import { withParticle } from '../../languages/ko/particles.ts'
import { plainText } from '../../markdown/mdast.ts'
import { parseAsGitHub } from '../../markdown/parser.ts'
import { matchesIn } from '../../markdown/sources.ts'
import { inAllLanguages, nodesOf, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    linkSpace: (target: string, right: string) => ({
      message: `\`${target}\`: 경로에 공백이 있어서 링크나 그림이 되지 않습니다.`,
      hint: `${withParticle(`\`${right}\``, '으로')} 적어 주세요.`,
    }),
  },
  en: {
    linkSpace: (target, right) => ({
      message: `Found a space in the path \`${target}\`, so this is not a link or an image`,
      hint: `Write \`${right}\`.`,
    }),
  },
})

/** `![그림](my image.png)`: because of the space in the target, GitHub shows the brackets instead of the image. */
export const linkSpace: Rule = {
  name: 'link-space',
  severity: 'error',
  changes: { nodes: ['link', 'image'], letters: /[![\]()\s]|%20/g },
  *check(context) {
    const { note, language } = context
    for (const node of nodesOf(context, 'text')) {
      if (!node.value.includes('](')) continue
      for (const { match, start, end } of matchesIn(node, note.text, link)) {
        const [whole, target = ''] = match
        const right = target.trim().replaceAll(/[ \t]/g, '%20')
        if (right === target || !/^\S/.test(target) || !isFile(target) || !isLink(whole.replace(target, right)))
          continue
        yield problem({ start, end }, words[language].linkSpace(target, right), [
          { start: end - 1 - target.length, end: end - 1, text: right },
        ])
      }
    }
  },
}

const link = /(?<!\\)!?\[[^[\]\n]*\]\(([^()\n<>"]+)\)/g

/** `[인용](3장 참고)` is not a broken link. */
function isFile(target: string): boolean {
  return /\.[a-z\d]{1,5}$/i.test(target) || /^https?:/.test(target)
}

/** Whether a text is an image, or a link with words. `[](a%20b.md)` would be a link that nobody sees. */
function isLink(link: string): boolean {
  const [paragraph] = parseAsGitHub(link).children
  const [first] = paragraph?.type === 'paragraph' ? paragraph.children : []
  return first?.type === 'image' || (first?.type === 'link' && plainText(first).trim() !== '')
}

export const docs: RuleDocs = {
  ko: {
    what: '링크나 그림의 경로에 공백이 있습니다.',
    why: '링크가 되지 않고 대괄호가 그대로 보입니다. 공백은 `%20`으로 적습니다.',
    wrong: '![그림](my image.png)\n',
    right: '![그림](my%20image.png)\n',
  },
  en: {
    what: 'The path of a link or an image contains a space.',
    why: 'Markdown does not read it as a link, and the brackets are shown. Write a space as `%20`.',
    wrong: '![Picture](my image.png)\n',
    right: '![Picture](my%20image.png)\n',
  },
}

import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { offset, visitParents } from '../../src/markdown/mdast.ts'
import { parse, parseAsGitHub } from '../../src/markdown/parser.ts'
import { insights } from '../host.ts'
import fc, { runs } from '../property.ts'
import { fixture } from '../workspaces.ts'

/** Addresses that GFM links without any markup. In brackets, a later step of the parser finds them, or none does. */
const addresses = [
  'https://e.com',
  'http://e.com/a_(b)?c=[d]',
  'HTTPS://e.com/*a*',
  'www.e.com',
  'WWW.e.com/a~b~c.',
  'a@b.co',
  'a.b-c+d@e.f.co',
  'mailto:a@b.co',
  'xmpp:a@b.co/c',
]
const literal = fc
  .tuple(
    fc.constantFrom(...addresses),
    fc.constantFrom('[x]', '![x]', '(x)', '**x**', '~~x~~', '[ x ][]', '[*x*](y)', 'x'),
  )
  .map(([address, context]) => context.replace('x', address))

/** Blocks that contain each of the words beside an address. */
const blocks: ((words: string, more: string, literal: string) => string)[] = [
  (words, more, it) => `${words} ${it}\n${more}\n---`,
  (words, more, it) => `${words}\n${more} ${it}\n---`,
  (words, more, it) => `${it} ${words} \\\n${more} #\n---`,
  (words, more, it) => `> ${words} ${it}\n> ---\n> ${more}`,
  (words, more, it) => `- ${words}\n\n  ${it} ${more}\n  ===`,
  (words, more, it) => `## ${it} ${words} ${more}`,
  (words, more, it) => `| ${words} | ${it} |\n|---|---|\n| ${more} | ${it} |`,
  (words, more, it) => `${words} ![${it}](c.png) [${it}](d) [r] ${more}\n\n[r]: e.md`,
  (words, more, it) => `[^1] ${words} ${it}\n\n[^1]: ${it} ${more}\n    ---`,
]
const body = fc.array(fc.tuple(fc.constantFrom(...blocks), literal), { minLength: 1, maxLength: 5 })

describe('an autolink literal', () => {
  it('does not remove the text around it, in notes, discussion or minutes', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (found) => {
        const text = (name: string) =>
          found.map(([block, it], at) => block(`${name}${at}a`, `${name}${at}b`, it)).join('\n\n')
        const cwd = fixture({
          'notes/week-01/kim.md': `# 핵심 인사이트\n${text('kim')}\n`,
          'notes/week-01/discussion.md': `# 공통 질문\n${text('discussion')}\n`,
          'notes/week-01/minutes.md': text('minutes'),
          'insights.config.yaml': 'output: docs/{week}.md\n',
        })
        const { code, stdout } = await insights(['build', '1', '--stdout'], cwd)
        expect(code).toBe(0)
        const words = ['kim', 'discussion', 'minutes'].flatMap((name) =>
          found.flatMap((_block, at) => [`${name}${at}a`, `${name}${at}b`]),
        )
        expect(words.filter((word) => !stdout.includes(word))).toEqual([])
        rmSync(cwd, { recursive: true })
      }),
      { numRuns: runs(50) },
    )
  })

  it('gives nodes with the right positions', () => {
    fc.assert(
      fc.property(body, (found) => {
        const text = found.map(([block, it]) => block('a', 'b', it)).join('\n\n')
        for (const tree of [parse(text), parseAsGitHub(text)]) {
          visitParents(tree, (node) => {
            if (node.type === 'text' && !/[\\\n]/.test(node.value))
              expect(text.slice(offset(node, 'start'), offset(node, 'end'))).toBe(node.value)
          })
        }
      }),
      { numRuns: runs(50) },
    )
  })
})

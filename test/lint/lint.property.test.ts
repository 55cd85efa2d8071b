import { expect, test } from 'vitest'
import { rules } from '../../src/lint/rules.ts'
import { note } from '../arbitrary.ts'
import fc, { runs } from '../property.ts'
import { check, placeOf } from './checking.ts'

/** Constructs that the rules look for, in any order. */
const troubles = fc
  .array(
    fc.constantFrom(
      '**용어(Term)**은',
      '은**"말"**',
      '**굵게 **다음',
      '** 굵게 **',
      '1~5와 4~64',
      '~취소~',
      '![](images/lag.svg)',
      '![a](Images/lag.svg)',
      '[b](my file.md)',
      '[^1]',
      '\n[^1]: 각주\n',
      '\n##제목\n',
      '\n##핵심 인사이트\n',
      '\n#핵심 인사이드\n',
      '\n## 토론 질문\n\n- 누가 할까\n',
      '\n장점:\n-\n',
      '\n<br/>\n## 핵심 인사이트\n',
      '<br/>\n### 제목',
      '\n```\n',
      '<!--',
      '-->',
      '<b>',
      '<!-- insights-disable image-alt -->',
      '<!-- insights-disable-next-line emphasis-particle, x -->\n',
      '{title}',
      '\b',
      '\n- ',
      '\n> ',
      '\n\n',
      ' ',
      '`',
      '| a |\n|---|\n| ',
      '글',
      '\\',
      '*',
      '~',
      '\r\n',
      '\n---\n',
      'membr: x\n',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

const anything = fc.oneof(
  note,
  troubles,
  fc.string({ unit: 'binary' }),
  fc.tuple(note, troubles).map((two) => two.join('\n')),
)

const config = `
sections: [{id: insights, required: true, min: 2, max: 3, titled: true}, {id: applications, required: true}]`

test('never throws, and each finding is inside the file', async () => {
  await fc.assert(
    fc.asyncProperty(anything, fc.boolean(), async (text, bom) => {
      const file = (bom ? '\uFEFF' : '') + text.replaceAll('\0', '')
      const lines = file.split(/\r\n?|\n/)
      const { findings } = await check(file, { config })
      for (const each of findings) {
        const [line = 1, column = 1, endLine = 1, endColumn = 1] = placeOf(each)
        expect(line).toBeGreaterThan(0)
        expect(endLine).toBeLessThanOrEqual(lines.length)
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
        expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1] ?? '').length + 1)
        expect(rules.map(({ name }) => name)).toContain(each.rule)
        expect(each.hint).toBeTruthy()
        expect(each.url).toContain(`#${each.rule}`)
      }
    }),
    { numRuns: runs(60) },
  )
})

test('fixing twice gives the same as fixing once', async () => {
  await fc.assert(
    fc.asyncProperty(anything, fc.boolean(), async (text, bom) => {
      const { fixed } = await check((bom ? '\uFEFF' : '') + text.replaceAll('\0', ''), { config })
      expect((await check(fixed, { config })).fixed).toBe(fixed)
    }),
    { numRuns: runs(50) },
  )
})

test('fixes keep every letter except the marks that they change', async () => {
  const bare = (text: string) =>
    text
      .replace(/<!-- -->|%20|\p{Cc}|[*~#\s\\]/gu, '')
      .replace(/membr?er?/g, 'member')
      .toLowerCase()
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const file = text.replaceAll('\0', '')
      const { fixed } = await check(file, { config })
      expect(bare(fixed)).toBe(bare(file))
    }),
    { numRuns: runs(50) },
  )
})

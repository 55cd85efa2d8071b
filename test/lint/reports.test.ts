import { describe, expect, test } from 'vitest'
import { koLint } from '../../src/languages/ko/lint.ts'
import { reports } from '../../src/lint/reports/index.ts'
import { check } from './checking.ts'

async function reported(file: string, format: keyof typeof reports): Promise<string> {
  const { findings } = await check(file)
  const sources = new Map([['notes/week-02/kim-hana.md', file]])
  return reports[format]({ findings, notes: 1, sources, prefix: '', language: 'ko', words: koLint, color: false })
}

describe('pretty', () => {
  test('is grouped by file, with carets under the right columns', async () => {
    const file = '## 핵심 인사이트\n\n- 👩‍💻 한글\t**용어(Term)**은 쉽다\n'
    expect(await reported(file, 'pretty')).toBe(
      [
        'notes/week-02/kim-hana.md',
        '  3:12  error  `**용어(Term)**`: 기호와 글자 사이에 낀 별표라서 GitHub에서 굵어지지 않고 별표가 그대로 보입니다.  emphasis-particle',
        '    - 👩‍💻 한글 **용어(Term)**은 쉽다',
        '              ^^^^^^^^^^^^^^',
        '    → 별표와 글자 사이에 `<!-- -->`를 넣거나(`--fix`가 넣어 줍니다), 괄호나 따옴표를 별표 밖으로 빼 주세요.',
        '',
        '오류 1개, 경고 0개. 1개는 `insights lint --fix`로 고칠 수 있습니다.',
        '',
      ].join('\n'),
    )
  })

  test('a byte order mark takes no column', async () => {
    const shown = await reported('\uFEFF![](images/lag.svg)\n\n## 핵심 인사이트\n\n- 글\n', 'pretty')
    expect(shown.split('\n').slice(1, 4)).toEqual([
      expect.stringMatching(/^ {2}1:2 {2}warning/),
      '    ![](images/lag.svg)',
      '    ^^^^^^^^^^^^^^^^^^^',
    ])
  })

  test('a long line is cut, and what a terminal would obey is not printed', async () => {
    const shown = await reported(
      `## 핵심 인사이트\n\n${'\u001b[31m가나'.repeat(60)}![](images/lag.svg)${'다라'.repeat(90)}\n`,
      'pretty',
    )
    expect(shown).not.toContain('\u001b')
    for (const line of shown.split('\n')) if (line.includes('images/')) expect(line.length).toBeLessThan(130)
  })

  test('nothing found is nothing printed', async () => {
    expect(await reported('## 핵심 인사이트\n\n- 글\n', 'pretty')).toBe('')
  })
})

test('json is as in the contract', async () => {
  const [first] = JSON.parse(await reported('## 핵심 인사이트\n\n- **용어(Term)**은\n', 'json'))
  expect(first).toEqual({
    path: 'notes/week-02/kim-hana.md',
    line: 3,
    column: 3,
    endLine: 3,
    endColumn: 15,
    rule: 'emphasis-particle',
    severity: 'error',
    message: expect.any(String),
    fixable: true,
  })
})

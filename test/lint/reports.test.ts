import { describe, expect, test } from 'vitest'
import type { TextEdit } from '../../src/api-types.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { check } from './checking.ts'

async function reported(file: string, format: 'pretty' | 'json'): Promise<string> {
  const root = fixture({ 'notes/week-02/kim-hana.md': file, 'notes/week-02/images/lag.svg': '' })
  return (await insights(['lint', '--format', format], root)).stdout
}

describe('pretty', () => {
  test('groups findings by file, with carets below the right columns', async () => {
    const file = '## 핵심 인사이트\n\n- 👩‍💻 한글\t**용어(Term)**은 쉽다\n'
    expect(await reported(file, 'pretty')).toBe(
      [
        'notes/week-02/kim-hana.md',
        '  3:12  error  `**용어(Term)**`: 별표가 글자와 바로 붙어 있어서 GitHub에서 굵게 보이지 않고 별표가 그대로 나옵니다.  emphasis-particle',
        '    - 👩‍💻 한글 **용어(Term)**은 쉽다',
        '              ^^^^^^^^^^^^^^',
        '    → 별표와 글자 사이에 `<!-- -->`를 넣거나(`--fix`가 넣어 줍니다), 괄호나 따옴표를 별표 밖으로 옮겨 주세요.',
        '',
        '오류 1개, 경고 0개. 1개는 `--fix`로 고칠 수 있습니다.',
        '',
      ].join('\n'),
    )
  })

  test('a byte order mark takes no column', async () => {
    const shown = await reported('\uFEFF![](images/lag.sv_)\n\n## 핵심 인사이트\n\n- 글\n', 'pretty')
    expect(shown.split('\n').slice(1, 4)).toEqual([
      expect.stringMatching(/^ {2}1:6 {2}error/),
      '    ![](images/lag.sv_)',
      '        ^^^^^^^^^^^^^^',
    ])
  })

  test('a long line is cut, and terminal sequences are not printed', async () => {
    const shown = await reported(
      `## 핵심 인사이트\n\n${'\u001b[31m가나'.repeat(60)}![](images/lag.sv_)${'다라'.repeat(90)}\n`,
      'pretty',
    )
    expect(shown).not.toContain('\u001b')
    for (const line of shown.split('\n')) if (line.includes('images/')) expect(line.length).toBeLessThan(130)
  })

  test.each([
    [37, ''],
    [38, '…'],
  ])('%i letters in front of a finding are shown with %j', async (count, cut) => {
    const shown = await reported(`${'a'.repeat(count)}![](images/lag.sv_)\n\n## 핵심 인사이트\n\n- 글\n`, 'pretty')
    expect(shown.split('\n').slice(2, 4)).toEqual([
      `    ${cut}${'a'.repeat(37)}![](images/lag.sv_)`,
      `    ${' '.repeat(count)}    ^^^^^^^^^^^^^^`,
    ])
  })

  test('prints nothing if nothing is found', async () => {
    expect(await reported('## 핵심 인사이트\n\n- 글\n', 'pretty')).toBe('')
  })
})

describe('json', () => {
  const json = async (file: string) => JSON.parse(await reported(file, 'json'))

  test('has the documented fields', async () => {
    expect(await json('## 핵심 인사이트\n\n- **용어(Term)**은\n')).toEqual([
      {
        path: 'notes/week-02/kim-hana.md',
        line: 3,
        column: 3,
        endLine: 3,
        endColumn: 15,
        rule: 'emphasis-particle',
        severity: 'error',
        message: expect.any(String),
        hint: expect.any(String),
        url: 'https://github.com/study-insights/insights/blob/main/docs/rules.ko.md#emphasis-particle',
        fixable: true,
        edits: [{ line: 3, column: 15, endLine: 3, endColumn: 15, text: '<!-- -->' }],
      },
    ])
    expect(await json('![](images/lag.sv_)\n\n## 핵심 인사이트\n\n- 글\n')).toMatchObject([
      { fixable: false, edits: [] },
    ])
  })

  test.each([
    '\uFEFF##핵심 인사이트\n\n- **용어(Term)**은\n',
    '글\r\n\r\n##핵심 인사이트\r\n\r\n장점:\r\n',
    '<br/>\r## 핵심 인사이트\r\r- 1~5와 6~9\r',
    '---\nmembr: hana\n---\n\n## 핵심 인사이트\n\n![그림](Images/lag.svg)\n',
  ])('its edits, applied by line and column, give the same as --fix: %j', async (file) => {
    const { fixed } = await check(file)
    const edits: TextEdit[] = (await json(file)).flatMap((found: { edits: TextEdit[] }) => found.edits)
    expect(edits.length).toBeGreaterThan(0)
    expect(applyEdits(file, edits)).toBe(fixed)
  })
})

/** Applies edits to a file by line and column, as an editor does. */
function applyEdits(file: string, edits: readonly TextEdit[]): string {
  const lines = file.split(/(?<=\r\n|\r(?!\n)|\n)/)
  const at = (line: number, column: number) => lines.slice(0, line - 1).join('').length + column - 1
  return edits
    .toReversed()
    .reduce(
      (text, edit) =>
        text.slice(0, at(edit.line, edit.column)) + edit.text + text.slice(at(edit.endLine, edit.endColumn)),
      file,
    )
}

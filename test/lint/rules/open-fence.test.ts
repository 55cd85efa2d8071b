import { expect, test } from 'vitest'
import { openFence } from '../../../src/lint/rules/open-fence.ts'
import { insights } from '../../host.ts'
import { fixture } from '../../workspaces.ts'
import { table } from '../table.ts'

table(openFence, [
  ['open', '글\n\n```sql\nSELECT 1;\n', [[3, 1, 3, 7]]],
  ['a closing fence that is too short', '````\na\n```\n', [[1, 1, 1, 5]]],
  ['closed', '```\na\n```\n', []],
])

test.each([
  [
    'ko',
    '여기서 연 코드 블록을 닫지 않아서 이 아래가 모두 코드로 보입니다. 섹션으로 읽지 못한 제목: `실무 적용 아이디어`, `토론 질문`',
    '코드가 끝나는 곳에 ``` 만 있는 줄을 넣어 주세요.',
  ],
  [
    'en',
    'The code block that starts here is not closed, so everything below it is shown as code, also the section headings `실무 적용 아이디어`, `토론 질문`',
    'Add a line with only ``` where the code ends.',
  ],
])('is reported alone, without the sections that are missing because of it (%s)', async (language, message, hint) => {
  const config = [
    `language: ${language}`,
    'members: [{id: hana, name: 김하나}]',
    'sections:',
    '  - {id: insights, heading: 핵심 인사이트, required: true, min: 2}',
    '  - {id: applications, heading: 실무 적용 아이디어, required: true}',
  ]
  const note =
    '---\nweek: week-01\n---\n## 핵심 인사이트\n\n- 하나 [글][없음]\n\n```sql\nSELECT 1;\n\n## 실무 적용 아이디어\n\n- 둘\n\n## 토론 질문\n\n- 왜?\n'
  const cwd = fixture({ 'insights.config.yaml': `${config.join('\n')}\n`, 'notes/week-01/hana.md': note })
  const run = async (...args: string[]) => insights(args, cwd)
  const lint = await run('lint', '--format', 'github')
  expect([lint.code, lint.stdout.split('\n').filter((line) => line !== '')]).toEqual([
    1,
    [expect.stringMatching(/^::error .*title=open-fence::notes\/week-01\/hana\.md:8:1 /)],
  ])
  const build = await run('build', 'week-01')
  expect(build.code).toBe(0)
  expect(build.stderr).toContain(`notes/week-01/hana.md:8:1 warning  ${message}\n`)
  expect(build.stderr).toContain(hint)
  expect(build.stderr.match(/ warning /g)).toHaveLength(1)
})

test('leaves other problems above it to their rules', async () => {
  const config =
    'sections: [{id: insights, heading: 핵심 인사이트, required: true}, {id: applications, heading: 적용}]\n'
  const cwd = fixture({ 'insights.config.yaml': config, 'notes/week-01/hana.md': '## 적용\n\n- 둘\n\n```\n코드\n' })
  const { stdout } = await insights(['lint', '--format', 'json'], cwd)
  expect(JSON.parse(stdout).map(({ rule }: { rule: string }) => rule)).toEqual(['missing-section', 'open-fence'])
})

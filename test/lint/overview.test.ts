import { expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const config = `sections:
  - {id: insights, heading: 핵심 인사이트}
  - {id: applications, heading: "@team 적용"}
  - {id: memo, heading: 메모, optional: true}
  - {id: late, heading: 회고, weeks: 2}
`
const job = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'group/study', GITHUB_SHA: 'abc' }

/** What `lint --format markdown` says about a note, with short links. */
async function overview(text: string, env: NodeJS.ProcessEnv = job): Promise<string[]> {
  const root = fixture({ 'insights.config.yaml': config, 'notes/week-01/김하나.md': text })
  const { stdout } = await insights(['lint', '--format', 'markdown'], root, env)
  const lines = stdout.split('\n').slice(2)
  return lines
    .slice(0, lines.findLastIndex((line) => line.startsWith('- ')) + 1)
    .map((line) => line.replace(/https:\S+?\.md\?plain=1/g, '…'))
}

const name = '[`notes/week-01/김하나.md`](…)'

test.each<[string, string, string[]]>([
  [
    'everything',
    '---\ndate: 2026-09-01\n---\n\n# 1장\n\n## 핵심 인사이트\n\n- 글\n\n## @team 적용\n\n- 글\n\n## 토론 질문\n\n- 왜?\n',
    ['- 쓴 것: [핵심 인사이트](…#L7), [@\u200Bteam 적용](…#L11), [토론 질문](…#L15)'],
  ],
  [
    'a heading without text, and no heading',
    '\uFEFF## 핵심 인사이트\r\n\r\n<!-- 아직 -->\r\n',
    ['- 아직 없는 것: [핵심 인사이트](…#L1) (제목만 있음), [@\u200Bteam 적용](…#L3)'],
  ],
  [
    'a draft',
    '---\ndraft: true\n---\n\n## 핵심 인사이트\n\n- 글\n\n## @team 적용\n\n- 글\n',
    [
      '- 쓴 것: [핵심 인사이트](…#L5), [@\u200Bteam 적용](…#L9)',
      '- 초안: 문서에 아직 들어가지 않습니다. 맨 위의 `draft: true` 줄을 지우면 들어갑니다.',
    ],
  ],
  ['an empty note', '', ['- 아직 없는 것: [핵심 인사이트](…#L1), [@\u200Bteam 적용](…#L1)']],
  [
    'an optional section, and none of another week',
    '## 핵심 인사이트\n\n- 글\n\n**메모**\n\n글\n',
    ['- 쓴 것: [핵심 인사이트](…#L1), [메모](…#L5)', '- 아직 없는 것: [@\u200Bteam 적용](…#L7)'],
  ],
])('the report says what a note has and lacks: %s', async (_title, text, items) => {
  expect(await overview(text)).toEqual([name, '', ...items])
})

test('outside of a job there are no links', async () => {
  expect(await overview('## 핵심 인사이트\n\n- 글\n', {})).toEqual([
    '`notes/week-01/김하나.md`',
    '',
    '- 쓴 것: 핵심 인사이트',
    '- 아직 없는 것: @\u200Bteam 적용',
  ])
})

test('shows ten notes at most', async () => {
  const notes = Array.from({ length: 12 }, (_, at) => [`notes/week-01/m${at}.md`, '## 핵심 인사이트\n\n- 글\n'])
  const { stdout } = await insights(['lint', '--format', 'markdown'], fixture(Object.fromEntries(notes)), job)
  expect(stdout.match(/^- 쓴 것/gm)).toHaveLength(10)
})

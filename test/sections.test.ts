import { describe, expect, it } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const roster = 'members: [{id: hana, name: 김하나}, {id: duri, name: 이두리}]\n'
const note = '## 핵심 인사이트\n- a\n'

async function built(files: Record<string, string>, ...args: string[]) {
  return insights(['build', '--all', '--stdout', ...args], fixture(files))
}

describe('a note without a matching heading', () => {
  const files = (config: string) => ({
    'insights.config.yaml': roster + config,
    'notes/week-01/hana.md': note,
    'notes/week-01/duri.md': '# 하루\n\n## 느낀 것\n- 모든 것\n',
  })

  it('counts as missing, with a warning', async () => {
    const { stdout, stderr, code } = await built(files(''))
    expect(stdout).toContain('## 김하나')
    expect(stdout).not.toContain('이두리')
    expect(stderr).toMatch(/notes\/week-01\/duri\.md:3:1 warning {2}.*하루, 느낀 것/)
    expect(code).toBe(0)
  })

  it('gets the line for missing members', async () => {
    expect((await built(files('missing: 아직 없음\n'))).stdout).toContain('## 이두리\n\n아직 없음\n')
    expect(JSON.parse((await built(files(''), '--format', 'json')).stdout).missing).toEqual(['duri'])
  })

  it('counts as missing too if all of its sections are empty', async () => {
    const empty = { ...files('missing: 아직 없음\n'), 'notes/week-01/duri.md': '## 핵심 인사이트\n\n-\n' }
    const { stdout, stderr } = await built(empty)
    expect(stdout).toContain('## 이두리\n\n아직 없음\n')
    expect(stderr).toContain('notes/week-01/duri.md warning  섹션이 모두 비어 있어서')
    const filled = { ...empty, 'insights.config.yaml': `${empty['insights.config.yaml']}empty: 쓸 것이 없음\n` }
    expect((await built(filled)).stdout).toContain('## 이두리\n\n### 핵심 인사이트\n쓸 것이 없음\n')
  })

  it('warns about text in a comment, unless it is a hint', async () => {
    const note =
      '## 핵심 인사이트\n\n<!-- 쓰기는 비싸다. -->\n\n## 실무 적용 아이디어\n\n<!-- 여기서 시작 -->\n\n## 추가 학습\n\n- 쿼럼\n'
    const written = { ...files(''), 'notes/week-01/duri.md': note, 'templates/note.md': '<!-- 여기서 시작 -->\n' }
    const { stderr } = await built(written)
    expect(stderr).toContain('notes/week-01/duri.md:3:1')
    expect(stderr.match(/7:1|비어 있/g)).toBeNull()
  })

  it.each(['<!--> 글', '<!---> 글', '<!-- a --!> 글'])(
    'is not a note with a word after a comment: %s',
    async (text) => {
      const { stdout } = await built({ ...files(''), 'notes/week-01/duri.md': `## 핵심 인사이트\n\n${text}\n` })
      expect(stdout).toContain(`## 이두리\n\n### 핵심 인사이트\n${text}\n`)
    },
  )
})

describe('sections of some weeks', () => {
  const config = `${roster}empty: 없음\nsections: [{id: insights}, {id: memo, heading: 메모, required: true, weeks: 2-3}]\n`
  const files = { 'insights.config.yaml': config, 'notes/week-01/hana.md': note, 'notes/week-02/hana.md': note }
  it('exist only in these weeks: in the document, for lint and in a new note', async () => {
    const cwd = fixture(files)
    const document = async (week: string) => (await insights(['build', week, '--stdout'], cwd)).stdout
    expect(await document('1')).not.toContain('메모')
    expect(await document('2')).toContain('### 메모\n없음')
    expect((await insights(['lint', '1'], cwd)).code).toBe(0)
    expect((await insights(['lint', '2'], cwd)).stdout).toContain('missing-section')
    const made = async (week: string) => (await insights(['new', week, 'duri', '--stdout'], cwd)).stdout
    expect([(await made('1')).includes('## 메모'), (await made('2')).includes('## 메모')]).toEqual([false, true])
  })
})

describe('the rest of a note', () => {
  it('is in the document with its headings below the heading of the section', async () => {
    const config = `${roster}sections: [{id: memo, heading: 메모, rest: true}, {id: insights}]\n`
    const text =
      '---\nmember: hana\n---\n# 1주차\n\n하나\n\n## 둘\n\n- 셋\n\n## 핵심 인사이트\n- a\n\n## 넷\n\n다섯 [링크][l]\n\n[l]: https://example.com\n'
    const { stdout, stderr } = await built({ 'insights.config.yaml': config, 'notes/week-01/hana.md': text })
    expect(stderr).toBe('')
    expect(stdout).toContain(
      '## 김하나\n\n### 메모\n#### 1주차\n\n하나\n\n##### 둘\n\n- 셋\n\n#### 넷\n\n다섯 [링크][l-hana]\n\n[l-hana]: https://example.com\n\n### 핵심 인사이트\n- a\n',
    )
  })
})

describe('sources', () => {
  const config = `${roster}sources: 'study/{week}/{member}*.md'\n`
  it('get a warning if their author is not on the roster', async () => {
    const cwd = fixture({
      'insights.config.yaml': config,
      'notes/week-01/hana.md': note,
      'study/week-01/sena.md': '비밀\n',
    })
    const { code, stderr } = await insights(['build', '1', '--stdout'], cwd)
    expect(stderr).toContain('study/week-01/sena.md warning')
    expect(code).toBe(0)
  })
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { binary } from './binary.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const config = `language: ko
sources: study/{week}/{member}.md
members: [{id: hana, name: 하나}, {id: duri, name: 두리}, {id: seta, name: 세타}]
weeks: [{id: week-01, title: 캐시}]
`
const hana = `---
tags: [cache]
---
# 캐시 읽기

이번 장에서는 캐시의 구조를 정리한다.

## 1. 무효화

- **캐시는 빨라지는 만큼 낡은 값을 보여 줄 위험도 커진다.**
- 캐시는 키, 값, 만료 시각으로 구성된다.
- TTL을 60초로 두면 구현은 쉽지만, ==가격처럼 틀리면 안 되는 값에는 쓸 수 없다.==

## 2. 겪은 일 --> 적용

적중률이 높은데도 오히려 응답이 느려진 것은 의외였다.
★ 우리 팀 배포 스크립트에도 미리 데우기를 적용해 보면 좋겠다.
만료 시각이 한꺼번에 몰릴 때의 대책은 내용 보충 필요

\`\`\`js
const secret = '코드는 옮기지 않습니다. 절대로 옮기지 않아야 합니다.'
\`\`\`
`
const duri = '# 캐시\n\n복제본이 많을수록 무효화 메시지가 늦게 닿는 서버가 생기기 때문에 일관성은 떨어진다.\n'
const files = { 'insights.config.yaml': config, 'study/week-01/hana.md': hana, 'study/week-01/duri.md': duri }
const note = 'notes/week-01/hana.md'
const read = (root: string, path = note) => readFileSync(join(root, path), 'utf8')

describe('a draft of one week in a file with several', () => {
  const settings = 'language: ko\nsources: study/{member}.md\nprintSources: true\nweekHeading: Chapter {week}\n'
  const above = '---\ntags: [책]\n---\n머리말\n'
  const text = '## Chapter 1. 처음\n하나 글\n### 안쪽\n둘\n# 2부\n\n부의 글\n\n## Chapter 2\n\n★ 셋\n\n## Chapter 3\n'
  const study = () => fixture({ 'insights.config.yaml': settings, 'study/hana.md': above + text })

  it.each([
    ['1', ['4| 머리말', '5| ## Chapter 1. 처음', '6| 하나 글', '7| ### 안쪽', '8| 둘', '9| # 2부', '11| 부의 글']],
    ['2', ['13| ## Chapter 2', '15| ★ 셋']],
  ])('reads what the document of week %s prints', async (week, lines) => {
    const root = study()
    const { stdout } = await insights(['draft', week, 'hana', '--prompt'], root)
    expect(stdout.match(/^\d+\| .*$/gm)).toEqual(lines)
    const document = (await insights(['build', week, '--stdout'], root)).stdout
    const [, printed = ''] = /### 자유롭게 쓴 글\n([\s\S]*?)\n\n<!-- insights:/.exec(document) ?? []
    const words = (from: string) => from.replace(/^(?:\d+\| )?(?:#+ )?|<!-- -->/gm, '').split(/\s+/)
    expect(words(printed)).toEqual(words(lines.join('\n')))
  })

  it('finds nothing below a heading without text, as status does', async () => {
    const { code, stdout, stderr } = await insights(['draft', '3', 'hana', '--prompt'], study())
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('글이 없습니다')])
  })
})

describe('a draft by a model', () => {
  const point = {
    section: 'insights',
    title: '속도와 신선함',
    text: '캐시는 빨라질수록 **낡은 값**을 보여 줄 위험이 커진다.',
    quotes: [{ line: 10, quote: '낡은 값을 보여 줄 위험도 커진다' }],
  }
  const forged = { ...point, title: '거짓', quotes: [{ line: 10, quote: '캐시는 늘 옳다' }] }
  const other = {
    section: 'insights',
    title: '',
    text: '복제본이 많아지면 일관성을 지키기 어렵다.',
    quotes: [{ line: 3, quote: '일관성은 떨어진다' }],
  }
  const answers = new Map([
    ['hana', JSON.stringify({ source: 'study/week-01/hana.md', points: [point, forged] })],
    ['duri', JSON.stringify({ source: 'study/week-01/duri.md', points: [other] })],
  ])

  it('by hand: one text for each source, and one reply for all of them', async () => {
    const root = fixture({ ...files, 'reply.txt': `첫째\n${answers.get('hana')}\n둘째\n${answers.get('duri')}` })
    const { stdout, stderr } = await insights(['draft', 'week-01', '--prompt'], root)
    expect(stdout.match(/^===== .*$/gm)).toEqual([
      '===== 1/2 study/week-01/hana.md =====',
      '===== 2/2 study/week-01/duri.md =====',
    ])
    expect(stderr).toMatch(/^위의 글 2개를 .* `npx study-insights draft week-01 --reply -` .*\n$/)
    const one = await binary('$INSIGHTS draft week-01 duri --prompt > prompt.txt', root)
    expect(one.stderr).toMatch(/^위의 글을 .* `npx study-insights draft week-01 duri --reply -` .*\n$/)
    expect(read(root, 'prompt.txt')).not.toMatch(/=====|--reply/)
    expect((await insights(['draft', 'week-01', 'duri', '--prompt', '--quiet'], root)).stderr).toBe('')
    expect((await insights(['draft', 'week-01', '--reply', 'reply.txt'], root)).stdout.split('\n')).toHaveLength(3)
    expect(read(root)).toContain('속도와 신선함')
    const piped = await binary('$INSIGHTS draft week-01 duri --reply - --stdout < reply.txt', root)
    expect(piped.stdout).toBe(read(root, 'notes/week-01/duri.md'))
  })

  it('by hand: says which section does not exist, and that an answer is about the free note of someone else', async () => {
    const questions = { ...other, section: 'questions' }
    const root = fixture({
      ...files,
      'duri.txt': JSON.stringify({ source: 'study/week-01/duri.md', points: [other, questions] }),
    })
    const wrong = await insights(['draft', 'week-01', 'hana', '--reply', 'duri.txt'], root)
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('(다른 글에 대한 답입니다: study/week-01/duri.md)'),
    ])
    const right = await insights(['draft', 'week-01', 'duri', '--reply', 'duri.txt'], root)
    expect([right.code, right.stderr]).toEqual([0, expect.stringContaining('(없는 섹션입니다: questions)')])
  })

  it('by a program: asks for each member who has no note, and goes on after one without a valid point', async () => {
    const program = `let text = ''
      for await (const chunk of process.stdin) text += chunk
      const answers = ${JSON.stringify({ hana: JSON.stringify({ points: [forged] }), duri: answers.get('duri') })}
      console.log(text.includes('hana.md') ? answers.hana : answers.duri)`
    const model = `${config}model: {command: ${JSON.stringify([process.execPath, 'model.mjs'])}}\n`
    const root = fixture({ ...files, 'insights.config.yaml': model, 'model.mjs': program })
    const { code, stdout, stderr } = await insights(['draft', 'week-01', '--model'], root)
    expect([code, stdout, existsSync(join(root, note))]).toEqual([2, 'notes/week-01/duri.md\n', false])
    expect(stderr).toContain('study/week-01/hana.md error  모델의 답에서 쓸 수 있는 항목이 하나도 없어서')
    const again = await insights(['draft', 'week-01', '--model'], root)
    expect([again.code, again.stdout, again.stderr.match(/모델에게 물을/g)]).toEqual([
      2,
      '',
      expect.objectContaining({ length: 1 }),
    ])
  })

  it('is linted like a note, left out by build until its line is removed, and overwritten by nobody', async () => {
    const root = fixture({ ...files, 'hana.txt': answers.get('hana') ?? '' })
    await insights(['draft', 'week-01', 'hana', '--reply', 'hana.txt'], root)
    const text = read(root)
    expect(text).toMatch(/^---\nmember: hana\nweek: week-01\ndraft: true\n---\n\n# Week 01 - 캐시\n\n<!--\n/)
    expect(text).toContain('\n1. study/week-01/hana.md 줄 10\n-->\n')
    expect((await insights(['lint'], root)).code).toBe(0)
    const waiting = await insights(['build', '1', '--stdout'], root)
    expect(waiting.stdout).not.toContain('빨라질수록')
    expect(waiting.stderr).toContain(`${note} warning  하나 님의 노트는 아직 초안이라서 문서에서 뺐습니다.`)
    const refused = await insights(['draft', 'week-01', 'hana', '--reply', 'hana.txt'], root)
    expect([refused.code, read(root)]).toEqual([2, text])
    expect(refused.stderr).toContain('이미 있는 노트')
    writeFileSync(join(root, note), text.replace('draft: true\n', ''))
    const built = await insights(['build', '1', '--stdout'], root)
    expect(built.stdout).toContain('- **속도와 신선함**: 캐시는 빨라질수록 **낡은 값**을')
    expect(built.stdout).not.toContain('study/week-01')
  })

  it('of a note without sections goes to the first free path, or says what to add to `notes`', async () => {
    const settings = `language: ko\nmembers: [{id: duri, name: 두리}]\n`
    const reply = JSON.stringify({ points: [other] })
    const whole = { 'notes/week-01/duri.md': duri, 'reply.txt': reply, 'insights.config.yaml': settings }
    const full = await insights(['draft', '1', 'duri', '--reply', 'reply.txt'], fixture(whole))
    expect([full.code, full.stderr]).toEqual([
      2,
      expect.stringContaining('`notes: ["notes/{week}/{member}.md", "drafts/{week}/{member}.md"]`'),
    ])
    const more = `${settings}notes: ["notes/{week}/{member}.md", "drafts/{week}/{member}.md"]\n`
    const free = await insights(
      ['draft', '1', 'duri', '--reply', 'reply.txt'],
      fixture({ ...whole, 'insights.config.yaml': more }),
    )
    expect([free.code, free.stdout]).toEqual([0, 'drafts/week-01/duri.md\n'])
  })

  it('puts no comment into the document where one section takes the rest of a note, nor ends its own', async () => {
    const own = `${config.replace('study/{week}/{member}.md', '"study/{week}/--> {member}.md"')}sections:
  - {id: insights, heading: 배운 점}
  - {id: everything, heading: 나머지, rest: true}
`
    const reply = JSON.stringify({ points: [{ ...other, quotes: [{ line: 3, quote: '일관성은 떨어진다' }] }] })
    const root = fixture({ 'insights.config.yaml': own, 'study/week-01/--> duri.md': duri, 'reply.txt': reply })
    await insights(['draft', 'week-01', 'duri', '--reply', 'reply.txt'], root)
    const path = 'notes/week-01/duri.md'
    expect(read(root, path)).toMatch(
      /^---\nmember: duri\nweek: week-01\ndraft: true\n# .*\n# 배운 점\n# 1\. study.*줄 3\n---\n/,
    )
    writeFileSync(join(root, path), read(root, path).replace('draft: true\n', ''))
    expect((await insights(['build', '1', '--stdout'], root)).stdout).not.toContain('study/week-01')
  })

  it.each<[string, string[], Record<string, string>, string]>([
    ['no way to a model', ['week-01', 'hana'], {}, '`--model`, `--prompt`, `--reply <file>` 중 하나'],
    [
      'a member without a free note',
      ['week-01', 'seta', '--prompt'],
      {},
      '세타 님이 week-01 주차에 자유롭게 쓴 글이 없습니다',
    ],
    ['an unknown member', ['week-01', 'nobody', '--prompt'], {}, '등록된 팀원이 아닙니다'],
    [
      'no sections to fill',
      ['week-01', '--prompt'],
      { 'insights.config.yaml': `${config}sections: [{id: all, heading: 노트, rest: true}]\n` },
      '초안을 채울 섹션이 없습니다',
    ],
    [
      'a week without free notes',
      ['week-02', '--prompt'],
      { 'insights.config.yaml': `${config.replace(/\]\n$/, '')}, {id: week-02}]\n` },
      '글이 없습니다',
    ],
  ])('is refused for %s', async (_, args, more, words) => {
    const { code, stderr } = await insights(['draft', ...args], fixture({ ...files, ...more }))
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)])
  })

  it('without a valid point writes nothing', async () => {
    const root = fixture({
      ...files,
      'reply.txt': JSON.stringify({ source: 'study/week-01/hana.md', points: [forged] }),
    })
    const { code, stderr } = await insights(['draft', 'week-01', 'hana', '--reply', 'reply.txt'], root)
    expect([code, existsSync(join(root, note))]).toEqual([2, false])
    expect(stderr).toContain('인용한 말이 그 자리에 없습니다')
    expect(stderr).toContain('쓸 수 있는 항목이 하나도 없어서')
    expect(stderr).toContain('이유는 위에 있습니다.')
  })

  it.each([
    ['fails', '{command: [no-such-program]}', '프로그램을 찾지 못했습니다'],
    ['is not in the config', undefined, '설정에 `model`이 없어서'],
  ])('that %s writes nothing', async (_, model, words) => {
    const root = fixture({ ...files, 'insights.config.yaml': model ? `${config}model: ${model}\n` : config })
    const { code, stderr } = await insights(['draft', 'week-01', 'hana', '--model'], root)
    expect([code, existsSync(join(root, note))]).toEqual([2, false])
    expect(stderr).toContain(words)
  })
})

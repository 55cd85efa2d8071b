import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { binary } from './binary.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const config = `language: ko
members: [{id: hana, name: 하나}, {id: duri, name: 두리}, {id: seta, name: 세타}]
weeks:
  - {id: week-01, title: 캐시 무효화, topics: [만료]}
  - {id: week-02, title: 큐, topics: [재시도]}
`
const hana = `## 핵심 인사이트
- **캐시 무효화의 어려움**: 캐시 무효화는 쓰기 경로마다 빠짐없이 해야 하므로 하나만 빠져도 낡은 값이 남음
- **TTL과 이벤트 무효화**: TTL은 단순하지만 최대 60초 동안 낡은 값을 보여 주고, 이벤트 무효화는 복잡하지만 곧바로 맞춤
`
const duri = `## 핵심 인사이트
- **캐시 무효화와 일관성**: 캐시 무효화를 늦추면 적중률은 오르지만 일관성은 떨어짐
## 실무 적용 아이디어
- 이벤트 무효화를 상품 화면부터 적용하자
`
const questions = '## 토론 질문\n- 우리 서비스의 캐시는 얼마나 낡아도 될까?\n'
const retries = '## 독특한 관점 또는 흥미로운 발견\n- **재시도**: 재시도는 몰린 요청을 더 몰리게 함\n'
const files = { 'insights.config.yaml': config, 'notes/week-01/hana.md': hana, 'notes/week-01/duri.md': duri }
const file = 'notes/week-01/discussion.md'

describe('a week without chosen questions', () => {
  it('has members’ questions, links to next week and topics, no question of ours, and is the same every time', async () => {
    const root = fixture({ ...files, 'notes/week-01/seta.md': retries + questions })
    const { stdout, code } = await insights(['build', '1', '--stdout'], root)
    expect(code).toBe(0)
    expect(stdout).toContain(
      '### 공통 질문\n- 우리 서비스의 캐시는 얼마나 낡아도 될까? (세타)\n\n### 다음 주차 연결 포인트\n- **재시도**\n  - 세타: 재시도는 몰린',
    )
    expect(stdout).toContain('### 함께 쓴 주제\n- **이벤트 무효화**\n  - 하나: **TTL과 이벤트 무효화**: TTL은 단순')
    expect((await insights(['build', '1', '--stdout'], root)).stdout).toBe(stdout)
    const { discussion, topics } = JSON.parse((await insights(['build', '1', '--format', 'json'], root)).stdout)
    const [common, next] = discussion
    expect(common.questions[0]).toMatchObject({
      origin: 'asked',
      members: ['seta'],
      evidence: ['week-01/seta/questions/1'],
    })
    expect(next.questions).toMatchObject([{ title: '재시도', text: '', origin: 'proposed', members: ['seta'] }])
    const [line] = hana.split('\n').slice(2)
    expect(topics).toEqual([
      {
        title: '이벤트 무효화',
        lines: [
          { member: 'hana', item: 'week-01/hana/insights/2', markdown: line?.slice(2) },
          {
            member: 'duri',
            item: 'week-01/duri/applications/1',
            markdown: '이벤트 무효화를 상품 화면부터 적용하자',
          },
        ],
      },
    ])
  })

  it('is reported by --check', async () => {
    const root = fixture(files)
    await insights(['build', '1'], root)
    const { code, stderr } = await insights(['build', '1', '--check'], root)
    expect(stderr).toContain('discussion.md가 없어서')
    expect(code).toBe(0)
  })

  it('needs no proposals if members asked enough', async () => {
    const enough = `${config}discussion: {common: 1, deep: 0, next: 0, topics: 0}\n`
    const root = fixture({ ...files, 'insights.config.yaml': enough, 'notes/week-01/seta.md': questions })
    const { stdout } = await insights(['build', '1', '--stdout'], root)
    expect(stdout).toContain('얼마나 낡아도 될까? (세타)\n\n<!-- insights:')
  })

  it('has one link to next week if the config has room for nothing else', async () => {
    const one = `${config}discussion: {common: 0, deep: 0, next: 1, topics: 0}\n`
    const root = fixture({ ...files, 'insights.config.yaml': one, 'notes/week-01/seta.md': retries })
    const { stdout } = await insights(['build', '1', '--stdout'], root)
    expect(stdout).toContain('### 다음 주차 연결 포인트\n- **재시도**\n')
    expect(stdout).not.toContain('### 함께 쓴 주제')
  })
})

describe('discuss', () => {
  it('writes the questions that build would show, and build then copies them', async () => {
    const root = fixture({ ...files, 'notes/week-01/seta.md': retries + questions })
    const before = (await insights(['build', '1', '--stdout'], root)).stdout
    expect((await insights(['discuss', 'week-01'], root)).code).toBe(0)
    const written = readFileSync(join(root, file), 'utf8')
    expect(written).toContain(
      '## 공통 질문\n\n- 우리 서비스의 캐시는 얼마나 낡아도 될까? (세타)\n  <!-- asked: week-01/seta/questions/1 -->\n\n## 다음 주차 연결 포인트\n\n- **재시도**',
    )
    const after = (await insights(['build', '1', '--stdout'], root)).stdout
    const lines = (text: string) => text.split('\n').filter((line) => /^- .*\(세타\)$|^ +- 세타: /.test(line))
    expect(lines(after)).toEqual(lines(before))
    expect(after).not.toBe(before)
    expect(written).toContain('\n\n## 함께 쓴 주제\n\n<!--\n- **이벤트 무효화**\n  - 하나: ')
    expect(after).not.toContain('함께 쓴 주제')
  })

  it('refuses to replace a file, but still prints', async () => {
    const root = fixture({ ...files, 'notes/week-01/seta.md': questions, [file]: '## 심화 토론\n- 우리 것\n' })
    const refused = await insights(['discuss', '1'], root)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('--merge')
    expect(readFileSync(join(root, file), 'utf8')).toBe('## 심화 토론\n- 우리 것\n')
    expect((await insights(['discuss', '1', '--stdout'], root)).stdout).toContain('## 공통 질문\n\n- 우리 서비스의')
  })

  it('merges new questions below existing ones, and nothing the second time', async () => {
    const decided = '\uFEFF# 우리 토론\r\n\r\n## 공통 질문\r\n* 캐시를 왜 쓸까?\r\n\r\n<!-- 끝 -->\r\n'
    const few = `${config}discussion: {common: 1}\n`
    const seta = { 'notes/week-01/seta.md': retries }
    const root = fixture({ ...files, ...seta, 'insights.config.yaml': few, [file]: decided })
    expect((await insights(['discuss', '1', '--merge'], root)).code).toBe(0)
    const merged = readFileSync(join(root, file), 'utf8')
    const kept = merged.split('\r\n')
    for (const line of decided.split('\r\n')) expect(kept).toContain(line)
    expect(merged).toMatch(/## 다음 주차 연결 포인트\r\n\r\n- \*\*/)
    expect(merged.replaceAll('\r\n', '')).not.toContain('\n')
    const again = await insights(['discuss', '1', '--merge'], root)
    expect(again.stderr).toContain('새로 제안할 질문이 없습니다')
    expect(readFileSync(join(root, file), 'utf8')).toBe(merged)
  })

  it('merges a short question only once, whatever names follow it', async () => {
    const short = '## 토론 질문\n- 왜?\n'
    const root = fixture({
      ...files,
      'notes/week-01/seta.md': short,
      'notes/week-01/duri.md': duri + short,
      'notes/week-01/hana.md': hana + short,
    })
    await insights(['discuss', '1'], root)
    const written = readFileSync(join(root, file), 'utf8')
    expect(written).toContain('- 왜? (하나, 두리, 세타)\n')
    expect((await insights(['discuss', '1', '--merge'], root)).stderr).toContain('새로 제안할 질문이 없습니다')
    expect(readFileSync(join(root, file), 'utf8')).toBe(written)
  })

  it('takes a question that people have edited for the one that its comment names', async () => {
    const asked = '## 토론 질문\n\n- 왜?\n- 캐시를 언제 비울까?\n'
    const root = fixture({ ...files, 'notes/week-01/seta.md': asked })
    const merge = () => insights(['discuss', '1', '--merge'], root)
    const missing = async () => {
      const { stderr } = await insights(['build', '1', '--stdout'], root)
      return Array.from(stderr.matchAll(/:(\d+):1 warning {2}팀원이 물은/g), ([, line]) => line)
    }
    await insights(['discuss', '1'], root)
    const written = readFileSync(join(root, file), 'utf8')
    expect(written).toContain('- 왜? (세타)\n  <!-- asked: week-01/seta/questions/1 -->\n')
    const edited = written.replace('왜? (세타)', '캐시가 없으면 무엇이 먼저 느려질까?')
    writeFileSync(join(root, file), edited)
    expect(await missing()).toEqual([])
    expect((await merge()).stderr).toContain('새로 제안할 질문이 없습니다')
    expect(readFileSync(join(root, file), 'utf8')).toBe(edited)

    // Without the comment, nothing says that it is the same question.
    writeFileSync(join(root, file), edited.replace('  <!-- asked: week-01/seta/questions/1 -->\n', ''))
    expect(await missing()).toEqual(['3'])

    // A question that is added above the others gets the number of an older one.
    writeFileSync(join(root, file), written)
    writeFileSync(join(root, 'notes/week-01/seta.md'), asked.replace('- 왜?', '- 누가 캐시를 데울까?\n- 왜?'))
    expect(await missing()).toEqual(['3'])
    await merge()
    expect(readFileSync(join(root, file), 'utf8')).toBe(
      written.replace(
        'questions/2 -->\n',
        'questions/2 -->\n- 누가 캐시를 데울까? (세타)\n  <!-- asked: week-01/seta/questions/1 -->\n',
      ),
    )
  })

  it('says that a question is hidden in a comment', async () => {
    const hidden = '## 토론 질문\n\n<!-- 캐시를 언제 비울까? -->\n'
    const root = fixture({ ...files, 'notes/week-01/seta.md': hidden })
    const { code, stderr } = await insights(['discuss', '1'], root)
    expect([code, stderr]).toEqual([0, expect.stringContaining('seta.md:3:1 warning  섹션 `토론 질문`에 쓴 글이')])
  })

  it('needs a week with notes', async () => {
    const root = fixture(files)
    expect((await insights(['discuss', 'week-02'], root)).code).toBe(2)
    expect((await insights(['discuss'], root)).code).toBe(2)
  })
})

describe('a week with chosen questions', () => {
  it('proposes nothing, and lists questions that the file does not contain', async () => {
    const root = fixture({ ...files, 'notes/week-01/seta.md': questions, [file]: '## 공통 질문\n- 캐시를 왜 쓸까?\n' })
    const { stdout, stderr } = await insights(['build', '1', '--stdout'], root)
    expect(stdout).toContain('### 공통 질문\n- 캐시를 왜 쓸까?\n\n<!-- insights:')
    expect(stdout).not.toContain('심화 토론')
    expect(stderr).toContain(
      'notes/week-01/seta.md:2:1 warning  팀원이 물은 질문이 discussion.md에 없습니다: 우리 서비스의 캐시는',
    )
    writeFileSync(join(root, file), '## 공통 질문\n- **낡음**: 우리 서비스의 캐시는 얼마나 낡아도 될까? (세타)\n')
    expect((await insights(['build', '1', '--stdout'], root)).stderr).not.toContain('세타')
  })
})

describe('the prompt', () => {
  it.each([
    ['{id: week-02, title: 돛}', true],
    ['{id: week-02, topics: [돛]}', true],
    ['{id: week-02, scope: 2장}', false],
  ])('asks about next week if the schedule names its subject: %s', async (next, asks) => {
    const config = `members: [{id: hana, name: 하나}]\nweeks: [{id: week-01}, ${next}]\n`
    const root = fixture({ 'insights.config.yaml': config, 'notes/week-01/hana.md': '## 핵심 인사이트\n- 배가 많다\n' })
    const { stdout } = await insights(['discuss', '1', '--prompt'], root)
    expect(stdout).toContain('- deep:')
    expect(stdout.includes('- next:')).toBe(asks)
  })
})

describe('texts that two members have in common', () => {
  const line = '등대지기는 해가 지기 전에 램프의 유리를 닦고 기름을 한 되씩 채운 뒤에야 일지를 쓴다'
  const note = (text: string) => `## 핵심 인사이트\n- ${text}\n- **등대지기**: ${line}\n`
  const notes = { 'notes/week-01/hana.md': note('배가 많다'), 'notes/week-01/duri.md': note('배가 적다') }
  const copied = (output: string) => output.split('\n').filter((text) => /똑같은 글|the same text/.test(text))

  it('are one warning a week, and no topic', async () => {
    const { code, stdout, stderr } = await insights(['build', '1', '--stdout'], fixture(notes))
    expect(code).toBe(0)
    expect(stdout).not.toContain('함께 쓴 주제')
    expect(copied(stderr)).toEqual([
      'notes/week-01/hana.md:3:1 warning  duri, hana 님의 노트에 똑같은 글이 있습니다(1곳). 함께 쓴 주제로는 세지 않습니다.',
    ])
    const two = Object.fromEntries(Object.entries(notes).map(([path, text]) => [path, `${text}- 둘째 ${line}\n`]))
    expect(copied((await insights(['build', '1', '--stdout'], fixture(two))).stderr)).toHaveLength(1)
    const english = { ...notes, 'insights.config.yaml': 'language: en\n' }
    expect(copied((await insights(['build', '1', '--stdout'], fixture(english))).stderr)).toEqual([
      'notes/week-01/hana.md:3:1 warning  The notes of duri, hana have the same text (once). It makes no topic.',
    ])
  })

  it('are no warning if they are short, or questions', async () => {
    const short = Object.fromEntries(Object.keys(notes).map((path) => [path, '## 핵심 인사이트\n- 배가 많다\n']))
    const asked = Object.fromEntries(Object.keys(notes).map((path) => [path, `## 토론 질문\n- ${line} 왜?\n`]))
    for (const files of [short, asked])
      expect(copied((await insights(['build', '1', '--stdout'], fixture(files))).stderr)).toEqual([])
  })
})

describe('a model', () => {
  const answer = {
    list: 'common',
    title: '캐시 무효화의 값',
    text: '캐시 무효화를 늦추면 일관성은 어디까지 낮아져도 될까?',
    evidence: [
      { id: 'week-01/hana/insights/1', quote: '낡은 값이 남음' },
      { id: 'week-01/duri/insights/1', quote: '일관성은 떨어짐' },
    ],
  }
  const forged = { ...answer, title: '없는 것', evidence: [{ id: 'week-01/nobody/insights/1', quote: '없음' }] }
  const reply = JSON.stringify({ questions: [answer, forged] })
  const kept =
    '- **캐시 무효화의 값**: 캐시 무효화를 늦추면 일관성은 어디까지 낮아져도 될까? (하나, 두리)\n  <!-- model: week-01/hana'
  const withModel = (model: string) => ({ ...files, 'insights.config.yaml': `${config}model: ${model}\n` })
  const program = `import { writeFileSync } from 'node:fs'
    let text = ''
    for await (const chunk of process.stdin) text += chunk
    writeFileSync('asked.txt', text)
    console.log('답입니다.\\n' + ${JSON.stringify(reply)})`

  const command = JSON.stringify([process.execPath, 'model.mjs'])

  it('by a program: writes valid answers and nothing else, and reports what it drops', async () => {
    const root = fixture({ ...withModel(`{command: ${command}}`), 'model.mjs': program })
    const { code, stderr } = await insights(['discuss', '1', '--model'], root)
    expect([code, stderr]).toEqual([0, expect.stringContaining('모델의 답에서 뺐습니다: 캐시 무효화를 늦추면')])
    const written = readFileSync(join(root, file), 'utf8')
    expect(written).toContain(kept)
    const [lists = ''] = written.split('## 함께 쓴 주제')
    expect(lists.match(/^- \*\*/gm)).toHaveLength(1)
    expect(written).not.toContain('<!-- proposed: ')
    expect(written).not.toContain('nobody')
  })

  it('by a program: it is named before it runs, and reads what --prompt prints', async () => {
    const root = fixture({ ...withModel(`{command: ${command}}`), 'model.mjs': program })
    const { stdout, stderr } = await insights(['discuss', '1', '--model', '--stdout'], root)
    expect(stderr.split('\n')[0]).toBe(`모델에게 물을 프로그램을 실행합니다: ${process.execPath} model.mjs`)
    expect(stdout).toContain(kept)
    const prompt = await insights(['discuss', '1', '--prompt'], root)
    expect(prompt.stdout).toBe(readFileSync(join(root, 'asked.txt'), 'utf8'))
    expect(prompt.stdout).toContain('{"id":"week-01/hana/insights/1"')
    expect(prompt.stdout).not.toContain('--reply')
    expect(prompt.stderr).toMatch(/^위의 글을 .* `npx study-insights discuss 1 --reply -` .*\n$/)
  })

  it('by hand: a reply replaces an unedited file, of whatever origin, and no other', async () => {
    const second = JSON.stringify({ questions: [{ ...answer, title: '둘째 답' }] })
    const root = fixture({ ...files, 'a.json': reply, 'b.json': second })
    const written = () => readFileSync(join(root, file), 'utf8')
    for (const args of [[], ['--reply', 'a.json'], ['--reply', 'b.json']])
      expect((await insights(['discuss', '1', ...args], root)).code).toBe(0)
    expect(written()).toContain('둘째 답')
    // git may convert line endings.
    writeFileSync(join(root, file), written().replaceAll('\n', '\r\n'))
    expect((await insights(['discuss', '1', '--reply', 'a.json'], root)).code).toBe(0)
    expect(written()).toContain('캐시 무효화의 값')
    expect(written()).not.toContain('둘째 답')
    const last = await insights(['discuss', '1'], root)
    expect(last.code).toBe(0)
    expect(last.stderr).toContain('이제 파일에 없는 질문: `캐시 무효화의 값')
    expect(written()).not.toContain('<!-- model:')
    expect((await insights(['discuss', '1'], root)).stderr).not.toContain('없는 질문')
    for (const edited of [
      `${written()}- 하나 더?\n`,
      written().replace('# ', '## '),
      written().replace('무효화', '갱신'),
    ]) {
      writeFileSync(join(root, file), edited)
      for (const args of [[], ['--reply', 'b.json']]) {
        const { code, stderr } = await insights(['discuss', '1', ...args], root)
        expect([code, written()]).toEqual([2, edited])
        expect(stderr).toContain('사람이 쓰거나 고친 파일')
      }
    }
  })

  it('by hand: a reply that was taken before adds nothing, and the reason does not blame its length', async () => {
    for (const [language, taken, hint] of [
      ['ko', '이미 나온 질문입니다', '이유는 위에 있습니다.'],
      ['en', 'this has been asked already', 'The lines above say why.'],
    ] as const) {
      const config = files['insights.config.yaml'].replace('language: ko', `language: ${language}`)
      const english = { ...answer, title: 'Late invalidation', text: 'How much consistency may it cost?' }
      const questions = [language === 'ko' ? answer : english]
      const root = fixture({ ...files, 'insights.config.yaml': config, 'a.json': JSON.stringify({ questions }) })
      await insights(['discuss', '1', '--reply', 'a.json'], root)
      const before = readFileSync(join(root, file), 'utf8')
      const { code, stderr } = await insights(['discuss', '1', '--reply', 'a.json', '--merge'], root)
      expect([code, readFileSync(join(root, file), 'utf8')]).toEqual([2, before])
      expect(stderr).toContain(taken)
      expect(stderr).toContain(hint)
    }
  })

  it('by hand: the seal of discussion.md is in no document', async () => {
    const root = fixture(files)
    await insights(['discuss', '1'], root)
    expect(readFileSync(join(root, file), 'utf8')).toMatch(/^# .*\n\n<!-- insights:1 sha256:[0-9a-f]{64} -->\n\n## /)
    const { stdout } = await insights(['build', '1', '--stdout'], root)
    expect(stdout.match(/<!-- insights:/g)).toHaveLength(1)
  })

  it.each([
    ['with questions of which none is valid', JSON.stringify({ questions: [forged] })],
    ['with no question', '{"questions": []}'],
    ['that is no JSON', '안녕하세요'],
    ['that is cut off', reply.slice(0, -20)],
  ])('by hand: a reply %s writes nothing, and is kept if it came from stdin', async (_, text) => {
    const root = fixture({ ...files, 'bad.txt': text, 'good.txt': reply })
    const piped = () => insights(['discuss', '1', '--reply', '-'], root, {}, { stdin: text })
    expect((await piped()).code).toBe(2)
    expect(existsSync(join(root, file))).toBe(false)
    await insights(['discuss', '1', '--reply', 'good.txt'], root)
    const before = readFileSync(join(root, file), 'utf8')
    const { code, stderr } = await piped()
    expect([code, readFileSync(join(root, file), 'utf8')]).toEqual([2, before])
    const [, kept = ''] = /--reply "?([^"`]+)/.exec(stderr) ?? []
    expect(readFileSync(kept, 'utf8')).toBe(text)
    const named = await insights(['discuss', '1', '--reply', 'bad.txt'], root)
    expect([named.code, named.stderr.includes('남겨 두었습니다')]).toEqual([2, false])
  })

  it('by hand: the reply comes from a file or from stdin', async () => {
    const root = fixture({ ...files, 'reply.txt': `좋습니다!\n\`\`\`json\n${reply}\n\`\`\`\n` })
    const { stdout } = await insights(['discuss', '1', '--reply', 'reply.txt', '--stdout'], root)
    expect(stdout).toContain(kept)
    const piped = await binary('$INSIGHTS discuss 1 --reply - --stdout < reply.txt', root)
    expect(piped.stdout).toBe(stdout)
  })

  it.each<[string, string | undefined, string]>([
    ['does not exist', undefined, '답이 든 파일이 없습니다'],
    ['contains no JSON', '안녕하세요', 'JSON이 없습니다'],
    ['is not text', '\0\0', 'UTF-8이 아닌'],
    ['is far too long', 'x'.repeat(1_100_000), '너무 깁니다'],
  ])('by hand, in a file that %s, writes nothing', async (_, text, words) => {
    const root = fixture({ ...files, ...(text === undefined ? {} : { 'reply.txt': text }) })
    const { code, stderr } = await insights(['discuss', '1', '--reply', 'reply.txt'], root)
    expect([code, existsSync(join(root, file))]).toEqual([2, false])
    expect(stderr).toContain(words)
  })

  it('by a program that fails says why, and is not given the tokens of a job', async () => {
    const lines = `console.log('Please run /login ' + process.env.GITHUB_TOKEN + process.env.HOME); process.exitCode = 1`
    const root = fixture({ ...withModel(`{command: ${command}}`), 'model.mjs': lines })
    const env = { GITHUB_TOKEN: 'secret', HOME: '/home/hana' }
    const { code, stderr } = await insights(['discuss', '1', '--model'], root, env)
    expect([code, stderr]).toEqual([2, expect.stringContaining('(1): Please run /login undefined/home/hana')])
  })

  it('that fails replaces no file', async () => {
    const root = fixture({ ...withModel('{command: [no-such-program]}'), 'reply.txt': reply })
    await insights(['discuss', '1', '--reply', 'reply.txt'], root)
    const before = readFileSync(join(root, file), 'utf8')
    expect((await insights(['discuss', '1', '--model'], root)).code).toBe(2)
    expect(readFileSync(join(root, file), 'utf8')).toBe(before)
  })

  it('says what was written, and what to do next', async () => {
    const root = fixture(files)
    const { stderr } = await insights(['discuss', '1'], root)
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^notes\/week-01\/discussion\.md: .*\d+개.*를 적었습니다\.$/),
      '모임에서 다룰 질문만 남기고 고쳐 쓴 다음 `npx study-insights build week-01` 명령을 실행하면 문서에 들어갑니다.',
      '',
    ])
  })

  it('must be in the config, and the ways to ask exclude each other', async () => {
    const root = fixture(files)
    for (const options of [
      ['--model'],
      ['--prompt', '--model'],
      ['--reply', '-', '--prompt'],
      ['--model', '--reply', 'x'],
    ])
      expect((await insights(['discuss', '1', ...options], root)).code).toBe(2)
  })
})

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keys, terminal } from './terminal.ts'
import { fixture } from './workspaces.ts'

const note = (text: string) => `## 핵심 인사이트\n- **캐시 무효화**: ${text}\n`
const question = {
  list: 'common',
  title: '캐시 무효화의 값',
  text: '캐시 무효화를 늦추면 일관성은 어디까지 낮아져도 될까?',
  evidence: [
    { id: 'week-01/hana/insights/1', quote: '낡은 값이 남음' },
    { id: 'week-01/duri/insights/1', quote: '일관성은 떨어짐' },
  ],
}
const forged = { ...question, title: '없는 것', evidence: [{ id: 'week-01/nobody/insights/1', quote: '없음' }] }
/** One line of 20 KB, longer than a terminal gives to a program at once; the valid question is its last. */
const filler = { ...forged, text: `${'어디까지 낮아져도 될까 '.repeat(20)}?` }
const longLine = JSON.stringify({ questions: [...Array(27).fill(filler), question] })
const refused = JSON.stringify({ questions: [forged] })
const files = {
  'insights.config.yaml': 'language: ko\n',
  'notes/week-01/hana.md': note('하나만 빠져도 낡은 값이 남음'),
  'notes/week-01/duri.md': note('무효화를 늦추면 일관성은 떨어짐'),
  'temporary/x': '',
}
const file = 'notes/week-01/discussion.md'

describe('a reply pasted into a terminal', () => {
  const paste = '답을 붙여 넣고 Ctrl-D를 눌러'
  it('arrives whole, in one line of 20 KB', async () => {
    const root = fixture(files)
    const { see, end } = terminal(['discuss', '1', '--reply', '-'], root)
    expect(Buffer.byteLength(longLine)).toBeGreaterThan(20_000)
    await see(paste, longLine)
    await see(`받은 글: ${Buffer.byteLength(longLine).toLocaleString('en')}바이트`, keys.end)
    expect((await end()).code).toBe(0)
    expect(readFileSync(join(root, file), 'utf8')).toContain('- **캐시 무효화의 값**: ')
  })

  it.each([
    [
      'a valid reply of many lines, with Ctrl-D right behind',
      `답입니다.\r${JSON.stringify({ questions: [question] }, null, 2).replaceAll('\n', '\r')}${keys.end}`,
      0,
    ],
    ['a refused one, which is kept in a file', refused + keys.end, 2],
    ['Ctrl-C', `{"questions":${keys.interrupt}`, 130],
    ['SIGTERM', '', 143],
  ])('leaves the terminal as it was after %s', async (_, typed, code) => {
    const script = `import { spawn, spawnSync } from 'node:child_process'
      import { existsSync } from 'node:fs'
      const mode = () => String(spawnSync('stty', ['-g'], { stdio: ['inherit', 'pipe', 'inherit'] }).stdout)
      const before = mode()
      const child = spawn(process.execPath, [${JSON.stringify(resolve('bin/insights.js'))}, 'discuss', '1', '--reply', '-'], { stdio: 'inherit' })
      process.on('SIGINT', () => {})
      const timer = setInterval(() => {
        if (!existsSync('stop')) return
        clearInterval(timer)
        child.kill('SIGTERM')
      }, 20)
      child.on('exit', () => clearInterval(timer))
      child.on('exit', (code) => console.log('code ' + code + ', ' + (mode() === before ? 'same' : 'another') + ' mode'))`
    const root = fixture({ ...files, 'both.mjs': script })
    const temporary = join(root, 'temporary')
    const { see, end } = terminal([], root, { TMPDIR: temporary }, join(root, 'both.mjs'))
    await see(paste, typed)
    if (code === 2) await see('받은 답을 이 파일에 남겨 두었습니다.')
    if (code === 143) writeFileSync(join(root, 'stop'), '')
    expect((await end()).shown).toContain(`code ${code}, same mode`)
    const written = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : ''
    expect(written.includes('- **캐시 무효화의 값**: ')).toBe(code === 0)
    expect(written === '').toBe(code !== 0)
    const kept = readdirSync(temporary).filter((name) => name !== 'x')
    expect(kept.map((folder) => readFileSync(join(temporary, folder, 'reply.txt'), 'utf8'))).toEqual(
      code === 2 ? [refused] : [],
    )
  })
})

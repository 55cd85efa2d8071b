import { join } from 'node:path'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const korean = { LANG: 'ko_KR.UTF-8' }
const english = { LANG: 'en_US.UTF-8' }
const commands = ['', 'init', 'build', 'discuss', 'draft', 'new', 'lint', 'site', 'status', 'lsp']

describe('help', () => {
  it.each(commands)('of %j fits a screen in both languages, with examples', async (name) => {
    for (const env of [korean, english]) {
      const { code, stdout } = await insights([...name.split(' ').filter(Boolean), '--help'], fixture({}), env)
      const lines = stdout.trimEnd().split('\n')
      expect([code, lines.length <= 24, stdout]).toEqual([0, true, expect.any(String)])
      for (const line of lines) expect([line, stringWidth(line) <= 80]).toEqual([line, true])
      expect(stdout).toMatch(/^(?: {2}|.*: )npx study-insights .+$/m)
      if (env === english) expect(stdout).not.toMatch(/[가-힣]/)
      // Every line with a description is in Korean.
      else
        for (const line of lines) if (/^ {2}(?:-|weeks? |member |folder )/.test(line)) expect(line).toMatch(/[가-힣]/)
    }
  })

  it.each([
    ['language: en', korean, 'Usage:'],
    ['title: x', {}, '사용법:'],
    ['{language: "en", broken: [', korean, 'Usage:'],
  ])('is in the language of the workspace: %s', async (config, env, word) => {
    const cwd = fixture({ 'insights.config.yaml': config, 'notes/README.md': '' })
    expect((await insights(['--help'], cwd, env)).stdout).toMatch(new RegExp(`^${word}`))
    expect((await insights(['status', '--help', '--cwd', cwd], join(cwd, 'notes'), env)).stdout).toMatch(
      new RegExp(`^${word}`),
    )
  })

  it.each([
    [['biuld'], 'biuld', 'build'],
    [['build', '--chekc'], '--chekc', '--check'],
    [['statsu', 'week-01'], 'statsu', 'status'],
  ])('suggests a correction for %j', async (args, wrong, right) => {
    const { code, stderr } = await insights(args, fixture({}), english)
    expect(stderr).toContain(wrong)
    expect(stderr).toContain(`→ Did you mean \`${right}\`?`)
    expect(code).toBe(2)
    expect((await insights(args, fixture({}), korean)).stderr).toContain(`→ 혹시 \`${right}\`인가요?`)
  })

  it.each([
    [['status', '--format', 'x'], /쓸 수 있는 값: table, json, text/],
    [['status', '--format'], /`--format <format>`에 값이 없습니다/],
    [['new', 'a', 'b', 'c'], /2개까지 쓸 수 있습니다\.\n.*new --help/],
    [['lint', '--max-warnings', 'x'], /`--max-warnings`에 쓸 수 없는 값입니다: x\n.*0 이상의 정수/],
    [['site', '--serve', '--port', '70000'], /0부터 65535까지/],
    [['site', '--serve', '--out', 'x'], /함께 쓸 수 없는 옵션입니다: --out, --serve/],
    [['discuss'], /주차를 적어 주세요. 예: `npx study-insights discuss week-02`/],
    [
      ['lint', '--stdin-filename', 'a.md', '--changed'],
      /함께 쓸 수 없는 옵션입니다: --stdin-filename <path>, --changed/,
    ],
    [['build', '1', '--all'], /--all 옵션은 주차나 경로와 함께 쓸 수 없습니다/],
    [['lint', '--stdin-filename', 'a.md', 'b.md'], /주차나 경로와 함께 쓸 수 없습니다/],
  ])('explains in Korean what is wrong with %j', async (args, words) => {
    const { code, stderr } = await insights(args, fixture({}), korean)
    expect(stderr).toMatch(words)
    expect(stderr.split('\n')).toHaveLength(3)
    expect(stderr).not.toMatch(/invalid|argument|Unknown/)
    expect(code).toBe(2)
  })
})

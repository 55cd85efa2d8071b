import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const korean = { LANG: 'ko_KR.UTF-8' }
const commands = ['build', 'discuss', 'draft', 'init', 'new', 'lint', 'site', 'status', 'lsp', 'completion']

describe('help', () => {
  it.each(commands)('of %s exists in both languages, with two examples', async (name) => {
    const [ko, en] = [
      await insights([name, '--help'], fixture({}), korean),
      await insights([name, '--help'], fixture({})),
    ]
    for (const { code, stdout } of [ko, en]) {
      expect(code).toBe(0)
      expect(stdout.match(/^ {2}.*\binsights .+$/gm)?.length).toBeGreaterThanOrEqual(2)
    }
    expect(en.stdout).not.toMatch(/[가-힣]/)
    // Every line with a description is in Korean.
    const lines = ko.stdout.split('\n').filter((line) => /^ {2}(?:-|weeks? |member |folder )/.test(line))
    for (const line of lines) expect(line).toMatch(/[가-힣]/)
    expect(ko.stdout).toMatch(/^사용법: /)
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
    const { code, stderr } = await insights(args, fixture({}))
    expect(stderr).toContain(wrong)
    expect(stderr).toContain(`(Did you mean ${right}?)`)
    expect(code).toBe(2)
    expect((await insights(args, fixture({}), korean)).stderr).toContain(`(혹시 ${right}인가요?)`)
  })

  it.each([
    [['status', '--format', 'x'], /쓸 수 있는 값: table, json, markdown/],
    [['status', '--today'], /--today <date>에 값이 없습니다/],
    [['new', 'a', 'b', 'c'], /2개까지인데 3개/],
    [['completion', 'tcsh'], /bash, zsh, fish/],
    [['discuss'], /주차를 적어 주세요/],
    [
      ['lint', '--stdin-filename', 'a.md', '--changed'],
      /함께 쓸 수 없는 옵션입니다: --stdin-filename <path>, --changed/,
    ],
    [['build', '1', '--all'], /--all 옵션은 주차나 경로와 함께 쓸 수 없습니다/],
    [['lint', '--dry-run'], /--dry-run 옵션은 --fix 옵션과 함께 써야 합니다/],
    [['lint', '--stdin-filename', 'a.md', 'b.md'], /주차나 경로와 함께 쓸 수 없습니다/],
  ])('explains in Korean what is wrong with %j', async (args, words) => {
    const { code, stderr } = await insights(args, fixture({}), korean)
    expect(stderr).toMatch(words)
    expect(stderr).not.toMatch(/error|argument/)
    expect(code).toBe(2)
  })
})

const workspace = {
  'insights.config.yaml': `
members: [{id: kim-hana, name: 김하나, aliases: [하나]}, {id: lee-duri, name: 이두리}]
weeks: [{id: "2주차(Chapter 3~4)"}, {id: week-03, title: 복제}]
`,
  'notes/2주차(Chapter 3~4)/kim-hana.md': '글',
}

describe('completion', () => {
  it.each([
    [['b'], ['build']],
    [['st'], ['status']],
    [
      ['new', ''],
      ['2주차(Chapter 3~4)', 'week-03', 'next'],
    ],
    [
      ['new', 'week-03', ''],
      ['kim-hana', 'lee-duri'],
    ],
    [['new', 'week-03', '하'], ['하나']],
    [['new', 'week-03', '이'], ['이두리']],
    [['new', 'week-03', 'kim-hana', ''], []],
    [['new', '--name', 'x', 'we'], ['week-03']],
    [['build', ''], ['2주차(Chapter 3~4)']],
    [['build', '2주차(Chapter 3~4)', ''], []],
    [['build', '2주차\\(Ch'], ['2주차(Chapter 3~4)']],
    [
      ['status', '--format', ''],
      ['table', 'json', 'markdown'],
    ],
    // The words as bash passes them, and as zsh and fish pass them.
    [['status', '--format', '=', 'j'], ['json']],
    [
      ['status', '--format', '='],
      ['table', 'json', 'markdown'],
    ],
    [['status', '--format=j'], ['--format=json']],
    [['build', '--changed='], []],
    [['lint', '--explain', 'broken'], ['broken-link']],
    [['lint', '--explain=broken'], ['--explain=broken-link']],
    [['lint', '--max-warnings=1'], []],
    [['status', '--today', ''], []],
    [['status', '--to'], ['--today']],
    [['build', '--sk'], ['--skip-broken']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
  ])('of %j is %j', async (typed, expected) => {
    const { code, stdout } = await insights(['complete', '--', ...typed], fixture(workspace))
    expect(stdout.split('\n').flatMap((line) => line.split('\t')[0] || [])).toEqual(expected)
    expect(code).toBe(0)
  })

  it('describes commands and options in the language of the workspace', async () => {
    const shown = async (...typed: string[]) =>
      (await insights(['complete', '--', ...typed], fixture(workspace))).stdout
    expect(await shown('bu')).toBe('build\t노트를 모아 그 주차의 문서를 만듭니다\n')
    expect(await shown('lint', '--fi')).toBe('--fix\t안전하게 고칠 수 있는 것을 모두 고칩니다\n')
  })

  it('prints nothing if the workspace is broken', async () => {
    const cwd = fixture({ 'insights.config.yaml': 'titel: x' })
    expect(await insights(['complete', '--', 'new', ''], cwd)).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  /** The binary on the PATH, as after `npm install --global`. */
  function onPath(cwd: string): NodeJS.ProcessEnv {
    mkdirSync(join(cwd, '.bin'))
    symlinkSync(resolve('bin/insights.js'), join(cwd, '.bin/insights'))
    return { ...process.env, LC_ALL: 'C.UTF-8', PATH: `${join(cwd, '.bin')}${delimiter}${process.env.PATH}` }
  }

  it('works in bash: names with spaces are quoted, and nothing that was typed is run', () => {
    const cwd = fixture(workspace)
    const ask = (...words: string[]) => {
      const script = `source <(insights completion bash); source <(insights completion bash)
COMP_WORDS=(insights "$@"); COMP_CWORD=$#; _insights_completion; printf '%s\\n' "\${COMPREPLY[@]}"`
      return execFileSync('bash', ['-c', script, 'bash', ...words], { cwd, env, encoding: 'utf8' })
    }
    const env = onPath(cwd)
    expect(ask('new', '2')).toBe('2주차\\(Chapter\\ 3~4\\)\n')
    expect(ask('new', '$(touch broken)', 'kim')).toBe('kim-hana\n')
    expect(spawnSync('ls', ['broken'], { cwd }).status).not.toBe(0)
  })

  const has = (shell: string) => spawnSync(shell, ['--version']).status === 0

  it.skipIf(!has('zsh'))('works in zsh', () => {
    const cwd = fixture(workspace)
    const env = onPath(cwd)
    const ask = (typed: string) => {
      const script = `autoload -U compinit; compinit -u -d .dump; source <(insights completion zsh); print $_comps[insights]
_describe() { print -rl -- "\${found[@]}" }
words=(insights new ${typed}); CURRENT=3; _insights`
      return execFileSync('zsh', ['-f', '-c', script], { cwd, env, encoding: 'utf8' })
    }
    expect(ask('we')).toBe('_insights\nweek-03:복제\n')
    // Without a description there is no colon, which would mean an empty one.
    expect(ask('2')).toBe('_insights\n2주차(Chapter 3~4)\n')
  })

  it.skipIf(!has('fish'))('works in fish', () => {
    const cwd = fixture(workspace)
    const script = 'insights completion fish | source; complete -C "insights new "'
    const out = execFileSync('fish', ['--no-config', '-c', script], { cwd, env: onPath(cwd), encoding: 'utf8' })
    expect(out).toContain('week-03\t복제')
  })
})

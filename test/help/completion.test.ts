import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { program } from '../binary.ts'
import { insights } from '../host.ts'
import { served } from '../served.ts'
import { fixture } from '../workspaces.ts'

const workspace = {
  'insights.config.yaml': `
members: [{id: kim-hana, name: 김하나, aliases: [하나]}, {id: lee-duri, name: 이두리}]
weeks: [{id: "2주차(Chapter 3~4)"}, {id: week-03, title: 복제}]
`,
  'notes/2주차(Chapter 3~4)/kim-hana.md': '글',
}
const shells = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof shells)[number]
const hasShell = (shell: string) => spawnSync(shell, ['--version']).status === 0

/** A clone of a stranger's repository, with a trap in each place where a program could be looked up. */
function clone(): string {
  const cwd = fixture(workspace)
  for (const folder of ['.', 'bin', 'node_modules/.bin', 'node_modules/study-insights/bin']) {
    mkdirSync(join(cwd, folder), { recursive: true })
    for (const name of ['study-insights', 'insights', 'npx']) {
      writeFileSync(join(cwd, folder, name), `#!/bin/sh\necho trap >> '${cwd}/trapped'\n`)
      chmodSync(join(cwd, folder, name), 0o755)
    }
  }
  return cwd
}

/** The environment with the program on the PATH, as after `npm install --global`. */
async function installed(): Promise<NodeJS.ProcessEnv> {
  const bin = fixture({})
  symlinkSync(await served(), join(bin, 'study-insights'))
  return { ...process.env, LC_ALL: 'C.UTF-8', PATH: `${bin}${delimiter}${process.env.PATH}` }
}

/** The environment without the binary, but with relative entries and `node_modules` on the PATH. */
function trapped(cwd: string): NodeJS.ProcessEnv {
  const folders = ['.', 'bin', 'node_modules/.bin', join(cwd, 'node_modules/.bin'), `${cwd}/node_modules/.bin/`, '']
  return { ...process.env, LC_ALL: 'C.UTF-8', PATH: [...folders, process.env.PATH].join(delimiter) }
}

const scripts = new Map<string, string>()
beforeAll(async () => {
  const cwd = fixture({ 'insights.config.yaml': 'language: en\n' })
  for (const shell of shells) scripts.set(shell, (await insights(['completion', shell], cwd)).stdout)
})

/** What a shell offers after each command line; the last word of a line is the one at the cursor. */
async function offered(
  shell: Shell,
  lines: readonly string[][],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<string[][]> {
  const script = scripts.get(shell)
  const ask = lines.map((typed) => `${askIn[shell](typed)}\necho @end\n`).join('')
  const [args, before] = startOf[shell]
  const { stdout } = await program(shell, [...args, '-c', `${before}${script}\n${script}\n${ask}`], cwd, env)
  const end = shell === 'zsh' ? ':' : '\t'
  return stdout
    .split('@end\n')
    .slice(0, -1)
    .map((part) => part.split('\n').flatMap((line) => line.split(end)[0] || []))
}

/** How a shell starts without the files of the user, and what it needs before the script. */
const startOf: Record<Shell, [args: string[], before: string]> = {
  bash: [['--norc'], ''],
  zsh: [['-f'], 'autoload -U compinit; compinit -u -D; '],
  fish: [['--no-config'], ''],
}

const quoted = (typed: string[]) => typed.map((word) => `'${word}'`).join(' ')

/** What makes a shell print its proposals for a command line. */
const askIn: Record<Shell, (typed: string[]) => string> = {
  bash: (typed) =>
    `COMP_WORDS=(${quoted(typed)}); COMP_CWORD=${typed.length - 1}; _insights_completion; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (typed) =>
    `_describe() { print -rl -- "\${found[@]}" }; _files() {}; words=(${quoted(typed)}); CURRENT=${typed.length}; $_comps[${typed[0]}]`,
  fish: (typed) => `complete -C ${JSON.stringify(typed.join(' '))}`,
}

const lines: [typed: string[], expected: string[]][] = [
  [['insights', 'b'], ['build']],
  [['insights', 'w'], []],
  [['insights', 'he'], ['help']],
  [['insights', 'help', 'disc'], ['discuss']],
  [['study-insights', 'st'], ['status']],
  [['npx', 'study-insights', 'bu'], ['build']],
  [['npx', '--no', 'study-insights', 'build', '--sk'], ['--skip-broken']],
  [
    ['npx', 'study-insights', 'completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['insights', 'lint', '--fi'], ['--fix']],
  [['insights', 'status', '--form'], ['--format']],
  [
    ['insights', 'status', '--format', ''],
    ['table', 'json', 'markdown', 'text'],
  ],
  [['insights', '--cwd', 'x', 'bu'], ['build']],
  [['insights', 'lint', '--explain', 'image'], ['image-alt']],
  [['insights', 'draft', '--rep'], ['--reply']],
]

describe.each(shells)('completion in %s', (shell) => {
  const test = it.skipIf(!hasShell(shell))

  const cwd = clone()
  const found: string[][] = []
  beforeAll(async () => {
    const typed = lines.map(([words]) => words)
    if (hasShell(shell)) found.push(...(await offered(shell, typed, cwd, trapped(cwd))))
  })

  test.each(lines.map(([typed, expected], at) => ({ typed, expected, at })))(
    'completes $typed without running anything of the folder',
    ({ expected, at }) => {
      expect(found[at]?.toSorted()).toEqual(expected.toSorted())
      expect(existsSync(join(cwd, 'trapped'))).toBe(false)
    },
  )

  test('completes no week in a clone that brings its own program, and weeks with the one on the PATH', async () => {
    const cwd = clone()
    const weeks = [
      ['insights', 'new', 'we'],
      ['npx', 'study-insights', 'new', 'we'],
    ]
    const theirs = (await offered(shell, weeks, cwd, trapped(cwd))).flat()
    expect(theirs.filter((word) => word.startsWith('week'))).toEqual([])
    expect(await offered(shell, weeks, cwd, await installed())).toEqual([['week-03'], ['week-03']])
    expect(existsSync(join(cwd, 'trapped'))).toBe(false)
  })

  test('does not complete other programs of npx', async () => {
    const cwd = clone()
    expect(await offered(shell, [['npx', 'eslint', 'bui']], cwd, await installed())).toEqual([[]])
  })
})

describe('the completion script', () => {
  const words = (...typed: string[]) => {
    const script = `${scripts.get('bash')}\n_insights_candidates "$@"`
    const out = execFileSync('bash', ['-c', script, 'bash', ...typed], { cwd: fixture({}), encoding: 'utf8' })
    return out.split('\n').flatMap((line) => line.split('\t')[0] || [])
  }

  // The words as bash passes them, and as zsh and fish pass them.
  it.each([
    [['status', '--format', '=', 'j'], ['json']],
    [
      ['status', '--format', '='],
      ['table', 'json', 'markdown', 'text'],
    ],
    [['status', '--format=j'], ['--format=json']],
    [['build', '--changed='], []],
    [['status', '--today', ''], []],
    [['nothing', '--'], []],
    [['new', '--name', '--stdout', '--stdo'], ['--stdout']],
  ])('completes %j as %j', (typed, expected) => {
    expect(words(...typed)).toEqual(expected)
  })

  it('describes commands and options in the language of the workspace', async () => {
    const { stdout } = await insights(['completion', 'zsh'], fixture(workspace))
    expect(stdout).toContain('build\t노트를 모아 그 주차의 문서를 만듭니다\n')
    expect(stdout).toContain('--fix\t안전하게 고칠 수 있는 것을 모두 고칩니다\n')
    expect(scripts.get('zsh')).toContain("build\twrite a week'\\''s document from its notes\n")
  })

  it('quotes names with spaces in bash, and runs nothing that was typed', async () => {
    const cwd = fixture(workspace)
    const env = await installed()
    const weeks = [
      ['insights', 'new', '2'],
      ['insights', 'new', '$(touch broken)', 'kim'],
    ]
    expect(await offered('bash', weeks, cwd, env)).toEqual([['2주차\\(Chapter\\ 3~4\\)'], ['kim-hana']])
    expect(existsSync(join(cwd, 'broken'))).toBe(false)
  })

  it.skipIf(!hasShell('zsh'))('shows descriptions in zsh, and no colon where there is none', async () => {
    const cwd = fixture(workspace)
    const end = `_describe() { print -rl -- "\${found[@]}" }; words=(insights new ''); CURRENT=3; _insights`
    const script = `autoload -U compinit; compinit -u -D; ${scripts.get('zsh')}\n${end}`
    const { stdout } = await program('zsh', ['-f', '-c', script], cwd, await installed())
    expect(stdout).toBe('2주차(Chapter 3~4)\nweek-03:복제\nnext\n')
  })
})

describe('the weeks and members for a completion', () => {
  it.each([
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
    [['status', 'n'], ['next']],
    [['build', ''], ['2주차(Chapter 3~4)']],
    [['build', '2주차(Chapter 3~4)', ''], []],
    [['build', '2주차\\(Ch'], ['2주차(Chapter 3~4)']],
  ])('of %j are %j', async (typed, expected) => {
    const { code, stdout } = await insights(['complete', '--', ...typed], fixture(workspace))
    expect(stdout.split('\n').flatMap((line) => line.split('\t')[0] || [])).toEqual(expected)
    expect(code).toBe(0)
  })

  it('are not printed if the workspace is broken', async () => {
    const cwd = fixture({ 'insights.config.yaml': 'titel: x' })
    expect(await insights(['complete', '--', 'new', ''], cwd)).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})

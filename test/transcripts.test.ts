import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { insights } from './host.ts'

/**
 * Each folder in `test/workspaces/` is a workspace with a `transcript.md`: what somebody types there, and what happens.
 * Every `##` begins with a fresh copy of the folder. Indented by four spaces stand
 *
 *     $ insights lint - < notes/a.md      a command; any other than `insights` runs in a shell
 *       what it prints on stdout
 *     ! what it prints on stderr
 *     exit 1                              unless it is 0
 *     + notes/week-01/insights.md         a file that it made, or `~` changed, or `-` deleted
 *
 * `npx vitest run test/transcripts.test.ts -u` writes all but the commands anew: read the diff.
 */
const folder = join(import.meta.dirname, 'workspaces')
const transcript = 'transcript.md'

describe.each(readdirSync(folder).sort())('in %s', (name) => {
  test('each command does what the transcript says', async () => {
    const path = join(folder, name, transcript)
    await expect(await played(join(folder, name), readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
  })
})

/** Indented lines, with the blank lines between them. */
const blocks = /((?:^ {4}.*\n\n*(?= {4})|^ {4}.*\n)+)/m

/** The transcript with what its commands do now. */
async function played(from: string, text: string): Promise<string> {
  let written = ''
  let cwd = copy(from)
  for (const [at, block] of text.split(blocks).entries()) {
    if (at % 2 === 0) {
      written += block
      if (!/^## /m.test(block)) continue
      rmSync(cwd, { recursive: true })
      cwd = copy(from)
    } else
      for (const [line, command = ''] of block.matchAll(/^ {4}\$ (.*)\n/gm))
        written += line + (await effects(command, cwd)).map((effect) => `${effect}\n`).join('')
  }
  rmSync(cwd, { recursive: true })
  return written
}

function copy(from: string): string {
  const cwd = mkdtempSync(join(tmpdir(), 'transcript-'))
  cpSync(from, cwd, { recursive: true, filter: (path) => path !== join(from, transcript) })
  return cwd
}

async function effects(command: string, cwd: string): Promise<string[]> {
  const before = filesIn(cwd)
  const { code, stdout, stderr } = await runIn(cwd, command)
  const after = filesIn(cwd)
  const shown = (text: string, mark: string) =>
    text === ''
      ? []
      : text
          .replaceAll(cwd, '/group')
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `    ${mark}${line}`.trimEnd())
  return [
    ...shown(stdout, '  '),
    ...shown(stderr, '! '),
    ...(code === 0 ? [] : [`    exit ${code}`]),
    ...[...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path) => {
      if (before.get(path) === after.get(path)) return []
      const mark = before.has(path) ? (after.has(path) ? '~' : '-') : '+'
      return ours.test(command) ? [`    ${mark} ${path}`] : []
    }),
  ]
}

/** 10 March 2026, for what depends on the day. */
const today = 'SOURCE_DATE_EPOCH=1773100800'

/** `cd folder && NAME=value insights 'an argument' < file` runs in this process, anything else in a shell. */
const ours = /^(?:cd (\S+) && )?((?:[A-Z_]+=\S+ )*)insights ?(.*?)(?: < (\S+))?$/

async function runIn(folder: string, command: string) {
  const [, inside = '', variables = '', words, input] = ours.exec(command) ?? []
  if (words === undefined) return inShell(command, folder)
  const cwd = join(folder, inside)
  const env = Object.fromEntries(
    [`PATH=${process.env.PATH}`, today, ...variables.split(' ').filter(Boolean)].map((each) => each.split('=')),
  )
  const args = (words.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'(.*)'$/, '$1'))
  return insights(args, cwd, env, input === undefined ? {} : { stdin: readFileSync(join(cwd, input), 'utf8') })
}

/** Commits of one author at one time, whatever git's own config says. */
const git = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, '한나무'],
      [`GIT_${who}_EMAIL`, 'hannamu@example.com'],
      [`GIT_${who}_DATE`, '2026-03-02T09:00:00Z'],
    ]),
  ),
}

function inShell(command: string, cwd: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...git },
  })
  return { code: status, stdout, stderr }
}

/** Each file's content by its path, without those of git. */
function filesIn(cwd: string): Map<string, string> {
  const paths = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((path) => !path.startsWith('.git/'))
  const files = paths.filter((path) => statSync(join(cwd, path)).isFile())
  return new Map(files.map((path) => [path, readFileSync(join(cwd, path), 'latin1')]))
}

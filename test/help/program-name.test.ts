import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { nameCommands, programName } from '../../src/help/program-name.ts'
import { before, binary, program } from '../binary.ts'
import { fixture } from '../workspaces.ts'

/** A folder of programs with a link of this name to the binary. */
function linked(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true })
  symlinkSync(resolve('bin/insights.js'), join(folder, name))
  return folder
}

const path = (...folders: string[]) => [...folders, process.env.PATH].join(delimiter)
const empty = { 'insights.config.yaml': 'language: en' }

describe('messages and help name the program as it can be called', () => {
  it('with npx, if its name is not on the PATH', async () => {
    const { stderr } = await binary(['build', '--all'], fixture(empty))
    expect(stderr).toContain('`npx study-insights new week-01`')
    const help = await binary(['new', '--help'], fixture(empty))
    expect(help.stdout).toMatch(/^Usage: npx study-insights new .*(?:\n.*)*\n {2}npx study-insights new next\n/)
  })

  it.each(['insights', 'study-insights'])('as %s, if that is on the PATH', async (name) => {
    const cwd = fixture(empty)
    const { stderr } = await program(name, ['build', '--all'], cwd, { PATH: path(linked(join(cwd, 'bin'), name)) })
    expect(stderr).toContain(`\`${name} new week-01\``)
  })

  it('with npx, if npx or a package manager runs it', async () => {
    const cwd = fixture({ ...empty, 'package.json': '{}' })
    linked(join(cwd, 'node_modules/.bin'), 'study-insights')
    const { stderr } = await program('npx', ['--offline', 'study-insights', 'build', '--all'], cwd)
    expect(stderr).toContain('`npx study-insights new week-01`')
  })

  it.each([
    ['insights', '`npm run study -- new week-01`'],
    ['insights build', '`npx study-insights new week-01`'],
  ])('as an npm script that runs it: %s', async (script, expected) => {
    const cwd = fixture({ ...empty, 'package.json': JSON.stringify({ scripts: { study: script } }) })
    linked(join(cwd, 'node_modules/.bin'), 'insights')
    const args = script === 'insights' ? ['build', '--all'] : ['--all']
    const { stderr } = await program('npm', ['run', '--silent', 'study', '--', ...args], cwd)
    expect(stderr).toContain(expected)
  })

  it.each([
    ['npm_config_user_agent', 'pnpm/9.1.0 npm/? node/v20.19.0', 'pnpm run study'],
    ['npm_config_user_agent', 'npm/10.8.2 node/v20.19.0', 'npm run study --'],
    ['npm_command', 'exec', 'npx study-insights'],
  ])('with the package manager of the environment: %s=%s', (key, value, expected) => {
    const env = { npm_lifecycle_event: 'study', npm_lifecycle_script: 'study-insights', [key]: value }
    expect(programName({ argv: ['node', 'insights'], env })).toBe(expected)
  })

  it('with npx, in a hook: its folder is on the PATH of the hook only', () => {
    const folder = fixture({})
    const env = { PATH: path(linked(join(folder, 'bin'), 'insights')), npm_config_prefix: folder }
    const call = { argv: ['node', resolve('bin/insights.js')], env }
    expect(programName(call)).toBe('insights')
    expect(programName({ ...call, env: { ...env, PRE_COMMIT: '1' } })).toBe('npx study-insights')
  })

  it('if a file beside the package calls it, as on Windows', () => {
    const folder = fixture({ 'insights.cmd': '', 'node_modules/study-insights/bin/insights.js': '' })
    const called = join(folder, 'node_modules/study-insights/bin/insights.js')
    expect(programName({ argv: ['node', called], env: { Path: path(folder) } })).toBe('insights')
  })

  it('with npx, in a CI job: its readers do not have what it installed', () => {
    const env = { PATH: path(linked(join(fixture({}), 'bin'), 'insights')) }
    const call = { argv: ['node', resolve('bin/insights.js')], env }
    expect(programName(call)).toBe('insights')
    expect(programName({ ...call, env: { ...env, CI: 'false' } })).toBe('insights')
    expect(programName({ ...call, env: { ...env, CI: 'true' } })).toBe('npx study-insights')
    const script = { npm_lifecycle_event: 'study', npm_lifecycle_script: 'insights', CI: 'true' }
    expect(programName({ ...call, env: { ...env, ...script } })).toBe('npm run study --')
  })

  it('with npx, if the PATH has another program with its name', () => {
    const folder = fixture({ insights: '#!/bin/sh', 'insights.cmd': '' })
    expect(programName({ argv: ['node', resolve('bin/insights.js')], env: { PATH: path(folder) } })).toBe(
      'npx study-insights',
    )
  })
})

describe('an old version of Node', () => {
  it('prints one line with the required version', async () => {
    const old = before(
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })",
    )
    const { code, stdout, stderr } = await binary(['build', '--all'], fixture(empty), old)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^insights needs Node\.js 20\.19 or later\. .*\n$/)
  })

  it('can parse the file that prints it', async () => {
    const source = readFileSync('bin/insights.js', 'utf8')
    const written = await Promise.all(['node14.13', 'esnext'].map((target) => transform(source, { target })))
    expect(written[0]?.code).toBe(written[1]?.code)
  })
})

describe('commands in messages', () => {
  it.each([
    [
      ['build'],
      '`insights build 1` or `insights build 2`',
      '`npx study-insights build 1` or `npx study-insights build 2`',
    ],
    [['build', '--cwd', '3월'], '`insights build 1`', '`npx study-insights build 1 --cwd 3월`'],
    [['build', '--cwd=books/sql'], '`insights build 1`', '`npx study-insights build 1 --cwd "books/sql"`'],
    [
      ['build', '--cwd', '..'],
      '`insights build 1 --cwd "books/sql"`',
      '`npx study-insights build 1 --cwd "../books/sql"`',
    ],
    [['init', '--cwd', '3월'], '`cd 3월`, `insights build 1`', '`cd 3월`, `npx study-insights build 1`'],
    [['--cwd', '3월'], 'See `insights --help`', 'See `npx study-insights --help`'],
    [['build', '--cwd', '3월'], 'the file `insights.md`', 'the file `insights.md`'],
  ])('have the folder of the call: %j', (args, text, expected) => {
    expect(nameCommands(text, { argv: ['node', 'insights', ...args], env: {} })).toBe(expected)
  })

  it('so that they do the same at the root of several workspaces', async () => {
    const files = { 'insights.config.yaml': 'language: en\nworkspaces: [a, b]\n', 'a/a.txt': '', 'b/b.txt': '' }
    const { stderr } = await binary(['build', '--cwd', 'a'], fixture(files))
    expect(stderr).toContain('`npx study-insights new week-01 --cwd a`')
  })
})

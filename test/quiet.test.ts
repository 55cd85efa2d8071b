import { expect, test } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const config = 'language: en\nmembers: [{id: hana}, {id: duri}]\nsections: [{id: insights}, {id: applications}]\n'
const warned = '## Core insights\n\n- Text\n\n## Practical applications\n'
const study = () => fixture({ 'insights.config.yaml': config, 'notes/week-01/hana.md': warned })

test.each<[string, string[], number]>([
  ['build', ['build', '1'], 0],
  ['lint of nothing', ['lint', 'insights.config.yaml'], 0],
  ['new', ['new', '1', 'duri'], 0],
])('--quiet is silent on stderr, and changes neither stdout nor the exit code: %s', async (_name, args, code) => {
  const loud = await insights(args, study())
  const quiet = await insights([...args, '--quiet'], study())
  expect(loud.stderr).not.toBe('')
  expect(quiet).toEqual({ ...loud, code, stderr: '' })
})

test.each<[string, string[], number, string]>([
  ['a week that does not exist', ['build', '9'], 2, 'error  '],
  ['a document out of date', ['build', '1', '--check'], 1, 'error  The document is out of date'],
  ['too many warnings', ['lint', '--max-warnings', '0'], 1, 'error  Found 1 warning, more than `--max-warnings` (0).'],
  ['a wrong command line', ['lint', '--fxi'], 2, 'error  '],
  ['no command', [], 2, 'Usage: '],
])('--quiet keeps errors: %s', async (_name, args, code, message) => {
  const ran = await insights([...args, '--quiet'], study())
  expect([ran.code, ran.stderr]).toEqual([code, expect.stringContaining(message)])
})

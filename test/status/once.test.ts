import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resultOf, start } from '../binary.ts'
import { fixture } from '../workspaces.ts'

const note = '## 핵심 인사이트\n\n- 글\n'
const paths = ['notes/week-01/duri.md', 'notes/week-01/hana.md', 'notes/week-02/duri.md', 'notes/week-03/hana.md']
const index = '<!-- insights:index -->\n<!-- insights:end -->\n'

interface Coverage {
  result: { functions: { functionName: string; ranges: { count: number }[] }[] }[]
}

/** How often the binary called a function, by the coverage that Node wrote to a folder. */
function callsOf(name: string, folder: string): number {
  const functions = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage)
    .flatMap(({ result }) => result.flatMap((script) => script.functions))
    .filter(({ functionName }) => functionName === name)
  return functions.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0)
}

test.each([[['build', 'week-02']], [['build', 'week-02', '--check']], [['build', '--all']], [['status']]])(
  'each note of the group is parsed and checked once: %j',
  async (args) => {
    const files = Object.fromEntries(paths.map((path) => [path, note]))
    const cwd = fixture({ 'insights.config.yaml': 'index: README.md\n', 'README.md': index, ...files })
    const folder = fixture({})
    const { code } = await resultOf(start(args, cwd, { NODE_V8_COVERAGE: folder }))
    expect(code).toBe(args.includes('--check') ? 1 : 0)
    expect([callsOf('parseNote', folder), callsOf('documentFindings', folder)]).toEqual([paths.length, paths.length])
  },
)

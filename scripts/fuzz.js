import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Runs the property tests for longer: all test files that import `runs` from `test/property.ts`. */
const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('test', file))
  .filter((file) => /\bruns\b.*property\.ts'/.test(readFileSync(file, 'utf8')))

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...files,
    '--testTimeout=0',
    '--reporter=verbose',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { FUZZ_MINUTES: '10', ...process.env } },
)
process.exitCode = status ?? 1

import { existsSync, readdirSync, readFileSync, type WatchEventType, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { binary, resultOf, start } from './binary.ts'
import fc from './property.ts'
import { fixture } from './workspaces.ts'

// The widest possible pattern: any file of the folder may be a note.
const config = 'notes: notes/{week}/{member}*\nignore: []\n'
const noteOf = (word: string) => `## 핵심 인사이트\n\n- **${word}**: 글\n- ${`${word} 긴 글 `.repeat(2_000)}\n`
const versions = ['하나', '둘'].map(noteOf) as [string, string]
// A text of its own: a note that repeats the other one's is reported as a copy.
const other = noteOf('셋')

/** When a run is killed: after some milliseconds, or as soon as its folder changes, which is while it writes. */
interface Kill {
  signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM'
  after: number | 'the first change'
}

const kill: fc.Arbitrary<Kill> = fc.record({
  signal: fc.constantFrom('SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGINT', 'SIGTERM'),
  after: fc.oneof(fc.integer({ min: 0, max: 150 }), fc.constant('the first change' as const)),
})

// Delays come from a fixed seed. The promise holds no matter when the kill happens.
const runs = fc.sample(fc.array(kill, { minLength: 60, maxLength: 60 }), { numRuns: 4, seed: 3 })

test.concurrent.each(runs.map((kills, run) => [run, kills] as const))(
  '%i: a kill leaves the complete old or new document',
  async (_n, kills) => {
    const cwd = fixture({
      'insights.config.yaml': config,
      'notes/week-01/a.md': versions[0],
      'notes/week-01/b.md': other,
    })
    const folder = join(cwd, 'notes/week-01')
    const output = join(folder, 'insights.md')
    const documents: string[] = []
    for (const version of versions) {
      writeFileSync(join(folder, 'a.md'), version)
      documents.push((await binary(['build', '1', '--stdout'], cwd)).stdout)
    }
    const seen = new Set<string>()
    for (const [turn, one] of kills.entries()) {
      writeFileSync(join(folder, 'a.md'), versions[turn % 2] as string)
      await killed(cwd, folder, one)
      const found = existsSync(output) ? readFileSync(output, 'utf8') : 'none yet'
      expect(['none yet', ...documents]).toContain(found)
      if (one.signal !== 'SIGKILL') continue
      seen.add(found)
    }
    const left = readdirSync(folder).filter((name) => !['a.md', 'b.md', 'insights.md'].includes(name))
    for (const name of left) expect(name).toMatch(/^\.insights\.md\.[0-9a-f]{12}\.tmp$/)
    expect(seen.size).toBeGreaterThan(1)
    const after = await binary(['build', '1'], cwd)
    expect(after).toMatchObject({ code: 0, stderr: 'notes/week-01/insights.md: 2명\n' })
    expect(documents).toContain(readFileSync(output, 'utf8'))
  },
  240_000,
)

async function killed(cwd: string, folder: string, { signal, after }: Kill): Promise<void> {
  const child = start(['build', '1'], cwd)
  const end = resultOf(child)
  child.stdin?.end()
  const stop = () => child.kill(signal)
  const watcher = watch(folder, (_event: WatchEventType) => {
    if (after === 'the first change') stop()
  })
  const timer = typeof after === 'number' ? setTimeout(stop, after) : undefined
  await end
  clearTimeout(timer)
  watcher.close()
}

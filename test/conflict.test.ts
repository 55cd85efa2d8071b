import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { git, gitEnv } from './git.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const path = 'notes/week-01/insights.md'
const note = (name: string) => `notes/week-01/${name}.md`
const words = (text: string) => `## 핵심 인사이트\n\n- **하나**: ${text}\n`

/**
 * A merge with conflicts in a document: on each branch a member has added a note and built the document again.
 * @param edits changes of the document by hand, on the current and on the other branch
 */
async function merge(folder: string, edits: { ours?: string; theirs?: string } = {}) {
  const top = fixture({ [`${folder}${note('hana')}`]: words('글') })
  const cwd = join(top, folder)
  git(top, 'init', '--quiet', '--initial-branch', 'main')
  const commit = async (name: string, edit = '') => {
    if (name !== 'hana') writeFileSync(join(cwd, note(name)), words(`${name}의 글`))
    expect((await insights(['build', '1'], cwd, gitEnv)).code).toBe(0)
    writeFileSync(join(cwd, path), read(cwd).replace('- **하나**: 글', `- **하나**: 글${edit}`))
    git(top, 'add', '--all')
    git(top, 'commit', '--quiet', '--message', name)
  }
  await commit('hana')
  git(top, 'checkout', '--quiet', '-b', 'duri')
  await commit('duri', edits.theirs)
  git(top, 'checkout', '--quiet', 'main')
  await commit('sechan', edits.ours)
  expect(() => git(top, 'merge', '--quiet', 'duri')).toThrow()
  expect(read(cwd)).toMatch(/^<{7} HEAD$[\s\S]*^>{7} duri$/m)
  return { top, cwd }
}
const read = (cwd: string) => readFileSync(join(cwd, path), 'utf8')

describe('a document with merge conflicts', () => {
  it.each(['', 'study/한글 [1]/'])(
    'is built again if nobody has edited either side, in the folder "%s"',
    async (folder) => {
      const { top, cwd } = await merge(folder)
      const checked = await insights(['build', '1', '--check'], cwd, gitEnv)
      expect((await insights(['lint'], cwd, gitEnv)).stdout).not.toContain('insights.md')
      expect([checked.code, checked.stderr]).toEqual([1, expect.stringContaining('최신이 아닙니다')])
      const { code, stderr } = await insights(['build', '1'], cwd, gitEnv)
      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining('병합 충돌이 남은 문서를 노트에서 다시 만들었습니다.'),
      ])
      expect(read(cwd)).not.toContain('<<<<<<<')
      for (const name of ['duri', 'sechan']) expect(read(cwd)).toContain(`${name}의 글`)
      git(top, 'add', '--all')
      git(top, 'commit', '--quiet', '--message', 'Merge')
      expect((await insights(['build', '1', '--check'], cwd, gitEnv)).code).toBe(0)
    },
  )

  it.each<[string, { ours?: string; theirs?: string }, string, number[]]>([
    ['the current branch', { ours: ' (고침)' }, ': HEAD\n', [2]],
    ['the other branch', { theirs: ' (고침)' }, ': duri\n', [3]],
    ['both', { ours: ' (고침)', theirs: ' (또 고침)' }, ': HEAD, duri\n', [2, 3]],
  ])('is refused if it was edited in %s, and the message says so', async (_, edits, names, stages) => {
    const { cwd } = await merge('', edits)
    const before = read(cwd)
    for (const args of [[], ['--check']]) {
      const { code, stderr } = await insights(['build', '1', ...args], cwd, gitEnv)
      expect([code, read(cwd)]).toEqual([args.length > 0 ? 1 : 2, before])
      expect(stderr).toContain(`사람이 고친 쪽이 있어서 덮어쓰지 않았습니다${names}`)
      for (const stage of stages) expect(git(cwd, 'show', `:${stage}:./${path}`)).toContain('고침)')
      expect(Array.from(stderr.matchAll(/git show ":(\d):/g), ([, stage]) => Number(stage))).toEqual(stages)
    }
    expect((await insights(['build', '1', '--force'], cwd, gitEnv)).code).toBe(0)
    expect(read(cwd)).not.toContain('<<<<<<<')
  })

  it('is a document edited by hand if git no longer has both sides', async () => {
    const { top, cwd } = await merge('')
    git(top, 'add', '--all')
    const { code, stderr } = await insights(['build', '1'], cwd, gitEnv)
    expect([code, stderr]).toEqual([2, expect.stringContaining('사람이 고친 문서라서')])
  })

  it('may show markers in code', async () => {
    const cwd = fixture({ [note('hana')]: words('글\n\n  ```\n  <<<<<<< HEAD\n  >>>>>>> duri\n  ```') })
    for (const _ of [1, 2]) expect((await insights(['build', '1'], cwd, gitEnv)).code).toBe(0)
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const right = '## 핵심 인사이트\n\n- 글\n'
const wrong = '## 핵심 인사이트\n\n- **용어(Term)**은 쉽다\n'
const path = 'notes/week-02/hana.md'
const config = { 'insights.config.yaml': 'language: ko\n' }

test('an unreadable note does not hide findings in the others', async () => {
  const ran = await insights(
    ['lint', '--format', 'json'],
    fixture({ ...config, [path]: wrong, 'notes/week-02/duri.md': new Uint8Array([0xff, 0xfe, 0x41, 0x00]) }),
  )
  expect(ran.code).toBe(2)
  expect(JSON.parse(ran.stdout).map(({ rule }: { rule: string }) => rule)).toEqual(['encoding', 'emphasis-particle'])
})

test('--fix writes the note and says so; the second time there is nothing to do', async () => {
  const root = fixture({ ...config, [path]: '\uFEFF## 핵심 인사이트\r\n\r\n- **용어(Term)**은\r\n' })
  const first = await insights(['lint', '--fix'], root)
  expect(readFileSync(join(root, path), 'utf8')).toBe('\uFEFF## 핵심 인사이트\r\n\r\n- **용어(Term)**<!-- -->은\r\n')
  expect(first.stderr).toContain(`${path}: 고쳤습니다`)
  expect((await insights(['lint', '--fix'], root)).stderr).not.toContain('고쳤습니다')
})

test('links must have the letter case of the file', async () => {
  const note = `${right}- ![가](images/a.png) ![나](images/A.png) ![다](images/%EA%B7%B8.png) ![라](images/b.png)\n`
  const root = fixture({ ...config, [path]: note, 'notes/week-02/images/a.png': '', 'notes/week-02/images/그.png': '' })
  const { stdout } = await insights(['lint', '--format', 'json'], root)
  const found = JSON.parse(stdout).map(({ column, fixable }: { column: number; fixable: boolean }) => [column, fixable])
  expect(found).toEqual([
    [27, true],
    [73, false],
  ])
})

test.each([
  ['- **제목**: 설명', true],
  ['> 배운 것을 한 줄로 요약합니다.', true],
  ['(여기에 적어 주세요)', true],
  ['| 개념 | 설명 |', false],
])('a line of the template that was left in is found, unless it is meant to stay: %s', async (line, isFound) => {
  const root = fixture({
    ...config,
    [path]: `${right}\n${line}\n`,
    'templates/note.md': `## 핵심 인사이트\n\n${line}\n`,
  })
  expect((await insights(['lint'], root)).stdout.includes('placeholder')).toBe(isFound)
})

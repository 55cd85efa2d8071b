import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { rules } from '../src/lint/rules.ts'
import { parseYaml } from '../src/yaml.ts'

// The shipped schemas: the tests run after a build.
const schemaAt = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const configSchema = schemaAt('dist/insights.schema.json')
const ajv = new Ajv({
  formats: { date: true },
  allowUnionTypes: true,
  strict: true,
  keywords: ['errorMessage'],
})
const isConfig = ajv.compile(configSchema)
const valueIn = (yaml: string) => parseYaml(yaml).value

describe('the schema of a config', () => {
  const names = readdirSync('test/workspaces').filter((name) => !/^(?:usage|config-errors)$/.test(name))
  test.each(['.', ...names.map((name) => join('test/workspaces', name))])('accepts the config of %s', (folder) => {
    expect([isConfig(valueIn(readFileSync(join(folder, 'insights.config.yaml'), 'utf8'))), isConfig.errors]).toEqual([
      true,
      null,
    ])
  })

  test.each([
    'titel: 오타',
    'language: fr',
    'notes: []',
    'members: [{name: 김하나}]',
    'members: [{id: a/b}]',
    'sections: [{id: insights, min: -1}]',
    'weeks: [{id: week-01, date: 9월 1일}]',
    'discussion: {glossary: [[환각]]}',
    'model: {command: claude}',
    'workspaces: []',
    'workspaces: books/*',
    'printSources: 네',
    'lint: {rules: {hidden-text: loud}}',
    'lint: {rules: {image-att: off}}',
  ])('refuses %s', (yaml) => expect(isConfig(valueIn(yaml))).toBe(false))

  test.each([
    'output: docs/{week}.md',
    'workspaces: [books/*]',
    'lint: {rules: {hidden-text: off}}',
    'discussion: {file: notes/{week}/discussion.md, glossary: [[환각, hallucination]]}',
    'sections: [{id: insights, required: true, min: 1, max: 9, titled: true}]',
  ])('accepts %s', (yaml) => expect(isConfig(valueIn(yaml))).toBe(true))
})

test('every key is described in both languages, and every rule has the address of both', () => {
  const tables = [configSchema]
  const texts: string[] = []
  for (const table of tables) {
    for (const value of Object.values(table.properties ?? {}) as Record<string, never>[]) {
      texts.push(value.description ?? '')
      tables.push(value, value.items ?? {})
    }
  }
  expect(texts.length).toBeGreaterThan(50)
  for (const text of texts) expect(text).toMatch(/[a-z].*[가-힣]|rules\.md#.*rules\.ko\.md#/s)
  expect(Object.keys(configSchema.properties.lint.properties.rules.properties)).toEqual(rules.map(({ name }) => name))
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFile } from '../../src/lint/open-file.ts'
import type { Workspaces } from '../../src/workspace/find-workspace.ts'
import { fixture } from '../workspaces.ts'

const path = 'notes/week-02/hana.md'

test('the notes of a workspace without a config are read once for its language', async () => {
  const other = 'notes/week-01/duri.md'
  const root = fixture({ [other]: '## 핵심 인사이트\n\n- 지연\n' })
  const known = new Map<string, Workspaces>()
  const languageOf = async (how = {}) => (await openFile(join(root, path), '', how)).config.language.id
  expect(await languageOf({ known })).toBe('ko')
  writeFileSync(join(root, other), '## Core insights\n\n- Lag\n')
  expect([await languageOf({ known }), await languageOf()]).toEqual(['ko', 'en'])
  // A config counts at once.
  writeFileSync(join(root, 'insights.config.yaml'), 'language: en\n')
  expect(await languageOf({ known })).toBe('en')
})

import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { insights } from './host.ts'

// Each folder is a workspace with the documents expected from its notes. The repository itself is one too.
const golden = resolve('test/golden')
const workspaces = [resolve('.'), ...readdirSync(golden).map((name) => join(golden, name))]

describe('a golden workspace', () => {
  it.each(workspaces)('%s gives the documents that are committed with it', async (cwd) => {
    const { code, stdout, stderr } = await insights(['build', '--all', '--check'], cwd)
    expect(stdout).toBe('')
    expect(stderr).not.toMatch(/ error /)
    expect(code).toBe(0)
  })
})

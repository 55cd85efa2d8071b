import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rememberMade, wasMadeHere } from '../../src/site/cache.ts'

describe('what was made in a folder', () => {
  const scratch = () => mkdtempSync(join(tmpdir(), 'insights-made-'))
  const folder = scratch()

  it('is known to the user who made it, as long as it is the same', () => {
    const env = { XDG_CACHE_HOME: scratch() }
    expect(wasMadeHere(env, folder, 'one')).toBe(false)
    rememberMade(env, folder, 'one')
    expect(wasMadeHere(env, folder, 'one')).toBe(true)
    expect(wasMadeHere(env, folder, 'two')).toBe(false)
    expect(wasMadeHere(env, scratch(), 'one')).toBe(false)
    expect(wasMadeHere({ XDG_CACHE_HOME: scratch() }, folder, 'one')).toBe(false)
  })

  it('is not remembered where there is no cache of the user alone', () => {
    rememberMade({}, folder, 'one')
    expect(wasMadeHere({}, folder, 'one')).toBe(false)
    const open = join(scratch(), 'cache')
    mkdirSync(open)
    chmodSync(open, 0o777)
    rememberMade({ XDG_CACHE_HOME: open }, folder, 'one')
    expect(wasMadeHere({ XDG_CACHE_HOME: open }, folder, 'one')).toBe(process.platform === 'win32')
  })
})

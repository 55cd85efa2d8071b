import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRecordedSite, recordSite } from '../../src/site/cache.ts'

describe('what was made in a folder', () => {
  const scratch = () => mkdtempSync(join(tmpdir(), 'insights-made-'))
  const folder = scratch()

  it('is known to the user who made it, as long as it is the same', () => {
    const env = { XDG_CACHE_HOME: scratch() }
    expect(isRecordedSite(env, folder, 'one')).toBe(false)
    recordSite(env, folder, 'one')
    expect(isRecordedSite(env, folder, 'one')).toBe(true)
    expect(isRecordedSite(env, folder, 'two')).toBe(false)
    expect(isRecordedSite(env, scratch(), 'one')).toBe(false)
    expect(isRecordedSite({ XDG_CACHE_HOME: scratch() }, folder, 'one')).toBe(false)
  })

  it('is not remembered where there is no cache of the user alone', () => {
    recordSite({}, folder, 'one')
    expect(isRecordedSite({}, folder, 'one')).toBe(false)
    const open = join(scratch(), 'cache')
    mkdirSync(open)
    chmodSync(open, 0o777)
    recordSite({ XDG_CACHE_HOME: open }, folder, 'one')
    expect(isRecordedSite({ XDG_CACHE_HOME: open }, folder, 'one')).toBe(process.platform === 'win32')
  })
})

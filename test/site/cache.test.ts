import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRecordedSite, recordSite } from '../../src/site/cache.ts'

describe('the record of a site', () => {
  const scratch = () => mkdtempSync(join(tmpdir(), 'insights-made-'))
  const folder = scratch()

  it('is found by the same user, folder and content', () => {
    const env = { XDG_CACHE_HOME: scratch() }
    expect(isRecordedSite(env, folder, 'one')).toBe(false)
    recordSite(env, folder, 'one')
    expect(isRecordedSite(env, folder, 'one')).toBe(true)
    expect(isRecordedSite(env, folder, 'two')).toBe(false)
    expect(isRecordedSite(env, scratch(), 'one')).toBe(false)
    expect(isRecordedSite({ XDG_CACHE_HOME: scratch() }, folder, 'one')).toBe(false)
  })

  it('is not recorded if other users can write to the cache', () => {
    recordSite({}, folder, 'one')
    expect(isRecordedSite({}, folder, 'one')).toBe(false)
    const open = join(scratch(), 'cache')
    mkdirSync(open)
    chmodSync(open, 0o777)
    recordSite({ XDG_CACHE_HOME: open }, folder, 'one')
    expect(isRecordedSite({ XDG_CACHE_HOME: open }, folder, 'one')).toBe(process.platform === 'win32')
  })
})

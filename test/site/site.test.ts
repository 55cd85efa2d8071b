import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { insights } from '../host.ts'
import { filesIn, sample } from './sample.ts'

const golden = resolve('test/site/golden')

describe('the sample', () => {
  test('gives the site that is committed with it', async () => {
    const root = sample()
    const ran = await insights(['site'], root, { SOURCE_DATE_EPOCH: '1789344000' })
    expect(ran).toMatchObject({ code: 0, stdout: '' })
    const out = join(root, 'site')
    for (const name of ['style.css', 'icon.svg'])
      expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join('src/site', name), 'utf8'))
    // Not compared: the scripts, which come from esbuild.
    const made = filesIn(out).filter((path) => !['page.js', 'search.js', 'style.css', 'icon.svg'].includes(path))
    for (const path of made) await expect(await readable(join(out, path))).toMatchFileSnapshot(join(golden, path))
    expect(filesIn(golden)).toEqual(made)
  })
})

/** A file of the site; pages are formatted, so that a person can read them and what changed. */
async function readable(path: string): Promise<string> {
  const text = readFileSync(path, 'utf8')
  if (!path.endsWith('.html')) return text
  return await format(text, { parser: 'html', printWidth: 120, htmlWhitespaceSensitivity: 'ignore' })
}

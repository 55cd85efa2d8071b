import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { insights } from '../host.ts'

/** The vault whose documents are golden files too. */
const vault = resolve('test/golden/obsidian')

describe('the vault', () => {
  test('gives pages on which each construct is what Obsidian shows', async () => {
    const root = mkdtempSync(join(tmpdir(), 'insights-'))
    cpSync(vault, root, { recursive: true })
    expect(await insights(['site', '--today', '2026-09-14'], root)).toMatchObject({ code: 0, stdout: '' })
    for (const week of ['week-01', 'week-02', 'week-03', 'week-04']) {
      const page = readFileSync(join(root, 'site/weeks', `${week}.html`), 'utf8')
      // The frame of the page has its tests elsewhere.
      const written = page.slice(page.indexOf('<section class="questions"'), page.indexOf('<nav class="between"'))
      const text = await format(written, { parser: 'html', printWidth: 120, htmlWhitespaceSensitivity: 'ignore' })
      await expect(text).toMatchFileSnapshot(resolve(`test/site/obsidian/${week}.html`))
    }
  })

  test('is made again if a file gets the name of a link', async () => {
    const root = mkdtempSync(join(tmpdir(), 'insights-'))
    cpSync(vault, root, { recursive: true })
    const pageOf = async () => {
      await insights(['site', '--today', '2026-09-14'], root)
      return readFileSync(join(root, 'site/weeks/week-01.html'), 'utf8')
    }
    expect(await pageOf()).toContain('[[Prototype]]')
    cpSync(join(root, '사전/쿼럼.md'), join(root, '사전/Prototype.md'))
    expect(await pageOf()).toContain('Prototype.md">Prototype</a>')
  })
})

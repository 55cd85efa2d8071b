import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { note, obsidianPieces } from '../arbitrary.ts'
import { insights } from '../host.ts'
import fc, { runs } from '../property.ts'
import { fixture } from '../workspaces.ts'

const path = 'notes/week-01/hana.md'
const head = '## 핵심 인사이트\n\n'
const files = { 'notes/쿼럼.md': '# 쿼럼\n', 'images/lag.png': '', 'notes/week-01/a.md': '' }

/** The part of a member in the document, below the heading of the section. */
async function built(text: string, dialect = 'obsidian', more: Record<string, string> = {}): Promise<string> {
  const config = `language: ko\ndialect: ${dialect}\nmembers: [{id: hana}]\nignore: [쿼럼.md, a.md]\n`
  const root = fixture({ 'insights.config.yaml': config, [path]: text, ...files, ...more })
  const { stdout } = await insights(['build', '1', '--stdout', '--skip-broken'], root)
  return stdout.slice(stdout.indexOf('### '), stdout.lastIndexOf('\n<!-- insights:'))
}

/** What a note's section becomes. */
async function section(markdown: string, more: Record<string, string> = {}): Promise<string> {
  return (await built(head + markdown, 'obsidian', more)).replace('### 핵심 인사이트\n', '').trimEnd()
}

const link = '[쿼럼](../쿼럼.md)'

describe('what Obsidian reads in its own way', () => {
  it.each<[string, string, string]>([
    ['a link', '글 [[쿼럼]]은', `글 ${link}은`],
    ['a link with words', '[[쿼럼|절반]]', '[절반](../쿼럼.md)'],
    ['a link to a heading', '[[쿼럼#두 번째 것!]]', '[쿼럼#두 번째 것!](../쿼럼.md#두-번째-것)'],
    [
      'links without a space between them',
      '[[쿼럼]][[쿼럼|절반]]![[lag.png]]',
      `${link}[절반](../쿼럼.md)![lag.png](../../images/lag.png)`,
    ],
    ['an image', '![[lag.png]]', '![lag.png](../../images/lag.png)'],
    ['an image with a width', '![[lag.png|300]]', '![lag.png](../../images/lag.png)'],
    ['the embed of a note', '![[쿼럼]]', link],
    ['a comment in a line', '글 %%숨긴 **말**%% 글', '글 <!-- --> 글'],
    ['a comment at the start of a line', '%%숨긴 말%% 글', '글'],
    ['a comment above a line', '%%숨긴 말%%\n글', '<!-- -->\n글'],
    ['a comment of several blocks', '글\n\n%%\n\n- 숨긴 말\n\n%%\n\n글', '글\n\n<!-- -->\n\n글'],
    ['a comment that ends in a list', '글\n\n%%\n- 숨긴 말\n%%', '글\n\n<!-- -->'],
    ['marked words', '==글==', '==글=='],
    ['a callout that GitHub has', '> [!hint]- 제목\n> 글', '> [!TIP]\n> **제목**\\\n> 글'],
    ['a callout of another kind', '> [!quote] 제목\n> 글', '> **제목**\\\n> 글'],
    ['a callout without a title', '> [!example]\n> 글', '> **example**\\\n> 글'],
    ['a callout that is a note', '> [!note]\n> 글', '> [!note]\n> 글'],
    ['a callout in a list', '- > [!tip] 제목\n  > 글', '- > **제목**\\\n  > 글'],
  ])('%s', async (_, markdown, expected) => {
    expect(await section(markdown)).toBe(expected)
  })

  it.each([
    ['a name without a file', '[[Prototype]] ![[없음.png]]'],
    ['a path out of the workspace', '[[../../etc/passwd]] [[/etc/passwd]] ![[../../../a.png]]'],
    ['a script', '[[javascript:alert(1)]] [[data:text/html,x]]'],
    ['code', '`[[쿼럼]]` `%%글%%` `==글==`\n\n```\n[[쿼럼]] %%글%%\n```\n\n    [[쿼럼]]'],
    ['HTML', '글 <!-- [[쿼럼]] %%글%% -->'],
    ['escaped brackets', '\\[[쿼럼]] \\%%글%% !\\[[lag.png]]'],
    ['a link in a link', '[밖 [[쿼럼]] 안](https://e.example/)'],
    ['what follows a bracket', '[a][[쿼럼]] [[[쿼럼]]] [a][[쿼럼]][[쿼럼]]'],
    ['what follows a name without a file', '[[Prototype]][[쿼럼]][[쿼럼]]'],
    ['an empty name', '[[]] [[|]] [[#제목]] [[|쿼럼]]'],
    ['a name over two lines', '[[쿼\n럼]]'],
    ['a comment without an end', '글 %%숨긴 말'],
    ['percent signs', '100%% 가까이, 50%%쯤'],
    ['a comment before a list', '%%숨긴 말%% - 글'],
    ['a comment with a definition', '%%[x]: y.md%%'],
    ['a comment with a heading', '%%\n\n#### 제목\n\n%%'],
    ['a shell test', '[[ -f a.md ]] arr[[0]]'],
  ])('leaves %s as it is', async (_, markdown) => {
    expect(await section(markdown)).toBe(markdown)
  })

  it('reads ten thousand links, and as many marks without an end', async () => {
    const many = Array.from({ length: 400 }, () => '[[쿼럼]] '.repeat(25)).join('\n\n')
    const text = await section(many)
    expect(text.split(link)).toHaveLength(10_001)
    const comments = await section('글 %%숨긴 말%% '.repeat(5000))
    expect([comments.split('<!-- -->').length, comments.includes('숨긴')]).toEqual([5001, false])
    for (const marks of ['%% '.repeat(5001), '== a '.repeat(5000), '%%\n\n'.repeat(5001), '> '.repeat(50)])
      expect(await section(`글 ${marks}끝`)).toMatch(/끝$/)
  })

  it('keeps character references beside a link', async () => {
    expect(await section('&#91;[쿼럼]] [[쿼럼]] &amp; \\* [[쿼럼]]')).toContain('&amp; \\* ')
  })

  it('changes nothing in the dialect of GitHub', async () => {
    const markdown = obsidianPieces.slice(0, 5).join('\n\n')
    expect(await built(`${head}글 ${markdown}`, 'github')).toContain(`글 ${markdown}`)
  })

  it('keeps comments out of questions, topics and JSON', async () => {
    const text = `${head}- **캐시**: 캐시는 빠르다 %%숨긴 말%%\n\n## 토론 질문\n\n- 캐시는 언제 지울까? %%숨긴 말%%\n`
    const root = fixture({
      'insights.config.yaml': 'language: ko\ndialect: obsidian\n',
      [path]: text,
      'notes/week-01/duri.md': text.replace('빠르다', '어렵다').replace('언제', '누가'),
    })
    for (const args of [['--stdout'], ['--format', 'json']]) {
      const { stdout } = await insights(['build', '1', ...args], root)
      expect(stdout).toContain('캐시는 언제 지울까?')
      expect(stdout).not.toContain('숨긴 말')
    }
    expect((await insights(['discuss', '1', '--prompt'], root)).stdout).not.toContain('숨긴 말')
  })

  it('changes no byte of a note that has none of it', async () => {
    await fc.assert(
      fc.asyncProperty(note, async (text) => {
        if (/%%|\[!/.test(text)) return
        expect(await built(text)).toBe(await built(text, 'github'))
      }),
      { numRuns: runs(40) },
    )
  })

  it('keeps every word outside of comments, in order, and none of those in comments that it leaves out', async () => {
    const word = fc.constantFrom(
      '말',
      '**말**',
      '[[쿼럼|말]]',
      '==말==',
      '`말`',
      '말 %%숨김%%',
      '%%숨김%% 말',
      '[[없음]] 말',
      '> [!tip]- 말\n> 말\n',
      '\n- 말',
      '\n\n말',
      '\n\n%%\n\n숨김\n\n%%\n\n말',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 8 }), async (words) => {
        let count = 0
        const text = words.join(' ').replaceAll('말', () => `말${++count}끝`)
        const shown = (await section(text)).match(/말\d+끝/g)
        expect(shown).toEqual(text.match(/말\d+끝/g))
      }),
      { numRuns: runs(50) },
    )
  })
})

describe('init', () => {
  it.each([
    ['.obsidian/app.json', true],
    ['README.txt', false],
  ])('writes the dialect for a vault only: %s', async (file, isVault) => {
    for (const notes of [{}, { 'notes/week-01/hana.md': `${head}- 글\n`, 'notes/week-02/hana.md': `${head}- 글\n` }]) {
      const root = fixture({ [file]: '{}', ...notes })
      expect((await insights(['init', '--yes', '--language', 'ko'], root)).code).toBe(0)
      expect(readFileSync(join(root, 'insights.config.yaml'), 'utf8').includes('dialect: obsidian')).toBe(isVault)
    }
  })
})

import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

/** What the first section of a note becomes in a document at the given path. */
async function built(note: string, output = 'notes/{week}/insights.md'): Promise<string> {
  const cwd = fixture({
    'insights.config.yaml': `language: ko\noutput: "${output}"\nmembers: [{id: kim}]\n`,
    'notes/week-01/kim.md': note,
    'notes/week-01/a.png': '',
  })
  const { stdout, stderr } = await insights(['build', '1', '--format', 'json'], cwd)
  rmSync(cwd, { recursive: true })
  expect(stdout, stderr).not.toBe('')
  return JSON.parse(stdout).members[0].sections[0].markdown
}

describe('a section in the document', () => {
  const table: [name: string, note: string, expected: string][] = [
    ['keeps trailing spaces, tabs and odd markers', '## 핵심 인사이트\n\n *  a  \n\t+ b\t\n\n', ' *  a  \n\t+ b\t'],
    ['lowers headings', '# 핵심 인사이트\n## a ##\n###### b', '#### a ##\n###### b'],
    ['keeps headings that are low enough', '## 핵심 인사이트\n##### a\n#### b', '##### a\n#### b'],
    ['lowers headings no further than necessary', '# 핵심 인사이트\n### a\n#### b', '#### a\n##### b'],
    ['raises headings', '#### 핵심 인사이트\n##### a', '#### a'],
    ['turns a setext heading into one line', '# 핵심 인사이트\n**a**\nb\\\nc #\n---', '#### **a** b<br>c \\#'],
    [
      'keeps a definition directly above a setext heading',
      '## 핵심 인사이트\n글\n\n[a]: x\nb\n---',
      '글\n\n[a-kim]: x',
    ],
    [
      'and above one that stays in the section',
      '# 핵심 인사이트\n[a]\n\n[a]: x\nb\n---\nc',
      '[a][a-kim]\n\n[a-kim]: x\n#### b\nc',
    ],
    ['does so in a quote', '## 핵심 인사이트\n> a\n> b\n> ===', '> #### a b'],
    [
      'adds a suffix to labels',
      '## 핵심 인사이트\n[A] [b][ a ] ![a][]\n\n[a]: x',
      '[A][A-kim] [b][ a-kim ] ![a][a-kim]\n\n[a-kim]: x',
    ],
    ['adds a suffix to footnotes', '## 핵심 인사이트\na[^1]\n\n[^1]: b', 'a[^1-kim]\n\n[^1-kim]: b'],
    [
      'keeps the text of a footnote that other parsers read as a link',
      '## 핵심 인사이트\na [^b\\]c] [^b\\]c][] [d][^b\\]c]\n\n[^b\\]c]: e',
      'a [^b\\]c][^b\\]c-kim] [^b\\]c][^b\\]c-kim] [d][^b\\]c-kim]\n\n[^b\\]c-kim]: e',
    ],
    [
      'renames labels in alternative text',
      '## 핵심 인사이트\n![a [r] b](c)\n\n[r]: x',
      '![a [r][r-kim] b](c)\n\n[r-kim]: x',
    ],
    [
      'copies definitions once',
      '## 핵심 인사이트\n[r]\n\n## 실무 적용 아이디어\n[r]\n## 끝\n> [r]: x\n> "t"',
      '[r][r-kim]\n\n[r-kim]: x\n"t"',
    ],
    [
      'keeps the first of two definitions',
      '[r]: one\n## 핵심 인사이트\n[r]\n\n[r]: two',
      '[r][r-kim]\n\n[r-2-kim]: two\n\n[r-kim]: one',
    ],
    [
      'keeps text that is not a reference',
      '## 핵심 인사이트\n[x] `[r]` \\[r]\n\n[r]: x',
      '[x] `[r]` \\[r]\n\n[r-kim]: x',
    ],
    [
      'adds a suffix to labels inside a copied definition',
      '## 핵심 인사이트\na[^1]\n\n## 끝\n- [^1]: b [r]\n\n      [r]: x',
      'a[^1-kim]\n\n[^1-kim]: b [r][r-kim]\n\n    [r-kim]: x',
    ],
    [
      'normalises a label of two lines',
      '## 핵심 인사이트\n> [a\n> b]\n\n[c\n    > d]\n\n[a b]: x\n[c > d]: y',
      '> [a\n> b][a b-kim]\n\n[c\n    > d][c > d-kim]\n\n[a b-kim]: x\n[c > d-kim]: y',
    ],
    [
      'shortens a label that would be too long',
      `## 핵심 인사이트\n[${'a'.repeat(999)}]\n\n[${'a'.repeat(999)}]: x`,
      `[${'a'.repeat(999)}][${'a'.repeat(40)}-kim]\n\n[${'a'.repeat(40)}-kim]: x`,
    ],
    [
      'keeps indented HTML out of a list in an earlier part',
      '## 핵심 인사이트\n- a\n\n## 핵심 인사이트\n  <i>b</i>',
      '- a\n\n<!-- -->\n\n  <i>b</i>',
    ],
    [
      'keeps lists of two parts apart, whatever is above the first',
      '## 핵심 인사이트\n글\n\n- a\n\n## 핵심 인사이트\n- b',
      '글\n\n- a\n\n<!-- -->\n\n- b',
    ],
    [
      'keeps blank lines at the end of an open fence below text',
      '## 핵심 인사이트\n글\n\n```\na\n\n',
      '글\n\n```\na\n\n```',
    ],
    [
      'renames labels above an open fence whose info has escapes',
      '## 핵심 인사이트\n\n- _가_ [글][ref]\n\n[ref]: a.md\n\n```c&#43;\nint a[1];\n',
      '- _가_ [글][ref-kim]\n\n[ref-kim]: a.md\n\n```c&#43;\nint a[1];\n```',
    ],
    ['closes a fence', '## 핵심 인사이트\n~~~~\na\n~~~\n', '~~~~\na\n~~~\n~~~~'],
    ['closes a comment', '## 핵심 인사이트\na\n\n<!-- b\n', 'a\n\n<!-- b\n-->'],
    [
      'closes elements, the innermost first',
      '## 핵심 인사이트\n<details><div>\n\na <b>x',
      '<details><div>\n\na <b>x\n\n</b>\n</div>\n</details>',
    ],
    ['closes elements that contain no elements', '## 핵심 인사이트\n<select>', '<select>\n\n</select>'],
    ['closes elements with separate contents', '## 핵심 인사이트\n<template>\n\na', '<template>\n\na\n\n</template>'],
    [
      'does not close a fence that ends with its footnote',
      '## 핵심 인사이트\n[^1]: a <br>\n\n    ```\n    b',
      '[^1-kim]: a <br>\n\n    ```\n    b',
    ],
    ['keeps closed elements', '## 핵심 인사이트\n<div>\n\na<br>\n\n</div>', '<div>\n\na<br>\n\n</div>'],
    [
      'joins a section that occurs twice',
      '## 핵심 인사이트\n- a\n## 기타\n## 핵심 인사이트\n- b',
      '- a\n\n<!-- -->\n\n- b',
    ],
    [
      'keeps an indented paragraph out of the list above',
      '## 핵심 인사이트\n- a\n## 기타\n## 핵심 인사이트\n  b',
      '- a\n\n<!-- -->\n\n  b',
    ],
    ['joins without a comment what stays separate', '## 핵심 인사이트\na\n## 핵심 인사이트\n- b', 'a\n\n- b'],
  ]
  it.each(table)('%s', async (_name, note, expected) => {
    expect(await built(note)).toBe(expected)
  })

  const targets: [target: string, expected: string][] = [
    ['a.png', '../notes/week-01/a.png'],
    ['./그림%201.png#x', '../notes/week-01/그림%201.png#x'],
    ['../그림.png', '../notes/그림.png'],
    ['../../../out.md', '../../out.md'],
    ['<a b.md>', '<../notes/week-01/a b.md>'],
    ['#here', '#here'],
    ['/root.md', '/root.md'],
    ['//host/x', '//host/x'],
    ['https://example.com/a', 'https://example.com/a'],
    ['data:image/png;base64,AA', 'data:image/png;base64,AA'],
    ['mailto:a@b.co', 'mailto:a@b.co'],
    ['&#47;root.md', '&#47;root.md'],
    ['https&#58;//host/x', 'https&#58;//host/x'],
  ]
  it.each(targets)('adjusts the target %s for a document in another folder', async (target, expected) => {
    const raw = target.replace(/[<>]/g, '')
    const note = `## 핵심 인사이트\n[a](${target} "t") ![b](${target})\n<img alt=x src="${raw}">\n\n[c]: ${target}`
    const html = expected.replace(/[<>]/g, '')
    expect(await built(note, 'docs/{week}.md')).toBe(
      `[a](${expected} "t") ![b](${expected})\n<img alt=x src="${html}">\n\n[c-kim]: ${expected}`,
    )
  })

  it.each([
    ['x <img src=img/a.png>', 'x <img src=../notes/week-01/img/a.png>'],
    ['<img src=img/a.png alt=x />', '<img src=../notes/week-01/img/a.png alt=x />'],
    ['<a href=../b.md#c>x</a>', '<a href=../notes/b.md#c>x</a>'],
    ['\\<img src=img/a.png>', '\\<img src=img/a.png>'],
    ['`<img src=img/a.png>`', '`<img src=img/a.png>`'],
    ['<img src=a=b/c.png>', '<img src=a=b/c.png>'],
  ])('adjusts a target without quotes: %s', async (raw, expected) => {
    expect(await built(`## 핵심 인사이트\n- ${raw}\n`, 'docs/{week}.md')).toBe(`- ${expected}`)
  })

  it.each([
    ['<img src=" a.png ">', '<img src=" ../notes/week-01/a.png ">'],
    [
      '<picture><source srcset="a.png, b.png 2x"><img srcset="data:image/png,x 2x" src=c></picture>',
      '<picture><source srcset="../notes/week-01/a.png, ../notes/week-01/b.png 2x"><img srcset="data:image/png,x 2x" src=../notes/week-01/c></picture>',
    ],
    ['<video src="a.mp4" poster=/b.png>x</video>', '<video src="../notes/week-01/a.mp4" poster=/b.png>x</video>'],
    ['> <a\n> href="a.md">b</a>', '> <a\n> href="../notes/week-01/a.md">b</a>'],
  ])('adjusts the targets of %s', async (html, expected) => {
    expect(await built(`## 핵심 인사이트\n${html}`, 'docs/{week}.md')).toBe(expected)
  })
})

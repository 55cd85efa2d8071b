import { describe, expect, it } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const week = 'notes/week-01'

/** Builds week 1. */
function built(files: Record<string, string>) {
  return insights(['build', '1', '--stdout'], fixture(files))
}

describe('a file that begins with a thematic break', () => {
  const rule: [name: string, line: string][] = [
    ['a rule', '---\n'],
    ['a rule with a space', '--- \n'],
    ['a rule with CRLF', '---\r\n'],
  ]

  it.each(rule)('keeps the lists, quotes and labels of a note: %s', async (_name, line) => {
    const { stdout, stderr } = await built({
      [`${week}/kim.md`]: `${line}\n## 핵심 인사이트\n\n- **하나**: 글 [ref]\n\n> 인용\n\n[ref]: a.md\n`,
      [`${week}/lee.md`]: '## 핵심 인사이트\n\n- 글 [ref]\n',
    })
    expect(stderr).toBe('')
    expect(stdout).toContain('- **하나**: 글 [ref][ref-kim]\n\n> 인용\n\n[ref-kim]: a.md\n')
    expect(stdout).toContain('- 글 [ref]\n')
    expect(
      JSON.parse(
        (
          await insights(
            ['build', '1', '--format', 'json'],
            fixture({
              [`${week}/kim.md`]: `${line}\n## 핵심 인사이트\n\n- **하나**: 글\n- 둘\n`,
            }),
          )
        ).stdout,
      ).members[0].sections[0].items,
    ).toHaveLength(2)
  })

  it.each(rule)('keeps the questions of the discussion, and the minutes: %s', async (_name, line) => {
    const { stdout, stderr } = await built({
      [`${week}/kim.md`]: '## 핵심 인사이트\n\n- 글 [ref]\n',
      [`${week}/discussion.md`]: `${line}\n## 공통 질문\n\n- **하나**: 왜 [ref]?\n\n[ref]: b.md\n`,
      [`${week}/minutes.md`]: `${line}\n- 정한 것\n  - 다음 주 발표\n`,
    })
    expect(stderr).toBe('')
    expect(stdout).toContain('- 글 [ref]\n')
    expect(stdout).toContain('- **하나**: 왜 [ref][ref-discussion]?\n\n[ref-discussion]: b.md\n')
    expect(stdout).toContain('- 정한 것\n  - 다음 주 발표\n')
  })
})

describe('a definition that only some readers see', () => {
  const shapes: [name: string, text: string, kept: string][] = [
    ['in a list that interrupts a paragraph', 'read this\n> 2. [ref]: https://e.example/', '> 2. [ref-kim]: https'],
    ['in a list in a list', '.\n- 2. [ref]: x.md', '.\n- 2. [ref-kim]: x.md'],
    ['of a footnote', 'a\n> 2. [^ref]: note', 'a\n> 2. [^ref-kim]: note'],
    ['below an empty item', '=\n>-\n[ref]: x.md', '=\n>-\n[ref-kim]: x.md'],
    ['below indented code', '글\n\n    code\n2. [ref]: x.md', '    code\n2. [ref-kim]: x.md'],
    ['in a task', '- [ ] [ref]: x.md', '- [ ] [ref-kim]: x.md'],
    ['with a control character', '[ref]: https://e.example/#\u0001', '[ref-kim]: https://e.example/#\u0001'],
  ]
  it.each(shapes)('does not reach another member: %s', async (_name, text, kept) => {
    const { stdout } = await built({
      [`${week}/kim.md`]: `## 핵심 인사이트\n\n글 [ref] [^ref]\n\n${text}\n`,
      [`${week}/lee.md`]: '## 핵심 인사이트\n\n- 글 [ref] [^ref]\n',
    })
    expect(stdout).toContain('- 글 [ref] [^ref]\n')
    expect(stdout).toContain(kept)
    expect(stdout).toMatch(/글 \[ref\]\[ref-kim\] \[\^ref\]|글 \[ref\] \[\^ref-kim\]/)
  })

  it('is not used by links and images that have an address', async () => {
    const links = '[ref](a.md) ![[ref](a.md)](b.png) [글 [ref](a.md)](c.md) ![ref](b.png)'
    const { stdout } = await built({
      [`${week}/kim.md`]: `## 핵심 인사이트\n\n${links} [ref] [ref](두 말)\n\n- [ ] [ref]: x.md\n`,
    })
    expect(stdout).toContain(`\n${links} [ref][ref-kim] [ref][ref-kim](두 말)\n`)
  })

  it('keeps its address in a document in another folder, and comes along from outside of the section', async () => {
    const { stdout } = await built({
      'insights.config.yaml': 'output: docs/{week}.md\n',
      [`${week}/kim.md`]: '## 핵심 인사이트\n\n글 [a] [b]\n\n- [ ] [a]: x.md\n\n## 기타\n\n- [ ] [b]: y.md "t"\n',
    })
    expect(stdout).toContain(
      '글 [a][a-kim] [b][b-kim]\n\n- [ ] [a-kim]: ../notes/week-01/x.md\n\n[b-kim]: ../notes/week-01/y.md "t"\n',
    )
  })
})

describe('a question', () => {
  it('does not make an address of the names', async () => {
    const { stdout } = await built({
      [`${week}/kim.md`]: '## 핵심 인사이트\n\n글 [ref]\n\n## 토론 질문\n\n- [ref]:\n\n  why is it slow?\n',
      [`${week}/lee.md`]: '## 핵심 인사이트\n\n글 [ref]\n',
    })
    expect(stdout).toContain('- [ref]:\n\n  (kim)\n\n  why is it slow?\n')
  })

  it('does not open a fence above the minutes', async () => {
    const { stdout } = await built({
      [`${week}/lee.md`]: '## 토론 질문\n\n-  Why?\n  ```\n',
      [`${week}/minutes.md`]: '- 정한 것\n',
    })
    expect(stdout).toContain('- Why? (lee)\n  ```\n  ```\n')
    expect(stdout).toContain('\n- 정한 것\n')
  })
})

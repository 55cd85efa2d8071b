import { expect, test, vi } from 'vitest'
import { ruleDocs } from '../../src/lint/rules.ts'
import { check, type WorkspaceOptions } from './checking.ts'

// test/lint/messages.ko.md and messages.en.md are what the rules say about their examples, and about the notes below.
// Every message of a rule has to be in them.

/** The messages of the rules that no finding has had yet: `ko pageWide of strayEnd, pageWide, …`. */
const unheard = vi.hoisted(() => new Set<string>())

vi.mock('../../src/lint/rule.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../src/lint/rule.ts')>()),
  inAllLanguages: (words: Record<string, Record<string, (...values: never[]) => object>>) => {
    for (const [language, messages] of Object.entries(words))
      for (const [name, message] of Object.entries(messages)) {
        const title = `${language} ${name} of ${Object.keys(messages).join(', ')}`
        unheard.add(title)
        messages[name] = (...values) => {
          unheard.delete(title)
          return message(...values)
        }
      }
    return words
  },
}))

type Case = readonly [markdown: string, options?: WorkspaceOptions]

/** Notes for the messages that the example of a rule does not have. */
const more: Record<string, readonly Case[]> = {
  'broken-link': [
    ['![복제 지연](images/none.svg)\n'],
    ['![복제 지연](images\\lag.svg)\n'],
    ['![복제 지연](C:\\lag.svg)\n'],
  ],
  'list-marker': [['• 하나\n• 둘\n'], ['-하나\n-둘\n']],
  'empty-section': [
    ['## 핵심 인사이트\n\n## 실무 적용 아이디어\n'],
    ['## 핵심 인사이트\n\n- 글\n\n## 실무 적용 아이디어\n'],
  ],
  'front-matter': [
    ['---\n구분선 아래의 글\n---\n'],
    [`---\nmember: hana\nmemo: ${'글'.repeat(17_000)}\n---\n`],
    ['---\ndate: 9월\ndraft: maybe\ntitle: "\\0"\n---\n'],
    [`---\ntitle: ${'글'.repeat(2_000)}\n---\n`],
    ['---js\n{}\n---\n'],
    ['\n---\ndraft: true\n---\n'],
    ['---\ndraft: true\n\n글\n'],
  ],
  'front-matter-key': [['---\ntitel: 복제\n---\n'], ['---\nmood: 좋음\n---\n']],
  'item-count': [
    ['## 핵심 인사이트\n\n- 하나\n', { config: 'sections: [{id: insights, min: 2, max: 3}]' }],
    ['## 핵심 인사이트\n\n- 1\n- 2\n- 3\n- 4\n', { config: 'sections: [{id: insights, min: 2, max: 3}]' }],
  ],
  'left-out': [
    ['## 핵심 인사이트\n\n- 글\n\n## 질문\n\n- 왜 느릴까?\n'],
    ['## 핵심 인사이트\n\n- 글\n\n## 질문\n\n- 왜 느릴까?\n\n## 메모\n\n- 글\n'],
  ],
  'near-section': [
    ['## 핵심 인사이트\n\n- 글\n\n토론 질문\n\n- 왜 느릴까?\n'],
    [
      '## 핵심 인사이드\n\n- 글\n',
      { config: 'sections: [{id: insights, heading: 핵심 인사이트}, {id: memo, heading: Memo, rest: true}]' },
    ],
    [
      '## 실무 적용 아이디어\n\n- 글\n',
      { config: 'weeks: [{id: week-01}, {id: week-02}]\nsections: [{id: insights}, {id: applications, weeks: 1}]' },
    ],
  ],
  'no-section': [
    ['글\n'],
    ['<!-- 여기에 -->\n', { config: 'sections: [{id: insights}, {id: memo, heading: Memo, rest: true}]' }],
  ],
  'obsidian-syntax': [
    ['[[사전/복제|복제]]\n', { files: ['사전/복제.md'] }],
    ['글 %%나중에%% ![[없음.png]]\n\n%%가%% - 나\n', { config: 'dialect: obsidian' }],
  ],
  placeholder: [['-->\n']],
  'swallowed-section': [['글\n\n<!-- 메모\n\n## 핵심 인사이트\n'], ['<!-- 메모\n\n## 핵심 인사이트\n']],
  'open-fence': [['```js\nlet a\n\n## 실무 적용 아이디어\n']],
  'open-html': [['<!-- 메모\n'], ['글 </div>\n'], ['글 <base href="x">\n']],
  'unused-disable': [
    ['<!-- insights-disable -->\n'],
    ['<!-- insights-disable image-alts -->\n'],
    ['<!-- insights-disable everything -->\n'],
  ],
}

/** At most 100 characters of a note, with control characters made visible. */
function shown(markdown: string): string {
  const visible = markdown.replace(/[^\P{Cc}\n]/gu, (control) => `\\x${control.charCodeAt(0).toString(16)}`)
  return visible.length > 100 ? `${visible.slice(0, 100)}…\n` : visible
}

test.each(['ko', 'en'] as const)('every message of every rule, in %s', async (language) => {
  const parts: string[] = []
  for (const [name, docs] of ruleDocs) {
    parts.push(`# ${name}`)
    const { config = '' } = docs
    for (const [markdown, options] of [[docs[language].wrong, { config }] as const, ...(more[name] ?? [])]) {
      const settings = { ...options, config: `language: ${language}\n${options?.config ?? ''}` }
      const { findings } = await check(markdown, settings)
      const lines = findings
        .filter(({ rule }) => rule === name)
        .map(
          ({ line = '-', column = '-', severity, message, hint }) =>
            `- ${line}:${column} ${severity}: ${message}\n  - ${hint}`,
        )
      expect([name, markdown, lines.length > 0]).toEqual([name, markdown, true])
      parts.push(`\`\`\`\`md\n${shown(markdown).replace(/\n$/, '')}\n\`\`\`\``, lines.join('\n'))
    }
  }
  await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot(`messages.${language}.md`)
  expect([...unheard].filter((title) => title.startsWith(language))).toEqual([])
})

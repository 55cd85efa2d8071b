import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const built = (language: 'ko' | 'en') => readFileSync(`templates/${language === 'ko' ? '' : 'en/'}insights.md`, 'utf8')
const roomy = (template: string) =>
  template
    .replace('### {heading}\n', '### {heading}\n\n')
    .replace('<!-- insights:each member -->', '<!-- insights:overview -->\n\n<!-- insights:each member -->')

/** A workspace whose notes Prettier does not change, with everything that a document can contain. */
function study(language: 'ko' | 'en', template: string, decided: Record<string, string> = {}): string {
  return fixture({
    'insights.config.yaml': `language: ${language}
title: C_* 모임
missing: 아직 없습니다.
empty: 비었습니다.
members: [{id: kim-hana, name: 김하나}, {id: lee-duri, name: '이*두리*', romanized: L_D_}, {id: park, name: 1. 박}]
weeks: [{id: week-01, title: '# 복제 | 지연'}, {id: week-02, title: 파티션, topics: [파티션]}]
`,
    'templates/insights.md': template,
    'notes/week-01/kim-hana.md': `## 핵심 인사이트

- **복제 지연**: 팔로워는 리더보다 늦게 따라온다[^1]
- **파티션**: 키를 나눈다

## 토론 질문

- 복제 지연은 얼마나 참을 만한가?
- 리더가 둘이면 무엇이 달라지는가?

[^1]: 5장
`,
    'notes/week-01/lee-duri.md': `## 핵심 인사이트

- **복제 지연의 한계**: 복제 지연은 읽기 일관성을 깨뜨린다

## 실무 적용 아이디어

1. 복제 지연을 잰다
2. 알린다
`,
    'notes/week-01/minutes.md': '# 회의\n\n- 다음 주는 두리 차례\n',
    ...decided,
  })
}

const path = 'notes/week-01/insights.md'

async function document(root: string): Promise<string> {
  expect((await insights(['build', '1'], root)).code).toBe(0)
  return readFileSync(join(root, path), 'utf8')
}

describe.each(['ko', 'en'] as const)('Prettier, in %s', (language) => {
  test('does not change a document if the template has a blank line below its headings', async () => {
    const root = study(language, roomy(built(language)))
    const text = await document(root)
    expect(text).toContain('\n  - 김하나: ')
    expect(await format(text, { parser: 'markdown' })).toBe(text)
  })

  test('only adds that line to a document of the built-in template', async () => {
    const text = await document(study(language, built(language)))
    const formatted = await format(text, { parser: 'markdown' })
    expect(formatted.replace(/^(### .+\n)\n/gm, '$1')).toBe(text.replace(/^(### .+\n)\n/gm, '$1'))
  })

  test('does not change decided questions, discussion.md or a new note', async () => {
    const root = study(language, roomy(built(language)))
    const { stdout: discussion } = await insights(['discuss', '1', '--stdout'], root)
    expect(await format(discussion, { parser: 'markdown' })).toBe(discussion)
    const { stdout: note } = await insights(['new', '1', 'park', '--stdout'], root)
    expect(await format(note, { parser: 'markdown' })).toBe(note)
    const text = await document(study(language, roomy(built(language)), { 'notes/week-01/discussion.md': discussion }))
    expect(await format(text, { parser: 'markdown' })).toBe(text)
  })
})

test('markdownlint reports missing blank lines only with the built-in template', async () => {
  const { lint } = await import('markdownlint/sync')
  const config = { default: false, MD012: true, MD022: true, MD031: true, MD032: true, MD047: true, MD058: true }
  const found = (text: string) => (lint({ strings: { text }, config }).text ?? []).length
  expect(found(await document(study('ko', roomy(built('ko')))))).toBe(0)
  expect(found(await document(study('ko', built('ko'))))).toBeGreaterThan(0)
})

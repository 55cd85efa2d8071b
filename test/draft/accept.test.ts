import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const path = 'notes/week-01/kim-hana.md'
const body = '\n## 핵심 인사이트\n\n- draft: true라고 적은 글\n'
const accept = (text: string) => {
  const root = fixture({
    'insights.config.yaml': 'language: ko\nmembers: [{id: kim-hana, name: 김하나}]\n',
    [path]: text,
  })
  return insights(['draft', '--accept', '1', 'kim-hana'], root).then((result) => ({
    ...result,
    text: readFileSync(join(root, path), 'utf8'),
  }))
}

describe('draft --accept', () => {
  it.each<[string, string, string]>([
    ['one line', 'title: 지연\ndraft: true\nweek: week-01\n', 'title: 지연\nweek: week-01\n'],
    ['the only line', 'draft: true\n', ''],
    ['a comment behind it', 'draft: true # 다시 읽기\ntitle: 지연\n', 'title: 지연\n'],
    ['a comment above it', '# draft: true\ndraft: true\ntitle: 지연\n', '# draft: true\ntitle: 지연\n'],
    ['two lines', 'draft:\n  true\ntitle: 지연\n', 'title: 지연\n'],
    ['an explicit key', '? draft\n: true\ntitle: 지연\n', 'title: 지연\n'],
    ['quotes', '"draft": "true"\ntitle: 지연\n', 'title: 지연\n'],
    ['an escape', '"dr\\u0061ft": "tr\\x75e"\ntitle: 지연\n', 'title: 지연\n'],
    ['a block of text', 'draft: |-\n  true\ntitle: 지연\n', 'title: 지연\n'],
    ['an alias', 'title: &yes true\ndraft: *yes\n', 'title: &yes true\n'],
    ['another key that ends in it', 'is-draft: true\ndraft: true\n', 'is-draft: true\n'],
    ['text of another key', 'title: |-\n  draft: true\ndraft: true\n', 'title: |-\n  draft: true\n'],
    ['a flow mapping', '{title: 지연, draft: true, week: week-01}\n', '{title: 지연, draft: false, week: week-01}\n'],
    ['a flow mapping over lines', '{\n  draft: true,\n  title: 지연\n}\n', '{\n  draft: false,\n  title: 지연\n}\n'],
    ['a flow mapping with quotes', '{"draft":"true","title":"지연"}\n', '{"draft":false,"title":"지연"}\n'],
  ])('takes out %s', async (_, before, after) => {
    for (const [ending, bom] of [
      ['\n', ''],
      ['\r\n', '\uFEFF'],
      ['\r', ''],
    ] as const) {
      const file = (yaml: string) => `${bom}${`---\n${yaml}---\n${body}`.replaceAll('\n', ending)}`
      const { code, stderr, text } = await accept(file(before))
      expect([code, stderr, text]).toEqual([0, '김하나 님의 초안이 노트가 되었습니다.\n', file(after)])
    }
  })

  it.each<[string, string, string]>([
    ['an anchor that another key needs', 'draft: &yes true\ntitle: *yes\n', '다른 값이 바뀌어서'],
    ['an anchor in a flow mapping', '{draft: &yes true, title: *yes}\n', '다른 값이 바뀌어서'],
    ['the same key twice', 'draft: true\ndraft: true\n', 'kim-hana.md:3:1 error'],
    ['a value that is neither true nor false', 'draft: [true]\n', '`true`나 `false`여야'],
    ['YAML that cannot be read', 'draft: true\ntitle: "지연\n', 'error'],
  ])('leaves a note with %s as it is, and says so', async (_, yaml, message) => {
    const before = `---\n${yaml}---\n${body}`
    const { code, stderr, text } = await accept(before)
    expect([code, text]).toEqual([2, before])
    expect(stderr).toContain(message)
  })
})

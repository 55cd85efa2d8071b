import { describe, expect, it } from 'vitest'
import { parse } from '../../src/markdown/parser.ts'
import { uncitedHalf } from '../../src/model/coverage.ts'
import { numbered } from '../../src/model/draft-points.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { readPoints, readQuestions } from './in-language.ts'
import { reply, weekOf } from './week.ts'

const long = '가나다라 '.repeat(200)
const sent = ['a', 'b', 'c', 'd'].map((id) => ({ id, length: 1200 }))

describe('the half of a prompt that an answer does not cite', () => {
  it.each<[string, string[], 'first' | 'second' | undefined]>([
    ['everything is cited', ['a', 'b', 'c', 'd'], undefined],
    ['nothing of the second half is', ['a', 'b', 'a'], 'second'],
    ['nothing of the first half is', ['c', 'd'], 'first'],
    ['one citation tells nothing', ['a'], undefined],
    ['no citation tells nothing', [], undefined],
    ['unknown ids tell nothing', ['a', 'x', 'y'], undefined],
  ])('%s', (_, cited, half) => {
    expect(uncitedHalf(sent, cited)).toBe(half)
    // A short prompt was not cut.
    expect(
      uncitedHalf(
        sent.map(({ id }) => ({ id, length: 100 })),
        cited,
      ),
    ).toBe(undefined)
  })

  it('is found in an answer for a discussion, whether its questions are valid or not', () => {
    const week = weekOf({ 하늘: { insights: [long, long, long, long] }, 바다: { insights: [long, long, long, long] } })
    const question = (...ids: string[]) => ({
      list: 'deep',
      title: '제목',
      text: '무엇일까?',
      evidence: ids.map((id) => ({ id, quote: '지어낸 말' })),
    })
    const first = question('week-01/하늘/insights/1', 'week-01/하늘/insights/2')
    expect(readQuestions(reply(first), week).uncited).toBe('second')
    expect(readQuestions(reply(first, question('week-01/바다/insights/3')), week).uncited).toBe(undefined)
  })

  it('is found in an answer for a draft', () => {
    const text = Array.from({ length: 40 }, (_, at) => `${at} ${long.slice(0, 200)}`).join('\n')
    const source = numbered({ path: 'a.md', text, tree: parse(text) })
    const points = (...lines: number[]) => {
      const quotes = lines.map((line) => ({ line, quote: '지어낸 말' }))
      return JSON.stringify({ source: 'a.md', points: [{ section: 'x', title: '', text: '글', quotes }] })
    }
    expect(readPoints(points(1, 2, 3), [source], [], 'ko').uncited).toBe('second')
    expect(readPoints(points(1, 40), [source], [], 'ko').uncited).toBe(undefined)
  })

  it('is reported with what to do about it', async () => {
    const item = (at: number) => `- **캐시 ${at}**: 캐시 무효화를 늦추면 일관성은 떨어진다 ${long}\n`
    const note = `## 핵심 인사이트\n${[1, 2, 3, 4].map(item).join('')}`
    const answer = reply({
      list: 'deep',
      title: '캐시',
      text: '캐시 무효화를 늦추면 일관성은 어디까지 떨어질까?',
      evidence: [1, 2].map((at) => ({ id: `week-01/hana/insights/${at}`, quote: '캐시 무효화를 늦추면' })),
    })
    const root = fixture({
      'insights.config.yaml': 'language: ko\nmodel: {command: [cat, reply.json]}\n',
      'notes/week-01/hana.md': note,
      'notes/week-01/neo.md': note,
      'reply.json': answer,
    })
    const pasted = '프롬프트를 끝까지 붙여 넣었는지 확인하고 다시 물어 주세요.'
    const asked = '`OLLAMA_CONTEXT_LENGTH=32768 ollama serve`'
    for (const [how, advice, other] of [
      [['--reply', 'reply.json'], pasted, asked],
      [['--model'], asked, pasted],
    ] as const) {
      const { code, stderr } = await insights(['discuss', '1', ...how, '--stdout'], root, { PATH: process.env.PATH })
      expect([code, stderr]).toEqual([0, expect.stringContaining('프롬프트의 뒤쪽 절반을 한 번도 인용하지 않았습니다')])
      expect(stderr).toContain(advice)
      expect(stderr).not.toContain(other)
    }
  })
})

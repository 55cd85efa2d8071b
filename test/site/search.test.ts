import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeFinder } from '../../src/site/browser/finder.ts'
import type { SiteWeek } from '../../src/site/site.ts'

function weekOf(...texts: string[]): SiteWeek {
  const items = texts.map((text, at) => ({
    member: 'hana',
    section: '',
    anchor: `hana.insights.${at + 1}`,
    text,
    open: false,
  }))
  const members = [{ id: 'hana', name: '김하나', state: 'written' as const }]
  return { id: 'week-02', slug: '2주차', heading: '2주차', members, questions: [], items, passages: [], minutes: false }
}

function found(query: string, ...texts: string[]): string[] {
  const finder = makeFinder()
  finder.add(weekOf(...texts))
  return finder.find(query).map(({ text }) => text)
}

describe('search', () => {
  test.each<[string, string, string, boolean]>([
    ['a part of a compound', '밸런', '파티션 리밸런싱은 어렵다', true],
    ['a decomposed word', '밸런'.normalize('NFD'), '리밸런싱', true],
    ['one letter', '큐', '작업큐', true],
    ['one letter in the middle', '업', '작업큐', true],
    ['Latin letters inside a word', 'LOCK', 'a deadlock', true],
    ['two words in any order', '큐 작업', '작업과 큐', true],
    ['the author', '김하나', '무엇이든', true],
    ['letters that do not occur together', '가나다', '가나 나다', false],
    ['one word of two', '작업 캐시', '작업과 큐', false],
    ['only punctuation', '…', '…', false],
    ['names of object properties', 'constructor', '무엇이든', false],
  ])('looks for %s', (_what, query, text, isThere) => {
    expect(found(query, text)).toEqual(isThere ? [text] : [])
  })

  test('finds a word in titles first, and links to its position', () => {
    const finder = makeFinder()
    const week = weekOf('캐시를 무효화한다', '짧다')
    week.items[1] = { member: 'hana', section: '', anchor: 'hana.insights.2', title: '캐시', text: '짧다', open: false }
    finder.add(week)
    expect(finder.find('캐시')[0]).toMatchObject({
      title: '캐시',
      by: '2주차 · 김하나',
      href: 'weeks/2%EC%A3%BC%EC%B0%A8.html#hana.insights.2',
    })
  })

  test('finds any part of a word', () => {
    const word = fc.string({ unit: fc.constantFrom(...'가나다라abc1'), minLength: 1, maxLength: 8 })
    const part = fc.tuple(word, fc.nat(), fc.nat()).map(([text, a, b]) => {
      const from = a % text.length
      return { text, query: text.slice(from, from + 1 + (b % (text.length - from))) }
    })
    fc.assert(fc.property(part, ({ text, query }) => found(query, `x ${text} y`).length === 1))
  })
})

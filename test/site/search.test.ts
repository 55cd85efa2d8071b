import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeFinder, piecesOf } from '../../src/site/browser/finder.ts'
import type { SearchWeek } from '../../src/site/site.ts'

function weekOf(...texts: string[]): SearchWeek {
  const items: SearchWeek['items'] = texts.map((text, at) => ({
    member: 'hana',
    anchor: `hana.insights.${at + 1}`,
    text,
  }))
  return {
    slug: '2주차',
    heading: '2주차',
    members: [{ id: 'hana', name: '김하나', state: 'written' }],
    questions: [],
    items,
  }
}

function found(query: string, ...texts: string[]): string[] {
  const finder = makeFinder()
  finder.add(weekOf(...texts))
  return finder.find(query).entries.map(({ text }) => text)
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
    ['a wrong letter of a syllable', '멱동성', '멱등성을 지킨다', true],
    ['a missing letter', '리밸러싱', '파티션 리밸런싱은', true],
    ['a syllable that is still being typed', '리밸ㄹ', '파티션 리밸런싱은', true],
    ['two wrong letters', '먹동성', '멱등성을 지킨다', false],
    ['a wrong letter in a short word', '큔', '작업큐', false],
    ['a wrong letter in a Latin word', 'isolatoin', 'isolation', false],
    ['a wrong Latin letter', 'isolatian', 'isolation', true],
    ['only punctuation', '…', '…', false],
    ['names of object properties', 'constructor', '무엇이든', false],
  ])('looks for %s', (_what, query, text, isThere) => {
    expect(found(query, text)).toEqual(isThere ? [text] : [])
  })

  test('finds a word in titles first, and links to its position', () => {
    const finder = makeFinder()
    const week = weekOf('캐시를 무효화한다', '짧다')
    week.items[1] = { member: 'hana', anchor: 'hana.insights.2', title: '캐시', text: '짧다' }
    finder.add(week)
    expect(finder.find('캐시').entries[0]).toMatchObject({
      title: '캐시',
      by: '2주차 · 김하나',
      href: 'weeks/2%EC%A3%BC%EC%B0%A8.html#hana.insights.2',
    })
  })

  test('looks for similar words only if nothing contains the word itself', () => {
    expect(found('격리', '격리 수준', '격려하기')).toEqual(['격리 수준'])
    const finder = makeFinder()
    finder.add(weekOf('멱등성을 지킨다', '무관한 글'))
    expect(finder.find('멱등성')).toMatchObject({ similar: false })
    expect(finder.find('멱동성')).toMatchObject({ similar: true, entries: [{ text: '멱등성을 지킨다' }] })
  })

  test.each([
    ['밸런', false, '파티션 리밸런싱과 밸런스', '파티션 리[밸런]싱과 [밸런]스'],
    ['LOCK', false, 'a Deadlock', 'a Dead[lock]'],
    ['멱동성', true, '재시도와 멱등성을', '재시도와 [멱등성]을'],
    ['리밸ㄹ', true, '리밸런싱', '[리밸런]싱'],
    ['없음', false, '👍 그대로', '👍 그대로'],
    ['그대', false, '👍 그대로', '👍 [그대]로'],
  ])('marks %s', (query, similar, text, marked) => {
    const pieces = piecesOf(text, query, { similar })
    expect(pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')).toBe(marked)
  })

  test('marks without changing a letter of the text', () => {
    const unit = fc.constantFrom(...'가각나낙abİß👍e\u0301 ')
    fc.assert(
      fc.property(fc.string({ unit }), fc.string({ unit }), fc.boolean(), (text, query, similar) => {
        const pieces = piecesOf(text, query, { similar })
        return pieces.map((piece) => piece.text).join('') === text
      }),
    )
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

import { describe, expect, test } from 'vitest'
import { compareNaturally, nearest, normaliseName } from '../src/text.ts'
import fc from './property.ts'

describe('names', () => {
  test('are compared in NFC, in lower case, without invisible characters', () => {
    expect(normaliseName(` K\u200Bim${'김'.normalize('NFD')}\u0007 `)).toBe('kim김')
  })
  test('are matched to the closest one, if one is close', () => {
    expect([
      nearest('titel', ['title', 'notes']),
      nearest('x', ['y']),
      nearest('김성은', ['김성언', '이은정']),
    ]).toEqual(['title', undefined, '김성언'])
  })
  test('have the same order, whatever the input order', () => {
    const names = ['week-10', 'week-2', 'week-02', '나', '가', 'Week-3', 'a', 'a1', '10', '9', '']
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(shuffled.sort(compareNaturally)).toEqual([
          '',
          '9',
          '10',
          'a',
          'a1',
          'week-02',
          'week-2',
          'Week-3',
          'week-10',
          '가',
          '나',
        ])
      }),
    )
  })
})

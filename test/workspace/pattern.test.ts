import { expect, test } from 'vitest'
import {
  compilePattern,
  fillPattern,
  ignorer,
  matchSegment,
  type PathLabels,
  placesFor,
} from '../../src/workspace/pattern.ts'
import fc from '../property.ts'

const name = fc.constantFrom('a', 'b', 'ab')

test('a pattern of ignore matches the same paths as a regular expression', () => {
  const pattern = fc.array(fc.oneof(name, fc.constantFrom('**', '*', 'a*')), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(pattern, fc.array(name, { minLength: 1, maxLength: 6 }), (segments, path) => {
      // As a regular expression, where `**` at the end matches at least one name.
      const ends = segments.at(-1) === '**' ? [...segments, '*'] : segments
      const source = ends.map((one) => (one === '**' ? '(?:[^/]+/)*' : `${one.replace('*', '[^/]*')}/`)).join('')
      const expected = new RegExp(`^${source}$`).test(`${path.join('/')}/`)
      expect([segments, path, ignorer([segments.join('/')])(path.join('/'))]).toEqual([segments, path, expected])
    }),
  )
})

test('many `**` on a deep path take no longer than few', () => {
  const ignores = ignorer([`${'**/a/'.repeat(8)}**/b`])
  expect(ignores(`${'a/'.repeat(200)}a`)).toBe(false)
  expect(ignores(`${'a/'.repeat(200)}b`)).toBe(true)
})

test('a filled pattern matches, and returns the week and the member', () => {
  const week = fc.oneof(
    fc.nat(99).map((n) => `week-${n}`),
    fc.tuple(fc.nat(99), fc.constantFrom('주차', '. a&b', ' [CH]')).map((parts) => parts.join('')),
  )
  const member = fc.stringMatching(/^[a-z가-힣(][a-z가-힣.[\]+$^ ]{0,8}[a-z가-힣)]$/)
  const patterns = [
    'notes/{week}/{member}.md',
    '{member}/{week}/note.md',
    '{week}_{member}.md',
    '{member}_{week}.MD',
    'a [b]/{week}/{week}_{member}.md',
    '**/{week}/x-{member}.md',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...patterns),
      week,
      member,
      fc.constantFrom('NFC', 'NFD'),
      (source, weekLabel, memberLabel, form) => {
        const pattern = compilePattern(source)
        const path = fillPattern(source.replace('**/', ''), { week: weekLabel, member: memberLabel }) ?? ''
        const segments = pattern.segments.filter((segment) => segment !== '**')
        const labels = path
          .normalize(form)
          .split('/')
          .reduce<PathLabels | undefined>((known, name, i) => {
            const segment = segments[i]
            return (
              known &&
              segment &&
              matchSegment(segment, name, known, (kind, label) => (kind === 'member' || /\d/.test(label) ? 1 : 0))
            )
          }, {})
        expect(labels).toEqual({ week: weekLabel, member: memberLabel })
      },
    ),
  )
})

test.each([
  [`${'*a'.repeat(20)}.md`, `${'a'.repeat(240)}.mdx`, undefined],
  [`${'*a'.repeat(20)}.md`, `${'a'.repeat(240)}.md`, {}],
  [
    '*{week}*-{member}*.md',
    `${'a'.repeat(80)}1-${'b'.repeat(80)}.md`,
    { week: `${'a'.repeat(80)}1`, member: 'b'.repeat(80) },
  ],
  [`{member}${'*'.repeat(40)}{week}*x.md`, `${'한1'.repeat(60)}.md`, undefined],
])('%s matches a long name quickly', (pattern, name, labels) => {
  const [segment] = compilePattern(pattern).segments
  if (segment === undefined || segment === '**') throw new Error(pattern)
  expect(matchSegment(segment, name, {}, (kind, label) => (kind === 'member' || /\d/.test(label) ? 1 : 0))).toEqual(
    labels,
  )
})

test.each([
  ['{member}/{week}. *.md', '{member}/{week}.md'],
  ['{week}/*{member}.md', '{week}/{member}.md'],
  ['{week} (*)/{member}.md', '{week}/{member}.md'],
  ['{week}_*_{member}.md', '{week}_{member}.md'],
  ['{week}/{member}/*.md', '{week}/{member}/{member}.md'],
  ['{member}/{week}/*.md', '{member}/{week}/{week}.md'],
  ['*/{week}/{member}.md', undefined],
  ['**/{week}/{member}.md', undefined],
  ['{member}/*.md', undefined],
])('the pattern for new notes beside %s is %s', (pattern, place) => {
  expect(placesFor([pattern])).toEqual(place === undefined ? [] : [place])
})

import { describe, expect, test } from 'vitest'
import { compilePattern, fillPattern, ignorer, isBounded, placesFor, toolFolder } from '../../src/workspace/pattern.ts'

const known = { weeks: ['week-02', '복습'], members: ['서아', 'kim-seong-eon', '부현'] }

test.each<[string, string, string]>([
  ['notes/{week}/{member}.md', 'notes/week-02/kim.md', 'week-02 kim'],
  ['notes/{week}/{member}.md', 'notes/week-02/images/kim.md', '-'],
  ['notes/{week}/{member}.md', 'notes/week-02/kim.MD', '-'],
  ['notes/{week}/{member}.md', 'notes/.week-02/kim.md', '-'],
  ['notes/{week}/{member}.md', 'notes/week-02/.kim.md', '-'],
  ['notes/{week}/{member}.md', 'notes/node_modules/kim.md', '-'],
  ['notes/{week}/{member}.md', 'notes/week-02/김성언.md'.normalize('NFD'), 'week-02 김성언'],
  ['{week}-{member}.md', 'week-02-kim-seong-eon.md', 'week-02 kim-seong-eon'],
  ['{week}-{member}.md', '2025-11-27-kim.md', '2025-11-27 kim'],
  ['{week}_{member}.md', 'sprint-3_kim.md', 'sprint-3 kim'],
  ['{week} {member}.md', '3주차 이두리.md', '3주차 이두리'],
  ['{week}.{member}.md', '01.이두리.md', '01 이두리'],
  ['{week}{member}.md', '3부현.md', '3 부현'],
  ['{week}{member}.md', '2주차이두리.md', '2주차 이두리'],
  ['{member}-{week}.md', 'kim-week-02.md', 'week-02 kim'],
  ['{member}{week}.md', 'kim3.md', '3 kim'],
  ['{member}{week}.md', '이두리PartⅣ.md', 'PartⅣ 이두리'],
  ['{member}_{week}.md', '이두리_복습.md', '복습 이두리'],
  ['{week}/아이템*-{member}.md', '12장/아이템87-모듈-서아.md', '12장 서아'],
  ['{week}/아이템*-{member}.md', '12장/아이템87-모듈-하늘.md', '12장 모듈-하늘'],
  ['{member}/{week}. *.md', '서아/08. JSX.md', '08 서아'],
  ['{week}/{week}-{member}.md', '2주차/2주차-서아.md', '2주차 서아'],
  ['{week}/{week}-{member}.md', '2주차/3주차-서아.md', '-'],
  ['{week}/{member}/{member}.md', '2주차/서아/서아.md', '2주차 서아'],
  ['{member}/{week}/**/*.md', '서아/3주차/a/b/글.md', '3주차 서아'],
  ['{member}/{week}/**/*.md', '서아/3주차/글.md', '3주차 서아'],
  ['{member}/{week}/**/*.md', '서아/3주차/.git/글.md', '-'],
  ['{member}/{week}/**', '서아/3주차/a/글.md', '3주차 서아'],
  ['[CH.11] a&b/{week}/{member}.md', '[CH.11] a&b/3/kim.md', '3 kim'],
  ['{week}/*/{member}.md', 'week-1/a/kim.md', 'week-1 kim'],
  ['{week}/{member}.md', '\u200b/kim.md', '-'],
])('%s finds in %s: %s', (pattern, path, expected) => {
  const labels = compilePattern(pattern, known).labelsOf(path)
  expect(labels ? `${labels.week} ${labels.member}` : '-').toBe(expected)
})

test.each([
  ['notes/{week}/{member}.md', 'notes', '{}'],
  ['notes/{week}/{member}.md', 'notes/week-02', 'week-02'],
  ['notes/{week}/{member}.md', 'notes/week-02/kim.md', '-'],
  ['notes/{week}/{member}.md', 'src', '-'],
  ['{member}/{week}/**', 'kim/3/a/b', '3'],
  ['notes/**/{week}.md', 'src/a', '-'],
])('%s and the folder %s: %s', (pattern, folder, expected) => {
  const labels = compilePattern(pattern).labelsAbove(folder)
  expect(labels ? (labels.week ?? '{}') : '-').toBe(expected)
})

test('is bounded with at most three places in a name', () => {
  expect(isBounded('{week}/{week}-{member}*.md')).toBe(true)
  expect(isBounded('{week}-*-{member}-*.md')).toBe(false)
  expect(isBounded('**/a/**/b/**/*.md')).toBe(false)
})

describe('ignores', () => {
  test.each([
    ['README.md', 'notes/week-01/README.md', true],
    ['README.md', 'notes/week-01/readme.md', false],
    ['docs/**', 'docs/a/b.md', true],
    ['docs/*.md', 'docs/a/b.md', false],
    ['*.draft.md', 'notes/kim.draft.md', true],
    ['README.md', 'notes/_kim.md', true],
  ])('%s and %s', (pattern, path, expected) => {
    expect(ignorer([pattern])(path)).toBe(expected)
  })
})

test('fills in labels', () => {
  expect(fillPattern('notes/{week}/{member}.md', { week: '$&', member: 'kim' })).toBe('notes/$&/kim.md')
  expect(fillPattern('notes/{week}/{member}.md', { week: '2' })).toBeUndefined()
  expect(fillPattern('notes/{week}/*{member}.md', { week: '2', member: 'kim' })).toBeUndefined()
})

test.each([
  ['{member}/{week}. *.md', ['{member}/{week}.md']],
  ['{week}/{member}/*.md', ['{week}/{member}/{member}.md']],
  ['{week}/아이템*-{member}.md', ['{week}/아이템-{member}.md']],
  ['*/{week}/{member}.md', []],
])('new notes beside %s are at %s', (pattern, places) => {
  expect(placesFor([pattern])).toEqual(places)
})

test.each([
  ['.GIT', '.git'],
  ['.git.', '.git'],
  ['git~1', '.git'],
  ['.github', '.github'],
  ['node_modules', 'node_modules'],
  ['notes', undefined],
])('%s leads into %s', (step, folder) => {
  expect(toolFolder(['a', step])).toBe(folder)
})

import { describe, expect, it } from 'vitest'
import {
  isAside,
  isKind,
  isMeeting,
  isMisspelt,
  mayBePerson,
  peopleIn,
  weekIn,
  weeksIn,
} from '../../src/adopt/names.ts'

describe('the weeks in a name', () => {
  it.each([
    ['2026-01-05', ['2026-01-05']],
    ['20260105 김하나', ['20260105']],
    ['2026.1.5', ['2026.1.5']],
    ['0105_hana', ['0105']],
    ['3월 2주차', ['3월 2주차']],
    ['2026년 1월', ['2026년 1월']],
    ['Chapter 3~4', ['Chapter 3~4']],
    ['Part IV', ['Part IV']],
    ['3rd week', ['3rd week']],
    ['제3장 큐', ['제3장']],
    ['17-end', ['17-end']],
    ['1week. chapter1 김하나', ['1week', 'chapter1']],
    ['team-a', []],
    ['49김하나', []],
    ['0ab0b911ecafd5f65d9e4b584cda77fe', []],
  ])('%s', (name, weeks) => expect(weeksIn(name).map(({ text }) => text)).toEqual(weeks))

  it('are led by the meeting', () => expect(weekIn('007-week2-hana')?.text).toBe('week2'))

  it.each([
    ['week-02', true],
    ['3회차', true],
    ['2026-01-05', true],
    ['chapter 2', false],
    ['3장', false],
  ])('%s is a meeting: %s', (week, is) => expect(isMeeting(week)).toBe(is))

  it.each([
    ['chpater06', true],
    ['chapter06', false],
    ['chpater', false],
    ['lecture06', false],
  ])('%s is a misspelt chapter: %s', (name, is) => expect(isMisspelt(name, 'chapter')).toBe(is))
})

describe('a name', () => {
  it.each([
    ['정리', true],
    ['발표자료', true],
    ['회의록 2', true],
    ['회의록 0ab0b911ecafd5f65d9e4b584cda77fe', true],
    ['ai-insights', true],
    ['team-a', true],
    ['김하나 정리', false],
    ['andrew', false],
    ['mainbook', false],
    ['slides', true],
    ['3', false],
  ])('%s says what a file is: %s', (name, is) => expect(isKind(name)).toBe(is))

  it.each([
    ['week1/slides/hana.md', true],
    ['과제/week1/hana.md', true],
    ['week1/hana/slides.md', false],
  ])('%s is in a folder beside the notes: %s', (path, is) => expect(isAside(path)).toBe(is))

  it.each([
    ['Kim Hana', true],
    ['49', false],
    ['week1 hana', false],
    ['How to write good notes', false],
    ['Why?', false],
    ['질문', false],
  ])('%s may be a person: %s', (name, is) => expect(mayBePerson(name)).toBe(is))
})

describe('the people in a name', () => {
  it.each([
    ['3주차_김하나', ['김하나']],
    ['week1-kim hana', ['kim', 'kim hana', 'hana']],
    ['김하나(hana)', ['김하나', '김하나(hana)', 'hana']],
    ['발제 49김하나', ['김하나']],
    ['team-a', []],
  ])('%s', (name, people) => expect(peopleIn(name).map(({ text }) => text)).toEqual(people))
})

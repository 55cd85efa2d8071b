import { describe, expect, test } from 'vitest'
import { type Alternatives, anyOf } from '../src/alternatives.ts'
import { enAsking, enNoteHeadings, enQuestions } from '../src/languages/en/questions.ts'
import { koAsking, koNoteHeadings, koQuestions, openHeadings } from '../src/languages/ko/questions.ts'
import { signsOfPage } from '../src/lint/rules/broken-link.ts'
import { markup } from '../src/model/check.ts'
import { tokenForms } from '../src/note/html.ts'
import { active } from '../src/site/images.ts'
import { numberings } from '../src/text.ts'

const lists: Record<string, Alternatives> = {
  'a Korean sentence that asks': koAsking,
  'a heading of open items': openHeadings,
  'a heading of a summary': koNoteHeadings,
  'an item about its note': koQuestions.aboutNote,
  'an English sentence that asks': enAsking,
  'an English heading of a summary': enNoteHeadings,
  'an English item about its note': enQuestions.aboutNote,
  'a pasted page': signsOfPage,
  'a token of HTML': tokenForms,
  'more than plain text': markup,
  'an active SVG': active,
  'the numbering of a heading': numberings,
}

describe.each(Object.entries(lists))('%s', (_name, list) => {
  test.each(list)('%s alone matches %j', (pattern, example) => {
    expect(list.filter(([other]) => example.search(other) >= 0)).toEqual([[pattern, example]])
  })

  test('has the same flags in each alternative', () => {
    expect([...new Set(list.map(([{ flags }]) => flags))].length).toBe(1)
  })
})

test('anyOf matches what one of its alternatives matches', () => {
  const either = anyOf(
    [
      [/가+/i, '가가'],
      [/b/i, 'B'],
    ],
    'g',
  )
  expect('가가 B c'.match(either)).toEqual(['가가', 'B'])
})

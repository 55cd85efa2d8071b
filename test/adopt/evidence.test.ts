import { describe, expect, it } from 'vitest'
import { evidence, factsOf, isEnough, scoreOf } from '../../src/adopt/evidence.ts'
import type { FileOutline } from '../../src/adopt/folder.ts'
import { readBy, type Way, waysOf } from '../../src/adopt/readings.ts'

const files = (...paths: string[]): FileOutline[] => paths.map((path) => ({ path: `${path}.md`, titles: [] }))

const names = new Set(['hana'])

/** The facts of the reading by this way. */
function read(
  all: readonly FileOutline[],
  week: number | 'name',
  person: number | 'name',
  labels: Way['labels'] = 'number',
  byAuthor = false,
) {
  const way = { week, person, labels, byAuthor }
  return factsOf({ ...way, notes: readBy(way, all) }, all.length, names)
}

const plain = files('week1/hana', 'week1/duri', 'week2/hana', 'week2/duri')
const parts = files('week1/hana/1', 'week1/hana/2', 'week2/hana/1', 'week2/duri/1')
const signed = plain.map((file, at) => ({ ...file, author: at % 2 ? 'Lee Duri' : 'Kim Hana' }))

describe('the evidence for a way to read a folder', () => {
  it.each([
    { name: 'covers files', facts: read([...plain, ...files('docs/x/y', 'z')], 0, 'name'), value: 0.67 },
    { name: 'people recur', facts: read([...plain, ...files('week1/guest')], 0, 'name'), value: 0.8 },
    { name: 'one note per person', facts: read(parts, 0, 1), value: 0.75 },
    { name: 'is a meeting', facts: read([...plain, ...files('chapter3/hana')], 0, 'name'), value: 0.8 },
    { name: 'without numbers', facts: read(plain, 0, 'name'), value: 0 },
    { name: 'without numbers', facts: read(files('heap/hana', 'tree/hana'), 0, 'name', 'subject'), value: 1 },
    { name: 'by the author alone', facts: read(signed, 0, 'name'), value: 0 },
    { name: 'by the author alone', facts: read(signed, 0, 'name', 'number', true), value: 1 },
  ])('$name: $value', ({ name, facts, value }) => {
    const found = evidence.find((one) => one.name === name)?.value(facts) ?? Number.NaN
    expect(Math.round(found * 100) / 100).toBe(value)
  })

  it('has a row for each kind above', () => {
    expect(evidence.map(({ name }) => name).sort()).toEqual([
      'by the author alone',
      'covers files',
      'is a meeting',
      'one note per person',
      'people recur',
      'without numbers',
    ])
  })

  it('adds up, so that the members win over their teams', () => {
    const all = ['hana', 'duri'].flatMap((who) =>
      files(`1팀/${who}/1주차`, `1팀/${who}/2주차`, `2팀/${who}2/1주차`, `2팀/${who}2/2주차`),
    )
    const facts = waysOf(all).map((way) => factsOf({ ...way, notes: readBy(way, all) }, all.length, names))
    const [best] = facts.filter(isEnough).sort((a, b) => scoreOf(b) - scoreOf(a))
    expect([best?.week, best?.person]).toEqual(['name', 1])
  })
})

describe('enough evidence', () => {
  it.each([
    { what: 'members who write repeatedly', facts: read(plain, 0, 'name'), enough: true },
    { what: 'a first week', facts: read(files('week1/hana', 'week1/duri'), 0, 'name'), enough: true },
    { what: 'titles', facts: read(files('week1/heap', 'week2/tree', 'week3/graph'), 0, 'name'), enough: false },
    {
      what: 'subjects of people who are not known',
      facts: read(files('heap/hana', 'heap/duri', 'tree/hana', 'tree/duri'), 0, 'name', 'subject'),
      enough: false,
    },
    {
      what: 'subjects of people with full names',
      facts: read(files('heap/김하나', 'heap/이두리', 'tree/김하나', 'tree/이두리'), 0, 'name', 'subject'),
      enough: true,
    },
  ])('$what: $enough', ({ facts, enough }) => expect(isEnough(facts)).toBe(enough))
})

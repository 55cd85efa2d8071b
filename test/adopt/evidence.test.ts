import { describe, expect, it } from 'vitest'
import { evidence, factsOf, isEnough, scoreOf } from '../../src/adopt/evidence.ts'
import type { FileOutline } from '../../src/adopt/folder.ts'
import { readBy, type Way, waysOf } from '../../src/adopt/readings.ts'

const files = (...paths: string[]): FileOutline[] => paths.map((path) => ({ path: `${path}.md`, titles: [] }))

const readme = { names: new Set(['hana']), subjects: new Set(['queue', 'stack']) }

/** The facts of the reading by this way. */
function read(
  all: readonly FileOutline[],
  week: number | 'name',
  person: number | 'name',
  labels: Way['labels'] = 'number',
) {
  const way = { week, person, labels, byAuthor: false }
  return factsOf({ ...way, notes: readBy(way, all) }, all.length, readme)
}

const plain = files('week1/hana', 'week1/duri', 'week2/hana', 'week2/duri')
const parts = files('week1/hana/1', 'week1/hana/2', 'week2/hana/1', 'week2/duri/1')

describe('the evidence for a way to read a folder', () => {
  it.each([
    { name: 'covers files', facts: read([...plain, ...files('docs/x/y', 'z')], 0, 'name'), value: 0.67 },
    { name: 'people recur', facts: read([...plain, ...files('week1/guest')], 0, 'name'), value: 0.8 },
    { name: 'one note per person', facts: read(parts, 0, 1), value: 0.75 },
    { name: 'is a meeting', facts: read([...plain, ...files('chapter3/hana')], 0, 'name'), value: 0.8 },
    { name: 'everyone writes', facts: read(files('week1/hana', 'week2/hana'), 0, 'name'), value: 0 },
    { name: 'without numbers', facts: read(plain, 0, 'name'), value: 0 },
    { name: 'without numbers', facts: read(files('heap/hana', 'tree/hana'), 0, 'name', 'subject'), value: 1 },
    { name: 'everyone writes', facts: read(files('ch1/1-hana', 'ch1/2-duri', 'ch2/3-hana'), 0, 'name'), value: 0.75 },
    {
      name: 'everyone writes',
      facts: read(files('ch1/1-hana', 'ch1/2-duri', 'ch2/3-hana'), 'name', 'name'),
      value: 0.5,
    },
  ])('$name: $value', ({ name, facts, value }) => {
    const found = evidence.find((one) => one.name === name)?.value(facts) ?? Number.NaN
    expect(Math.round(found * 100) / 100).toBe(value)
  })

  it('has a row for each kind above', () => {
    expect(evidence.map(({ name }) => name).sort()).toEqual([
      'covers files',
      'everyone writes',
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
    const facts = waysOf(all).map((way) => factsOf({ ...way, notes: readBy(way, all) }, all.length, readme))
    const [best] = facts.filter(isEnough).sort((a, b) => scoreOf(b) - scoreOf(a))
    expect([best?.week, best?.person]).toEqual(['name', 1])
  })
})

describe('the best way to read a folder', () => {
  it.each([
    {
      what: 'items of a chapter, of which each person writes about one',
      all: files(
        ...[
          'ch1/1-hana',
          'ch1/2-duri',
          'ch1/3-neo',
          'ch2/4-hana',
          'ch2/5-duri',
          'ch2/6-neo',
          'ch3/7-hana',
          'ch3/8-neo',
        ],
      ),
      week: 0,
    },
    {
      what: 'chapters of a meeting, of which each person writes about all',
      all: files(...['week1/ch1', 'week1/ch2', 'week2/ch3'].flatMap((at) => [`${at}-hana`, `${at}-duri`])),
      week: 0,
    },
    {
      what: 'several titles in each week of a member',
      all: files(
        ...['김하나/1주차/heap', '김하나/1주차/sort', '김하나/1주차/trie', '김하나/2주차/stack', '김하나/2주차/tree'],
        ...['이두리/3주차/map', '이두리/3주차/set', '이두리/4주차/graph', '이두리/4주차/path', '이두리/4주차/queue'],
      ),
      week: 1,
      person: 0,
    },
  ])('$what', ({ all, week, person = 'name' }) => {
    const facts = waysOf(all).map((way) => factsOf({ ...way, notes: readBy(way, all) }, all.length, readme))
    const [best] = facts.filter(isEnough).sort((a, b) => scoreOf(b) - scoreOf(a))
    expect([best?.week, best?.person]).toEqual([week, person])
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
      what: 'subjects of the schedule',
      facts: read(files('queue/hana', 'queue/duri', 'stack/hana', 'stack/duri'), 0, 'name', 'subject'),
      enough: true,
    },
    {
      what: 'subjects of people with full names',
      facts: read(files('heap/김하나', 'heap/이두리', 'tree/김하나', 'tree/이두리'), 0, 'name', 'subject'),
      enough: true,
    },
  ])('$what: $enough', ({ facts, enough }) => expect(isEnough(facts)).toBe(enough))
})

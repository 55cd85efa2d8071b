import { describe, expect, it } from 'vitest'
import { candidatesFor, type FileInFolder } from '../../src/adopt/candidates.ts'
import { type Context, evidence, factsOf, scoreOf } from '../../src/adopt/evidence.ts'

const files = (...paths: string[]): FileInFolder[] => paths.map((path) => ({ path: `${path}.md` }))

function contextOf(all: readonly FileInFolder[], known: string[] = [], scheduled: number[] = []): Context {
  return { files: all, isKnown: (name) => known.includes(name), scheduled: new Set(scheduled) }
}

/** The value of one kind of evidence for the candidate that reads week and person there. */
function measured(
  name: string,
  all: readonly FileInFolder[],
  week: number | 'name',
  person: number | 'name',
  context = contextOf(all),
) {
  const candidate = candidatesFor(all, context.isKnown).find(
    (one) => one.week === week && one.person === person && one.labels === 'number' && one.who === 'path',
  )
  const found = evidence.find((one) => one.name === name)
  if (!candidate || !found) throw new Error(`no candidate or no evidence called ${name}`)
  return Math.round(found.value(factsOf(candidate), context) * 100) / 100
}

const plain = files('week1/hana', 'week1/duri', 'week2/hana', 'week2/duri')

describe('the evidence for a way to read a folder', () => {
  it.each([
    { name: 'covers files', all: [...plain, ...files('docs/x/y', 'z')], value: 0.67 },
    { name: 'people recur', all: [...plain, ...files('week1/guest')], value: 0.8 },
    { name: 'people meet', all: [...plain, ...files('week3/hana')], value: 0.8 },
    {
      name: 'one note per person',
      all: files('week1/hana_1', 'week1/hana_2', 'week2/hana', 'week2/duri'),
      value: 0.75,
    },
    { name: 'few people', all: plain, value: 0.5 },
    { name: 'is a meeting', all: [...plain, ...files('chapter3/hana')], value: 0.8 },
    { name: 'in order', all: files('1/hana', '1/duri', '4/hana', '4/duri'), value: 0.5 },
    { name: 'in order', all: files('2026-01-05/hana', '2026-03-05/hana'), value: 1 },
    { name: 'is a folder', all: plain, value: 1 },
    { name: 'by the author alone', all: plain, value: 0 },
    { name: 'without numbers', all: plain, value: 0 },
  ])('$name', ({ name, all, value }) => expect(measured(name, all, 0, 'name')).toBe(value))

  it('starts again: days in two months', () => {
    const days = ['01/03', '01/10', '02/03', '02/17'].flatMap((day) => files(`hana/${day}`, `duri/${day}`))
    expect(measured('starts again', days, 'name', 0)).toBe(0.33)
    expect(measured('starts again', plain, 0, 'name')).toBe(0)
  })

  it('known names: people of the README, front matter or git', () => {
    expect(measured('known names', plain, 0, 'name', contextOf(plain, ['hana']))).toBe(0.5)
  })

  it('one committer per person, beyond the one who commits most', () => {
    const committed = (by: (path: string) => string) => plain.map((file) => ({ ...file, committer: by(file.path) }))
    const own = committed((path) => (path.includes('hana') ? 'Kim' : 'Lee'))
    expect(measured('one committer per person', own, 0, 'name')).toBe(0.5)
    expect(
      measured(
        'one committer per person',
        committed(() => 'Kim'),
        0,
        'name',
      ),
    ).toBe(0)
  })

  it('in the schedule', () => {
    expect(measured('in the schedule', plain, 0, 'name', contextOf(plain, [], [1, 7]))).toBe(0.5)
  })

  it('adds up, so that the members win over their teams', () => {
    const all = ['hana', 'duri'].flatMap((who) =>
      files(`1팀/${who}/1주차`, `1팀/${who}/2주차`, `2팀/${who}2/1주차`, `2팀/${who}2/2주차`),
    )
    const [best] = candidatesFor(all, () => false).sort(
      (a, b) => scoreOf(b, contextOf(all)) - scoreOf(a, contextOf(all)),
    )
    expect([best?.week, best?.person]).toEqual(['name', 1])
  })
})

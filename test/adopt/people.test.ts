import { describe, expect, it } from 'vitest'
import { proposePeople, type Signature } from '../../src/adopt/people.ts'

/** A label in the weeks in which it has notes: `hana 1 2`. */
function notes(...rows: (string | (Partial<Signature> & { row: string }))[]): Signature[] {
  return rows.flatMap((one) => {
    const { row, ...more } = typeof one === 'string' ? { row: one } : one
    const [member = '', ...weeks] = row.split(' ')
    return weeks.map((key) => ({ member, key, ...more }))
  })
}

describe('the members of a group', () => {
  it.each([
    { what: 'a name with and without a prefix', rows: ['dev-hyunyun 1', 'hyunyun 2 3'], ids: ['hyunyun=dev-hyunyun'] },
    {
      what: 'two names that share a part',
      rows: ['kim-hana 1', 'lee-hana 2', 'hana 3'],
      ids: ['hana', 'kim-hana', 'lee-hana'],
    },
    { what: 'a part of a name in the same week', rows: ['dev-hana 1 2', 'hana 1 2'], ids: ['dev-hana', 'hana'] },
    { what: 'a given name', rows: ['김하나 1 3', '하나 2'], ids: ['김하나=하나'] },
    {
      what: 'front matter that differs from the path',
      rows: [
        { row: 'kh 1 2', author: '김하나' },
        { row: 'hana 3', author: '김하나' },
      ],
      ids: ['kh(김하나)=hana'],
    },
    {
      what: 'front matter that was copied',
      rows: [
        { row: 'kh 1', author: '김하나' },
        { row: 'dr 1', author: '김하나' },
      ],
      ids: ['dr', 'kh'],
    },
    {
      what: 'authors, where paths have subjects',
      rows: [
        { row: 'queue 1', by: 'Kim Hana' },
        { row: 'heap 2', by: 'Kim Hana' },
        { row: 'tree 1', by: 'Lee Duri' },
      ],
      ids: ['Kim Hana=queue,heap', 'Lee Duri=tree'],
    },
    {
      what: 'a name and an id in one line of the README, of different weeks',
      rows: ['jonghana95 1 2', '김하나 3'],
      lines: ['- 김하나 (@jonghana95)'],
      ids: ['jonghana95(김하나)'],
    },
    {
      what: 'a first name and an id of one line, of different weeks',
      rows: ['hana 1 2', 'hkim 3'],
      lines: ['Hana Kim | hkim'],
      ids: ['hana(Hana Kim)=hkim'],
    },
    {
      what: 'a first name, and a line of the README with the full name alone',
      rows: ['hana 1 2'],
      lines: ['Hana Kim'],
      ids: ['hana(Hana Kim)'],
    },
    {
      what: 'a file that two names have with the same text',
      rows: [
        { row: 'kim-hana 1', digest: 'a' },
        { row: 'hana-kim 1', digest: 'a' },
      ],
      ids: ['kim-hana=hana-kim'],
    },
    {
      what: 'files of two such names with different texts',
      rows: [
        { row: 'kim-hana 1', digest: 'a' },
        { row: 'hana-kim 1', digest: 'b' },
      ],
      ids: ['hana-kim', 'kim-hana'],
    },
    {
      what: 'a word of a phrase in the README, which is no name',
      rows: ['byeolbit 1 2'],
      lines: ['환경 설정과 개체 (byeolbit)'],
      ids: ['byeolbit'],
    },
    {
      what: 'the last word of a phrase in the README',
      rows: ['byeolbit 1 2'],
      lines: ['환경 설정과 (byeolbit)'],
      ids: ['byeolbit'],
    },
    {
      what: 'a name in the README that another member of the same week has',
      rows: ['jonghana95 1 2', '김하나 1 2'],
      lines: ['- 김하나 (@jonghana95)'],
      ids: ['김하나', 'jonghana95'],
    },
  ])('$what', ({ rows, lines = [], ids }) => {
    const people = proposePeople(notes(...rows), { lines })
    const shown = people.map(({ id, name, aliases }) => {
      return `${id}${name === undefined ? '' : `(${name})`}${aliases.length > 0 ? `=${aliases.join(',')}` : ''}`
    })
    expect(shown.sort()).toEqual(ids.toSorted())
  })
})

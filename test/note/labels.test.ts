import { describe, expect, it } from 'vitest'
import { nameLabels } from '../../src/note/labels.ts'
import { type Note, parseNote } from '../../src/note/note.ts'
import { defaults } from '../../src/workspace/config.ts'

const config = defaults('/')
const noteOf = (member: string, text: string, order = 0): Note =>
  parseNote({ path: `${member}-${order}.md`, week: 'week-01', member, order }, { text, bom: false }, config)

/** The labels of some notes in their document, in order. */
function named(
  notes: readonly [member: string, text: string, order?: number][],
  others: { ids?: string[]; texts?: string[]; shared?: [name: string, text: string][] } = {},
): string[] {
  const all = notes.map(([member, text, order]) => noteOf(member, text, order))
  const shared = (others.shared ?? []).map(([name, text]) => noteOf(name, text))
  const labels = nameLabels(all, { ids: others.ids ?? [], texts: others.texts ?? [], shared })
  return [...all, ...shared].flatMap((note) =>
    (labels.get(note)?.all ?? []).map(
      ({ kind, label, stem, suffix }) => `${kind === 'definition' ? '' : '^'}${stem ?? label}${suffix}`,
    ),
  )
}

const ref = (label: string) => `[${label}]\n\n[${label}]: x\n`

describe('nameLabels', () => {
  const table: [name: string, found: () => string[], expected: string[]][] = [
    [
      'adds the member to each label',
      () =>
        named([
          ['kim', ref('a') + ref('^1')],
          ['lee', ref('a')],
        ]),
      ['a-kim', '^1-kim', 'a-lee'],
    ],
    [
      'gives two definitions one label if some readers see only the second',
      () => named([['kim', '[e]: x.md#\u0001\n\nread this\n> 2. [e]: y.md\n']]),
      ['e-kim', 'e-kim'],
    ],
    [
      'treats the second of three consecutive brackets as a label in use',
      () =>
        named([
          ['kim', '[x][a-lee][y]\n'],
          ['lee', ref('a')],
        ]),
      ['a-2-lee'],
    ],
    [
      'keeps labels unique if one id ends with another',
      () =>
        named([
          ['lee', ref('x-kim') + ref('x')],
          ['kim-lee', ref('x') + ref('x-y')],
        ]),
      ['x-kim-2-lee', 'x-lee', 'x-kim-lee', 'x-y-kim-lee'],
    ],
    [
      'does so for everyone on the roster, with or without a note',
      () => named([['lee', ref('x-kim')]], { ids: ['kim-lee'] }),
      ['x-kim-2-lee'],
    ],
    [
      'keeps labels unique if Markdown treats two ids as equal',
      () =>
        named([
          ['ß', ref('a')],
          ['SS', ref('a')],
        ]),
      ['a-ß', 'a-2-SS'],
    ],
    [
      'avoids a word in brackets',
      () =>
        named([
          ['lee', ref('x')],
          ['kim', 'a [X-Lee] b'],
        ]),
      ['x-2-lee'],
    ],
    [
      'avoids a word in brackets in the same note',
      () => named([['lee', `${ref('x')}\n[x-lee] [^x-lee]`]]),
      ['x-2-lee'],
    ],
    [
      'avoids a word in brackets over two lines',
      () =>
        named([
          ['lee', ref('a b')],
          ['kim', '> [a\n> b-lee]'],
        ]),
      ['a b-2-lee'],
    ],
    [
      'avoids an undefined footnote',
      () =>
        named([
          ['lee', ref('^1')],
          ['kim', 'a[^1-lee]'],
        ]),
      ['^1-2-lee'],
    ],
    [
      'ignores a label that is defined',
      () =>
        named([
          ['lee', ref('x')],
          ['kim', ref('x-lee')],
        ]),
      ['x-lee', 'x-lee-kim'],
    ],
    [
      'ignores the text of a link',
      () =>
        named([
          ['lee', ref('x')],
          ['kim', '[x-lee][y]'],
        ]),
      ['x-lee'],
    ],
    [
      'avoids a footnote before a label, and brackets before brackets that are not a label',
      () =>
        named([
          ['lee', `${ref('^1')}\n[x]: y\n[y]: z`],
          ['kim', '[^1-lee][s] [x-lee][ ] [y-lee][^1]\n\n[s]: t'],
        ]),
      ['^1-2-lee', 'x-2-lee', 'y-2-lee', 's-kim'],
    ],
    ['avoids labels of the template', () => named([['lee', ref('x')]], { texts: ['[x-lee]: y'] }), ['x-2-lee']],
    [
      "keeps apart a member's notes and second definitions",
      () =>
        named([
          ['kim', `${ref('r')}\n[r]: y`],
          ['kim', ref('r'), 1],
        ]),
      ['r-kim', 'r-3-kim', 'r-2-kim'],
    ],
    [
      'does not change labels of the discussion and the minutes',
      () => named([['kim', ref('1')]], { shared: [['discussion', ref('1')]] }),
      ['1-kim', '1'],
    ],
    [
      'except if another text uses them',
      () =>
        named([['kim', 'as in [1]']], {
          shared: [
            ['discussion', ref('1')],
            ['minutes', `${ref('2')}[1-discussion]`],
          ],
        }),
      ['1-2-discussion', '2'],
    ],
    [
      "or would be a member's",
      () =>
        named([['kim', ref('a')]], {
          shared: [
            ['discussion', ref('a-kim')],
            ['minutes', ref('a-kim')],
          ],
        }),
      ['a-kim', 'a-kim-discussion', 'a-kim-minutes'],
    ],
    ['escapes an id for a label', () => named([['a|b c]%', ref('r')]]), ['r-a%7Cb%20c%5D%25']],
    [
      'shortens a label that is too long',
      () => named([['kim', ref('a'.repeat(998)) + ref(`${'a'.repeat(998)}b`)]]),
      [`${'a'.repeat(40)}-kim`, `${'a'.repeat(40)}-2-kim`],
    ],
  ]
  it.each(table)('%s', (_name, found, expected) => expect(found()).toEqual(expected))
})

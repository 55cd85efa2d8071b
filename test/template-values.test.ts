import { expect, test } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const files = {
  'insights.config.yaml': 'language: en\nindex: README.md\nmembers: [{id: kim-hana, name: Kim Hana}]\n',
  'README.md': '<!-- insights:index -->\n<!-- insights:end -->\n',
  'notes/week-01/kim-hana.md': '## Core insights\n\n- A replica lags.\n',
}

test.each([
  [
    'insights.md',
    '# {week}\n\n{hint}\n',
    'build',
    '3:1 warning  `{hint}` is left as it is, since it has a value only in note.md',
  ],
  ['insights.md', '# {titel}\n', 'build', '1:1 warning  `{titel}` is left as it is, since no value has this name'],
  ['note.md', '{note}\n', 'new', '1:1 warning  `{note}` is left as it is, since it has a value only in insights.md'],
  ['insights.md', '# {week}\n\n{schedule}\n', 'build', undefined],
])('a value in %s that it does not have is reported: %j', async (name, template, command, expected) => {
  const root = fixture({ ...files, [`templates/${name}`]: template })
  const { code, stderr } = await insights(command === 'new' ? ['new', 'week-02', 'kim-hana'] : [command, '1'], root)
  expect([code, stderr.split('\n').find((line) => line.includes('left as it is'))]).toEqual([
    0,
    expected && expect.stringContaining(`templates/${name}:${expected}`),
  ])
})

import { itemCount } from '../../../src/lint/rules/item-count.ts'
import { table } from '../table.ts'

table(itemCount, [
  [
    'too few',
    '## 핵심 인사이트\n\n- 하나\n  - 안\n',
    [[1, 1, 1, 11]],
    undefined,
    { config: 'sections: [{id: insights, min: 2, max: 3}]' },
  ],
  [
    'too many',
    '## 핵심 인사이트\n\n- 1\n- 2\n- 3\n- 4\n',
    [[1, 1, 1, 11]],
    undefined,
    { config: 'sections: [{id: insights, min: 2, max: 3}]' },
  ],
  [
    'paragraphs count if there is no list',
    '## 핵심 인사이트\n\n하나\n\n둘\n',
    [],
    undefined,
    { config: 'sections: [{id: insights, min: 2, max: 3}]' },
  ],
  [
    'empty, which another rule reports',
    '## 핵심 인사이트\n\n',
    [],
    undefined,
    { config: 'sections: [{id: insights, min: 2, max: 3}]' },
  ],
  ['not required', '## 핵심 인사이트\n\n- 하나\n', []],
])

import { itemTitle } from '../../../src/lint/rules/item-title.ts'
import { table } from '../table.ts'

table(itemTitle, [
  [
    'without a title',
    '## 핵심 인사이트\n\n- **하나**: 글\n- 그냥 글\n',
    [[4, 1, 4, 7]],
    undefined,
    { config: 'sections: [{id: insights, titled: true}]' },
  ],
  [
    'bold words inside',
    '## 핵심 인사이트\n\n- **굵은** 말로 시작하는 글\n',
    [[3, 1, 3, 19]],
    undefined,
    { config: 'sections: [{id: insights, titled: true}]' },
  ],
  ['not required', '## 핵심 인사이트\n\n- 그냥 글\n', []],
])

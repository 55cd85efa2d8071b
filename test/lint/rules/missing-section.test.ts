import { missingSection } from '../../../src/lint/rules/missing-section.ts'
import { table } from '../table.ts'

table(missingSection, [
  [
    'a required one',
    '## 실무 적용 아이디어\n\n- 하나\n',
    [[1, 1, 1, 1]],
    undefined,
    { config: 'sections: [{id: insights, required: true}, {id: applications}]' },
  ],
  [
    'a similar heading, which near-section reports',
    '## 핵심 인사이드\n\n## 실무 적용 아이디어\n',
    [],
    undefined,
    { config: 'sections: [{id: insights, required: true}, {id: applications}]' },
  ],
  ['nothing required', '## 실무 적용 아이디어\n\n- 하나\n', []],
])

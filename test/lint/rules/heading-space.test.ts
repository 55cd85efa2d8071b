import { headingSpace } from '../../../src/lint/rules/heading-space.ts'
import { table } from '../table.ts'

table(headingSpace, [
  ['a section', '##핵심 인사이트\n\n- 하나\n', [[1, 1, 1, 10]], '## 핵심 인사이트\n\n- 하나\n'],
  ['one mark alone on its line', '#제목\n\n글\n', [[1, 1, 1, 4]], '# 제목\n\n글\n'],
  ['a number', '##1. 제목\n', [[1, 1, 1, 8]], '## 1. 제목\n'],
  ['a no-break space', '##\u00A0제목\n', [[1, 1, 1, 6]], '## 제목\n'],
  ['an ideographic space', '##\u3000제목\n', [[1, 1, 1, 6]], '## 제목\n'],
  ['in a paragraph', '글\n##제목\n', [[2, 1, 2, 5]], '글\n## 제목\n'],
  ['in a quote', '> ##제목\n', [[1, 3, 1, 7]], '> ## 제목\n'],
  ['a section that might be a tag', '글\n#핵심 인사이트\n', [[2, 1, 2, 9]]],
  ['tags', '#회고 #2주차\n\n글 #태그\n', []],
  ['a number sign', '#123 이슈를 봤다\n\n##\n', []],
  ['in code', '```\n##제목\n```\n', []],
])

import { headingSpace } from '../../../src/lint/rules/heading-space.ts'
import { table } from '../table.ts'

table(headingSpace, [
  ['a section', '##핵심 인사이트\n\n- 하나\n', [[1, 1, 1, 10]], '## 핵심 인사이트\n\n- 하나\n'],
  ['a single `#`, alone on its line', '#핵심 인사이트\n\n글\n', [[1, 1, 1, 9]], '# 핵심 인사이트\n\n글\n'],
  ['a number before it', '##1. 핵심 인사이트\n', [[1, 1, 1, 13]], '## 1. 핵심 인사이트\n'],
  ['almost a section', '###핵심 인사이드\n', [[1, 1, 1, 11]], '### 핵심 인사이드\n'],
  ['a no-break space', '##\u00A0핵심 인사이트\n', [[1, 1, 1, 11]], '## 핵심 인사이트\n'],
  ['an ideographic space', '##\u3000핵심 인사이트\n', [[1, 1, 1, 11]], '## 핵심 인사이트\n'],
  ['closing marks', '##핵심 인사이트 ##\n', [[1, 1, 1, 13]], '## 핵심 인사이트 ##\n'],
  ['in a paragraph', '글\n##핵심 인사이트\n', [[2, 1, 2, 10]], '글\n## 핵심 인사이트\n'],
  ['a section that might be a tag', '글\n#핵심 인사이트\n', [[2, 1, 2, 9]]],
  ['below a list, without a blank line', '- 하나\n##핵심 인사이트\n- 둘\n', [[2, 1, 2, 10]]],
  ['below a quote, without a blank line', '> 글\n##핵심 인사이트\n', [[2, 1, 2, 10]]],
  ['indented below an item', '- 하나\n  ##핵심 인사이트\n', []],
  // Text after a `#` that is not a heading.
  ['a sentence about `#`', '#을 사용하여 제목을 만든다\n', []],
  ['CSS', '#content{\n  color: red;\n}\n', []],
  ['C', '#include <stdio.h>\n', []],
  ['numbers', '#1\n\n#123 이슈를 봤다\n\n##2\n', []],
  ['tags', '#태그\n\n#회고 #2주차\n\n글 #태그\n', []],
  ['tags with the name of a section', '#회고 #핵심 인사이트\n', []],
  ['another heading', '##정리\n', []],
  ['a shell prompt', '#apt install git\n', []],
  ['in code', '```\n##핵심 인사이트\n```\n', []],
])

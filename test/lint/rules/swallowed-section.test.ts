import { swallowedSection } from '../../../src/lint/rules/swallowed-section.ts'
import { table } from '../table.ts'

table(swallowedSection, [
  [
    'below a line break',
    '<br/>\n## 핵심 인사이트\n\n- 하나\n',
    [[2, 1, 2, 11]],
    '<br/>\n\n## 핵심 인사이트\n\n- 하나\n',
  ],
  ['CRLF', '<br/>\r\n## 핵심 인사이트\r\n', [[2, 1, 2, 11]], '<br/>\r\n\r\n## 핵심 인사이트\r\n'],
  ['in an open comment, which a blank line does not end', '<!-- 나중에\n\n## 핵심 인사이트\n', [[3, 1, 3, 11]]],
  ['in an open fence, which is open-fence', '```\n코드\n## 핵심 인사이트\n', []],
  [
    'above an open fence that hides another',
    '<br/>\n## 핵심 인사이트\n\n```\n## 토론 질문\n',
    [[2, 1, 2, 11]],
    '<br/>\n\n## 핵심 인사이트\n\n```\n## 토론 질문\n',
  ],
  ['in a code block that shows it', '```md\n## 핵심 인사이트\n```\n', []],
])

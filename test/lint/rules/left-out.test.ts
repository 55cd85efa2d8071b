import { leftOut } from '../../../src/lint/rules/left-out.ts'
import { table } from '../table.ts'

const all = '## 핵심 인사이트\n- a\n\n## 흥미로운 발견\n- a\n\n## 실무 적용\n- a\n\n## 추가 학습이 필요한 부분\n- a\n\n'

table(leftOut, [
  ['beside a section', '## 핵심 인사이트\n- a\n\n## 메모\n- b\n', [[4, 1, 4, 6]]],
  ['one finding for several', '## 메모\n\n글\n\n## 핵심 인사이트\n- a\n\n## 참고\n\n**굵게**\n', [[1, 1, 1, 6]]],
  ['in a note with all sections', `${all}## 메모\n- b\n`, []],
  ['questions, even there', `${all}## 질문\n- b\n`, [[13, 1, 13, 6]]],
  ['`Discussion`, even there', `${all}## Discussion\n- b\n`, [[13, 1, 13, 14]]],
  ['a second heading for a section', `${all}## 인사이트\n- b\n`, [[13, 1, 13, 8]]],
  ['the title of the note', '# 3장\n\n글\n\n## 핵심 인사이트\n- a\n', []],
  ['a heading without text', '## 핵심 인사이트\n- a\n\n## 메모\n\n## 참고\n\n---\n', []],
  ['a heading in a section', '## 핵심 인사이트\n### 메모\n- a\n', []],
  ['what another rule reports', '## 핵심 인사이트\n- a\n\n## 추가 학습이 필요한 부붐\n- b\n', []],
  ['a note without sections', '## 메모\n- a\n', []],
  ['a conflict marker', '## 핵심 인사이트\n- a\n\n<<<<<<< a\n=======\nb\n>>>>>>> b\n', []],
  ['a draft', '---\ndraft: true\n---\n## 핵심 인사이트\n- a\n\n## 메모\n- b\n', []],
  ['a comment', '<!-- insights-disable left-out -->\n\n## 핵심 인사이트\n- a\n\n## 메모\n- b\n', []],
  [
    'optional sections',
    '## 핵심 인사이트\n- a\n\n## 메모\n- b\n',
    [],
    undefined,
    { config: 'sections: [{id: insights}, {id: applications, optional: true}]' },
  ],
  [
    'a section with the rest',
    '## 핵심 인사이트\n- a\n\n## 메모\n- b\n\n## 질문\n- c\n',
    [],
    undefined,
    { config: 'sections: [{id: insights}, {id: applications}, {id: memo, heading: 그 밖의 글, rest: true}]' },
  ],
  [
    'turned off',
    '## 핵심 인사이트\n- a\n\n## 메모\n- b\n',
    [],
    undefined,
    { config: 'lint: {rules: {left-out: off}}' },
  ],
])

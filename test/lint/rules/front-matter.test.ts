import { frontMatter } from '../../../src/lint/rules/front-matter.ts'
import { table } from '../table.ts'

table(frontMatter, [
  ['not a date', '---\ndate: 9월\n---\n', [[2, 1, 2, 5]]],
  ['a day that does not exist', '---\ndate: 2026-02-30\n---\n', [[2, 1, 2, 5]]],
  [
    'a control character',
    '---\nmember: "\\0"\ntitle: "\\e[2J"\n---\n',
    [
      [2, 1, 2, 7],
      [3, 1, 3, 6],
    ],
  ],
  ['after a byte order mark and with CRLF', '\uFEFF---\r\nmember: hana\r\ndate: x\r\n---\r\n', [[3, 1, 3, 5]]],
  ['another language', '---js\n{}\n---\n', [[1, 1, 1, 6]]],
  ['a day with a time', '---\ndate: 2026-09-06 19:30:00 +0900\n---\n', []],
  ['a day that does not exist, with a time', '---\ndate: 2026-02-30T19:30\n---\n', [[2, 1, 2, 5]]],
  [
    'all keys',
    '---\nmember: hana\nromanized: Hana\nweek: 2\ntitle: "3장: 복제"\ndate: 2026-09-06\ndraft: false\n---\n',
    [],
  ],
])

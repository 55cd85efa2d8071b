import { frontMatterKey } from '../../../src/lint/rules/front-matter-key.ts'
import { obsidianKeys } from '../../../src/note/front-matter.ts'
import { table } from '../table.ts'

table(frontMatterKey, [
  ['a typo', '---\nmembr: hana\n---\n', [[2, 1, 2, 6]], '---\nmember: hana\n---\n'],
  [
    'CRLF stays',
    '---\r\ntitle: a\r\nmembr: hana\r\n---\r\n글\r\n',
    [[3, 1, 3, 6]],
    '---\r\ntitle: a\r\nmember: hana\r\n---\r\n글\r\n',
  ],
  ['nothing similar', '---\n태그: [db]\n---\n', [[2, 1, 2, 3]]],
  ['the right key exists too', '---\nmember: hana\nmembr: hana\n---\n', [[3, 1, 3, 6]]],
  ['properties of Obsidian', '---\ntags: [db, 복제]\naliases:\n  - 복제\ncssclasses: wide\n---\n', []],
  ['all properties of Obsidian', `---\n${obsidianKeys.map((key) => `${key}: a`).join('\n')}\n---\n`, []],
  [
    'any property in an Obsidian vault, but not a typo',
    '---\n작성일: 2026-09-03\nmembr: hana\n---\n',
    [[3, 1, 3, 6]],
    '---\n작성일: 2026-09-03\nmember: hana\n---\n',
    { files: ['.obsidian/app.json'] },
  ],
  ['in code', '```yaml\n---\nmembr: a\n---\n```\n', []],
])

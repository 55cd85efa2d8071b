import { openHtml } from '../../../src/lint/rules/open-html.ts'
import { table } from '../table.ts'

table(openHtml, [
  ['an element', '<details>\n\n글\n', [[1, 1, 1, 10]]],
  ['a comment', '글\n\n<!-- 주석\n', [[3, 1, 3, 5]]],
  ['a generic type', '타입은 List<User> 이다.\n', [[1, 9, 1, 15]]],
  ['closed in another block', '<details>\n<summary>더</summary>\n\n글\n\n</details>\n', []],
  ['in capitals', '<DIV>\n\n글 <Kbd>a</kBD>\n\n</DIV>\n', []],
  [
    'elements that a browser closes, and void elements',
    '<p>글\n\n줄<br>바꿈 <img src="a" alt="b">\n\n<ul><li>하나<li>둘</ul>\n',
    [],
  ],
  [
    'an end tag that closes nothing',
    '글\n\n<b>a</b> </i>\n\n</div>\n',
    [
      [3, 10, 3, 14],
      [5, 1, 5, 7],
    ],
  ],
  ['tags that are text inside an element', '<textarea>\n</div>\n</textarea>\n\n글 <title></b></title>\n', []],
  [
    'elements that affect the whole page',
    '<style>\np { color: red }\n</style>\n\n글 <base href="x">\n\n<body hidden>\n\n글\n\n</body>\n',
    [
      [1, 1, 1, 8],
      [5, 3, 5, 18],
      [7, 1, 7, 14],
    ],
  ],
  ['in code', '`List<User>`\n\n```\n<details>\n```\n', []],
])

import { listMarker } from '../../../src/lint/rules/list-marker.ts'
import { table } from '../table.ts'

const dialect = { config: 'dialect: obsidian' }

/** Items without a doubt, which `--fix` makes a list. */
table(listMarker, [
  [
    'bold titles right after the dash',
    '## 핵심 인사이트\n\n-**복제**: 늦다\n-**샤딩**: 어렵다\n',
    [[3, 1, 4, 13]],
    '## 핵심 인사이트\n\n- **복제**: 늦다\n- **샤딩**: 어렵다\n',
  ],
  ['one of them', '-**복제**: 늦다\n', [[1, 1, 1, 12]], '- **복제**: 늦다\n'],
  ['the colon in bold', '-**복제:** 늦다\n', [[1, 1, 1, 12]], '- **복제:** 늦다\n'],
  [
    'one of them beside a line without a title',
    '-**복제**: 늦다\n-그래서 어렵다\n',
    [[1, 1, 2, 9]],
    '- **복제**: 늦다\n- 그래서 어렵다\n',
  ],
  ['in a quote, with CRLF', '> -**가**: 글\r\n> -나\r\n', [[1, 3, 2, 5]], '> - **가**: 글\r\n> - 나\r\n'],
  ['below an item, which swallows it', '- 가\n-나\n- 다\n', [[2, 1, 2, 3]], '- 가\n- 나\n- 다\n'],
  ['below an item with a star', '* 가\n-나\n', [[2, 1, 2, 3]], '* 가\n- 나\n'],
  ['below a nested item', '- 가\n  - 나\n-다\n', [[3, 1, 3, 3]], '- 가\n  - 나\n- 다\n'],
  ['in a nested list', '- 가\n  - 나\n  -다\n', [[3, 3, 3, 5]], '- 가\n  - 나\n  - 다\n'],
  ['in a list in a quote', '> - 가\n> -나\n', [[2, 3, 2, 5]], '> - 가\n> - 나\n'],
])

/** Lines that run together. What their author meant is unclear, so nothing is changed. */
table(listMarker, [
  ['words', '글\n-가\n-나\n\n글\n', [[2, 1, 3, 3]]],
  ['people who speak', '-어디 가세요?\n-서점에요.\n-저도요.\n', [[1, 1, 3, 6]]],
  ['endings of a verb', '-었: 과거\n-겠: 추측\n', [[1, 1, 2, 7]]],
  ['bold lines', '-**가**\n-**나**\n', [[1, 1, 2, 7]]],
  ['bullets', '글\n• 가\n• 나\n', [[2, 1, 3, 4]]],
  ['bullets without spaces', '•가\n•나\n', [[1, 1, 2, 3]]],
  ['dots below a colon', '준비물:\n·연필\n·공책\n', [[2, 1, 3, 4]]],
  ['dots with and without spaces', '· 가\n·나\n', [[1, 1, 2, 3]]],
  ['other dots below a title', '모임 안내\nㆍ 때: 저녁\nㆍ 곳: 서점\n', [[2, 1, 3, 8]]],
  [
    'circles and squares',
    '○ 하나\n○ 둘\n\n■ 하나\n■ 둘\n',
    [
      [1, 1, 2, 4],
      [4, 1, 5, 4],
    ],
  ],
  ['bullets below an item', '- 가\n  • 나\n  • 다\n', [[2, 3, 3, 6]]],
  ['bullets with bold titles', '• **복제**: 늦다\n• **샤딩**: 어렵다\n', [[1, 1, 2, 14]]],
  ['bullets in folded text', '<details>\n\n• 가\n• 나\n\n</details>\n', [[3, 1, 4, 4]]],
  ['bullets in a footnote', '글[^1]\n\n[^1]: 참고\n    • 가\n    • 나\n', [[4, 5, 5, 8]]],
  ['bullets in a quote', '> 책에서:\n> • 가\n> • 나\n', [[2, 3, 3, 6]]],
])

/** What is no list, or what stays apart. */
table(listMarker, [
  ['one bullet', '• 가\n나\n\n• 다\n', []],
  ['bullets apart', '• 가\n\n• 나\n\n• 가  \n• 나\n\n• 가\\\n• 나\n\n• 가<br>\n• 나\n', []],
  ['people who speak, apart', '-어디 가세요?\n\n-서점에요.\n', []],
  ['a poem with line breaks', '-바람이 분다  \n-살아야겠다  \n-바다로 가자\n', []],
  ['one line of a person in a story', '그가 물었다.\n-어디 가세요?\n나는 웃었다.\n', []],
  ['different signs', '• 가\n· 나\n', []],
  ['remarks', '※ 준비물은 연필입니다.\n※ 늦으면 알려 주세요.\n', []],
  ['dots between words', '국어·영어·수학\n·과학·음악\n·미술을 배운다.\n', []],
  ['dots between words in a quote', '> 국어·영어\n> ·과학\n> ·미술\n', []],
  ['dots for what is left out', '··· 그래서\n··· 그러나\n\n· · ·\n· · ·\n', []],
  ['some hour and some town', '○월 ○일\n○시 ○분\n\n○○시에서\n○○구까지\n', []],
  ['grades', '●●●○○ 재미\n●●○○○ 깊이\n\n● ● ○ 재미\n● ○ ○ 깊이\n', []],
  ['who was there', '○ 김하나\n× 이두리\n○ 박세찬\n', []],
  ['temperatures', '-5도\n-3도\n\n-10℃에서\n-20℃까지\n', []],
  ['amounts', '-1,000원\n-2,500원\n', []],
  ['options', '-v\n-q\n\n--가\n--나\n', []],
  ['arrows and dashes', '->가\n->나\n\n—가\n—나\n\n–가\n–나\n', []],
  ['dashes with spaces, which are a list', '- 가\n- 나\n', []],
  ['the author of a quote', '> 인용\n\n-**김하나**\n\n-김하나\n', []],
  ['the author below the words of a quote', '> 말은 씨가 된다.\n> -김하나, 첫 책\n', []],
  ['the author behind a quote', '> 말은 씨가 된다.\n-김하나\n', []],
  ['the author of a quote in an item', '- "말은 씨가 된다."\n  -김하나\n- 글\n', []],
  ['the end of a letter', '다음 주에 만나요.\n-하나 드림-\n', []],
  ['escaped dashes', '\\-가\n\\-나\n', []],
  ['code', '```\n-가\n-나\n• 가\n• 나\n```\n\n    -가\n    -나\n', []],
  ['code in a line', '`-가`\n`-나`\n\n`가\n-나\n-다`\n', []],
  ['a formula', '$$\n가\n-나\n-다\n$$\n\n-α\n-β\n', []],
  ['a formula with dots', '$$\nx\n· y\n· z\n$$\n', []],
  ['a table', '| 가 | 나 |\n| --- | --- |\n| • 가 | -나 |\n| • 다 | -라 |\n', []],
  ['HTML', '<div>\n• 가\n• 나\n-**가**: 나\n</div>\n\n<pre>\n-가\n-나\n</pre>\n', []],
  ['a comment in HTML', '글 <!--\n• 가\n• 나\n--> 글\n', []],
  ['words of a link', '[가\n• 나\n• 다](https://a.example)\n', []],
  ['an image', '![가\n• 나\n• 다](a.png)\n', []],
  ['a comment of Obsidian', '글 %%가\n• 나\n• 다%% 글\n', [], undefined, dialect],
  ['italic words', '*가\n-나\n-다*\n', []],
  ['a heading', '• 가\n• 나\n===\n', []],
  ['a definition', '[가]: https://a.example\n[나]: https://b.example "\n• 가\n• 나"\n', []],
  ['front matter', '---\nnotes: |\n  • 가\n  • 나\n---\n글\n', []],
  ['tasks', '- [ ] 가\n- [x] 나\n', []],
])

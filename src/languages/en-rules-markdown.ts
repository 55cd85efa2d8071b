import type { Explanation } from './language.ts'

/** The rules on what stands in the text of a note, told as those in en-rules.ts are. */
export const enMarkdownRules: readonly [string, Explanation][] = [
  [
    'heading-level',
    {
      what: 'A heading skips a level.',
      why: 'Tables of contents and screen readers lose the structure of the note.',
      wrong: '## Summary\n\n#### Details\n',
      right: '## Summary\n\n### Details\n',
    },
  ],
  [
    'heading-space',
    {
      what: 'The heading of a section has no space after its `#`.',
      why: 'It is text with a `#`, not a heading, so the section is missing from the document.',
      wrong: '##Core insights\n\n- One\n',
      right: '## Core insights\n\n- One\n',
    },
  ],
  [
    'setext-label',
    {
      what: 'A line with only `-` or `---` stands right below text.',
      why: 'In Markdown it makes the text above a large heading, not an empty list or a rule.',
      wrong: 'Advantages:\n-\n',
      right: 'Advantages:\n\n-\n',
    },
  ],
  [
    'swallowed-heading',
    {
      what: 'A heading stands right below HTML.',
      why: 'HTML goes on to the next empty line, so GitHub shows the `##` as text.',
      wrong: '<br/>\n## Summary\n',
      right: '<br/>\n\n## Summary\n',
    },
  ],
  [
    'open-fence',
    {
      what: 'A code block is not closed.',
      why: 'All below it is shown as code, and sections below it are lost.',
      wrong: '```sql\nSELECT 1;\n',
      right: '```sql\nSELECT 1;\n```\n',
    },
  ],
  [
    'open-html',
    {
      what: 'An HTML comment or element is not closed, or an end tag closes nothing; angle brackets in text, as in `List<User>`, are HTML too.',
      why: 'What stands below is hidden or folded away, or the word in the brackets disappears.',
      wrong: '<details>\n<summary>More</summary>\n\nA long text\n',
      right: '<details>\n<summary>More</summary>\n\nA long text\n\n</details>\n',
    },
  ],
  [
    'emphasis-particle',
    {
      what: 'The asterisks of bold text stand between a bracket or a quote and a letter.',
      why: 'CommonMark does not let such asterisks close, so GitHub shows them. `<!-- -->` parts the two and is not shown.',
      wrong: '**복제 지연(Replication Lag)**은 평균이 아니다.\n',
      right: '**복제 지연(Replication Lag)**<!-- -->은 평균이 아니다.\n',
    },
  ],
  [
    'emphasis-space',
    {
      what: 'A space stands just inside the asterisks of bold text.',
      why: 'GitHub shows the asterisks instead of bold text.',
      wrong: 'The **replication lag ** is no average.\n',
      right: 'The **replication lag** is no average.\n',
    },
  ],
  [
    'strikethrough-range',
    {
      what: 'A paragraph has two ranges written with tildes.',
      why: 'GitHub strikes through what stands between the two.',
      wrong: 'We read chapters 1~5 and 6~9.\n',
      right: 'We read chapters 1\\~5 and 6\\~9.\n',
    },
  ],
  [
    'broken-link',
    {
      what: 'The file that a link or an image points to is not there; in the example `images/lag.svg` is.',
      why: 'GitHub shows a broken image or a 404. macOS and Windows find a file whose name differs in letter case, GitHub does not.',
      wrong: '![Replication lag](Images/lag.svg)\n',
      right: '![Replication lag](images/lag.svg)\n',
    },
  ],
  [
    'link-space',
    {
      what: 'The path of a link or an image has a space in it.',
      why: 'It is no link, and its brackets are shown. A space is written as `%20`.',
      wrong: '![Picture](my image.png)\n',
      right: '![Picture](my%20image.png)\n',
    },
  ],
  [
    'undefined-reference',
    {
      what: 'A footnote or a reference points to a definition that the note does not have.',
      why: 'GitHub shows the brackets.',
      wrong: 'Replication lag[^1] is no average.\n',
      right: 'Replication lag[^1] is no average.\n\n[^1]: Chapter 3, page 152\n',
    },
  ],
  [
    'unused-definition',
    {
      what: 'Nothing refers to the definition of a footnote or a link.',
      why: 'A definition without a reference is not shown.',
      wrong: 'Replication lag is no average.\n\n[^1]: Chapter 3, page 152\n',
      right: 'Replication lag is no average.[^1]\n\n[^1]: Chapter 3, page 152\n',
    },
  ],
  [
    'image-alt',
    {
      what: 'An image has no alternative text.',
      why: 'It tells nothing to those who do not see it, where it does not load, and to what looks for topics.',
      wrong: '![](images/lag.svg)\n',
      right: '![The replication lag of two followers](images/lag.svg)\n',
    },
  ],
  [
    'placeholder',
    {
      what: 'A place of the template that was to be written over is still there.',
      why: 'The document would show `{title}` and the like.',
      wrong: '# {title}\n',
      right: '# Chapter 3. Replication and consistency\n',
    },
  ],
  [
    'control-character',
    {
      what: 'There is a control character that nobody sees.',
      why: 'The word around it is not found by a search, and some programs show a box. It comes from Korean input on macOS or from pasting.',
      wrong: 'replication\u0008 lag\n',
      right: 'replication lag\n',
    },
  ],
  [
    'unused-disable',
    {
      what: 'A comment turns off a rule that finds nothing there.',
      why: 'Left in, it would hide a real problem that comes later.',
      wrong: '<!-- insights-disable-next-line image-alt -->\n![Lag](images/lag.svg)\n',
      right: '![Lag](images/lag.svg)\n',
    },
  ],
]

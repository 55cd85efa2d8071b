import type { Explanation } from './ko-lint.ts'

/** What each rule looks for and why, with a wrong and a right example. */
export const enRules: ReadonlyMap<string, Explanation> = new Map([
  [
    'front-matter',
    {
      what: 'The front matter, between the two `---` lines at the top, cannot be read or holds a value that does not fit.',
      why: 'Whose note it is, and of which week, cannot be known, so `build` stops.',
      wrong: '---\ndate: September 6\n---\n',
      right: '---\ndate: 2026-09-06\n---\n',
    },
  ],
  [
    'front-matter-key',
    {
      what: 'The front matter has a key that means nothing, mostly a slip of the hand.',
      why: 'What stands under an unknown key is used nowhere.',
      wrong: '---\nmembr: kim-hana\n---\n',
      right: '---\nmember: kim-hana\n---\n',
    },
  ],
  [
    'path-mismatch',
    {
      what: 'The front matter names another member or week than the path of the file, here `notes/week-02/kim-hana.md`.',
      why: "It comes from copying last week's note. The path is believed, but only its author knows which of the two is wrong.",
      wrong: '---\nmember: kim-hana\nweek: week-01\n---\n',
      right: '---\nmember: kim-hana\nweek: week-02\n---\n',
    },
  ],
  [
    'conflict-marker',
    {
      what: 'What git leaves behind where it could not merge is still in the note.',
      why: 'The words of both sides would stand in the document, so `build` stops.',
      wrong: '<<<<<<< HEAD\n- mine\n=======\n- theirs\n>>>>>>> main\n',
      right: '- mine\n',
    },
  ],
  [
    'no-section',
    {
      what: 'None of the headings in the note is a section.',
      why: 'Only what stands in sections goes into the document, so nothing of this note would.',
      wrong: '## Thoughts\n\n- It was fun.\n',
      right: '## Core insights\n\n- It was fun.\n',
    },
  ],
  [
    'missing-section',
    {
      what: 'A section that the config marks `required: true` is missing; in the example that is Core insights.',
      why: 'What everybody agreed to write would be missing in the document.',
      wrong: '## Practical applications\n\n- Look at the indexes again.\n',
      right:
        '## Core insights\n\n- Writes are expensive.\n\n## Practical applications\n\n- Look at the indexes again.\n',
    },
  ],
  [
    'near-section',
    {
      what: 'A heading differs from that of a section by one letter or in the order of its words.',
      why: 'It is no section, so what stands below it would be missing in the document.',
      wrong: '## Core insight\n\n- Writes are expensive.\n',
      right: '## Core insights\n\n- Writes are expensive.\n',
    },
  ],
  [
    'nested-section',
    {
      what: "A section's heading stands inside a quote or a list.",
      why: "Only a heading at the note's top level opens a section; one in a quote may be somebody else's.",
      wrong: '> ## Core insights\n>\n> - Writes are expensive.\n',
      right: '## Core insights\n\n- Writes are expensive.\n',
    },
  ],
  [
    'swallowed-section',
    {
      what: "A section's heading became a part of the HTML on the line above, or of a code block that nobody closed.",
      why: 'GitHub shows it as text or code as well, and the section is missing in the document.',
      wrong: '<br/>\n## Core insights\n\n- Writes are expensive.\n',
      right: '<br/>\n\n## Core insights\n\n- Writes are expensive.\n',
    },
  ],
  [
    'empty-section',
    {
      what: 'A section has a heading and nothing below it; empty list markers and comments count for nothing.',
      why: 'The document leaves it out, and its author may have forgotten to write it.',
      wrong: '## Core insights\n\n-\n',
      right: '## Core insights\n\n- Writes are expensive.\n',
    },
  ],
  [
    'duplicate-section',
    {
      what: 'A section stands in the note twice.',
      why: 'The document joins the two, which may not be what was meant.',
      wrong: '## Core insights\n\n- One\n\n## Core insights\n\n- Two\n',
      right: '## Core insights\n\n- One\n- Two\n',
    },
  ],
  [
    'section-order',
    {
      what: 'The sections stand in another order than in the config.',
      why: "The document has them in the config's order, so words that refer to what stands above may go astray.",
      wrong: '## Practical applications\n\n- One\n\n## Core insights\n\n- Two\n',
      right: '## Core insights\n\n- Two\n\n## Practical applications\n\n- One\n',
    },
  ],
  [
    'item-count',
    {
      what: 'A section has fewer items than its `min` or more than its `max`; in the example at least two are asked for.',
      why: 'The group agreed on it. An item is a top-level list item or, without a list, a paragraph.',
      wrong: '## Core insights\n\n- One\n',
      right: '## Core insights\n\n- One\n- Two\n',
    },
  ],
  [
    'item-title',
    {
      what: 'An item has no bold title in a section that the config marks `titled: true`.',
      why: 'The discussion calls an item by its title.',
      wrong: '## Core insights\n\n- Writes are expensive.\n',
      right: '## Core insights\n\n- **The cost of writes**: Writes are expensive.\n',
    },
  ],
  [
    'question-mark',
    {
      what: 'An item of the section of discussion questions has no question mark.',
      why: "It goes into the document's discussion as a question.",
      wrong: '## Discussion questions\n\n- The cost of indexes\n',
      right: '## Discussion questions\n\n- Who pays for an index?\n',
    },
  ],
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
      what: 'There is no space after the `#` of a heading.',
      why: 'GitHub shows it as text with a `#`, and if it is a section, the section is lost.',
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
      what: 'An HTML comment or element is not closed; angle brackets in text, as in `List<User>`, are HTML too.',
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
])

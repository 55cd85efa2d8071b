import { enMarkdownRules } from './en-rules-markdown.ts'
import type { Explanation } from './language.ts'

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
    'too-complex',
    {
      what: 'Lists or quotes are nested too deeply, or the note has too many marks, so it was not read to its end.',
      why: 'From that line on the note is not checked, and it cannot go into the document, so `build` stops.',
      wrong: `${'> '.repeat(70)}Text\n`,
      right: '> Text\n',
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
      what: 'A question in the section of discussion questions ends without a question mark. Topics and requests need none.',
      why: "It goes into the document's discussion as a question.",
      wrong: '## Discussion questions\n\n- Who pays for an index\n',
      right: '## Discussion questions\n\n- Who pays for an index?\n',
    },
  ],
  ...enMarkdownRules,
])

import type { Rule } from '../rule.ts'
import { readAsMarkdown, swallowedHeadings } from '../swallowed.ts'

/** A heading that an HTML block took in, so that GitHub shows its marks: `<br/>` on the line above `## 제목`. */
export const swallowedHeading: Rule = {
  name: 'swallowed-heading',
  severity: 'error',
  changes: readAsMarkdown,
  *check({ note, words, find }) {
    // Those of sections are `swallowed-section`.
    const sections = note.findings.filter(({ ruleId }) => ruleId === 'swallowed-section').map(({ line }) => line)
    for (const { line, start, end, title } of swallowedHeadings(note.tree, note.text))
      if (!sections.includes(line))
        yield find({ start, end }, words.swallowedHeading(title), [{ start, end: start, text: '\n' }])
  },
}

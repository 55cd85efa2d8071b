import type { Rule } from '../rule.ts'
import { readAsMarkdown, swallowedHeadings } from '../swallowed.ts'

/** A section heading that an HTML block or an open fence took in: `<br/>` on the line above `## 핵심 인사이트`. */
export const swallowedSection: Rule = {
  name: 'swallowed-section',
  severity: 'error',
  needsAll: true,
  changes: readAsMarkdown,
  check({ note }) {
    const headings = new Map(swallowedHeadings(note.tree, note.text).map((one) => [one.line, one]))
    return note.findings
      .filter(({ ruleId }) => ruleId === 'swallowed-section')
      .map((found) => {
        const at = headings.get(found.line ?? 0)?.start
        return at === undefined ? found : Object.assign(found, { fix: [{ start: at, end: at, text: '\n' }] })
      })
  },
}

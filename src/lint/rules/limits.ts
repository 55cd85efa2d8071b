import { languages } from '../../languages/registry.ts'
import { offsetOfLine, problem, type Rule } from '../rule.ts'

/** A note that would take too long to parse: it is only parsed, and checked, up to the line of the finding. */
export const limits: Rule = {
  name: 'limits',
  severity: 'error',
  inBuild: true,
  *check({ note, language }) {
    if (!note.excess) return
    const { kind, line, found, most } = note.excess
    const start = offsetOfLine(note.text, line)
    // Shared with templates, which can be too complex as well.
    const { tooComplex } = languages[language].messages
    yield { ...problem({ start, end: start }, tooComplex(kind, found, most)), breaks: true }
  },
}

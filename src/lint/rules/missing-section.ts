import type { Rule } from '../rule.ts'

/** A section that the config requires and the note lacks. A note without any section is `no-section`. */
export const missingSection: Rule = {
  name: 'missing-section',
  severity: 'error',
  needsAll: true,
  *check({ note, config, words, find }) {
    const { sections, strays } = note.outline
    if (note.draft || sections.size === 0) return
    for (const { id, heading, required } of config.sections) {
      // Where a heading nearly matches, `near-section` says what to do; one problem is said once.
      const near = strays.some(({ kind, expected }) => kind === 'near' && expected === heading)
      if (required && !sections.has(id) && !near) yield find({ start: 0, end: 0 }, words.missingSection(heading))
    }
  },
}

import type { LintWords } from '../language.ts'

export const enLint: LintWords = {
  pathMissing: (path) => ({
    message: `Found no file or folder \`${path}\``,
    hint: 'Check the path, or name a week.',
  }),
  notANote: (path) => `${path}: skipped, not a note.`,
  notesDeleted: (named, found, base) =>
    `${count(found, 'note')} deleted since \`${base}\`: ${named.join(', ')}${found > named.length ? ` and ${found - named.length} more` : ''}`,
  wrote: (path) => `${path}: fixed.`,
  summary: (errors, warnings, fixable) =>
    `${count(errors, 'error')}, ${count(warnings, 'warning')}${fixable > 0 ? `; ${fixable} can be fixed with \`--fix\`` : ''}`,
  noFindings: (notes) => `No problems in ${count(notes, 'note')}.`,
  tooManyWarnings: (found, most) => ({
    message: `Found ${count(found, 'warning')}, more than \`--max-warnings\` (${most}).`,
  }),
  editor: {
    fix: (rule) => `Fix (${rule})`,
    fixAll: 'Make all safe fixes',
    byHand: (url) => `An editor starts the language server. How to set it up: ${url} (Ctrl+C ends it)`,
  },
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

import type { Config } from '../workspace/config.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import type { LintSettings } from './rule.ts'

/**
 * What a workspace says of its notes.
 * @param files those of the workspace, where they are known
 * @param template the text of its template for notes
 */
export function lintSettings(config: Config, files: KnownFiles | undefined, template: string): LintSettings {
  return {
    language: config.language.id,
    sections: config.sections,
    questions: config.questions,
    weekHeading: config.weekHeading,
    members: config.members,
    weeks: config.weeks,
    severities: config.lint.rules,
    files,
    placeholders: placeholdersIn(template),
  }
}

/**
 * The lines of a note's template that are there to be written over: list items (`- **제목**: 설명`), and lines with an
 * ellipsis or with `여기에`. Headings and the group's own standing words are kept by everybody.
 */
function placeholdersIn(template: string): Set<string> {
  const body = template
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
  const lines = body.split('\n').map((line) => line.trim())
  return new Set(lines.filter((line) => /\p{L}/u.test(line) && !line.startsWith('#') && isPlaceholder(line)))
}

function isPlaceholder(line: string): boolean {
  return /^(?:[-*+]|\d+[.)])\s/.test(line) || /…|\.\.\.|여기에/.test(line)
}

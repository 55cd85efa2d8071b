import { hintsOf } from '../note/hints.ts'
import type { Config } from '../workspace/config.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import type { LintSettings } from './rule.ts'

/**
 * The settings of the rules in a workspace.
 * @param files the files of the workspace, if they are known
 * @param template the text of its note template
 */
export function lintSettings(config: Config, files: KnownFiles | undefined, template: string): LintSettings {
  return {
    ...config,
    language: config.language.speaks,
    severities: config.lint.rules,
    files,
    placeholders: placeholdersIn(template),
    hints: hintsOf(config, template),
  }
}

/**
 * The lines of a note template that members should replace: list items (`- **제목**: 설명`), quotes (`> 한 줄 요약`), and
 * lines with an ellipsis or with `여기에`. Headings and other text of the group stay in every note.
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
  return /^(?:[-*+>]|\d+[.)])\s/.test(line) || /…|\.\.\.|여기에/.test(line)
}

import type { Config } from '../workspace/config.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import { placeholdersIn } from './placeholders.ts'
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

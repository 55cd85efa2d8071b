import type { Config } from '../workspace/config.ts'
import type { LookUp } from '../workspace/look-up.ts'
import { placeholdersIn } from './placeholders.ts'
import type { LintSettings } from './rule.ts'

/**
 * What a workspace says of its notes.
 * @param around which of its files are there, and the text of its template for notes
 */
export function lintSettings(config: Config, around: { lookUp: LookUp; template: string }): LintSettings {
  return {
    language: config.language.id,
    sections: config.sections,
    questions: config.questions,
    weekHeading: config.weekHeading,
    members: config.members,
    weeks: config.weeks,
    severities: config.lint.rules,
    lookUp: around.lookUp,
    placeholders: placeholdersIn(around.template),
  }
}

import { fixNote } from '../../src/lint/fixes.ts'
import { lintNote } from '../../src/lint/lint.ts'
import type { LintFinding, LintSettings } from '../../src/lint/rule.ts'
import { parseNote } from '../../src/note/note.ts'
import { parseConfig } from '../../src/workspace/config.ts'
import type { NotePath } from '../../src/workspace/find-notes.ts'
import { filesAt } from '../../src/workspace/known-files.ts'

/** What a test may say of the workspace around the note; each has a default. */
export interface Around {
  /** YAML. */
  config?: string
  /** Paths of the workspace that are there. */
  files?: string[]
  placeholders?: string[]
}

const at: NotePath = { path: 'notes/week-02/kim-hana.md', week: 'week-02', member: 'kim-hana', order: 0 }
const roster = 'members: [{id: kim-hana, name: 김하나, aliases: [hana]}]'

/** A file's text taken apart as a note of 김하나 in the second week: its findings, and what `--fix` makes of it. */
export async function check(file: string, around: Around = {}): Promise<{ findings: LintFinding[]; fixed: string }> {
  const config = await parseConfig('insights.config.yaml', `${roster}\n${around.config ?? ''}`, '/workspace')
  const files = around.files ?? ['notes/week-02/images/lag.svg']
  const settings: LintSettings = {
    language: config.language.id,
    sections: config.sections,
    questions: config.questions,
    members: config.members,
    weeks: config.weeks,
    severities: config.lint.rules,
    files: filesAt(files),
    placeholders: new Set(around.placeholders),
  }
  const bom = file.startsWith('\uFEFF')
  const read = { text: bom ? file.slice(1) : file, bom }
  const findings = lintNote(parseNote(at, read, settings), settings)
  return { findings, fixed: (bom ? '\uFEFF' : '') + fixNote(at, read, settings) }
}

/** Where a finding stands: line, column, end line, end column; nothing where it is about the whole file. */
export function placeOf({ line, column = 1, endLine = line, endColumn = column }: LintFinding): number[] {
  return line === undefined ? [] : [line, column, endLine ?? line, endColumn]
}

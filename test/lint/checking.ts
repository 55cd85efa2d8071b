import { fixFile } from '../../src/lint/fixes.ts'
import { lintNote } from '../../src/lint/lint.ts'
import type { LintFinding } from '../../src/lint/rule.ts'
import { lintSettings } from '../../src/lint/settings.ts'
import { parseNote } from '../../src/note/note.ts'
import { parseConfig } from '../../src/workspace/config.ts'
import type { NotePath } from '../../src/workspace/find-notes.ts'
import { filesAt } from '../../src/workspace/known-files.ts'

/** The workspace of the note; everything has a default. */
export interface WorkspaceOptions {
  /** The config, as YAML. */
  config?: string
  /** Paths that exist in the workspace. */
  files?: string[]
}

const at: NotePath = { path: 'notes/week-02/kim-hana.md', week: 'week-02', member: 'kim-hana', order: 0 }
const roster = 'members: [{id: kim-hana, name: 김하나, aliases: [hana]}]'

/** Checks a file's text as a note of 김하나 in week 2: returns its findings, and the text after `--fix`. */
export async function check(
  file: string,
  options: WorkspaceOptions = {},
): Promise<{ findings: LintFinding[]; fixed: string }> {
  const config = await parseConfig('insights.config.yaml', `${roster}\n${options.config ?? ''}`, '/workspace')
  const settings = lintSettings(config, filesAt(options.files ?? ['notes/week-02/images/lag.svg']), '')
  const bom = file.startsWith('\uFEFF')
  const read = { text: bom ? file.slice(1) : file, bom }
  const findings = lintNote(parseNote(at, read, settings), settings)
  return { findings, fixed: (bom ? '\uFEFF' : '') + fixFile({ notes: [at], ...read }, settings) }
}

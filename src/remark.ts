import { resolve } from 'node:path'
import { VFileMessage } from 'vfile-message'
import { isError } from './errors.ts'
import { checkOpenFile } from './lint/open-file.ts'
import type { LintFinding } from './lint/rule.ts'
import { applyEdits } from './markdown/edits.ts'

/** A node of unist: the tree is not looked at. */
export interface Node {
  type: string
}

/** A vfile, as far as it is used here. */
export interface File {
  readonly path: string
  readonly cwd: string
  readonly value: string | Uint8Array
  readonly messages: object[]
}

/**
 * A remark plugin that says of each note what `insights lint` says of it, by the config of the workspace that the note
 * lies in; of other files nothing. The vfile's messages have the rule (`ruleId`), what to do (`note`), where the rule is
 * explained (`url`) and, where there is a fix, what should stand in their place (`expected`). The tree is neither read nor
 * changed.
 */
export default function remarkInsights(): (tree: Node, file: File) => Promise<void> {
  return async (_tree, file) => {
    // What comes on stdin without a name is no note.
    if (!file.path) return
    const { findings, text } = await checkOpenFile(resolve(file.cwd, file.path), file.value)
    for (const found of findings) file.messages.push(vfileMessage(found, text))
  }
}

/** @param text the note's, in which a fix has its offsets */
function vfileMessage(found: LintFinding, text: string): VFileMessage {
  const { path, line, column = 1, endLine, endColumn = column, rule, message, hint, url, fix } = found
  const start = line === undefined ? undefined : { line, column }
  const place = start && endLine !== undefined ? { start, end: { line: endLine, column: endColumn } } : start
  const made = new VFileMessage(message, { ruleId: rule, source: 'insights', ...(place ? { place } : {}) })
  Object.assign(made, { file: path, fatal: isError(found), note: hint, ...(url === undefined ? {} : { url }) })
  // How a vfile message says what a fix puts where: in the place of what was found.
  if (fix?.edits.every(({ start, end }) => fix.start <= start && end <= fix.end)) {
    const inside = fix.edits.map((edit) => ({ ...edit, start: edit.start - fix.start, end: edit.end - fix.start }))
    made.actual = text.slice(fix.start, fix.end)
    made.expected = [applyEdits(made.actual, inside)]
  }
  return made
}

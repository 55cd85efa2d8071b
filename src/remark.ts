import { resolve } from 'node:path'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import { VFileMessage } from 'vfile-message'
import { isError } from './errors.ts'
import { checkOpenFile } from './lint/open-file.ts'
import type { LintFinding } from './lint/rule.ts'
import { applyEdits } from './markdown/edits.ts'

/** A unist node. The plugin does not read the tree. */
export interface TreeNode {
  type: string
}

/** The part of a unified processor that the plugin uses: the extensions of its parser and its compiler. */
export interface Processor {
  data(): object
}

/** The parts of a vfile that the plugin uses. */
export interface File {
  readonly path: string
  readonly cwd: string
  readonly value: string | Uint8Array
  readonly messages: object[]
}

/**
 * A remark plugin that adds the findings of `insights lint` to each note, using the config of the note's workspace.
 * Files that are not notes are ignored. Messages have the rule (`ruleId`), the hint (`note`), the page of the rule
 * (`url`) and, if there is a fix, the replacement (`expected`). The tree is neither read nor changed.
 *
 * Adds the syntax of notes, front matter and GFM, to the processor. Without it, `remark --output` would write
 * `title: x` as a heading and `- [ ] task` as `- \[ ] task`.
 */
export default function remarkInsights(this: Processor): (tree: TreeNode, file: File) => Promise<void> {
  remarkFrontmatter.call(this as never)
  remarkGfm.call(this as never)
  return async (_tree, file) => {
    // Stdin without a file name is not a note.
    if (!file.path) return
    const { findings, text } = await checkOpenFile(resolve(file.cwd, file.path), file.value)
    for (const found of findings) file.messages.push(vfileMessage(found, text))
  }
}

/** @param text the note's text, which the offsets of a fix refer to */
function vfileMessage(found: LintFinding, text: string): VFileMessage {
  const { path, line, column = 1, endLine, endColumn = column, rule, message, hint, url, fix } = found
  const start = line === undefined ? undefined : { line, column }
  const place = start && endLine !== undefined ? { start, end: { line: endLine, column: endColumn } } : start
  const made = new VFileMessage(message, { ruleId: rule, source: 'insights', ...(place ? { place } : {}) })
  Object.assign(made, { file: path, fatal: isError(found), note: hint, ...(url === undefined ? {} : { url }) })
  // A vfile message can only replace its own range, so a fix with edits outside of it is left out.
  if (fix?.edits.every(({ start, end }) => fix.start <= start && end <= fix.end)) {
    const inside = fix.edits.map((edit) => ({ ...edit, start: edit.start - fix.start, end: edit.end - fix.start }))
    made.actual = text.slice(fix.start, fix.end)
    made.expected = [applyEdits(made.actual, inside)]
  }
  return made
}

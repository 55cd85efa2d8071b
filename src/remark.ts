import { resolve } from 'node:path'
import { checkOpenFile } from './lint/open-file.ts'

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
    const { findings } = await checkOpenFile(resolve(file.cwd, file.path), file.value)
    file.messages.push(...findings)
  }
}

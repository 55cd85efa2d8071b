import type { Config } from '../config.ts'
import type { Finding, Words } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import type { Nodes, Root } from '../mdast.ts'
import type { Edit } from '../note/edits.ts'
import type { Note } from '../note/note.ts'

/** One thing that `lint` looks for. */
export interface Rule {
  /** Its name: of its file, in the config, in a suppression, in README. */
  name: string
  /** What a finding is, where the config says nothing. */
  severity: 'error' | 'warning'
  /**
   * For a rule that looks at {@link Context.inlines}: whether it could find something in a block with this source,
   * or in another by what stands in this one.
   * Reading inline constructs is most of the time that lint takes, so blocks in which no rule could find anything are
   * never read.
   */
  reads?: (source: string, text: string) => boolean
  /** Whether the rule looks for what is not there, which shows only in a note that was read to its end. */
  needsAll?: boolean
  /** For a rule with fixes: all in which the note may differ after one. */
  changes?: Changes
  /** Tells what is wrong with a note; never throws. */
  check(context: Context): Iterable<LintFinding>
}

/** A finding of a rule. Where `fix` is there, its edits put things right; they are offsets into the note's text. */
export interface LintFinding extends Finding {
  fix?: readonly Edit[]
}

/** What a rule's fix may change. All else of the tree, compared node by node, has to stay the same, or it is not made. */
export interface Changes {
  /** Nodes that may come and go; what stands within them has to stay. */
  nodes?: readonly Nodes['type'][]
  /** Letters that may come and go. */
  letters?: RegExp
  /** Whether the target of a link or an image may become another. */
  targets?: boolean
  /** Whether the front matter may change. */
  frontMatter?: boolean
}

/** Where a finding stands: a node, offsets into the note's text, or nowhere but in the file. */
export type Where = Nodes | { start: number; end: number } | 'file'

/** What a rule may look at. */
export interface Context {
  note: Note
  config: Config
  /** The messages of the rules in the workspace's language. */
  words: LintWords
  /** Whether a file of the workspace is there, by its path within it. */
  lookUp: LookUp
  /** Lines of the template for a note that are there to be written over, trimmed. */
  placeholders: ReadonlySet<string>
  /** The suppressions that the note's comments ask for; by the time of `unused-disable` each knows whether it was used. */
  suppressions: readonly Suppression[]
  /** The names of all rules. */
  ruleNames: readonly string[]
  /** The note's inline constructs, of those blocks that some rule {@link Rule.reads}; made when first asked for. */
  readonly inlines: Root
  /** Reads the blocks that pass `test` with a parser of one's own. */
  read(test: (source: string) => boolean, parse: (markdown: string) => Root): Root
  /** Makes a finding of the rule. */
  find(where: Where, words: Words, fix?: readonly Edit[]): LintFinding
}

/**
 * Tells of a path in the workspace, letter by letter as on disk: `true` where it is there, the right spelling where only
 * letter case or Unicode composition differs, `false` where it is not there, `undefined` where that cannot be known.
 */
export type LookUp = (path: string) => boolean | string | undefined

/** One rule's name in an `insights-disable` comment. */
export interface Suppression {
  /** As written. */
  rule: string
  /** The line on which findings are suppressed; none where it is the whole file. */
  line?: number
  /** Where the name stands. */
  start: number
  end: number
  used: boolean
}

import type { Text } from 'mdast'
import type { Finding, Words } from '../errors.ts'
import type { Language } from '../languages/language.ts'
import type { Edit, Span } from '../markdown/edits.ts'
import type { Nodes, Root } from '../markdown/mdast.ts'
import type { KnownSections, Note } from '../note/note.ts'
import type { Member, Severity } from '../workspace/config.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import type { Week } from '../workspace/weeks.ts'

/** One thing that `lint` looks for. */
export interface Rule {
  /** Its name: of its file, in the config, in a suppression, in docs/rules.md. */
  name: string
  /** What a finding is, where the config says nothing. */
  severity: 'error' | 'warning'
  /** For a rule that `build` heeds as well: what a finding is there; an error keeps the note out of the document. */
  inBuild?: 'error' | 'warning'
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
  check(context: Context): Iterable<Problem>
}

/** What a rule finds in a note. */
export interface Problem {
  where: Where
  words: Words
  /** The edits that put things right, as offsets into the note's text. */
  fix?: readonly Edit[] | undefined
  /** In a build a warning, though the rule's other findings are errors there. */
  onlyWarns?: boolean
}

export function problem(where: Where, words: Words, fix?: readonly Edit[]): Problem {
  return { where, words, fix }
}

/** What `lint` says of it. */
export interface LintFinding extends Finding {
  /** Where the rule is explained. */
  url?: string
  /** What is found and how it is put right, as offsets into the note's text; absent where no fix is known to be safe. */
  fix?: Span & { edits: readonly Edit[] }
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
export type Where = Nodes | Span | 'file'

/** Orders findings of one file as they stand in it; those without a position come first. */
export function byPosition(a: Finding, b: Finding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

/** The page that tells of all rules, or the part of it that is about one. */
export function documentation(language: 'ko' | 'en', rule?: string): string {
  const page = `https://github.com/study-insights/insights/blob/main/docs/rules${language === 'ko' ? '.ko' : ''}.md`
  return rule === undefined ? page : `${page}#${rule}`
}

/** What a rule says, a function for each sentence, in both languages; the Korean ones give the types. */
export function inBoth<T extends Record<string, (...values: never[]) => Words>>(words: {
  ko: T
  en: NoInfer<T>
}): { ko: T; en: T } {
  return words
}

/**
 * What a rule is about, for somebody who meets it for the first time. `npm run rules` makes docs/rules.md, what
 * `--explain` prints and the schema of the config from it; nothing else loads it.
 */
export interface RuleDocs {
  ko: Explanation
  en: Explanation
  /** The config under which the examples are right and wrong, where the default will not do. */
  config?: string
}

export interface Explanation {
  what: string
  why: string
  /** A piece of a note in which the rule finds something. */
  wrong: string
  /** The same piece put right. */
  right: string
}

/** What the workspace says of its notes, as far as rules ask. */
export interface LintSettings extends KnownSections {
  language: Language['id']
  members?: readonly Member[] | undefined
  /** The schedule. */
  weeks: readonly Pick<Week, 'id' | 'aliases'>[]
  /** The severities of rules that the config sets, by name. */
  severities: ReadonlyMap<string, Severity>
  /** The files of the workspace, where they are known. */
  files?: KnownFiles | undefined
  /** Lines of the template for a note that are there to be written over, trimmed. */
  placeholders: ReadonlySet<string>
}

/** What a rule may look at. */
export interface Context extends LintSettings {
  note: Note
  /** The suppressions that the note's comments ask for; by the time of `unused-disable` each knows whether it was used. */
  suppressions: readonly Suppression[]
  /** The note's inline constructs, of those blocks that some rule {@link Rule.reads}. */
  inlines: Root
  /** All nodes of these by type, each in the order of the note; see {@link nodesOf}. */
  nodes: ReadonlyMap<Nodes['type'], readonly Nodes[]>
  /** The texts among them that are in no link, in which brackets would be brackets. */
  prose: readonly Text[]
}

/** The nodes of a type in the blocks that were read. */
export function nodesOf<T extends Nodes['type']>(
  { nodes }: Pick<Context, 'nodes'>,
  type: T,
): readonly Extract<Nodes, { type: T }>[] {
  return (nodes.get(type) ?? []) as readonly Extract<Nodes, { type: T }>[]
}

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

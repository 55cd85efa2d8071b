import type { Text } from 'mdast'
import type { Finding, Words } from '../errors.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { LanguagePack, RuleWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import type { Edit, Span } from '../markdown/edits.ts'
import type { Nodes } from '../markdown/mdast.ts'
import type { KnownSections, Note } from '../note/note.ts'
import type { Member, Severity } from '../workspace/config.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import type { Week } from '../workspace/weeks.ts'

/** One kind of problem that `lint` looks for. */
export interface Rule {
  /** The name of its file, also used in the config, in suppressions and in docs/rules.md. */
  name: string
  /** The default severity of its findings; the config can change it. */
  severity: 'error' | 'warning'
  /** For a rule that `build` checks too: the severity there. An error keeps the note out of the document. */
  inBuild?: 'error' | 'warning'
  /** Whether the config and comments can turn it off for `build` too. */
  canBeSilenced?: boolean
  /** Whether the rule looks for something missing, so that it needs all of the note; see `isWhole`. */
  needsAll?: boolean
  /** For a rule with fixes: everything that a fix may change. */
  changes?: Changes
  /** Yields the problems of a note; never throws. */
  check(context: RuleContext): Iterable<Problem>
}

/** A problem that a rule found in a note. */
export interface Problem {
  where: Where
  words: Words
  /** The edits that resolve it, as offsets into the note's text. */
  fix?: readonly Edit[] | undefined
  /** Only a warning in `build`, where the rule's other findings are errors. */
  onlyWarns?: boolean
}

export function problem(where: Where, words: Words, fix?: readonly Edit[]): Problem {
  return { where, words, fix }
}

/** A finding of `lint`. */
export interface LintFinding extends Finding {
  /** The page that explains the rule. */
  url?: string
  /** The span of the problem and the edits that resolve it, as offsets into the note's text; absent without a fix. */
  fix?: Span & { edits: readonly Edit[] }
}

/** What a rule's fix may change. If anything else of the tree changes, node by node, the fix is dropped. */
export interface Changes {
  /** Nodes that may be added or removed; their content has to stay. */
  nodes?: readonly Nodes['type'][]
  /** Characters that may be added or removed. */
  letters?: RegExp
  /** Whether the target of a link or an image may change. */
  targets?: boolean
  /** Whether the front matter may change. */
  frontMatter?: boolean
}

/** The place of a finding: a node, offsets into the note's text, or the whole file. */
export type Where = Nodes | Span | 'file'

/** Compares findings of one file by position; those without a position come first. */
export function byPosition(a: Finding, b: Finding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

/** The URL of the page of all rules, or of one rule on that page. */
export function documentation(language: LanguageId, rule?: string): string {
  const page = `https://github.com/study-insights/insights/blob/main/${languages[language].rulesPage}`
  return rule === undefined ? page : `${page}#${rule}`
}

/** A rule's messages as functions; the Korean ones give the types. */
export function inAllLanguages<T extends Record<string, (...values: never[]) => Words>>(
  words: RuleWords<T>,
): Record<LanguageId, T> {
  return words
}

/** The documentation of a rule, for `--explain`, SARIF, the schema of the config and docs/rules.md. */
export interface RuleDocs extends Record<LanguageId, Explanation> {
  /** The config for the examples, if they need other than the default. */
  config?: string
}

interface Explanation {
  what: string
  why: string
  /** An excerpt of a note with a finding of the rule. */
  wrong: string
  /** The same excerpt without it. */
  right: string
}

/** What the rules need to know about the workspace. */
export interface LintSettings extends KnownSections {
  language: LanguagePack['id']
  members?: readonly Member[] | undefined
  /** The schedule. */
  weeks: readonly Pick<Week, 'id' | 'aliases'>[]
  /** The severities that the config sets, by rule name. */
  severities: ReadonlyMap<string, Severity>
  /** The files of the workspace, if they are known. */
  files?: KnownFiles | undefined
  /** Lines of the note template that members should replace, trimmed. */
  placeholders: ReadonlySet<string>
}

/** The input of a rule. */
export interface RuleContext extends LintSettings {
  note: Note
  /** The `insights-disable` comments of the note. `unused-disable` runs last and sees which of them were used. */
  suppressions: readonly Suppression[]
  /** The nodes of the note's tree by type, in their order; see {@link nodesOf}. */
  nodes: ReadonlyMap<Nodes['type'], readonly Nodes[]>
  /** The text nodes outside links: brackets in a link's text are never a link themselves. */
  prose: readonly Text[]
}

/** The nodes of a type in the note's tree. */
export function nodesOf<T extends Nodes['type']>(
  { nodes }: Pick<RuleContext, 'nodes'>,
  type: T,
): readonly Extract<Nodes, { type: T }>[] {
  return (nodes.get(type) ?? []) as readonly Extract<Nodes, { type: T }>[]
}

/** One rule's name in an `insights-disable` comment. */
export interface Suppression {
  /** As written. */
  rule: string
  /** The line on which findings are suppressed; absent for the whole file. */
  line?: number
  /** The offsets of the name. */
  start: number
  end: number
  used: boolean
}

import type { Finding, Words } from '../errors.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { LanguagePack, LintWords, RuleWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import type { Edit, Span } from '../markdown/edits.ts'
import type { Nodes } from '../markdown/mdast.ts'
import type { KnownSections, Note } from '../note/note.ts'
import type { Member, SectionConfig, Severity } from '../workspace/config.ts'
import { wholeId } from '../workspace/config-schema.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import type { Week } from '../workspace/weeks.ts'

/** One kind of problem that `lint` looks for. */
export interface Rule {
  /** The name of its file, also used in the config, in suppressions and in docs/rules.md. */
  name: string
  /** The default severity of its findings; the config can change it. */
  severity: 'error' | 'warning'
  /** Whether `build` checks it too: it is about what goes into the document. */
  inBuild?: true
  /** Whether the rule looks for something missing, so that it needs all of the note; see `isAllRead`. */
  needsAll?: boolean
  /** Yields the problems of a note; never throws. */
  check(context: RuleContext): Iterable<Problem>
}

/** A problem that a rule found in a note. */
export interface Problem {
  where: Where
  words: Words
  /** The edits that resolve it, as offsets into the note's text. */
  fix?: readonly Edit[] | undefined
  /** Whether it keeps the note out of the document. Then it is an error that neither the config nor a comment silences. */
  breaks?: true
  /** A warning, where the rule's other findings are errors. */
  warns?: true
}

export function problem(where: Where, words: Words, fix?: readonly Edit[]): Problem {
  return { where, words, fix }
}

/** A finding of `lint`. */
export interface LintFinding extends Finding {
  /** The page that explains the rule. */
  url?: string
  /** The edits that resolve it, as offsets into the note's text. */
  fix?: readonly Edit[]
}

/** The findings of one file, in the order of the text. */
export interface FileFindings {
  /** Empty for findings about no file. */
  path: string
  findings: readonly LintFinding[]
  /** The file's text as on disk; empty if it could not be read or has no findings. */
  source: string
}

/** What a report needs to know besides the findings. */
export interface ReportContext {
  /** The folder of the workspace within its repository: empty, or ending in `/`. */
  prefix: string
  language: LanguageId
  words: LintWords
  color: boolean
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
  /** The nodes of the note's tree by type, in their order; see {@link nodesOf}. */
  nodes: ReadonlyMap<Nodes['type'], readonly Nodes[]>
}

/** The nodes of a type in the note's tree. */
export function nodesOf<T extends Nodes['type']>(
  { nodes }: Pick<RuleContext, 'nodes'>,
  type: T,
): readonly Extract<Nodes, { type: T }>[] {
  return (nodes.get(type) ?? []) as readonly Extract<Nodes, { type: T }>[]
}

/** The offset of a line, counted from 1. */
export function offsetOfLine(text: string, line: number): number {
  let start = 0
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1
  return start
}

/** The span of a line, counted from 1, without leading and trailing spaces. */
export function lineRange(text: string, line: number): Span {
  const start = offsetOfLine(text, line)
  const newline = text.indexOf('\n', start)
  const source = text.slice(start, newline < 0 ? text.length : newline)
  const indent = source.length - source.trimStart().length
  return { start: start + indent, end: start + Math.max(indent, source.trimEnd().length) }
}

/** The first headings of a note. One of a whole chapter has dozens, and a few show which note it is. */
export function firstHeadings(headings: readonly string[]): readonly string[] {
  return headings.length > mostHeadings ? [...headings.slice(0, mostHeadings), '…'] : headings
}

const mostHeadings = 5

/** Whether a note has a section, apart from the heading for questions that a new note comes with. */
export function hasSection({ outline }: Note, questions: Pick<SectionConfig, 'id'>): boolean {
  return [...outline.sections.keys()].some((id) => id !== questions.id && id !== wholeId)
}

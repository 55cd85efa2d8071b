import { type Finding, finding } from '../errors.ts'
import type { Span } from '../markdown/edits.ts'
import { type Nodes, offset, visitParents } from '../markdown/mdast.ts'
import { isAllRead, type KnownSections, type Note, parseNote } from '../note/note.ts'
import { type Position, positionsIn } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import {
  byPosition,
  documentation,
  type LintFinding,
  type LintSettings,
  type Problem,
  type Rule,
  type RuleContext,
} from './rule.ts'
import { rules } from './rules.ts'
import { notSuppressed } from './suppressions.ts'

/** A file with one note, or with the notes of several weeks. */
export interface NoteText {
  notes: readonly NotePath[]
  /** Without the byte order mark. */
  text: string
  bom: boolean
}

/** Checks all notes of a file. */
export function lintFile({ notes, ...file }: NoteText, settings: LintSettings): LintFinding[] {
  return notes.flatMap((at) => lintNote(parseNote(at, file, settings), settings))
}

/** Checks a note; returns its findings in the order of the file. */
export function lintNote(note: Note, settings: LintSettings): LintFinding[] {
  return findingsOf(rules, note, settings)
    .filter(isAbout(note, note.part === 0))
    .sort(byPosition)
}

/** The findings of `build` in a note: the same as those of `lint`, by the rules about what goes into the document. */
export function documentFindings(
  note: Note,
  known: KnownSections & Pick<Config, 'language' | 'members' | 'weeks' | 'lint'>,
): LintFinding[] {
  const settings = { ...known, language: known.language.speaks, severities: known.lint.rules, placeholders }
  return findingsOf(buildRules, note, settings).filter(isAbout(note, true))
}

const buildRules = rules.filter(({ inBuild }) => inBuild)

/** None of these rules uses them. */
const placeholders = new Set<string>()

function findingsOf(chosen: readonly Rule[], note: Note, settings: LintSettings): LintFinding[] {
  const context = contextOf(note, settings)
  const isWanted = notSuppressed(context)
  const positionOf = positionsIn(note.text, note.bom)
  const allRead = isAllRead(note)
  return chosen.flatMap((rule) => {
    const severity = settings.severities.get(rule.name)
    return Array.from(rule.check(context)).flatMap((problem) => {
      if (rule.needsAll && !allRead && !problem.breaks) return []
      const made = findingOf(rule, severity, problem, note, positionOf)
      made.url = documentation(settings.language, rule.name)
      // A broken note is in no document, whatever its author thinks of the rule.
      return problem.breaks || (severity !== 'off' && isWanted(made)) ? made : []
    })
  })
}

/** Collects the nodes of a note that rules look at. */
function contextOf(note: Note, settings: LintSettings): RuleContext {
  const nodes = new Map<Nodes['type'], Nodes[]>()
  visitParents(note.tree, (node) => {
    const alike = nodes.get(node.type)
    if (alike) alike.push(node)
    else nodes.set(node.type, [node])
  })
  return { ...settings, note, nodes }
}

/** Makes a finding in the note's file from a problem. */
function findingOf(
  rule: Rule,
  chosen: 'error' | 'warning' | 'off' | undefined,
  { where, words, fix, breaks, warns }: Problem,
  note: Note,
  positionOf: (span: Span) => Position,
): LintFinding {
  const usual = warns ? 'warning' : rule.severity
  const severity = breaks ? 'error' : chosen === undefined || chosen === 'off' ? usual : chosen
  const { path } = note
  const start = note.within?.start ?? 0
  const isAboutAll = where === 'file' || (!('type' in where) && where.end === 0)
  const named = isAboutAll ? { start, end: start } : where
  const range = 'type' in named ? { start: offset(named, 'start'), end: offset(named, 'end') } : named
  const place = where === 'file' && !note.within ? { path } : { path, ...positionOf(range) }
  const found: LintFinding = finding(rule.name, place, words, severity)
  if (severity === 'error' && !breaks) found.harmless = true
  // To prove a fix safe, the whole note has to be parsed.
  if (fix && !note.excess) found.fix = fix
  return found
}

/**
 * Returns a filter for the findings of the note's own week, in a file that contains several weeks.
 * @param head whether the text above the first week belongs to the note too
 */
function isAbout(note: Note, head: boolean): (found: Finding) => boolean {
  const { within } = note
  if (!within) return () => true
  const positionOf = positionsIn(note.text, note.bom)
  const lineOf = (at: number) => positionOf({ start: at, end: at }).line
  const from = lineOf(within.start)
  const to = within.end === note.text.length ? Number.POSITIVE_INFINITY : lineOf(within.end)
  const first = head ? lineOf(within.first) : 0
  return ({ line = 1 }) => (line >= from && line < to) || line < first
}

import { finding, InsightsError } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import { type Note, parseNote } from '../note/note.ts'
import { nearest, positionsIn } from '../text.ts'
import { configOf } from '../workspace/config.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { ruleNames } from '../workspace/rule-names.ts'
import { contextOf, findingOf, isAbout } from './context.ts'
import { byPosition, documentation, type LintFinding, type LintSettings, type Rule } from './rule.ts'
import { unusedDisable } from './rules/unused-disable.ts'
import { rules } from './rules.ts'

/** Finds a rule by its name; where there is none, throws an error that says which name is near. */
export function ruleNamed(name: string, words: LintWords): Rule {
  const rule = rules.find((one) => one.name === name)
  if (rule) return rule
  const near = nearest(name, ruleNames)
  throw new InsightsError([finding('usage', { path: '' }, words.unknownRule(name, near, ruleNames))])
}

/** A file's text without its byte order mark, whether one stood before it, and the note or the notes of several weeks in it. */
export interface NoteText {
  notes: readonly NotePath[]
  text: string
  bom: boolean
}

/** All that is wrong with the notes of a file. */
export function lintFile({ notes, ...file }: NoteText, settings: LintSettings): LintFinding[] {
  return notes.flatMap((at) => lintNote(parseNote(at, file, settings), settings))
}

/** All that is wrong with a note, in the order of the file. */
export function lintNote(note: Note, all: LintSettings): LintFinding[] {
  const settings = configOf(all, note.week)
  const { severities } = settings
  // `unused-disable` has to see what the others did.
  const inTurn = [...rules.filter((rule) => rule !== unusedDisable), unusedDisable]
  const active = inTurn.filter(({ name, needsAll }) => severities.get(name) !== 'off' && !(note.excess && needsAll))
  const context = contextOf(note, settings, active)
  const found: LintFinding[] = []
  const positionOf = positionsIn(note.text, note.bom)
  const suppressed = ({ rule, line = 1 }: LintFinding) => {
    const fitting = context.suppressions.filter((one) => one.rule === rule && (one.line ?? line) === line)
    for (const one of fitting) one.used = true
    return fitting.length > 0
  }
  for (const rule of active) {
    const chosen = severities.get(rule.name)
    const severity = chosen === undefined || chosen === 'off' ? rule.severity : chosen
    const url = documentation(settings.language, rule.name)
    for (const problem of rule.check(context)) {
      const each = findingOf({ name: rule.name, severity }, problem, note, positionOf)
      if (rule !== unusedDisable && suppressed(each)) continue
      each.url = url
      found.push(each)
    }
  }
  return found.filter(isAbout(note, note.part === 0)).sort(byPosition)
}

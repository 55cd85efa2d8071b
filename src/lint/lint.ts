import { Steps } from '../collections.ts'
import { isWhole, type Note, parseNote } from '../note/note.ts'
import { positionsIn } from '../text.ts'
import { configOf } from '../workspace/config.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { contextOf, findingOf, isAbout } from './context.ts'
import { byPosition, documentation, type LintFinding, type LintSettings } from './rule.ts'
import { unusedDisable } from './rules/unused-disable.ts'
import { rules } from './rules.ts'
import { isSuppressed } from './suppressions.ts'

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
  return new Steps(lintInSteps(note, settings)).finish()
}

/** Checks a note, problem by problem; returns its findings in the order of the file. */
export function* lintInSteps(note: Note, lintSettings: LintSettings): Generator<void, LintFinding[]> {
  const settings = configOf(lintSettings, note.week)
  const { severities } = settings
  // `unused-disable` has to run last: it reports the suppressions that no other rule used.
  const ordered = [...rules.filter((rule) => rule !== unusedDisable), unusedDisable]
  const whole = isWhole(note)
  const active = ordered.filter(({ name, needsAll }) => severities.get(name) !== 'off' && !(needsAll && !whole))
  const context = contextOf(note, settings)
  const found: LintFinding[] = []
  const positionOf = positionsIn(note.text, note.bom)
  for (const rule of active) {
    const chosen = severities.get(rule.name)
    const severity = chosen === undefined || chosen === 'off' ? rule.severity : chosen
    const url = documentation(settings.language, rule.name)
    for (const problem of rule.check(context)) {
      yield
      const lintFinding = findingOf({ name: rule.name, severity }, problem, note, positionOf)
      if (rule !== unusedDisable && isSuppressed(lintFinding, context.suppressions)) continue
      lintFinding.url = url
      found.push(lintFinding)
    }
    yield
  }
  return found.filter(isAbout(note, note.part === 0)).sort(byPosition)
}

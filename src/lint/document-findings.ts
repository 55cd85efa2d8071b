import type { Finding } from '../errors.ts'
import type { Hint } from '../note/hints.ts'
import { isWhole, type KnownSections, type Note } from '../note/note.ts'
import { positionsIn } from '../text.ts'
import { type Config, configOf } from '../workspace/config.ts'
import { contextOf, findingOf, isAbout } from './context.ts'
import { rules } from './rules.ts'
import { isSuppressed } from './suppressions.ts'

/**
 * The findings of `build` in a note. What the config or a comment disables for `lint` is still found, except by rules
 * that can be silenced. An error keeps the note out of the document.
 * @param hints the comments of the note template, for a note
 */
export function documentFindings(
  note: Note,
  {
    language,
    sections,
    questions,
    members,
    weeks,
    lint: { rules: severities },
  }: KnownSections & Pick<Config, 'language' | 'members' | 'weeks' | 'lint'>,
  hints?: readonly Hint[],
): Finding[] {
  const settings = configOf(
    { language: language.speaks, sections, questions, members, weeks, severities, placeholders, hints },
    note.week,
  )
  const positionOf = positionsIn(note.text, note.bom)
  const context = contextOf(note, settings)
  const whole = isWhole(note)
  return buildRules
    .filter(({ needsAll }) => !(needsAll && !whole))
    .filter(({ name, canBeSilenced }) => !(canBeSilenced && severities.get(name) === 'off'))
    .flatMap((rule) =>
      Array.from(rule.check(context))
        .filter(({ notInBuild }) => !notInBuild)
        .map((problem) => {
          const severity = problem.onlyWarns ? 'warning' : (rule.inBuild ?? 'warning')
          return findingOf({ name: rule.name, severity }, problem, note, positionOf)
        })
        .filter((found) => !(rule.canBeSilenced && isSuppressed(found, context.suppressions))),
    )
    .filter(isAbout(note, true))
}

const buildRules = rules.filter(({ inBuild }) => inBuild)

/** None of these rules uses them. */
const placeholders = new Set<string>()

import type { Finding } from '../errors.ts'
import { isWhole, type KnownSections, type Note } from '../note/note.ts'
import { positionsIn } from '../text.ts'
import { type Config, configOf } from '../workspace/config.ts'
import { contextOf, findingOf, isAbout } from './context.ts'
import { rules } from './rules.ts'
import { isSuppressed } from './suppressions.ts'

/**
 * The findings of `build` in a note. What the config or a comment disables for `lint` is still found, except by rules
 * that can be silenced. An error keeps the note out of the document.
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
    hints,
  }: KnownSections & Pick<Config, 'language' | 'members' | 'weeks' | 'lint'>,
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

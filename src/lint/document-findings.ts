import type { Finding } from '../errors.ts'
import type { KnownSections, Note } from '../note/note.ts'
import { positionsIn } from '../text.ts'
import { type Config, configOf } from '../workspace/config.ts'
import { buildRules } from './build-rules.ts'
import { contextOf, findingOf, isAbout } from './context.ts'

/**
 * The findings of `build` in a note, whatever the config or a comment disables for `lint`.
 * An error keeps the note out of the document.
 */
export function documentFindings(
  note: Note,
  { language, sections, questions, members, weeks }: KnownSections & Pick<Config, 'language' | 'members' | 'weeks'>,
): Finding[] {
  const settings = configOf({ language: language.speaks, sections, questions, members, weeks, ...nothing }, note.week)
  const positionOf = positionsIn(note.text, note.bom)
  const context = contextOf(note, settings, buildRules)
  return buildRules
    .filter(({ needsAll }) => !(note.excess && needsAll))
    .flatMap((rule) =>
      Array.from(rule.check(context), (problem) => {
        const severity = problem.onlyWarns ? 'warning' : (rule.inBuild ?? 'warning')
        return findingOf({ name: rule.name, severity }, problem, note, positionOf)
      }),
    )
    .filter(isAbout(note, true))
}

/** Settings that none of these rules uses. */
const nothing = { severities: new Map(), placeholders: new Set<string>() }

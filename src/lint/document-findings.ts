import type { Finding } from '../errors.ts'
import type { KnownSections, Note } from '../note/note.ts'
import { positionsIn } from '../text.ts'
import { type Config, configOf } from '../workspace/config.ts'
import { buildRules } from './build-rules.ts'
import { contextOf, findingOf, isAbout } from './context.ts'

/**
 * What `build` says of a note, whatever `lint` is told to pass over: an error keeps the note out of the document.
 * @param workspace the sections and members that the note was read with
 */
export function documentFindings(
  note: Note,
  { language, sections, questions, members, weeks }: KnownSections & Pick<Config, 'language' | 'members' | 'weeks'>,
): Finding[] {
  const settings = configOf({ language: language.id, sections, questions, members, weeks, ...nothing }, note.week)
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

/** What none of these rules looks at. */
const nothing = { severities: new Map(), placeholders: new Set<string>() }

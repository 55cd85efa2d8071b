import type { Finding } from '../errors.ts'
import type { KnownSections, Note } from '../note/note.ts'
import type { Config } from '../workspace/config.ts'
import { configOf } from '../workspace/weeks.ts'
import { buildRules } from './build-rules.ts'
import { contextOf, isAbout } from './context.ts'

/**
 * What `build` says of a note, whatever `lint` is told to pass over: an error keeps the note out of the document.
 * @param workspace the sections and members that the note was read with
 */
export function documentFindings(
  note: Note,
  { language, sections, questions, members, weeks }: KnownSections & Pick<Config, 'language' | 'members' | 'weeks'>,
): Finding[] {
  const settings = configOf({ language: language.id, sections, questions, members, weeks, ...nothing }, note.week)
  const context = contextOf(note, settings, buildRules)
  return buildRules
    .filter(({ needsAll }) => !(note.excess && needsAll))
    .flatMap((rule) =>
      Array.from(rule.check(context.for(rule)), (found) => {
        found.fatal = rule.inBuild === 'error' && !found.onlyWarns
        return found
      }),
    )
    .filter(isAbout(note, true))
}

/** What none of these rules looks at. */
const nothing = { severities: new Map(), lookUp: () => undefined, placeholders: new Set<string>() }

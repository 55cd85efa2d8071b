import type { Finding } from '../errors.ts'
import type { KnownSections, Note } from '../note/note.ts'
import type { Config } from '../workspace/config.ts'
import { configOf } from '../workspace/weeks.ts'
import { contextOf, isAbout } from './context.ts'
import { conflictMarker } from './rules/conflict-marker.ts'
import { frontMatter } from './rules/front-matter.ts'
import { headingSpace } from './rules/heading-space.ts'
import { nearSection } from './rules/near-section.ts'
import { nestedSection } from './rules/nested-section.ts'
import { noSection } from './rules/no-section.ts'
import { pathMismatch } from './rules/path-mismatch.ts'
import { swallowedSection } from './rules/swallowed-section.ts'
import { tooComplex } from './rules/too-complex.ts'

/** The rules by which words would be missing from a document or be wrong in it. */
const rules = [
  frontMatter,
  tooComplex,
  conflictMarker,
  pathMismatch,
  headingSpace,
  nearSection,
  nestedSection,
  swallowedSection,
  noSection,
]

/**
 * What `build` says of a note, whatever `lint` is told to pass over: an error keeps the note out of the document.
 * @param workspace the sections and members that the note was read with
 */
export function documentFindings(
  note: Note,
  { language, sections, questions, members, weeks }: KnownSections & Pick<Config, 'language' | 'members' | 'weeks'>,
): Finding[] {
  const settings = configOf({ language: language.id, sections, questions, members, weeks, ...nothing }, note.week)
  const context = contextOf(note, settings, rules)
  return rules
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

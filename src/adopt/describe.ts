import type { AdoptWords } from '../languages/language.ts'
import type { Doubt, FoundPattern, Proposal } from './propose.ts'

/**
 * Describes a proposal in lines of text: what was found, with counts and three example files per pattern, what was left
 * out, and guesses that may be wrong.
 * @param files number of Markdown files
 */
export function describe(proposal: Proposal, files: number, words: AdoptWords): string[] {
  const { notes, sources, weekHeading, members, sections, weeks, count, left, doubts } = proposal
  const shown = (key: 'notes' | 'sources') => (found: FoundPattern) =>
    found.notes === 0
      ? [words.newNotes(found.pattern)]
      : [words.pattern(key, found.pattern, found.notes), `  ${words.examples(found.examples)}`]
  const lines = [
    ...sources.flatMap(shown('sources')),
    ...notes.flatMap(shown('notes')),
    ...(weekHeading === undefined ? [] : [words.weekHeading(weekHeading)]),
    ...members.map((member) =>
      words.member(
        member.name ?? member.id,
        member.name === undefined ? member.aliases : [member.id, ...member.aliases],
        member.notes,
      ),
    ),
    ...sections.map(({ heading, rest, optional, weeks: only, notes: having, of, ways }) => {
      const line = rest ? words.rest(heading, having) : words.section(heading, having, of, ways)
      const more = [...(only ? [words.onlyWeeks(only.join(', '))] : []), ...(optional ? [words.optional] : [])]
      return [line, ...more].join(', ')
    }),
    ...(isSchedule(weeks) ? [words.weeks(weeks.length, weeks.filter(({ date }) => date !== undefined).length)] : []),
    ...left.map(({ why, paths }) => words.leftOut(words.left[why], paths)),
  ]
  const unsure =
    doubts.length > 0 ? ['', words.doubtsAbove, ...doubts.map((doubt) => `  - ${inWords(doubt, words)}`)] : []
  const ofSources =
    sources.length === 0 ? [] : ['', proposal.printSources ? words.freeNotes(count) : words.drafts(count)]
  return [words.found(count, files), ...lines.map((line) => `  ${line}`), ...ofSources, ...unsure]
}

/** Whether the weeks come from a table in the README, so that they have more than labels. */
function isSchedule(weeks: Proposal['weeks']): boolean {
  return weeks.some(({ id, aliases, ...more }) =>
    Object.values(more)
      .flat()
      .some((value) => value !== undefined),
  )
}

/** Describes a guess and how to correct it. */
function inWords(doubt: Doubt, words: AdoptWords): string {
  switch (doubt.about) {
    case 'merged':
      return words.merged(doubt.names)
    case 'whole-notes':
      return words.wholeNotes(doubt.covered)
    case 'other-reading':
      return words.otherReading(doubt.examples)
    case 'refused':
      return words.refused(doubt.problems)
    case 'without-section':
      return words.withoutSection(doubt.paths)
    case 'items':
      return words.items(doubt.text, doubt.notes)
    case 'undated':
      return words.undated(doubt.weeks)
    case 'presenters':
      return words.presenters(doubt.names)
  }
}

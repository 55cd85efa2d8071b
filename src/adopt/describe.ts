import type { AdoptWords } from '../languages/language.ts'
import type { Doubts, FoundPattern, Proposal } from './propose.ts'

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
    ...members.map(({ id, name, aliases, notes }) =>
      words.member(name ?? id, name === undefined ? aliases : [id, ...aliases], notes),
    ),
    ...sections.map(({ heading, rest, optional, notes: having }) => {
      const line = rest ? words.rest(heading, having) : words.section(heading, having, count)
      return optional ? `${line}, ${words.optional}` : line
    }),
    ...(isSchedule(weeks) ? [words.weeks(weeks.length, weeks.filter(({ date }) => date !== undefined).length)] : []),
    ...[...left].map(([why, paths]) => words.leftOut(words.left[why], paths)),
  ]
  const unsure = (Object.keys(words.doubts) as (keyof Doubts)[]).flatMap((about) => {
    const of = doubts[about] ?? []
    return of.length > 0 ? [`  - ${words.doubts[about](of)}`] : []
  })
  const ofSources = proposal.printSources ? words.freeNotes(count) : words.drafts(count)
  return [
    words.found(count, files),
    ...lines.map((line) => `  ${line}`),
    ...(sources.length > 0 ? ['', ofSources] : []),
    ...(unsure.length > 0 ? ['', words.doubtsAbove, ...unsure] : []),
  ]
}

/** Whether the weeks come from a table in the README, so that they have more than labels. */
export function isSchedule(weeks: Proposal['weeks']): boolean {
  return weeks.some(({ id, ...more }) => Object.values(more).flat().some(Boolean))
}

import type { AdoptWords } from '../languages/language.ts'
import type { Doubts, FoundPattern, Proposal } from './propose.ts'
import type { Proof } from './prove.ts'

/**
 * Describes a proposal in lines of text: what was found, with counts and up to three examples of each pattern; what was
 * left out; guesses that may be wrong; and what the program reads with the config.
 * @param files number of Markdown files
 */
export function describe(proof: Proof, files: number, words: AdoptWords): string[] {
  const { proposal } = proof
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
    words.effect(factsOf(proof)),
  ]
}

function factsOf({ proposal, listed, headed, share }: Proof) {
  const sources = proposal.sources.length > 0
  const found = listed.notes
  return {
    notes: found.length,
    people: new Set(found.map(({ member }) => member)).size,
    weeks: new Set(found.map(({ week }) => week)).size,
    heads: headed.length,
    sources,
    /** In percent, rounded down. */
    share: share && Math.floor(share * 1000) / 10,
  }
}

/** Whether the weeks come from a table in the README: then they have more than ids. */
export function isSchedule(weeks: Proposal['weeks']): boolean {
  return weeks.some(({ id, ...more }) => Object.values(more).flat().some(Boolean))
}

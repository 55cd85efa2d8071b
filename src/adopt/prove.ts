import { type Coverage, coverageOf } from '../document/coverage.ts'
import { InsightsError, isError, placeOf } from '../errors.ts'
import { type Config, parseConfig } from '../workspace/config.ts'
import { type Listed, listNotes, type NotePath } from '../workspace/find-notes.ts'
import { inPattern } from './patterns.ts'
import type { Doubts, Proposal } from './propose.ts'

/** A proposal whose config the program has read, and whose documents it has composed. */
export interface Proof {
  proposal: Proposal
  config: Config
  listed: Listed
  /** The notes that have a section. */
  headed: readonly Pick<NotePath, 'week' | 'member'>[]
  /** The share of the notes' words that are in the documents, 0 to 1; undefined if no document contains notes. */
  share: number | undefined
}

/** If the sections contain less than this share of the words, all other text gets a section too. */
const minShare = 0.95

/** From this share of the words on, `init` does not mention text outside of the sections. */
const nearlyAll = 0.995

/**
 * Reads a proposed config as the program will, and composes the document of every week. What the program refuses or
 * leaves out is repaired where the config can do it; the rest becomes doubts of the proposal.
 * @param textOf the config's text
 * @param next called before each week with its id and the number of weeks
 * @throws {InsightsError} if the config is invalid even without its schedule, or the group's template is
 */
export async function prove(
  root: string,
  proposed: Proposal,
  textOf: (proposal: Proposal) => string,
  next: (week: string, of: number) => unknown,
): Promise<Proof> {
  const read = await readConfig(root, proposed, textOf)
  const refused = read.listed.findings.filter(isError)
  const ignore = new Set([...read.proposal.ignore, ...refused.map(({ path }) => inPattern(path))])
  const { proposal, config, listed } =
    refused.length === 0 ? read : await readConfig(root, { ...read.proposal, ignore: [...ignore] }, textOf)
  const coverage = await coverageOf(config, listed, refused, next)
  const { notes, shareWithoutErrors, share } = coverage
  if (proposal.whole && shareWithoutErrors < minShare) {
    const doubts = { ...proposed.doubts, wholeNotes: [String(Math.round(shareWithoutErrors * 100))] }
    return prove(root, { ...proposed, sections: proposal.whole, whole: undefined, doubts }, textOf, next)
  }
  const having = (id: string) => notes.filter(({ sections }) => sections.has(id)).length
  const sections = proposal.sections.map((section) => ({ ...section, notes: having(section.id) }))
  const doubts = { ...proposal.doubts, ...doubtsOf(proposal.paths, listed, coverage) }
  const headed = notes.filter(({ sections }) => sections.size > 0)
  return { proposal: { ...proposal, sections, doubts }, config, listed, headed, share }
}

/** What the config cannot repair. */
function doubtsOf(
  paths: readonly string[],
  listed: Listed,
  { notes, errors, omitted, shareWithoutErrors }: Coverage,
): Doubts {
  const known = new Set([...listed.notes, ...errors].map(({ path }) => path))
  const unread = paths.filter((path) => !known.has(path))
  const headed = new Set(notes.flatMap(({ path, sections }) => (sections.size > 0 ? path : [])))
  const outside = omitted.filter(({ path }) => headed.has(path)).sort((a, b) => b.words - a.words)
  const headless = omitted.filter(({ path }) => !headed.has(path))
  return {
    withoutSection: [...new Set(headless.map(({ path }) => path))],
    leftOut: shareWithoutErrors < nearlyAll ? outside.map(({ path, line }) => `${path}:${line}`) : [],
    refused: [...new Set([...errors.map((error) => `${placeOf(error)} ${error.message}`), ...unread])],
  }
}

/** Reads the config; without the schedule, whose texts are the README's, if the program refuses it. */
async function readConfig(
  root: string,
  proposal: Proposal,
  textOf: (proposal: Proposal) => string,
): Promise<Pick<Proof, 'proposal' | 'config' | 'listed'>> {
  try {
    const config = await parseConfig('insights.config.yaml', textOf(proposal), root)
    return { proposal, config, listed: listNotes(config) }
  } catch (error) {
    if (!(error instanceof InsightsError) || proposal.weeks.length === 0) throw error
    return readConfig(root, { ...proposal, weeks: [] }, textOf)
  }
}

import { readWeek } from '../document/read-week.ts'
import { type Finding, InsightsError, isError, placeOf } from '../errors.ts'
import { type Config, parseConfig } from '../workspace/config.ts'
import { type Listed, listNotes } from '../workspace/find-notes.ts'
import { weeksWith } from '../workspace/open.ts'
import { inPattern } from './patterns.ts'
import type { Proposal } from './propose.ts'

/** A proposal whose config the program has read, with what it found. */
export interface Proof {
  proposal: Proposal
  text: string
  config: Config
  listed: Listed
}

/**
 * Reads a proposed config as the program will, and every week as `build` does. What the program refuses is repaired
 * where the config can do it; the rest becomes doubts of the proposal.
 * @param textOf the config's text
 * @param next called before each week with its id and the number of weeks
 * @throws {InsightsError} if the config is invalid even without its schedule
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
  const ignoring = { ...read.proposal, ignore: [...ignore] }
  const { proposal, text, config, listed } = await readConfig(root, ignoring, textOf)
  const found = new Set([...listed.notes, ...listed.sources].map(({ path }) => path))
  const unread = proposal.paths.filter((path) => !found.has(path) && !refused.some((problem) => problem.path === path))
  const problems = [...refused.map(inLine), ...unread, ...(await buildProblems(config, listed, next))]
  return { proposal: { ...proposal, doubts: { ...proposal.doubts, refused: problems } }, text, config, listed }
}

function inLine(problem: Finding): string {
  return `${placeOf(problem)} ${problem.message}`
}

/** Reads the config; without the schedule, whose texts are the README's, if the program refuses it. */
async function readConfig(root: string, proposal: Proposal, textOf: (proposal: Proposal) => string): Promise<Proof> {
  const text = textOf(proposal)
  try {
    const config = await parseConfig('insights.config.yaml', text, root)
    return { proposal, text, config, listed: listNotes(config) }
  } catch (error) {
    if (!(error instanceof InsightsError) || proposal.weeks.length === 0) throw error
    return readConfig(root, { ...proposal, weeks: [] }, textOf)
  }
}

/** The errors that keep notes out of a document. */
async function buildProblems(config: Config, listed: Listed, next: (week: string, of: number) => unknown) {
  const written = weeksWith([...listed.notes, ...listed.sources])
  const weeks = listed.weeks.filter(({ id }) => written.has(id))
  const problems: string[] = []
  for (const week of weeks) {
    await next(week.id, weeks.length)
    problems.push(...readWeek(config, week, listed).findings.filter(isError).map(inLine))
  }
  return new Set(problems)
}

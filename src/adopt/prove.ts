import { posix } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readTemplate, readWeek } from '../document/read-week.ts'
import { composeWeek } from '../document/week.ts'
import { type Finding, InsightsError, isError, placeOf } from '../errors.ts'
import { placeNote } from '../scaffold/new-note.ts'
import { type Config, type Member, parseConfig } from '../workspace/config.ts'
import { type Listed, listNotes, notesIn } from '../workspace/find-notes.ts'
import { weeksWith } from '../workspace/open.ts'
import { placesFor } from '../workspace/pattern.ts'
import { weekKey } from '../workspace/weeks.ts'
import type { Proposal } from './propose.ts'

/** A proposal whose config the program has read, with what it found. */
export interface Proof {
  proposal: Proposal
  text: string
  config: Config
  listed: Listed
}

/** What to leave out of a config that the program refuses, one more each time. */
const repairs: ((proposal: Proposal) => Proposal)[] = [
  (proposal) => proposal,
  (proposal) => ({
    ...proposal,
    weeks: proposal.weeks.map(({ id, aliases, date, title }) => ({ id, aliases, date, title })),
  }),
  (proposal) => ({ ...proposal, weeks: [] }),
  (proposal) => ({ ...proposal, sections: proposal.sections.map((section) => ({ ...section, aliases: [] })) }),
  (proposal) => ({ ...proposal, members: proposal.members.map(({ id, notes }) => ({ id, aliases: [], notes })) }),
]

/**
 * Reads a proposed config as the program will, opens every week and builds its document in memory. What the program
 * refuses is repaired where the config can do it; the rest becomes doubts of the proposal.
 * @param textOf the config's text
 * @param next called before each week with its id and the number of weeks
 * @throws {InsightsError} if no repair gives a valid config
 */
export async function prove(
  root: string,
  proposed: Proposal,
  textOf: (proposal: Proposal) => string,
  next: (week: string, of: number) => unknown,
): Promise<Proof> {
  const read = await readRepaired(root, proposed, textOf)
  const refused = read.listed.findings.filter(isError)
  const ignore = [...new Set(refused.map(({ path }) => path.replace(/[{}\\\p{Cc}]+/gu, '*')))]
  const kept =
    ignore.length === 0
      ? read
      : await readRepaired(root, { ...read.proposal, ignore: [...read.proposal.ignore, ...ignore] }, textOf)
  const { proposal, text, config, listed } = await withPlace(root, kept, textOf)
  const found = new Set([...listed.notes, ...listed.sources].map(({ path }) => path))
  const unread = proposal.paths.filter((path) => !found.has(path) && !refused.some((problem) => problem.path === path))
  const problems = [...refused.map(inLine), ...unread, ...(await buildProblems(config, listed, next)).map(inLine)]
  return { proposal: { ...proposal, doubts: { ...proposal.doubts, refused: problems } }, text, config, listed }
}

function inLine(problem: Finding): string {
  return `${placeOf(problem)} ${problem.message}`
}

async function readRepaired(root: string, proposed: Proposal, textOf: (proposal: Proposal) => string): Promise<Proof> {
  let proposal = proposed
  let refusal: unknown
  for (const repair of repairs) {
    proposal = repair(proposal)
    const text = textOf(proposal)
    try {
      const config = await parseConfig('insights.config.yaml', text, root)
      return { proposal, text, config, listed: listNotes(config) }
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      refusal ??= error
    }
  }
  throw refusal
}

/**
 * Where every pattern has a `*`, adds patterns without, so that `new` has a place for notes. The program must find the
 * same notes with them, and place a member's new note beside the last one.
 */
async function withPlace(root: string, proof: Proof, textOf: (proposal: Proposal) => string): Promise<Proof> {
  const { proposal, listed } = proof
  const places = placesFor(proposal.notes.map(({ pattern }) => pattern))
  if (places.length === 0) return proof
  const added = places.map((pattern) => ({ pattern, notes: 0, examples: [] }))
  const placed = await readRepaired(root, { ...proposal, notes: [...proposal.notes, ...added] }, textOf)
  const isSame = isDeepStrictEqual(placed.listed, listed)
  return isSame && placed.config.members?.every((member) => isPlaced(placed, member)) ? placed : proof
}

/** Whether a new note would be in the folder of the member's last note, and read as one of its week and member. */
function isPlaced({ config, listed: { notes, weeks } }: Proof, member: Member): boolean {
  const last = notes.findLast((note) => note.member === member.id)
  const week = weeks.find(({ id }) => id === last?.week)
  if (!last || !week) return true
  return week.labels.some((label) => {
    const path = placeNote(config, notes, label, member)
    if (path === undefined || posix.dirname(path) !== posix.dirname(last.path).normalize('NFC')) return false
    const read = notesIn(config, new Map([[path, { text: '', bom: false }]])).notes
    return read.some((note) => note.member === member.id && weekKey(note.week) === weekKey(week.id))
  })
}

/** The errors that keep notes out of a document. */
async function buildProblems(config: Config, listed: Listed, next: (week: string, of: number) => unknown) {
  const template = readTemplate(config)
  const written = weeksWith([...listed.notes, ...listed.sources])
  const weeks = listed.weeks.filter(({ id }) => written.has(id))
  const problems: Finding[] = []
  for (const week of weeks) {
    await next(week.id, weeks.length)
    const sources = readWeek(config, week, listed)
    const { findings } = await composeWeek(config, sources, { template, next: undefined, findings: listed.findings })
    problems.push(...[...sources.findings, ...findings].filter(isError))
  }
  return [...new Map(problems.map((problem) => [inLine(problem), problem])).values()]
}

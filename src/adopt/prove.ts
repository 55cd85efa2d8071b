import type { WeeklyDocument } from '../document/document.ts'
import { readTemplate, readWeek } from '../document/read-week.ts'
import { composeWeek } from '../document/week.ts'
import { type Finding, InsightsError, isError, placeOf } from '../errors.ts'
import { type Nodes, rangeOf } from '../markdown/mdast.ts'
import { wholeSection } from '../note/isolate.ts'
import type { Note } from '../note/note.ts'
import { isBlank } from '../note/sections.ts'
import { type Config, parseConfig } from '../workspace/config.ts'
import { type Listed, listNotes } from '../workspace/find-notes.ts'
import { weeksWith } from '../workspace/open.ts'
import { inPattern } from './patterns.ts'
import type { Proposal } from './propose.ts'

/** A proposal whose config the program has read, and whose documents it has composed. */
export interface Proof {
  proposal: Proposal
  config: Config
  listed: Listed
  /** The paths of the notes that have a section. */
  headed: ReadonlySet<string>
  /** The share of the notes' words that are in the documents, 0 to 1; undefined if no document contains notes. */
  share: number | undefined
}

/** Sections that contain less than this share of the words are not the notes as they are. */
const minShare = 0.95

/** From this share on, it is not worth saying what is left out. */
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
  const { notes, errors } = await composeAll(config, listed, next)
  const broken = new Set([...refused, ...errors].map(({ path }) => path))
  const parts = notes.flatMap((note) => note.parts)
  const left = parts.filter(({ isPrinted }) => !isPrinted)
  const beside = left.filter(({ path }) => !broken.has(path))
  const covered = 1 - wordsIn(beside) / wordsIn(parts)
  if (proposal.whole && covered < minShare) {
    const doubts = { ...proposed.doubts, wholeNotes: [String(Math.round(covered * 100))] }
    return prove(root, { ...proposed, sections: proposal.whole, whole: undefined, doubts }, textOf, next)
  }
  const headed = new Set(notes.filter(({ sections }) => sections.size > 0).map(({ path }) => path))
  const headless = notes.filter(({ path, isFree }) => !isFree && !headed.has(path) && !broken.has(path))
  const found = new Set([...listed.notes, ...listed.sources].map(({ path }) => path))
  const unread = proposal.paths.filter((path) => !found.has(path) && !broken.has(path))
  const named = beside.filter(({ path }) => headed.has(path)).sort((a, b) => b.words - a.words)
  const doubts = {
    ...proposal.doubts,
    withoutSection: [...new Set(headless.map(({ path }) => path))],
    leftOut: covered < nearlyAll ? named.map(({ path, line }) => `${path}:${line}`) : [],
    refused: [...new Set([...refused.map(inLine), ...unread, ...errors.map(inLine)])],
  }
  const sections = proposal.sections.map((section) => ({
    ...section,
    notes: notes.filter((note) => note.sections.has(section.id)).length,
  }))
  const share = parts.length === 0 ? undefined : 1 - wordsIn(left) / wordsIn(parts)
  return { proposal: { ...proposal, sections, doubts }, config, listed, headed, share }
}

function inLine(problem: Finding): string {
  return `${placeOf(problem)} ${problem.message}`
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

/** What the documents show of a note. */
interface ShownNote {
  path: string
  isFree: boolean
  /** The ids of its sections. */
  sections: ReadonlySet<string>
  parts: ShownPart[]
}

/** Blocks one after another that are all in a document, or all in none. */
interface ShownPart {
  path: string
  line: number
  words: number
  isPrinted: boolean
}

/** Composes the documents of all weeks, without questions and topics, and lets each go before the next. */
async function composeAll(config: Config, listed: Listed, next: (week: string, of: number) => unknown) {
  const notes: ShownNote[] = []
  /** Why notes are in no document. */
  const errors: Finding[] = []
  const none = { common: 0, deep: 0, next: 0, topics: 0 }
  const plain = { ...config, discussion: { ...config.discussion, ...none } }
  const context = { template: readTemplate(config), next: undefined, findings: listed.findings }
  const written = weeksWith([...listed.notes, ...listed.sources])
  const weeks = listed.weeks.filter(({ id }) => written.has(id))
  for (const week of weeks) {
    await next(week.id, weeks.length)
    const sources = readWeek(config, week, listed)
    const { document, findings } = await composeWeek(plain, sources, context)
    errors.push(...findings.filter((found) => isError(found) || found.rule === 'draft'))
    const printed = printedIn(document)
    const shown = (isFree: boolean) => (note: Note) => {
      const sections = new Set(note.outline.sections.keys())
      return { path: note.path, isFree, sections, parts: partsOf(note, printed) }
    }
    notes.push(...sources.notes.map(shown(false)), ...sources.freeNotes.map(shown(true)))
  }
  return { notes, errors }
}

/** The blocks that a document prints, and the headings that it replaces by its own. */
function printedIn({ members }: WeeklyDocument): Set<Nodes> {
  const sections = members.flatMap((member) => member.sections)
  const pieces = sections.flatMap(({ parts }) => parts.flatMap(({ pieces }) => pieces))
  const parts = sections.flatMap(({ sources }) => sources.flatMap(({ section }) => section.parts))
  return new Set([...pieces.flatMap(({ nodes }) => nodes), ...parts.map(({ heading }) => heading)])
}

/** The parts of a note, apart from comments, and from headings without text that are in no document. */
function partsOf(note: Note, printed: ReadonlySet<Nodes>): ShownPart[] {
  const parts: (ShownPart & { hasText: boolean })[] = []
  for (const block of wholeSection(note).parts.flatMap(({ blocks }) => blocks)) {
    if (isBlank(block)) continue
    const isPrinted = printed.has(block)
    const { start, end } = rangeOf(block)
    const words = note.text.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
    const hasText = isPrinted || block.type !== 'heading'
    const last = parts.at(-1)
    if (last?.isPrinted === isPrinted) {
      last.words += words
      last.hasText ||= hasText
    } else parts.push({ path: note.path, line: block.position?.start.line ?? 1, words, isPrinted, hasText })
  }
  return parts.filter(({ hasText }) => hasText)
}

function wordsIn(parts: readonly ShownPart[]): number {
  return parts.reduce((sum, { words }) => sum + words, 0)
}

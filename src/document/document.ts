import { groupBy } from '../collections.ts'
import type { LanguagePack } from '../languages/language.ts'
import { isolateWhole } from '../note/isolate.ts'
import { type ItemSource, itemsOf } from '../note/items.ts'
import type { Note } from '../note/note.ts'
import { allTopics, openDiscussion } from '../questions/collect.ts'
import { type CuratedList, curatedLists, heldQuestions } from '../questions/discussion-file.ts'
import { entriesOf, flat } from '../questions/entries.ts'
import { listMarkdown, questionOf } from '../questions/markdown.ts'
import { type ListId, listIds, type Question, type Topic } from '../questions/question.ts'
import type { Config } from '../workspace/config.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { type ComposedMember, composeMembers, documentLabels, isolationIn } from './member-parts.ts'

/** A week's document as plain data, before it becomes text. */
export interface WeeklyDocument {
  week: Week
  next?: Week | undefined
  /** The output file, relative to the workspace. */
  path: string
  /** In document order, including members without a note. */
  members: ComposedMember[]
  discussion: ComposedList[]
  /** What two or more members wrote about; empty if people have decided the questions. */
  topics: Topic[]
  /** For a page: where notes meet, whatever people have asked or decided. At most {@link WeekMaterial.mostTopics}. */
  allTopics: Topic[]
  unanswered: Unanswered[]
  /** As Markdown; empty without minutes. */
  minutes: string
}

/** One list of the discussion, as data and as Markdown. */
interface ComposedList {
  id: ListId
  heading: string
  markdown: string
  /** The questions that members asked, and the proposals; empty for a list of `discussion.md`. */
  questions: Question[]
  /** The source of a list of `discussion.md`. */
  decided?: ItemSource
}

/** A question that a member asked and `discussion.md` does not contain. */
export interface Unanswered {
  path: string
  line: number
  text: string
}

/** Everything that a document is composed from. */
export interface WeekMaterial {
  week: Week
  next?: Week | undefined
  notes: readonly Note[]
  curated?: Note | undefined
  minutes?: Note | undefined
  /** The depths of the template's headings above a section and above a member (also of the discussion). */
  sectionDepth: number
  memberDepth: number
  /** The text of the template. */
  frame: string
  /** How many topics to find for a page; 0 if absent. */
  mostTopics?: number
}

/** Composes a week's document from its notes. */
export async function composeDocument(config: Config, sources: WeekMaterial): Promise<WeeklyDocument> {
  const { week, next, notes, curated, minutes, memberDepth: depth } = sources
  const path = weekFile(config.output, week)
  const shared = [curated, minutes].filter((note) => note !== undefined)
  const texts = [sources.frame, valuesOf(config, sources)]
  const labels = documentLabels(config, notes, { texts, shared })
  const members = composeMembers(config, notes, {
    path,
    labels,
    depth: sources.sectionDepth,
    memberDepth: depth,
  })
  const below = { path, labels, depth: depth + 1 }
  const lists = curated ? curatedLists(curated, isolationIn(below, curated)) : []
  return {
    week,
    next,
    path,
    members,
    ...(curated
      ? {
          discussion: decided(config.language, lists),
          topics: [],
          allTopics: await allTopics(config, week, members, sources.mostTopics ?? 0),
        }
      : await undecided(config, sources, members)),
    unanswered: curated ? unanswered(config, curated, members) : [],
    minutes: minutes ? isolateWhole(minutes, isolationIn({ path, labels, depth }, minutes)) : '',
  }
}

/** All values that the template may print, apart from what people wrote. */
function valuesOf({ title, members, sections, language }: Config, { week, next }: WeekMaterial): string {
  return JSON.stringify([title, members, sections, week, next, language.discussion])
}

/** The lists of `discussion.md`, and nothing else. */
function decided({ discussion }: LanguagePack, lists: readonly CuratedList[]): ComposedList[] {
  return lists.map(({ id, markdown, source }) => ({
    id,
    heading: discussion[id],
    markdown,
    questions: [],
    decided: source,
  }))
}

function unanswered(
  config: Pick<Config, 'questions'>,
  curated: Note,
  members: readonly ComposedMember[],
): Unanswered[] {
  const sections = members.flatMap(({ sections }) => sections.filter(({ id }) => id === config.questions.id))
  // The numbers of items count on from one part or note of a member to the next.
  const ids = groupBy(
    sections.flatMap(({ sources }) => itemsOf(sources)),
    ({ path, line }) => `${path}:${line}`,
  )
  const questions = sections
    .flatMap(({ sources }) => sources)
    .flatMap(({ note, section }) =>
      section.parts.flatMap((part) =>
        flat(entriesOf(note.text.slice(part.start, part.end)).entries).map(({ title, text, line }) => ({
          path: note.path,
          line: part.line + line - 1,
          text: title === '' ? text : `${title}: ${text}`,
        })),
      ),
    )
    .map((question) => ({
      ...question,
      items: ids.get(`${question.path}:${question.line}`)?.map(({ id }) => id) ?? [],
    }))
  const held = heldQuestions(curated, questions)
  return questions.filter((_, at) => !held[at]).map(({ path, line, text }) => ({ path, line, text }))
}

/** The discussion without a `discussion.md`: the questions that members asked, proposals, and topics. */
async function undecided(
  config: Config,
  { week, next, mostTopics }: WeekMaterial,
  members: readonly ComposedMember[],
): Promise<Pick<WeeklyDocument, 'discussion' | 'topics' | 'allTopics'>> {
  const { asked, proposed, topics, allTopics } = await openDiscussion(config, week, next, members, { mostTopics })
  const discussion = listIds.flatMap((id) => {
    const fromMembers = id === 'common' ? asked : { entries: [], definitions: [] }
    const proposals = proposed.filter(({ list }) => list === id)
    const questions = [...fromMembers.entries.flatMap((entry) => entry.questions), ...proposals.map(questionOf)]
    if (questions.length === 0) return []
    const markdown = listMarkdown(fromMembers.entries, proposals, fromMembers.definitions)
    return [{ id, heading: config.language.discussion[id], markdown, questions }]
  })
  return { discussion, topics, allTopics }
}

/** The members' names for the lines of topics. */
export function namesInTopics(members: readonly Pick<ComposedMember, 'id' | 'name'>[]): ReadonlyMap<string, string> {
  return new Map(members.map(({ id, name }) => [id, name]))
}

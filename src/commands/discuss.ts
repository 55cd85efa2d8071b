import { composeMembers, documentLabels } from '../document/member-parts.ts'
import { readWeek } from '../document/read-week.ts'
import { isSealedDiscussion, sealDiscussion } from '../document/seal.ts'
import type { WeekSources } from '../document/week.ts'
import { failure, finding, InsightsError, isBreaking } from '../errors.ts'
import type { DiscussWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { applyToFile } from '../markdown/edits.ts'
import type { ModelOptions } from '../model/ask.ts'
import type { WeekToDiscuss } from '../model/discuss.ts'
import { itemsOf } from '../note/items.ts'
import type { Note } from '../note/note.ts'
import { type Decided, modelProposals, type OpenDiscussion, openDiscussion } from '../questions/collect.ts'
import {
  decidedQuestions,
  discussionFile,
  heldQuestions,
  mergeDiscussion,
  parseCurated,
  proposedLists,
} from '../questions/discussion-file.ts'
import type { ListId, Material, Topic } from '../questions/question.ts'
import type { Io } from '../terminal/terminal.ts'
import { excerpt, shellWord } from '../text.ts'
import { type Config, commandIn } from '../workspace/config.ts'
import { readText, writeFile } from '../workspace/files.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'
import { openWeeks } from '../workspace/open.ts'
import { clockDay, nextWeek, type Week, weekFile } from '../workspace/weeks.ts'

export interface DiscussOptions extends ModelOptions {
  config?: string
  merge?: boolean
  stdout?: boolean
}

/**
 * Proposes questions for a week and writes them to `discussion.md`, for people to edit.
 * @returns the exit code, 0
 * @throws {InsightsError} if a note is broken, or if the file was edited and `--merge` is not set
 */
export async function discuss(arg: string, options: DiscussOptions, io: Io): Promise<number> {
  const config = await findWorkspace({ cwd: options.cwd ?? io.cwd, configPath: options.config, env: io.env })
  const words = await languages[config.language.speaks].load.discuss()
  const opened = openWeeks(config, [arg], { cwd: options.cwd ?? io.cwd, today: clockDay(io.env) })
  const { weeks: known, findings } = opened
  const [week] = opened.asked as [Week]
  const sources = readWeek(config, week, opened)
  const problems = [...findings, ...sources.findings]
  if (sources.notes.length === 0 && !problems.some(isBreaking)) {
    const start = commandIn(config, `insights new ${shellWord(week.id)}`)
    problems.push(finding('no-notes', { path: week.id }, config.language.messages.noNotes(week.id, start)))
  }
  if (problems.some(isBreaking)) throw new InsightsError(problems)
  // Text in a comment is neither a question nor material for one.
  io.report(problems.filter(({ rule }) => rule === 'hidden-text'))
  const path = weekFile(config.discussion.file, week)
  const replaces = sources.curated !== undefined && !options.merge && !options.stdout && !options.prompt
  if (replaces && !isUntouched(config, path)) throw failure('discussion', words.exists(), path)
  const discussion = await openWeek(config, week, known, sources, options)
  if (options.prompt) {
    await printPrompt(config, discussion, commandIn(config, `insights discuss ${shellWord(arg)}`), words, io)
    return 0
  }
  const open =
    options.model || options.reply !== undefined ? await withModel(config, discussion, options, words, io) : discussion
  writeLists(config, { path, week: week.id }, sources.curated, open, options, words, io)
  return 0
}

async function openWeek(
  config: Config,
  week: Week,
  known: readonly Week[],
  sources: WeekSources,
  { merge }: DiscussOptions,
): Promise<OpenDiscussion> {
  const texts = merge && sources.curated ? [sources.curated.text] : []
  const { notes } = sources
  const labels = documentLabels(config, notes, { texts })
  const path = weekFile(config.discussion.file, week)
  const members = composeMembers(config, notes, { path, labels, depth: 2, memberDepth: 2 })
  const decided = merge && sources.curated ? decidedOf(sources.curated) : undefined
  return openDiscussion(config, week, nextWeek(known, week.id), members, { decided, evidence: true })
}

/** Prints the prompt for a model without sending it, and says where the answer goes. */
async function printPrompt(
  config: Config,
  { material, topics }: OpenDiscussion,
  command: string,
  words: DiscussWords,
  io: Io,
): Promise<void> {
  if (!material) throw failure('discussion', words.nothingToAsk())
  const { discussPrompt } = await import('../model/discuss.ts')
  io.stdout.write(discussPrompt(toDiscuss(material, topics), await config.language.load.prompts()))
  io.say((await languages[config.language.speaks].load.model()).answersGo(command, 1))
}

/**
 * Replaces proposals with the model's questions.
 * @throws {InsightsError} if the model does not answer, or none of its questions passes the check
 */
async function withModel(
  config: Config,
  open: OpenDiscussion,
  { reply, cwd }: DiscussOptions,
  words: DiscussWords,
  io: Io,
): Promise<OpenDiscussion> {
  const { material } = open
  if (!material) throw failure('discussion', words.nothingToAsk())
  const [{ answerTo, readReplyByHand, reportDropped }, { discussPrompt, readQuestions }] = await Promise.all([
    import('../model/ask.ts'),
    import('../model/discuss.ts'),
  ])
  const { load, speaks } = config.language
  const modelWords = await languages[speaks].load.model()
  const asking = toDiscuss(material, open.topics)
  const answer =
    reply === undefined
      ? await answerTo(discussPrompt(asking, await load.prompts()), config, io)
      : await readReplyByHand(config, { reply, cwd: cwd ?? io.cwd }, io)
  const { questions, dropped } = readQuestions(answer, asking, modelWords)
  reportDropped(dropped, modelWords, io)
  if (questions.length === 0) throw failure('model', words.noQuestion())
  return { ...open, proposed: modelProposals(questions, material) }
}

function toDiscuss(material: Material, topics: readonly Topic[]): WeekToDiscuss {
  return { ...material, hints: topics.map(({ title, lines }) => ({ title, evidence: lines.map(({ item }) => item) })) }
}

function decidedOf(file: Note): Decided {
  const count = (id: ListId) => {
    const section = file.outline.sections.get(id)
    return section ? itemsOf([{ note: file, section }]).length : 0
  }
  return {
    texts: decidedQuestions(file).map(({ text }) => text),
    counts: { common: count('common'), deep: count('deep'), next: count('next') },
  }
}

function writeLists(
  config: Config,
  { path, week }: { path: string; week: string },
  curated: Note | undefined,
  open: OpenDiscussion,
  { merge, stdout }: DiscussOptions,
  words: DiscussWords,
  io: Io,
): void {
  const text = merge && curated ? merged(config, path, curated, open) : newFile(config, open)
  if (text === undefined) {
    const { questions, language } = config
    const nothing = curated
      ? words.nothingNew()
      : words.nothingAtAll(questions.heading, path, language.discussion.common)
    io.report([finding('discussion', { path }, nothing, 'warning')])
    return
  }
  if (stdout) io.stdout.write(text)
  else {
    writeFile(config, path, text)
    const { asked, proposed, topics } = open
    const questions = asked.entries.flatMap((entry) => entry.questions).length + proposed.length
    io.say(merge && curated ? words.merged(path) : words.written(path, questions, topics.length))
    const gone = merge || !curated ? [] : questionsOnlyIn(curated, text, config.language)
    if (gone.length > 0) io.report([finding('discussion', { path }, words.replaced(gone), 'warning')])
    io.say(words.toBuild(commandIn(config, `insights build ${shellWord(week)}`)))
  }
}

/** The questions of a `discussion.md` that the text of a new one does not hold. */
function questionsOnlyIn(curated: Note, text: string, language: Config['language']): string[] {
  const before = decidedQuestions(curated).map(({ text }) => text)
  const after = parseCurated(curated.path, { text, bom: false }, curated.week, language)
  const held = heldQuestions(
    after,
    before.map((text) => ({ text, items: [] })),
  )
  return before.filter((_, at) => !held[at]).map((text) => excerpt(text.trim()))
}

/** Whether `discuss` wrote the file, and nobody has edited it. */
function isUntouched(config: Config, path: string): boolean {
  const reading = readText(config, path)
  return 'text' in reading && isSealedDiscussion(reading.text)
}

/** A new file: the lists, and the topics as a comment. Undefined if there is nothing to put into it. */
function newFile({ language }: Config, open: OpenDiscussion): string | undefined {
  const { heading, topics, ...headings } = language.discussion
  const members = open.material?.roster ?? []
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const text = discussionFile(heading, proposedLists(open, headings), { heading: topics, topics: open.topics, names })
  return text === undefined ? undefined : sealDiscussion(text)
}

/** The file on disk with the new questions added; its byte order mark and line endings are kept. */
function merged(config: Config, path: string, curated: Note, open: OpenDiscussion): string | undefined {
  const edits = mergeDiscussion(curated, proposedLists(open, config.language.discussion))
  const reading = readText(config, path)
  if (edits.length === 0 || 'finding' in reading) return undefined
  return `${reading.bom ? '\uFEFF' : ''}${applyToFile(reading.text, edits)}`
}

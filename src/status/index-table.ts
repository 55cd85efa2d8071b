import type { PhrasingContent, TableRow } from 'mdast'
import { readWeek } from '../document/read-week.ts'
import { type ExistingOutput, existingOutput, sealIndex, unaligned } from '../document/seal.ts'
import { nodePosition } from '../document/template.ts'
import { type Finding, failure, finding, InsightsError, type Words } from '../errors.ts'
import type { IndexWords, Messages } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { excessFinding, parseFile } from '../limits.ts'
import { applyEdits, applyToFile, type Span } from '../markdown/edits.ts'
import { offset, type RootContent } from '../markdown/mdast.ts'
import { printFrame } from '../markdown/print.ts'
import { urlBetween } from '../note/links.ts'
import { type Config, commandIn } from '../workspace/config.ts'
import { isThere, readText } from '../workspace/files.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { type Week, weekFile, weekHeading } from '../workspace/weeks.ts'
import { hasWritten, notesOf, type WeekNotes, type WeekStatus, weekStatuses } from './status.ts'

/** A file of the group with the table of weeks, before and after it is written. */
export interface IndexFile {
  config: Config
  path: string
  words: IndexWords
  /** The text between our two comments as it is now. */
  now: ExistingOutput
  /** Why that text must not be overwritten. */
  refusal: Words | undefined
  /** Whether the file shows the table as it should be. */
  current: boolean
  /** The file as it is and as it would be written, with `\n` line endings, for a diff. */
  before: string
  after: string
  /** What to write: with the line endings and the byte order mark of the file. */
  content: string
}

/**
 * Makes the text of all files with a table of weeks.
 * @param workspaces each with the weeks whose notes were read and checked already, by id
 * @param documents the paths of documents that will be written, and may not be on the disk yet
 * @returns the files, and the problems of those that cannot be made
 */
export async function makeIndexFiles(
  workspaces: readonly { config: Config; checked: ReadonlyMap<string, WeekNotes> }[],
  documents: ReadonlySet<string>,
): Promise<{ files: IndexFile[]; findings: Finding[] }> {
  const files: IndexFile[] = []
  const findings: Finding[] = []
  const collect = async (step: () => Promise<void>) => {
    try {
      await step()
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      findings.push(...error.findings)
    }
  }
  for (const { config, checked } of workspaces)
    await collect(async () => {
      const words = await languages[config.language.speaks].load.index()
      const listed = listNotes(config)
      const read = listed.weeks.map((week) => checked.get(week.id) ?? notesOf(readWeek(config, week, listed), listed))
      // The table does not depend on the day.
      const statuses = weekStatuses(config, read, '')
      const weeks = listed.weeks.map((week, at): IndexedWeek => {
        const document = weekFile(config.output, week)
        const exists = documents.has(document) || isThere(config, document)
        return { week, members: statuses[at]?.members ?? [], document: exists ? document : undefined }
      })
      const notes = new Set(listed.notes.map(({ path }) => path))
      for (const path of config.index)
        await collect(async () => {
          if (notes.has(path)) throw failure('index', words.isNote(), path)
          files.push(await indexFile(config, path, { weeks, words }))
        })
    })
  return { files, findings }
}

/**
 * Makes the text of a file with the table of weeks. All outside our two comments is kept byte for byte.
 * @throws {InsightsError} if the file has no place for the table or cannot be read
 */
async function indexFile(
  config: Config,
  path: string,
  { weeks, words }: { weeks: readonly IndexedWeek[]; words: IndexWords },
): Promise<IndexFile> {
  const { messages, load } = config.language
  const reading = readText(config, path)
  if ('finding' in reading)
    throw reading.absent ? failure('index', words.fileMissing(), path) : new InsightsError([reading.finding])
  const find = (text: string) => indexPlace(path, text, messages, words)
  const before = reading.text.replace(/\r\n?/g, '\n')
  const place = find(before)
  if ('rule' in place) throw new InsightsError([place])
  const text = sealIndex(`\n${tableOf(weeks, path, (await load.index()).columns)}`)
  const put = { ...place, text }
  const after = applyEdits(before, [put])
  const now = existingOutput(before.slice(place.start, place.end), false, unaligned)
  return {
    config,
    path,
    words,
    now,
    refusal: now.kind === 'edited' ? refusalOf(config, words) : undefined,
    current: now.kind === 'ours' && unaligned(now.text) === unaligned(text),
    before,
    after,
    content: (reading.bom ? '\uFEFF' : '') + applyToFile(reading.text, [put]),
  }
}

/** A week and the path of its document, if there is one. */
interface IndexedWeek extends Pick<WeekStatus, 'members'> {
  week: Week
  document: string | undefined
}

/** The table of the weeks, in the language of the document, with links from the file in which it stands. */
function tableOf(weeks: readonly IndexedWeek[], from: string, columns: IndexWords['columns']): string {
  const text = (value: string): PhrasingContent => ({ type: 'text', value })
  const link = (value: string, to: string): PhrasingContent[] => [
    { type: 'link', url: urlBetween(from, to), children: [text(value)] },
  ]
  const rowOf = (cells: readonly PhrasingContent[][]): TableRow => ({
    type: 'tableRow',
    children: cells.map((children) => ({ type: 'tableCell', children })),
  })
  const hasTitles = weeks.some(({ week: { title } }) => title !== undefined)
  const row = (week: PhrasingContent[], title: string, notes: PhrasingContent[], document: PhrasingContent[]) =>
    rowOf([week, ...(hasTitles ? [[text(title)]] : []), notes, document])
  const rows = weeks.map(({ week, members, document }) => {
    const notes = members.flatMap((member) =>
      member.paths.slice(0, hasWritten(member) ? 1 : 0).flatMap((path) => [text(', '), ...link(member.name, path)]),
    )
    return row(
      [text(weekHeading(week))],
      week.title ?? '',
      notes.slice(1),
      document ? link(columns.read, document) : [],
    )
  })
  const head = row([text(columns.week)], columns.title, [text(columns.notes)], [text(columns.document)])
  return printFrame([{ type: 'table', align: [], children: [head, ...rows] }])
}

function refusalOf(config: Pick<Config, 'folder'>, words: IndexWords): Words {
  return words.edited({
    check: commandIn(config, 'insights build --check'),
    force: commandIn(config, 'insights build --force'),
  })
}

/**
 * Finds the lines between our two comments.
 * @param text has `\n` line endings
 * @returns their offsets, or what is wrong: both comments have to be there once, as blocks of the file
 */
function indexPlace(path: string, text: string, messages: Messages, words: IndexWords): Span | Finding {
  const { tree, excess } = parseFile(text)
  if (excess) return excessFinding(path, excess, messages)
  const [open, second] = tree.children.filter((node) => commentIn(node) === 'index')
  if (!open) return finding('index', { path }, words.noPlace())
  if (second) return finding('index', nodePosition(path, second), words.twoPlaces())
  const close = tree.children.slice(tree.children.indexOf(open)).find((node) => commentIn(node) === 'end')
  if (!close) return finding('index', nodePosition(path, open), words.openPlace())
  return {
    start: text.indexOf('\n', offset(open, 'end')) + 1,
    end: text.lastIndexOf('\n', offset(close, 'start')) + 1,
  }
}

/** The name in one of our comments if it is all of the block: `index` in `<!-- insights:index -->`. */
function commentIn(node: RootContent): string | undefined {
  return node.type === 'html' ? /^<!--\s*insights:\s*(\S+)\s*-->\s*$/.exec(node.value)?.[1] : undefined
}

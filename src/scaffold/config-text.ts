import { Document, isMap, isSeq, type Pair, type YAMLMap } from 'yaml'
import manifest from '../../package.json' with { type: 'json' }
import type { Proposal } from '../adopt/propose.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { InitWords } from '../languages/language.ts'
import type { Config } from '../workspace/config.ts'

export interface Answers {
  /** Undefined for a book that has the title of the workspace above it. */
  title: string | undefined
  language: LanguageId
  repository?: Config['repository']
  /** The file with the table of weeks. */
  index?: string | undefined
  members: { id: string; name?: string | undefined; aliases?: string[] | undefined; notes?: number }[]
  weeks: { id: string; date: string }[]
  /** The folders of several books. */
  workspaces?: string[] | undefined
  /** Found in existing notes. */
  proposal?: Proposal | undefined
}

/** Works without an install, but needs the network. Any release of this major version accepts the config. */
const publishedSchema = `https://cdn.jsdelivr.net/npm/${manifest.name}@${manifest.version.split('.')[0]}/dist/insights.schema.json`

/**
 * The text of a config file with the answers, and comments on what else can be set.
 * @param schema where editors find the schema: a path relative to the config
 */
export function configText(
  { title, language, repository, index, members, weeks, proposal, workspaces }: Answers,
  schema: string | undefined,
  words: InitWords,
): string {
  const schedule = weeks.length > 0 ? weeks : (proposal?.weeks ?? [])
  const sections = proposal?.sections ?? []
  const document = new Document({
    title,
    language,
    repository,
    ...(workspaces ? { workspaces } : {}),
    ...(proposal ? paths(proposal) : {}),
    index,
    ...listed(
      'members',
      members.map(({ id, name, aliases }) => ({ id, name, aliases })),
    ),
    ...listed('sections', sections.map(toSection)),
    ...listed('weeks', schedule.map(toWeek)),
  })
  const page = document.get('repository')
  if (isMap(page)) page.flow = true
  document.commentBefore = ` yaml-language-server: $schema=${schema ?? publishedSchema}`
  inRows(document, 'members', words.comments.members, (at) => {
    const notes = members[at]?.notes
    return notes === undefined ? undefined : words.memberComment(notes)
  })
  inRows(document, 'sections', undefined, (at) => {
    const section = sections[at]
    return section && words.sectionComment(section.notes, proposal?.count ?? 0)
  })
  inRows(document, 'weeks', words.comments.weeks)
  document.comment = members.length > 0 ? words.comments.more : `${words.comments.noMembers}\n\n${words.comments.more}`
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function paths({ notes, sources, weekHeading, ignore, output, discussion, minutes }: Proposal) {
  const usual = output === 'notes/{week}/insights.md'
  const isUsual = ignore.length === 1 && ignore[0] === 'README.md'
  return {
    notes: oneOrMore(sources.length > 0 ? sources : notes),
    ...(sources.length > 0 ? { sections: [] } : {}),
    ...(weekHeading === undefined ? {} : { weekHeading }),
    ...(usual ? {} : { output }),
    ...(isUsual ? {} : { ignore }),
    ...(usual ? {} : { discussion: { file: discussion, minutes } }),
  }
}

function oneOrMore(found: Proposal['notes']): string | string[] | undefined {
  const patterns = found.map(({ pattern }) => pattern)
  return patterns.length > 1 ? patterns : patterns[0]
}

function toSection({ id, heading, aliases, optional, rest }: Proposal['sections'][number]) {
  return { id, heading, aliases, optional, rest }
}

function toWeek(week: Answers['weeks'][number] | Proposal['weeks'][number]) {
  const { id, title, scope, topics, date, presenter, editor }: Proposal['weeks'][number] = week
  return { id, title, scope, topics, date, presenter, editor }
}

/** A list of tables without empty values, or no key if the list is empty. */
function listed(key: string, rows: readonly object[]): object {
  const isSet = ([, one]: [string, unknown]) => one !== undefined && !(Array.isArray(one) && one.length === 0)
  const list = rows.map((row) => Object.fromEntries(Object.entries(row).filter(isSet)))
  return list.length > 0 ? { [key]: list } : {}
}

/** Formats a list with one entry per line, `- {id: kim-hana, name: 김하나}`, and comments above it and beside entries. */
function inRows(document: Document, key: string, above?: string, beside?: (at: number) => string | undefined): void {
  const pair = (document.contents as YAMLMap).items.find((item) => String(item.key) === key) as Pair | undefined
  if (!isSeq(pair?.value)) return
  const name = document.createNode(key)
  name.spaceBefore = true
  if (above !== undefined) name.commentBefore = above
  pair.key = name
  for (const [at, row] of pair.value.items.entries()) {
    if (!isMap(row)) continue
    row.flow = true
    const comment = beside?.(at)
    if (comment !== undefined) row.comment = comment
  }
}

import { Document, isMap, isSeq, type Pair, type YAMLMap } from 'yaml'
import manifest from '../../package.json' with { type: 'json' }
import type { Proposal } from '../adopt/proposal.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { InitWords } from '../languages/language.ts'
import type { Config } from '../workspace/config.ts'
import type { TypedMember } from './typed-members.ts'

/** What a config is made from. */
interface Answers {
  title: string
  language: LanguageId
  repository?: Config['repository']
  members?: readonly TypedMember[]
  /** The folders of several books. */
  workspaces?: string[]
  /** Found in existing notes. */
  proposal?: Proposal
}

/** Works without an install, but needs the network. Any release of this major version accepts the config. */
const publishedSchema = `https://cdn.jsdelivr.net/npm/${manifest.name}@${manifest.version.split('.')[0]}/dist/insights.schema.json`

/**
 * The text of a config file with the answers, and comments on what else can be set.
 * @param schema where editors find the schema: a path relative to the config
 */
export function configText(
  { title, language, repository, members, workspaces, proposal }: Answers,
  schema: string | undefined,
  words: InitWords,
): string {
  const roster = proposal?.members ?? members ?? []
  const document = new Document({
    title,
    language,
    repository,
    ...(workspaces ? { workspaces } : {}),
    ...(proposal ? paths(proposal) : {}),
    ...(roster.length > 0 ? { members: roster.map(toRow) } : {}),
    ...(proposal?.sections ? { sections: proposal.sections.map(toRow) } : {}),
  })
  const page = document.get('repository')
  if (isMap(page)) page.flow = true
  document.commentBefore = ` yaml-language-server: $schema=${schema ?? publishedSchema}`
  inRows(document, 'members', words.comments.members)
  inRows(document, 'sections')
  const isWithout = roster.length === 0 && !workspaces
  document.comment = isWithout ? `${words.comments.noMembers}\n\n${words.comments.more}` : words.comments.more
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function paths({ notes, weekHeading, ignore, output, discussion }: Proposal) {
  const isUsual = output === 'notes/{week}/insights.md'
  return {
    notes: notes.length > 1 ? notes : notes[0],
    weekHeading,
    ...(isUsual ? {} : { output }),
    ...(ignore.join() === 'README.md' ? {} : { ignore }),
    ...(isUsual ? {} : { discussion }),
  }
}

/** A table without empty values. */
function toRow(row: object): object {
  const isSet = ([, one]: [string, unknown]) => one !== undefined && !(Array.isArray(one) && one.length === 0)
  return Object.fromEntries(Object.entries(row).filter(isSet))
}

/** Formats a list with one entry per line, `- {id: kim-hana, name: 김하나}`, and a comment above it. */
function inRows(document: Document, key: string, above?: string): void {
  const pair = (document.contents as YAMLMap).items.find((item) => String(item.key) === key) as Pair | undefined
  if (!isSeq(pair?.value)) return
  const name = document.createNode(key)
  name.spaceBefore = true
  if (above !== undefined) name.commentBefore = above
  pair.key = name
  if (pair.value.items.length === 0) pair.value.flow = true
  for (const row of pair.value.items) if (isMap(row)) row.flow = true
}

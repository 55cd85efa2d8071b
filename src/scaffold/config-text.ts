import { Document, isMap, isSeq, type Pair, type YAMLMap } from 'yaml'
import type { Proposal } from '../adopt/propose.ts'
import type { InitWords } from '../languages/language.ts'

/** What a group says of itself when it begins. */
export interface Answers {
  title: string
  language: 'ko' | 'en'
  members: { id: string; name?: string | undefined; aliases?: string[] | undefined; notes?: number }[]
  weeks: { id: string; date: string }[]
  /** What the notes say that are there already. */
  proposal?: Proposal | undefined
}

const schema = 'node_modules/study-insights/dist/insights.schema.json'

/** Writes a config file: what was answered, with comments on what else can be said. */
export function configText({ title, language, members, weeks, proposal }: Answers, words: InitWords): string {
  const document = new Document({
    title,
    language,
    ...(proposal ? paths(proposal) : {}),
    ...(members.length > 0 ? { members: members.map(({ notes: _notes, ...member }) => withoutEmpty(member)) } : {}),
    ...(proposal?.sections.length
      ? { sections: proposal.sections.map(({ id, heading, aliases }) => withoutEmpty({ id, heading, aliases })) }
      : {}),
    ...(weeks.length > 0 ? { weeks } : {}),
  })
  document.commentBefore = ` yaml-language-server: $schema=${schema}`
  inRows(document, 'members', words.comments.members, (at) => {
    const notes = members[at]?.notes
    return notes === undefined ? undefined : words.memberComment(notes)
  })
  inRows(document, 'sections', undefined, (at) => {
    const section = proposal?.sections[at]
    return section && words.sectionComment(section.notes, proposal.notes, section.ways)
  })
  inRows(document, 'weeks', words.comments.weeks)
  document.comment = members.length > 0 ? words.comments.more : `${words.comments.noMembers}\n\n${words.comments.more}`
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function paths({ patterns, ignore, output, discussion, minutes }: Proposal) {
  const [first, ...others] = patterns.map(({ pattern }) => pattern)
  const usual = output === 'notes/{week}/insights.md'
  return {
    notes: others.length > 0 ? [first, ...others] : first,
    ...(usual ? {} : { output }),
    ...(ignore.length > 0 ? { ignore: [...new Set(['README.md', ...ignore])] } : {}),
    ...(usual ? {} : { discussion: { file: discussion, minutes } }),
  }
}

function withoutEmpty<T extends object>(value: T): object {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && !isEmptyList(one)))
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** A list as a table, an entry on a line: `- {id: kim-hana, name: 김하나}`. */
function inRows(document: Document, key: string, above?: string, beside?: (at: number) => string | undefined): void {
  const pair = (document.contents as YAMLMap).items.find((one) => String(one.key) === key) as Pair | undefined
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

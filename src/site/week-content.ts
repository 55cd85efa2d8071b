import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { WeeklyDocument } from '../document/document.ts'
import { isPrinted } from '../document/member-parts.ts'
import type { SiteWords } from '../languages/language.ts'
import { type Nodes, offset, type Root, type RootContent } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { itemNodes, titleAndText } from '../note/items.ts'
import { passagesOf } from '../note/passages.ts'
import { topicsMarkdown } from '../questions/markdown.ts'
import type { Config } from '../workspace/config.ts'
import { wholeId } from '../workspace/config-schema.ts'
import { memberName } from '../workspace/members.ts'
import { weekFile, weekHeading } from '../workspace/weeks.ts'
import { itemAnchor, sectionAnchor, slugOf } from './addresses.ts'
import { renderTree, setAnchor } from './render.ts'
import type { SiteItem, SiteMember, SiteWeek } from './site.ts'
import { type References, targetsOf } from './targets.ts'

/** What a week's page is rendered from: the texts of its document, as plain data. */
export type WeekTexts = ReturnType<typeof textsOf>

/** The content of a week's page. */
export interface WeekContent {
  week: SiteWeek
  /** What the schedule says that the week is about. */
  topics: string[]
  /** Whether people have decided the questions. */
  settled: boolean
  lists: { heading: string; content: ElementContent[] }[]
  /** The topics, each with what members wrote about it. */
  together: ElementContent[]
  members: MemberPart[]
  minutes: ElementContent[]
}

export interface MemberPart {
  anchor: string
  name: string
  romanized?: string | undefined
  /** The notes. */
  paths: string[]
  content: ElementContent[]
}

/** An item of a note, with its author's name. */
interface PlacedItem extends SiteItem {
  name: string
}

interface PageContext {
  references: References
  words: SiteWords
  /** By id, as in the evidence of questions: `week-02/kim-hana/insights/1`. */
  placed: ReadonlyMap<string, PlacedItem>
}

type List = WeekTexts['lists'][number]

export function textsOf(config: Config, document: WeeklyDocument) {
  const { week, members, discussion, allTopics, minutes } = document
  const names = new Map(members.map(({ id, name }) => [id, name]))
  return {
    week,
    title: weekHeading(week),
    presenter: memberName(config.members, week.presenter),
    members: members.map((member) => ({
      id: member.id,
      name: member.name,
      romanized: member.romanized,
      paths: member.paths,
      isWhole: member.sections.some(({ id }) => id === wholeId),
      state: stateOf(isPrinted(member), week.excused.includes(member.id)),
      // The questions are shown with those of the week.
      sections: member.sections
        .filter(({ id, markdown }) => id !== config.questions.id && markdown !== '')
        .map(({ id, heading, markdown }) => ({ id, heading, markdown })),
    })),
    lists: discussion.map(({ id, heading, markdown, questions, decided }) => ({
      id,
      heading,
      markdown,
      questions,
      isDecided: decided !== undefined,
    })),
    topics: allTopics.map(({ title, lines }) => ({
      title,
      lines: lines.map(({ member, item }) => ({ member, item })),
    })),
    topicsMarkdown: topicsMarkdown(allTopics, names),
    openTopics: config.discussion.topics,
    minutes,
    files: {
      discussion: weekFile(config.discussion.file, week),
      minutes: weekFile(config.discussion.minutes, week),
    },
  }
}

function stateOf(isWritten: boolean, isExcused: boolean): SiteMember['state'] {
  return isWritten ? 'written' : isExcused ? 'excused' : 'missing'
}

/** Makes the content of a week's page from the texts of its document, and the data of the week for other pages. */
export async function weekContent(texts: WeekTexts, references: References, words: SiteWords): Promise<WeekContent> {
  const { week } = texts
  const parts = texts.members.filter(({ state }) => state === 'written').map((member) => readMember(member, week.id))
  const placed = new Map(parts.flatMap(({ items }) => items))
  const context: PageContext = { references, words, placed }
  const members = await Promise.all(
    parts.map(async ({ member: { id, name, romanized, paths }, tree, text }) => ({
      anchor: slugOf(id),
      name,
      romanized,
      paths,
      content: await rendered(tree, text, slugOf(id), 4, paths, context),
    })),
  )
  const lists = await Promise.all(texts.lists.map((list) => questionList(list, texts.files.discussion, context)))
  return {
    week: {
      id: week.id,
      slug: slugOf(week.id),
      heading: texts.title,
      title: week.title,
      scope: week.scope,
      date: week.date,
      presenter: texts.presenter,
      members: texts.members.map(({ id, name, state }) => ({ id, name, state })),
      questions: lists.flatMap(({ questions }) => questions),
      topics: texts.topics.flatMap(({ title, lines }) => {
        const known = lines.flatMap(({ member, item }) => {
          const anchor = placed.get(item)?.anchor
          return anchor === undefined ? [] : [{ member, anchor }]
        })
        return new Set(known.map(({ member }) => member)).size > 1 ? [{ title, lines: known }] : []
      }),
      items: [...placed.values(), ...parts.flatMap(({ passages }) => passages)].map(
        ({ member, anchor, title, text }) => ({ member, anchor, title, text }),
      ),
    },
    topics: week.topics,
    settled: texts.lists.some(({ isDecided }) => isDecided),
    lists: lists.map(({ heading, content }) => ({ heading, content })),
    together: await topicList(texts, context),
    members,
    minutes:
      texts.minutes === ''
        ? []
        : await rendered(parse(texts.minutes), texts.minutes, '~minutes', 3, [texts.files.minutes], context),
  }
}

/** The sections of a member as one tree, as in the document, with our anchors, and what the search finds in them. */
function readMember(member: WeekTexts['members'][number], week: string) {
  const items: [id: string, item: PlacedItem][] = []
  const passages: SiteItem[] = []
  const texts = member.sections.map(({ markdown }) => `### -\n\n${markdown}\n\n`)
  const text = texts.join('')
  const tree = parse(text)
  let start = 0
  for (const [at, { id, heading }] of member.sections.entries()) {
    const end = start + (texts[at]?.length ?? 0)
    const [title, ...blocks] = tree.children.filter((node) => isWithin(node, start, end))
    const section = sectionAnchor(member.id, id)
    if (title?.type === 'heading') {
      title.children = [{ type: 'text', value: heading }]
      setAnchor(title, section)
    }
    for (const [nth, item] of member.isWhole ? [] : itemsIn(blocks).entries()) {
      const itemId = `${week}/${member.id}/${id}/${nth + 1}`
      const anchor = itemAnchor(itemId)
      setAnchor(item, anchor)
      items.push([itemId, { member: member.id, name: member.name, anchor, ...titleAndText(item) }])
    }
    for (const [nth, { node, ...passage }] of member.isWhole ? passagesOf(blocks).entries() : []) {
      const anchor = node ? `${section}.${nth + 1}` : section
      if (node) setAnchor(node, anchor)
      passages.push({ member: member.id, anchor, ...passage })
    }
    start = end
  }
  return { member, tree, text, items, passages }
}

function isWithin(node: RootContent, start: number, end: number): boolean {
  const at = offset(node, 'start')
  return at >= start && at < end
}

function itemsIn(blocks: readonly RootContent[]) {
  return itemNodes(blocks.map((node) => ({ node }))).map(({ item }) => item)
}

function rendered(
  tree: Root,
  text: string,
  scope: string,
  depth: number,
  files: readonly string[],
  { references, words }: PageContext,
): Promise<ElementContent[]> {
  return renderTree(tree, text, { scope, depth, targets: targetsOf(files, references, words), words })
}

/** A list of the discussion, each question with its evidence. */
async function questionList({ id, heading, markdown, questions, isDecided }: List, file: string, context: PageContext) {
  const tree = parse(markdown)
  const items = itemsIn(tree.children)
  const anchorOf = (at: number) => `~question.${id}.${at + 1}`
  for (const [at, item] of items.entries()) setAnchor(item, anchorOf(at))
  const comments = items.map(idsInComment)
  const asked = isDecided ? items.map(titleAndText) : questions
  // Proposals come last, one item each. Members' questions come first and may be any Markdown.
  const proposals = questions.filter(({ origin }) => origin === 'proposed')
  const first = items.length - proposals.length
  const content = await rendered(tree, markdown, `~${id}`, 4, [file], context)
  for (const [at, element] of content.flatMap(listItems).entries()) {
    const proposal = isDecided ? undefined : proposals[at - first]
    // Without a sentence, the passages are all there is to talk about.
    if (proposal) foldQuotes(element, proposal.evidence, proposal.text === '', context)
    else addEvidence(element, comments[at] ?? [], context)
  }
  return {
    heading,
    content,
    questions: asked.map(({ title = '', text }, at) => ({
      list: heading,
      anchor: anchorOf(Math.min(at, Math.max(0, items.length - 1))),
      title,
      text,
    })),
  }
}

/** The topics as a list, each with its lines. As many as a document has are open. */
async function topicList({ topics, topicsMarkdown, openTopics, files }: WeekTexts, context: PageContext) {
  const content = await rendered(parse(topicsMarkdown), topicsMarkdown, '~topics', 4, [files.discussion], context)
  for (const [at, element] of content.flatMap(listItems).entries())
    foldQuotes(element, topics[at]?.lines.map(({ item }) => item) ?? [], at < openTopics, context)
  return content
}

function listItems(node: ElementContent): Element[] {
  if (node.type !== 'element' || (node.tagName !== 'ul' && node.tagName !== 'ol')) return []
  return node.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li')
}

/** The ids in a comment that `discuss` writes below a question: `<!-- proposed: week-02/kim/insights/1 -->`. */
function idsInComment(item: Nodes): string[] {
  if (item.type === 'html') return /^<!--\s*\w+: (.+?) -->$/.exec(item.value.trim())?.[1]?.split(', ') ?? []
  return 'children' in item ? item.children.flatMap(idsInComment) : []
}

/** Puts the list of quotes below a proposal or a topic into a `<details>`, with a link to each passage. */
function foldQuotes(
  element: Element,
  evidence: readonly string[],
  open: boolean,
  { placed, words }: PageContext,
): void {
  const at = element.children.findIndex((child) => listItems(child).length > 0)
  const quotes = at < 0 ? [] : listItems(element.children[at] as ElementContent)
  if (quotes.length === 0) return
  const lines = quotes.map((quote, nth) => {
    const source = placed.get(evidence[nth] ?? '')
    const link = source
      ? [' ', h('a', { href: fragment(source.anchor), ariaLabel: words.inNoteOf(source.name) }, words.inNote)]
      : []
    return h('li', [...quote.children, ...link])
  })
  element.children.splice(at, 1, evidenceDetails(lines, open, words))
}

/** Adds links to the items that a question's comment names. */
function addEvidence(element: Element, ids: readonly string[], { placed, words }: PageContext): void {
  const sources = [...new Set(ids)].flatMap((id) => placed.get(id) ?? [])
  if (sources.length === 0) return
  const lines = sources.map(({ title, text, name, anchor }) =>
    h('li', [`${name}: `, h('a', { href: fragment(anchor) }, title ?? text)]),
  )
  element.children.push(evidenceDetails(lines, false, words))
}

/** The URL of an anchor on the same page. */
function fragment(anchor: string): string {
  return `#${encodeURIComponent(anchor)}`
}

function evidenceDetails(lines: Element[], open: boolean, words: SiteWords): Element {
  return h('details', { className: 'evidence', open }, [h('summary', words.evidence(lines.length)), h('ul', lines)])
}

import type { Element, ElementContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { type ComposedList, namesInTopics, type WeeklyDocument } from '../document/document.ts'
import { type ComposedMember, isPrinted } from '../document/member-parts.ts'
import type { SiteWords } from '../languages/language.ts'
import type { Nodes, Root, RootContent } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { itemsOf } from '../note/items.ts'
import { passagesOf } from '../note/passages.ts'
import { isBlank } from '../note/sections.ts'
import { curatedQuestions } from '../questions/discussion-file.ts'
import { topicsMarkdown } from '../questions/markdown.ts'
import type { Question, QuestionItem, Topic } from '../questions/question.ts'
import { letters } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { editUrl } from '../workspace/hosting.ts'
import { memberName } from '../workspace/members.ts'
import { type Week, weekFile, weekHeading } from '../workspace/weeks.ts'
import { itemAnchor, memberPath, relativeUrl, sectionAnchor, slugOf } from './addresses.ts'
import { pageNodes } from './page-nodes.ts'
import { renderTree, setAnchor } from './render.ts'
import type { SiteItem, SiteWeek } from './site.ts'
import { type References, targetsOf } from './targets.ts'
import type { MeetingGrid, MemberPart, QuestionList, WeekContent } from './week-page.ts'

/** Minimum length, in characters, of a title to look for in the text of a question. Shorter ones match by accident. */
const MIN_TITLE_LENGTH = 4

/** How many letters of a free note are shown below its first paragraph without being folded. */
export const MAX_UNFOLDED = 600

/** An item with its anchor on the page. */
interface PlacedItem extends QuestionItem {
  anchor: string
  done: boolean
}

interface PageContext {
  config: Config
  week: Week
  placed: ReadonlyMap<string, PlacedItem>
  topics: readonly Topic[]
  references: References
  words: SiteWords
  /** The pages on which members write or edit their notes. */
  writing: ReadonlyMap<string, string>
}

/** Makes the content of a week's page from a document, and the data of the week for other pages. */
export async function weekContent(
  config: Config,
  document: WeeklyDocument,
  references: References,
  { words, writing }: Pick<PageContext, 'words' | 'writing'>,
): Promise<WeekContent> {
  const { week } = document
  const present = document.members.filter(isPrinted)
  const parts = present.map((member) => ({ member, ...readMember(member, config) }))
  const items = parts.flatMap((part) => part.items)
  const placed = new Map(items.map((item) => [item.id, item]))
  const context: PageContext = { config, week, placed, topics: document.allTopics, references, words, writing }
  const facts: [string, string | undefined][] = [
    [words.scope, week.scope],
    [words.date, week.date],
    [words.presenter, memberName(config.members, week.presenter)],
    [words.editor, memberName(config.members, week.editor)],
  ]
  const lists = await Promise.all(document.discussion.map((list) => questionList(list, context)))
  const minutesPath = weekFile(config.discussion.minutes, week)
  const minutes =
    document.minutes.markdown === ''
      ? []
      : await rendered(treeOf([document.minutes]), '~minutes', 3, [minutesPath], context)
  const stateOf = ({ id, paths, sources }: ComposedMember) =>
    paths.length > 0 ? 'written' : sources.length > 0 ? 'source' : week.excused.includes(id) ? 'excused' : 'missing'
  return {
    week: {
      id: week.id,
      slug: slugOf(week.id),
      heading: weekHeading(week),
      title: week.title,
      scope: week.scope,
      date: week.date,
      presenter: memberName(config.members, week.presenter),
      members: document.members.map((member) => ({ id: member.id, name: member.name, state: stateOf(member) })),
      questions: lists.flatMap(({ questions }) => questions),
      topics: document.allTopics.flatMap(({ title, lines }) => {
        const placedLines = lines.flatMap(({ member, item }) => {
          const anchor = placed.get(item)?.anchor
          return anchor === undefined ? [] : [{ member, anchor }]
        })
        return new Set(placedLines.map(({ member }) => member)).size > 1 ? [{ title, lines: placedLines }] : []
      }),
      items: items.map((item) => siteItem(item, config)),
      passages: parts.flatMap(({ passages }) => passages),
      minutes: minutes.length > 0,
    },
    facts: facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== ''),
    topics: week.topics,
    settled: document.discussion.some(({ decided }) => decided !== undefined),
    lists: lists.map(({ list }) => list),
    writtenTogether: await topicList(document, context),
    grid: gridOf(document.allTopics, present, placed),
    missing: document.members
      .filter((member) => stateOf(member) === 'missing')
      .map(({ id, name }) => ({ name, write: writing.get(id) })),
    members: await Promise.all(parts.map(({ member, tree }) => memberPart(member, tree, context))),
    minutes,
  }
}

/** The URL of an anchor on the same page. */
function fragment(anchor: string): string {
  return `#${encodeURIComponent(anchor)}`
}

/** The sections shown below a member: all but the questions, which are shown with those of the week. */
function shownSections({ sections }: ComposedMember, { questions }: Pick<Config, 'questions'>) {
  return sections.filter(({ id, markdown }) => id !== questions.id && markdown !== '')
}

function siteItem(
  { member, heading, anchor, title, text, done }: PlacedItem,
  { language }: Pick<Config, 'language'>,
): SiteItem {
  const { openSection } = language.grammar
  return { member, section: heading, anchor, title, text, open: openSection.test(heading) && !done }
}

/**
 * The nodes and items of a member's sections, as one tree, so that definitions work across sections, and the passages of
 * free notes. Sets anchors.
 */
function readMember(
  member: ComposedMember,
  config: Pick<Config, 'questions'>,
): { tree: Root; items: PlacedItem[]; passages: SiteItem[] } {
  const children: RootContent[] = []
  const items: PlacedItem[] = []
  const passages: SiteItem[] = []
  for (const { id: section, heading, parts, sources } of shownSections(member, config)) {
    const title: RootContent = { type: 'heading', depth: 3, children: [{ type: 'text', value: heading }] }
    setAnchor(title, sectionAnchor(member.id, section))
    const { blocks, copies } = pageNodes(parts)
    children.push(title, ...blocks)
    for (const { node, ...item } of itemsOf(sources)) {
      const anchor = itemAnchor(item.id)
      const copy = copies.get(node)
      if (copy) setAnchor(copy, anchor)
      items.push({
        ...item,
        member: member.id,
        memberName: member.name,
        section,
        heading,
        anchor,
      })
    }
    if (member.sources.length === 0) continue
    const found = parts.flatMap(({ pieces }) => passagesOf(pieces.flatMap(({ nodes }) => nodes)))
    for (const [at, { node, ...passage }] of found.entries()) {
      const copy = node && copies.get(node)
      const anchor = sectionAnchor(member.id, section) + (copy ? `.${at + 1}` : '')
      if (copy) setAnchor(copy, anchor)
      passages.push({ member: member.id, section: heading, anchor, ...passage, open: false })
    }
  }
  return { tree: { type: 'root', children }, items, passages }
}

async function memberPart(
  { id, name, romanized, paths, sources }: ComposedMember,
  tree: Root,
  context: PageContext,
): Promise<MemberPart> {
  const { hosting } = context.references.workspace
  const files = [...paths, ...sources]
  const content = await rendered(tree, slugOf(id), 4, files, context)
  return {
    anchor: slugOf(id),
    name,
    romanized,
    href: `../${relativeUrl(memberPath(id))}`,
    edits: hosting ? files.map((path) => editUrl(hosting, path)) : [],
    write: paths.length > 0 ? undefined : context.writing.get(id),
    content: sources.length > 0 ? folded(content, context.words) : content,
  }
}

/** Folds a long text behind its first paragraph. */
function folded(content: ElementContent[], words: SiteWords): ElementContent[] {
  const isHeading = (node: ElementContent) => node.type === 'element' && /^h[1-6]$/.test(node.tagName)
  const first = content.findIndex((node) => node.type === 'element' && !isHeading(node))
  const start = content[first]
  const end = start?.type === 'element' && start.tagName === 'p' ? first + 1 : first
  const folded = content.slice(Math.max(0, end))
  if (folded.map((node) => textOf(node)).join('').length <= MAX_UNFOLDED) return content
  return [...content.slice(0, -folded.length), h('details', { className: 'more' }, h('summary', words.readOn), folded)]
}

function rendered(
  tree: Root,
  scope: string,
  depth: number,
  files: readonly string[],
  context: PageContext,
): Promise<ElementContent[]> {
  const { references, words } = context
  return renderTree(tree, { scope, depth, targets: targetsOf(files, references, words), words })
}

function treeOf(sections: Parameters<typeof pageNodes>[0]): Root {
  return { type: 'root', children: pageNodes(sections).blocks }
}

/** The nodes of a list that we composed. */
function composedTree(markdown: string): Root {
  return treeOf([{ pieces: [{ text: markdown, nodes: parse(markdown).children, changes: [] }], closers: '' }])
}

/** A list of the discussion, each question with its evidence. */
async function questionList(
  list: ComposedList,
  context: PageContext,
): Promise<{ list: QuestionList; questions: SiteWeek['questions'] }> {
  const { config, week } = context
  const tree = list.decided ? treeOf([list.decided]) : composedTree(list.markdown)
  const items = tree.children.flatMap((block) => (block.type === 'list' && !isBlank(block) ? block.children : []))
  const questions: Question[] = list.decided ? curatedQuestions(list.decided.source) : list.questions
  // Proposals come last, one item each. Members' questions come first and may be any Markdown.
  const proposals = questions.filter(({ origin }) => origin === 'proposed')
  const first = items.length - proposals.length
  for (const [at, item] of items.entries()) setAnchor(item, questionAnchor(list, at))
  const comments = items.map(idsInComment)
  const content = await rendered(tree, `~${list.id}`, 4, [weekFile(config.discussion.file, week)], context)
  for (const [at, element] of content.flatMap(listItems).entries()) {
    const proposal = at >= first ? proposals[at - first] : undefined
    // Without a sentence, the passages are all there is to talk about.
    if (proposal) foldQuotes(element, proposal.evidence, { ...context, open: proposal.text === '' })
    else foldEvidence(element, comments[at] ?? [], context)
  }
  return {
    list: { heading: list.heading, content },
    questions: questions.map(({ title, text }, at) => ({
      list: list.heading,
      anchor: questionAnchor(list, Math.min(at, Math.max(0, items.length - 1))),
      title,
      text,
    })),
  }
}

/** The topics as a list, each with its lines. */
async function topicList({ topics, members }: WeeklyDocument, context: PageContext): Promise<ElementContent[]> {
  if (topics.length === 0) return []
  const { config, week } = context
  const tree = composedTree(topicsMarkdown(topics, namesInTopics(members, config)))
  const content = await rendered(tree, '~topics', 4, [weekFile(config.discussion.file, week)], context)
  for (const [at, element] of content.flatMap(listItems).entries())
    foldQuotes(element, topics[at]?.lines.map(({ item }) => item) ?? [], { ...context, open: true })
  return content
}

function questionAnchor({ id }: ComposedList, at: number): string {
  return `~question.${id}.${at + 1}`
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
  { placed, words, open }: PageContext & { open: boolean },
): void {
  const at = element.children.findIndex((child) => listItems(child).length > 0)
  const quotes = at < 0 ? [] : listItems(element.children[at] as ElementContent)
  if (quotes.length === 0) return
  const lines = quotes.map((quote, nth) => {
    const source = placed.get(evidence[nth] ?? '')
    const link = source
      ? [' ', h('a', { href: fragment(source.anchor), ariaLabel: words.inNoteOf(source.memberName) }, words.inNote)]
      : []
    return h('li', [...quote.children, ...link])
  })
  element.children.splice(at, 1, evidenceDetails(lines, open, words))
}

/** Adds evidence below a question by people: the items in its comment, else where notes meet on its subject. */
function foldEvidence(element: Element, ids: readonly string[], { placed, topics, words }: PageContext): void {
  const [bold, whole] = [titleOf(element), letters(textOf(element))]
  const names = (title: string) => bold.includes(title) || (title.length >= MIN_TITLE_LENGTH && whole.includes(title))
  const met = topics.filter(({ title }) => names(letters(title))).flatMap(({ lines }) => lines.map(({ item }) => item))
  const sources = [...new Set(ids.length > 0 ? ids : met)].flatMap((id) => placed.get(id) ?? [])
  if (sources.length === 0) return
  const lines = sources.map(({ title, text, memberName, anchor }) =>
    h('li', [`${memberName}: `, h('a', { href: fragment(anchor) }, title ?? text)]),
  )
  element.children.push(evidenceDetails(lines, false, words))
}

/** The leading bold words of a question. */
function titleOf({ children: [first] }: Element): string {
  return first?.type === 'element' && first.tagName === 'strong' ? letters(textOf(first)) : ''
}

function evidenceDetails(lines: Element[], open: boolean, words: SiteWords): Element {
  return h('details', { className: 'evidence', open }, [h('summary', words.evidence(lines.length)), h('ul', lines)])
}

function gridOf(
  topics: readonly Topic[],
  members: readonly ComposedMember[],
  placed: ReadonlyMap<string, PlacedItem>,
): MeetingGrid {
  const rows = topics.map(({ title, lines }) => ({
    title,
    cells: members.map(({ id, name }) => {
      const source = placed.get(lines.find(({ member }) => member === id)?.item ?? '')
      return source && { href: fragment(source.anchor), title: `${name}: ${source.title ?? source.text}` }
    }),
  }))
  return {
    members: members.map(({ id, name }) => ({ name, href: fragment(slugOf(id)) })),
    rows: rows.filter(({ cells }) => cells.filter(Boolean).length > 1),
  }
}

import type { Element, ElementContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import type { DiscussionList, WeeklyDocument } from '../document/document.ts'
import type { DocumentMember, DocumentSection } from '../document/members.ts'
import { enQuestions } from '../languages/en/questions.ts'
import { koQuestions } from '../languages/ko/questions.ts'
import type { SiteWords } from '../languages/language.ts'
import { type Nodes, offset, type Root, type RootContent } from '../markdown/mdast.ts'
import { parseForPage } from '../markdown/parser.ts'
import { itemNodes, sourceOf, titleAndText } from '../note/items.ts'
import { isBlank } from '../note/sections.ts'
import { meetingsOf } from '../questions/collect.ts'
import { curatedQuestions } from '../questions/discussion-file.ts'
import type { Proposal, Question, QuestionItem } from '../questions/question.ts'
import { letters } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { memberName } from '../workspace/members.ts'
import { type Week, weekFile, weekHeading } from '../workspace/weeks.ts'
import { addressOf, itemAnchor, memberPath, sectionAnchor, slugOf } from './addresses.ts'
import { renderTree, setAnchor, type Targets } from './render.ts'
import type { PageLink, SiteItem, SiteWeek } from './site.ts'
import type { MeetingGrid, MemberPart, QuestionList, WeekPage } from './week-page.ts'

/** How many meeting points the grid shows. */
const MOST_MEETINGS = 12
/** In letters: a shorter term may stand in a question that is about something else. */
const LONG_TERM = 4

/** What a week's page needs beside its document. */
export interface Around {
  previous?: PageLink | undefined
  next?: PageLink | undefined
  /** Where targets lead that stand in a file of the workspace. */
  targetsIn(path: string): Targets
  /** Where a note can be edited. */
  editUrl(path: string): string | undefined
  words: SiteWords
}

/** An item with where it stands on the page. */
interface Placed extends QuestionItem {
  anchor: string
}

/** Makes a week's page from its document, and what the rest of the site says of the week. */
export function siteWeek(config: Config, document: WeeklyDocument, around: Around): { page: WeekPage; week: SiteWeek } {
  const { week } = document
  const present = document.members.filter(({ paths }) => paths.length > 0)
  const said = present.map((member) => ({ member, ...readMember(member, week, config) }))
  const items = said.flatMap((one) => one.items)
  const meetings = meetingsOf(config, week, items, MOST_MEETINGS)
  const placed = new Map(items.map((item) => [item.id, item]))
  const how = { config, week, around, placed, meetings }
  const absent = document.members.filter(({ paths }) => paths.length === 0)
  const isExcused = ({ id }: { id: string }) => week.excused.includes(id)
  const heading = weekHeading(week)
  const facts: [string, string | undefined][] = [
    [around.words.scope, week.scope],
    [around.words.date, week.date],
    [around.words.presenter, memberName(config.members, week.presenter)],
    [around.words.editor, memberName(config.members, week.editor)],
  ]
  const lists = document.discussion.map((list) => questionList(list, how))
  const minutes =
    document.minutes === ''
      ? []
      : rendered(parseForPage(document.minutes), '~minutes', 3, weekFile(config.discussion.minutes, week), around)
  const page: WeekPage = {
    heading,
    title: week.title,
    facts: facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== ''),
    topics: week.topics,
    previous: around.previous,
    next: around.next,
    settled: document.discussion.some(({ decided }) => decided !== undefined),
    lists: lists.map(({ list }) => list),
    grid: gridOf(meetings, present, placed),
    members: said.map(({ member, tree }) => memberPart(member, tree, around)),
    missing: absent.filter((member) => !isExcused(member)).map(({ name }) => name),
    excused: absent.filter(isExcused).map(({ name }) => name),
    minutes,
  }
  return {
    page,
    week: {
      id: week.id,
      slug: slugOf(week.id),
      heading,
      title: week.title,
      scope: week.scope,
      date: week.date,
      members: document.members.map((member) => ({
        id: member.id,
        name: member.name,
        state: member.paths.length > 0 ? 'written' : isExcused(member) ? 'excused' : 'missing',
      })),
      questions: lists.flatMap(({ questions }) => questions),
      items: items.map((item) => siteItem(item, config)),
      minutes: minutes.length > 0,
    },
  }
}

interface How {
  config: Config
  week: Week
  around: Around
  placed: ReadonlyMap<string, Placed>
  meetings: readonly Proposal[]
}

/** The address of a place on the same page. */
function hashOf(anchor: string): string {
  return `#${encodeURIComponent(anchor)}`
}

/** The member's sections that stand on the page: all but its questions, which stand among the week's. */
function shownSections({ sections }: DocumentMember, { questions }: Pick<Config, 'questions'>) {
  return sections.filter(({ id, markdown }) => id !== questions.id && markdown !== '')
}

function siteItem({ member, heading, anchor, title, text }: Placed, { language }: Pick<Config, 'language'>): SiteItem {
  const { openSection } = language.id === 'ko' ? koQuestions : enQuestions
  return { member, section: heading, anchor, title, text, open: openSection.test(heading) }
}

/**
 * Reads all that a member says as one text, so that footnotes and link definitions find one another across sections, and
 * gives its sections and items their anchors.
 */
function readMember(
  member: DocumentMember,
  week: Week,
  config: Pick<Config, 'questions'>,
): { tree: Root; items: Placed[] } {
  const sections = shownSections(member, config)
  const starts = new Map<number, DocumentSection>()
  let text = ''
  for (const section of sections) {
    starts.set(text.length, section)
    text += `### .\n\n${section.markdown}\n\n`
  }
  const tree = parseForPage(text)
  const blocks = new Map<DocumentSection, { node: RootContent }[]>()
  let own: { node: RootContent }[] = []
  for (const node of tree.children) {
    const section = node.type === 'heading' ? starts.get(offset(node, 'start')) : undefined
    if (section && node.type === 'heading') {
      node.children = [{ type: 'text', value: section.heading }]
      setAnchor(node, sectionAnchor(member.id, section.id))
      own = []
      blocks.set(section, own)
    } else own.push({ node })
  }
  const items = [...blocks].flatMap(([{ id: section, heading }, said]) =>
    itemNodes(said).map(({ item }, at): Placed => {
      const id = `${week.id}/${member.id}/${section}/${at + 1}`
      setAnchor(item, itemAnchor(id))
      const source = sourceOf(item, text)
      return {
        id,
        ...titleAndText(item),
        source,
        member: member.id,
        memberName: member.name,
        section,
        heading,
        anchor: itemAnchor(id),
      }
    }),
  )
  return { tree, items }
}

function memberPart(member: DocumentMember, tree: Root, around: Around): MemberPart {
  return {
    anchor: slugOf(member.id),
    name: member.name,
    romanized: member.romanized,
    href: `../${addressOf(memberPath(member.id))}`,
    edits: member.paths.flatMap((path) => around.editUrl(path) ?? []),
    content: rendered(tree, slugOf(member.id), 4, member.paths[0] ?? '', around),
  }
}

function rendered(
  tree: Root,
  scope: string,
  depth: number,
  path: string,
  { targetsIn, words }: Around,
): ElementContent[] {
  return renderTree(tree, { scope, depth, targets: targetsIn(path), words })
}

/** A list of the discussion as people wrote it or as it is proposed, each question over what it rests on. */
function questionList(list: DiscussionList, how: How): { list: QuestionList; questions: SiteWeek['questions'] } {
  const tree = parseForPage(list.markdown)
  const items = tree.children.flatMap((block) => (block.type === 'list' && !isBlank(block) ? block.children : []))
  const questions: Question[] = list.decided ? curatedQuestions(list.decided) : list.questions
  // What is proposed stands last, one item each; what members asked is theirs and may be of any shape.
  const proposals = questions.filter(({ origin }) => origin === 'proposed')
  const first = items.length - proposals.length
  for (const [at, item] of items.entries()) setAnchor(item, questionAnchor(list, at))
  const comments = items.map(idsInComment)
  const content = rendered(tree, `~${list.id}`, 4, weekFile(how.config.discussion.file, how.week), how.around)
  for (const [at, element] of content.flatMap(listItems).entries()) {
    const proposal = at >= first ? proposals[at - first] : undefined
    if (proposal) foldQuotes(element, proposal, how)
    else foldEvidence(element, comments[at] ?? [], how)
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

function questionAnchor({ id }: DiscussionList, at: number): string {
  return `~question.${id}.${at + 1}`
}

function listItems(node: ElementContent): Element[] {
  if (node.type !== 'element' || (node.tagName !== 'ul' && node.tagName !== 'ol')) return []
  return node.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li')
}

/** `<!-- proposed: week-02/kim/insights/1 -->`, as `discuss` writes it below a question. */
function idsInComment(item: Nodes): string[] {
  if (item.type === 'html') return /^<!--\s*\w+: (.+?) -->$/.exec(item.value.trim())?.[1]?.split(', ') ?? []
  return 'children' in item ? item.children.flatMap(idsInComment) : []
}

/** Folds the notes' own words, which stand below a proposal as a list, and leads from each to its place. */
function foldQuotes(element: Element, { evidence }: Question, { placed, around: { words } }: How): void {
  const at = element.children.findIndex((child) => listItems(child).length > 0)
  const quotes = at < 0 ? [] : listItems(element.children[at] as ElementContent)
  if (quotes.length === 0) return
  const lines = quotes.map((quote, nth) => {
    const source = placed.get(evidence[nth] ?? '')
    const link = source
      ? [' ', h('a', { href: hashOf(source.anchor), ariaLabel: words.inNoteOf(source.memberName) }, words.inNote)]
      : []
    return h('li', [...quote.children, ...link])
  })
  element.children.splice(at, 1, evidenceDetails(lines, words))
}

/** Puts below a question that people asked or decided what it names, else where the notes speak of its subject. */
function foldEvidence(element: Element, ids: readonly string[], { placed, meetings, around: { words } }: How): void {
  const [title, whole] = [titleOf(element), letters(textOf(element))]
  const names = (term: string) => title.includes(term) || (term.length >= LONG_TERM && whole.includes(term))
  const met = meetings.filter(({ term }) => names(letters(term))).flatMap(({ evidence }) => evidence)
  const sources = [...new Set(ids.length > 0 ? ids : met)].flatMap((id) => placed.get(id) ?? [])
  if (sources.length === 0) return
  const lines = sources.map(({ title, text, memberName, anchor }) =>
    h('li', [`${memberName}: `, h('a', { href: hashOf(anchor) }, title ?? text)]),
  )
  element.children.push(evidenceDetails(lines, words))
}

/** The bold words that a question begins with. */
function titleOf({ children: [first] }: Element): string {
  return first?.type === 'element' && first.tagName === 'strong' ? letters(textOf(first)) : ''
}

function evidenceDetails(lines: Element[], words: SiteWords): Element {
  return h('details', { className: 'evidence' }, [h('summary', words.evidence(lines.length)), h('ul', lines)])
}

function gridOf(
  meetings: readonly Proposal[],
  members: readonly DocumentMember[],
  placed: ReadonlyMap<string, Placed>,
): MeetingGrid {
  const present = meetings.map(({ term, members: met, evidence }) => ({
    term,
    cells: members.map(({ id, name }) => {
      const source = placed.get(evidence[met.indexOf(id)] ?? '')
      return source && { href: hashOf(source.anchor), title: `${name}: ${source.title ?? source.text}` }
    }),
  }))
  return {
    members: members.map(({ id, name }) => ({ name, href: hashOf(slugOf(id)) })),
    rows: present.filter(({ cells }) => cells.filter(Boolean).length > 1),
  }
}

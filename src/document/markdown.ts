import GithubSlugger from 'github-slugger'
import type { Link, TableRow, Text } from 'mdast'
import { plainText, type RootContent, visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { printDocument } from '../markdown/print.ts'
import { itemsOf } from '../note/items.ts'
import { urlBetween } from '../note/links.ts'
import { topicsMarkdown } from '../questions/markdown.ts'
import { onOneLine } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { wholeId } from '../workspace/config-schema.ts'
import { namesInTopics, type WeeklyDocument } from './document.ts'
import {
  type BlockPlace,
  type InlinePlace,
  keepLabelsApart,
  type Template,
  type TemplateNode,
} from './document-template.ts'
import { type ComposedMember, type ComposedSection, isPrinted } from './member-parts.ts'
import { filled, fillPlaces, weekValues } from './template.ts'

/** The place in the document where a block of the template is filled in. */
interface Scope {
  document: WeeklyDocument
  config: Config
  template: Template
  /** The values of the week. */
  values: ReturnType<typeof weekValues>
  member?: ComposedMember
  section?: ComposedSection
  /** Links to the members, on a line above the first. */
  links?: readonly Link[]
}

/**
 * Fills in a template in one pass, so that `{name}` in a note stays text.
 * @returns the text without the seal; line endings are `\n`
 */
export function markdownDocument(document: WeeklyDocument, written: Template, config: Config): string {
  const words = [
    ...document.members.flatMap(({ sections }) => sections.map(({ markdown }) => markdown)),
    ...document.discussion.map(({ markdown }) => markdown),
    document.minutes,
  ]
  const template = keepLabelsApart(written, words, config.language.messages)
  const scope = { document, config, template, values: weekValues(config, document.week, document.next) }
  const text = printDocument(fill(template.nodes, scope))
  const links = document.members.some(hasWhole) ? memberLinks(text, document.members.filter(isPrinted), template) : []
  return links.length === 0 ? text : printDocument(fill(template.nodes, { ...scope, links }))
}

function hasWhole({ sections }: ComposedMember): boolean {
  return sections.some(({ id }) => id === wholeId)
}

/**
 * Links to the members' headings, with the anchors that GitHub makes: whole notes may be thousands of lines.
 * @param text the document without the links
 */
function memberLinks(text: string, members: readonly ComposedMember[], { memberDepth }: Template): Link[] {
  const slugger = new GithubSlugger()
  const links: Link[] = []
  visitParents(parse(text), (node) => {
    if (node.type !== 'heading') return
    const title = plainText(node)
    const slug = slugger.slug(title)
    const name = onOneLine(members[links.length]?.name ?? '')
    if (node.depth !== memberDepth || name === '' || !title.includes(name)) return
    links.push({ type: 'link', url: `#${slug}`, children: [{ type: 'text', value: name }] })
  })
  return links
}

function fill(nodes: readonly TemplateNode[], scope: Scope): RootContent[] {
  return nodes.flatMap((node) => fillOne(node, scope))
}

function fillOne(node: TemplateNode, scope: Scope): RootContent[] {
  switch (node.type) {
    case 'text':
      return [written(node, scope)]
    case 'place':
      return withGap(blockPlace(node.name, scope), node.blankLines)
    case 'if':
      return isThere(node.name, scope) ? fill(node.children, scope) : []
    case 'each':
      return node.over === 'member' ? eachMember(node.children, scope) : eachSection(node.children, scope)
  }
}

function eachMember(nodes: readonly TemplateNode[], scope: Scope): RootContent[] {
  const shown = scope.document.members.filter(isPrinted)
  return shown.flatMap((member, at) => {
    const filledIn = fill(nodes, { ...scope, member })
    if (at > 0 || !scope.links) return filledIn
    const children = scope.links.flatMap((link, nth) => (nth === 0 ? [link] : [separator, link]))
    return [{ type: 'paragraph', children }, ...filledIn]
  })
}

const separator: Text = { type: 'text', value: ' · ' }

/** The member's sections. Of a whole note only the content is printed, without a heading. */
function eachSection(nodes: readonly TemplateNode[], scope: Scope): RootContent[] {
  const { questions } = scope.config
  const { sections } = scope.member as ComposedMember
  return sections
    .filter(({ id, markdown }) => id !== questions.id && markdown !== '')
    .flatMap((section) =>
      section.id === wholeId ? withGap([words(section.markdown)], 1) : fill(nodes, { ...scope, section }),
    )
}

function blockPlace(name: BlockPlace, scope: Scope): RootContent[] {
  switch (name) {
    case 'content':
      return [words(scope.section?.markdown ?? '')]
    case 'minutes':
      return scope.document.minutes === '' ? [] : [words(scope.document.minutes)]
    case 'discussion':
      return discussion(scope)
    case 'overview':
      return [overview(scope)]
  }
}

function isThere(name: BlockPlace | InlinePlace, scope: Scope): boolean {
  if (name === 'discussion') return scope.document.discussion.length + scope.document.topics.length > 0
  if (name === 'minutes') return scope.document.minutes !== ''
  return name === 'overview' || name === 'content' || Boolean(value(name, scope))
}

function discussion({ document, config, template }: Scope): RootContent[] {
  if (document.discussion.length + document.topics.length === 0) return []
  const { heading, intro, topics } = config.language.discussion
  // As many blank lines as between a section's heading and its content.
  const list = (title: string, markdown: string) => [
    headingOf(template.memberDepth + 1, title),
    ...withGap([words(markdown)], template.contentGap),
  ]
  const found = topicsMarkdown(document.topics, namesInTopics(document.members))
  return [
    headingOf(template.memberDepth, heading),
    { type: 'paragraph', children: [{ type: 'text', value: intro }] },
    ...document.discussion.flatMap((questions) => list(questions.heading, questions.markdown)),
    ...(found === '' ? [] : list(topics, found)),
  ]
}

/** A table of members and sections with the number of items. */
function overview({ document, config }: Scope): RootContent {
  const row = (cells: string[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
  })
  const head = row([config.language.overview, ...config.sections.map(({ heading }) => heading)])
  const rows = document.members.map(({ name, sections }) =>
    row([
      name,
      ...config.sections.map(({ id }) =>
        String(itemsOf(sections.find((section) => section.id === id)?.sources ?? []).length || '–'),
      ),
    ]),
  )
  return { type: 'table', align: [null, ...config.sections.map(() => 'right' as const)], children: [head, ...rows] }
}

function headingOf(depth: number, text: string): RootContent {
  return { type: 'heading', depth: Math.min(6, depth) as 2, children: [{ type: 'text', value: text }] }
}

function value(name: InlinePlace, { document, values, member, section }: Scope): string | undefined {
  switch (name) {
    case 'name':
    case 'romanized':
    case 'id':
      return member?.[name]
    case 'heading':
      return section?.heading
    case 'note':
      return member?.paths[0] && urlBetween(document.path, member.paths[0])
    default:
      return values[name]
  }
}

/** A block of the template with its places filled in. */
function written({ text, fills, block, blankLines }: TemplateNode & { type: 'text' }, scope: Scope): RootContent {
  const filledIn = fillPlaces(text, fills, (fill, escapes) => filled(fill, value(fill.name, scope), escapes))
  const fusible = block === 'list' || block === 'code' || block === 'footnoteDefinition'
  const gap = blankLines === undefined ? {} : { blankLinesBefore: blankLines }
  return { type: 'verbatim', value: filledIn, data: { fusible, ...gap } }
}

/** Text that people wrote, printed unchanged. */
function words(value: string): RootContent {
  return { type: 'verbatim', value, data: { fusible: true } }
}

function withGap(blocks: RootContent[], blankLines: number | undefined): RootContent[] {
  const [first, ...rest] = blocks
  if (!first || blankLines === undefined) return blocks
  return [{ ...first, data: { ...first.data, blankLinesBefore: blankLines } } as RootContent, ...rest]
}

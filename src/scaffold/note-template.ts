import { isMap, isPair, isScalar, type Node, parseDocument, stringify, visit } from 'yaml'
import {
  braces,
  type Fill,
  filled,
  inComment,
  nestBlocks,
  nodePosition,
  placesByTemplate,
  placesIn,
  placesOf,
  sameTree,
  type TemplateBlock,
  unknownBraces,
  weekValues,
  wordIn,
} from '../document/template.ts'
import { type Finding, finding, InsightsError } from '../errors.ts'
import type { Messages, NoteWords } from '../languages/language.ts'
import { excessFinding, parseFile } from '../limits.ts'
import { applyEdits, type Edit } from '../markdown/edits.ts'
import { type Nodes, offset, type RootContent, visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { sourceOf } from '../markdown/sources.ts'
import { outsideHint, sectionHint } from '../note/hints.ts'
import { itemsOf } from '../note/items.ts'
import type { Note } from '../note/note.ts'
import type { Config, Member } from '../workspace/config.ts'
import type { Week } from '../workspace/weeks.ts'
import { yamlErrors } from '../yaml.ts'

/** What a new note is for. `last` are the member's notes of the latest earlier week. */
export interface NewNote {
  week: Week
  next: Week | undefined
  member: Member
  last: readonly Note[]
}

/** The section whose items are repeated in the next note as a reminder. */
const remembered = 'further-study'

/** The values for a note template. */
export function noteContent(config: Config, { week, next, member, last }: NewNote, words: NoteWords): NoteContent {
  const open = leftOpen(last, words)
  return {
    values: {
      ...weekValues(config, week, next),
      // With a roster the id is enough. Without one, only the front matter can give a name other than the file name.
      member: config.members ? member.id : member.name,
      id: member.id,
      name: member.name,
      romanized: member.romanized,
      'week-id': week.id,
      questions: config.questions.heading,
      outside: outsideHint(config.sections, words),
      'sections-only': config.sections.some(({ rest }) => rest) ? undefined : 'true',
    },
    sections: config.sections.map((section) => ({
      heading: section.heading,
      hint: sectionHint(section, words),
      open: section.id === remembered ? open : '',
    })),
    open,
  }
}

/** The open items of last week as a comment, without those that were ticked off. */
function leftOpen(notes: readonly Note[], words: NoteWords): string {
  const sources = notes.flatMap((note) => {
    const section = note.draft ? undefined : note.outline.sections.get(remembered)
    return section && !section.empty ? [{ note, section }] : []
  })
  const items = itemsOf(sources)
    .filter(({ done }) => !done)
    .map(({ title, text }) => [title, text].filter(Boolean).join(': '))
  const [first] = notes
  if (!first || items.length === 0) return ''
  return `<!-- ${words.reminder} ${words.leftOpen(first.week)}\n${items.map((item) => `- ${inComment(item)}`).join('\n')}\n-->`
}

const notePlaces = placesByTemplate['note.md']

type NotePlace = (typeof notePlaces)[number]
type NoteValues = Partial<Record<NotePlace, string | undefined>>

/** What a note template is filled with: values by name, and the sections in document order. */
export interface NoteContent {
  values: NoteValues
  sections: { heading: string; hint: string; open: string }[]
  /** The open items of last week as a comment, for templates that show them outside sections. */
  open: string
}

const commands = {
  each: ['section'],
  if: notePlaces,
  place: ['open'],
  examples: ['each section', 'if week-title', 'open', 'end'],
}

/**
 * Fills a note template: replaces `{name}` in text, comments and front matter with values. Removes lines and comments
 * whose values are all empty. Everything else stays as written.
 * @param path of the template, for findings
 * @returns the note, and a warning for each misspelled name such as `{titel}`, which is left unchanged
 * @throws {InsightsError} with all unknown names and unclosed blocks
 */
export function fillNote(
  path: string,
  template: string,
  content: NoteContent,
  messages: Messages,
): { text: string; warnings: Finding[] } {
  const source = template.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const { frontMatter: yaml, body: below, excess } = parseFile(source)
  if (excess) throw new InsightsError([excessFinding(path, excess, messages)])
  const nodes = parse(below).children
  const { blocks, errors } = nestBlocks(path, nodes, commands, messages)
  if (errors.length > 0) throw new InsightsError(errors)
  const front = yaml ? fillFrontMatter(path, yaml.value, (text) => fillPlain(text, content.values), messages) : ''
  const body = print(blocks, content, below)
  const warned = (node: RootContent, text: string) =>
    unknownBraces(sourceOf(node, text), 'note.md', nodePosition(path, node), messages)
  const warnings = [
    ...(yaml ? warned(yaml, source) : []),
    ...nodes.filter(({ type }) => type !== 'code').flatMap((node) => warned(node, below)),
  ]
  return { text: `${[front && `---\n${front}\n---`, body].filter((text) => text !== '').join('\n\n')}\n`, warnings }
}

/** Fills a single line, or returns undefined if all of its values are empty. */
function fillPlain(text: string, values: NoteValues): string | undefined {
  const edits = editsFor(placesIn(text, { start: 0, end: text.length, inside: 'text' }, notePlaces), values, false)
  if (edits.length > 0 && edits.every((edit) => edit.text === '')) return undefined
  return edits.length > 0 ? applyEdits(text, edits).trim() : text
}

function editsFor(fills: readonly Fill<NotePlace>[], values: NoteValues, escapes: boolean): Edit[] {
  return fills.map((fill) => ({ start: fill.start, end: fill.end, text: filled(fill, values[fill.name], escapes) }))
}

/** Prints the blocks that are not empty, with the original space between them. */
function print(blocks: readonly TemplateBlock[], content: NoteContent, source: string): string {
  let text = ''
  const add = (more: string, above = '\n\n') => {
    if (more !== '') text += text === '' ? more : above + more
  }
  for (const { node, above, command, children } of blocks) {
    if (!command) {
      const isBelowBlock = above && wordIn(above) === undefined
      const gap = isBelowBlock ? source.slice(offset(above, 'end'), offset(node, 'start')) : undefined
      add(fillBlock(node, source, content.values), gap)
    } else if (command.verb === 'place') add(content.open)
    else if (command.verb === 'if') {
      if (content.values[command.name as NotePlace]) add(print(children, content, source))
    } else {
      for (const { heading, hint, open } of content.sections)
        add(print(children, { ...content, values: { ...content.values, heading, hint }, open }, source))
    }
  }
  return text
}

function fillBlock(block: RootContent, source: string, values: NoteValues): string {
  const start = offset(block, 'start')
  const text = source.slice(start, offset(block, 'end'))
  const fill = (escapes: boolean) => {
    const edits: Edit[] = []
    visitParents(block, (node, ancestors) => {
      const inTable = ancestors.some(({ type }) => type === 'table')
      edits.push(...editsOf(node, inTable, source, values, escapes))
    })
    const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
    return applyEdits(text, withoutEmptyLines(shifted, text))
  }
  const [plain, escaped] = [fill(false), fill(true)]
  return (readsTheSame(plain, escaped) ? plain : escaped).replace(/^\n+|\n+$/g, '')
}

/**
 * Whether a text needs no escapes. `Chapter 3~4` is literal, unless there is another `~` to strike it through. `[1장]`
 * is always escaped, since the author may define a link of that name.
 */
function readsTheSame(plain: string, escaped: string): boolean {
  const brackets = (text: string) => text.split('\\[').length
  return plain === escaped || (brackets(plain) === brackets(escaped) && sameTree(plain, escaped))
}

/** The edits that fill in the values of a text node or a whole comment. */
function editsOf(node: Nodes, inTable: boolean, source: string, values: NoteValues, escapes: boolean): Edit[] {
  if (node.type !== 'html') return editsFor(placesOf(node, inTable, source, notePlaces), values, escapes)
  const [start, end] = [offset(node, 'start'), offset(node, 'end')]
  if (!/^<!--(?:(?!-->)[\s\S])*-->$/.test(source.slice(start, end))) return []
  const edits = editsFor(placesIn(source, { start, end, inside: 'comment' }, notePlaces), values, escapes)
  // A comment whose values are all empty is removed.
  return edits.length > 0 && edits.every((edit) => edit.text === '') ? [{ start, end, text: '' }] : edits
}

/** Turns edits into removals of whole lines if all values of a line are empty: `- 범위: {scope}` without a scope. */
function withoutEmptyLines(edits: readonly Edit[], text: string): Edit[] {
  const lines: { start: number; end: number; found: Edit[] }[] = []
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const line = lines.at(-1)
    if (line && edit.start < line.end) {
      line.found.push(edit)
      line.end = Math.max(line.end, lineEnd(text, edit.end))
    } else {
      const start = text.lastIndexOf('\n', edit.start - 1) + 1
      lines.push({ start, end: lineEnd(text, edit.end), found: [edit] })
    }
  }
  return lines.flatMap(({ start, end, found }) => {
    const line = text.slice(start, end)
    // The first and the last line of a comment must stay.
    const half = line.includes('<!--') !== line.includes('-->')
    if (half || found.some((edit) => edit.text !== '')) return found
    return [{ start, end, text: '' }]
  })
}

/** The offset after the line ending of the line that contains `offset`. */
function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

/**
 * Fills the front matter of a note template. Removes keys whose values are all empty, and quotes values where YAML needs
 * it. Everything else stays as written, including comments.
 * @param fill returns a filled text, or undefined if all of its values are empty
 * @throws {InsightsError} if the YAML of the template is invalid
 */
function fillFrontMatter(
  path: string,
  yaml: string,
  fill: (text: string) => string | undefined,
  messages: Messages,
): string {
  // YAML reads `{week}` as a mapping, and `{: title}` ends a plain value. So braces are replaced while it is parsed.
  const places: string[] = []
  const hidden = yaml.replace(braces, (place) => `\uE000${places.push(place) - 1}\uE001`)
  const show = (text: string) => text.replace(/\uE000(\d+)\uE001/g, (_all, index) => places[Number(index)] ?? '')
  const document = parseDocument(hidden, { schema: 'failsafe', prettyErrors: false })
  const [problem] = yamlErrors(document, hidden)
  if (problem) {
    const line = hidden.slice(0, problem.start).split('\n').length + 1
    const { message, quoted } = problem
    const reason = { ...problem, message: show(message), quoted: quoted && show(quoted) }
    throw new InsightsError([finding('template', { path, line }, messages.brokenYaml(reason))])
  }
  const edits: Edit[] = []
  visit(document, {
    Scalar(key, node, ancestors) {
      const text = String(node.value)
      const [start, end] = (node as Node).range ?? [0, 0]
      if (key === 'key' || !text.includes('\uE000')) return
      const filled = fill(show(text))
      const pair = ancestors.at(-1)
      const inFlow = ancestors.some((ancestor) => !isPair(ancestor) && 'flow' in ancestor && ancestor.flow === true)
      if (filled !== undefined) edits.push({ start, end, text: scalar(filled, inFlow) })
      else if (isPair(pair) && isScalar(pair.key) && !inFlow && isMap(ancestors.at(-2)))
        edits.push(wholeLines(hidden, pair.key.range?.[0] ?? start, end))
      else edits.push({ start, end, text: '""' })
    },
  })
  return show(applyEdits(hidden, edits)).replace(/\n+$/, '')
}

function scalar(value: string, inFlow: boolean): string {
  const options = { lineWidth: 0 }
  if (!inFlow) return stringify(value, options).trimEnd()
  return stringify([value], { ...options, collectionStyle: 'flow', flowCollectionPadding: false })
    .trimEnd()
    .slice(1, -1)
}

function wholeLines(text: string, from: number, to: number): Edit {
  const newline = text.indexOf('\n', to)
  return { start: text.lastIndexOf('\n', from - 1) + 1, end: newline < 0 ? text.length : newline + 1, text: '' }
}

import { isMap, isPair, isScalar, type Node, parseDocument, stringify, visit } from 'yaml'
import { escapeText, sameTree } from '../document/markdown.ts'
import { braces, commonPlaces, misplaced, placeOf, unknownBraces, weekValues, wordIn } from '../document/template.ts'
import { type Finding, finding, InsightsError, type Place } from '../errors.ts'
import type { Messages, NewWords } from '../languages/language.ts'
import { readBlocks, tooComplex } from '../limits.ts'
import { applyEdits, type Edit } from '../markdown/edits.ts'
import { type Nodes, offset, type RootContent, walk } from '../markdown/mdast.ts'
import { parseMarkdown } from '../markdown/parser.ts'
import { itemsOf } from '../note/items.ts'
import type { Note } from '../note/note.ts'
import { nearest } from '../text.ts'
import type { Config, Member, SectionConfig } from '../workspace/config.ts'
import type { Week } from '../workspace/weeks.ts'

/** Whose note of which week it will be; `last` are the member's notes of the last week before. */
export interface NewNote {
  week: Week
  next: Week | undefined
  member: Member
  last: readonly Note[]
}

/** The section whose items of last week stand in the next note as a reminder. */
const remembered = 'further-study'

/** All that a template for notes can ask for. */
export function noteContent(config: Config, { week, next, member, last }: NewNote, words: NewWords): NoteContent {
  const open = leftOpen(last, words)
  return {
    values: {
      ...weekValues(config, week, next),
      // With a roster the id is enough; without one, the front matter alone can tell a name from a file name.
      member: config.members ? member.id : member.name,
      id: member.id,
      name: member.name,
      romanized: member.romanized,
      'week-id': week.id,
      questions: config.questions.heading,
    },
    sections: config.sections.map((section) => ({
      heading: section.heading,
      hint: hint(section, words),
      open: section.id === remembered ? open : '',
    })),
    open,
  }
}

function hint({ id, required, min, max, titled }: SectionConfig, words: NewWords): string {
  return [
    words.hints.get(id) ?? words.otherHint,
    required ? words.required : '',
    min || max !== undefined ? words.limits(min || undefined, max) : '',
    titled ? words.titled : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** What stayed open last week, as a comment: to be gone on with, or to be deleted. */
function leftOpen(notes: readonly Note[], words: NewWords): string {
  const sources = notes.flatMap((note) => {
    const section = note.draft ? undefined : note.outline.sections.get(remembered)
    return section && !section.empty ? [{ note, section }] : []
  })
  const items = itemsOf(sources).map(({ title, text }) => [title, text].filter(Boolean).join(': '))
  const [first] = notes
  if (!first || items.length === 0) return ''
  return `<!-- ${words.leftOpen(first.week)}\n${items.map((item) => `- ${inComment(item)}`).join('\n')}\n-->`
}

/** What a template for notes can name in braces; `{ - week-title}` leaves its dash out where there is no title. */
const notePlaces = [...commonPlaces, 'member', 'week-id', 'questions', 'hint'] as const

type NotePlace = (typeof notePlaces)[number]
type NoteValues = Partial<Record<NotePlace, string | undefined>>

/** What a new note is filled with: values by place, and the sections in document order. */
export interface NoteContent {
  values: NoteValues
  sections: { heading: string; hint: string; open: string }[]
  /** What stayed open, as a comment; where no section of the template takes it. */
  open: string
}

type Part =
  | { type: 'block'; node: RootContent; above: string | undefined }
  | { type: 'open' }
  | { type: 'each' | 'if'; name: string; children: Part[] }

/**
 * Fills a template for notes: Markdown in which `{name}` stands for a value, in text, comments and front matter alike.
 * A line, or a comment, whose values are all empty is left out; all else stands as written.
 * @param path of the template, for what is wrong with it
 * @returns the note, and a warning for each `{titel}`, which stays as the group wrote it
 * @throws InsightsError with every place that is unknown or unfinished
 */
export function fillNote(
  path: string,
  template: string,
  content: NoteContent,
  messages: Messages,
): { text: string; warnings: Finding[] } {
  const source = template.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const { tree, excess } = readBlocks(source)
  if (excess) throw new InsightsError([tooComplex(path, excess, messages)])
  const [first] = tree.children
  const yaml = first?.type === 'yaml' ? first : undefined
  // Lines keep their numbers without the front matter, for what is wrong with them.
  const below = yaml
    ? source.slice(0, offset(yaml, 'end')).replace(/[^\n]/g, '') + source.slice(offset(yaml, 'end'))
    : source
  const nodes = parseMarkdown(below).children
  const parts = partsOf(nodes, below, path, messages)
  const front = yaml ? fillFrontMatter(path, yaml.value, (text) => fillPlain(text, content.values), messages) : ''
  const body = print(parts, content, below)
  const warned = (node: RootContent, text: string) =>
    unknownBraces(text.slice(offset(node, 'start'), offset(node, 'end')), notePlaces, placeOf(path, node), messages)
  const warnings = [
    ...(yaml ? warned(yaml, source) : []),
    ...nodes.filter(({ type }) => type !== 'code').flatMap((node) => warned(node, below)),
  ]
  return { text: `${[front && `---\n${front}\n---`, body].filter((text) => text !== '').join('\n\n')}\n`, warnings }
}

/** A text of one line with its values, or nothing where it has places and all of them are empty. */
function fillPlain(text: string, values: NoteValues): string | undefined {
  const edits = editsIn(text, 0, values, (value) => value)
  if (edits.length > 0 && edits.every((edit) => edit.text === '')) return undefined
  return edits.length > 0 ? applyEdits(text, edits).trim() : text
}

function partsOf(nodes: readonly RootContent[], source: string, path: string, messages: Messages): Part[] {
  const errors: Finding[] = []
  const top: Part[] = []
  const open: { children: Part[]; place: Place }[] = [{ children: top, place: { path } }]
  let previous: RootContent | undefined
  for (const node of nodes) {
    const place = placeOf(path, node)
    const here = (open.at(-1) as (typeof open)[number]).children
    const word = wordIn(node)
    const above = previous && source.slice(offset(previous, 'end'), offset(node, 'start'))
    previous = word === undefined ? node : undefined
    const [verb = '', name = ''] = (word ?? '').split(/\s+/)
    if (word === undefined) {
      errors.push(...misplaced(path, node, messages))
      here.push({ type: 'block', node, above })
    } else if (word === 'open') here.push({ type: 'open' })
    else if (word === 'end') {
      if (open.length > 1) open.pop()
      else errors.push(finding('template', place, messages.templateEnd()))
    } else if (word === 'each section' || (verb === 'if' && isPlace(name))) {
      const part = { type: word === 'each section' ? ('each' as const) : ('if' as const), name, children: [] }
      here.push(part)
      open.push({ children: part.children, place })
    } else
      errors.push(finding('template', place, messages.templateUnknownPlace(word, nearest(word, comments), comments)))
  }
  for (const { place } of open.slice(1)) errors.push(finding('template', place, messages.templateOpen()))
  if (errors.length > 0) throw new InsightsError(errors)
  return top
}

const comments = ['each section', 'if week-title', 'open', 'end']

function isPlace(name: string): name is NotePlace {
  return (notePlaces as readonly string[]).includes(name)
}

/** The blocks that say something, as far apart as they were written. */
function print(parts: readonly Part[], content: NoteContent, source: string): string {
  let text = ''
  const add = (more: string, above = '\n\n') => {
    if (more !== '') text += text === '' ? more : above + more
  }
  for (const part of parts) {
    if (part.type === 'open') add(content.open)
    else if (part.type === 'block') add(fillBlock(part.node, source, content.values), part.above)
    else if (part.type === 'if') {
      if (isPlace(part.name) && content.values[part.name]) add(print(part.children, content, source))
    } else {
      for (const { heading, hint, open } of content.sections)
        add(print(part.children, { ...content, values: { ...content.values, heading, hint }, open }, source))
    }
  }
  return text
}

function fillBlock(block: RootContent, source: string, values: NoteValues): string {
  const [start, end] = [offset(block, 'start'), offset(block, 'end')]
  const text = source.slice(start, end)
  const fill = (asText: (value: string) => string) => {
    const edits: Edit[] = []
    walk(block, (node, ancestors) => {
      const cell = ancestors.some(({ type }) => type === 'table')
      edits.push(...editsOf(node, source, values, cell ? (value) => asText(value).replaceAll('|', '\\|') : asText))
    })
    return applyEdits(
      text,
      withoutEmptyLines(
        edits.map((edit) => shift(edit, -start)),
        text,
      ),
    )
  }
  const [plain, escaped] = [fill((value) => value), fill(escapeText)]
  return (readsTheSame(plain, escaped) ? plain : escaped).replace(/^\n+|\n+$/g, '')
}

/**
 * `Chapter 3~4` means itself and is not escaped; beside another `~` it would be struck through. `[1장]` means itself
 * until the author defines something of that name.
 */
function readsTheSame(plain: string, escaped: string): boolean {
  const brackets = (text: string) => text.split('\\[').length
  return plain === escaped || (brackets(plain) === brackets(escaped) && sameTree(plain, escaped))
}

function shift({ start, end, text }: Edit, by: number): Edit {
  return { start: start + by, end: end + by, text }
}

/** The values of one node: in text, and in a comment that stands for itself. */
function editsOf(node: Nodes, source: string, values: NoteValues, asText: (value: string) => string): Edit[] {
  const [start, end] = [offset(node, 'start'), offset(node, 'end')]
  const text = source.slice(start, end)
  if (node.type === 'text') return editsIn(text, start, values, asText)
  const { destination } = node.data ?? {}
  if (destination) {
    const inside = source.slice(destination.start, destination.end)
    return editsIn(inside, destination.start, values, (value) => value.replace(/[\s()<>\\]/g, encodeURIComponent))
  }
  if (node.type !== 'html' || !/^<!--(?:(?!-->)[\s\S])*-->$/.test(text)) return []
  // A topic called `## 핵심 인사이트` is no heading of a section, in a comment on a line of its own neither.
  const edits = editsIn(text, start, values, (value) => inComment(value).replace(/^(?=#|\*\*|__)/, '\\'))
  // A comment without its values has nothing to say.
  return edits.length > 0 && edits.every((edit) => edit.text === '') ? [{ start, end, text: '' }] : edits
}

/** Words that cannot end the comment in which they stand: `-->` anywhere, `>` right behind its start. */
function inComment(value: string): string {
  return value.replace(/--+(?=!?>)/g, (dashes) => `${dashes} `).replace(/^(?=-?>)/, ' ')
}

function editsIn(text: string, from: number, values: NoteValues, asText: (value: string) => string): Edit[] {
  return [...text.matchAll(braces)].flatMap(({ 0: all, 1: before = '', 2: name = '', 3: after = '', index }) => {
    if (!isPlace(name)) return []
    const value = (values[name] ?? '').replace(/\s+/g, ' ').trim()
    const start = from + index
    return [{ start, end: start + all.length, text: value === '' ? '' : before + asText(value) + after }]
  })
}

/** `- 범위: {scope}` without a scope goes as a line. */
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
    // A comment of several lines needs the first and the last of them.
    const half = line.includes('<!--') !== line.includes('-->')
    if (half || found.some((edit) => edit.text !== '')) return found
    return [{ start, end, text: '' }]
  })
}

/** Behind the line ending of the line in which an offset stands. */
function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

/**
 * Fills the front matter of a template for notes. A key whose value has places and none of them says anything goes;
 * a value that YAML would read as something else is put in quotes. All else stays as written, comments too.
 * @param fill gives a text with its values, or nothing where it has places and all of them are empty
 * @throws InsightsError where the template's YAML cannot be read
 */
function fillFrontMatter(
  path: string,
  yaml: string,
  fill: (text: string) => string | undefined,
  messages: Messages,
): string {
  // `{week}` is a mapping to YAML, and `{: title}` ends a plain value: places are hidden while it is read.
  const places: string[] = []
  const hidden = yaml.replace(braces, (place) => `\uE000${places.push(place) - 1}\uE001`)
  const show = (text: string) => text.replace(/\uE000(\d+)\uE001/g, (_all, index) => places[Number(index)] ?? '')
  const document = parseDocument(hidden, { schema: 'failsafe', prettyErrors: false })
  const [problem] = document.errors
  if (problem) {
    const line = hidden.slice(0, problem.pos[0]).split('\n').length + 1
    throw new InsightsError([finding('template', { path, line }, messages.brokenYaml(show(problem.message)))])
  }
  const edits: Edit[] = []
  visit(document, {
    Scalar(key, node, ancestors) {
      const text = String(node.value)
      const [start, end] = (node as Node).range ?? [0, 0]
      if (key === 'key' || !text.includes('\uE000')) return
      const filled = fill(show(text))
      const pair = ancestors.at(-1)
      const inFlow = ancestors.some((one) => !isPair(one) && 'flow' in one && one.flow === true)
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

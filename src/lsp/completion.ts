import { posix } from 'node:path'
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver/node'
import type { LintWords } from '../languages/language.ts'
import type { Span } from '../markdown/edits.ts'
import { offset, plainText, visitParents } from '../markdown/mdast.ts'
import { findLabels } from '../note/labels.ts'
import { encodedSegments, segmentsBetween } from '../note/links.ts'
import type { Note } from '../note/note.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { pathsIn } from '../workspace/known-files.ts'
import { type EditedNote, noteAt } from './edited-note.ts'
import { depthOf, lackingSections } from './missing-sections.ts'

/** Characters after which an editor asks by itself. */
export const completionTriggers = ['#', ' ', '[', '^', '(', '/', ':']

/** In code units. Longer lines are not completed, so that the time is bounded. */
const longestLine = 1000

/** What the line up to the cursor looks like where there is something to complete. */
const places = {
  heading: /^ {0,3}(#{1,6})(?:[ \t]+[^#]*|[^#\s]*)$/,
  key: /^\w*$/,
  value: /^(\w+):([ \t]*)/,
  path: /(!?)\[(?:\\.|[^\]\\])*\]\((<?)([^()<>\s]*)$/,
  label: /(?<![\\!])\[([^[\]]*)$|\]\[([^[\]]*)$/,
}

/** Whether there may be something to complete after this part of a line. In most text there is not, and no need to parse. */
export function mayComplete(before: string): boolean {
  return before.length <= longestLine && Object.values(places).some((pattern) => pattern.test(before))
}

/** A place to complete: the line up to the cursor, and offsets into the note. */
interface CursorPlace {
  before: string
  lineStart: number
  lineEnd: number
  at: number
}

/** One thing to complete. It replaces a span of the note. */
interface CompletionChoice {
  label: string
  kind: CompletionItemKind
  replaces: Span
  text?: string
  detail?: string | undefined
}

/**
 * What can be written at an offset: the heading of a section that the note lacks, a key of the front matter or its
 * value, the path of a note or an image in a link, the label of a link or a footnote.
 */
export function completionsAt(note: EditedNote, at: number, words: LintWords): CompletionItem[] {
  const noteHere = noteAt(note, at)
  const lineStart = noteHere.text.lastIndexOf('\n', at - 1) + 1
  const newline = noteHere.text.indexOf('\n', at)
  const lineEnd = newline < 0 ? noteHere.text.length : newline
  if (at - lineStart > longestLine) return []
  const place = { before: noteHere.text.slice(lineStart, at), lineStart, lineEnd, at }
  return choicesAt(note, noteHere, place, words).map(({ label, kind, replaces, text = label, detail }, index) => ({
    label,
    kind,
    ...(detail ? { detail } : {}),
    // An editor compares what is typed with this, and sorts by that.
    filterText: noteHere.text.slice(replaces.start, at).match(/^#+/) ? text : label,
    sortText: String(index).padStart(5, '0'),
    textEdit: { range: note.positions.rangeOf(replaces), newText: text },
  }))
}

function choicesAt(note: EditedNote, noteHere: Note, place: CursorPlace, words: LintWords): CompletionChoice[] {
  const { end } = noteHere.frontMatter
  // Not on the first `---` nor the last.
  if (end !== undefined && place.at < end - '---'.length && place.lineStart > 0)
    return inFrontMatter(note, noteHere, place, words)
  if (end !== undefined && place.at <= end) return []
  if (isVerbatim(noteHere, place.at)) return []
  return [...headings(note, noteHere, place), ...paths(note, place), ...labels(noteHere, place)]
}

/** Whether an offset is in code or HTML. */
function isVerbatim({ tree }: Note, at: number): boolean {
  let found = false
  visitParents(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode' && node.type !== 'html') return
    found ||= offset(node, 'start') < at && at < offset(node, 'end')
  })
  return found
}

function inFrontMatter(note: EditedNote, noteHere: Note, place: CursorPlace, words: LintWords): CompletionChoice[] {
  const { before, lineStart, lineEnd, at } = place
  const head = noteHere.text.slice(0, noteHere.frontMatter.end)
  const [, key, space = ''] = places.value.exec(before) ?? []
  if (key !== undefined) {
    const replaces = { start: lineStart + key.length + 1 + space.length, end: lineEnd }
    return valuesOf(key, note, noteHere).map(({ value, detail }) => ({
      label: value,
      kind: CompletionItemKind.Value,
      replaces,
      text: (space === '' ? ' ' : '') + yamlText(value),
      detail,
    }))
  }
  if (!places.key.test(before)) return []
  const unused = Object.entries(words.editor.frontMatter).filter(([name]) => !head.includes(`\n${name}:`))
  return unused.map(([name, meaning]) => ({
    label: name,
    kind: CompletionItemKind.Property,
    replaces: { start: lineStart, end: at },
    text: `${name}: `,
    detail: meaning,
  }))
}

/** The values that a key of the front matter may have, the likely ones first. */
function valuesOf(key: string, { config }: EditedNote, note: Note): { value: string; detail?: string | undefined }[] {
  const isOther = (id: string) => Number(id !== note.member)
  const week = config.weeks.find(({ id }) => id === note.week)
  const known = (value: string | undefined) => (value === undefined ? [] : [{ value }])
  if (key === 'draft') return [{ value: 'true' }]
  if (key === 'title') return known(week?.title)
  if (key === 'date') return known(week?.date)
  if (key === 'romanized') return known(config.members?.find(({ id }) => id === note.member)?.romanized)
  if (key === 'member' && config.members) {
    const members = config.members.toSorted((a, b) => isOther(a.id) - isOther(b.id))
    return members.map(({ id, name }) => ({ value: name, detail: id }))
  }
  if (key !== 'member' && key !== 'week') return []
  const { notes, weeks } = listNotes(config)
  if (key === 'member') return [...new Set(notes.map(({ member }) => member))].map((value) => ({ value }))
  const weeksFirst = weeks.toSorted((a, b) => Number(a.id !== note.week) - Number(b.id !== note.week))
  return weeksFirst.map(({ id, title }) => ({ value: id, detail: title }))
}

/** A value as YAML, in quotes if it could be anything but text. */
function yamlText(value: string): string {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N} ._~()-]*[\p{L}\p{N}.)])?$/u.test(value) ? value : JSON.stringify(value)
}

/** On a line that begins with `#`, or an empty one. */
function headings(note: EditedNote, noteHere: Note, { before, lineStart, lineEnd }: CursorPlace): CompletionChoice[] {
  const [, marks] = places.heading.exec(before) ?? []
  if (marks === undefined && lineEnd > lineStart) return []
  const depth = marks?.length ?? depthOf(noteHere)
  return lackingSections(note, noteHere).map(({ heading }) => ({
    label: heading,
    kind: CompletionItemKind.Module,
    replaces: { start: lineStart, end: lineEnd },
    text: `${'#'.repeat(depth)} ${heading}`,
  }))
}

const images = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i

/** In the brackets of `[text](` or `![alt](`: files of the workspace, relative to the note. */
function paths({ path, settings, config }: EditedNote, { before, at }: CursorPlace): CompletionChoice[] {
  const [, mark, , written] = places.path.exec(before) ?? []
  if (written === undefined || !settings.files) return []
  const isImage = mark === '!'
  const replaces = { start: at - written.length, end: at }
  const prefix = config.folder === '' ? '' : `${config.folder}/`
  const wanted = pathsIn(settings.files).filter(
    (file) => file !== path && file.startsWith(prefix) && (isImage ? images : /\.md$/i).test(file),
  )
  // Those of the same folder first.
  const near = (file: string) => Number(posix.dirname(file) !== posix.dirname(path))
  return wanted
    .toSorted((a, b) => near(a) - near(b))
    .slice(0, mostPaths)
    .map((file) => ({
      label: posix.relative(posix.dirname(path), file),
      kind: CompletionItemKind.File,
      replaces,
      text: [...segmentsBetween(path, file), ...encodedSegments(posix.basename(file))].join('/'),
    }))
}

const mostPaths = 2000

/** After `[^` the footnotes of the note, after `[` and `][` its link definitions. */
function labels({ tree, text }: Note, { before, at }: CursorPlace): CompletionChoice[] {
  const [, first, second] = places.label.exec(before) ?? []
  const written = first ?? second
  if (written === undefined) return []
  const isFootnote = written.startsWith('^')
  const { footnote, link } = findLabels(tree, text)
  const closed = text[at] === ']' ? '' : ']'
  return [...(isFootnote ? footnote : link).values()].map((definition) => ({
    label: isFootnote ? `^${definition.label}` : definition.label,
    kind: CompletionItemKind.Reference,
    replaces: { start: at - written.length, end: at },
    text: `${isFootnote ? '^' : ''}${definition.label}${closed}`,
    detail: definition.url ?? (definition.node ? plainText(definition.node).slice(0, mostDetail) : undefined),
  }))
}

const mostDetail = 80

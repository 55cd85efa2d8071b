import type { Hover } from 'vscode-languageserver/node'
import type { LintWords } from '../languages/language.ts'
import type { Span } from '../markdown/edits.ts'
import { offset } from '../markdown/mdast.ts'
import { sectionHint } from '../note/hints.ts'
import type { Note } from '../note/note.ts'
import { headedParts } from '../note/sections.ts'
import { configOf, type SectionConfig } from '../workspace/config.ts'
import { type EditedNote, noteAt } from './edited-note.ts'

/** Text from a config is shown as text: it is not Markdown. */
interface Explained extends Span {
  text: string
}

/**
 * What is at an offset: the heading of a section, with what it is for; a key of the front matter.
 */
export function hoverAt(note: EditedNote, at: number, words: LintWords): Hover | undefined {
  const noteHere = noteAt(note, at)
  const explained = [...keysIn(noteHere, words), ...headingsIn(note, noteHere, words)]
  const found = explained.filter(({ start, end }) => start <= at && at <= end)
  const [first] = found
  if (!first) return undefined
  const value = [...new Set(found.map(({ text }) => text))].join('\n\n---\n\n')
  return { contents: { kind: 'markdown', value }, range: note.positions.rangeOf(first) }
}

function keysIn({ frontMatter }: Note, { editor }: LintWords): Explained[] {
  return [...frontMatter.keys].flatMap(([key, span]) => {
    const meaning = new Map(Object.entries(editor.frontMatter)).get(key)
    return meaning === undefined ? [] : [{ ...span, text: `**${key}**\n\n${meaning}` }]
  })
}

function headingsIn({ config }: EditedNote, note: Note, words: LintWords): Explained[] {
  const { sections, questions } = configOf(config, note.week)
  const known = new Map([...sections, questions].map((section) => [section.id, section]))
  const headed = new Set(headedParts(note.outline))
  return [...note.outline.sections].flatMap(([id, { parts }]) => {
    const section = known.get(id)
    if (!section) return []
    const text = purposeOf(section, id === questions.id, config.language.note, words)
    const spans = parts.filter((part) => headed.has(part)).map(({ heading }) => heading)
    return spans.map((heading) => ({ start: offset(heading, 'start'), end: offset(heading, 'end'), text }))
  })
}

function purposeOf(
  section: SectionConfig,
  isQuestions: boolean,
  noteWords: Parameters<typeof sectionHint>[1],
  { editor }: LintWords,
): string {
  const goes = isQuestions ? editor.toDiscussion : editor.toDocument
  return [`**${asText(section.heading)}**`, asText(sectionHint(section, noteWords)), goes].join('\n\n')
}

/** Escapes a text for Markdown. */
function asText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&')
}

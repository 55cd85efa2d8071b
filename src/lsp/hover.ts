import type { Hover } from 'vscode-languageserver/node'
import type { LintMessage } from '../api-types.ts'
import type { LintWords } from '../languages/language.ts'
import { documentation } from '../lint/rule.ts'
import { ruleDocs } from '../lint/rules.ts'
import type { Span } from '../markdown/edits.ts'
import { offset } from '../markdown/mdast.ts'
import { sectionHint } from '../note/hints.ts'
import type { Note } from '../note/note.ts'
import { headedParts } from '../note/sections.ts'
import { configOf, type SectionConfig } from '../workspace/config.ts'
import { contextIn, type EditedNote, noteAt } from './edited-note.ts'

/** Text from a config is shown as text: it is not Markdown. */
interface Explained extends Span {
  text: string
}

/**
 * What is at an offset: a finding or a comment that turns a rule off, with the meaning of the rule; the heading of a
 * section, with what it is for; a key of the front matter.
 * @param messages the findings of the file
 */
export function hoverAt(
  note: EditedNote,
  at: number,
  messages: readonly LintMessage[],
  words: LintWords,
): Hover | undefined {
  const noteHere = noteAt(note, at)
  const explained = [
    ...keysIn(noteHere, words),
    ...headingsIn(note, noteHere, words),
    ...suppressionsIn(note, noteHere),
    ...findingsAt(note, messages),
  ]
  const found = explained.filter(({ start, end }) => start <= at && at <= end)
  const [first] = found
  if (!first) return undefined
  const value = [...new Set(found.map(({ text }) => text))].join('\n\n---\n\n')
  return { contents: { kind: 'markdown', value }, range: note.positions.rangeOf(first) }
}

function findingsAt(note: EditedNote, messages: readonly LintMessage[]): Explained[] {
  const { offsetAt, rangeAt } = note.positions
  return messages.flatMap((found) => {
    if (found.path !== note.path) return []
    const { start, end } = rangeAt(found)
    const span = { start: offsetAt(start), end: offsetAt(end) }
    // One about the whole file has no place to point at.
    return span.start === span.end ? [] : meaningOf(found.rule, span, note)
  })
}

function suppressionsIn(note: EditedNote, noteHere: Note): Explained[] {
  return contextIn(note, noteHere).suppressions.flatMap(({ rule, start, end }) => meaningOf(rule, { start, end }, note))
}

function meaningOf(rule: string, span: Span, { settings }: EditedNote): Explained[] {
  const explanation = ruleDocs.get(rule)?.[settings.language]
  if (!explanation) return []
  const link = `[${rule}](${documentation(settings.language, rule)})`
  return [{ ...span, text: `**${link}**\n\n${explanation.what}\n\n${explanation.why}` }]
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

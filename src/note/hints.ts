import type { NoteWords } from '../languages/language.ts'
import type { Span } from '../markdown/edits.ts'
import { visitParents } from '../markdown/mdast.ts'
import { matchesIn } from '../markdown/sources.ts'
import { hasLetters, onOneLine } from '../text.ts'
import type { Config, SectionConfig } from '../workspace/config.ts'
import type { Section } from './sections.ts'

/** The text of a comment in a new note: how it starts and ends, and between them a value of that note. */
export interface Hint {
  start: string
  /** Absent if `start` is the whole text. */
  end?: string
}

/** What to write into a section, in the words of the note. */
export function sectionHint({ id, required, min, max, titled }: SectionConfig, words: NoteWords): string {
  return [
    new Map(Object.entries(words.hints)).get(id) ?? words.otherHint,
    required ? words.required : '',
    min || max !== undefined ? words.limits(min || undefined, max) : '',
    titled ? words.titled : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** The comments that `new` and `draft` write into notes: those of the group's note template, of the built-in one, and others. */
export function hintsOf(
  { language, sections, questions }: Pick<Config, 'language' | 'sections' | 'questions'>,
  template: string,
): Hint[] {
  const fill = (text: string) =>
    [...sections, questions].map((section) =>
      text
        .replaceAll('{hint}', () => sectionHint(section, language.note))
        .replaceAll('{heading}', () => section.heading),
    )
  const texts = [template, language.templates['note.md']].flatMap((source) =>
    Array.from(source.matchAll(comment), textOf),
  )
  const hints = [...new Set(texts.flatMap(fill))].map((text): Hint => {
    const [open, close] = [text.indexOf('{'), text.lastIndexOf('}')]
    return open < 0 || close < open ? { start: text } : { start: text.slice(0, open), end: text.slice(close + 1) }
  })
  const { reminder, nothingCopied } = language.note
  return [{ start: reminder, end: '' }, { start: nothingCopied }, ...hints].filter(({ start, end = '' }) =>
    hasLetters(start + end),
  )
}

/** The first comment in a section whose text is not a hint: probably written there by mistake, where nobody sees it. */
export function hiddenText({ parts }: Section, text: string, hints: readonly Hint[]): Span | undefined {
  const hidden: Span[] = []
  for (const block of parts.flatMap(({ blocks }) => blocks)) {
    visitParents(block, (node) => {
      if (node.type !== 'html') return
      for (const { match, ...span } of matchesIn(node, text, comment)) {
        const written = textOf(match)
        const isOurs = /^insights[-:]/.test(written) || hints.some((hint) => isHint(written, hint))
        if (hasLetters(written) && !isOurs) hidden.push(span)
      }
    })
  }
  return hidden[0]
}

const comment = /<!--([\s\S]*?)-->/g

function textOf({ 1: inside = '' }: RegExpMatchArray): string {
  return onOneLine(inside)
}

function isHint(text: string, { start, end }: Hint): boolean {
  if (end === undefined) return text === start
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end)
}

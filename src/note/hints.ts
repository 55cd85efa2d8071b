import type { NoteWords } from '../languages/language.ts'
import type { Span } from '../markdown/edits.ts'
import { type RootContent, visitParents } from '../markdown/mdast.ts'
import { matchesIn } from '../markdown/sources.ts'
import { hasLetters, onOneLine } from '../text.ts'
import type { Config, SectionConfig } from '../workspace/config.ts'

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

/** What becomes of text outside the headings of a new note, depending on the section for all other text. */
export function outsideHint(sections: readonly SectionConfig[], words: NoteWords): string {
  const rest = sections.find((section) => section.rest)
  return rest ? words.outsideIs(rest.heading) : words.outsideStays
}

/** The comments that `new` and `draft` write into notes: those of the group's note template, of the built-in one, and others. */
export function hintsOf(
  { language, sections, questions }: Pick<Config, 'language' | 'sections' | 'questions'>,
  template: string,
): Hint[] {
  // A week may lack the section for all other text.
  const outside = [sections, []].map((some) => outsideHint(some, language.note))
  const fill = (text: string) =>
    [...sections, questions].flatMap((section) =>
      outside.map((sentence) =>
        text
          .replaceAll('{hint}', () => sectionHint(section, language.note))
          .replaceAll('{heading}', () => section.heading)
          .replaceAll('{outside}', () => sentence)
          .replaceAll('{questions}', () => questions.heading),
      ),
    )
  const texts = [template, language.templates['note.md']].flatMap((source) =>
    Array.from(source.matchAll(comment), ([, inside]) => onOneLine(inside ?? '')),
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

/**
 * The first comment in blocks of a note whose text is neither a hint nor for a program: probably written there by
 * mistake, where nobody sees it.
 * @param hints if absent, the file is not made from a template, and nobody takes a comment for a box to fill in
 */
export function textInComment(
  blocks: readonly RootContent[],
  text: string,
  hints: readonly Hint[] | undefined,
): Span | undefined {
  if (!hints) return undefined
  const hidden: Span[] = []
  for (const block of blocks) {
    visitParents(block, (node) => {
      if (node.type !== 'html') return
      for (const { match, ...span } of matchesIn(node, text, comment)) {
        const written = onOneLine(match[1] ?? '')
        if (hasLetters(written) && !directive.test(written) && !isHint(written, hints)) hidden.push(span)
      }
    })
  }
  return hidden[0]
}

/** Whether a block is nothing but hints. */
export function isHintBlock(node: RootContent, hints: readonly Hint[]): boolean {
  if (node.type !== 'html') return false
  return node.value.replace(comment, (all, inside) => (isHint(onOneLine(inside ?? ''), hints) ? '' : all)).trim() === ''
}

/**
 * Whether a line shows what a hint says, because its `<!--` is gone, or the example at its end: `- **제목**: 내용` of
 * `<!-- 이 줄 아래에 써 주세요. 예: - **제목**: 내용 -->`.
 */
export function showsHint(line: string, hints: readonly Hint[]): boolean {
  const shown = line.replace(/\s*-->$/, '')
  const isExample = /^[-*+] /.test(line)
  return hints.some(
    ({ start, end }) => end === undefined && (start === shown || (isExample && start.endsWith(` ${line}`))),
  )
}

/** The text of a comment for a program: `insights-disable`, `markdownlint-disable MD033`, `cspell:disable`, `toc`. */
const directive = /^(?:[a-z\d]+[-:][a-z]|[a-z]+$)/i

const comment = /<!--([\s\S]*?)-->/g

function isHint(text: string, hints: readonly Hint[]): boolean {
  return hints.some(({ start, end }) => {
    if (end === undefined) return text === start
    return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end)
  })
}

import { type Nodes, plainText } from '../markdown/mdast.ts'
import { parse, parseAsGitHub } from '../markdown/parser.ts'
import { onOneLine } from '../text.ts'
import { LONGEST_NAME } from './names.ts'
import { betweenSentences, type Statement, sentencesIn } from './statements.ts'

/** In Latin letters; a Hangul letter counts as two. A longer line is not quoted, since no sentence is ever cut. */
const LONGEST_LINE = 340

/**
 * Quotes a statement as Markdown for one item of a list, byte for byte: all of it if it is short, else its sentences
 * around the one that `names` accepts.
 * @param title the title above it, which is not repeated: `**Retries**: …`
 * @returns undefined if no whole sentence can be quoted
 */
export function quotationOf(
  { source, text, item, paragraph }: Statement,
  title: string,
  names: (sentence: string) => boolean,
  refersBack: RegExp,
): string | undefined {
  const isNamed = paragraph === 0 && item.title !== undefined
  if (isNamed && item.title === title) {
    const body = source.replace(boldTitle, '')
    if (body !== source && isQuotable(body, item.text.trim())) return unindented(body)
  }
  if (isQuotable(source, text)) return unindented(source)
  return sentenceWindows(source, text, (sentence) => names(sentence) && !refersBack.test(sentence))
    .filter((window) => isQuotable(window.source, window.text))
    .map((window) => unindented(window.source))[0]
}

/** `**title**: ` or `**title:** ` */
const boldTitle = /^(?:\*\*[^*]+\*\*|__[^_]+__)\s*(?:[:：]|[-–—](?=\s))?\s*/

/** Sentences that begin with one that is accepted: three, two or one of them. */
function sentenceWindows(
  source: string,
  text: string,
  accepts: (sentence: string) => boolean,
): { source: string; text: string }[] {
  const whole = sentencesIn(text)
  const ends = [...source.matchAll(new RegExp(betweenSentences, 'gu'))]
  const starts = [0, ...ends.map((end) => end.index + end[0].length)]
  if (starts.length !== whole.length) return []
  const stops = [...ends.map(({ index }) => index), source.length]
  return whole.flatMap((sentence, at) =>
    accepts(sentence)
      ? [3, 2, 1].flatMap((count) =>
          at + count > whole.length
            ? []
            : [
                {
                  source: source.slice(starts[at], stops[at + count - 1]),
                  text: whole.slice(at, at + count).join(' '),
                },
              ],
        )
      : [],
  )
}

/** Lines of a paragraph, without the indentation of their list. */
function unindented(source: string): string {
  return source.replace(/\n[ \t]*/g, '\n')
}

/** Whether words can be read aloud: not too long, no arrow, formula or mere list, and complete. */
function isQuotable(source: string, text: string): boolean {
  if (width(text) > LONGEST_LINE || isEnumeration(text) || /[→⇒↔]|->|\s=\s|[:：]$/.test(text)) return false
  return text.split(/[([{]/).length === text.split(/[)\]}]/).length && readsAs(unindented(source), text)
}

/** Whether a text is a mere enumeration: `읽기 잠금, 쓰기 잠금, 의도 잠금`. */
function isEnumeration(text: string): boolean {
  const parts = text
    .replace(/\([^()]*\)/g, '')
    .replace(/^[^:：]*[:：]/, '')
    .split(/[,，、]\s/)
  return parts.length > 2 && parts.every((part) => part.trim().split(/\s+/).length <= LONGEST_NAME)
}

function width(text: string): number {
  return text.length + (text.match(/\p{Script=Hangul}/gu)?.length ?? 0)
}

/** The nodes that a quotation may contain, besides links to web pages. Other links and labels depend on their file. */
const inline = new Set(['text', 'inlineCode', 'emphasis', 'strong', 'delete'])

/** Whether Markdown in a list item reads as these words, both here and on GitHub. */
function readsAs(markdown: string, words: string): boolean {
  return [parse, parseAsGitHub].every((parse) => {
    const [list, ...rest] = parse(`- x: ${markdown.replaceAll('\n', '\n  ')}`).children
    const [item] = list?.type === 'list' ? list.children : []
    const [paragraph, ...more] = item?.children ?? []
    if (paragraph?.type !== 'paragraph' || rest.length + more.length > 0) return false
    return paragraph.children.every(isInline) && onOneLine(plainText(paragraph)) === `x: ${words}`
  })
}

function isInline(node: Nodes): boolean {
  // A bracket may be a label that another note defines.
  if (node.type === 'text' && /[[\]]/.test(node.value)) return false
  const isSafe = inline.has(node.type) || (node.type === 'link' && /^https?:\/\//.test(node.url))
  return isSafe && (!('children' in node) || node.children.every(isInline))
}

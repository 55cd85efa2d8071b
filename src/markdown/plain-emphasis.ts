import type { Span } from './edits.ts'

/** The span of an emphasis, including its asterisks. */
export interface Emphasised extends Span {
  type: 'emphasis' | 'strong'
}

/** The rules for emphasis: `**용어(Term)**은` is bold with `cjk-friendly`, and text with asterisks on GitHub. */
export type Flavour = 'cjk-friendly' | 'github'

/**
 * Pairs the asterisks of a paragraph without a parser, if they come in runs of one or two next to common characters.
 * @param source the paragraph, or the text of a link in it
 * @param bare the same, with dots for code, links and escapes
 * @returns undefined if a parser is needed
 */
export function plainEmphasis(source: string, bare: string, flavour: Flavour): Emphasised[] | undefined {
  if (bare.includes('_') || (bare.match(/~+/g) ?? []).length > 1) return undefined
  const found: Emphasised[] = []
  const open: Span[] = []
  for (const { 0: run, index: start } of bare.matchAll(/\*+/g)) {
    const end = start + run.length
    const [before, after] = [kindOf(source[start - 1]), kindOf(source[end])]
    if (run.length > 2 || !before || !after) return undefined
    const opener = open.at(-1)
    if (opener && isFlanking(after, before, flavour)) {
      if (opener.end - opener.start !== run.length) return undefined
      open.pop()
      found.push({ type: run.length > 1 ? 'strong' : 'emphasis', start: opener.start, end })
    } else if (isFlanking(before, after, flavour)) open.push({ start, end })
  }
  return found
}

type Kind = 'space' | 'mark' | 'hangul' | 'latin'

/** The class of a character for emphasis; undefined if Markdown parsers or versions disagree about it. */
function kindOf(letter: string | undefined): Kind | undefined {
  if (letter === undefined || /[ \t\n]/.test(letter)) return 'space'
  if (/[!-)+-/:-@[-^`{-}]/.test(letter)) return 'mark'
  if (/[가-힣]/.test(letter)) return 'hangul'
  return /[a-z\d]/i.test(letter) ? 'latin' : undefined
}

/** Whether asterisks are flanking: whether they can open or close emphasis on the side of `inner`. */
function isFlanking(outer: Kind, inner: Kind, flavour: Flavour): boolean {
  if (inner !== 'mark') return inner !== 'space'
  return outer === 'space' || outer === 'mark' || (outer === 'hangul' && flavour === 'cjk-friendly')
}

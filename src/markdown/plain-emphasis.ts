import type { Span } from './edits.ts'

/** Emphasis by asterisks, with them. */
export interface Emphasised extends Span {
  type: 'emphasis' | 'strong'
}

/**
 * How emphasis is read: so that `**용어(Term)**은` is bold, as its author meant it, or as GitHub shows it, with asterisks.
 */
export type Flavour = 'cjk-friendly' | 'github'

/**
 * Pairs the asterisks of a paragraph without a parser, where one or two stand at a time and beside them what is plain.
 * @param source the paragraph, or the text of a link in it
 * @param bare the same with dots for what holds no emphasis: code, links, escapes
 * @returns undefined where only a parser can tell
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
    if (opener && faces(after, before, flavour)) {
      if (opener.end - opener.start !== run.length) return undefined
      open.pop()
      found.push({ type: run.length > 1 ? 'strong' : 'emphasis', start: opener.start, end })
    } else if (faces(before, after, flavour)) open.push({ start, end })
  }
  return found
}

type Kind = 'space' | 'mark' | 'hangul' | 'latin'

/** What a letter is to emphasis; undefined for those on which versions and readers of Markdown part. */
function kindOf(letter: string | undefined): Kind | undefined {
  if (letter === undefined || /[ \t\n]/.test(letter)) return 'space'
  if (/[!-)+-/:-@[-^`{-}]/.test(letter)) return 'mark'
  if (/[가-힣]/.test(letter)) return 'hangul'
  return /[a-z\d]/i.test(letter) ? 'latin' : undefined
}

/** Whether marks may belong to what stands on their inner side, by what stands on either. */
function faces(outer: Kind, inner: Kind, flavour: Flavour): boolean {
  if (inner !== 'mark') return inner !== 'space'
  return outer === 'space' || outer === 'mark' || (outer === 'hangul' && flavour === 'cjk-friendly')
}

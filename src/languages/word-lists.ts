/** The words of a text. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean))
}

/** The phrases of a text, separated by dots: `딱히 없음 · 모름`. */
export function phrases(text: string): string[] {
  return text.trim().split(/\s+·\s+|\n\s*/)
}

/**
 * Finds the words in brackets: `빠르[지만] 비싸다 · [다만] 늦다`. The rest of each entry is an example. A Latin word
 * begins with the cue: `it [lie]s` does not find `client`.
 */
export function cues(text: string): RegExp {
  const found = bracketed(text).map((cue) => (/^[a-z]/.test(cue) && cue !== "n't" ? `(?<![a-z])${cue}` : cue))
  return new RegExp(found.join('|'), 'g')
}

/** As {@link cues}, at the beginning of a text in any case, or at the end of a word. */
export function openings(text: string): RegExp {
  return new RegExp(`^(?:${bracketed(text).join('|')})`, 'i')
}
export function endings(text: string): RegExp {
  return new RegExp(`(?:${bracketed(text).join('|')})$`)
}

function bracketed(text: string): string[] {
  return [...text.matchAll(/\[(.+?)\]/g)].map(([, found = '']) => found)
}

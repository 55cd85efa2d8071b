/** The words of a text. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean))
}

/**
 * Finds the words in brackets: `빠르[지만] 비싸다 · [다만] 늦다`. The rest of each entry is an example. A Latin word
 * begins with the cue: `it [lie]s` does not find `client`.
 */
export function cues(text: string): RegExp {
  const found = [...text.matchAll(/\[(.+?)\]/g)].map(([, cue = '']) =>
    /^[a-z]/.test(cue) && cue !== "n't" ? `(?<![a-z])${cue}` : cue,
  )
  return new RegExp(found.join('|'), 'g')
}

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

/** One pair of {@link cues} a line: `값이 [늘]었다 | 값이 [줄]었다`. */
export function opposites(text: string): [one: RegExp, other: RegExp][] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [one = '', other = ''] = line.split('|')
      return [cues(one), cues(other)]
    })
}

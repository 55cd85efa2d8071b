import type { Yaml } from 'mdast'

/** A file's front matter, and its text with spaces in place of it, so that positions stay those of the file. */
export interface SplitText {
  frontMatter: Yaml | undefined
  body: string
}

/**
 * Splits off front matter: the lines from `---` on the first line to the next `---`. Without a second one there is no
 * front matter, and the first is a thematic break.
 *
 * The parser never gets to see front matter. Its extension for it keeps looking for the second `---` until the end of
 * the file, and without one it reads no list, quote or footnote of the whole file.
 * @param text with LF line endings, without a byte order mark
 */
export function splitFrontMatter(text: string): SplitText {
  const found = /^---[ \t]*\n(?:(?<value>[\s\S]*?)\n)??---[ \t]*(?=\n|$)/.exec(text)
  if (!found) return { frontMatter: undefined, body: text }
  const end = found[0].length
  const lines = found[0].split('\n')
  const frontMatter: Yaml = {
    type: 'yaml',
    value: found.groups?.value ?? '',
    position: {
      start: { line: 1, column: 1, offset: 0 },
      end: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset: end },
    },
  }
  return { frontMatter, body: found[0].replace(/[^\n]/g, ' ') + text.slice(end) }
}

/** What may head a section in a note, or begin a week in it. */
export interface Title {
  text: string
  as: 'heading' | 'bold' | 'item'
  /** 1 to 6; of a heading alone. */
  depth: number
}

/** What of a Markdown file speaks of the group that wrote it. */
export interface Outline {
  titles: Title[]
  /** Who wrote it, by its front matter. */
  author?: string | undefined
}

const fence = /^ {0,3}(`{3,}|~{3,})/
const heading = /^ {0,3}(#{1,6})[ \t]+(.{1,200}?)[ \t]*#*[ \t]*$/
const bold = /^(?:[^\p{L}\p{N}\s]{1,3}\s?)?(\*\*|__)([^*_]{2,60})\1[:：]?$/u
const item = /^[-*+][ \t]+(?:(\*\*|__)([^*_]{2,40})\1[:：]?|(.{2,40})[:：])$/u
const author = /^(?:member|author|name|작성자|이름)[ \t]*:[ \t]*(["']?)([^\n"'[\]{}#]+?)\1[ \t]*$/

/**
 * Reads the headings, bold paragraphs, list leads and the author of a note, line by line: a guess may miss what a
 * parser would find, and for a folder of notes a parser takes ten times as long.
 */
export function outlineOf(text: string): Outline {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  const found: Outline = { titles: [] }
  const body = frontMatterEnd(lines)
  for (const line of lines.slice(0, body)) found.author ??= author.exec(line)?.[2]
  let open: string | undefined
  for (let at = body; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const marks = fence.exec(line)?.[1]
    if (marks !== undefined && (open === undefined || marks.startsWith(open))) {
      open = open === undefined ? marks : undefined
    } else if (open === undefined && line.length < 300) {
      const title = titleAt(lines, at, body)
      if (title) found.titles.push(title)
    }
  }
  return found
}

/** Where the note begins behind its front matter. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---')
  return end > 0 && end < 60 ? end + 1 : 0
}

function titleAt(lines: readonly string[], at: number, body: number): Title | undefined {
  const line = lines[at] ?? ''
  const [, marks, text] = heading.exec(line) ?? []
  if (marks !== undefined && text !== undefined) return { text, as: 'heading', depth: marks.length }
  const before = at === body ? '' : (lines[at - 1] ?? '').trim()
  const after = (lines[at + 1] ?? '').trim()
  if (/^ {0,3}=+$/.test(lines[at + 1] ?? '') && before === '' && line.trim() !== '')
    return { text: line.trim(), as: 'heading', depth: 1 }
  const strong = bold.exec(line.trim())?.[2]
  if (strong !== undefined && before === '' && after === '') return { text: strong, as: 'bold', depth: 0 }
  const lead = item.exec(line)
  return lead ? { text: lead[2] ?? lead[3] ?? '', as: 'item', depth: 0 } : undefined
}

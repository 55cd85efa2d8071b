/**
 * The lines of a note's template that are there to be written over: list items (`- **제목**: 설명`), and lines with an
 * ellipsis or with `여기에`. Headings and the group's own standing words are kept by everybody.
 */
export function placeholdersIn(template: string): Set<string> {
  const body = template
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
  const lines = body.split('\n').map((line) => line.trim())
  return new Set(lines.filter((line) => /\p{L}/u.test(line) && !line.startsWith('#') && isPlaceholder(line)))
}

function isPlaceholder(line: string): boolean {
  return /^(?:[-*+]|\d+[.)])\s/.test(line) || /…|\.\.\.|여기에/.test(line)
}

import { basename } from 'node:path'
import type { Added } from '../adopt/history.ts'
import type { File } from '../adopt/reading.ts'
import { parseFile } from '../limits.ts'
import { titleOf } from '../note/sections.ts'
import { defaults } from '../workspace/config.ts'
import { readText } from '../workspace/files.ts'
import { listFiles } from '../workspace/list-files.ts'

/** A Markdown file as far as `init` reads it. */
export interface MarkdownFile extends File {
  words: number
}

/** Maximum number of files to read. No group has more notes. */
const maxFiles = 20_000

/** In code units. The beginning of a file says how it is written. */
const maxLength = 200_000

/** Reads all Markdown files below a folder but those in hidden folders, installed packages and the templates. */
export function readFolder(root: string, added: ReadonlyMap<string, Added>): MarkdownFile[] {
  const config = defaults(root)
  const isOpen = (folder: string) =>
    !basename(folder).startsWith('.') && basename(folder) !== 'node_modules' && folder !== config.templates
  const { files } = listFiles({
    root,
    mayContainNotes: isOpen,
    isExpected: () => false,
    ignores: () => false,
    isOutput: () => false,
    messages: config.language.messages,
  })
  const paths = files.filter((path) => /\.(?:md|markdown|mkdn?|mdown|mkdown)$/i.test(path)).slice(0, maxFiles)
  return paths.flatMap((path): MarkdownFile[] => {
    const reading = readText(config, path)
    // `lint` reports files that cannot be read.
    if ('finding' in reading) return []
    const text = reading.text.replace(/\r\n?/g, '\n')
    const { tree, body } = parseFile(text.slice(0, maxLength))
    const titles = tree.children.flatMap((node) => (node.type === 'heading' ? (titleOf(node) ?? []) : []))
    return [{ path, titles, words: countWords(text.length > maxLength ? text : body), ...added.get(path) }]
  })
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

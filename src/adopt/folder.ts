import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TableCell } from 'mdast'
import { parseFile } from '../limits.ts'
import { plainText, visitParents } from '../markdown/mdast.ts'
import { splitFrontMatter } from '../markdown/split-front-matter.ts'
import { compareUnits } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { readText } from '../workspace/files.ts'
import { firstAuthors } from '../workspace/git.ts'
import { isKind } from './names.ts'

/** The Markdown files of a folder, as far as `init` reads them. */
export interface Contents {
  files: FileOutline[]
  /** The texts of READMEs by folder; '' is the top. */
  readmes: Map<string, string>
  /** The names of all folders and files at the top. */
  top: string[]
}

export interface FileOutline {
  /** Relative to the folder, its bytes as on disk. */
  path: string
  titles: Title[]
  /** Number of words, without front matter and titles. */
  words: number
  /** The author by its front matter. */
  author?: string | undefined
  /** Who committed it first. */
  committer?: string | undefined
}

/** Maximum number of files to read. No group has more notes. */
const maxFiles = 20_000

/**
 * Reads the headings of all Markdown files below a folder, and the README. Skips hidden folders, `node_modules` and the
 * templates.
 * @param next called before each file with its path and the number of files
 */
export async function readFolder(
  config: Pick<Config, 'root' | 'language' | 'templates'>,
  env: NodeJS.ProcessEnv,
  next: (path: string, of: number) => unknown,
): Promise<Contents> {
  const paths = listMarkdown(config).sort(compareUnits)
  const committers = paths.length > 0 ? await firstAuthors(config.root, env) : new Map<string, string>()
  const contents: Contents = { files: [], readmes: new Map(), top: readdirSync(config.root) }
  for (const path of paths) {
    await next(path, paths.length)
    const reading = readText(config, path)
    // `lint` reports files that cannot be read.
    if ('finding' in reading) continue
    const text = reading.text.replace(/\r\n?/g, '\n')
    contents.files.push({ path, ...outlineOf(text), committer: committers.get(path) })
    const readme = /^((?:.*\/)?)readme\.[^/]*$/i.exec(path)
    if (readme) contents.readmes.set((readme[1] ?? '').slice(0, -1), text)
  }
  return contents
}

function listMarkdown(config: Pick<Config, 'root' | 'templates'>): string[] {
  const paths: string[] = []
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(config.root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      const hidden = entry.name.startsWith('.') || entry.name === 'node_modules' || path === config.templates
      if (hidden || paths.length >= maxFiles) continue
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile() && /\.(?:md|markdown|mkdn?|mdown|mkdown)$/i.test(entry.name)) paths.push(path)
    }
  }
  visit('')
  return paths
}

/** A line that may begin a section or a week in a note. */
export interface Title {
  text: string
  /** 1 to 6 for a heading, 7 for a bold paragraph. */
  depth: number
  /** Number of words up to the next title. */
  words: number
}

const fence = /^ {0,3}(`{3,}|~{3,})/
const heading = /^ {0,3}(#{1,6})[ \t]+(.{1,200}?)[ \t]*#*[ \t]*$/
const bold = /^(?:[^\p{L}\p{N}\s]{1,3}\s?)?(\*\*|__)([^*_]{2,60})\1[:：]?$/u
const author = /^(?:member|author|name|작성자|이름)[ \t]*:[ \t]*(["']?)([^\n"'[\]{}#]+?)\1[ \t]*$/m

/**
 * Reads the headings and bold paragraphs of a note, line by line. A parser would find more, but takes ten times as long,
 * and a guess does not need it.
 */
function outlineOf(text: string): Pick<FileOutline, 'titles' | 'words' | 'author'> {
  const { frontMatter, body } = splitFrontMatter(text)
  const lines = body.split('\n')
  const titles: Title[] = []
  let words = 0
  let open: string | undefined
  for (const [at, line] of lines.entries()) {
    const marks = fence.exec(line)?.[1]
    const closes = marks !== undefined && (open === undefined || marks.startsWith(open))
    if (closes) open = open === undefined ? marks : undefined
    const title = closes || open !== undefined || line.length >= 300 ? undefined : titleAt(lines, at)
    if (title) titles.push({ ...title, words: 0 })
    const own = title ? 0 : (line.match(/\S+/g)?.length ?? 0)
    words += own
    const last = titles.at(-1)
    if (last) last.words += own
  }
  return { titles, words, author: author.exec(frontMatter?.value ?? '')?.[2] }
}

function titleAt(lines: readonly string[], at: number): Omit<Title, 'words'> | undefined {
  const [before = '', line = '', after = ''] = [lines[at - 1], lines[at], lines[at + 1]]
  const [, marks, text] = heading.exec(line) ?? []
  if (marks !== undefined && text !== undefined) return { text, depth: marks.length }
  const strong = `${before}${after}`.trim() === '' ? bold.exec(line.trim())?.[2] : undefined
  return strong === undefined ? undefined : { text: strong, depth: 7 }
}

/** The parts of a README that can go into a config. */
export interface Readme {
  /** Its first heading of level 1, else its first heading, if it names the study: not `Schedule`. */
  title?: string | undefined
  /** Its tables: rows of cells, the header first. */
  tables: string[][][]
  /** Its list items and table rows, which may contain a person's name with another name. */
  lines: string[]
  /** The years that it mentions. */
  years: number[]
}

/** @param text of a README; none is like an empty one */
export function readmeOf(text = ''): Readme {
  const { tree } = parseFile(text)
  const tables: string[][][] = []
  const lines: string[] = []
  visitParents(tree, (node) => {
    if (node.type === 'listItem') lines.push(node.children[0] ? plainText(node.children[0]) : '')
    if (node.type === 'table') tables.push(node.children.map((row) => row.children.map(cellText)))
  })
  const headings = tree.children.filter((node) => node.type === 'heading')
  const titles = [headings.find(({ depth }) => depth === 1), headings[0]].flatMap((one) => (one ? plainText(one) : []))
  return {
    title: titles.find((title) => !isKind(title)),
    tables,
    lines: [...lines, ...tables.flatMap((rows) => rows.slice(1).map((row) => row.join(' | ')))],
    years: [...new Set([...text.matchAll(/(?<!\d)20[123]\d(?!\d)/g)].map(([year]) => Number(year)))].sort(),
  }
}

/** The text of a cell; `<br>` is a line ending. */
function cellText({ children }: TableCell): string {
  const texts = children.map((node) => (node.type === 'html' && /^<br/i.test(node.value) ? '\n' : plainText(node)))
  return texts.join('').trim()
}

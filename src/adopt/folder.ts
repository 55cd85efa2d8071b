import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compareUnits } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { readText } from '../workspace/files.ts'
import { firstAuthors } from '../workspace/git.ts'
import { isKind } from './names.ts'

/** The Markdown files of a folder, as far as `init` reads them. */
export interface Contents {
  files: FileOutline[]
  /** By folder; '' is the top. */
  readmes: Map<string, Readme>
  /** The names of all folders and files at the top. */
  top: string[]
}

export interface FileOutline extends FolderOutline {
  /** Relative to the folder, its bytes as on disk. */
  path: string
  /** Who committed it first. */
  committer?: string | undefined
  /** Equal for files with the same long text; else empty. */
  digest: string
}

/** Maximum number of files to read. No group has more notes. */
const maxFiles = 20_000

/** Shorter texts may be equal by chance: two notes made from one template, without a word added. */
const minCopyLength = 1500

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
    const lines = reading.text.split(/\r\n?|\n/)
    const digest = reading.text.length < minCopyLength ? '' : createHash('sha256').update(reading.text).digest('hex')
    const outline = outlineOf(lines)
    contents.files.push({ path, ...outline, committer: committers.get(path), digest })
    const readme = /^((?:.*\/)?)readme\.[^/]*$/i.exec(path)
    if (readme) contents.readmes.set((readme[1] ?? '').slice(0, -1), readmeOf(lines, outline.titles))
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
  as: 'heading' | 'bold' | 'item'
  /** 1 to 6 for a heading, else 0. */
  depth: number
  /** Number of words up to the next title. */
  words: number
}

interface FolderOutline {
  titles: Title[]
  /** Number of words, without front matter and titles. */
  words: number
  /** The author by its front matter. */
  author?: string | undefined
}

const fence = /^ {0,3}(`{3,}|~{3,})/
const heading = /^ {0,3}(#{1,6})[ \t]+(.{1,200}?)[ \t]*#*[ \t]*$/
const bold = /^(?:[^\p{L}\p{N}\s]{1,3}\s?)?(\*\*|__)([^*_]{2,60})\1[:：]?$/u
const item = /^[-*+][ \t]+(?:(\*\*|__)([^*_]{2,40})\1[:：]?|(.{2,40})[:：])$/u
const author = /^(?:member|author|name|작성자|이름)[ \t]*:[ \t]*(["']?)([^\n"'[\]{}#]+?)\1[ \t]*$/

/**
 * Reads the headings, bold paragraphs, list leads and the author of a note, line by line. A parser would find more, but
 * takes ten times as long, and a guess does not need it.
 */
function outlineOf(lines: readonly string[]): FolderOutline {
  const found: FolderOutline = { titles: [], words: 0 }
  const body = frontMatterEnd(lines)
  for (const line of lines.slice(0, body)) found.author ??= author.exec(line)?.[2]
  let open: string | undefined
  for (let at = body; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const marks = fence.exec(line)?.[1]
    const closes = marks !== undefined && (open === undefined || marks.startsWith(open))
    if (closes) open = open === undefined ? marks : undefined
    const title = closes || open !== undefined || line.length >= 300 ? undefined : titleAt(lines, at, body)
    if (title) found.titles.push({ ...title, words: 0 })
    if (title?.as === 'heading' || title?.as === 'bold') continue
    const words = line.match(/\S+/g)?.length ?? 0
    found.words += words
    const last = found.titles.at(-1)
    if (last) last.words += words
  }
  return found
}

/** The index of the first line after the front matter. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---')
  return end > 0 && end < 60 ? end + 1 : 0
}

function titleAt(lines: readonly string[], at: number, body: number): Omit<Title, 'words'> | undefined {
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

/** Reads a README's title, tables, list items and years. */
function readmeOf(lines: readonly string[], titles: readonly Title[]): Readme {
  const headings = titles.filter(({ as }) => as === 'heading')
  const tables: string[][][] = []
  for (const [at, line] of lines.entries()) {
    if (!/^[|:\s-]+$/.test(line) || !line.includes('|') || !line.includes('-')) continue
    const end = lines.findIndex((other, index) => index > at && !other.includes('|'))
    const rows = lines.slice(at + 1, end < 0 ? undefined : end)
    tables.push([lines[at - 1] ?? '', ...rows].map(cellsOf))
  }
  const items = lines.filter((line) => /^\s*(?:[-*+]|\d+[.)])\s/.test(line))
  return {
    title: [headings.find(({ depth }) => depth === 1), headings[0]].find((one) => one && !isKind(one.text))?.text,
    tables,
    lines: [...items, ...tables.flatMap((table) => table.slice(1).map((row) => row.join(' | ')))],
    years: [...new Set([...lines.join('\n').matchAll(/(?<!\d)20[123]\d(?!\d)/g)].map(([year]) => Number(year)))].sort(),
  }
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}

import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { parseFile } from '../limits.ts'
import { titleOf } from '../note/sections.ts'
import type { Config } from '../workspace/config.ts'
import { readText } from '../workspace/files.ts'
import { firstAuthors } from '../workspace/git.ts'
import { matchFiles, searchOf } from './old/match-files.ts'
import { type Readme, readmeOf } from './readme.ts'

/** The Markdown files of a folder, as far as `init` reads them. */
export interface Contents {
  files: FileOutline[]
  /** The README at the top; an empty one if there is none. */
  readme: Readme
  /** The READMEs by folder. */
  readmes: ReadonlyMap<string, Readme>
}

export interface FileOutline {
  /** Relative to the folder, its bytes as on disk. */
  path: string
  /** Its headings and bold paragraphs, which may begin a section or a week. */
  titles: string[]
  /** The author by its front matter. */
  author?: string | undefined
  /** Who committed it first. */
  committer?: string | undefined
  /** Equal for files with the same text. */
  digest?: string | undefined
}

/** Maximum number of files to read. No group has more notes. */
const maxFiles = 20_000

/** In code units. The beginning of a file says how it is written. */
const maxLength = 200_000

const patterns = ['md', 'markdown', 'mkd', 'mkdn', 'mdown', 'mkdown'].map((extension) => `**/*.${extension}`)

/**
 * Reads the titles of all Markdown files below a folder, and the READMEs. Skips hidden folders, `node_modules` and the
 * templates.
 * @param next called before each file with its path and the number of files
 */
export async function readFolder(
  config: Pick<Config, 'root' | 'language' | 'templates'>,
  env: NodeJS.ProcessEnv,
  next: (path: string, of: number) => unknown,
): Promise<Contents> {
  const found = matchFiles({
    ...searchOf({ notes: patterns, sources: [], ignore: [`${config.templates}/**`], weeks: [] }),
    root: config.root,
    shouldOpen: () => true,
    isOutput: () => false,
    messages: config.language.messages,
  })
  const paths = found.matches.map(({ path }) => path).slice(0, maxFiles)
  const committers = paths.length > 0 ? await firstAuthors(config.root, env) : new Map<string, string>()
  const files: FileOutline[] = []
  const readmes = new Map<string, Readme>()
  for (const path of paths) {
    await next(path, paths.length)
    const reading = readText(config, path)
    // `lint` reports files that cannot be read.
    if ('finding' in reading) continue
    const text = reading.text.replace(/\r\n?/g, '\n')
    const digest = createHash('sha256').update(text).digest('base64')
    files.push({ path, ...outlineOf(text), committer: committers.get(path), digest })
    if (/(?:^|\/)readme\.[^/]*$/i.test(path)) readmes.set(posix.dirname(path), readmeOf(text))
  }
  return { files, readme: readmes.get('.') ?? readmeOf(''), readmes }
}

const author = /^(?:member|author|name|작성자|이름)[ \t]*:[ \t]*(["']?)([^\s"'[\]{}#][^\n"'[\]{}#]+?)\1[ \t]*$/m

function outlineOf(text: string): Pick<FileOutline, 'titles' | 'author'> {
  const { frontMatter, tree } = parseFile(text.slice(0, maxLength))
  const titles = tree.children.flatMap((node) =>
    node.type === 'heading' || node.type === 'paragraph' ? (titleOf(node) ?? []) : [],
  )
  return { titles, author: author.exec(frontMatter?.value ?? '')?.[2] }
}

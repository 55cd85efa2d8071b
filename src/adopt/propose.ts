import type { Language } from '../languages/language.ts'
import type { Judge } from '../pattern.ts'
import { proposePatterns } from './pattern.ts'
import { type ProposedMember, proposeRoster } from './roster.ts'
import { type ProposedSection, proposeSections } from './sections.ts'

/** What a folder of notes says about the group that wrote it. */
export interface Proposal {
  patterns: { pattern: string; notes: number }[]
  output: string
  discussion: string
  minutes: string
  ignore: string[]
  members: ProposedMember[]
  sections: ProposedSection[]
  /** How many files are notes, and which are not. */
  notes: number
  left: string[]
  language: 'ko' | 'en'
}

/**
 * Proposes a config for notes that are there already; nothing where the files are no notes.
 * @param files all Markdown files below the folder, with their text
 */
export function propose(
  files: readonly { path: string; text: string }[],
  judge: Judge,
  languages: readonly Language[],
): Proposal | undefined {
  const found = proposePatterns(
    files.map(({ path }) => path),
    judge,
  )
  if (!found) return undefined
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const notes = found.placed.map(({ path, member }) => ({ member, text: texts.get(path) ?? '' }))
  const sections = proposeSections(
    notes.map(({ text }) => text),
    languages,
  )
  const members = proposeRoster(notes.map(({ member, text }) => ({ member, author: authorOf(text) })))
  const placed = new Set(found.placed.map(({ path }) => path))
  return {
    patterns: found.patterns,
    ...outputsFor(found.patterns.map(({ pattern }) => pattern)),
    ignore: found.ignore,
    members,
    sections,
    notes: notes.length,
    left: files.map(({ path }) => path).filter((path) => !placed.has(path)),
    language: isKorean([...sections.map(({ heading }) => heading), ...notes.map(({ text }) => text.slice(0, 2000))])
      ? 'ko'
      : 'en',
  }
}

/** Who wrote the note, by what front matter commonly says. */
function authorOf(text: string): string | undefined {
  const yaml = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*\r?\n/.exec(text)?.[1]
  const said =
    yaml && /^(?:member|author|name|작성자|이름)[ \t]*:[ \t]*(["']?)([^\n"'[\]{}#]+?)\1[ \t]*\r?$/m.exec(yaml)
  return said ? said[2] : undefined
}

/** The document goes into the week's folder, and where there is none, or several, into a folder of its own. */
function outputsFor(patterns: readonly string[]): Pick<Proposal, 'output' | 'discussion' | 'minutes'> {
  const [folder, ...others] = new Set(patterns.map(weekFolder))
  if (folder !== undefined && others.length === 0) {
    return { output: `${folder}/insights.md`, discussion: `${folder}/discussion.md`, minutes: `${folder}/minutes.md` }
  }
  return {
    output: 'insights/{week}.md',
    discussion: 'insights/{week}-discussion.md',
    minutes: 'insights/{week}-minutes.md',
  }
}

/** The folder of a week by a pattern: none where members have folders of their own, or weeks have none. */
function weekFolder(pattern: string): string | undefined {
  const folders = pattern.split('/').slice(0, -1)
  const shared = folders.slice(0, folders.findIndex((folder) => folder.includes('{week}')) + 1)
  const isShared = shared.length > 0 && !shared.some((folder) => folder.includes('{member}') || folder.includes('*'))
  return isShared ? shared.join('/') : undefined
}

function isKorean(texts: readonly string[]): boolean {
  const all = texts.join('')
  const [hangul, latin] = [/[가-힣]/g, /[a-z]/gi].map((letters) => all.match(letters)?.length ?? 0)
  return (hangul ?? 0) * 3 > (latin ?? 0)
}

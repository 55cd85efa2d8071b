import type { Config } from '../config.ts'
import { type Finding, finding, type Place, type Words } from '../errors.ts'
import type { Nodes, Root } from '../mdast.ts'
import { normaliseName } from '../names.ts'
import type { NotePath } from '../workspace.ts'
import { type FrontMatter, parseFrontMatter } from './front-matter.ts'
import { headingMatcher } from './headings.ts'
import { type Excess, readBlocks, tooComplex } from './limits.ts'
import { findSections, type Outline } from './sections.ts'

/** A member's note, taken apart. Offsets, lines and columns are those of `text`. */
export interface Note extends NotePath {
  /** The file's text without its byte order mark, all line endings `\n`. */
  text: string
  frontMatter: FrontMatter
  /** The blocks of the whole note; what stands in a paragraph is left unread. */
  tree: Root
  outline: Outline
  draft: boolean
  /** Why the note was read only as far as `excess.line`; absent where it was read to its end. */
  excess?: Excess | undefined
  /** What is wrong with the note: errors hinder a build, warnings are said. */
  findings: Finding[]
}

/**
 * Takes a note apart.
 * @param at where it stands, and whose it is by its path
 * @param file the file's text, and whether a byte order mark stood before it
 * @returns the note with all that is wrong with it; never throws
 */
export function parseNote(at: NotePath, file: { text: string; bom: boolean }, config: Config): Note {
  const text = file.text.replace(/\r\n?/g, '\n')
  const { tree, read, excess } = readBlocks(text)
  const { messages } = config.language
  const [first] = tree.children
  const yaml = first?.type === 'yaml' ? first : undefined
  const { frontMatter, findings } = yaml
    ? parseFrontMatter(yaml.value, { path: at.path, line: 2 }, messages)
    : { frontMatter: { keys: new Map<string, Place>() }, findings: [] }
  const outline = findSections(tree, read, matcherOf(config))
  const note: Note = { ...at, text, frontMatter, tree, outline, draft: frontMatter.draft === 'true', excess, findings }
  if (excess) findings.push(tooComplex(at.path, excess, messages))
  if (!yaml && !excess) findings.push(...otherFrontMatter(note, config))
  findings.push(...conflictMarkers(note, config), ...disagreements(note, config))
  if (!note.draft) findings.push(...straySections(note, config))
  if (file.bom) for (const each of findings) shiftFirstLine(each)
  return note
}

const matchers = new WeakMap<Config, ReturnType<typeof headingMatcher>>()

function matcherOf(config: Config) {
  const matcher = matchers.get(config) ?? headingMatcher([...config.sections, config.questions])
  matchers.set(config, matcher)
  return matcher
}

/** The first lines of front matter, up to a key that means something: unknown keys, comments and lists may come before. */
const keysOfNote = /^---[ \t]*\n(?:(?:[A-Za-z_][\w-]*:|[ \t#-]).*\n)*?(?:member|romanized|week|title|date|draft):/

/** What was meant as front matter and is not read, so that a draft, say, would stand in the document without a word. */
function otherFrontMatter({ path, text }: Note, config: Config): Finding[] {
  const { messages } = config.language
  const report = (line: number, words: Words, severity: 'error' | 'warning') => {
    const endColumn = (text.split('\n', line)[line - 1] ?? '').length + 1
    return [finding('front-matter', { path, line, column: 1, endLine: line, endColumn }, words, severity)]
  }
  const blank = /^(?:[ \t]*\n)+/.exec(text)?.[0] ?? ''
  // `---` over `draft: true` and no `---` below: what the author said of the note would be taken for its text.
  if (keysOfNote.test(text.slice(blank.length)))
    return report(
      blank.split('\n').length,
      blank === '' ? messages.frontMatterOpen() : messages.frontMatterLate(),
      'warning',
    )
  // `---js` and its like: in a language that is never read, since reading it would run it.
  const fence = /^(?:---[ \t]*([a-z]\w*)[ \t]*\n[\s\S]*?^---|\+\+\+[ \t]*\n[\s\S]*?^\+\+\+)[ \t]*$/imy
  const found = fence.exec(text)
  return found ? report(1, messages.frontMatterLanguage(found[1] ?? 'toml'), 'error') : []
}

/** What git leaves in a file that two people changed; outside code, where a note may well show such lines. */
function conflictMarkers({ path, text, tree }: Note, config: Config): Finding[] {
  if (!/^(?:<{7}|>{7})(?:[ \t]|$)/m.test(text)) return []
  const code = tree.children.filter(({ type }) => type === 'code')
  return text.split('\n').flatMap((source, index) => {
    const line = index + 1
    if (!/^(?:<{7}|>{7})(?:[ \t]|$)/.test(source) || code.some((node) => covers(node, line))) return []
    const place = { path, line, column: 1, endLine: line, endColumn: source.length + 1 }
    return [finding('conflict-marker', place, config.language.messages.conflictMarker(source.slice(0, 7)))]
  })
}

function covers(node: Nodes, line: number): boolean {
  return (node.position?.start.line ?? 0) <= line && line <= (node.position?.end.line ?? 0)
}

/** Where the path says one thing and the front matter another: the path is believed. */
function disagreements({ path, frontMatter, member, week }: Note, config: Config): Finding[] {
  const { messages } = config.language
  const warn = (key: string, found: string, expected: string) =>
    finding(
      'path-mismatch',
      frontMatter.keys.get(key) ?? { path },
      messages.pathMismatch(key, found, expected),
      'warning',
    )
  const findings: Finding[] = []
  const person = config.members?.find(({ id }) => id === member)
  if (person && frontMatter.member !== undefined) {
    const names = [person.id, person.name, person.romanized ?? person.id, ...person.aliases].map(normaliseName)
    if (!names.includes(normaliseName(frontMatter.member))) findings.push(warn('member', frontMatter.member, person.id))
  }
  if (frontMatter.week !== undefined && !sameWeek(frontMatter.week, week)) {
    findings.push(warn('week', frontMatter.week, week))
  }
  return findings
}

/** `week: 2`, `week: 02` and `week: week-2` all agree with `week-02`, and with `2주차`. */
function sameWeek(written: string, id: string): boolean {
  const [a, b] = [written, id].map((label) => /\d+/.exec(label)?.[0].replace(/^0+(?=\d)/, ''))
  return a === undefined || b === undefined ? normaliseName(written) === normaliseName(id) : a === b
}

/** Headings that are no section and nearly are one, and a note in which nothing matches. */
function straySections({ path, outline, excess }: Note, config: Config): Finding[] {
  const { messages } = config.language
  const findings = outline.strays.map(({ kind, place, found, expected }) => {
    const at = { path, ...place }
    if (kind === 'unspaced') return finding('heading-space', at, messages.nearSection(found, expected), 'warning')
    if (kind === 'near') return finding('near-section', at, messages.nearSection(found, expected), 'warning')
    if (kind === 'inside') return finding('nested-section', at, messages.nestedSection(found), 'warning')
    return finding('swallowed-section', at, messages.swallowedSection(found), 'warning')
  })
  if (outline.sections.size > 0 || excess) return findings
  const expected = config.sections.map(({ heading }) => heading)
  return [
    ...findings,
    finding('no-section', { path, line: 1 }, messages.noSection(someOf(outline.headings), expected), 'warning'),
  ]
}

/** A note of a whole chapter has dozens of headings; the first few show which note it is. */
function someOf(headings: readonly string[]): string[] {
  return headings.length > mostHeadings ? [...headings.slice(0, mostHeadings), '…'] : [...headings]
}

const mostHeadings = 5

// The mark is no part of the text that was read, but an editor's column 2 is the first letter behind it.
function shiftFirstLine({ place }: Finding): void {
  for (const point of place && 'start' in place ? [place.start, place.end] : place ? [place] : []) {
    if (point.line === 1) point.column += 1
  }
}

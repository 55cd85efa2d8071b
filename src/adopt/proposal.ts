import { posix } from 'node:path'
import { byFrequency, groupBy, valuesByKey } from '../collections.ts'
import { languageOfText } from '../languages/choose.ts'
import type { LanguagePack } from '../languages/language.ts'
import { compareNaturally, normaliseHeading, normaliseName } from '../text.ts'
import { wholeId } from '../workspace/config-schema.ts'
import { searchOf } from '../workspace/find-notes.ts'
import { rosterIndex } from '../workspace/members.ts'
import { isBounded, placesFor } from '../workspace/pattern.ts'
import type { File, PathReading, Row } from './reading.ts'
import { nameKey, type PathPart, pathNames } from './slots.ts'

/** A member: the name in the paths, and the other spellings of it. */
export interface ProposedMember {
  id: string
  name?: string | undefined
  aliases: string[]
}

interface ProposedSection {
  id: string
  heading: string
  rest?: true
}

/** What the config says of existing notes. */
export interface Proposal {
  notes: string[]
  weekHeading?: string | undefined
  ignore: string[]
  output: string
  discussion: { file: string; minutes: string }
  members: ProposedMember[]
  /** Undefined for the default ones; empty if the notes have none. */
  sections: ProposedSection[] | undefined
  /** The number of weeks. */
  weeks: number
}

/**
 * Proposes a config for a reading.
 * @param given the roster, if the user gave one; notes of others are ignored
 */
export function proposalOf<F extends File>(
  { rows: found, weekHeading, patterns }: PathReading<F>,
  files: readonly F[],
  language: LanguagePack,
  given: readonly ProposedMember[] = [],
): Proposal {
  const roster = rosterIndex(given)
  const own = found.filter(({ who }) => roster.has(normaliseName(who.text)))
  // If nobody has a name of the roster, the names are wrong: every command says so.
  const rows = own.length > 0 ? own : found
  const members = given.length > 0 ? [...given] : membersOf(rows)
  const notes = patterns ?? patternsOf(rows, members)
  const taken = new Set(rows.map(({ file }) => file.path))
  const search = searchOf({ notes, ignore: [], weeks: [], members })
  const others = files.filter(({ path }) => !taken.has(path) && search.matchOf(path)).map(({ path }) => path)
  const isReadme = (path: string) => posix.basename(path) === 'README.md'
  const left = others.filter((path) => !isReadme(path)).map((path) => folderOf(path, [...taken]))
  return {
    notes,
    weekHeading,
    ignore: [
      ...([...taken].some(isReadme) ? others.filter(isReadme) : ['README.md']),
      ...[...new Set(left)].sort(compareNaturally),
    ].map(inPattern),
    ...documentsIn(notes),
    members,
    sections: sectionsOf(rows, language),
    weeks: new Set(rows.map(({ week }) => week)).size,
  }
}

/** The highest folder of a path in which there is no note, as a pattern; the path itself if there is none. */
function folderOf(path: string, notes: readonly string[]): string {
  const steps = path.split('/')
  const folders = steps.slice(1).map((_, at) => `${steps.slice(0, at + 1).join('/')}/`)
  const free = folders.find((folder) => !notes.some((note) => note.startsWith(folder)))
  return free === undefined ? inPattern(path) : `${inPattern(free)}**`
}

/** The members by the names in the paths; the most frequent spelling is the id. */
function membersOf(rows: readonly Row[]): ProposedMember[] {
  const members = [...groupBy(rows, ({ member }) => member).values()].map((own) => {
    const [id = '', ...others] = byFrequency(own.map(({ who }) => who.text.trim()))
    const aliases = others.filter(
      (one, at) => nameKey(one) !== nameKey(id) && others.findIndex((other) => nameKey(other) === nameKey(one)) === at,
    )
    return { id, aliases }
  })
  return members.sort((a, b) => compareNaturally(a.id, b.id))
}

type NamePiece = { place: 'week' | 'member' } | { text: string }

/** The patterns that take the notes: one for each form of paths, the most frequent first. */
function patternsOf(rows: readonly Row[], members: readonly ProposedMember[]): string[] {
  const written = rows.map((row) => ({ row, pieces: piecesOf(row) }))
  const forms = groupBy(written, ({ row, pieces }) => {
    const places = pieces.map((name) => name.map((piece) => ('place' in piece ? piece.place : '')).join(' '))
    return [...places, posix.extname(row.file.path)].join('/')
  })
  const patterns: string[] = []
  for (const own of [...forms.values()].sort((a, b) => b.length - a.length)) {
    const { matchOf } = searchOf({ notes: patterns, ignore: [], weeks: [], members })
    const isRead = ({ row }: (typeof own)[number]) => {
      const labels = matchOf(row.file.path)?.labels
      return labels && nameKey(labels.member ?? '') === nameKey(row.who.text)
    }
    if (!own.every(isRead)) patterns.push(...boundedPatterns(own))
  }
  return [...patterns, ...placesFor(patterns)]
}

/** The names of a path, with the parts that are places and, in the others, those that repeat a label. */
function piecesOf({ file, who, when }: Row): NamePiece[][] {
  return pathNames(file.path).map((name, at) => {
    const found: (PathPart & { place: 'week' | 'member' })[] = []
    const isFree = (start: number, end: number) => found.every((one) => end <= one.start || one.end <= start)
    for (const [place, part] of [
      ['member', who],
      ['week', when],
    ] as const) {
      if (part?.at === at) found.push({ ...part, place })
    }
    for (const [place, part] of [
      ['week', when],
      ['member', who],
    ] as const) {
      const start = part && part.at < at ? name.indexOf(part.text) : -1
      if (part && start >= 0 && isFree(start, start + part.text.length))
        found.push({ at, start, end: start + part.text.length, text: part.text, place })
    }
    found.sort((a, b) => a.start - b.start)
    const pieces = found.flatMap(({ start, place }, index): NamePiece[] => [
      { text: name.slice(found[index - 1]?.end ?? 0, start) },
      { place },
    ])
    return [...pieces, { text: name.slice(found.at(-1)?.end ?? 0) }]
  })
}

interface Written {
  row: Row
  pieces: NamePiece[][]
}

/** The pattern of paths of one form; several where one would have more places in a name than a pattern may have. */
function boundedPatterns(own: readonly Written[]): string[] {
  const pattern = patternOf(own)
  if (isBounded(pattern)) return [pattern]
  const choices = (own[0]?.pieces ?? []).flatMap((name, at) =>
    name.map((_, index) => groupBy(own, ({ pieces }) => textOf(pieces[at]?.[index]))).filter(({ size }) => size > 1),
  )
  const [parts] = choices.sort((a, b) => a.size - b.size)
  return parts ? [...parts.values()].flatMap(boundedPatterns) : [pattern.replace(/[^/]*\*[^/]*\*[^/]*/g, '*')]
}

/** What all paths of one form have in common is written, the rest is open. */
function patternOf(own: readonly Written[]): string {
  const [{ row, pieces: names = [] } = { row: undefined }] = own
  const pattern = names.map((name, at) =>
    name
      .map((piece, index) => {
        if ('place' in piece) return `{${piece.place}}`
        const texts = own.map(({ pieces }) => textOf(pieces[at]?.[index]))
        return commonText(texts, at === names.length - 1 || name.length > 1)
      })
      .join(''),
  )
  return pattern.join('/') + posix.extname(row?.file.path ?? '')
}

function textOf(piece: NamePiece | undefined): string {
  return piece && 'text' in piece ? piece.text : ''
}

/** A text that several names have in common, with `*` for what differs between the marks around it. */
function commonText(texts: readonly string[], isLabel: boolean): string {
  const [text = ''] = texts
  const isPlain = text === inPattern(text) && !(isLabel && /\d/.test(text))
  if (isPlain && texts.every((one) => one === text)) return text
  const marks = (expression: RegExp) => {
    const [mark = '', ...others] = new Set(texts.map((one) => expression.exec(one)?.[0] ?? ''))
    return others.length === 0 && !texts.includes('') ? mark : ''
  }
  const [before, after] = [marks(/^[\s._()[\],-]+/), marks(/[\s._()[\],-]+$/)]
  return texts.every((one) => one === before) ? before : `${before}*${after}`
}

/** A path with `*` for what a pattern cannot express, such as a file called `{member}.md`. */
function inPattern(path: string): string {
  return path.replace(/[{}*\\\p{Cc}]+/gu, '*')
}

/** Paths of the documents: in the folder of the week if all notes are in one, else together in `insights/`. */
function documentsIn(notes: readonly string[]): Pick<Proposal, 'output' | 'discussion'> {
  const folders = new Set(notes.map((pattern) => /^(?:[^{}*]*\/)?[^/{}*]*\{week\}[^/{}*]*(?=\/)/.exec(pattern)?.[0]))
  const [folder, ...others] = folders
  const at = folder === undefined || others.length > 0 ? 'insights/{week}-' : `${folder}/`
  const output = at.endsWith('/') ? `${at}insights.md` : 'insights/{week}.md'
  return { output, discussion: { file: `${at}discussion.md`, minutes: `${at}minutes.md` } }
}

/**
 * The headings that most members' notes of most weeks share, and a section for all other text. Undefined if the notes
 * have the default sections.
 */
function sectionsOf(
  rows: readonly Row[],
  { sections: usualSections, questions, restHeading }: LanguagePack,
): ProposedSection[] | undefined {
  const weeks = new Set(rows.map(({ week }) => week)).size
  const members = new Set(rows.map(({ member }) => member)).size
  const places = valuesByKey(
    rows.flatMap(({ file, member, week }) =>
      file.titles.map((title) => [normaliseHeading(title), `${member}\0${week}`] as const),
    ),
  )
  const isShared = (heading: string) => {
    const pairs = [...(places.get(heading) ?? [])].map((pair) => pair.split('\0'))
    const isMost = (at: number, all: number) => all > 1 && new Set(pairs.map((pair) => pair[at])).size > all / 2
    return pairs.length > rows.length / 2 && isMost(0, members) && isMost(1, weeks)
  }
  const spelled = new Map(
    rows.flatMap(({ file }) => file.titles.map((title) => [normaliseHeading(title), title] as const)),
  )
  const usual = new Set(
    [...usualSections, questions].flatMap(({ heading, aliases }) => [heading, ...aliases]).map(normaliseHeading),
  )
  const shared = [...places.keys()].filter((heading) => heading !== '' && isShared(heading))
  if (shared.some((heading) => usual.has(heading))) return undefined
  // The section for all other text has that heading, too.
  const own = shared.filter((heading) => heading !== normaliseHeading(restHeading))
  if (own.length === 0) return []
  const taken = new Set(['rest', wholeId, questions.id])
  const sections = own.map((heading) => {
    const id = heading.replace(/[\s/\\]+/g, '-')
    return { id: taken.has(id) ? `${id}-1` : id, heading: spelled.get(heading) ?? heading }
  })
  return [...sections, { id: 'rest', heading: restHeading, rest: true }]
}

/** The language of the notes, by their headings, else by their paths. */
export function languageOfFiles(files: readonly File[]) {
  return (
    languageOfText(files.flatMap(({ titles }) => titles).join('')) ??
    languageOfText(files.map(({ path }) => path).join(''))
  )
}

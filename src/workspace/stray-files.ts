import { posix } from 'node:path'
import { groupBy } from '../collections.ts'
import { type Finding, finding } from '../errors.ts'
import { nearest, normaliseName } from '../text.ts'
import { type Config, weekFiles } from './config.ts'
import { namesWithin, rosterIndex } from './members.ts'
import {
  compileName,
  compilePattern,
  fillPattern,
  type Judge,
  labelsIn,
  matchSegment,
  type PathLabels,
} from './pattern.ts'
import { isCounted, isWeekFile, type Week, weekKey } from './weeks.ts'

/** How the name of a note can be wrong, so that no pattern takes the file. */
interface NameFlaw {
  /** A file name with the flaw, and without it. */
  example: readonly [string, string]
  /** @param extension that of the notes: `.md` */
  mend: (name: string, extension: string) => string
  /**
   * Who must have written the file: `anyone` in a folder with notes, `unlisted` the same without a roster, `member`
   * only a member. `requirements.txt` and `Makefile` are no notes.
   */
  by: 'anyone' | 'unlisted' | 'member'
  /** If a member may have such a file as well as the note: plain text, or a document of another program. */
  form?: 'text' | 'document'
}

/** In the order in which they are mended: `이두리 1a2b….txt` has two. */
export const flaws: readonly NameFlaw[] = [
  {
    example: ['박세찬.MD', '박세찬.md'],
    mend: (name, extension) => name.replace(/\.(?:md|markdown|mdown|mkd)$/i, extension),
    by: 'anyone',
  },
  {
    example: ['이두리.md.txt', '이두리.md'],
    mend: (name, extension) => name.replace(/(?:\.md)?\.te?xt$/i, extension),
    by: 'unlisted',
    form: 'text',
  },
  {
    example: ['이두리.hwp', '이두리.md'],
    mend: (name, extension) => name.replace(/\.(?:docx?|hwpx?|odt|rtf)$/i, extension),
    by: 'anyone',
    form: 'document',
  },
  {
    // `발표자료.pdf` is a handout.
    example: ['이두리.pdf', '이두리.md'],
    mend: (name, extension) => name.replace(/\.pdf$/i, extension),
    by: 'member',
    form: 'document',
  },
  {
    example: ['이두리', '이두리.md'],
    mend: (name, extension) => (name.includes('.') ? name : name + extension),
    by: 'member',
    form: 'text',
  },
  {
    example: ['이두리 1a2b3c4d5e6f78901a2b3c4d5e6f7890.md', '이두리.md'],
    mend: (name) => name.replace(notionId, '$1'),
    by: 'anyone',
  },
]

/** What Notion appends to the name of an exported page. */
const notionId = / (?=[\da-f]*\d)[\da-f]{16,32}(\.\w+)?$/i

/** Whether a member's label ends in an id of Notion, so that it is nobody's name. */
export function isExported(label: string): boolean {
  return notionId.test(label)
}

/** The shapes of a name with week and member in a folder above: `박세찬-2주차.md`, `week-02_박세찬.md`. */
const shapes = ['-', '_', ' - ', ' ', '.', ''].flatMap((between) =>
  [`{week}${between}{member}`, `{member}${between}{week}`].map(compileName),
)

/** A file that no pattern takes, and the path that it would have as a note. */
interface StrayFile {
  path: string
  expected: string
  /** Whether renaming does not make it a note. */
  isDocument?: boolean
}

/** What is known about the notes of a workspace. */
export interface KnownNotes {
  config: Pick<Config, 'notes' | 'sources' | 'members' | 'language' | 'output' | 'discussion'>
  judge: Judge
  /** The paths of the notes and sources, and their members' labels. */
  notes: readonly { path: string; member: string }[]
  weeks: readonly Week[]
  /** The labels of a path that would be a note or a source, and is not ignored. */
  labelsOf: (path: string) => PathLabels | undefined
  isWanted: (week: string) => boolean
  /** Whether a note in the folder of a file, or below, names it: as an attachment. */
  isAttached: (path: string) => boolean
}

/** Maximum number of files to report one by one. */
const maxNamed = 20

/** Maximum number of files to name that may be anybody's. */
const maxListed = 3

/**
 * Reports files among the notes that no pattern takes, with the paths that they should have. Files that are clearly
 * something else are left alone.
 * @param paths of all files in the folders of the notes that no pattern takes
 */
export function strayFiles(paths: readonly string[], known: KnownNotes): Finding[] {
  const { config, notes } = known
  const { messages } = config.language
  const evidence: StrayEvidence = {
    ...known,
    members: new Set([
      ...rosterIndex(config.members ?? []).keys(),
      ...notes.map(({ member }) => normaliseName(member)),
    ]),
    existing: new Set(notes.map(({ path }) => path.normalize('NFC'))),
    folders: new Set(notes.map(({ path }) => posix.dirname(path).normalize('NFC'))),
    mixed: new Set(paths.filter((path) => !isProse(path)).map((path) => posix.dirname(path))),
  }
  if (!/^\.\w+$/.test(posix.extname(config.notes[0] ?? ''))) return []
  const weekNotes = paths.flatMap((path) => noteOfWeek(path, evidence) ?? [])
  // `notes/week-01.md`, `notes/week-02.md` and so on are the group's.
  const [only, second] = weekNotes
  const strays = [...paths.flatMap((path) => strayAt(path, evidence) ?? []), ...(only && !second ? [only] : [])]
  const found = strays.slice(0, maxNamed).map(({ path, expected, isDocument = false }) => {
    const exists = evidence.existing.has(expected.normalize('NFC'))
    return finding('stray-file', { path }, messages.strayFile(expected, exists, isDocument), 'warning')
  })
  const next = strays[maxNamed]
  if (next)
    found.push(finding('stray-file', { path: next.path }, messages.moreStrayFiles(strays.length - maxNamed), 'warning'))
  const named = new Set(strays.map(({ path }) => path))
  const ofWeeks = paths.flatMap((path) => (named.has(path) ? [] : (strayOfWeek(path, evidence) ?? [])))
  // `agenda.md` in the folder of each week is the group's.
  const byName = groupBy(ofWeeks, ({ path }) => posix.basename(path))
  const others = [...byName.values()].flatMap((alike) => (alike.length === 1 ? alike : []))
  const [first] = others
  if (first) {
    const listed = others.slice(0, maxListed).map(({ path }) => path)
    const words = messages.straysOfWeeks(listed, others.length - listed.length, first.expected)
    found.push(finding('stray-file', { path: first.path }, words, 'warning'))
  }
  return found
}

interface StrayEvidence extends KnownNotes {
  /** Normalised labels of members. */
  members: ReadonlySet<string>
  existing: ReadonlySet<string>
  /** The folders that contain notes. */
  folders: ReadonlySet<string>
  /** The folders that contain code or other files than text and images: `input.txt` beside `main.py` is no note. */
  mixed: ReadonlySet<string>
}

const textAndImages = new Set(
  '.md .markdown .mdown .mkd .txt .text .doc .docx .hwp .hwpx .odt .rtf .pdf .png .jpg .jpeg .gif .svg .webp'.split(
    ' ',
  ),
)

/** Text, an image, a hidden file, or a file without an extension. */
function isProse(path: string): boolean {
  const name = posix.basename(path)
  return name.startsWith('.') || !name.includes('.') || textAndImages.has(posix.extname(name).toLowerCase())
}

/** A file is named if a member has its name, or if it lies beside notes and may be a new member's. */
function strayAt(path: string, evidence: StrayEvidence): StrayFile | undefined {
  const { config, members, folders, mixed, labelsOf, isWanted, isAttached } = evidence
  const folder = posix.dirname(path)
  const extension = posix.extname(config.notes[0] ?? '')
  const mendedFlaws: NameFlaw[] = []
  const name = flaws.reduce((before, flaw) => {
    const after = flaw.mend(before, extension)
    if (after !== before) mendedFlaws.push(flaw)
    return after
  }, posix.basename(path))
  if (posix.extname(name) !== extension) return undefined
  const mended = posix.join(folder, name)
  const here = mendedFlaws.length > 0 ? labelsOf(mended) : undefined
  const place = here ? { expected: mended, labels: here } : placeOf(mended, evidence)
  if (!place || !isWanted(place.labels.week ?? '')) return undefined
  const { labels, expected } = place
  const isDocument = mendedFlaws.some(({ form }) => form === 'document')
  if (mendedFlaws.some(({ form }) => form) && hasNote(expected, labels, evidence)) return undefined
  if (isDocument && isAttached(path)) return undefined
  const { member = '' } = labels
  if (members.has(normaliseName(member))) return { path, expected, isDocument }
  const isBesideNotes = folders.has(posix.dirname(expected).normalize('NFC'))
  const mayBe = {
    anyone: here !== undefined || !config.members,
    unlisted: !config.members && !mixed.has(folder),
    member: false,
  }
  if (!isBesideNotes || !mayBe.anyone || !mendedFlaws.every(({ by }) => mayBe[by])) return undefined
  const isNobodys = isDocument && config.members !== undefined
  return { path, expected: isNobodys ? (renamed(expected, member, '{member}') ?? expected) : expected, isDocument }
}

/** Whether the member of a path has a note of that week, if by another name: `week-02/김하나.md` for `week-02/kim.md`. */
function hasNote(
  path: string,
  { week, member = '' }: PathLabels,
  { config, existing, notes, labelsOf }: StrayEvidence,
) {
  const roster = rosterIndex(config.members ?? [])
  const idOf = (name: string) => roster.get(normaliseName(name))?.id ?? normaliseName(name)
  const isSame = (note: { path: string; member: string }) =>
    idOf(note.member) === idOf(member) && labelsOf(note.path)?.week === week
  return existing.has(path.normalize('NFC')) || notes.some(isSame)
}

/** A path with another name for its member: `week-01/이두리 노트.md` becomes `week-01/이두리.md`. */
export function renamed(path: string, label: string, name: string): string | undefined {
  const at = path.lastIndexOf(label)
  return at < 0 ? undefined : path.slice(0, at) + name + path.slice(at + label.length)
}

/** A file in the folder of a week with the ending of a note, and the path of a note there: `8주차/8주차-{member}.md`. */
function strayOfWeek(path: string, { config, judge, weeks, isWanted }: StrayEvidence): StrayFile | undefined {
  for (const pattern of config.notes) {
    const { week } = labelsAbove(posix.dirname(path), pattern, judge) ?? {}
    if (week === undefined || posix.extname(path) !== posix.extname(pattern) || !isWanted(week)) continue
    if (!(isCounted(week) || weekOf(week, weeks)) || weekFiles(config).some((file) => isWeekFile(path, file, week)))
      continue
    const expected = fillPattern(pattern, { week, member: '{member}' })
    if (expected !== undefined) return { path, expected }
  }
  return undefined
}

/** A file beside the folders of weeks that has the name of one, `notes/week-02.md`, and the path of a note there. */
function noteOfWeek(path: string, { config, judge, weeks, isWanted }: StrayEvidence): StrayFile | undefined {
  const { dir, name, ext } = posix.parse(path)
  // `week-02-plan.md` is of the same week, but says more.
  const isLabel = (label: string) => normaliseName(label) === normaliseName(name)
  const isKnown = weeks.some(({ id, labels }) => [id, ...labels].some(isLabel))
  const week = isKnown && isCounted(name) ? labelFor(name, weeks) : undefined
  if (week === undefined || !isWanted(week)) return undefined
  if (weekFiles(config).some((file) => isWeekFile(path, file, name))) return undefined
  for (const pattern of config.notes) {
    const isFolder = pattern.split('/')[dir === '' ? 0 : dir.split('/').length] === '{week}'
    if (ext !== posix.extname(pattern) || !isFolder || !labelsAbove(dir || '.', pattern, judge)) continue
    const expected = fillPattern(pattern, { week, member: '{member}' })
    if (expected !== undefined) return { path, expected }
  }
  return undefined
}

/** The path of a note that is in the folder of its week under another name, in a folder above, or in one at the top. */
function placeOf(mended: string, evidence: StrayEvidence): { expected: string; labels: PathLabels } | undefined {
  const { config, judge, labelsOf, members, weeks } = evidence
  const extension = posix.extname(mended)
  const stem = posix.basename(mended, extension)
  const isMember = ({ member = '' }: PathLabels) => members.has(normaliseName(member))
  for (const pattern of isMember({ member: stem }) ? usedFirst(config.notes, stem, evidence) : config.notes) {
    // Only a roster says that `박세찬.md` at the top is no page about something else.
    const isAtTop = config.members !== undefined && !mended.includes('/')
    const above = isAtTop ? {} : labelsAbove(posix.dirname(mended), pattern, judge)
    if (!above || posix.extname(pattern) !== extension) continue
    const readings = shapes
      .flatMap((shape) => matchSegment(shape, stem, above, judge) ?? [])
      .filter(({ week = '', member }) => isCounted(week) || (isMember({ member }) && weekOf(week, weeks)))
    const labels = readings.find(isMember) ?? readings[0]
    const expected = labels && fillPattern(pattern, { ...labels, week: labelFor(labels.week, weeks) })
    const proved = expected === undefined ? undefined : labelsOf(expected)
    if (expected !== undefined && proved) return { expected, labels: proved }
    const alone = { ...above, member: stem }
    const placed = fillPattern(pattern, { week: '{week}', ...alone })
    const isPlace = above.week === undefined ? placed?.includes('{week}') : placed && labelsOf(placed)
    if (placed !== undefined && isPlace && isMember(alone)) return { expected: placed, labels: alone }
  }
  return placeByWord(mended, evidence) ?? placeFromTop(mended, evidence)
}

/**
 * The path of a file that has a member's name among other words, in a folder where a pattern with more words takes files:
 * `12장/아이템87 모듈 서아.md` is to be `12장/아이템87 모듈-서아.md` by `{week}/아이템*-{member}.md`.
 */
function placeByWord(path: string, evidence: StrayEvidence): { expected: string; labels: PathLabels } | undefined {
  const { config, judge, members, labelsOf, isAttached } = evidence
  const { dir, name, ext } = posix.parse(path)
  const stem = name.normalize('NFC')
  const roster = rosterIndex(config.members ?? [])
  const keys = namesWithin(members, stem).sort((a, b) => b.length - a.length)
  const [key = ''] = keys
  const at = stem.toLowerCase().indexOf(key)
  // What is about two members belongs to neither.
  const isShared = new Set(keys.map((key) => roster.get(key) ?? key)).size > 1
  if (key === '' || at < 0 || isShared || isAttached(path)) return undefined
  const member = stem.slice(at, at + key.length)
  const before = stem.slice(0, at).replace(/[^\p{L}\p{N}]+$/u, '')
  const after = stem.slice(at + key.length).replace(/^[^\p{L}\p{N}]+/u, '')
  const patterns = [...config.notes.filter((pattern) => pattern.includes('*')), ...config.sources]
  const folder = dir.normalize('NFC')
  const places = usedFirst(patterns, member, evidence).flatMap((pattern) => {
    const above = labelsAbove(folder, pattern, judge)
    const { base, ext: extension } = posix.parse(pattern)
    const [, left, right] = /([^\p{L}\p{N}{}*]*)\{member\}([^\p{L}\p{N}{}*.]*)/u.exec(base) ?? []
    if (ext !== extension || left === undefined || !above?.week || judge('week', above.week) === 0) return []
    const mended = posix.join(folder, `${before}${left}${member}${right}${after}${ext}`)
    const labels = before + after === '' ? undefined : labelsOf(mended)
    if (labels?.member && members.has(normaliseName(labels.member))) return { expected: mended, labels, isWhole: true }
    const expected = posix.join(folder, base.replaceAll('{week}', above.week).replaceAll('{member}', member))
    return { expected, labels: { ...above, member }, isWhole: false }
  })
  return places.find(({ isWhole }) => isWhole) ?? places[0]
}

/**
 * The path of a note in a folder at the top that no pattern takes: `week-02/박세찬.md` or `note/week-02/박세찬.md` beside
 * `notes/`.
 */
function placeFromTop(
  path: string,
  { config, judge, labelsOf, weeks }: StrayEvidence,
): { expected: string; labels: PathLabels } | undefined {
  const { dir: folder, name: member } = posix.parse(path)
  const [, ...below] = path.split('/')
  for (const pattern of config.notes) {
    const [meant, ...steps] = meantSteps(path.slice(0, path.indexOf('/')), pattern)
    const expected = [meant, ...below].join('/')
    const labels = meant !== undefined && steps.length === below.length ? labelsOf(expected) : undefined
    if (labels) return { expected, labels }
  }
  if (!isCounted(folder) || config.notes.some((pattern) => labelsAbove(folder, pattern, judge))) return undefined
  for (const pattern of config.notes) {
    const expected = fillPattern(pattern, { week: labelFor(folder, weeks), member })
    const labels = expected === undefined ? undefined : labelsOf(expected)
    if (expected !== undefined && labels) return { expected, labels }
  }
  return undefined
}

/** The steps of a pattern of notes that begins with a folder whose name is nearly the one of a folder; none otherwise. */
export function meantSteps(folder: string, pattern: string): string[] {
  const steps = pattern.split('/')
  const [first = ''] = steps
  const isMeant = steps.length > 1 && !/[{*]/.test(first) && folder !== first && nearest(folder, [first]) === first
  return isMeant ? steps : []
}

/** The label of the folder of a known week; for a new week its own. */
function labelFor(label: string | undefined, weeks: readonly Week[]): string | undefined {
  const week = weekOf(label ?? '', weeks)
  return week?.labels[0] ?? week?.id ?? label
}

function weekOf(label: string, weeks: readonly Week[]): Week | undefined {
  const key = weekKey(label)
  return weeks.find(({ id, labels }) => [id, ...labels].some((label) => weekKey(label) === key))
}

/** Patterns, first those that other notes of a member follow, then those that most notes follow. */
function usedFirst(patterns: readonly string[], member: string, { judge, notes }: StrayEvidence): string[] {
  const used = patterns.map((pattern) => {
    const compiled = compilePattern(pattern)
    const names = notes.flatMap(({ path }) => labelsIn(path, compiled, judge)?.member ?? []).map(normaliseName)
    return { pattern, own: names.filter((name) => name === normaliseName(member)).length, all: names.length }
  })
  return used.sort((a, b) => b.own - a.own || b.all - a.all).map(({ pattern }) => pattern)
}

/** The labels of a folder at the beginning of a pattern; undefined if a note's path does not begin with the folder. */
function labelsAbove(folder: string, pattern: string, judge: Judge): PathLabels | undefined {
  const depth = folder === '.' ? 0 : folder.split('/').length
  const steps = pattern.split('/')
  if (steps.includes('**') || !steps[depth]?.includes('{')) return undefined
  if (depth === 0) return {}
  return labelsIn(folder, compilePattern(steps.slice(0, depth).join('/')), judge)
}

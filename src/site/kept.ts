import manifest from '../../package.json' with { type: 'json' }
import { type Finding, finding } from '../errors.ts'
import type { Week } from '../workspace/config.ts'
import { nextWeek } from '../workspace/weeks.ts'
import { dataPath, weekPath } from './addresses.ts'
import { hashOf, type Told } from './folder.ts'
import { linkTo } from './links.ts'
import { inputHash, type MadeWeek, type Making, type Neighbours } from './making.ts'
import type { SiteWeek } from './site.ts'
import { slugOf } from './slugs.ts'

/** The week as it was made before, where nothing that it is made of has changed. */
export function keptWeek(week: Week, neighbours: Neighbours, making: Making): MadeWeek | undefined {
  const { before } = making
  const record = before.weeks.get(week.id)
  const slug = slugOf(week.id)
  const [page, data] = [weekPath({ slug }), dataPath({ slug })].map((path) => before.files.get(path))
  if (!record || !page || !data || record.frame !== frameHash(week, neighbours, making)) return undefined
  const isSame = Object.entries(record.inputs).every(([path, hash]) => inputHash(path, making) === hash)
  const leadsThere = Object.entries(record.links).every(([path, href]) => (linkTo(path, making) ?? '') === href)
  const files = record.files.flatMap((path): [string, Uint8Array][] => {
    const content = before.files.get(path)
    return content ? [[path, content]] : []
  })
  if (!isSame || !leadsThere || files.length < record.files.length) return undefined
  return { record, data: readData(data), files: new Map(files), findings: record.told.map(toldFinding) }
}

const [dataStart, dataEnd] = ['insightsWeek(', ')\n']

/** What search and later runs read of a week. */
export function dataText(week: SiteWeek): string {
  return dataStart + JSON.stringify(week) + dataEnd
}

function readData(content: Uint8Array): SiteWeek {
  return JSON.parse(Buffer.from(content).toString().slice(dataStart.length, -dataEnd.length)) as SiteWeek
}

/** A hash of all that a week's page says beside what stands in files. */
export function frameHash(
  week: Week,
  { previous, next }: Neighbours,
  { config, opened, repository, frame }: Making,
): string {
  const { language, lint, root, path, model, ...settings } = config
  const notes = opened.notes.filter((note) => note.week === week.id)
  const after = nextWeek(config, opened.weeks, week.id)
  const said = [manifest.version, language.id, frame.live, settings, repository, week, previous, next, after, notes]
  return hashOf(JSON.stringify(said))
}

/** A finding as plain data, and back. Only warnings are kept: with an error no site is made. */
export function tellAgain({ ruleId, file, line, column, reason, note }: Finding): Told {
  return { rule: ruleId ?? '', path: file ?? '', line, column, message: reason, hint: note }
}

function toldFinding({ rule, path, line, column, message, hint }: Told): Finding {
  return finding(rule, { path, line, column }, { message, ...(hint === undefined ? {} : { hint }) }, 'warning')
}

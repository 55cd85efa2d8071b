import { createHash } from 'node:crypto'
import { windowsReservedNameRegex } from 'filename-reserved-regex'
import type { Config } from '../workspace/config.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'

export function weekPath({ id }: { id: string }): string {
  return `weeks/${slugOf(id)}.html`
}

/** The search data of a week. */
export function dataPath({ id }: { id: string }): string {
  return `search/${slugOf(id)}.js`
}

/** A relative URL, percent-encoded. */
export function relativeUrl(path: string, anchor?: string): string {
  const file = path.split('/').map(encodeURIComponent).join('/')
  return anchor === undefined ? file : `${file}#${encodeURIComponent(anchor)}`
}

/** A name as a part of URLs and anchors. It depends only on the name, not on other names. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const short = [...plain].slice(0, 40).join('')
  // A hash keeps names with the same letters apart, and avoids device names of Windows such as `con`.
  const isOwn = short === name.normalize('NFC') && !windowsReservedNameRegex().test(short)
  if (isOwn) return short
  const hash = createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 6)
  return short === '' ? hash : `${short}-${hash}`
}

/** The anchor of a member's section on the page of a week. */
export function sectionAnchor(member: string, section: string): string {
  return `${slugOf(member)}.${slugOf(section)}`
}

/** The anchor of an item on the page of its week. Its id is like `week-02/kim-hana/insights/1`. */
export function itemAnchor(id: string): string {
  const [section = '', at = ''] = id.split('/').slice(-2)
  const member = id.split('/').slice(1, -2).join('/')
  return `${sectionAnchor(member, section)}.${at}`
}

/** The URLs of notes, documents, discussions and minutes by path, relative to a page in a folder of the site. */
export function addressesOf(
  config: Pick<Config, 'output' | 'discussion'>,
  notes: readonly NotePath[],
  weeks: readonly Week[],
): Map<string, string> {
  const page = (week: Week, anchor?: string) => `../${relativeUrl(weekPath(week), anchor)}`
  const byId = new Map(weeks.map((week) => [week.id, week]))
  const ofWeeks = weeks.flatMap((week): [string, string][] => [
    [weekFile(config.output, week), page(week)],
    [weekFile(config.discussion.file, week), page(week, '~questions')],
    [weekFile(config.discussion.minutes, week), page(week, '~minutes')],
  ])
  const ofNotes = notes.flatMap(({ path, week, member }): [string, string][] => {
    const found = byId.get(week)
    return found ? [[path, page(found, slugOf(member))]] : []
  })
  return new Map([...ofWeeks, ...ofNotes].map(([path, href]) => [path.normalize('NFC'), href]))
}

/** What the search data of a week begins with. */
export const dataStart = 'insightsWeek('

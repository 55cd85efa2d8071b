import { readWeek } from '../document/read-week.ts'
import { headingsUrl } from '../scaffold/planned-note.ts'
import type { Config, Member } from '../workspace/config.ts'
import { isThere } from '../workspace/files.ts'
import type { Listed } from '../workspace/find-notes.ts'
import { configuredHosting } from '../workspace/hosting.ts'
import { memberWithId } from '../workspace/members.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { type MemberStatus, memberStatuses, notesOf, type WeekNotes } from './week-status.ts'

/** All weeks and who has written, for the table in a README. Does not depend on the day. */
export interface WeekIndex {
  /** The columns of members. */
  members: Pick<Member, 'id' | 'name' | 'romanized'>[]
  weeks: IndexWeek[]
}

export interface IndexWeek {
  week: Week
  /** The path of its document, if there is one. */
  document?: string | undefined
  /** In the order of the index's members. */
  members: MemberStatus[]
  /** The pages on which members without a note create it, by the member's id. */
  pages: ReadonlyMap<string, string>
}

/**
 * Finds out who has written in which week. Reads the notes of all weeks but those in \`checked\`.
 * @param checked weeks that were read already, by id
 * @param built paths of documents that may not be on the disk yet
 */
export function weekIndex(
  config: Config,
  listed: Listed,
  checked: ReadonlyMap<string, WeekNotes>,
  built: ReadonlySet<string>,
): WeekIndex {
  const files = listed.weeks.map((week) => checked.get(week.id) ?? notesOf(readWeek(config, week, listed), listed))
  const statuses = memberStatuses(config, files)
  const romanized = new Map(config.members?.map((member) => [member.id, member.romanized]))
  const members = (statuses[0] ?? []).map(({ id, name }) => ({ id, name, romanized: romanized.get(id) }))
  const lastWritten = files.findLastIndex(({ notes, unreadable }) => notes.length + unreadable.length > 0)
  const hosting = configuredHosting(config)
  const pagesOf = (week: Week, at: number): [string, string][] => {
    // Nobody writes for later weeks yet, and hundreds of addresses would make the file unreadable.
    if (!hosting || at > lastWritten + 1) return []
    const owing = (statuses[at] ?? []).filter(({ state }) => state === 'missing' || state === 'source')
    return owing.flatMap(({ id, name }) => {
      const member = memberWithId(config.members, id, name)
      const url = headingsUrl(config, listed, week, member, hosting)
      return url === undefined ? [] : [[id, url]]
    })
  }
  return {
    members,
    weeks: listed.weeks.map((week, at) => {
      const document = weekFile(config.output, week)
      const exists = built.has(document) || isThere(config, document)
      return {
        week,
        document: exists ? document : undefined,
        members: statuses[at] ?? [],
        pages: new Map(pagesOf(week, at)),
      }
    }),
  }
}

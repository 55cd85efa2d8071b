import type { DocumentState, StatusWords } from '../languages/language.ts'
import { safeLine } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import type { MemberStatus, WeekStatus } from './week-status.ts'

/** How a cell feels: something to be glad of, to look at, to act on, or to pass over. */
export type Tone = 'good' | 'open' | 'bad' | 'quiet'

export interface Cell {
  text: string
  tone: Tone
  /** A note of the workspace that the cell is about. */
  path?: string | undefined
}

/** The status as rows and columns of words: members and roles down, weeks across. */
export interface Grid {
  head: string[]
  rows: { name: string; cells: Cell[] }[]
  /** What the signs in the cells mean, as far as they occur. */
  legend: string[]
}

const documentTones: Record<DocumentState, Tone> = {
  fresh: 'good',
  unsettled: 'good',
  absent: 'open',
  stale: 'bad',
  edited: 'bad',
  foreign: 'bad',
  blocked: 'bad',
  none: 'quiet',
}

/** Puts the status into words. */
export function gridOf(config: Config, weeks: readonly WeekStatus[], words: StatusWords): Grid {
  const members = weeks[0]?.members ?? []
  const rows = members.map(({ name }, at) => ({
    name,
    cells: weeks.map((week) => memberCell(week.members[at] as MemberStatus, week.due, words)),
  }))
  const nameOf = (id: string) => config.members?.find((member) => member.id === id)?.name ?? id
  for (const role of ['presenter', 'editor'] as const) {
    if (weeks.every((week) => week[role] === undefined)) continue
    const cells = weeks.map((week): Cell => {
      const id = week[role]
      return { text: id === undefined ? words.nothing : nameOf(id), tone: 'quiet' }
    })
    rows.push({ name: words[role], cells })
  }
  const documents = weeks.map(({ document }): Cell => {
    const { state, path } = document
    const tone = documentTones[state]
    // Of one that cannot be built nobody knows whether it is there.
    const isThere = state !== 'none' && state !== 'absent' && state !== 'blocked'
    return { text: words.documents[state], tone, path: isThere ? path : undefined }
  })
  rows.push({ name: words.document, cells: documents })
  const states = new Set(weeks.map(({ document }) => document.state))
  return { head: [words.member, ...weeks.map(({ id }) => id)], rows, legend: legendOf(rows, states, words) }
}

function memberCell({ state, late, sections, paths }: MemberStatus, due: boolean, words: StatusWords): Cell {
  const path = paths[0]
  if (state === 'missing' && !due) return { text: words.notDue, tone: 'quiet' }
  const word = state === 'partly' ? `${sections.written}/${sections.of}` : words.states[state]
  const tone =
    late || state === 'broken' ? 'bad' : state === 'written' ? 'good' : state === 'excused' ? 'quiet' : 'open'
  return { text: late ? `${word}${words.late}` : word, tone, path }
}

function legendOf(rows: Grid['rows'], states: ReadonlySet<DocumentState>, words: StatusWords): string[] {
  const texts = rows.flatMap(({ cells }) => cells.map(({ text }) => text))
  return [
    ...(texts.some((text) => text.endsWith(words.late)) ? [words.lateMeans] : []),
    ...(texts.includes(words.notDue) ? [words.notDueMeans] : []),
    ...(texts.some((text) => /^\d+\/\d+/.test(text)) ? [words.partlyMeans] : []),
    ...(['edited', 'foreign', 'blocked'] as const).flatMap((state) =>
      states.has(state) ? [words.documentsMean[state]] : [],
    ),
  ]
}

/** Of what a terminal would obey the pictures are shown, which are wider. */
export function safeGrid({ head, rows, legend }: Grid): Grid {
  const safe = rows.map(({ name, cells }) => ({
    name: safeLine(name),
    cells: cells.map((cell) => ({ ...cell, text: safeLine(cell.text) })),
  }))
  return { head: head.map(safeLine), rows: safe, legend: legend.map(safeLine) }
}

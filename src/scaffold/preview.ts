import { posix } from 'node:path'
import { groupBy } from '../collections.ts'
import { readWeek } from '../document/read-week.ts'
import type { InitWords, StatusWords } from '../languages/language.ts'
import { offset, rangeOf } from '../markdown/mdast.ts'
import type { Note } from '../note/note.ts'
import { gridOf, gridTable } from '../status/grid.ts'
import { notesOf, weekStatuses } from '../status/status.ts'
import type { Io } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { clockDay } from '../workspace/weeks.ts'
import { countWords, type MarkdownFile } from './folder.ts'

/** In a folder. With more files that stay out, only their number is shown. */
const mostNamed = 5

/** What the configs of a folder or its books result in: the members by weeks, and what stays out. */
export function previewOf(
  made: readonly { folder: string; config: Config }[],
  files: readonly MarkdownFile[],
  words: { init: InitWords; status: StatusWords },
  io: Io,
): string {
  const outside = new Map(files.map(({ path, words }) => [path, words]))
  const tables = made.map(({ folder, config }) => {
    const listed = listNotes(config)
    const weeks = listed.weeks.map((week) => {
      const sources = readWeek(config, week, listed)
      for (const note of sources.notes) {
        const path = posix.join(folder, note.path)
        const before = note.part ? (outside.get(path) ?? 0) : 0
        outside.set(path, before + wordsOutside(note))
      }
      return notesOf(sources, listed)
    })
    const statuses = weekStatuses(config, weeks, clockDay(io.env))
    return gridTable(gridOf(config, statuses, folder || undefined, words.status), io.stdout.columns, io.color('stdout'))
  })
  const all = files.reduce((sum, { words }) => sum + words, 0)
  const left = [...outside].filter(([, count]) => count > 0)
  const stay = left.reduce((sum, [, count]) => sum + count, 0)
  const lines = [...groupBy(left, ([path]) => posix.dirname(path))].flatMap(([folder, own]) =>
    own.length > mostNamed
      ? [
          words.init.leftFolder(
            folder,
            own.length,
            own.reduce((sum, [, count]) => sum + count, 0),
          ),
        ]
      : own.map(([path, count]) => words.init.left(path, count)),
  )
  return [...tables, ...lines.map((line) => `${line}\n`), `${words.init.leftOut(stay, all)}\n`].join('')
}

/** The words of a note that are in none of its sections, nor are the heading of one. */
function wordsOutside({ tree, text, outline, within }: Note): number {
  const { start: first, end: last } = within?.whole ?? { start: 0, end: text.length }
  const parts = [...outline.sections.values()].flatMap((section) => section.parts)
  const left = tree.children.filter((node) => {
    const start = offset(node, 'start')
    const isInside = parts.some((part) => part.heading === node || (part.start <= start && start < part.end))
    return first <= start && start < last && !isInside
  })
  return left.map(rangeOf).reduce((sum, { start, end }) => sum + countWords(text.slice(start, end)), 0)
}

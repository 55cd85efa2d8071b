import { isKind, stemOf, weekIn } from '../adopt/names.ts'
import { groupBy } from '../collections.ts'
import type { Words } from '../errors.ts'
import type { AdoptWords } from '../languages/language.ts'

/**
 * Why no notes were found; undefined if the folder has no files that may be notes, so that it becomes a new workspace.
 * @param paths of the Markdown files
 * @param patterns that the user gave
 */
export function nothingFound(
  paths: readonly string[],
  patterns: readonly string[] | undefined,
  words: AdoptWords,
): Words | undefined {
  const notes = paths.filter((path) => !isKind(stemOf(path)))
  if (patterns) return words.nothingBy(patterns, notes)
  const inWeeks = paths.filter((path) => weekIn(path) && !/(?:^|\/)readme\./i.test(path))
  if (inWeeks.length > 2) return words.nobody(inWeeks)
  return notes.length > 0 ? words.nothing(notes, examplePattern(notes)) : undefined
}

/** A pattern to suggest, with the depth that most of these paths have. */
function examplePattern(paths: readonly string[]): string {
  const byDepth = [...groupBy(paths, (path) => path.split('/').length)]
  const [[depth] = [2]] = byDepth.sort(([a, some], [b, others]) => others.length - some.length || a - b)
  return depth === 1 ? '{week}-{member}.md' : `${'*/'.repeat(depth - 2)}{week}/{member}.md`
}

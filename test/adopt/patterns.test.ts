import { describe, expect, it } from 'vitest'
import type { FileOutline } from '../../src/adopt/folder.ts'
import { patternsFor } from '../../src/adopt/patterns.ts'
import { readBy, type Way } from '../../src/adopt/readings.ts'

const inFolder: Way = { week: 0, labels: 'number', person: 'name', byAuthor: false }
const inName: Way = { ...inFolder, week: 'name' }

/** The patterns of these files with weeks 1 to 3 for `#`. */
function patternsOf(way: Way, ...names: string[]): string[] {
  const paths = names.flatMap((name) => ['1', '2', '3'].map((week) => `${name.replaceAll('#', week)}.md`))
  const files = paths.map((path): FileOutline => ({ path, titles: [] }))
  return patternsFor(readBy(way, files))
}

describe('the patterns of notes', () => {
  it.each([
    { what: 'folders of weeks', way: inFolder, names: ['week#/hana', 'week#/duri'], patterns: ['{week}/{member}.md'] },
    {
      what: 'the label of the folder again, the more frequent spelling first',
      way: inFolder,
      names: ['week#/week#_hana', 'week#/week#-duri', 'week#/week#-neo'],
      patterns: ['{week}/{week}-{member}.md', '{week}/{week}_{member}.md'],
    },
    {
      what: 'words beside every name',
      way: inName,
      names: ['notes/week#-hana-draft', 'notes/week#-duri-draft'],
      patterns: ['notes/{week}-{member}-draft.md'],
    },
    {
      what: 'a number in each name',
      way: inName,
      names: ['issues/00#1-week#-hana', 'issues/00#2-week#-duri'],
      patterns: ['issues/*-{week}-{member}.md'],
    },
    {
      what: 'the same number in each name, which the next notes may not have',
      way: inFolder,
      names: ['week#/item7-hana', 'week#/item7-duri'],
      patterns: ['{week}/*-{member}.md'],
    },
    {
      what: 'folders between, of which a config cannot list each',
      way: inFolder,
      names: ['a', 'b', 'c', 'd', 'e'].map((folder) => `week#/${folder}/hana`),
      patterns: ['{week}/*/{member}.md'],
    },
    {
      what: 'braces, which are special in a pattern',
      way: inFolder,
      names: ['week#/{x}/hana', 'week#/{x}/duri'],
      patterns: ['{week}/*/{member}.md'],
    },
  ])('$what', ({ way, names, patterns }) => expect(patternsOf(way, ...names)).toEqual(patterns))
})

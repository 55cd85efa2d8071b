import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openWeeks } from '../../src/workspace/open.ts'
import { nextWeek, resolveWeek, type Week, weekFile, weekHeading, weeksOf } from '../../src/workspace/weeks.ts'
import { thrown, workspace } from './folders.ts'

test('determines where files go', async () => {
  const config = await workspace("notes: ['{week}/*/{member}.md', '{member}/{week}.md']\noutput: 'out/{week}.md'")
  const [week] = weeksOf(
    [{ id: 'week-02', labels: [], aliases: [], topics: [], excused: [], scheduled: true }],
    ['Week 2'],
  ) as [Week]
  expect(weekFile(config.output, { ...week, labels: ['$&'] })).toBe('out/$&.md')
  expect(weekFile(config.output, week)).toBe('out/Week 2.md')
  expect(weekFile(config.discussion.file, { ...week, labels: [] })).toBe('notes/week-02/discussion.md')
  expect(weekFile(config.discussion.minutes, week)).toBe('notes/Week 2/minutes.md')
})

describe('weeks', () => {
  const schedule = 'weeks: [{id: week-03, title: Three}, {id: week-01}, {id: intro}]'
  test('are in the order of the schedule, then in natural order', async () => {
    const config = await workspace(schedule)
    const weeks = weeksOf(config.weeks, ['week-10', 'outro', '9주차', 'Week 3', 'week-3', 'week-9', 'Chapter 9'])
    expect(weeks.map(({ id, labels, number }) => [id, labels, number])).toEqual([
      ['week-03', ['Week 3', 'week-3'], 3],
      ['week-01', [], 1],
      ['intro', [], undefined],
      ['Chapter 9', ['Chapter 9'], 9],
      ['9주차', ['9주차', 'week-9'], 9],
      ['week-10', ['week-10'], 10],
      ['outro', ['outro'], undefined],
    ])
    expect(weeks[0]?.title).toBe('Three')
  })

  test.each([
    [
      'the last alone',
      ['9week'],
      ['1week', '10week', '2week', '8week'],
      ['1week', '2week', '8week', '9week', '10week'],
    ],
    [
      'some in between',
      ['week-02', 'week-05'],
      ['week-1', '3주차', '7'],
      ['week-1', 'week-02', '3주차', 'week-05', '7'],
    ],
    [
      'another unit on disk',
      ['week-02'],
      ['Chapter 1', 'week-01', 'intro'],
      ['week-01', 'week-02', 'Chapter 1', 'intro'],
    ],
    ['a schedule that goes back', ['week-03', 'week-01'], ['week-02'], ['week-03', 'week-01', 'week-02']],
    ['a schedule of two units', ['week-03', 'Chapter 4'], ['week-02'], ['week-03', 'Chapter 4', 'week-02']],
    ['a week without a number', ['week-03', 'intro'], ['week-02'], ['week-03', 'intro', 'week-02']],
  ])('on disk are among a schedule by number if it counts up: %s', async (_what, ids, labels, expected) => {
    const config = await workspace(`weeks: [${ids.map((id) => `{id: ${id}}`).join(', ')}]`)
    expect(weeksOf(config.weeks, labels).map(({ id }) => id)).toEqual(expected)
  })

  test('on disk before the schedule lead to its first week', async () => {
    const config = await workspace('weeks: [{id: week-03}]')
    const weeks = weeksOf(config.weeks, ['week-01', 'week-02'])
    expect(weeks.map(({ id }) => nextWeek(weeks, id)?.id)).toEqual(['week-02', 'week-03', undefined])
  })

  test.each<[string, string, string[], Record<string, string[]>]>([
    [
      'zeros and spelling',
      '',
      ['chapter1', 'chapter01', 'Chapter-1'],
      { chapter01: ['chapter01', 'chapter1', 'Chapter-1'] },
    ],
    [
      'two languages and a title',
      '',
      ['14장', 'ch14.클래스', 'ch15'],
      { '14장': ['14장', 'ch14.클래스'], ch15: ['ch15'] },
    ],
    [
      'brackets and ranges',
      '',
      ['[CH.3] 값', '제3장', 'Chapter 3~4'],
      { '[CH.3] 값': ['[CH.3] 값', 'Chapter 3~4', '제3장'] },
    ],
    ['week and 주차', '', ['3주차(Chapter 6~7)', 'week-03', '3'], { '3': ['3', '3주차(Chapter 6~7)', 'week-03'] }],
    [
      'labels that are different weeks',
      '',
      ['2025-11', '2025-12', 'week-1-1', 'week-1-2', '2b', '3b', '3장', '3주차', '2025-11-27', '2025-11-28'],
      Object.fromEntries(
        ['2b', '3b', '3장', '3주차', '2025-11', '2025-11-27', '2025-11-28', '2025-12', 'week-1-1', 'week-1-2'].map(
          (id) => [id, [id]],
        ),
      ),
    ],
    [
      'one number',
      '',
      ['[25] class', '25장', '25, 클래스', '10. 일급 함수', '10. 일급함수', '33, 7번째', 'PartⅣ', 'part 4', '４'],
      {
        '10. 일급 함수': ['10. 일급 함수', '10. 일급함수'],
        '25, 클래스': ['25, 클래스', '25장', '[25] class'],
        '33, 7번째': ['33, 7번째'],
        'part 4': ['part 4', 'PartⅣ', '４'],
      },
    ],
    [
      'separate in the schedule',
      'weeks: [{id: ch14.클래스}, {id: ch14.함수}, {id: ch15}]',
      ['CH14.함수', 'ch14', '15장'],
      { 'ch14.클래스': [], 'ch14.함수': ['CH14.함수'], ch15: ['15장'], ch14: ['ch14'] },
    ],
    [
      'aliases',
      'weeks: [{id: week-07, aliases: [14장, 복습]}, {id: week-08}]',
      ['ch14.클래스', '복습', 'week-8'],
      { 'week-07': ['ch14.클래스', '복습'], 'week-08': ['week-8'] },
    ],
  ])('labels of one week: %s', async (_name, schedule, labels, weeks) => {
    const config = await workspace(schedule)
    expect(Object.fromEntries(weeksOf(config.weeks, labels).map((week) => [week.id, week.labels]))).toEqual(weeks)
  })

  test.each([
    ['week-02', 'week-02'],
    ['week-2', 'week-02'],
    ['WEEK 02', 'week-02'],
    ['02', 'week-02'],
    ['2', 'week-02'],
    ['3', 'Chapter 3~4'],
    ['chapter 3~4', 'Chapter 3~4'],
    ['9주차', '9주차'],
    ['week-9', '9주차'],
    ['9', '9주차'],
    ['5주차'.normalize('NFD'), '5주차(Chapter 6~7)'],
    ['5주차(ch', '5주차(Chapter 6~7)'],
    ['week-5', '5주차(Chapter 6~7)'],
    ['chap', 'Chapter 3~4'],
  ])('%s is %s', async (name, id) => {
    const config = await workspace('')
    const weeks = weeksOf(config.weeks, ['week-02', 'Chapter 3~4', '9주차', 'week-9', '5주차(Chapter 6~7)'])
    expect(resolveWeek(weeks, name, config.language.messages).id).toBe(id)
  })

  test.each([
    ['9', 'Found several weeks for `9`, `9장` and `week-9`, expected one'],
    ['4', 'Found no week `4`, expected one of 9장, week-02, week-9'],
    ['week', 'Found several weeks for `week`, `week-02` and `week-9`, expected one'],
    ['wek-02', 'Found no week `wek-02`, expected one of 9장, week-02, week-9'],
    ['__proto__', 'Found no week `__proto__`, expected one of 9장, week-02, week-9'],
  ])('%s is not a week', async (name, words) => {
    const config = await workspace('')
    const weeks = weeksOf(config.weeks, ['week-02', '9장', 'week-9'])
    expect(await thrown((async () => resolveWeek(weeks, name, config.language.messages))())).toEqual([`: ${words}`])
  })

  const note = (week: string, member: string) => `notes/${week}/${member}.md`
  const dated = 'weeks: [{id: week-01, date: 2026-09-01}, {id: week-02, date: 2026-09-08}, {id: week-03}]'
  const undated =
    'members: [{id: kim}, {id: lee}]\nweeks: [{id: week-01}, {id: week-02, excused: [lee]}, {id: week-03}]'
  test.each<[string, string, string[], string, string]>([
    ['the first day', dated, [], '2026-08-01', 'week-01'],
    ['the day of a meeting', dated, [], '2026-09-08', 'week-02'],
    ['notes are written early', dated, [note('week-03', 'kim')], '2026-09-02', 'week-02'],
    ['after the last date', dated, [], '2026-09-09', 'week-03'],
    ['no notes', undated, [], '2026-09-01', 'week-01'],
    ['a note is missing', undated, [note('week-01', 'kim')], '2026-09-01', 'week-01'],
    ['everybody has written', undated, [note('week-01', 'kim'), note('week-01', 'lee')], '2026-09-01', 'week-02'],
    ['an excused member needs no note', undated, [note('week-2', 'kim')], '2026-09-01', 'week-03'],
    ['no schedule', '', [note('week-4', 'kim'), note('week-5', 'lee'), note('week-9', 'kim')], '2026-09-01', 'week-9'],
    ['folders from before the schedule', undated, [note('week-0', 'kim')], '2026-09-01', 'week-01'],
  ])('next: %s', async (_name, config, files, today, id) => {
    const { asked } = openWeeks(await workspace(config, ...files), [' Next'], { cwd: '/', today })
    expect(asked.map((week) => week.id)).toEqual([id])
  })

  test.each([
    [
      'weeks: [{id: week-01, date: 2026-09-01}]',
      [],
      'Found no week after `week-01` in the schedule, expected one for `next`',
    ],
    ['', [], 'Found no schedule, expected weeks in the config for `next`'],
    ['', [note('week-1', 'kim')], 'Found no schedule, expected weeks in the config for `next`'],
  ])('nothing is next: %s %j', async (config, files, words) => {
    const opening = async () =>
      openWeeks(await workspace(config, ...files), ['next'], { cwd: '/', today: '2026-09-02' })
    expect(await thrown(opening())).toEqual([`: ${words}`])
  })

  test('all invalid names are reported at once, and each week is returned once', async () => {
    const config = await workspace('', note('week-01', 'kim'), note('week-02', 'kim'))
    const ask = async (...names: string[]) => openWeeks(config, names, { cwd: '/', today: '2026-09-02' })
    expect((await ask('2', '1', 'week-2')).asked.map(({ id }) => id)).toEqual(['week-02', 'week-01'])
    expect(await thrown(ask('7', '1', '8'))).toEqual([
      ': Found no week `7`, expected one of week-01, week-02',
      ': Found no week `8`, expected one of week-01, week-02',
    ])
  })

  test.each([
    ['.', 'notes/week-02', 'week-02'],
    ['notes/week-02', '', 'week-02'],
    ['notes/week-02/', '', 'week-02'],
    ['./week-02/insights.md', 'notes', 'week-02'],
    ['insights.md', 'notes/week-02', 'week-02'],
    ['../docs/2.md', 'notes', 'week-02'],
    ['notes/week-02/kim.md', '', 'week-02'],
    ['notes/3주차(Chapter 6~7)', '', '3주차(Chapter 6~7)'],
  ])('%s in /%s is a week', async (path, below, id) => {
    const config = await workspace(
      "output: 'docs/{week}.md'\ndiscussion: {file: 'notes/{week}/insights.md'}",
      note('week-01', 'kim'),
      note('week-02', 'kim'),
      note('3주차(Chapter 6~7)', 'kim'),
    )
    const { asked } = openWeeks(config, [path], { cwd: join(config.root, below), today: '2026-09-02' })
    expect(asked.map((week) => week.id)).toEqual([id])
  })

  test.each(['notes', '..', '/etc/week-01', 'other/week-01'])('%s is not a week', async (path) => {
    const config = await workspace('', note('week-01', 'kim'))
    expect(() => openWeeks(config, [`${path}/`], { cwd: config.root, today: '2026-09-02' })).toThrow('Found no week')
  })

  test('the week after a week', async () => {
    const config = await workspace(schedule)
    const weeks = weeksOf(config.weeks, ['week-03', 'week-04', 'week-06', 'a-1'])
    const after = (id: string) => nextWeek(weeks, id)?.id
    expect(['week-03', 'week-01', 'intro', 'week-04', 'week-06'].map(after)).toEqual([
      'week-01',
      'intro',
      'week-04',
      'week-06',
      undefined,
    ])
  })

  test.each([
    ['week-02', 'Week 02'],
    ['week2', 'Week 2'],
    ['Week_007', 'Week 007'],
    ['2주차(Chapter 3~4)', '2주차(Chapter 3~4)'],
    ['02', '02'],
    ['week-2b', 'week-2b'],
  ])('the heading of %s is %s', (id, heading) => expect(weekHeading({ id })).toBe(heading))

  test('`9week` and `week-09` are one week, and `2b` is not week 2', async () => {
    const config = await workspace('')
    expect(weeksOf(config.weeks, ['9week', 'week-09', '2b', 'week-2']).map(({ labels }) => labels)).toEqual([
      ['2b'],
      ['week-2'],
      ['9week', 'week-09'],
    ])
  })

  test.each([
    { labels: ['01', '3', '12'], paths: ['out/01.md', 'out/03.md', 'out/12.md'], in: 'files' },
    { labels: ['01', '3', '12'], paths: ['01/doc.md', '3/doc.md', '12/doc.md'], in: 'folders' },
    { labels: ['1', '3', '12'], paths: ['out/1.md', 'out/3.md', 'out/12.md'], in: 'files' },
  ])('documents of $labels are $paths', ({ labels, paths, in: place }) => {
    const pattern = place === 'files' ? 'out/{week}.md' : '{week}/doc.md'
    expect(weeksOf([], labels).map((week) => weekFile(pattern, week))).toEqual(paths)
  })

  test('a document keeps the name that it has', () => {
    const weeks = weeksOf([], ['01', '3'], new Set(['3']))
    expect(weeks.map((week) => weekFile('out/{week}.md', week))).toEqual(['out/01.md', 'out/3.md'])
  })
})

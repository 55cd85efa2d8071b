import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { addedBy } from '../src/adopt/history.ts'
import { adjustedMutualInformation, bestReading, type File, spearman } from '../src/adopt/reading.ts'
import { git, gitEnv } from './git.ts'
import { insights } from './host.ts'
import fc, { runs } from './property.ts'
import { fixture } from './workspaces.ts'

describe('the two measures', () => {
  test.each([
    ['aabb', 'xxyy', 1],
    ['aabb', 'yyxx', 1],
    ['aaaa', 'wxyz', 0],
    ['abab', 'xxyy', -0.5],
    // The example of scikit-learn.
    ['11111122222233333', '11112122223133322', 0.27821],
  ])('mutual information of %s and %s', (one, other, expected) => {
    expect(adjustedMutualInformation([...one], [...other])).toBeCloseTo(expected, 5)
  })

  test.each([
    [[1, 2, 3, 4], [10, 20, 30, 40], 1],
    [[1, 2, 3, 4], [4, 3, 2, 1], -1],
    [[1, 2, 3], [5, 5, 5], 0],
    [[1, 2, 2, 3], [1, 2, 3, 4], 0.94868],
  ])('rank correlation of %j and %j', (one, other, expected) => {
    expect(spearman(one, other)).toBeCloseTo(expected, 5)
  })
})

/** The files of a group, each week three days after the last; without authors if nobody knows them. */
function group(
  pathOf: (member: string, week: number) => string,
  members: readonly string[],
  weeks: number,
  hasHistory = true,
): File[] {
  const of = (week: number) =>
    members.map((member, at) => ({
      path: pathOf(member, week),
      titles: [],
      ...(hasHistory ? { author: `author ${at}`, day: week * 259_200 + at } : {}),
    }))
  return Array.from({ length: weeks }, (_, week) => of(week + 1)).flat()
}

const members = ['김하나', '이두리', 'alan.t', 'ENIAC']
const forms: [string, (member: string, week: number, word?: string) => string][] = [
  ['a folder a week', (member, week, word = '주차') => `${week}${word}/${member}.md`],
  ['a folder a member', (member, week, word = 'week') => `${member}/${word}-0${week} 정리.md`],
  ['both in the name', (member, week, word = 'part') => `study/${word}${week}_${member}.md`],
  ['the week twice', (member, week, word = '장') => `${week}${word}/${week}${word}-${member}.md`],
  ['a README each', (member, week, word = 'ch') => `${member}/${word}${week}/README.md`],
]

describe.each([true, false])('with git: %s', (hasHistory) => {
  test.each(forms)('%s', (_name, pathOf) => {
    const files = group(pathOf, members, 5, hasHistory)
    const reading = bestReading([...files, { path: 'README.md', titles: [] }])
    expect(reading?.rows.length).toBe(20)
    expect(reading?.others).toBeUndefined()
    const read = new Set(reading?.rows.map(({ member }) => member))
    expect(read).toEqual(new Set(members.map((member) => member.toLowerCase())))
  })

  test('titles of chapters are no members, and chapters of books no weeks of members', () => {
    const titled = group((_member, week) => `book/chapter-${week}.md`, ['a'], 9, hasHistory)
    const books = ['graphs', 'trees', 'heaps'].flatMap((book, at) =>
      group((_member, week) => `${book}/ch${week + 9 * at}.md`, ['a'], 6, hasHistory),
    )
    expect([bestReading(titled), bestReading(books)]).toEqual([undefined, undefined])
  })

  test('other names and another word for the week change nothing else', () => {
    const name = fc.constantFrom('하나', '두리', 'Ada', 'bob-k', '李明', 'Zoë', 'Анна', '세찬', 'kim_y', 'O', 'デイブ')
    const names = fc.uniqueArray(name, { minLength: 3, maxLength: 6 })
    const word = fc.constantFrom('주차', 'week', 'Chapter', '강', 'sprint', '회차', 'Teil', '')
    const property = fc.property(names, word, fc.constantFrom(...forms), (people, word, [, pathOf]) => {
      const reading = bestReading(group((member, week) => pathOf(member, week, word), people, 4, hasHistory))
      expect(reading?.rows.length).toBe(people.length * 4)
      expect(new Set(reading?.rows.map(({ week }) => week)).size).toBe(4)
      expect(new Set(reading?.rows.map(({ member }) => member)).size).toBe(people.length)
    })
    fc.assert(property, { numRuns: runs(100) })
  })
})

test('two names of one author who never meet are one member, and a page about all is no note', () => {
  const files = group((member, week) => `${week}주차/${member}.md`, members, 4)
  const renamed = files.map((file) => (file.path === '2주차/김하나.md' ? { ...file, path: '2주차/하나.md' } : file))
  const page = { path: '1주차/질문.md', titles: ['김하나', '이두리', 'ENIAC'], author: 'author 1', day: 0 }
  const reading = bestReading([...renamed, page])
  expect(reading?.rows.length).toBe(16)
  expect(new Set(reading?.rows.map(({ member }) => member)).size).toBe(4)
})

test('where only the paths tell, files of another form beside the notes are a question', () => {
  const notes = group((member, week) => `week${week}/study-note-${member}.md`, ['KSE', 'HCY', 'LEJ'], 4, false)
  const more = group((member, week) => `week${week}/${member}.md`, ['summary', 'presentation'], 4, false)
  expect(bestReading([...notes, ...more])?.others?.length).toBe(1)
  expect(bestReading(notes)?.others).toBeUndefined()
})

/** A repository in which each author adds files on a day of their own. */
function repository(commits: readonly [author: string, day: string, files: Record<string, string>][]): string {
  const root = fixture({})
  git(root, 'init', '-q', '-b', 'main')
  for (const [author, day, files] of commits) {
    const made = fixture(files)
    git(root, '--work-tree', made, 'add', '-A', ...Object.keys(files))
    const mail = `${author.replace(/\W/g, '')}@example.com`
    git(
      root,
      '-c',
      'core.quotePath=false',
      'commit',
      '-qm',
      'x',
      `--author=${author} <${mail}>`,
      `--date=${day}T00:00Z`,
    )
  }
  git(root, 'checkout', '-q', '-f', 'main', '--', '.')
  return root
}

describe('history', () => {
  it('knows who added a file, under its name of today, and joins the spellings of one author', async () => {
    const root = repository([
      ['Park Seo Yeon', '2025-01-01', { 'a/one.md': 'one\n' }],
      ['Seoyeon Park', '2025-01-08', { 'a/two.md': 'two\n' }],
      ['duri', '2025-01-09', { '이두리.md': 'duri\n' }],
    ])
    git(root, 'mv', 'a/one.md', 'three.md')
    git(root, 'commit', '-qm', 'x', '--author=Mover <m@example.com>')
    const added = await addedBy(root, gitEnv)
    const authors = Object.fromEntries(Array.from(added, ([path, { author }]) => [path, author]))
    expect(new Set(Object.keys(authors))).toEqual(new Set(['three.md', 'a/two.md', '이두리.md']))
    expect(authors['three.md']).toBe(authors['a/two.md'])
    expect(authors['이두리.md']).toBe('duri')
  })

  it('knows nothing without git or of a shallow clone', async () => {
    expect(await addedBy(fixture({ 'a.md': 'a' }), gitEnv)).toEqual(new Map())
    const root = repository([['a', '2025-01-01', { 'a.md': 'a\n' }]])
    writeFileSync(join(root, '.git/shallow'), '')
    expect(await addedBy(root, gitEnv)).toEqual(new Map())
  })
})

const texts = (pathOf: (member: string, week: number) => string, text = 'Some words here.\n') =>
  Object.fromEntries(group(pathOf, ['hana', 'duri', 'sechan'], 3).map(({ path }) => [path, text]))

describe('insights init on notes', () => {
  const read = (cwd: string, path = 'insights.config.yaml') => parse(readFileSync(join(cwd, path), 'utf8'))

  it('shows who wrote when, what stays out, and the config that it writes', async () => {
    const files = texts((member, week) => `week${week}/${member}.md`)
    const cwd = fixture({ ...files, 'README.md': '# Study\n', 'plans.md': 'One two three\n' })
    const dry = await insights(['init', '--dry-run', '--language', 'en'], cwd)
    expect(dry.stdout).toMatch(/^Member +week1 +week2 +week3\nduri /)
    expect(dry.stdout).toContain('stays out: plans.md (3 words)\n4 of 31 words stay out.\n')
    expect(existsSync(join(cwd, 'insights.config.yaml'))).toBe(false)
    expect((await insights(['init', '--yes', '--language', 'en'], cwd)).code).toBe(0)
    expect(read(cwd)).toMatchObject({
      title: 'Study',
      notes: '{week}/{member}.md',
      output: '{week}/insights.md',
      members: [{ id: 'duri' }, { id: 'hana' }, { id: 'sechan' }],
      sections: [],
    })
    expect(dry.stdout).toContain(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8'))
  })

  it('ignores paths, and offers the headings that most share with a place for the rest', async () => {
    const files = texts((member, week) => `week${week}/${member}.md`, '# Title\n\nA\n\n## Learnt\n\nB\n')
    const cwd = fixture({ ...files, 'week2/week2.md': 'All\n', 'week1/week1.md': 'All\n', 'week1/README.md': 'x\n' })
    await insights(['init', '--yes', '--language', 'en'], cwd)
    expect(read(cwd)).toMatchObject({
      ignore: ['README.md', 'week1/week1.md', 'week2/week2.md'],
      sections: [
        { id: 'title', heading: 'Title' },
        { id: 'learnt', heading: 'Learnt' },
        { id: 'rest', heading: 'Notes', rest: true },
      ],
    })
  })

  it.each([
    ['# Notes\n\nA\n', []],
    ['## Rest\n\nA\n\n## Whole\n\nB\n', ['rest-1 Rest', 'whole-1 Whole', 'rest Notes']],
    ['## Notes!\n\nA\n\n## Learnt\n\nB\n', ['learnt Learnt', 'rest Notes']],
  ])('makes sections of other headings than its own: %j', async (text, expected) => {
    const cwd = fixture(texts((member, week) => `week${week}/${member}.md`, text))
    const { code, stdout } = await insights(['init', '--yes', '--language', 'en'], cwd)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^0 of \d+ words stay out\.$/m)
    const { sections } = read(cwd) as { sections: { id: string; heading: string }[] }
    expect(sections.map(({ id, heading }) => `${id} ${heading}`)).toEqual(expected)
  })

  it('counts no word of a note with the usual sections as left out, but those beside them', async () => {
    const text = '# Mine alone\n\n## Core insights\n\n- A\n\n## Further study\n\n- B\n'
    const cwd = fixture(texts((member, week) => `week${week}/${member}.md`, text))
    const { stdout } = await insights(['init', '--dry-run', '--language', 'en'], cwd)
    expect(stdout).toContain('\n18 of 72 words stay out.\n')
  })

  it('takes READMEs for notes where there is one for each member and week', async () => {
    const files = texts((member, week) => `week-0${week}/${member}/README.md`)
    for (const told of [[], ['--notes', '{week}/{member}/README.md']]) {
      const cwd = fixture({ ...files, 'README.md': '# Study\n' })
      expect((await insights(['init', '--yes', ...told], cwd)).code).toBe(0)
      expect(read(cwd)).toMatchObject({ title: 'Study', notes: '{week}/{member}/README.md', ignore: [] })
      expect((await insights(['build', '--all'], cwd)).code).toBe(0)
    }
  })

  it('ignores the notes of those who are not named', async () => {
    const cwd = fixture(texts((member, week) => `week${week}/${member}.md`))
    const { code, stdout } = await insights(['init', '--yes', '--members', 'hana, duri'], cwd)
    expect([code, stdout]).toEqual([0, expect.stringContaining('week1/sechan.md')])
    const ignore = ['README.md', 'week1/sechan.md', 'week2/sechan.md', 'week3/sechan.md']
    expect(read(cwd)).toMatchObject({ members: [{ id: 'hana' }, { id: 'duri' }], ignore })
    expect((await insights(['build', '--all'], cwd)).code).toBe(0)
  })

  it('finds the headings that begin a week where one person has one file', async () => {
    const chapters = '# Chapter 1\n\nA\n\n# Chapter 2\n\nB\n\n# Chapter 3\n\nC\n'
    const people = ['ada', 'bob', 'cyd', 'dan']
    const cwd = repository(people.map((name) => [name, '2025-01-01', { [`notes/${name}.md`]: chapters }]))
    expect((await insights(['init', '--yes'], cwd, gitEnv)).code).toBe(0)
    expect(read(cwd)).toMatchObject({ notes: 'notes/{member}.md', weekHeading: 'Chapter {week}', sections: [] })
    const { stdout } = await insights(['status', '--format', 'json'], cwd)
    expect(JSON.parse(stdout)).toHaveLength(3)
  })

  it('makes a workspace of each book whose weeks begin again', async () => {
    const books = ['clean-code', 'ddia'].map((book) =>
      texts((member, week) => `${book}/${week}-${member}${book === 'ddia' ? '' : '.notes'}.md`),
    )
    const cwd = fixture({ ...books[0], ...books[1], 'README.md': '# Books\n' })
    const { code, stderr } = await insights(['init', '--yes'], cwd)
    expect([code, stderr]).toEqual([0, expect.any(String)])
    expect(read(cwd).workspaces).toEqual(['clean-code', 'ddia'])
    for (const book of ['clean-code', 'ddia']) {
      const { stdout } = await insights(['status', '--format', 'json'], join(cwd, book))
      expect(JSON.parse(stdout)).toHaveLength(3)
    }
  })

  it.each([
    ['nobody is named', { 'a/chapter-1.md': 'A\n', 'a/chapter-2.md': 'B\n', 'b/ch9.md': 'C\n' }, '--notes'],
    [
      'two readings are as good',
      {
        ...texts((member, week) => `week${week}/note-${member}.md`),
        ...texts((member, week) => `week${week}/${member === 'hana' ? 'summary' : `slides-${member}`}.md`),
      },
      '--members',
    ],
  ])('exits 2 with nothing written where %s, until told', async (_why, files, word) => {
    const cwd = fixture(files)
    const { code, stderr } = await insights(['init', '--yes', '--language', 'en'], cwd)
    expect([code, stderr]).toEqual([2, expect.stringContaining(word)])
    expect(existsSync(join(cwd, 'insights.config.yaml'))).toBe(false)
    const [pattern, roster] = ['{week}/note-{member}.md', 'hana, duri, sechan']
    const told = word === '--notes' ? ['--notes', '{member}/*{week}.md'] : ['--notes', pattern, '--members', roster]
    expect((await insights(['init', '--yes', ...told], cwd)).code).toBe(0)
    expect(read(cwd).notes).toBe(told[1])
  })

  it('says so where no file matches a pattern', async () => {
    const cwd = fixture(texts((member, week) => `week${week}/${member}.md`))
    const { code, stderr } = await insights(['init', '--yes', '--notes', 'nowhere/{week}/{member}.md'], cwd)
    expect([code, stderr]).toEqual([2, expect.stringContaining('nowhere/{week}/{member}.md')])
  })
})

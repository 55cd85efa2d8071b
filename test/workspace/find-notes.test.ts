import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/workspace/config.ts'
import { targetInWorkspace } from '../../src/workspace/files.ts'
import { listNotes } from '../../src/workspace/find-notes.ts'
import { findWorkspace } from '../../src/workspace/find-workspace.ts'
import { folder, thrown, workspace } from './folders.ts'

/** The notes as `week | member | path`, and the findings as `path: message`, without those of stray files. */
async function list(config: Config) {
  const { notes, findings } = listNotes(config)
  return {
    notes: notes.map(({ week, member, path }) => `${week} | ${member} | ${path}`),
    findings: findings.filter(({ rule }) => rule !== 'stray-file').map(({ path, message }) => `${path}: ${message}`),
  }
}

describe('which files are notes', () => {
  const cases: [string, string, string[], string[]][] = [
    [
      'the default',
      '',
      ['notes/week-01/kim.md', 'notes/week-01/lee.md', 'notes/kim.md', 'kim.md'],
      ['week-01 | kim | notes/week-01/kim.md', 'week-01 | lee | notes/week-01/lee.md'],
    ],
    [
      'natural order',
      '',
      ['notes/week-10/a.md', 'notes/week-9/a10.md', 'notes/week-9/a9.md'],
      ['week-9 | a9 | notes/week-9/a9.md', 'week-9 | a10 | notes/week-9/a10.md', 'week-10 | a | notes/week-10/a.md'],
    ],
    [
      'labels with a number are weeks',
      '',
      ['notes/2주차(Chapter 3~4)/a.md', 'notes/week03/a.md', 'notes/drafts/a.md'],
      ['2주차(Chapter 3~4) | a | notes/2주차(Chapter 3~4)/a.md', 'week03 | a | notes/week03/a.md'],
    ],
    [
      'two folders of one week',
      '',
      ['notes/14장/a.md', 'notes/ch14.클래스/b.md'],
      ['14장 | a | notes/14장/a.md', '14장 | b | notes/ch14.클래스/b.md'],
    ],
    [
      'a folder without a number that contains a note of a member',
      'members: [{id: a}]',
      ['notes/intro/a.md', 'notes/images/b.md', 'notes/week-1/a.md', 'a/other.md'],
      ['week-1 | a | notes/week-1/a.md', 'intro | a | notes/intro/a.md'],
    ],
    [
      'a label with a number is preferred, whichever pattern comes first',
      "notes: ['{week}/{member}.md', '{member}/{week}.md']\nmembers: [{id: kim, aliases: [week-2]}]",
      ['kim/week-2.md'],
      ['week-2 | kim | kim/week-2.md'],
    ],
    [
      'a scheduled label without a number',
      'weeks: [{id: intro}]',
      ['notes/Intro/a.md', 'notes/other/a.md'],
      ['intro | a | notes/Intro/a.md'],
    ],
    [
      'weeks in member folders',
      "notes: '{member}/{week}.md'",
      ['kim/week-1.md', 'kim/week-2.md', 'kim/about.md'],
      ['week-1 | kim | kim/week-1.md', 'week-2 | kim | kim/week-2.md'],
    ],
    [
      'one name, week first',
      "notes: '{week}-{member}.md'",
      ['week-02-kim-seong-eon.md', 'about-us.md'],
      ['week-02 | kim-seong-eon | week-02-kim-seong-eon.md'],
    ],
    [
      'one name, member first',
      "notes: '{member}-{week}.md'",
      ['kim-seong-eon-week-02.md'],
      ['week-02 | kim-seong-eon | kim-seong-eon-week-02.md'],
    ],
    [
      'text around both',
      "notes: '2025-{week}_{member}.md'",
      ['2025-w3_kim.md', '2024-w3_kim.md'],
      ['w3 | kim | 2025-w3_kim.md'],
    ],
    [
      'a member with a number, from the roster',
      "notes: '{week}-{member}.md'\nmembers: [{id: 2-kim}]",
      ['week-1-2-kim.md'],
      ['week-1 | 2-kim | week-1-2-kim.md'],
    ],
    [
      'a placeholder twice',
      "notes: '{week}/{week}-{member}.md'",
      ['w1/w1-a.md', 'w1/w2-a.md'],
      ['w1 | a | w1/w1-a.md'],
    ],
    [
      'names with characters of globs',
      "notes: '[CH.11] a&b/{week}/({member})+.md'",
      ['[CH.11] a&b/w1/(kim)+.md', 'C a&b/w1/(kim)+.md'],
      ['w1 | kim | [CH.11] a&b/w1/(kim)+.md'],
    ],
    ['such names as labels', '', ['notes/[CH.11] a&b/{x}.md'], ['[CH.11] a&b | {x} | notes/[CH.11] a&b/{x}.md']],
    [
      'the extension of the pattern',
      "notes: ['n/{week}/{member}.MD', 'n/{week}/{member}.markdown']",
      ['n/w1/a.MD', 'n/w1/b.markdown', 'n/w1/c.md'],
      ['w1 | a | n/w1/a.MD', 'w1 | b | n/w1/b.markdown'],
    ],
    [
      'a folder called x.md is not a note',
      '',
      ['notes/w1/x.md/', 'notes/w1/x.md/kim.md', 'notes/w1/a.md'],
      ['w1 | a | notes/w1/a.md'],
    ],
    [
      'the document, the discussion, the minutes, _ and README',
      '',
      [
        'notes/w1/insights.md',
        'notes/w1/discussion.md',
        'notes/w1/minutes.md',
        'notes/w1/_draft.md',
        'notes/w1/README.md',
        'notes/w1/a.md',
      ],
      ['w1 | a | notes/w1/a.md'],
    ],
    [
      'a document beside notes with similar names',
      "notes: '{week}-{member}.md'\noutput: '{week}.md'",
      ['week-1.md', 'week-1-a.md'],
      ['week-1 | a | week-1-a.md'],
    ],
    [
      'ignored files',
      "ignore: [archive, '*.draft.md', notes/w1/old.md, 'notes/w2/**']",
      ['notes/w1/a.draft.md', 'notes/w1/old.md', 'notes/w1/archive/', 'notes/w2/a.md', 'notes/w3/old.md'],
      ['w3 | old | notes/w3/old.md'],
    ],
    [
      'hidden folders and node_modules',
      "notes: '**/{week}/{member}.md'",
      ['.git/w1/a.md', 'node_modules/w1/a.md', 'deep/er/w1/a.md', 'w1/.#a.md', 'w1/b.md'],
      ['w1 | a | deep/er/w1/a.md', 'w1 | b | w1/b.md'],
    ],
    [
      'a hidden folder that the pattern names',
      "notes: '.notes/{week}/{member}.md'",
      ['.notes/w1/a.md'],
      ['w1 | a | .notes/w1/a.md'],
    ],
    [
      'stars',
      "notes: 'group-*/{week}/{member}.md'",
      ['group-a/w1/kim.md', 'other/w1/lee.md'],
      ['w1 | kim | group-a/w1/kim.md'],
    ],
    [
      'several files of one member',
      "notes: '{week}/{member}/**'",
      ['w1/kim/10.md', 'w1/kim/9.md', 'w1/kim/sub/1.md'],
      ['w1 | kim | w1/kim/9.md', 'w1 | kim | w1/kim/10.md', 'w1 | kim | w1/kim/sub/1.md'],
    ],
    [
      'the longest member before a star',
      "notes: '{week}/{member}*.md'\nmembers: [{id: kim}]",
      ['w1/kim.md', 'w1/kim-2.md'],
      ['w1 | kim | w1/kim-2.md', 'w1 | kim | w1/kim.md'],
    ],
    [
      'two labels of one week',
      '',
      ['notes/week-2/a.md', 'notes/week-02/b.md'],
      ['week-02 | a | notes/week-2/a.md', 'week-02 | b | notes/week-02/b.md'],
    ],
    [
      "the schedule's id for a week, and its order",
      'weeks: [{id: week-02}, {id: week-01}]',
      ['notes/Week 2/a.md', 'notes/1/a.md'],
      ['week-02 | a | notes/Week 2/a.md', 'week-01 | a | notes/1/a.md'],
    ],
    [
      'decomposed names keep their bytes',
      'members: [{id: kim, name: 김}]',
      [`notes/${'2주차'.normalize('NFD')}/${'김'.normalize('NFD')}.md`],
      [`2주차 | kim | notes/${'2주차'.normalize('NFD')}/${'김'.normalize('NFD')}.md`],
    ],
    [
      'a decomposed folder that is composed in the pattern',
      'notes: 노트/{week}/{member}.md',
      [`${'노트'.normalize('NFD')}/w1/a.md`],
      [`w1 | a | ${'노트'.normalize('NFD')}/w1/a.md`],
    ],
    [
      'the roster: ids, names, aliases, romanized, its order',
      'members: [{id: d}, {id: lee, aliases: [LSE]}, {id: kim, name: 김성언, romanized: Kim Seong-Eon}]',
      ['notes/w1/김성언.md', 'notes/w1/lse.md', 'notes/w1/d.md', 'notes/w2/KIM SEONG-EON.md'],
      [
        'w1 | d | notes/w1/d.md',
        'w1 | lee | notes/w1/lse.md',
        'w1 | kim | notes/w1/김성언.md',
        'w2 | kim | notes/w2/KIM SEONG-EON.md',
      ],
    ],
    [
      'members called like properties',
      '',
      ['notes/w1/__proto__.md', 'notes/w1/constructor.md'],
      ['w1 | constructor | notes/w1/constructor.md'],
    ],
    ['no folder at all', '', [], []],
  ]
  test.each(cases)('%s', async (_name, config, files, notes) => {
    expect(await list(await workspace(config, ...files))).toEqual({ notes, findings: [] })
  })

  test('positions count within one member and week', async () => {
    const config = await workspace(
      "notes: '{week}/{member}/*.md'",
      'w1/kim/1.md',
      'w1/kim/2.md',
      'w1/lee/1.md',
      'w2/kim/1.md',
    )
    expect(listNotes(config).notes.map(({ order }) => order)).toEqual([0, 1, 0, 0])
  })
})

describe('problems with paths', () => {
  const nfd = '김'.normalize('NFD')
  test.each<[string, string, string[], string[], string[]]>([
    [
      'a stranger',
      'members: [{id: kim-seong-eon}]',
      ['notes/w1/kim-seong-un.md', 'notes/w1/kim-seong-eon.md'],
      ['w1 | kim-seong-eon | notes/w1/kim-seong-eon.md'],
      ['notes/w1/kim-seong-un.md: Found `kim-seong-un`, who is not in members, expected one of kim-seong-eon'],
    ],
    [
      'two files of one member',
      'members: [{id: kim, aliases: [KSE]}]',
      ['notes/w1/kim.md', 'notes/w1/KSE.md'],
      ['w1 | kim | notes/w1/kim.md', 'w1 | kim | notes/w1/KSE.md'],
      ['notes/w1/KSE.md: Found two notes of `kim` for `w1`, `notes/w1/kim.md` and `notes/w1/KSE.md`, expected one'],
    ],
    [
      'two files of one member by two patterns, where one pattern may find one',
      'notes: ["notes/{week}/{member}.md", "drafts/{week}/{member}.md", "{member}/{week}*.md"]',
      ['notes/w1/kim.md', 'notes/w01/kim.md', 'drafts/w1/kim.md', 'kim/w1.md', 'kim/w1 b.md'],
      [
        'w01 | kim | drafts/w1/kim.md',
        'w01 | kim | kim/w1 b.md',
        'w01 | kim | kim/w1.md',
        'w01 | kim | notes/w01/kim.md',
        'w01 | kim | notes/w1/kim.md',
      ],
      ['notes/w1/kim.md: Found two notes of `kim` for `w01`, `notes/w01/kim.md` and `notes/w1/kim.md`, expected one'],
    ],
    [
      'a decomposed and a composed file with the same text',
      '',
      [`notes/w1/${nfd}.md`, 'notes/w1/김.md'],
      [`w1 | 김 | notes/w1/${nfd}.md`],
      [],
    ],
    [
      'a link out of the workspace',
      '',
      [`notes/w1/a.md -> ${tmpdir()}`, 'notes/w2 -> ../..'],
      [],
      [
        'notes/w1/a.md: Found a path that leads out of the workspace',
        'notes/w2: Found a path that leads out of the workspace',
      ],
    ],
    [
      'a dangling link',
      '',
      ['notes/w1/a.md -> gone.md'],
      [],
      ['notes/w1/a.md: Found a symbolic link to a missing file'],
    ],
    [
      'links inside the workspace, and cycles',
      "notes: '**/{week}/{member}.md'",
      ['w1/a.md', 'w1/b.md -> ../other.md', 'other.md', 'w1/up -> ..', 'again -> .'],
      ['w1 | a | w1/a.md', 'w1 | b | w1/b.md'],
      [],
    ],
  ])('%s', async (_name, config, files, notes, findings) => {
    expect(await list(await workspace(config, ...files))).toEqual({ notes, findings })
  })

  test('a folder that cannot be read', async () => {
    const config = await workspace('', 'notes/w1/a.md', 'notes/w2/a.md')
    for (const open of [config.root, dirname(config.root)]) await chmod(open, 0o755)
    await chmod(join(config.root, 'notes/w1'), 0)
    // Root may read anything, so a test that runs as root becomes `nobody` for a moment.
    const isRoot = process.getuid?.() === 0
    if (isRoot) process.seteuid?.(65_534)
    try {
      expect((await list(config)).findings).toEqual(['notes/w1: The folder cannot be read (EACCES)'])
    } finally {
      if (isRoot) process.seteuid?.(0)
      await chmod(join(config.root, 'notes/w1'), 0o700)
    }
  })
})

describe('the workspace', () => {
  test('is the current folder if there is no config', async () => {
    const root = await folder()
    expect(await findWorkspace({ cwd: root })).toMatchObject({
      root,
      path: undefined,
      output: 'notes/{week}/insights.md',
    })
  })

  test.each([
    [
      ['insights.config.yaml', 'insights.config.yml'],
      {},
      'insights.config.yaml: 한 폴더에 설정 파일이 둘 있습니다: `insights.config.yaml`, `insights.config.yml`. 하나만 있어야 합니다.',
    ],
    [[], { configPath: 'gone.yaml' }, 'gone.yaml: 설정 파일이 없습니다.'],
    [['dir.yaml/'], { configPath: 'dir.yaml' }, 'dir.yaml: 일반 파일이 아니라 폴더나 파이프입니다.'],
  ])('%s %o', async (files, from, words) => {
    expect(await thrown(findWorkspace({ cwd: await folder(...files), ...from }))).toEqual([words])
  })

  test('keeps to itself', async () => {
    const config = await workspace(
      '',
      'a.md',
      `out -> ${tmpdir()}`,
      'dangling.md -> ../../gone.md',
      'in -> .',
      'loop -> loop',
    )
    for (const [path, target = path] of [['a.md'], ['new/deep/b.md'], ['in/a.md', 'a.md'], ['..a.md']] as const)
      expect(targetInWorkspace(config, path)).toBe(join(config.root, target))
    for (const path of ['../x.md', '/etc/passwd', 'out/x.md', 'dangling.md', 'loop']) {
      expect(await thrown((async () => targetInWorkspace(config, path))())).toEqual([
        `${path}: Found a path that leads out of the workspace`,
      ])
    }
  })
})

test('a discussion in another folder of a week is reported, with the file that is used', async () => {
  const names = ['week-02/kim.md', 'week-2/lee.md', 'week-02/discussion.md', 'week-2/discussion.md']
  const config = await workspace('', ...names.map((name) => `notes/${name}`))
  expect((await list(config)).findings).toEqual([
    'notes/week-2/discussion.md: The file is ignored: week `week-02` uses `notes/week-02/discussion.md`',
  ])
})

import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { badBytes } from './bad-input/bytes.ts'
import { badFrontMatter } from './bad-input/front-matter.ts'
import { badNotes, type Files } from './bad-input/notes.ts'
import { badSettings } from './bad-input/settings.ts'
import { binary } from './binary.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const good = 'notes/week-01/kim.md'
const output = 'notes/week-01/insights.md'
const note = (word: string) => `## 핵심 인사이트\n\n- **하나**: ${word}\n`

const { stdout: old } = await insights(['build', '1', '--stdout'], fixture({ [good]: note('옛 글') }))

/** A week with a good note and its document, which is out of date. */
function study(): string {
  return fixture({ [good]: note('새 글'), [output]: old })
}

/** All files below a folder with their bytes, links with their targets, and everything else with its kind. */
function snapshot(folder: string, prefix = ''): Map<string, string> {
  const found = readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) return [[path, 'folder'], ...snapshot(folder, `${path}/`)]
    if (entry.isSymbolicLink()) return [[path, `link to ${readlinkSync(join(folder, path))}`]]
    return [[path, entry.isFile() ? readFileSync(join(folder, path), 'base64') : 'neither']]
  })
  return new Map(found)
}

function add(cwd: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), content)
  }
}

const all = [...badFrontMatter, ...badBytes, ...badNotes, ...badSettings]

/** What `build` says below errors in some files, while others could be built. */
const canSkip = (isKorean: boolean) =>
  isKorean
    ? [
        'warning  오류 때문에 아무것도 만들지 않았습니다.',
        '  → 고친 다음 다시 실행해 주세요. 오류가 있는 파일만 빼고 만들려면 `--skip-broken`을 붙여 주세요.',
      ]
    : [
        'warning  Nothing was made because of the errors above',
        '  → Correct them and try again, or add `--skip-broken` to leave out only the files with errors.',
      ]

describe('broken files of a week', () => {
  test.each(all)('%s: is reported with what to do, and nothing changes', async (_name, files, printed) => {
    const cwd = study()
    add(cwd, files)
    const before = snapshot(cwd)
    const { code, stdout, stderr } = await insights(['build', '1'], cwd)
    const isNote = badSettings.every(([, settings]) => settings !== files)
    const advice = isNote ? canSkip(printed.some((line) => line.includes('→') && /[가-힣]/.test(line))) : []
    expect(stderr.split('\n').slice(0, -1)).toEqual([...printed, ...advice])
    expect([code, stdout]).toEqual([2, ''])
    expect(snapshot(cwd)).toEqual(before)
  })

  // A large note takes long to be refused, and what follows is the same as for a small one.
  const notes = all.filter(([, files]) =>
    Object.entries(files).every(
      ([path, content]) =>
        path.startsWith('notes/') && !/minutes|discussion|\uac00/.test(path) && content.length < 30_000,
    ),
  )
  test.each(notes)('%s: --skip-broken builds without it and says so', async (_name, files, printed) => {
    const cwd = study()
    add(cwd, files)
    const before = snapshot(cwd)
    const { code, stderr } = await insights(['build', '1', '--skip-broken'], cwd)
    expect(code).toBe(0)
    const left = Object.keys(files).flatMap((path) => [
      `${path} warning  오류가 있는 노트를 건너뛰고 만들었습니다: ${path}`,
      '  → 노트를 고친 다음 다시 만들어 주세요.',
    ])
    const shown = stderr.split('\n').slice(0, -1)
    expect(shown.slice(0, printed.length)).toEqual(printed)
    expect(shown.slice(printed.length).sort()).toEqual([...left, `${output}: 1명`].sort())
    const after = snapshot(cwd)
    expect(Buffer.from(after.get(output) ?? '', 'base64').toString()).toContain('- **하나**: 새 글\n')
    expect([...after].filter(([path]) => path !== output)).toEqual([...before].filter(([path]) => path !== output))
  })
})

const outside = '작업 폴더 밖을 가리키는 경로입니다. 작업 폴더 안의 파일만 읽고 씁니다.'
const toGit = '`.git` 폴더 안의 파일은 사용할 수 없습니다.'
const notAFile = '일반 파일이 아니라 폴더나 파이프입니다.'

/** Puts something into a workspace that is not a regular file; the printed lines, and the exit code. */
const odd: [name: string, make: (cwd: string, elsewhere: string) => void, printed: string[], code: 0 | 2][] = [
  [
    'a note that links out of the workspace',
    (cwd, at) => symlinkSync(join(at, 'x.md'), join(cwd, 'notes/week-01/a.md')),
    [`notes/week-01/a.md error  ${outside}`],
    2,
  ],
  [
    'a folder that links out of the workspace',
    (cwd, at) => symlinkSync(at, join(cwd, 'notes/week-1')),
    [`notes/week-1 error  ${outside}`],
    2,
  ],
  [
    'a discussion that links out of the workspace',
    (cwd, at) => symlinkSync(join(at, 'x.md'), join(cwd, 'notes/week-01/discussion.md')),
    [`notes/week-01/discussion.md error  ${outside}`],
    2,
  ],
  [
    'minutes that link out of the workspace',
    (cwd, at) => symlinkSync(join(at, 'x.md'), join(cwd, 'notes/week-01/minutes.md')),
    [`notes/week-01/minutes.md error  ${outside}`],
    2,
  ],
  [
    'templates that link out of the workspace',
    (cwd, at) => symlinkSync(at, join(cwd, 'templates')),
    [`templates/insights.md error  ${outside}`],
    2,
  ],
  [
    'a document that links out of the workspace',
    (cwd, at) => {
      rmSync(join(cwd, output))
      symlinkSync(join(at, 'x.md'), join(cwd, output))
    },
    [`${output} error  ${outside}`],
    2,
  ],
  [
    'a document that is a dangling link out of the workspace',
    (cwd, at) => {
      rmSync(join(cwd, output))
      symlinkSync(join(at, 'new.md'), join(cwd, output))
    },
    [`${output} error  ${outside}`],
    2,
  ],
  [
    'a link to itself',
    (cwd) => symlinkSync('a.md', join(cwd, 'notes/week-01/a.md')),
    ['notes/week-01/a.md error  심볼릭 링크가 가리키는 파일이 없습니다.'],
    2,
  ],
  [
    "a pipe with a note's name",
    (cwd) => execFileSync('mkfifo', [join(cwd, 'notes/week-01/a.md')]),
    [`notes/week-01/a.md error  ${notAFile}`],
    2,
  ],
  [
    'a config that links out of the workspace',
    (cwd, at) => {
      writeFileSync(join(at, 'hosts.yml'), 'oauth_token: gho_made-up\n')
      symlinkSync(join(at, 'hosts.yml'), join(cwd, 'insights.config.yaml'))
    },
    [`insights.config.yaml error  ${outside}`],
    2,
  ],
  [
    'a note that links to a file of git',
    (cwd) => {
      add(cwd, { '.git/config': 'extraheader = gho_made-up\n' })
      symlinkSync('../../.git/config', join(cwd, 'notes/week-01/a.md'))
    },
    [`notes/week-01/a.md error  ${toGit}`],
    2,
  ],
  [
    'a config that links to a file of git',
    (cwd) => {
      add(cwd, { '.git/config': 'extraheader = gho_made-up\n' })
      symlinkSync('.git/config', join(cwd, 'insights.config.yaml'))
    },
    [`insights.config.yaml error  ${toGit}`],
    2,
  ],
  [
    'a document that links to the workflows',
    (cwd) => {
      mkdirSync(join(cwd, '.github'))
      rmSync(join(cwd, output))
      symlinkSync('../../.github/w.yml', join(cwd, output))
    },
    [`${output} error  \`.github\` 폴더 안의 파일은 사용할 수 없습니다.`],
    2,
  ],
  [
    'a config that is a dangling link out of the workspace',
    (cwd, at) => symlinkSync(join(at, 'new.yaml'), join(cwd, 'insights.config.yaml')),
    [`insights.config.yaml error  ${outside}`],
    2,
  ],
  [
    'an infinite config',
    (cwd) => symlinkSync('/dev/zero', join(cwd, 'insights.config.json')),
    [`insights.config.json error  ${outside}`],
    2,
  ],
  [
    'a config that is a pipe',
    (cwd) => execFileSync('mkfifo', [join(cwd, 'insights.config.yaml')]),
    [`insights.config.yaml error  ${notAFile}`],
    2,
  ],
  ['a package.json that is a pipe', (cwd) => execFileSync('mkfifo', [join(cwd, 'package.json')]), [], 0],
  ['an infinite package.json', (cwd) => symlinkSync('/dev/zero', join(cwd, 'package.json')), [], 0],
  [
    'a package.json that links out of the workspace',
    (cwd, at) => {
      writeFileSync(join(at, 'package.json'), '{"insights": {"titel": "gho_made-up"}}')
      symlinkSync(join(at, 'package.json'), join(cwd, 'package.json'))
    },
    [],
    0,
  ],
  [
    'a template that is a pipe',
    (cwd) => {
      mkdirSync(join(cwd, 'templates'))
      execFileSync('mkfifo', [join(cwd, 'templates/insights.md')])
    },
    [`templates/insights.md error  ${notAFile}`],
    2,
  ],
  [
    "a pipe with the discussion's name",
    (cwd) => execFileSync('mkfifo', [join(cwd, 'notes/week-01/discussion.md')]),
    [`notes/week-01/discussion.md error  ${notAFile}`],
    2,
  ],
  [
    "a pipe in the document's place",
    (cwd) => {
      rmSync(join(cwd, output))
      execFileSync('mkfifo', [join(cwd, output)])
    },
    [`${output} error  ${notAFile}`],
    2,
  ],
  ["a folder with a note's name", (cwd) => mkdirSync(join(cwd, 'notes/week-01/a.md')), [], 0],
  [
    "a folder with the minutes' name",
    (cwd) => mkdirSync(join(cwd, 'notes/week-01/minutes.md')),
    [`notes/week-01/minutes.md error  ${notAFile}`],
    2,
  ],
  [
    "a folder in the document's place",
    (cwd) => {
      rmSync(join(cwd, output))
      mkdirSync(join(cwd, output))
    },
    [`${output} error  ${notAFile}`],
    2,
  ],
  [
    'an unreadable note',
    (cwd) => {
      add(cwd, { 'notes/week-01/a.md': note('a') })
      chmodSync(join(cwd, 'notes/week-01/a.md'), 0)
    },
    ['notes/week-01/a.md error  파일을 읽을 수 없습니다 (EACCES).'],
    2,
  ],
  [
    'a folder that may not be read',
    (cwd) => {
      mkdirSync(join(cwd, 'notes/week-1'))
      chmodSync(join(cwd, 'notes/week-1'), 0)
    },
    ['notes/week-1 error  폴더를 읽을 수 없습니다 (EACCES).'],
    2,
  ],
  [
    'a folder that may not be written to',
    (cwd) => chmodSync(join(cwd, 'notes/week-01'), 0o555),
    [`${output} error  파일을 쓸 수 없습니다 (EACCES). 원래 내용은 그대로입니다.`],
    2,
  ],
]

/** Runs a function as `nobody`, because root may read and write everything. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return run()
  process.seteuid?.(65534)
  try {
    return await run()
  } finally {
    process.seteuid?.(0)
  }
}

test.each(odd)('%s', async (_name, make, printed, expected) => {
  const cwd = study()
  const elsewhere = fixture({ 'x.md': note('밖'), 'insights.md': '# 밖\n' })
  const folders = [cwd, join(cwd, 'notes'), join(cwd, 'notes/week-01')]
  for (const folder of [...folders, elsewhere]) chmodSync(folder, 0o777)
  make(cwd, elsewhere)
  const before = snapshot(cwd)
  const theirs = snapshot(elsewhere)
  const { code, stderr } = await asNobody(() => insights(['build', '1'], cwd))
  expect(stderr).not.toContain('gho_')
  expect(stderr.split('\n').filter((line) => / error {2}/.test(line))).toEqual(printed)
  expect(code).toBe(expected)
  expect(snapshot(elsewhere)).toEqual(theirs)
  if (expected === 2) expect(snapshot(cwd)).toEqual(before)
})

test('a full disk: the old document stays complete, and no temporary file is left', async () => {
  const cwd = study()
  // Limits the file size. The system writes the part that fits, and only the returned count shows it.
  writeFileSync(join(cwd, good), note('긴 글 '.repeat(2_000)))
  const before = snapshot(cwd)
  for (const blocks of [0, 8]) {
    const { code, stderr } = await binary(`ulimit -f ${blocks}; $INSIGHTS build 1`, cwd)
    expect(stderr).toBe(
      `${output} error  파일을 쓸 수 없습니다 (EFBIG). 원래 내용은 그대로입니다.\n  → 폴더의 쓰기 권한과 남은 공간을 확인해 주세요.\n`,
    )
    expect(code).toBe(2)
    expect(snapshot(cwd)).toEqual(before)
  }
})

test('names of object properties are ordinary names', async () => {
  const names = ['__proto__', 'constructor', 'toString']
  const files = names.map((name) => [
    `notes/week-__proto__1/${name}/note.md`,
    `---\n${name}: x\n---\n## constructor\n\n- ${name} [a]\n\n## __proto__\n\n- 둘\n\n[a]: b.md\n`,
  ])
  const cwd = fixture({
    'insights.config.yaml': [
      'notes: notes/{week}/{member}/note.md',
      'sections: [{id: constructor, heading: constructor}, {id: __proto__, heading: __proto__}]',
      'weeks: [{id: week-__proto__1}]',
    ].join('\n'),
    ...Object.fromEntries(files),
  })
  const { code, stdout } = await insights(['build', 'week-__proto__1', '--stdout'], cwd)
  expect(code).toBe(0)
  for (const name of names) expect(stdout).toContain(`\n- ${name} [a][a-${name}]\n`)
  expect(stdout.match(/^### constructor$/gm)).toHaveLength(3)
  expect(stdout.match(/^### __proto\\_\\_\n+- 둘$/gm)).toHaveLength(3)
})

test('conflict markers in code are not a conflict', async () => {
  const shown = '<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> feature'
  const cwd = fixture({
    [good]: `${note('글')}\n\`\`\`\n${shown}\n\`\`\`\n\n    ${shown.replaceAll('\n', '\n    ')}\n`,
  })
  const { code, stdout } = await insights(['build', '1', '--stdout'], cwd)
  expect(code).toBe(0)
  expect(stdout).toContain(shown)
})

test('unclosed front matter is text above the sections, and is reported', async () => {
  const cwd = fixture({ [good]: `---\ntitle: a\n\n${note('글')}` })
  const { code, stdout, stderr } = await insights(['build', '1', '--stdout'], cwd)
  expect([code, stdout.includes('- **하나**: 글')]).toEqual([0, true])
  expect(stderr).toContain(':1:1 warning  첫 줄의 `---`로 연 front matter를 닫는 `---`가 없습니다.')
})

const unread: [string, string, string][] = [
  [
    'not closed, with unknown keys',
    '---\nauthor: kim\ntags:\n  - a\n# b\ndraft: true\n\n',
    ':1:1 warning  첫 줄의 `---`로',
  ],
  ['below an empty line', '\n \n---\ndraft: true\n---\n\n', ':3:1 warning  front matter 위에 빈 줄이 있어서'],
  ['below an empty line, not closed', '\n---\nweek: 1\n\n', ':2:1 warning  front matter 위에 빈 줄이 있어서'],
]
test.each(unread)('unread front matter gets a warning: %s', async (_name, top, words) => {
  const cwd = fixture({ [good]: `${top}${note('글')}` })
  const { code, stdout, stderr } = await insights(['build', '1', '--stdout'], cwd)
  expect([code, stdout.includes('- **하나**: 글')]).toEqual([0, true])
  expect(stderr).toContain(`${good}${words}`)
  expect((await insights(['lint'], cwd)).stdout).toContain('front-matter')
})

test.each(['---\n\n글\n\ndraft: true\n', '---\n글\nweek: 1\n', '글\n\n---\nweek: 1\n'])(
  'a thematic break at the top is not front matter: %j',
  async (top) => {
    const { code, stderr } = await insights(['lint'], fixture({ [good]: `${top}\n${note('글')}` }))
    expect([code, stderr]).toEqual([0, '노트 1개에 문제가 없습니다.\n'])
  },
)

test('a long ordinary note is read', async () => {
  const row = '| 모델 | `컨텍스트` | **점수** | [출처](https://example.com/a) | 비고 |\n'
  const items = Array.from({ length: 2_000 }, (_, i) => `- **제목 ${i}**: \`코드\`와 [링크](a.md)가 있는 설명\n`).join(
    '',
  )
  const table = `| a | b | c | d | e |\n|---|---|---|---|---|\n${row.repeat(500)}`
  const links = Array.from({ length: 300 }, (_, i) => `[링크 ${i}](https://example.com/${i}) `).join('')
  const prose = `${'가나다라 마바사 **아자차**를 카타파하. '.repeat(20)}\n\n`.repeat(90)
  const image = `![그림](data:image/png;base64,${'QUJD'.repeat(200_000)})\n`
  for (const body of [items, table, links, prose, image]) {
    const cwd = fixture({ [good]: `## 핵심 인사이트\n\n${body}` })
    const { code, stdout } = await insights(['build', '1', '--stdout'], cwd)
    expect([code, stdout.includes(body.trim())]).toEqual([0, true])
  }
})

test('links inside the workspace are followed, and their target is written', async () => {
  const cwd = study()
  add(cwd, { 'docs/one.md': '' })
  rmSync(join(cwd, output))
  symlinkSync('../../docs/one.md', join(cwd, output))
  expect((await insights(['build', '1'], cwd)).code).toBe(0)
  expect(readlinkSync(join(cwd, output))).toBe('../../docs/one.md')
  expect(readFileSync(join(cwd, 'docs/one.md'), 'utf8')).toContain('- **하나**: 새 글\n')
})

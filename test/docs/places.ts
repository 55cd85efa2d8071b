import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { served } from '../served.ts'
import { fixture } from '../workspaces.ts'

/** A folder in which the commands of a page run. */
export interface Place {
  cwd: string
  env: NodeJS.ProcessEnv
}

/** How to prepare the folder of a page, or of a section of it: `README.md#Try it`. */
export interface Preparation {
  /** Starts from the sample of this repository; else the folder is empty. */
  sample?: true
  /** Files to add, or with `undefined` to delete. */
  files?: Record<string, string | undefined>
  /** Whether the blocks of a page follow one another; else each line runs in a fresh folder. */
  isTutorial?: true
  /** The name to type when `new` asks for one. */
  member?: string
  /** What to type on stdin. */
  stdin?: string
  language?: 'ko'
}

const source = `# 5장\n\n${Array.from({ length: 12 }, (_, at) => `${at + 1}번째 재시도에는 무작위 간격을 두기로 했다.`).join('\n\n')}\n`
/** An answer of a model to questions about the week of a note with this item. */
const questions = (id: string, quote: string, title = '다음 걸음', text = '무엇을 먼저 해 볼까?') =>
  JSON.stringify({ questions: [{ list: 'deep', title, text, evidence: [{ id, quote }] }] })
const points = JSON.stringify({
  source: 'study/week-02/kim-hana.md',
  points: [
    {
      section: 'applications',
      title: '무작위 간격',
      text: '재시도에는 무작위 간격을 둔다',
      quotes: [{ line: 3, quote: '재시도에는 무작위 간격을 두기로 했다' }],
    },
  ],
})
const discussed = questions('week-02/kim-hana/insights/1', '복제 지연')
const withModel = (more = '') => `language: ko\nmodel: {command: [claude, -p]}\n${more}`

/** A group that writes with and without sections. */
const existing: Preparation = {
  files: {
    'insights.config.yaml': 'language: ko\n',
    'notes/week-01/김하나.md': source,
    'notes/week-01/이두리.md': '## 핵심 인사이트\n\n- **재시도**: 무작위 간격을 둔다\n',
  },
}

const usual: Preparation = { sample: true }

const preparations: Record<string, Preparation> = {
  'README.md#Try it': { sample: true },
  'docs/start.md#If you have notes already': existing,
  'README.md': { isTutorial: true },
  'docs/start.md': {
    isTutorial: true,
    member: 'kim-hana',
    stdin: questions(
      'week-01/kim-hana/insights/1',
      'what you learned this week',
      'Next step',
      'What should we try first?',
    ),
  },
  'docs/start.ko.md#이미 노트가 있다면': { ...existing, language: 'ko' },
  'docs/start.ko.md': {
    isTutorial: true,
    language: 'ko',
    member: '김하나',
    stdin: questions('week-01/김하나/insights/1', '이번 주에 새로 알게 된 것'),
  },
  'docs/adopting.md': { sample: true, files: { 'insights.config.yaml': undefined, templates: undefined } },
  'docs/questions.md#Drafts': {
    files: {
      'insights.config.yaml': withModel('notes: ["notes/{week}/{member}.md", "study/{week}/{member}.md"]\n'),
      'study/week-02/kim-hana.md': source,
      'answer.txt': points,
    },
  },
  'docs/editors.md': {
    sample: true,
    files: {
      buffer: '## 핵심 인사이트\n\n- **하나**: 글\n',
    },
  },
  'docs/questions.md': {
    sample: true,
    files: { 'insights.config.yaml': withModel(), 'notes/week-02/discussion.md': undefined, 'answer.txt': discussed },
  },
}

const programs = {
  // With `INSIGHTS` it starts that program.
  npx: `case $1 in study-insights) shift; exec "\${INSIGHTS:-${await served()}}" "$@";; remark) shift; exec node '${resolve('node_modules/remark-cli/cli.js')}' "$@";; esac; echo "npx $*?" >&2; exit 127`,
  // What it would install is linked below; `npm test` runs these tests.
  npm: 'case $1 in ci|install|test) exit 0;; esac; echo "npm $*?" >&2; exit 127',
  claude: 'cat > /dev/null; cat answer.txt',
}

/** Whether a page has a preparation. */
export function isPrepared(page: string): boolean {
  return preparations[page] !== undefined
}

export function preparationOf(page: string, section: string): Preparation {
  return preparations[`${page}#${section}`] ?? preparations[page] ?? usual
}

/** Makes the folder, and the environment of a user. */
export function prepare(preparation: Preparation): Place {
  const bin = fixture(
    Object.fromEntries(Object.entries(programs).map(([name, script]) => [name, `#!/bin/sh\n${script}\n`])),
  )
  for (const name of Object.keys(programs)) chmodSync(join(bin, name), 0o755)
  const env = {
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: bin,
    LC_ALL: preparation.language === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Hana',
    GIT_AUTHOR_EMAIL: 'hana@example.com',
    GIT_COMMITTER_NAME: 'Hana',
    GIT_COMMITTER_EMAIL: 'hana@example.com',
  }
  const cwd = fixture({})
  cpSync(folderOf(preparation, env), cwd, { recursive: true, verbatimSymlinks: true })
  return { cwd, env }
}

const folders = new Map<Preparation, string>()

/** The folder to copy: a clone with a branch that has changed a note, and with the package installed. */
function folderOf(preparation: Preparation, env: NodeJS.ProcessEnv): string {
  const known = folders.get(preparation)
  if (known !== undefined) return known
  const { sample, files = {} } = preparation
  const cwd = fixture({})
  folders.set(preparation, cwd)
  if (sample)
    for (const name of ['insights.config.yaml', 'notes', 'templates'])
      cpSync(name, join(cwd, name), { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    if (text === undefined) rmSync(join(cwd, path), { recursive: true })
    else writeFileSync(join(cwd, path), text)
  }
  if (!sample) return cwd
  const git = (...args: string[]) => execFileSync('git', args, { cwd, env, stdio: 'ignore' })
  git('init', '--initial-branch', 'main')
  writeFileSync(join(cwd, '.gitignore'), 'node_modules/\nbin\n')
  git('add', '--all')
  git('commit', '--message', 'Notes')
  git('switch', '--create', 'hana')
  writeFileSync(join(cwd, 'notes/week-03/kim-hana.md'), '## 핵심 인사이트\n\n- **재시도**: 처음의 읽기부터 다시 한다\n')
  mkdirSync(join(cwd, 'node_modules'))
  symlinkSync(resolve('.'), join(cwd, 'node_modules/study-insights'), 'dir')
  symlinkSync(resolve('bin'), join(cwd, 'bin'), 'dir')
  return cwd
}

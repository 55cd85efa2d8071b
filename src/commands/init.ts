import { mkdirSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { isOther } from '../adopt/pattern.ts'
import { type Proposal, propose } from '../adopt/propose.ts'
import { readMarkdown } from '../adopt/read.ts'
import { type Config, defaults, parseConfig } from '../config.ts'
import { finding, InsightsError } from '../errors.ts'
import { judgeOf } from '../labels.ts'
import { enInit } from '../languages/en/commands.ts'
import { koInit } from '../languages/ko/commands.ts'
import { en, type InitWords, ko } from '../languages/language.ts'
import { configText } from '../scaffold/config-text.ts'
import { isTop, planFiles, type Step } from '../scaffold/plan.ts'
import { createText, writeText } from '../workspace/files.ts'
import { findWorkspace, listNotes } from '../workspace.ts'
import { answers, type InitOptions, said } from './answers.ts'
import { asker, canAsk } from './ask.ts'
import { speaksKorean } from './help.ts'
import type { Io } from './io.ts'

/**
 * Makes a workspace of a folder, or adds what one lacks: shows what it will write, and overwrites nothing.
 * @returns the exit code, 0; also where somebody looked at what would be written and said no
 */
export async function init(folder: string | undefined, options: InitOptions, io: Io): Promise<number> {
  const root = resolve(options.cwd ?? io.cwd, folder ?? '.')
  const fallback = (options.language ?? (speaksKorean(io.env) ? 'ko' : 'en')) === 'en' ? enInit : koInit
  const stats = statsOf(root)
  if (stats && !stats.isDirectory()) throw new InsightsError([finding('init', { path: root }, fallback.notAFolder())])
  const found = stats ? await findWorkspace({ cwd: root }) : defaults(root)
  // A folder that is named is meant itself, and no workspace that it may lie in.
  const there = found.path !== undefined && (folder === undefined || found.root === root) ? found : undefined
  const { config, text, begins } = there
    ? { config: there, text: undefined, begins: listNotes(there).notes.length === 0 }
    : await begin(root, stats !== undefined, options, fallback, io)
  const words = config.language.id === 'en' ? enInit : koInit
  const unused = there ? said(options).map((name) => `--${name}`) : []
  if (unused.length > 0) io.say(words.notTaken(unused, config.path ?? ''))
  const steps = planFiles(config, text, begins, manifest.version, words)
  if (steps.length === 0) {
    io.say(words.complete)
    return 0
  }
  for (const line of ['', words.plan(config.root), ...steps.map((step) => `  ${describe(step, words)}`)]) io.say(line)
  if (!isTop(config.root)) io.say(words.notAtTop)
  const asks = !options.yes && !options.dryRun && canAsk(io)
  if (options.dryRun || (asks && !(await asker(io).confirm(words.confirm, words.yes, words.no)))) {
    io.say(words.stopped)
    return 0
  }
  write(config, steps, words)
  io.stderr.write(`${words.done} ${config.weeks.length > 0 ? words.next : words.nextOfNotes}
`)
  return 0
}

function statsOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** A config for a folder that has none: from the notes in it, and from what somebody answers. */
async function begin(root: string, exists: boolean, options: InitOptions, fallback: InitWords, io: Io) {
  const bare = defaults(root)
  const files = exists ? readMarkdown(bare) : []
  const proposal = propose(files, judgeOf(bare), [ko, en])
  const language = options.language ?? proposal?.language
  const words = language === undefined ? fallback : language === 'en' ? enInit : koInit
  const unknown = files.map(({ path }) => path).filter((path) => !isOther(path))
  if (proposal) for (const line of evidence(proposal, files.length, words)) io.say(line)
  else if (unknown.length > 0) io.say(words.noneLookLikeNotes(unknown))
  const readme = files.find(({ path }) => /^readme\.md$/i.test(path))?.text
  const suggested = /^#[ \t]+(.+?)[ \t#]*$/m.exec(readme ?? '')?.[1] ?? basename(root)
  const given = await answers(options, { title: suggested, language, proposal }, words, io)
  const text = configText(given, given.language === 'en' ? enInit : koInit)
  return { config: await parseConfig('insights.config.yaml', text, root), text, begins: !proposal }
}

/** What was found in the notes, with the counts that speak for it. */
function evidence({ patterns, members, sections, notes, left }: Proposal, files: number, words: InitWords): string[] {
  return [
    words.found(notes, files),
    ...patterns.map(({ pattern, notes }) => `  ${words.foundPattern(pattern, notes)}`),
    ...members.map(({ id, name, aliases, notes }) => {
      return `  ${words.foundMember(name ?? id, name === undefined ? aliases : [id, ...aliases], notes)}`
    }),
    ...sections.map((section) => `  ${words.foundSection(section.heading, section.notes, notes, section.ways)}`),
    ...(left.length > 0 ? [`  ${words.left(left)}`] : []),
  ]
}

function describe(step: Step, words: InitWords): string {
  return 'lines' in step ? `~ ${step.path}  ${words.added(step.lines)}` : `+ ${step.path}`
}

/** Writes one file after the other; where one cannot be written, those before it go again. */
function write(config: Config, steps: readonly Step[], words: InitWords): void {
  try {
    mkdirSync(config.root, { recursive: true })
  } catch (error) {
    const words = config.language.messages.unwritable((error as NodeJS.ErrnoException).code ?? String(error))
    throw new InsightsError([finding('unwritable', { path: config.root }, words)])
  }
  const created: string[] = []
  try {
    for (const step of steps) {
      if ('lines' in step) continue
      createText(config, step.path, step.text, words.exists())
      created.push(step.path)
    }
  } catch (error) {
    for (const path of created) rmSync(join(config.root, path), { force: true })
    throw error
  }
  for (const step of steps) {
    if (!('lines' in step)) continue
    const gap = step.before === '' || step.before.endsWith('\n') ? '' : '\n'
    writeText(config, step.path, `${step.before}${gap}${step.lines.join('\n')}\n`)
  }
}

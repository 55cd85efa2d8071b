import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { type ProcessResult, program } from '../binary.ts'
import { served } from '../served.ts'

/** A step of a workflow or an action. */
export interface Step {
  id?: string
  name?: string
  if?: string
  uses?: string
  shell?: string
  'working-directory'?: string
  env?: Record<string, string>
  run?: string
}

/** The contexts of GitHub's expressions: `github`, `runner`, `inputs` and so on. */
type Contexts = Record<string, unknown>

export interface Job {
  /** The checkout. */
  workspace: string
  contexts: Contexts
  /** The environment of the job or the workflow. */
  env?: NodeJS.ProcessEnv
  /** The names of steps to skip. */
  skip?: readonly string[]
  /** Whether the steps start the binary; otherwise `insights` runs in this process. */
  isBinary?: boolean
}

export interface Done {
  /** The steps that ran, by name. */
  steps: Map<string, ProcessResult>
  failed: boolean
  outputs: Record<string, Record<string, string>>
  summary: string
  /** The runner's temporary folder. */
  temp: string
}

/** Whether GitHub's client is installed; it posts the comments. */
export const hasGh = spawnSync('gh', ['--version']).status === 0

/** Replaces npm: prints its folder and arguments, and installs what `INSIGHTS` starts. */
const npm = `#!/bin/sh
printf '%s|' "npm" "$PWD" "$@"
bin=$(dirname "$0")
while [ $# -gt 0 ]; do
  if [ "$1" = --prefix ]; then bin="$2/bin"; fi
  shift
done
mkdir -p "$bin"
printf '#!/bin/sh\\nexec %s "$@"\\n' "$INSIGHTS" > "$bin/insights"
chmod +x "$bin/insights"
`

/** Creates a folder with that npm. */
export function tools(): string {
  const folder = mkdtempSync(join(tmpdir(), 'insights-tools-'))
  writeFileSync(join(folder, 'npm'), npm)
  chmodSync(join(folder, 'npm'), 0o755)
  return folder
}

/** Runs the steps of a job like GitHub's runner. GitHub's own library evaluates the expressions. */
export async function runSteps(
  steps: readonly Step[],
  { workspace, contexts, env = {}, skip = [], isBinary = false }: Job,
): Promise<Done> {
  const temp = mkdtempSync(join(tmpdir(), 'insights-runner-'))
  const files = { GITHUB_PATH: 'path', GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary' }
  const file = (name: string) => join(temp, `.${name}`)
  const own = tools()
  const insights = isBinary ? {} : { INSIGHTS: await served() }
  for (const name of Object.values(files)) writeFileSync(file(name), '')
  const done: Done = { steps: new Map(), failed: false, outputs: {}, summary: '', temp }
  const known = () => ({
    ...contexts,
    runner: { temp },
    steps: Object.fromEntries(Object.entries(done.outputs).map(([id, outputs]) => [id, { outputs }])),
  })
  for (const step of steps) {
    const { id, name = '', run } = step
    const condition = step.if ?? 'success()'
    const wanted = /\b(?:always|cancelled|failure|success)\(/.test(condition)
      ? condition
      : `success() && (${condition})`
    if (run === undefined || skip.includes(name) || evaluate(wanted, known(), done.failed) !== 'true') continue
    const filled = (text: string) => fill(text, known(), done.failed)
    const given = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, filled(value)]))
    const added = readFileSync(file('path'), 'utf8').split('\n').filter(Boolean).reverse()
    const path = [...added, own, process.env.PATH].join(':')
    writeFileSync(file('output'), '')
    const folder = resolve(workspace, filled(step['working-directory'] ?? '.'))
    const flags = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e']
    const result = await program('bash', [...flags, '-c', run], folder, {
      ...env,
      ...insights,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: temp,
      ...Object.fromEntries(Object.entries(files).map(([variable, of]) => [variable, file(of)])),
      ...given,
      PATH: path,
    })
    done.steps.set(name, result)
    done.failed ||= result.code !== 0
    if (id !== undefined) done.outputs[id] = outputsIn(readFileSync(file('output'), 'utf8'))
  }
  done.summary = readFileSync(file('summary'), 'utf8')
  return done
}

/** Replaces each `${{ }}` by its value. */
export function fill(text: string, contexts: Contexts, failed = false): string {
  return text.replace(/\$\{\{(.+?)\}\}/g, (_all, expression) => evaluate(expression, contexts, failed))
}

/** The value of an expression, as text. */
export function evaluate(expression: string, contexts: Contexts, failed = false): string {
  const functions = [
    ['success', !failed],
    ['failure', failed],
    ['cancelled', false],
    ['always', true],
  ].map(([name, value]) => ({
    name: String(name),
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value === true),
  }))
  const { tokens } = new Lexer(expression).lex()
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse()
  const known = JSON.parse(JSON.stringify(contexts), data.reviver)
  return new Evaluator(tree, known, new Map(functions.map((one) => [one.name, one]))).evaluate().coerceString()
}

/** Parses `name=value`, and `name<<end` with the value on the lines up to `end`. */
function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [, name = '', single, , block = ''] of text.matchAll(/^([\w-]+)(?:=(.*)|<<(.*)\n((?:.*\n)*?)\3)$/gm))
    outputs[name] = single ?? block.replace(/\n$/, '')
  return outputs
}

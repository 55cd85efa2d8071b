import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { laySample, layWorkspace } from './notes.ts'

interface Measured {
  /** Milliseconds of processor time, and MiB of memory at the peak. */
  cpu: number
  memory: number
}

interface Comparison {
  name: string
  /** Arguments of node, and the folder to run in. */
  ours: string[]
  theirs: string[]
  cwd: string
  pairs: number
  limit: string
}

const insights = resolve('bin/insights.js')
const folder = mkdtempSync(join(tmpdir(), 'insights-bench-'))
const results = join(folder, 'results.jsonl')
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  BENCH_RESULTS: results,
  NODE_OPTIONS: `--require=${resolve('bench/measure.cjs')}`,
}
// Where it is set, it adds as much to every start as our own code takes.
delete environment.NODE_EXTRA_CA_CERTS

const four = workspace('four', 1, 4)
const undecided = workspace('undecided', 1, 4)
rmSync(join(undecided, 'notes/week-1/discussion.md'))
const thousand = workspace('thousand', 100, 10)
const tenThousand = workspace('ten-thousand', 1000, 10)
const tool = (path: string) => resolve('node_modules', path)
const remark = [tool('remark-cli/cli.js'), 'notes', '--quiet', '--output', join(folder, 'remark')]

const markdownlint = [tool('markdownlint-cli2/markdownlint-cli2-bin.mjs'), 'notes/**/*.md']
// Its preset, found from here; the folder of the notes has no node_modules.
const remarkLint = [
  tool('remark-cli/cli.js'),
  'notes',
  '--quiet',
  '--frail',
  '--use',
  tool('remark-preset-lint-recommended/index.js'),
]
const sample = sampleWorkspace('sample', 100, 10)

const nothing = ['-e', '0']
const comparisons: Comparison[] = [
  {
    name: 'insights --version : node -e 0',
    ours: [insights, '--version'],
    theirs: nothing,
    cwd: four,
    pairs: 30,
    limit: '1.5',
  },
  {
    name: 'insights build, a week of four : node -e 0',
    ours: [insights, 'build', '1'],
    theirs: nothing,
    cwd: four,
    pairs: 30,
    limit: '5',
  },
  {
    name: 'insights build, the same with questions to propose : node -e 0',
    ours: [insights, 'build', '1'],
    theirs: nothing,
    cwd: undecided,
    pairs: 30,
    limit: '16',
  },
  {
    name: 'insights build --all, 1,000 notes : remark-cli',
    ours: [insights, 'build', '--all'],
    theirs: remark,
    cwd: thousand,
    pairs: 5,
    limit: '0.5',
  },
  {
    name: 'insights build --all, 10,000 notes : 1,000',
    ours: [insights, 'build', '--all', '--cwd', tenThousand],
    theirs: [insights, 'build', '--all'],
    cwd: thousand,
    pairs: 3,
    limit: '10',
  },
  {
    name: 'insights lint, 1,000 notes : markdownlint-cli2',
    ours: [insights, 'lint'],
    theirs: markdownlint,
    cwd: thousand,
    pairs: 5,
    limit: '1',
  },
  {
    name: 'insights lint, 1,000 notes : remark-cli with remark-preset-lint-recommended',
    ours: [insights, 'lint'],
    theirs: remarkLint,
    cwd: thousand,
    pairs: 5,
    limit: '0.5',
  },
  {
    name: 'insights lint, the sample notes a hundred times : markdownlint-cli2',
    ours: [insights, 'lint'],
    theirs: markdownlint,
    cwd: sample,
    pairs: 5,
    limit: '1',
  },
]

try {
  console.info(`node ${process.version}, medians of interleaved pairs of whole processes`)
  for (const comparison of comparisons) report(comparison)
} finally {
  rmSync(folder, { recursive: true })
}

function workspace(name: string, weeks: number, members: number): string {
  const root = join(folder, name)
  layWorkspace(root, weeks, members)
  return root
}

/** The notes of this repository, which people might have written, over and over. */
function sampleWorkspace(name: string, weeks: number, members: number): string {
  const root = join(folder, name)
  laySample(root, resolve('notes'), weeks, members)
  return root
}

function report({ name, ours, theirs, cwd, pairs, limit }: Comparison): void {
  const found: [Measured, Measured][] = []
  run(ours, cwd)
  run(theirs, cwd)
  for (let pair = 0; pair < pairs; pair++) found.push([run(ours, cwd), run(theirs, cwd)])
  const of = (pick: (pair: [Measured, Measured]) => number) => median(found.map(pick))
  const ratio = of(([a, b]) => a.cpu / b.cpu).toFixed(2)
  const [cpu, theirCpu] = [of(([a]) => a.cpu), of(([, b]) => b.cpu)].map(Math.round)
  const [memory, theirMemory] = [of(([a]) => a.memory), of(([, b]) => b.memory)].map(Math.round)
  console.info(`| ${name} | ${ratio} | ${limit} | ${cpu} : ${theirCpu} ms | ${memory} : ${theirMemory} MiB |`)
}

function run(args: string[], cwd: string): Measured {
  rmSync(results, { force: true })
  spawnSync(process.execPath, args, { cwd, env: environment, stdio: 'ignore' })
  return JSON.parse(readFileSync(results, 'utf8').trim().split('\n').at(-1) ?? '')
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { benchNote, layWorkspace, linkedNote, undecide } from './notes.ts'

interface Measured {
  /** CPU time in milliseconds. */
  cpu: number
  /** Peak memory in MiB. */
  memory: number
}

interface Comparison {
  name: string
  /** Arguments of node. */
  ours: string[]
  theirs: string[]
  cwd: string
  pairs: number
}

const insights = resolve('bin/insights.js')
const folder = mkdtempSync(join(tmpdir(), 'insights-bench-'))
const results = join(folder, 'results.jsonl')
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  BENCH_RESULTS: results,
  NODE_OPTIONS: `--require=${resolve('bench/measure.cjs')}`,
}
// Loading certificates takes as long as our own start.
delete environment.NODE_EXTRA_CA_CERTS

/** `npm run bench -- lint` runs the comparisons with `lint` in their name. */
const wanted = process.argv[2] ?? ''
const corpora = [
  { kind: 'text beside the sections', note: benchNote },
  { kind: 'all in sections, with links', note: linkedNote },
]
const tool = (path: string) => resolve('node_modules', path)
// Only notes: documents from an earlier run contain the same text again.
const notes = 'notes/*/member-*.md'
// remark-cli does nothing if this folder does not exist.
const written = join(folder, 'remark')
mkdirSync(written)
const remark = [tool('remark-cli/cli.js'), notes, '--quiet', '--output', written]
const markdownlint = [tool('markdownlint-cli2/markdownlint-cli2-bin.mjs'), notes]
const nothing = ['-e', '0']

const comparisons = corpora.flatMap(({ kind, note }, at): Comparison[] => {
  const lay = (name: string, weeks: number, members: number) => {
    const root = join(folder, `${name}-${at}`)
    layWorkspace(root, weeks, members, note)
    return root
  }
  const four = lay('four', 1, 4)
  const undecided = lay('undecided', 1, 4)
  const thousand = lay('thousand', 100, 10)
  const open = lay('open', 100, 10)
  const tenThousand = lay('ten-thousand', 1000, 10)
  undecide(undecided)
  undecide(open)
  const build = [insights, 'build', '--all']
  const lint = [insights, 'lint']
  const all = { cwd: thousand, pairs: 5 }
  return [
    { name: 'build, four notes : node -e 0', ours: [insights, 'build', '1'], theirs: nothing, cwd: four, pairs: 30 },
    {
      name: 'build, topics : decided',
      ours: [...build, '--cwd', undecided],
      theirs: build,
      cwd: four,
      pairs: 30,
    },
    { name: 'build --all, 1,000 notes : remark-cli', ours: build, theirs: remark, ...all },
    { name: 'the same, with topics : remark-cli', ours: build, theirs: remark, cwd: open, pairs: 5 },
    {
      name: 'build --all, 10,000 notes : 1,000',
      ours: [...build, '--cwd', tenThousand],
      theirs: build,
      cwd: thousand,
      pairs: 3,
    },
    { name: 'lint, 1,000 notes : markdownlint-cli2', ours: lint, theirs: markdownlint, ...all },
    {
      name: 'lint, 10,000 notes : 1,000',
      ours: [...lint, '--cwd', tenThousand],
      theirs: lint,
      cwd: thousand,
      pairs: 3,
    },
    { name: 'status, 1,000 notes : remark-cli', ours: [insights, 'status'], theirs: remark, ...all },
  ].map((comparison) => ({ ...comparison, name: `${comparison.name} (${kind})` }))
})
const version = {
  name: '--version : node -e 0',
  ours: [insights, '--version'],
  theirs: nothing,
  cwd: folder,
  pairs: 30,
}

try {
  console.info(`node ${process.version}, medians of interleaved pairs of whole processes`)
  for (const comparison of [version, ...comparisons]) if (comparison.name.includes(wanted)) report(comparison)
} finally {
  rmSync(folder, { recursive: true })
}

function report({ name, ours, theirs, cwd, pairs }: Comparison): void {
  const found: [Measured, Measured][] = []
  run(ours, cwd)
  run(theirs, cwd)
  for (let pair = 0; pair < pairs; pair++) found.push([run(ours, cwd), run(theirs, cwd)])
  const of = (pick: (pair: [Measured, Measured]) => number) => median(found.map(pick))
  const ratio = of(([a, b]) => a.cpu / b.cpu).toFixed(2)
  const [cpu, theirCpu] = [of(([a]) => a.cpu), of(([, b]) => b.cpu)].map(Math.round)
  const [memory, theirMemory] = [of(([a]) => a.memory), of(([, b]) => b.memory)].map(Math.round)
  console.info(`| ${name} | ${ratio} | ${cpu} : ${theirCpu} ms | ${memory} : ${theirMemory} MiB |`)
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

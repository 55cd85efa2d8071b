import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { benchNote, layWorkspace, linkedNote, longNote, undecide } from './notes.ts'

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
  /** A folder to delete before each of our runs. */
  stale?: string
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
  { kind: '1,000 short notes', note: benchNote, weeks: 100, members: 10 },
  { kind: '1,000 notes full of links', note: linkedNote, weeks: 100, members: 10 },
  { kind: '160 long notes', note: longNote, weeks: 40, members: 4 },
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
const build = [insights, 'build', '--all']
const lint = [insights, 'lint']

const comparisons = corpora.flatMap(({ kind, note, weeks, members }, at): Comparison[] => {
  const lay = (name: string, weeks: number, members: number) => {
    const root = join(folder, `${name}-${at}`)
    layWorkspace(root, weeks, members, note)
    return root
  }
  const four = lay('four', 1, 4)
  const cwd = lay('all', weeks, members)
  const open = lay('open', weeks, members)
  undecide(open)
  const pages = join(folder, `pages-${at}`)
  const site = [insights, 'site', '--out', pages]
  return [
    { name: 'build, four notes : node -e 0', ours: [insights, 'build', '1'], theirs: nothing, cwd: four, pairs: 15 },
    { name: 'build --all : remark-cli', ours: build, theirs: remark, cwd, pairs: 3 },
    { name: 'build --all, topics to find : decided', ours: [...build, '--cwd', open], theirs: build, cwd, pairs: 3 },
    { name: 'lint : markdownlint-cli2', ours: lint, theirs: markdownlint, cwd, pairs: 3 },
    { name: 'site, first run : build --all', ours: site, theirs: build, cwd, pairs: 3, stale: pages },
  ].map((comparison) => ({ ...comparison, name: `${comparison.name} (${kind})` }))
})
const thousand = join(folder, 'all-0')
const tenThousand = join(folder, 'ten-thousand')
layWorkspace(tenThousand, 1000, 10)
const others: Comparison[] = [
  { name: '--version : node -e 0', ours: [insights, '--version'], theirs: nothing, cwd: folder, pairs: 15 },
  { name: 'status : remark-cli', ours: [insights, 'status'], theirs: remark, cwd: thousand, pairs: 3 },
  {
    name: 'build --all, 10,000 notes : 1,000',
    ours: [...build, '--cwd', tenThousand],
    theirs: build,
    cwd: thousand,
    pairs: 1,
  },
  { name: 'lint, 10,000 notes : 1,000', ours: [...lint, '--cwd', tenThousand], theirs: lint, cwd: thousand, pairs: 1 },
]

try {
  console.info(`node ${process.version}, medians of interleaved pairs of whole processes`)
  console.info('| measured | ratio | CPU | memory |\n|---|---|---|---|')
  for (const comparison of [...others, ...comparisons]) if (comparison.name.includes(wanted)) report(comparison)
} finally {
  rmSync(folder, { recursive: true })
}

function report({ name, ours, theirs, cwd, pairs, stale }: Comparison): void {
  const found: [Measured, Measured][] = []
  const runOurs = () => {
    if (stale !== undefined) rmSync(stale, { recursive: true, force: true })
    return run(ours, cwd)
  }
  runOurs()
  run(theirs, cwd)
  for (let pair = 0; pair < pairs; pair++) found.push([runOurs(), run(theirs, cwd)])
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

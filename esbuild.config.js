import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { relative, resolve, sep } from 'node:path'
import { build } from 'esbuild'

/**
 * gray-matter brings js-yaml and an engine that runs JavaScript. We hand it one engine of our own, so neither is bundled:
 * less to load, and nothing there that could run a note.
 */
const oneEngine = {
  name: 'gray-matter-one-engine',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/engines$|^\.\/lib\/engines$/ }, ({ importer }) =>
      importer.includes('gray-matter') ? { path: 'engines', namespace: 'none' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** commander can run other programs as commands; that part of Node is slow to set up, and never asked for here. */
const noPrograms = {
  name: 'commander-runs-no-programs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'child_process', namespace: 'none' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** What is still to be bundled, and what was: names of bundles with the files that they begin at. */
const bundles = new Map()

/** What is imported only when it is needed is a bundle of its own; the error class is one for all of them. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind === 'entry-point') return undefined
      if (path.endsWith('/errors.ts')) return { path: './errors.cjs', external: true }
      if (kind !== 'dynamic-import') return undefined
      const file = relative(process.cwd(), resolve(resolveDir, path))
      const name = relative('src', file).replace(/\.ts$/, '').replaceAll(sep, '-')
      bundles.set(name, file)
      return { path: `./${name}.cjs`, external: true }
    })
    onResolve({ filter: /^[@a-z]/ }, ({ kind, path }) => {
      if (kind !== 'dynamic-import' || path.startsWith('garu-ko')) return undefined
      const name = path.replaceAll(/\W+/g, '-').replace(/^-/, '')
      bundles.set(name, path)
      return { path: `./${name}.cjs`, external: true }
    })
  },
}

// Made beside `dist` and put in its place whole: whoever runs the binary meanwhile has the old one or the new one.
const made = `.dist-${process.pid}`

/** Packages that the bundles hold: their licences ask to be shipped with them. */
const packages = new Set()
const collect = ({ metafile }) => {
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]
    if (folder) packages.add(folder)
  }
}

const bundle = {
  metafile: true,
  outdir: made,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'ascii',
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
  external: ['garu-ko'],
  legalComments: 'none',
  logLevel: 'warning',
}

collect(await build({ ...bundle, entryPoints: ['src/load.ts', 'src/errors.ts'], banner: {}, define: {} }))
collect(await build({ ...bundle, entryPoints: ['src/cli.ts'], plugins: [apart, noPrograms], banner: {} }))
for (const [name, file] of bundles) {
  // Bundling one may find more of them.
  collect(await build({ ...bundle, entryPoints: [{ in: file, out: name }], plugins: [oneEngine, apart] }))
}

// The loader takes a byte for a character; esbuild escapes strings, but not what stands in a regular expression.
for (const name of readdirSync(made)) {
  const text = readFileSync(`${made}/${name}`, 'utf8')
  const ascii = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  // What V8 runs from bytecode cannot import; the loader does it in its stead.
  const imports = ascii
    .replace(/\bimport\((?="garu-ko)/g, '(require.import??(id=>import(id)))(')
    .replace(/\bimport\(("\.\/[\w-]+\.cjs")\)/g, 'Promise.resolve().then(()=>require($1))')
  writeFileSync(`${made}/${name}`, imports)
}

// Bytecode of what each command runs on the sample notes, the lazily compiled functions too.
const warmUp = `
  const { load, scripts, bytecodeOf } = require('./${made}/load.cjs')
  const { resolve } = require('node:path')
  const [bundle, ...args] = process.argv.slice(1)
  const stream = { write: () => true, on: () => {} }
  const host = Object.create(process, { argv: { value: ['node', 'insights', ...args] }, stdout: { value: stream }, stderr: { value: stream } })
  load(resolve('${made}/cli.cjs')).run(host).then(() => {
    load(resolve('${made}/errors.cjs'))
    load(resolve('${made}', bundle))
    for (const [path, script] of scripts) if (path.endsWith(bundle)) require('node:fs').writeFileSync(bytecodeOf(path), script.createCachedData())
  })`
const workloads = {
  'commands-build': ['build', 'week-02', '--stdout'],
  'commands-lint': ['lint'],
  'commands-status': ['status', '--today', '2026-09-20'],
  'commands-discuss': ['discuss', 'week-03', '--stdout'],
  'discussion-questions': ['build', 'week-03', '--stdout'],
  'note-html': ['build', 'week-03', '--stdout'],
}
for (const name of ['cli', 'errors', ...bundles.keys()]) {
  const { status } = spawnSync(process.execPath, ['-e', warmUp, `${name}.cjs`, ...(workloads[name] ?? ['--version'])], {
    stdio: 'inherit',
    env: { ...process.env, INSIGHTS_MAKE_BYTECODE: '1' },
  })
  if (status !== 0) throw new Error(`no bytecode of ${name}`)
}

// What editors check a config and a note's front matter by: made from what we check them by.
await build({ ...bundle, entryPoints: ['src/json-schemas.ts'], plugins: [oneEngine] })
const { configJsonSchema, frontMatterJsonSchema } = createRequire(import.meta.url)(`./${made}/json-schemas.cjs`)
writeFileSync(`${made}/insights.schema.json`, `${JSON.stringify(configJsonSchema(), null, 2)}\n`)
writeFileSync(`${made}/front-matter.schema.json`, `${JSON.stringify(frontMatterJsonSchema(), null, 2)}\n`)
rmSync(`${made}/json-schemas.cjs`)

const licences = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`
})
writeFileSync(`${made}/THIRD-PARTY-LICENCES.txt`, licences.join('\n----\n\n'))

rmSync('dist', { recursive: true, force: true })
renameSync(made, 'dist')

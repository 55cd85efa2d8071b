import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * gray-matter brings js-yaml and an engine that runs JavaScript. We hand it one engine of our own, so neither is bundled:
 * less to load, and nothing there that could run a note.
 */
const oneEngine = {
  name: 'gray-matter-one-engine',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/(?:lib\/)?engines$/ }, ({ importer }) =>
      importer.includes('gray-matter') ? { path: 'engines', namespace: 'none' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** commander starts programs for commands that are files of their own, of which we have none. */
const noPrograms = {
  name: 'commander-without-programs',
  setup({ onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'programs', namespace: 'none' } : undefined,
    )
  },
}

/**
 * vfile asks for the process only to know the current folder, which we never take from it; but whoever imports
 * `node:process` as a module has Node set up stdin, stdout and stderr, which takes longer than reading a note.
 */
const noProcess = {
  name: 'vfile-without-process',
  setup({ onResolve, resolve: find }) {
    onResolve({ filter: /^#minproc$/ }, ({ resolveDir }) =>
      find('./minproc.browser.js', { resolveDir, kind: 'import-statement' }),
    )
  },
}

/** Of its two builds yaml gives Node the one in CommonJS: esbuild leaves nothing out of that. */
const yamlModules = {
  name: 'yaml-as-modules',
  setup({ onResolve }) {
    onResolve({ filter: /^yaml$/ }, () => ({
      path: resolve('node_modules/yaml/browser/dist/index.js'),
      sideEffects: false,
    }))
  },
}

/**
 * esbuild makes a chunk of what the same doors load, and Node takes as long to find a chunk as to read 20 KB of it. So what
 * the program needs to start is one room, what every command needs that reads notes another, and what every command that
 * makes documents needs a third; each is loaded at all doors behind which somebody needs it.
 */
const rooms = {
  start: ['errors.ts', 'help/program-name.ts', 'terminal/terminal.ts'],
  notes: [
    'collections.ts',
    'markdown/edits.ts',
    'markdown/print.ts',
    'document/template.ts',
    'lint/build-rules.ts',
    'lint/context.ts',
    'languages/ko/questions.ts',
    'workspace/open.ts',
    'workspace/find-workspace.ts',
    'workspace/templates.ts',
    'note/note.ts',
    'note/items.ts',
    'document/seal.ts',
  ],
  documents: ['document/read-week.ts', 'document/json.ts', 'questions/question.ts'],
}
const doors = [
  { filter: /\/src\/(?:session|cli|help\/help|workspace\/git)\.ts$/, rooms: ['start'] },
  {
    filter: /\/src\/(?:commands\/(?:build|discuss|site|status)|site\/preview|api)\.ts$/,
    rooms: ['start', 'notes', 'documents'],
  },
  {
    filter: /\/src\/(?:(?:commands|model|lint\/reports)\/[\w-]+|document\/changed-weeks|note\/html|remark)\.ts$/,
    rooms: ['start', 'notes'],
  },
]
const together = {
  name: 'rooms-together',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^room:/ }, ({ path }) => ({ path, namespace: 'room' }))
    onLoad({ filter: /.*/, namespace: 'room' }, ({ path }) => ({
      contents: rooms[path.slice('room:'.length)].map((file) => `import './src/${file}'`).join('\n'),
      resolveDir: process.cwd(),
    }))
    for (const { filter, rooms } of doors)
      onLoad({ filter }, ({ path }) => ({
        contents: `${rooms.map((room) => `import 'room:${room}'\n`).join('')}${readFileSync(path, 'utf8')}`,
        loader: 'ts',
      }))
  },
}

/** The text of a file, `import text from './a.md?raw'`, as Vite has it. */
const rawText = {
  name: 'raw-text',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?raw$/, '')),
      namespace: 'raw',
    }))
    onLoad({ filter: /.*/, namespace: 'raw' }, ({ path }) => ({ contents: readFileSync(path, 'utf8'), loader: 'text' }))
  },
}

// Made beside `dist` and put in its place whole: whoever runs the binary meanwhile has the old one or the new one.
const made = `.dist-${process.pid}`

/** @type {import('esbuild').BuildOptions} */
const options = {
  metafile: true,
  outdir: made,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  // Packages that are CommonJS inside (commander, gray-matter) ask for Node's modules by `require`.
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
  plugins: [oneEngine, noPrograms, noProcess, yamlModules, rawText, together],
  legalComments: 'none',
  logLevel: 'warning',
}

const { metafile } = await build({ ...options, entryPoints: ['src/run.ts', 'src/api.ts', 'src/remark.ts'] })

// What pages of the site load: scripts that a page in a folder can run, and the stylesheet.
const browser = await build({
  entryPoints: ['src/site/browser/search.ts', 'src/site/browser/live.ts'],
  outdir: `${made}/site`,
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
})
copyFileSync('src/site/style.css', `${made}/site/style.css`)

// What editors check a config and a note's front matter by: made from what we check them by.
await build({ ...options, splitting: false, entryPoints: ['src/json-schemas.ts'] })
const { configJsonSchema, frontMatterJsonSchema } = await import(`./${made}/json-schemas.js`)
writeFileSync(`${made}/insights.schema.json`, `${JSON.stringify(configJsonSchema(), null, 2)}\n`)
writeFileSync(`${made}/front-matter.schema.json`, `${JSON.stringify(frontMatterJsonSchema(), null, 2)}\n`)
rmSync(`${made}/json-schemas.js`)

// What is declared of the package's functions stands in files that import nothing else: the rest of the house stays inside.
const types = `${made}/types`
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json', '--outDir', types])
for (const name of ['api', 'api-types', 'remark']) copyFileSync(`${types}/${name}.d.ts`, `${made}/${name}.d.ts`)
rmSync(types, { recursive: true })

/** Packages that the bundles hold: their licences ask to be shipped with them. */
const packages = new Set(
  Object.keys({ ...metafile.inputs, ...browser.metafile.inputs }).flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
  ),
)
const licences = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`
})
writeFileSync(`${made}/THIRD-PARTY-LICENCES.txt`, licences.join('\n----\n\n'))

rmSync('dist', { recursive: true, force: true })
renameSync(made, 'dist')

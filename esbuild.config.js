import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { licencesOf } from './scripts/licences.js'
import { ruleNames } from './scripts/rule-names.js'

// Built in a temporary folder that then replaces `dist`, so that `dist` is never incomplete.
const made = `.dist-${process.pid}`

/** @type {import('esbuild').BuildOptions} */
const options = {
  metafile: true,
  outdir: made,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  // `import text from './a.md?raw'`, as in Vite.
  loader: { '.md': 'text', '.yml': 'text' },
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  // CommonJS packages load Node's modules with `require`. js-yaml would also load an esprima that it happens to find.
  banner: { js: 'const require=process.getBuiltinModule;' },
  // vfile imports `node:process` as a module, which opens stdin for every command and makes it non-blocking.
  alias: { '#minproc': './node_modules/vfile/lib/minproc.browser.js' },
  define: { RULE_NAMES: JSON.stringify(ruleNames) },
  legalComments: 'none',
  logLevel: 'warning',
}

const { metafile } = await build({ ...options, entryPoints: ['src/run.ts', 'src/api.ts'] })

// The assets of the site: classic scripts, which pages opened from a folder can load, the stylesheet and the icon.
const browser = await build({
  entryPoints: ['src/site/browser/page.ts', 'src/site/browser/search.ts', 'src/site/browser/live.ts'],
  outdir: `${made}/site`,
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
})
for (const name of ['style.css', 'icon.svg']) copyFileSync(`src/site/${name}`, `${made}/site/${name}`)

// The JSON Schema of the config, for editors, made from the schema that we use.
await build({ ...options, splitting: false, entryPoints: ['src/json-schemas.ts'] })
const { configJsonSchema } = await import(`./${made}/json-schemas.js`)
writeFileSync(`${made}/insights.schema.json`, `${JSON.stringify(configJsonSchema(), null, 2)}\n`)
rmSync(`${made}/json-schemas.js`)

// Publish only the types of the API. These files import no others.
const types = `${made}/types`
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json', '--outDir', types])
for (const name of ['api', 'api-types']) copyFileSync(`${types}/${name}.d.ts`, `${made}/${name}.d.ts`)
rmSync(types, { recursive: true })

const bundled = Object.keys({ ...metafile.inputs, ...browser.metafile.inputs })
writeFileSync(`${made}/THIRD-PARTY-LICENCES.txt`, licencesOf(bundled))

const old = `${made}.old`
if (existsSync('dist')) renameSync('dist', old)
renameSync(made, 'dist')
rmSync(old, { recursive: true, force: true })

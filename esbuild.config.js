import { rm } from 'node:fs/promises'
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

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  external: ['garu-ko'],
  plugins: [oneEngine],
  banner: { js: "import{createRequire as nodeRequire}from'node:module';const require=nodeRequire(import.meta.url),__filename=import.meta.filename;" },
  legalComments: 'none',
  logLevel: 'warning',
})

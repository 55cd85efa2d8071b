import { writeFileSync } from 'node:fs'
import { build } from 'esbuild'

/** Writes `action.yml` with the steps of the workflow that `init` writes. `npm version` runs it. */
const { outputFiles } = await build({
  stdin: {
    contents:
      "import manifest from './package.json'\nimport { actionText } from './src/scaffold/ci/action.ts'\nexport const text = actionText(manifest.version)",
    resolveDir: '.',
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  banner: { js: 'const require=process.getBuiltinModule;' },
})
const { text } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
writeFileSync('action.yml', text)

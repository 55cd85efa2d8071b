import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

/**
 * Makes from the files of `src/lint/rules` all that lists them: the rules that `lint` and `build` check, the names that
 * the config is checked by, the texts that `--explain` prints, and the table in README. `npm run rules` writes them;
 * `--check` fails where one is out of date.
 */
const names = readdirSync('src/lint/rules')
  .map((file) => file.replace(/\.ts$/, ''))
  .sort()
const exported = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
const entry = [
  ...names.map(
    (name, at) => `import { ${exported(name)} as rule${at}, docs as docs${at} } from './src/lint/rules/${name}.ts'`,
  ),
  `export const rules = [${names.map((_, at) => `rule${at}`).join(', ')}]`,
  `export const docs = { ${names.map((name, at) => `'${name}': docs${at}`).join(', ')} }`,
]
const { outputFiles } = await build({
  stdin: { contents: entry.join('\n'), resolveDir: '.', loader: 'ts' },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom('file:///');" },
  logLevel: 'warning',
})
const bundle = Buffer.from(outputFiles[0].contents).toString('base64')
const { rules, docs } = await import(`data:text/javascript;base64,${bundle}`)

const imported = (folder, chosen) =>
  chosen.map(({ name }) => `import { ${exported(name)} } from '${folder}/${name}.ts'\n`).join('')
const array = (chosen) => `[\n${chosen.map(({ name }) => `  ${exported(name)},\n`).join('')}]\n`
const all = `import type { Rule } from './rule.ts'
${imported('./rules', rules)}
/** All rules. Made by \`npm run rules\`. */
export const rules: readonly Rule[] = ${array(rules)}`
const heeded = rules.filter(({ inBuild }) => inBuild)
const ofBuild = `import type { Rule } from './rule.ts'
${imported('./rules', heeded)}
/** The rules by which words would be missing from a document or be wrong in it. Made by \`npm run rules\`. */
export const buildRules: readonly Rule[] = ${array(heeded)}`
const list = `/** The names of all rules, for who has no use for the rules themselves. Made by \`npm run rules\`. */
export const ruleNames: readonly string[] = [
${rules.map(({ name }) => `  '${name}',\n`).join('')}]
`
const texts = Object.fromEntries(rules.map(({ name }) => [name, { ko: docs[name].ko, en: docs[name].en }]))
const rows = rules.map(({ name, severity, changes }) => {
  const finds = docs[name].en.what.replaceAll('|', '\\|')
  return `| <a id="${name}"></a>\`${name}\` | ${severity} | ${changes ? 'yes' : ''} | ${finds} |\n`
})
const table = `| rule | default | fix | finds |\n|---|---|---|---|\n${rows.join('')}`
const readme = readFileSync('README.md', 'utf8')
const written = /(?<=<!-- Made by `npm run rules`. -->\n\n)(?:\|.*\n)*/

const files = {
  'src/lint/rules.ts': all,
  'src/lint/build-rules.ts': ofBuild,
  'src/workspace/rule-names.ts': list,
  'src/lint/rule-docs.json': `${JSON.stringify(texts, null, 2)}\n`,
  'README.md': readme.replace(written, () => table),
}
const stale = Object.entries(files).filter(([path, text]) => readFile(path) !== text)
if (!process.argv.includes('--check')) for (const [path, text] of stale) writeFileSync(path, text)
else if (stale.length > 0) {
  process.stderr.write(`Out of date: ${stale.map(([path]) => path).join(', ')}. Run \`npm run rules\`.\n`)
  process.exitCode = 1
}

function readFile(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

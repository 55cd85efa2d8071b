import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'
import { ruleNames } from './rule-names.js'

/**
 * Generates src/lint/rules.ts, the list of the rules in `src/lint/rules`, and the page of the rules in each language.
 * `npm run rules` writes them; with `--check`, it fails if one is out of date.
 */
const exported = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
const list = `// Made by \`npm run rules\`.
import type { Rule, RuleDocs } from './rule.ts'
${ruleNames.map((name) => `import { ${exported(name)}, docs as ${exported(name)}Docs } from './rules/${name}.ts'\n`).join('')}
export const rules: readonly Rule[] = [
${ruleNames.map((name) => `  ${exported(name)},\n`).join('')}]

export const ruleDocs: ReadonlyMap<string, RuleDocs> = new Map([
${ruleNames.map((name) => `  ['${name}', ${exported(name)}Docs],\n`).join('')}])
`
const { outputFiles } = await build({
  stdin: {
    contents: `${list}\nexport { fileProblems } from './file-problems.ts'\nexport { languages } from '../languages/registry.ts'`,
    resolveDir: 'src/lint',
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  loader: { '.md': 'text' },
  platform: 'node',
  define: { RULE_NAMES: JSON.stringify(ruleNames) },
  banner: { js: 'const require=process.getBuiltinModule;' },
  logLevel: 'warning',
})
const bundle = Buffer.from(outputFiles[0].contents).toString('base64')
const { rules, ruleDocs, fileProblems, languages } = await import(`data:text/javascript;base64,${bundle}`)

/** The page of all rules in a language, with an example of each. */
function page(language, { explain, rulesPage }) {
  const { why, wrong, right } = explain
  const { title, intro, columns, fixed, files } = rulesPage
  const rows = rules.map(({ name, severity, changes }) => {
    const finds = ruleDocs.get(name)[language].what.replaceAll('|', '\\|')
    return `| [\`${name}\`](#${name}) | ${severity} | ${changes ? fixed : ''} | ${finds} |`
  })
  const example = (markdown) => `\`\`\`\`md\n${markdown.replace(/\n$/, '')}\n\`\`\`\``
  const parts = rules.map(({ name }) => {
    const { config, [language]: doc } = ruleDocs.get(name)
    const settings = config ? [`\`\`\`yaml\n${config.trim()}\n\`\`\``] : []
    const examples = [`**${wrong}**`, example(doc.wrong), `**${right}**`, example(doc.right)]
    return [`## ${name}`, doc.what, `**${why}**: ${doc.why}`, ...settings, ...examples].join('\n\n')
  })
  const cells = Object.entries(fileProblems).map(([name, { [language]: doc }]) => {
    return `| \`${name}\` | ${doc.what} | ${doc.todo} |`
  })
  const table = [`| ${files.columns.join(' | ')} |`, '|---|---|---|', ...cells].join('\n')
  parts.push(`## ${files.title}`, files.intro, table)
  const head = [`| ${columns.join(' | ')} |`, '|---|---|---|---|', ...rows].join('\n')
  const others = Object.values(languages).filter(({ id }) => id !== language)
  const links = others.map(({ name, rulesPage }) => `[${name}](${basename(rulesPage)})`).join(', ')
  return `${[`# ${title}`, '<!-- Made by `npm run rules`. -->', links, intro, head, ...parts].join('\n\n')}\n`
}

const files = { 'src/lint/rules.ts': list }
for (const { id, rulesPage, load } of Object.values(languages)) files[rulesPage] = page(id, await load.lint())

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

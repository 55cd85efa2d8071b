import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

/**
 * Generates every list of the rules from the files in `src/lint/rules`: the rules that `lint` and `build` check, the
 * names that the config is checked with, the texts that `--explain` prints, and the pages docs/rules.md and
 * docs/rules.ko.md. `npm run rules` writes them; with `--check`, it fails if one is out of date.
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
const rulesOfBuild = rules.filter(({ inBuild }) => inBuild)
const ofBuild = `import type { Rule } from './rule.ts'
${imported('./rules', rulesOfBuild)}
/** The rules for problems that would lose or change words in a document. Made by \`npm run rules\`. */
export const buildRules: readonly Rule[] = ${array(rulesOfBuild)}`
const list = `/** The names of all rules, for modules that do not need the rules themselves. Made by \`npm run rules\`. */
export const ruleNames: readonly string[] = [
${rules.map(({ name }) => `  '${name}',\n`).join('')}]
`
const texts = Object.fromEntries(rules.map(({ name }) => [name, { ko: docs[name].ko, en: docs[name].en }]))

const titles = {
  ko: {
    page: '규칙',
    intro:
      '`lint`가 찾는 문제입니다. 터미널에서는 `npx study-insights lint --explain 규칙`으로 볼 수 있습니다. 설정 파일에 `lint: {rules: {image-alt: off}}`처럼 규칙의 심각도를 `error`, `warning`, `off` 중 하나로 정합니다. 노트 안에 `<!-- insights-disable-next-line image-alt -->`를 쓰면 다음 줄에서, `<!-- insights-disable image-alt -->`를 쓰면 파일 전체에서 규칙을 끕니다.',
    table: ['규칙', '기본 심각도', '`--fix`', '찾는 것'],
    fixed: '예',
    why: '이유',
    wrong: '잘못된 예',
    right: '올바른 예',
  },
  en: {
    page: 'Rules',
    intro:
      'What `lint` finds. In a terminal, `npx study-insights lint --explain RULE` shows the same. `lint: {rules: {image-alt: off}}` in the config sets a rule to `error`, `warning` or `off`. In a note, `<!-- insights-disable-next-line image-alt -->` turns it off for the next line, `<!-- insights-disable image-alt -->` for the whole file.',
    table: ['Rule', 'Severity', '`--fix`', 'Finds'],
    fixed: 'yes',
    why: 'Why it matters',
    wrong: 'Incorrect',
    right: 'Correct',
  },
}

/** The page of all rules in a language, with an example of each. */
function page(language) {
  const { page, intro, table, fixed, why, wrong, right } = titles[language]
  const rows = rules.map(({ name, severity, changes }) => {
    const finds = docs[name][language].what.replaceAll('|', '\\|')
    return `| [\`${name}\`](#${name}) | ${severity} | ${changes ? fixed : ''} | ${finds} |`
  })
  const example = (markdown) => `\`\`\`\`md\n${markdown.replace(/\n$/, '')}\n\`\`\`\``
  const parts = rules.map(({ name }) => {
    const doc = docs[name][language]
    const config = docs[name].config ? [`\`\`\`yaml\n${docs[name].config.trim()}\n\`\`\``] : []
    const examples = [`**${wrong}**`, example(doc.wrong), `**${right}**`, example(doc.right)]
    return [`## ${name}`, doc.what, `**${why}**: ${doc.why}`, ...config, ...examples].join('\n\n')
  })
  const head = [`| ${table.join(' | ')} |`, '|---|---|---|---|', ...rows].join('\n')
  return `${[`# ${page}`, '<!-- Made by `npm run rules`. -->', intro, head, ...parts].join('\n\n')}\n`
}

const files = {
  'src/lint/rules.ts': all,
  'src/lint/build-rules.ts': ofBuild,
  'src/workspace/rule-names.ts': list,
  'src/lint/rule-docs.json': `${JSON.stringify(texts, null, 2)}\n`,
  'docs/rules.md': page('en'),
  'docs/rules.ko.md': page('ko'),
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

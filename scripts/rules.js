import { readFileSync, writeFileSync } from 'node:fs'
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
    contents: `${list}\nexport { languages } from '../languages/registry.ts'`,
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
const { rules, ruleDocs, languages } = await import(`data:text/javascript;base64,${bundle}`)

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
  const head = [`| ${table.join(' | ')} |`, '|---|---|---|---|', ...rows].join('\n')
  return `${[`# ${page}`, '<!-- Made by `npm run rules`. -->', intro, head, ...parts].join('\n\n')}\n`
}

const files = {
  'src/lint/rules.ts': list,
  ...Object.fromEntries(Object.values(languages).map(({ id, rulesPage }) => [rulesPage, page(id)])),
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

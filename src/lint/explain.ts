import type { LintWords } from '../languages/language.ts'
import { fileProblems, isFileProblem } from './file-problems.ts'
import { ruleNamed } from './lint.ts'
import { documentation, type Explanation, type Rule } from './rule.ts'

/** The explanations of all rules in a language, by rule name. */
export async function explanations(language: 'ko' | 'en'): Promise<ReadonlyMap<string, Explanation>> {
  const { default: docs } = await import('./rule-docs.json', { with: { type: 'json' } })
  return new Map(Object.entries(docs).map(([name, explanation]) => [name, explanation[language]]))
}

/**
 * The output of `--explain` for a name that `lint` prints, as Markdown.
 * @throws {InsightsError} if the name is unknown, with the nearest name
 */
export async function explainName(name: string, language: 'ko' | 'en', words: LintWords): Promise<string> {
  if (!isFileProblem(name)) return await explain(ruleNamed(name, words), language, words)
  const { what, todo } = fileProblems[name][language]
  return [`# ${name}`, `## ${words.explain.what}`, what, `## ${words.explain.todo}`, `${todo}\n`].join('\n\n')
}

/** The output of `--explain` for a rule, as Markdown. */
export async function explain(rule: Rule, language: 'ko' | 'en', { explain: titles }: LintWords): Promise<string> {
  const explanation = (await explanations(language)).get(rule.name)
  const example = (markdown: string) => `\`\`\`\`md\n${markdown.replace(/\n$/, '')}\n\`\`\`\``
  return [
    `# ${rule.name}`,
    `${titles.severity}: ${rule.severity}${rule.changes ? ` · ${titles.fix}` : ''}`,
    `## ${titles.what}`,
    explanation?.what,
    `## ${titles.why}`,
    explanation?.why,
    `## ${titles.wrong}`,
    example(explanation?.wrong ?? ''),
    `## ${titles.right}`,
    example(explanation?.right ?? ''),
    `${titles.more}: ${documentation(language, rule.name)}\n`,
  ].join('\n\n')
}

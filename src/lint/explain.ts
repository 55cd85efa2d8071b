import type { LanguageId } from '../languages/ids.ts'
import type { LintWords } from '../languages/language.ts'
import { fileProblems, isFileProblem } from './file-problems.ts'
import { ruleNamed } from './lint.ts'
import { documentation, type Rule } from './rule.ts'
import { ruleDocs } from './rules.ts'

/**
 * The output of `--explain` for a name that `lint` prints, as Markdown.
 * @throws {InsightsError} if the name is unknown, with the nearest name
 */
export function explainName(name: string, language: LanguageId, words: LintWords): string {
  if (!isFileProblem(name)) return explain(ruleNamed(name, words), language, words)
  const { what, todo } = fileProblems[name][language]
  return [`# ${name}`, `## ${words.explain.what}`, what, `## ${words.explain.todo}`, `${todo}\n`].join('\n\n')
}

/** The output of `--explain` for a rule, as Markdown. */
export function explain(rule: Rule, language: LanguageId, { explain: titles }: LintWords): string {
  const explanation = ruleDocs.get(rule.name)?.[language]
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

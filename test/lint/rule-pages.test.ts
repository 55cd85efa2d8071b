import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fileProblems } from '../../src/lint/file-problems.ts'
import { documentation } from '../../src/lint/rule.ts'
import { rules } from '../../src/lint/rules.ts'

test.each(['ko', 'en'] as const)('the page of rules in %s has a heading for the link of each rule', (language) => {
  for (const { name } of rules) {
    const { pathname, hash } = new URL(documentation(language, name))
    const page = readFileSync(pathname.replace(/^.*\/blob\/main\//, ''), 'utf8')
    expect(page).toContain(`\n## ${hash.slice(1)}\n`)
    for (const problem of Object.keys(fileProblems)) expect(page).toContain(`\n| \`${problem}\` | `)
  }
})

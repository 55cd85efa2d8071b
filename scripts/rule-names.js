import { readdirSync } from 'node:fs'

/** The names of all rules: those of the files in `src/lint/rules`. */
export const ruleNames = readdirSync('src/lint/rules')
  .map((file) => file.replace(/\.ts$/, ''))
  .sort()

import { pathMismatch } from '../../../src/lint/rules/path-mismatch.ts'
import { table } from '../table.ts'

table(pathMismatch, [
  ['another week', '---\nweek: week-01\n---\n', [[2, 1, 2, 5]]],
  ['the same week in another spelling', '---\nweek: 2\nmember: 김하나\n---\n', []],
  ['another member', '---\nmember: 두리\n---\n', [[2, 1, 2, 7]]],
])

import { openFence } from '../../../src/lint/rules/open-fence.ts'
import { table } from '../table.ts'

table(openFence, [
  ['open', '글\n\n```sql\nSELECT 1;\n', [[3, 1, 3, 7]]],
  ['a closing fence that is too short', '````\na\n```\n', [[1, 1, 1, 5]]],
  ['closed', '```\na\n```\n', []],
])

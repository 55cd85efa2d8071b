import { emphasisSpace } from '../../../src/lint/rules/emphasis-space.ts'
import { table } from '../table.ts'

table(emphasisSpace, [
  ['at the end', '말은 **굵게 **썼다.\n', [[1, 4, 1, 11]], '말은 **굵게** 썼다.\n'],
  ['at the start', '말은** 굵게** 썼다.\n', [[1, 3, 1, 10]], '말은 **굵게** 썼다.\n'],
  ['a space outside stays one', '말은 **굵게 ** 썼다.\n', [[1, 4, 1, 11]], '말은 **굵게** 썼다.\n'],
  ['both at the start of an item', '- ** 굵게 **: 글\n', [[1, 3, 1, 11]], '- **굵게** : 글\n'],
  ['arithmetic', '2 ** x ** 2\n', []],
  ['between two bold words', '**하나** 와 **둘**\n', []],
  ['in code', '`**굵게 **`\n', []],
])

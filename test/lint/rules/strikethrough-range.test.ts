import { strikethroughRange } from '../../../src/lint/rules/strikethrough-range.ts'
import { table } from '../table.ts'

table(strikethroughRange, [
  ['two ranges', '1~5장과 6~9장\n', [[1, 2, 1, 9]], '1\\~5장과 6\\~9장\n'],
  ['in a table', '| 1~5와 6~9 |\n|---|\n', [[1, 4, 1, 10]], '| 1\\~5와 6\\~9 |\n|---|\n'],
  ['one range', '1~5장\n\n6~9장\n', []],
  ['intended', '~취소~ ~~취소~~\n', []],
  ['Korean drawl', '좋아요~ 그렇죠~\n', []],
])

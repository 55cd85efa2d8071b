import { conflictMarker } from '../../../src/lint/rules/conflict-marker.ts'
import { table } from '../table.ts'

table(conflictMarker, [
  [
    'both markers',
    '<<<<<<< HEAD\n하나\n=======\n둘\n>>>>>>> main\n',
    [
      [1, 1, 1, 13],
      [5, 1, 5, 13],
    ],
  ],
  ['in code', '```\n<<<<<<< HEAD\n```\n', []],
])

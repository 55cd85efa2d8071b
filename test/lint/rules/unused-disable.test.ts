import { unusedDisable } from '../../../src/lint/rules/unused-disable.ts'
import { table } from '../table.ts'

table(unusedDisable, [
  ['nothing to turn off', '<!-- insights-disable image-alt -->\n\n글\n', [[1, 23, 1, 32]]],
  ['used', '<!-- insights-disable image-alt, no-section -->\n\n![](images/lag.svg)\n', []],
  [
    'a line other than the next',
    '<!-- insights-disable-next-line image-alt -->\n\n![](images/lag.svg)\n',
    [[1, 33, 1, 42]],
  ],
  [
    'in a note with a section in an open fence',
    '<!-- insights-disable image-alt -->\n\n```\n## 핵심 인사이트\n\n![](images/lag.svg)\n',
    [],
  ],
  ['an unknown rule', '글 <!-- insights-disable imagealt -->\n', [[1, 25, 1, 33]]],
  ['no rule', '글 <!-- insights-disable -->\n', [[1, 3, 1, 28]]],
  [
    'turned off in the config',
    '<!-- insights-disable image-alt -->\n',
    [],
    undefined,
    { config: 'lint: {rules: {image-alt: off}}' },
  ],
  ['in code', '`<!-- insights-disable image-alt -->`\n', []],
])

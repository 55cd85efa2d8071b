import { nearest } from '../../names.ts'
import type { Rule } from '../rule.ts'

/** An `insights-disable` comment that suppresses nothing, mostly since what it was for has been mended. */
export const unusedDisable: Rule = {
  name: 'unused-disable',
  severity: 'warning',
  needsAll: true,
  *check({ config, suppressions, ruleNames, words, find }) {
    for (const { rule, used, ...range } of suppressions) {
      // What the config turned off may come back.
      if (used || config.lint.rules.get(rule) === 'off') continue
      const known = ruleNames.includes(rule)
      yield find(range, known ? words.unusedDisable(rule) : words.unknownDisable(rule, nearest(rule, ruleNames)))
    }
  },
}

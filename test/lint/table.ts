import { expect, test } from 'vitest'
import type { Rule } from '../../src/lint/rule.ts'
import { type Around, check, placeOf } from './checking.ts'

/** A note, where the rule finds something in it (line, column, end line, end column), and what `--fix` makes of it. */
type Case = [name: string, markdown: string, places: number[][], fixed?: string | undefined, around?: Around]

/** Tests one rule by cases; a case without a fixed text expects that nothing is changed. */
export function table(rule: Rule, cases: readonly Case[]): void {
  test.each(cases)(`${rule.name}: %s`, async (_name, markdown, places, fixed = markdown, around = {}) => {
    // The other rules have tables of their own.
    const result = await check(markdown, around)
    const own = result.findings.filter((each) => each.rule === rule.name)
    expect(own.map(placeOf)).toEqual(places)
    expect(result.fixed).toBe(fixed)
  })
}

import { expect, test } from 'vitest'
import type { Rule } from '../../src/lint/rule.ts'
import { check, placeOf, type WorkspaceOptions } from './checking.ts'

/** A note, the positions of the rule's findings (line, column, end line, end column), and the note after `--fix`. */
type Case = [name: string, markdown: string, places: number[][], fixed?: string | undefined, options?: WorkspaceOptions]

/** Tests one rule. A case without a fixed text expects that `--fix` changes nothing. */
export function table(rule: Rule, cases: readonly Case[]): void {
  test.each(cases)(`${rule.name}: %s`, async (_name, markdown, places, fixed = markdown, options = {}) => {
    // The other rules have their own tables.
    const result = await check(markdown, options)
    const own = result.findings.filter((each) => each.rule === rule.name)
    expect(own.map(placeOf)).toEqual(places)
    expect(result.fixed).toBe(fixed)
  })
}

import type { Html } from 'mdast'
import { offset } from '../markdown/mdast.ts'
import type { LintFinding, Suppression } from './rule.ts'

/**
 * The suppressions in the comments of a note: in real HTML, not in code that shows such a comment. Takes linear time,
 * even if a note contains many `<!--` that are never closed.
 */
export function suppressionsIn(html: readonly Html[], text: string): Suppression[] {
  const found: Suppression[] = []
  const lineAt = lineCounter(text)
  for (const node of html) {
    const until = offset(node, 'end')
    const source = text.slice(0, until)
    const begins = /<!--\s*insights-disable(-next-line)?(?=[\s-])/g
    begins.lastIndex = offset(node, 'start')
    let close = -1
    for (let begin = begins.exec(source); begin; begin = begins.exec(source)) {
      const at = begins.lastIndex
      if (close < at) close = source.indexOf('>', at)
      if (close < 0) return found
      if (close - at < 2 || !source.startsWith('--', close - 2)) continue
      begins.lastIndex = close + 1
      const scope = begin[1] ? { line: lineAt(close) + 1 } : {}
      const named = [...source.slice(at, close - 2).matchAll(/[^\s,]+/g)]
      for (const { 0: rule, index } of named)
        found.push({ rule, ...scope, start: at + index, end: at + index + rule.length, used: false })
      if (named.length === 0) found.push({ rule: '', ...scope, start: begin.index, end: close + 1, used: false })
    }
  }
  return found
}

/** Whether comments suppress a finding. Marks those that do as used. */
export function isSuppressed({ rule, line = 1 }: LintFinding, suppressions: readonly Suppression[]): boolean {
  const matching = suppressions.filter(
    (suppression) => suppression.rule === rule && (suppression.line ?? line) === line,
  )
  for (const suppression of matching) suppression.used = true
  return matching.length > 0
}

/** Returns a function from offset to line, for offsets in ascending order. */
function lineCounter(text: string): (offset: number) => number {
  let [line, at] = [1, 0]
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line++
      at = next + 1
    }
    return line
  }
}

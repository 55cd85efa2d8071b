import type { Finding } from '../errors.ts'
import { offset } from '../markdown/mdast.ts'
import { positionsIn } from '../text.ts'
import { nodesOf, type RuleContext } from './rule.ts'

/**
 * Returns a filter for the findings that no `insights-disable` comment of the note suppresses. A comment is real HTML,
 * not code that shows one. Takes linear time, even if a note contains many `<!--` that are never closed.
 */
export function notSuppressed(context: RuleContext): (finding: Finding) => boolean {
  const off = suppressionsIn(context)
  return ({ rule, line = 1 }) => ![rule, ''].some((name) => off.has(name) || off.has(`${name}:${line}`))
}

/** The rules that comments turn off, `rule` or `rule:line`; an empty name is all of them. */
function suppressionsIn(context: RuleContext): Set<string> {
  const { text } = context.note
  const found = new Set<string>()
  const positionOf = positionsIn(text, false)
  for (const node of nodesOf(context, 'html')) {
    const source = text.slice(0, offset(node, 'end'))
    const begins = /<!--\s*insights-disable(-next-line)?(?=[\s-])/g
    begins.lastIndex = offset(node, 'start')
    let close = -1
    for (let begin = begins.exec(source); begin; begin = begins.exec(source)) {
      const at = begins.lastIndex
      if (close < at) close = source.indexOf('>', at)
      if (close < 0) return found
      if (close - at < 2 || !source.startsWith('--', close - 2)) continue
      begins.lastIndex = close + 1
      const line = begin[1] ? `:${positionOf({ start: close, end: close }).line + 1}` : ''
      for (const rule of source.slice(at, close - 2).match(/[^\s,]+/g) ?? ['']) found.add(rule + line)
    }
  }
  return found
}

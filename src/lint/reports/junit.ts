import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { isError, placeOf } from '../../errors.ts'
import { compareUnits } from '../../text.ts'
import type { LintFinding } from '../rule.ts'
import type { LintResult } from './result.ts'

/**
 * JUnit's XML, which most CI services show: a suite for each note, a test for each finding. An error is a failed test; a
 * warning is one that passed and has something to say.
 */
export function junit({ findings, paths }: LintResult): string {
  const files = new Map<string, LintFinding[]>(paths.map((path) => [path, []]))
  for (const found of findings) {
    const name = found.path || 'insights'
    const own = files.get(name) ?? []
    own.push(found)
    files.set(name, own)
  }
  const suites = [...files]
    .sort(([a], [b]) => compareUnits(a, b))
    .map(([path, own]) => {
      const name = legal(path)
      const tests =
        own.length > 0 ? own.map((found) => testCase(name, found)) : [x('testcase', { classname: name, name })]
      return x('testsuite', { name, ...counts(own), tests: String(tests.length) }, tests)
    })
  const tests = String([...files.values()].reduce((sum, { length }) => sum + Math.max(1, length), 0))
  const root = x('testsuites', { name: 'insights lint', ...counts(findings), tests }, suites)
  const declaration = { type: 'instruction' as const, name: 'xml', value: 'version="1.0" encoding="UTF-8"' }
  return `${toXml([declaration, { type: 'text', value: '\n' }, root])}\n`
}

function counts(findings: readonly LintFinding[]) {
  return { failures: String(findings.filter(isError).length), errors: '0', skipped: '0' }
}

function testCase(classname: string, found: LintFinding) {
  const { line, column, rule, message, hint } = found
  const text = [`${placeOf(found)} ${message}`, hint ?? '']
    .filter((part) => part !== '')
    .map(legal)
    .join('\n')
  const said = isError(found) ? x('failure', { type: 'error', message: legal(message) }, text) : x('system-out', text)
  return x('testcase', { classname, name: line === undefined ? rule : `${rule} (${line}:${column})` }, [said])
}

/**
 * XML 1.0 has no way to write most control characters, nor half a surrogate pair. In one line, since a file name may hold
 * what the log of a job takes for a command where a line begins.
 */
function legal(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
}

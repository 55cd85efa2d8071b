import { x } from 'xastscript'
import { isError, placeOf } from '../../errors.ts'
import { compareUnits } from '../../text.ts'
import { safeXml, xmlFile, xmlOf } from '../../xml.ts'
import type { LintFinding } from '../rule.ts'
import type { FileFindings, LintRun } from './result.ts'

/**
 * JUnit's XML, which most CI services show: a suite for each note, a test for each finding. An error is a failed test,
 * a warning a passed test with output.
 */
export async function* junit(files: AsyncIterable<FileFindings>, { totals }: LintRun): AsyncGenerator<string> {
  const suites: { name: string; xml: Buffer }[] = []
  let tests = 0
  for await (const { path, findings } of files) {
    const name = path || 'insights'
    const cases =
      findings.length > 0 ? findings.map((found) => testCase(safeXml(name), found)) : [passedTest(safeXml(name))]
    const attributes = counts(findings.filter(isError).length, cases.length)
    // The file starts with the totals, so all suites are kept: as bytes, which take half the memory of a UTF-16 string.
    suites.push({ name, xml: Buffer.from(xmlOf(x('testsuite', { name: safeXml(name), ...attributes }, cases))) })
    tests += cases.length
  }
  const root = x('testsuites', { name: 'insights lint', ...counts(totals.errors, tests) })
  const end = '</testsuites>'
  yield xmlFile(root).slice(0, -end.length)
  for (const { xml } of suites.sort((a, b) => compareUnits(a.name, b.name))) yield xml.toString()
  yield `${end}\n`
}

function counts(failures: number, tests: number) {
  return { failures: String(failures), errors: '0', skipped: '0', tests: String(tests) }
}

/** A note without findings is one passed test. */
function passedTest(name: string) {
  return x('testcase', { classname: name, name })
}

function testCase(classname: string, found: LintFinding) {
  const { line, column, rule, message, hint } = found
  const text = [`${placeOf(found)} ${message}`, hint ?? '']
    .filter((part) => part !== '')
    .map(safeXml)
    .join('\n')
  const result = isError(found)
    ? x('failure', { type: 'error', message: safeXml(message) }, text)
    : x('system-out', text)
  return x('testcase', { classname, name: line === undefined ? rule : `${rule} (${line}:${column})` }, [result])
}

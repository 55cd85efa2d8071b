import type { Log, Region, ReportingDescriptor, Result } from 'sarif'
import manifest from '../../../package.json' with { type: 'json' }
import { uriPath } from '../../text.ts'
import { explain } from '../explain.ts'
import { documentation, type LintFinding } from '../rule.ts'
import { ruleDocs, rules } from '../rules.ts'
import { type FileFindings, jsonArray, type LintRun } from './result.ts'

/**
 * For code scanning: SARIF 2.1.0. node-sarif-builder adds nothing to the type of a log, and rejects a log if a note
 * happens to contain its marker for missing values.
 */
export async function* sarif(files: AsyncIterable<FileFindings>, run: LintRun): AsyncGenerator<string> {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: manifest.name,
            semanticVersion: manifest.version,
            informationUri: documentation(run.language),
            rules: descriptors(run),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [],
      },
    ],
  }
  const frame = JSON.stringify(log, null, 2)
  const at = frame.lastIndexOf('[]')
  yield frame.slice(0, at)
  yield* jsonArray(files, ({ findings }) => findings.map((finding) => toResult(finding, run.prefix)), ' '.repeat(6))
  yield `${frame.slice(at + '[]'.length)}\n`
}

function descriptors({ language, words }: LintRun): ReportingDescriptor[] {
  return rules.map((rule) => {
    const { what = '', why = '' } = ruleDocs.get(rule.name)?.[language] ?? {}
    return {
      id: rule.name,
      // The first sentence: the others may be about the example.
      shortDescription: { text: /^.*?\.(?= |$)/.exec(what)?.[0] ?? what },
      fullDescription: { text: `${what} ${why}` },
      help: { text: why, markdown: explain(rule, language, words) },
      helpUri: documentation(language, rule.name),
      defaultConfiguration: { level: rule.severity },
    }
  })
}

function toResult(found: LintFinding, prefix: string): Result {
  const { path, rule, severity, message, hint } = found
  const ruleIndex = rules.findIndex(({ name }) => name === rule)
  const region = regionOf(found)
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: severity,
    message: { text: plain(hint ? `${sentence(message)} ${hint}` : message) },
    ...(path
      ? {
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriPath(prefix + path), uriBaseId: '%SRCROOT%' },
                ...(region ? { region } : {}),
              },
            },
          ],
        }
      : {}),
  }
}

/** English messages have no full stop. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** `[…](…)` is a link even in a plain text message of SARIF. */
function plain(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()/g, '\\[')
}

function regionOf({ line, column, endLine, endColumn }: LintFinding): Region | undefined {
  if (line === undefined) return undefined
  const start = { startLine: line, startColumn: column }
  return endLine === undefined ? start : { ...start, endLine, endColumn }
}

import type { Log, Region, ReportingDescriptor, Result } from 'sarif'
import manifest from '../../../package.json' with { type: 'json' }
import type { LanguageId } from '../../languages/ids.ts'
import { printJson, uriPath } from '../../text.ts'
import type { FileFindings, ReportContext } from '../rule.ts'
import { documentation, type LintFinding } from '../rule.ts'
import { rules } from '../rules.ts'

/**
 * For code scanning: SARIF 2.1.0. node-sarif-builder adds nothing to the type of a log, and rejects a log if a note
 * happens to contain its marker for missing values.
 */
export function sarif(files: readonly FileFindings[], { prefix, language }: ReportContext): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: manifest.name,
            semanticVersion: manifest.version,
            informationUri: documentation(language),
            rules: rules.map((rule) => descriptor(rule, language)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ findings }) => findings.map((finding) => toResult(finding, prefix))),
      },
    ],
  }
  return `${printJson(log)}\n`
}

/** GitHub wants three texts for each rule; what it finds is on its page. */
function descriptor({ name, severity }: (typeof rules)[number], language: LanguageId): ReportingDescriptor {
  const url = documentation(language, name)
  return {
    id: name,
    shortDescription: { text: name },
    fullDescription: { text: name },
    help: { text: url },
    helpUri: url,
    defaultConfiguration: { level: severity },
  }
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

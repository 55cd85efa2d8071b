import { safeLine } from './terminal.ts'

/**
 * The unified diff between two texts of a file. The headers are ours: the library prints `김` in a file name as
 * `"\\352\\271\\200"`.
 * @param labels the text after the file name in each header
 */
export async function difference(
  path: string,
  before: string,
  after: string,
  labels: { before: string; after: string },
): Promise<string> {
  const { formatPatch, OMIT_HEADERS, structuredPatch } = await import('diff')
  const hunks = formatPatch(structuredPatch(path, path, before, after, '', '', { context: 3 }), OMIT_HEADERS)
  return `--- ${safeLine(path)}\t${labels.before}\n+++ ${safeLine(path)}\t${labels.after}\n${hunks}`
}

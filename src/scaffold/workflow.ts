import { Document, type YAMLMap } from 'yaml'

/**
 * The CI job of a group: checks the notes of a pull request and that the documents say what the notes say.
 * @param version of this package, which goes on checking as it did when the job was written
 * @param watched the files that documents are made of, as path filters
 * @param notes the files that may be notes, as globs
 */
export function workflowText(version: string, watched: readonly string[], notes: readonly string[]): string {
  // A group that has only just begun has nothing to check, which is no reason to fail.
  const hasNotes = `hashFiles(${notes.map((glob) => `'${glob.replaceAll("'", "''")}'`).join(', ')}) != ''`
  const run = `npx --yes study-insights@${version}`
  const document = new Document({
    name: 'insights',
    on: { pull_request: { paths: watched } },
    permissions: { contents: 'read' },
    jobs: {
      notes: {
        'runs-on': 'ubuntu-latest',
        steps: [
          { uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } },
          { uses: 'actions/setup-node@v4', with: { 'node-version': 22 } },
          { name: 'Check the notes', if: hasNotes, run: `${run} lint --format github` },
          { name: 'Check the documents', if: `!cancelled() && ${hasNotes}`, run: `${run} build --all --check` },
        ],
      },
    },
  })
  for (const { key } of (document.contents as YAMLMap).items.slice(1))
    (key as { spaceBefore?: boolean }).spaceBefore = true
  return document.toString({ lineWidth: 0 })
}

import { Document, type YAMLMap } from 'yaml'

/**
 * The CI job of a group: checks the notes of a pull request and that the documents say what the notes say.
 * @param version of this package, which goes on checking as it did when the job was written
 * @param notes the folders that hold notes, documents and templates, as path filters
 */
export function workflowText(version: string, notes: readonly string[]): string {
  const run = `npx --yes study-insights@${version}`
  const document = new Document({
    name: 'insights',
    on: { pull_request: { paths: notes } },
    permissions: { contents: 'read' },
    jobs: {
      notes: {
        'runs-on': 'ubuntu-latest',
        steps: [
          { uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } },
          { uses: 'actions/setup-node@v4', with: { 'node-version': 22 } },
          { name: 'Check the notes', run: `${run} lint --format github` },
          { name: 'Check the documents', if: '!cancelled()', run: `${run} build --all --check` },
        ],
      },
    },
  })
  for (const { key } of (document.contents as YAMLMap).items.slice(1))
    (key as { spaceBefore?: boolean }).spaceBefore = true
  return document.toString({ lineWidth: 0 })
}

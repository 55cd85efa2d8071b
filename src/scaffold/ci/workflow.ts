import { Document, isMap, type YAMLMap } from 'yaml'
import { check, comment, install, publish, summarise } from './steps.ts'

/**
 * The CI job of a group on GitHub: helps with the notes of a pull request, and keeps the documents of the main branch
 * up to date.
 * @param version of this package, which goes on checking as it did when the job was written
 * @param watched the files that documents are made of, as path filters
 */
export function workflowText(version: string, watched: readonly string[]): string {
  const begin = [
    { uses: 'actions/setup-node@v6', with: { 'node-version': 24 } },
    { name: 'Install insights', 'working-directory': expression('runner.temp'), run: install },
  ]
  const token = { GH_TOKEN: expression('github.token') }
  return printYaml({
    name: 'insights',
    on: {
      pull_request: { paths: watched },
      push: { branches: ['main', 'master'], paths: watched },
      workflow_dispatch: null,
    },
    permissions: {},
    env: { INSIGHTS_VERSION: version },
    jobs: {
      review: {
        if: "github.event_name == 'pull_request'",
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 10,
        // Two runs at once would each write a comment.
        concurrency: { group: `insights-${expression('github.event.number')}`, 'cancel-in-progress': true },
        permissions: { contents: 'read', 'pull-requests': 'write' },
        steps: [
          ...begin,
          { uses: 'actions/checkout@v6', with: { 'fetch-depth': 0, 'persist-credentials': false } },
          { name: 'Check the changed notes', run: check },
          { name: 'Write the summary', if: always, run: summarise },
          {
            name: 'Comment on the pull request',
            if: `${always} && ${own}`,
            env: { ...token, NUMBER: expression('github.event.number') },
            run: comment,
          },
        ],
      },
      documents: {
        if: "github.event_name != 'pull_request'",
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 10,
        permissions: { contents: 'write', 'pull-requests': 'write' },
        steps: [
          ...begin,
          { uses: 'actions/checkout@v6', with: { 'fetch-depth': 0 } },
          { name: 'Build and commit the documents', env: { ...token, BEFORE: before }, run: publish },
        ],
      },
    },
  })
}

/** What GitHub replaces by its value. */
export function expression(text: string): string {
  return `\${{ ${text} }}`
}

/** Wrong notes are a reason to tell about them. */
export const always = '!cancelled()'

/** From a fork the job has no right to write. */
export const own = 'github.event.pull_request.head.repo.full_name == github.repository'

/** What the branch was before a push. Where there is nothing to compare with, every week is built. */
export const before = expression(`!github.event.forced && github.event.before || '${'0'.repeat(40)}'`)

/** Prints YAML as people write it, with a blank line between its first keys. */
export function printYaml(value: object): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  const { contents } = document
  if (isMap(contents))
    for (const { key } of (contents as YAMLMap).items.slice(1)) (key as { spaceBefore?: boolean }).spaceBefore = true
  return document.toString({ lineWidth: 0, nullStr: '' })
}

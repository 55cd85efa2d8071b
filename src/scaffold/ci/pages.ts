import { install } from './steps.ts'
import { expression, printYaml } from './workflow.ts'

/**
 * The job that publishes a group's notes as a site on GitHub Pages, where everybody can read them.
 * @param version of this package, which goes on making the same pages as when the job was written
 * @param watched the files that documents are made of, as path filters
 */
export function pagesText(version: string, watched: readonly string[]): string {
  // Outside of the checkout: what is committed there is never taken for a page that was made before.
  const out = `${expression('runner.temp')}/site`
  return printYaml({
    name: 'insights pages',
    on: { push: { branches: ['main', 'master'], paths: watched }, workflow_dispatch: null },
    permissions: {},
    env: { INSIGHTS_VERSION: version },
    concurrency: { group: 'pages' },
    jobs: {
      pages: {
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 10,
        permissions: { contents: 'read', pages: 'write', 'id-token': 'write' },
        environment: { name: 'github-pages', url: expression('steps.deploy.outputs.page_url') },
        steps: [
          { uses: 'actions/setup-node@v6', with: { 'node-version': 24 } },
          { name: 'Install insights', 'working-directory': expression('runner.temp'), run: install },
          { uses: 'actions/checkout@v6', with: { 'persist-credentials': false } },
          { name: 'Write the pages', run: 'insights site --out "$RUNNER_TEMP/site"' },
          { uses: 'actions/configure-pages@v5' },
          { uses: 'actions/upload-pages-artifact@v4', with: { path: out } },
          { uses: 'actions/deploy-pages@v4', id: 'deploy' },
        ],
      },
    },
  })
}

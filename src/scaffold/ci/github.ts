import { Document, isMap, type YAMLMap } from 'yaml'

/**
 * The GitHub workflow of a group: reviews the notes of a pull request, and keeps the documents of the main branch up to
 * date.
 * @param version of this package, pinned so that checks do not change
 * @param watched path filters for the files that documents are made of
 * @param branch the main branch, if it is known
 */
export function workflowText(version: string, watched: readonly string[], branch?: string): string {
  const begin = [
    { uses: 'actions/setup-node@v6', with: { 'node-version': 24 } },
    { name: 'Install insights', 'working-directory': expression('runner.temp'), run: install },
  ]
  const token = { GH_TOKEN: expression('github.token') }
  return printYaml({
    name: 'insights',
    on: {
      pull_request: { paths: watched },
      push: { branches: mainBranches(branch), paths: watched },
      workflow_dispatch: null,
    },
    permissions: {},
    env: { INSIGHTS_VERSION: version },
    jobs: {
      review: {
        if: "github.event_name == 'pull_request'",
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 10,
        // Concurrent runs would each write a comment.
        concurrency: { group: `insights-${expression('github.event.number')}`, 'cancel-in-progress': true },
        permissions: { contents: 'read', 'pull-requests': 'write' },
        steps: [
          ...begin,
          { uses: 'actions/checkout@v6', with: { 'fetch-depth': 0, 'persist-credentials': false } },
          { name: 'Check the changed notes', run: check },
          { name: 'Write the summary', if: always, env: author, run: summarise },
          {
            name: 'Comment on the pull request',
            if: `${always} && ${isFromThisRepository}`,
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

/** Filters for the main branch. In a filter, `+` and `!` have a meaning of their own. */
function mainBranches(branch: string | undefined): string[] {
  const escaped = branch?.replace(/[+!]/g, '\\$&')
  return [...new Set(['main', 'master', ...(escaped === undefined ? [] : [escaped])])]
}

/** An expression that GitHub evaluates. */
export function expression(text: string): string {
  return `\${{ ${text} }}`
}

/** A condition: steps that report also run after errors in notes. */
export const always = '!cancelled()'

/** A condition: pull requests from forks have no write permission. */
export const isFromThisRepository = 'github.event.pull_request.head.repo.full_name == github.repository'

/** The commit before a push. All zeros, which builds every week, if there is none or after a force push. */
export const before = expression(`!github.event.forced && github.event.before || '${'0'.repeat(40)}'`)

/** Prints YAML with blank lines between top-level keys. */
export function printYaml(value: object): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  const { contents } = document
  if (isMap(contents))
    for (const { key } of (contents as YAMLMap).items.slice(1)) (key as { spaceBefore?: boolean }).spaceBefore = true
  return document.toString({ lineWidth: 0, nullStr: '' })
}

/** When the pages are made on the day of a meeting. */
export interface Mornings {
  /** GitHub's schedule, in UTC. */
  cron: string
  zone: string
  /** The configs whose dates count, as patterns of git. */
  configs: readonly string[]
}

/**
 * The workflow that publishes a group's notes on GitHub Pages, where everyone can read them.
 * @param version of this package, pinned so that pages do not change
 * @param watched path filters for the files that documents are made of
 * @param branch the main branch, if it is known
 * @param mornings if the schedule has dates: then the page of the next meeting is made again on these days
 */
export function pagesText(version: string, watched: readonly string[], branch?: string, mornings?: Mornings): string {
  // Outside the checkout, so that committed files are never taken for pages of an earlier run.
  const out = `${expression('runner.temp')}/site`
  const checkout = { uses: 'actions/checkout@v6', with: { 'persist-credentials': false } }
  return printYaml({
    name: 'insights pages',
    on: {
      push: { branches: mainBranches(branch), paths: watched },
      ...(mornings ? { schedule: [{ cron: mornings.cron }] } : {}),
      workflow_dispatch: null,
    },
    permissions: {},
    env: { INSIGHTS_VERSION: version, ...(mornings ? { TZ: mornings.zone } : {}) },
    concurrency: { group: 'pages' },
    jobs: {
      ...(mornings
        ? {
            meeting: {
              if: "github.event_name == 'schedule'",
              'runs-on': 'ubuntu-latest',
              'timeout-minutes': 5,
              permissions: { contents: 'read' },
              outputs: { today: expression('steps.meeting.outputs.today') },
              steps: [
                checkout,
                { name: 'Look for a meeting today', id: 'meeting', run: findMeeting(mornings.configs) },
              ],
            },
          }
        : {}),
      pages: {
        ...(mornings
          ? {
              needs: 'meeting',
              if: `${always} && (github.event_name != 'schedule' || needs.meeting.outputs.today == 'true')`,
            }
          : {}),
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 10,
        permissions: { contents: 'read', pages: 'write', 'id-token': 'write' },
        environment: { name: 'github-pages', url: expression('steps.deploy.outputs.page_url') },
        steps: [
          { uses: 'actions/setup-node@v6', with: { 'node-version': 24 } },
          { name: 'Install insights', 'working-directory': expression('runner.temp'), run: install },
          checkout,
          { name: 'Write the pages', run: 'insights site --out "$RUNNER_TEMP/site"' },
          { uses: 'actions/configure-pages@v5' },
          { uses: 'actions/upload-pages-artifact@v4', with: { path: out } },
          { uses: 'actions/deploy-pages@v4', id: 'deploy' },
        ],
      },
    },
  })
}

/** Sets `today` to true if a config has today's date. A date is written the same in YAML and JSON. */
function findMeeting(configs: readonly string[]): string {
  const paths = configs.map((path) => `'${path.replaceAll("'", "'\\''")}'`).join(' ')
  return `if git grep --quiet --fixed-strings "$(date +%F)" -- ${paths}; then echo 'today=true' >> "$GITHUB_OUTPUT"; fi\n`
}

// Shell scripts shared by the workflow and the action. Anything from a pull request is passed in a file or an environment
// variable, never inside a script.

/**
 * Installs the tool. Needs `INSIGHTS_VERSION`. Runs in the runner's temporary folder: in the checkout, npm would read the
 * `.npmrc` and the packages of a pull request.
 */
export const install = `npm install --global --prefix "$RUNNER_TEMP/insights" --ignore-scripts --no-audit --no-fund --registry https://registry.npmjs.org/ "study-insights@$INSIGHTS_VERSION"
echo "$RUNNER_TEMP/insights/bin" >> "$GITHUB_PATH"
`

/** Checks the changed notes. The only step that fails on errors in notes. */
const check = 'insights lint --changed --format github'

/** What {@link summarise} needs. Reading pull requests is allowed also for those from forks. */
export const author = {
  GH_TOKEN: expression('github.token'),
}

/**
 * Writes into the job summary and into `insights-comment.md`, after what the notes have and lack: the documents, and who
 * is still missing. In the comment documents are code blocks, so that GitHub notifies no one who is mentioned and shows
 * no images. Needs `GH_TOKEN`.
 */
export const summarise = String.raw`set +e # Errors in notes were reported by the step above and must not stop this one.
insights lint --changed --format markdown > "$RUNNER_TEMP/insights-notes.md"
insights status --changed --format markdown > "$RUNNER_TEMP/insights-status.md"
insights build --changed --skip-broken --absolute-links > "$RUNNER_TEMP/insights-document.md"
insights build --changed --skip-broken --stdout 2> /dev/null | sed 's/^/    /' > "$RUNNER_TEMP/insights-text.md"
{
  echo
  cat "$RUNNER_TEMP/insights-document.md"
  echo
  cat "$RUNNER_TEMP/insights-status.md"
} >> "$GITHUB_STEP_SUMMARY"
# GitHub takes 65,536 letters.
room=$((60000 - $(cat "$RUNNER_TEMP/insights-notes.md" "$RUNNER_TEMP/insights-status.md" | wc -c)))
{
  echo '<!-- insights -->'
  cat "$RUNNER_TEMP/insights-notes.md"
  if [ "$room" -gt 25000 ]; then room=25000; fi
  if [ -s "$RUNNER_TEMP/insights-text.md" ] && [ "$room" -gt 0 ]; then
    printf '\n<details><summary>insights.md</summary>\n\n%s\n\n' "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
    head -c "$room" "$RUNNER_TEMP/insights-text.md"
    if [ "$(wc -c < "$RUNNER_TEMP/insights-text.md")" -gt "$room" ]; then printf '\n    …\n'; fi
    printf '\n</details>\n'
  fi
  echo
  if [ "$room" -gt 0 ]; then cat "$RUNNER_TEMP/insights-status.md"; fi
} > "$RUNNER_TEMP/insights-comment.md"
`

/** Creates or updates the comment on the pull request. Needs `GH_TOKEN` and `NUMBER`. */
export const comment = `mine='.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- insights -->"))) | .id'
id=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --jq "$mine" | head -n 1)
if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$RUNNER_TEMP/insights-comment.md"
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --field "body=@$RUNNER_TEMP/insights-comment.md"
fi
`

/**
 * Builds the weeks changed since `BEFORE` and pushes the documents. If the branch is protected, opens a pull request or
 * updates the open one. Needs `GH_TOKEN`.
 */
export const publish = String.raw`git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
rebuild() {
  # Fails if a document must not be overwritten. The others are written: commit them, and fail at the end.
  status=0
  insights build --changed "$BEFORE" --skip-broken || status=$?
  git add --all .
  git diff --cached --quiet || git commit --quiet --message 'Update the documents [skip ci]'
}
while :; do
  git fetch --quiet origin "$GITHUB_REF_NAME"
  main=$(git rev-parse FETCH_HEAD)
  git reset --quiet --hard "$main"
  rebuild
  documents=$(git -c core.quotePath=false diff --name-only "$main" HEAD)
  end="end-$RANDOM$RANDOM"
  printf 'documents<<%s\n%s\n%s\n' "$end" "$documents" "$end" >> "$GITHUB_OUTPUT"
  if [ -z "$documents" ]; then exit "$status"; fi
  if git push --quiet origin "HEAD:refs/heads/$GITHUB_REF_NAME"; then exit "$status"; fi
  tip=$(git ls-remote origin "refs/heads/$GITHUB_REF_NAME" | cut -f 1)
  # Try again if there was another push in the meantime; otherwise the branch is protected.
  if [ "$tip" = "$main" ]; then break; fi
done
open=$(gh api "repos/$GITHUB_REPOSITORY/pulls?base=$GITHUB_REF_NAME&head=$GITHUB_REPOSITORY_OWNER:insights/documents" --jq length)
if [ "$open" -gt 0 ]; then
  git reset --quiet --hard "$main"
  git fetch --quiet origin insights/documents
  git merge --quiet --no-edit FETCH_HEAD
  rebuild
fi
git push --quiet --force origin HEAD:refs/heads/insights/documents
if [ "$open" -eq 0 ]; then
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/pulls" --raw-field "base=$GITHUB_REF_NAME" --raw-field head=insights/documents --raw-field title='Update the documents' --raw-field body='Built by insights from the notes.'
fi
exit "$status"
`

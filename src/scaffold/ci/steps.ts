// The shell lines of the workflow and of the action, which are the same. What comes from a pull request comes as a file
// or as an environment variable, never as a part of a line.

/**
 * Installs the tool where the checkout has no say: npm would read the `.npmrc` and the packages of a pull request.
 * Run in the runner's temporary folder, with `INSIGHTS_VERSION`.
 */
export const install = `npm install --global --prefix "$RUNNER_TEMP/insights" --ignore-scripts --no-audit --no-fund --registry https://registry.npmjs.org/ "study-insights@$INSIGHTS_VERSION"
echo "$RUNNER_TEMP/insights/bin" >> "$GITHUB_PATH"
`

/** Checks what a pull request changes; the only step that fails by what is in the notes. */
export const check = 'insights lint --changed --format github'

/**
 * Writes how the weeks of a pull request stand: into the job's summary with the documents as they would look, and as
 * `insights-comment.md` with the documents as text, in which GitHub tells nobody who is named and shows no picture.
 */
export const summarise = String.raw`set +e # Errors in notes were reported by the step above and must not stop this one.
insights status --changed --format markdown > "$RUNNER_TEMP/insights-status.md"
insights build --changed --skip-broken --stdout > "$RUNNER_TEMP/insights-document.md"
sed 's/^/    /' "$RUNNER_TEMP/insights-document.md" > "$RUNNER_TEMP/insights-text.md"
{
  echo
  cat "$RUNNER_TEMP/insights-status.md"
  echo
  cat "$RUNNER_TEMP/insights-document.md"
} >> "$GITHUB_STEP_SUMMARY"
{
  echo '<!-- insights -->'
  insights lint --changed --format markdown
  echo
  # GitHub takes 65,536 letters.
  if [ "$(wc -c < "$RUNNER_TEMP/insights-status.md")" -le 10000 ]; then cat "$RUNNER_TEMP/insights-status.md"; fi
  printf '\n<details><summary>insights.md</summary>\n\n%s\n\n' "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
  head -c 25000 "$RUNNER_TEMP/insights-text.md"
  if [ "$(wc -c < "$RUNNER_TEMP/insights-text.md")" -gt 25000 ]; then printf '\n    …\n'; fi
  printf '\n</details>\n'
} > "$RUNNER_TEMP/insights-comment.md"
`

/** Writes the pull request's comment, or changes the one that is there. With `GH_TOKEN` and `NUMBER`. */
export const comment = `mine='.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- insights -->"))) | .id'
id=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --jq "$mine" | head -n 1)
if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$RUNNER_TEMP/insights-comment.md"
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --field "body=@$RUNNER_TEMP/insights-comment.md"
fi
`

/**
 * Builds what has changed since `BEFORE` and pushes the documents; where the branch is protected, opens a pull request
 * or adds to the one that is open. With `GH_TOKEN`.
 */
export const publish = String.raw`git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
rebuild() {
  insights build --changed "$BEFORE" --skip-broken
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
  if [ -z "$documents" ]; then exit 0; fi
  if git push --quiet origin "HEAD:refs/heads/$GITHUB_REF_NAME"; then exit 0; fi
  tip=$(git ls-remote origin "refs/heads/$GITHUB_REF_NAME" | cut -f 1)
  # Try again if somebody else has pushed in the meantime; otherwise the branch is protected.
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
`

import { printYaml } from './github.ts'

/** The commit where the merge request left its target branch. */
const since = '"$CI_MERGE_REQUEST_DIFF_BASE_SHA"'

/**
 * The CI jobs of a group on GitLab. Like the workflow on GitHub, but with a Code Quality report instead of a comment,
 * which would need a token of the group.
 * @param version of this package, pinned so that checks do not change
 * @param watched path filters for the files that documents are made of
 */
export function gitlabText(version: string, watched: readonly string[]): string {
  const changes = watched.filter((path) => !path.startsWith('!')).map((path) => path.replace(/\*\*$/, '**/*'))
  const text = printYaml({
    variables: { INSIGHTS_VERSION: version },
    '.insights': {
      image: 'node:24',
      variables: { GIT_DEPTH: '0' },
      // Outside the checkout, where npm would read the `.npmrc` and the packages of a merge request.
      before_script: [
        'cd / && npm install --global --ignore-scripts --no-audit --no-fund --registry https://registry.npmjs.org/ "study-insights@$INSIGHTS_VERSION" && cd "$CI_PROJECT_DIR"',
      ],
    },
    'insights review': {
      extends: '.insights',
      rules: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"', changes }],
      script: [
        `insights status --changed ${since} || true`,
        `insights lint --changed ${since} --format codequality > insights-findings.json || true`,
        `insights lint --changed ${since}`,
      ],
      artifacts: { when: 'always', reports: { codequality: 'insights-findings.json' } },
    },
    'insights documents': {
      extends: '.insights',
      rules: [{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', changes }],
      // There may be another push in between.
      retry: 2,
      script: [
        'git config user.name insights',
        'git config user.email "insights@noreply.$CI_SERVER_HOST"',
        'git fetch --quiet origin "$CI_DEFAULT_BRANCH"',
        'git reset --quiet --hard FETCH_HEAD',
        // Fails if a document must not be overwritten. The others are written: push them, and fail at the end.
        'status=0; insights build --changed "$CI_COMMIT_BEFORE_SHA" --skip-broken || status=$?',
        'git add --all .',
        'if git diff --cached --quiet; then exit "$status"; fi',
        "git commit --quiet --message 'Update the documents [skip ci]'",
        'git push --quiet --push-option ci.skip "https://gitlab-ci-token:$CI_JOB_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" "HEAD:refs/heads/$CI_DEFAULT_BRANCH"',
        'exit "$status"',
      ],
    },
  })
  return `# The job "insights documents" pushes. Allow this under Settings > CI/CD > Job token permissions.\n${text}`
}

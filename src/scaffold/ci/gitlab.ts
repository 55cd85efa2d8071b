import { printYaml } from './github.ts'

/** Merge requests are compared with where they left the branch that they go to. */
const since = '"$CI_MERGE_REQUEST_DIFF_BASE_SHA"'

/**
 * The CI jobs of a group on GitLab: the same as the workflow on GitHub, but for the comment, which would need a token of
 * the group's; findings stand in the merge request as a Code Quality report.
 * @param version of this package, which goes on checking as it did when the jobs were written
 * @param watched the files that documents are made of, as path filters
 */
export function gitlabText(version: string, watched: readonly string[]): string {
  const changes = watched.filter((path) => !path.startsWith('!')).map((path) => path.replace(/\*\*$/, '**/*'))
  const text = printYaml({
    variables: { INSIGHTS_VERSION: version },
    '.insights': {
      image: 'node:24',
      variables: { GIT_DEPTH: '0' },
      // Outside of the checkout, whose `.npmrc` and packages a merge request brings.
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
      // Somebody else may push in between.
      retry: 2,
      script: [
        'git config user.name insights',
        'git config user.email "insights@noreply.$CI_SERVER_HOST"',
        'git fetch --quiet origin "$CI_DEFAULT_BRANCH"',
        'git reset --quiet --hard FETCH_HEAD',
        'insights build --changed "$CI_COMMIT_BEFORE_SHA" --skip-broken',
        'git add --all .',
        'if git diff --cached --quiet; then exit 0; fi',
        "git commit --quiet --message 'Update the documents [skip ci]'",
        'git push --quiet --push-option ci.skip "https://gitlab-ci-token:$CI_JOB_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" "HEAD:refs/heads/$CI_DEFAULT_BRANCH"',
      ],
    },
  })
  return `# The job "insights documents" pushes. Allow this under Settings > CI/CD > Job token permissions.\n${text}`
}

import {
  always,
  author,
  before,
  comment,
  expression,
  install,
  isFromThisRepository,
  printYaml,
  publish,
  summarise,
} from './github.ts'

/** Checks the notes selected by the inputs, and sets the outputs. */
const check = String.raw`set --
if [ "$INSIGHTS_CHANGED" = true ]; then set -- --changed; fi
insights status --format json "$@" 2> /dev/null | node -p '
  const old = JSON.parse(fs.readFileSync(0, "utf8") || "[]").filter(({ document: { state } }) => state === "stale" || state === "absent");
  const end = crypto.randomUUID();
  ["stale<<" + end, ...old.map(({ document }) => document.path), end].join("\n")' >> "$GITHUB_OUTPUT" || true
case "$INSIGHTS_FAIL_LEVEL" in
  error) ;;
  warning) set -- "$@" --max-warnings 0 ;;
  *) echo "fail-level is error or warning, not $INSIGHTS_FAIL_LEVEL" >&2; exit 2 ;;
esac
set -- "$@" --
while IFS= read -r week; do
  if [ -n "$week" ]; then set -- "$@" "$week"; fi
done < <(printf '%s\n' "$INSIGHTS_WEEKS" | tr ',' '\n' | sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//')
insights lint --format json "$@" 2> /dev/null | node -p '
  const found = JSON.parse(fs.readFileSync(0, "utf8") || "[]");
  ["error", "warning"].map((kind) => kind + "s=" + found.filter(({ severity }) => severity === kind).length).join("\n")' >> "$GITHUB_OUTPUT" || true
if [ -n "$INSIGHTS_OUTPUT" ]; then exec > "$INSIGHTS_OUTPUT"; fi
insights lint --format "$INSIGHTS_FORMAT" "$@"
`

/**
 * The GitHub action, for custom workflows: the steps of {@link workflowText}, each of them optional.
 * @param version of this package
 */
export function actionText(version: string): string {
  const inputs = {
    weeks: {
      description: 'Weeks, files or folders to check, separated by commas or line breaks; all notes by default',
      default: '',
    },
    changed: {
      description: 'true checks only the notes that a pull request changes; needs fetch-depth 0 for actions/checkout',
      default: expression("github.event_name == 'pull_request'"),
    },
    comment: {
      description: 'true writes and updates a comment on the pull request; needs the permission pull-requests: write',
      default: 'false',
    },
    commit: {
      description:
        'true builds the weeks that a push changes and commits the documents, or opens a pull request if the branch is protected; needs the permissions contents: write and pull-requests: write',
      default: 'false',
    },
    format: {
      description: 'github (annotations and a job summary), pretty, unix, json, markdown, sarif, codequality or junit',
      default: 'github',
    },
    output: { description: 'A file for the report, instead of the log', default: '' },
    'fail-level': { description: 'What makes the job fail: error or warning', default: 'error' },
    version: { description: 'The version of study-insights to run', default: version },
    'working-directory': { description: 'The folder with the config', default: '.' },
  }
  const step = (name: string, more: object, script: string) => ({
    name,
    ...more,
    shell: 'bash',
    'working-directory': expression('inputs.working-directory'),
    run: script,
  })
  const token = { GH_TOKEN: expression('github.token') }
  const reviews = "github.event_name == 'pull_request'"
  return printYaml({
    name: 'study-insights',
    description: "Checks a study group's Markdown notes, comments on pull requests and keeps the documents up to date",
    branding: { icon: 'check-square', color: 'blue' },
    inputs,
    outputs: {
      errors: { description: 'The number of errors', value: expression('steps.check.outputs.errors') },
      warnings: { description: 'The number of warnings', value: expression('steps.check.outputs.warnings') },
      stale: {
        description: 'The documents that are out of date, one per line',
        value: expression('steps.check.outputs.stale'),
      },
      documents: {
        description: 'The committed documents, one per line',
        value: expression('steps.publish.outputs.documents'),
      },
    },
    runs: {
      using: 'composite',
      steps: [
        {
          name: 'Install insights',
          shell: 'bash',
          'working-directory': expression('runner.temp'),
          env: { INSIGHTS_VERSION: expression('inputs.version') },
          run: install,
        },
        step(
          'Check the notes',
          {
            id: 'check',
            env: {
              INSIGHTS_WEEKS: expression('inputs.weeks'),
              INSIGHTS_CHANGED: expression('inputs.changed'),
              INSIGHTS_FORMAT: expression('inputs.format'),
              INSIGHTS_OUTPUT: expression('inputs.output'),
              INSIGHTS_FAIL_LEVEL: expression('inputs.fail-level'),
            },
          },
          check,
        ),
        step(
          'Write the summary',
          { if: `${always} && ${reviews} && inputs.comment == 'true'`, env: author },
          summarise,
        ),
        step(
          'Comment on the pull request',
          {
            if: `${always} && ${reviews} && inputs.comment == 'true' && ${isFromThisRepository}`,
            env: { ...token, NUMBER: expression('github.event.number') },
          },
          comment,
        ),
        step(
          'Build and commit the documents',
          {
            id: 'publish',
            if: "inputs.commit == 'true' && github.event_name != 'pull_request'",
            env: { ...token, BEFORE: before },
          },
          publish,
        ),
      ],
    },
  })
}

#!/usr/bin/env bash
# Installs the hooks from this repository's last commit with pre-commit and with prek, and runs them.
set -euo pipefail
if ! command -v pre-commit > /dev/null; then
  echo 'pre-commit is not installed: its hooks were not tried'
  exit 0
fi
repository=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PRE_COMMIT_HOME=$scratch/pre-commit PREK_HOME=$scratch/prek GIT_CONFIG_GLOBAL=$scratch/gitconfig
git config --global user.name Hana
git config --global user.email hana@example.com
git config --global safe.directory '*'

fail() {
  printf '%s\n' "$1" "$output" >&2
  exit 1
}

# Runs the hooks on all changes. Checks whether they pass or fail, and that the output contains the words exactly once.
expect() {
  local passes=$1 words=${2:-} code=0
  git add --all
  output=$("${hooks[@]}" run 2>&1) || code=$?
  if [ "$passes" = passes ] && [ "$code" != 0 ]; then fail "${hooks[*]}: expected the hooks to pass"; fi
  if [ "$passes" = fails ] && [ "$code" != 1 ]; then fail "${hooks[*]}: expected a hook to fail, found exit code $code"; fi
  if [ -n "$words" ] && [ "$(grep -c -- "$words" <<< "$output")" != 1 ]; then fail "${hooks[*]}: expected '$words' once"; fi
}

build() {
  node "$repository/bin/insights.js" build week-01 2> /dev/null
}

npm install --silent --no-save --prefix "$scratch/tools" @j178/prek@0.5.3 > /dev/null
for program in pre-commit "$scratch/tools/node_modules/.bin/prek"; do
  hooks=("$program")
  rm -rf "$scratch/study"
  mkdir -p "$scratch/study/notes/week-01" && cd "$scratch/study"
  git init --quiet --initial-branch main
  cat > .pre-commit-config.yaml << YAML
repos:
  - repo: $repository
    rev: $(git -C "$repository" rev-parse HEAD)
    hooks: [{id: insights-lint-fix}, {id: insights-lint}, {id: insights-build-check}]
YAML
  echo 'language: en' > insights.config.yaml
  echo '# Our study' > README.md
  git add --all
  git commit --quiet --message 'Begin'

  printf '## Core insights\n\n- **색인(Index)**은 정렬되어 있다.\n' > notes/week-01/ada.md
  expect fails 'files were modified by this hook'
  grep -q '(Index)\*\*<!-- -->은' notes/week-01/ada.md
  expect fails 'npx study-insights build week-01'
  build
  expect passes
  git commit --quiet --message 'Week 1'

  printf '## Core insights\n\n- Indexes are sorted.\n' > notes/week-01/grace.md
  build
  expect passes
  git commit --quiet --message 'Another note'
  rm notes/week-01/grace.md
  expect fails 'npx study-insights build week-01'
  build
  expect passes
  git commit --quiet --message 'One note less'
  echo 'title: Databases' >> insights.config.yaml
  expect fails 'npx study-insights build week-01'
  build
  expect passes
  git commit --quiet --message 'A title'

  printf '<<<<<<< ours\n' >> notes/week-01/ada.md
  expect fails 'conflict-marker'
  "${hooks[@]}" --version
done
echo 'the hooks install and run with pre-commit and prek'

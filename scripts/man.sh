#!/usr/bin/env bash
# Makes man/insights.1 of what `--help` says, for the package of a release: help2man writes the page, and each command
# becomes a section of it.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Help is in English here, in the folder of nobody's config, and names the program as it is installed.
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=0 COLUMNS=100 PATH=$scratch:$PATH
ln -s "$PWD/bin/insights.js" "$scratch/insights"
chmod +x bin/insights.js
mkdir -p man
page=$PWD/man/insights.1
cd "$scratch"

commands=$(insights --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\).*/\1/p' | grep -v '^help$')
for command in $commands; do
  # A backslash and a dot in front would be orders to the formatter.
  printf '[insights %s]\n.nf\n%s\n.fi\n\n' "$command" "$(insights "$command" --help | sed -e 's/\\/\\e/g' -e 's/^\./\\\&./' -e 's/-/\\-/g')"
done > sections

help2man --no-info --name "combine a study group's weekly notes" --include sections insights |
  sed 's/"January 1970"/""/' > "$page"

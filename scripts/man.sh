#!/usr/bin/env bash
# Makes man/insights.1 from the output of `--help` when a release is packaged. help2man writes the page; each command is a
# section.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Without a config file, and with the program's installed name.
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=0 COLUMNS=100 PATH=$scratch:$PATH
# The help is Korean unless the locale is English. No program looks up this locale, so it need not be installed.
english=en_US.UTF-8
ln -s "$PWD/bin/insights.js" "$scratch/insights"
chmod +x bin/insights.js
mkdir -p man
page=$PWD/man/insights.1
cd "$scratch"

help_of() { env LC_ALL=$english insights "$@" --help; }

commands=$(help_of | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\).*/\1/p' | grep -v '^help$')
for command in $commands; do
  # A backslash, or a dot at the start of a line, would be a command to the formatter.
  printf '[insights %s]\n.nf\n%s\n.fi\n\n' "$command" "$(help_of "$command" | sed -e 's/\\/\\e/g' -e 's/^\./\\\&./' -e 's/-/\\-/g')"
done > sections

help2man --locale "$english" --no-info --name "combine a study group's weekly notes" --include sections insights |
  sed 's/"January 1970"/""/' > "$page"

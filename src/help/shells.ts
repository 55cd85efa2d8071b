/**
 * What each shell has to read once, as in `source <(insights completion bash)`. The words go over as arguments and are
 * never evaluated, and a week called `2주차(Chapter 3~4)` comes back quoted.
 */
export const scripts = {
  bash: `_insights_completion() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("$(printf '%q' "\${line%%$'\\t'*}")")
  done < <(insights complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _insights_completion insights study-insights
`,
  zsh: `#compdef insights study-insights
_insights() {
  local line
  local -a found
  while IFS= read -r line; do
    found+=("\${\${line%%$'\\t'*}//:/\\\\:}\${\${line#*$'\\t'}:+:\${line#*$'\\t'}}")
  done < <(insights complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)
  if (( $#found )); then _describe insights found; else _files; fi
}
if [ "$funcstack[1]" = "_insights" ]; then _insights "$@"; else compdef _insights insights study-insights; fi
`,
  fish: `complete -c insights -f -a '(insights complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
complete -c insights -n '__fish_seen_subcommand_from lint' -F
complete -c study-insights -w insights
`,
} as const

export type Shell = keyof typeof scripts

import { type Io, safeLine } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { findWorkspaces } from '../workspace/find-workspace.ts'
import { membersWithIds } from '../workspace/members.ts'
import { ruleNames } from '../workspace/rule-names.ts'

/** The part of commander's `Command` that completion uses. */
export interface CommandShape {
  name(): string
  description(): string
  readonly commands: readonly CommandShape[]
  createHelp(): { visibleCommands(command: CommandShape): readonly CommandShape[] }
  readonly options: readonly {
    long?: string | undefined
    description: string
    required: boolean
    optional: boolean
    hidden: boolean
    argChoices?: readonly string[] | undefined
  }[]
  readonly registeredArguments: readonly {
    name(): string
    variadic: boolean
    argChoices?: readonly string[] | undefined
  }[]
}

interface Completion {
  value: string
  description?: string | undefined
}

/** Prints the script that a shell has to source. It calls {@link complete} for weeks and members only. */
export function completion(program: CommandShape, shell: Shell, io: Io): number {
  io.stdout.write(scripts[shell](`${tableScript(program)}${candidatesScript}`))
  return 0
}

/**
 * Prints the weeks or members for the last word: one per line, with a tab before its description.
 * @param program the root command
 * @param typed the words after `insights`, as the shell has them; the last one may be empty
 */
export async function complete(program: CommandShape, typed: readonly string[], io: Io): Promise<number> {
  // bash passes each word as typed, with its quotes, and `--format=json` as three words.
  const words = typed.map((word) => word.replace(/\\(.)/g, '$1').replace(/^["']/, ''))
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1).filter((word) => word !== '=')
  const found = await candidates(program, before, last, io).catch(() => [])
  const matching = found.filter(({ value }) => value.normalize('NFC').startsWith(last.normalize('NFC')))
  // The shell inserts the value and shows the description. Neither may contain control characters.
  const lines = matching.filter(({ value }) => value === safeLine(value))
  io.stdout.write(lines.map((line) => `${lineOf(line)}\n`).join(''))
  return 0
}

function lineOf({ value, description = '' }: Completion): string {
  return `${value}\t${safeLine(description)}`
}

async function candidates(
  program: CommandShape,
  before: readonly string[],
  last: string,
  io: Io,
): Promise<Completion[]> {
  const { command, places, settings } = parseWords(program, before)
  const at = Math.min(places.length, command.registeredArguments.length - 1)
  const argument = command.registeredArguments[at]
  if (!argument || (places.length > at && !argument.variadic)) return []
  const named = await fromWorkspace(argument.name(), command.name(), last, settings, io)
  return named.filter(({ value }) => !places.includes(value))
}

/** The command that was typed, its arguments and its options. */
function parseWords(program: CommandShape, words: readonly string[]) {
  let command = program
  const places: string[] = []
  const settings = new Map<string, string>()
  let open: CommandShape['options'][number] | undefined
  for (const word of words) {
    if (open) {
      settings.set(open.long ?? '', word)
      open = undefined
    } else if (word.startsWith('-')) {
      const option = [...command.options, ...program.options].find(({ long }) => long === word)
      if (option?.required) open = option
    } else if (command === program)
      command = program.commands.find((subcommand) => subcommand.name() === word) ?? program
    else places.push(word)
  }
  return { command, places, settings }
}

/** Weeks or members, depending on the name of the argument. */
async function fromWorkspace(
  place: string,
  command: string,
  last: string,
  settings: ReadonlyMap<string, string>,
  io: Io,
): Promise<Completion[]> {
  const from = { cwd: settings.get('--cwd') ?? io.cwd, configPath: settings.get('--config') }
  const { configs } = await findWorkspaces(from)
  const found = configs.flatMap((config) => fromConfig(config, place, command, last))
  return [...new Map(found.map((choice) => [choice.value, choice])).values()]
}

function fromConfig(config: Config, place: string, command: string, last: string): Completion[] {
  const { notes, weeks: known } = listNotes(config)
  if (place.includes('week')) {
    const written = new Set(notes.map(({ week }) => week))
    const weeks = known.filter(({ id }) => command === 'new' || command === 'status' || written.has(id))
    const next = (command === 'new' || command === 'status') && config.weeks.length > 0 ? [{ value: 'next' }] : []
    return [...weeks.map(({ id, title }) => ({ value: id, description: title })), ...next]
  }
  if (!place.includes('member')) return []
  const members = config.members ?? membersWithIds(notes.map(({ member }) => member))
  const ids = members.map(({ id, name }) => ({ value: id, description: name === id ? '' : name }))
  if (ids.some(({ value }) => value.startsWith(last))) return ids
  // No id starts with what was typed, so offer names and aliases.
  return members.flatMap(({ name, aliases }) => [name, ...aliases].map((value) => ({ value, description: name })))
}

/**
 * The function `_insights_table`: it prints the candidates for a key, and fails if there is no such key. The keys are the
 * empty word for the commands, `build -` for the options of a command, `build --format` for the values of an option that
 * needs one, and `completion .` for the values of an argument. No key comes from a workspace.
 */
function tableScript(program: CommandShape): string {
  const commands = program.createHelp().visibleCommands(program)
  const rows: [key: string, candidates: Completion[]][] = [
    ['', commands.map((subcommand) => ({ value: subcommand.name(), description: subcommand.description() }))],
  ]
  const names = commands.map((subcommand) => ({ value: subcommand.name() }))
  for (const command of [program, ...commands]) {
    const name = command === program ? '' : command.name()
    const options = command === program ? program.options : [...command.options, ...program.options]
    rows.push([
      `${name} -`,
      options.flatMap(({ long, hidden, description }) => (long && !hidden ? [{ value: long, description }] : [])),
    ])
    for (const { long = '', required, argChoices = [] } of options) {
      const values = long === '--explain' ? ruleNames : argChoices
      if (required) rows.push([`${name} ${long}`, values.map((value) => ({ value }))])
    }
    const choices = command.registeredArguments.flatMap((argument) => argument.argChoices ?? [])
    if (choices.length > 0) rows.push([`${name} .`, choices.map((value) => ({ value }))])
    if (name === 'help') rows.push([`${name} .`, names])
  }
  const cases = rows.map(
    ([key, found]) => `  ${quoted(key)}) printf '%s\\n' ${quoted(found.map(lineOf).join('\n'))} ;;\n`,
  )
  return `_insights_table() {\n  case $1 in\n${cases.join('')}  *) return 1 ;;\n  esac\n}\n`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/**
 * Functions for any POSIX shell. `_insights_candidates` prints the candidates for the last of its arguments. Only the
 * program in an absolute folder of the PATH is run, and none in `node_modules`: it may come with a stranger's clone.
 * It is looked up as `study-insights`, since `insights` on npm is another program.
 */
const candidatesScript = `_insights_program() {
  local folder rest="$PATH:"
  while [ -n "$rest" ]; do
    folder=\${rest%%:*} rest=\${rest#*:}
    case $folder/ in
    */node_modules/*) ;;
    /*) if [ -f "$folder/study-insights" ] && [ -x "$folder/study-insights" ]; then
        printf '%s\\n' "$folder/study-insights"
        return 0
      fi ;;
    esac
  done
  return 1
}
_insights_matching() {
  local line
  _insights_table "$1" | while IFS= read -r line; do
    case $line in "$2"*) [ -z "$line" ] || printf '%s\\n' "$3$line" ;; esac
  done
}
_insights_candidates() {
  local verb='' open='' before='' word='' last='' first=yes program
  for word in "$@"; do
    if [ -z "$first" ] && [ "$last" != "=" ]; then
      if [ -n "$open" ]; then open=''
      elif [ "\${last#-}" != "$last" ]; then
        if _insights_table "$verb $last" >/dev/null; then open="$verb $last"; fi
      elif [ -z "$verb" ]; then verb=$last
      fi
    fi
    first='' last=$word
  done
  if [ "$last" = "=" ]; then last=''; fi
  if [ -n "$open" ]; then _insights_matching "$open" "$last"
  else
    case $last in
    --*=*) _insights_matching "$verb \${last%%=*}" "\${last#*=}" "\${last%%=*}=" ;;
    -*) _insights_matching "$verb -" "$last" ;;
    *) if [ -z "$verb" ]; then _insights_matching '' "$last"
      elif _insights_table "$verb ." >/dev/null; then _insights_matching "$verb ." "$last"
      elif program=$(_insights_program); then "$program" complete -- "$@" 2>/dev/null
      fi ;;
    esac
  fi
}
`

/**
 * The scripts to source, each with these functions. Words are passed as arguments and never evaluated, and a week called
 * `2주차(Chapter 3~4)` comes back quoted. `npx study-insights` is completed unless npx has a completion already.
 */
const scripts = {
  bash: (functions: string) => `${functions}_insights_completion() {
  local line start=1
  COMPREPLY=()
  if [ "\${COMP_WORDS[0]##*/}" = npx ]; then
    while [[ "\${COMP_WORDS[start]}" == -* ]]; do start=$((start + 1)); done
    if [ "\${COMP_WORDS[start]}" != study-insights ] || [ "$start" -ge "$COMP_CWORD" ]; then return; fi
    start=$((start + 1))
  fi
  while IFS= read -r line; do
    COMPREPLY+=("$(printf '%q' "\${line%%$'\\t'*}")")
  done < <(_insights_candidates "\${COMP_WORDS[@]:start:COMP_CWORD-start+1}")
}
complete -o default -F _insights_completion insights study-insights
complete -p npx >/dev/null 2>&1 || complete -o default -F _insights_completion npx
`,
  zsh: (functions: string) => `#compdef insights study-insights
${functions}_insights() {
  local line start=2
  local -a found
  if [[ "\${words[1]:t}" == npx ]]; then
    while [[ "\${words[start]}" == -* ]]; do start=$((start + 1)); done
    if [[ "\${words[start]}" != study-insights || "$start" -ge "$CURRENT" ]]; then _files; return; fi
    start=$((start + 1))
  fi
  while IFS= read -r line; do
    found+=("\${\${line%%$'\\t'*}//:/\\\\:}\${\${line#*$'\\t'}:+:\${line#*$'\\t'}}")
  done < <(_insights_candidates "\${(@Q)words[start,CURRENT]}")
  if (( $#found )); then _describe insights found; else _files; fi
}
if [ "$funcstack[1]" = "_insights" ]; then _insights "$@"
else
  compdef _insights insights study-insights
  (( \${+_comps[npx]} )) || compdef _insights npx
fi
`,
  fish: (
    functions: string,
  ) => `set -g __insights_functions '${functions.replace(/['\\]/g, '\\$&')}_insights_candidates "$@"'
function __insights_candidates
  set -l words (commandline -opc)
  if test (string replace -r '.*/' '' -- $words[1]) = npx
    set -e words[1]
    while string match -q -- '-*' $words[1]
      set -e words[1]
    end
    test "$words[1]" = study-insights; or return
  end
  /bin/sh -c $__insights_functions sh $words[2..] (commandline -ct)
end
complete -c insights -f -a '(__insights_candidates)'
complete -c insights -n '__fish_seen_subcommand_from lint' -F
complete -c study-insights -w insights
complete -c npx -n 'contains -- study-insights (commandline -opc)' -f -a '(__insights_candidates)'
`,
} as const

export type Shell = keyof typeof scripts

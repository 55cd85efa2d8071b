import { type Io, safeLine } from '../terminal/terminal.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'
import { ruleNames } from '../workspace/rule-names.ts'

/** The part of commander's `Command` that completion uses. */
export interface CommandShape {
  name(): string
  description(): string
  readonly commands: readonly CommandShape[]
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

interface Candidate {
  value: string
  description?: string | undefined
}

/** Prints the script that a shell has to source. It calls {@link complete} at each press of Tab. */
export function completion(shell: Shell, io: Io): number {
  io.stdout.write(scripts[shell])
  return 0
}

/**
 * Prints the candidates for the last word: one per line, with a tab before its description.
 * @param program the root command
 * @param typed the words after `insights`, as the shell has them; the last one may be empty
 */
export async function complete(program: CommandShape, typed: readonly string[], io: Io): Promise<number> {
  const { before, prefix, last } = split(typed)
  // Options without a value have no candidates in `--option=…`.
  const isFree = prefix !== '' && read(program, before).open === undefined
  const found = isFree ? [] : await candidates(program, before, last, io).catch(() => [])
  const matching = found.filter(({ value }) => value.normalize('NFC').startsWith(last.normalize('NFC')))
  // The shell inserts the value and shows the description. Neither may contain control characters.
  const lines = matching.filter(({ value }) => value === safeLine(value))
  io.stdout.write(lines.map(({ value, description = '' }) => `${prefix}${value}\t${safeLine(description)}\n`).join(''))
  return 0
}

/** The words before the last one, and the part of the last one to complete: `j` in `--format=j`. */
function split(typed: readonly string[]): { before: string[]; prefix: string; last: string } {
  // bash passes `--format=json` as three words, and each word as typed, with its quotes.
  const words = typed.map((word) => word.replace(/\\(.)/g, '$1').replace(/^["']/, ''))
  const before = words.slice(0, -1).filter((word) => word !== '=')
  const [last = ''] = words.slice(-1)
  const [, option, value = ''] = /^(--[\w-]+)=(.*)$/s.exec(last) ?? []
  if (option !== undefined) return { before: [...before, option], prefix: `${option}=`, last: value }
  return { before, prefix: '', last: last === '=' ? '' : last }
}

async function candidates(
  program: CommandShape,
  before: readonly string[],
  last: string,
  io: Io,
): Promise<Candidate[]> {
  const { command, places, settings, open } = read(program, before)
  if (open?.long === '--explain') return ruleNames.map((value) => ({ value }))
  if (open) return (open.argChoices ?? []).map((value) => ({ value }))
  if (last.startsWith('-')) {
    const options = [...command.options, ...(command === program ? [] : program.options)]
    return options.flatMap(({ long, hidden, description }) => (long && !hidden ? [{ value: long, description }] : []))
  }
  if (command === program) {
    const shown = program.commands.filter((one) => one.name() !== 'complete')
    return shown.map((one) => ({ value: one.name(), description: one.description() }))
  }
  const at = Math.min(places.length, command.registeredArguments.length - 1)
  const argument = command.registeredArguments[at]
  if (!argument || (places.length > at && !argument.variadic)) return []
  if (argument.argChoices) return argument.argChoices.map((value) => ({ value }))
  const named = await fromWorkspace(argument.name(), command.name(), last, settings, io)
  return named.filter(({ value }) => !places.includes(value))
}

/** The command that was typed, its arguments, its options, and the option that still needs a value. */
function read(program: CommandShape, words: readonly string[]) {
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
    } else if (command === program) command = program.commands.find((one) => one.name() === word) ?? program
    else places.push(word)
  }
  return { command, places, settings, open }
}

/** Weeks or members, depending on the name of the argument. */
async function fromWorkspace(
  place: string,
  command: string,
  last: string,
  settings: ReadonlyMap<string, string>,
  io: Io,
): Promise<Candidate[]> {
  const config = await findWorkspace({ cwd: settings.get('--cwd') ?? io.cwd, configPath: settings.get('--config') })
  const { notes, weeks: known } = listNotes(config)
  if (place.includes('week')) {
    const written = new Set(notes.map(({ week }) => week))
    const weeks = known.filter(({ id }) => command === 'new' || command === 'status' || written.has(id))
    const next = command === 'new' && config.weeks.length > 0 ? [{ value: 'next' }] : []
    return [...weeks.map(({ id, title }) => ({ value: id, description: title })), ...next]
  }
  if (!place.includes('member')) return []
  const members =
    config.members ?? [...new Set(notes.map(({ member }) => member))].map((id) => ({ id, name: id, aliases: [] }))
  const ids = members.map(({ id, name }) => ({ value: id, description: name === id ? '' : name }))
  if (ids.some(({ value }) => value.startsWith(last))) return ids
  // No id starts with what was typed, so offer names and aliases.
  return members.flatMap(({ name, aliases }) => [name, ...aliases].map((value) => ({ value, description: name })))
}

/**
 * The scripts to source, as in `source <(insights completion bash)`. Words are passed as arguments and never evaluated,
 * and a week called `2주차(Chapter 3~4)` comes back quoted.
 */
const scripts = {
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

import { Command, CommanderError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { languageIds } from './languages/ids.ts'
import type { Io } from './terminal/terminal.ts'

/**
 * Parses the command line and runs its command.
 * @returns the exit code
 * @throws InsightsError with all problems of the run
 */
export async function runCommand(host: NodeJS.Process, io: Io): Promise<number> {
  let code = 0
  const insights = program(io, (result) => {
    code = result
  })
  try {
    if (showsHelp(host.argv)) await (await import('./help/help.ts')).speak(insights, host)
    await insights.parseAsync(host.argv)
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return 0
    // Without arguments, commander shows the help.
    if (error.code === 'commander.help') return 2
    throw await (await import('./help/help.ts')).usageError(error, insights, host)
  }
}

/** Whether help is to be shown. */
function showsHelp(argv: readonly string[]): boolean {
  return argv.length < 3 || argv.some((word) => word === 'help' || word === '--help' || word === '-h')
}

function program(io: Io, done: (code: number) => void): Command {
  const insights = new Command('insights')
    .description("Combines a study group's weekly notes into one document")
    .version(manifest.version)
    .option('--cwd <dir>', 'run in this folder')
    .option('--config <file>', 'use this config file')
    .option('--color', 'always use colours; --no-color never')
    .addOption(new Option('--no-color').hideHelp())
    .option('--quiet', 'print only errors on stderr')
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.errors.write(text),
      // `usageError` has our messages.
      outputError: () => undefined,
    })
  insights
    .command('init')
    .description('set up a folder: config, templates and CI; overwrites nothing')
    .argument('[folder]', 'the folder to set up; this one by default')
    .option('--yes', 'use the defaults instead of asking')
    .option('--dry-run', 'write nothing, only show what would be written')
    .option('--title <name>', 'name of the study')
    .addOption(new Option('--language <language>', 'language of documents and messages').choices(languageIds))
    .option('--notes <pattern>', 'path with {week}, {member} and *; repeatable', collect)
    .option('--members <names>', 'names of the members, separated by commas')
    .option('--no-ci', 'write no CI jobs')
    .action(async (folder: string | undefined, _options: object, command: Command) => {
      const { init } = await import('./commands/init.ts')
      done(await init(folder, command.optsWithGlobals(), io))
    })
  insights
    .command('new')
    .description('create a note from the template')
    .argument('[week]', week)
    .argument('[member]', member)
    .option('--name <name>', 'name to show in the document')
    .option('--stdout', 'print the note instead of writing it')
    .addOption(
      new Option('--link', 'print the address on GitHub that makes it; without a member, for all').conflicts('stdout'),
    )
    .action(async (week: string | undefined, member: string | undefined, _options: object, command: Command) => {
      const { newNote } = await import('./commands/new.ts')
      done(await newNote(week, member, command.optsWithGlobals(), io))
    })
  insights
    .command('draft')
    .description('draft notes with sections from notes without, with a model')
    .argument('<week>', week)
    .argument('[member]', member)
    .option('--stdout', 'print the draft instead of writing it')
    .option('--model', 'ask the language model from the config')
    .addOption(promptOption())
    .addOption(replyOption())
    .action(async (week: string, member: string | undefined, _options: object, command: Command) => {
      const { model, prompt, reply } = command.opts()
      if (!model && !prompt && reply === undefined)
        throw rejected('needsModel', '--model', '--prompt', '--reply <file>')
      const { draft } = await import('./commands/draft.ts')
      done(await draft(week, member, command.optsWithGlobals(), io))
    })
  insights
    .command('lint')
    .description('check notes')
    .argument('[paths or weeks...]', 'files, folders or weeks; by default all; - is stdin')
    .option('--fix', 'apply all safe fixes')
    .addOption(new Option('--format <format>', 'output format').choices(['pretty', 'json', 'github', 'sarif']))
    .addOption(
      new Option('--max-warnings <n>', 'exit with code 1 above this number of warnings').argParser(
        wholeNumber('--max-warnings'),
      ),
    )
    .option('--changed [ref]', 'only notes changed on this branch, since ref')
    .addOption(new Option('--stdin-filename <path>', 'check stdin as the note at this path').conflicts('changed'))
    .action(async (args: string[], _options: object, command: Command) => {
      const { changed, stdinFilename } = command.opts()
      const paths = args.filter((arg) => arg !== '-')
      const isStdin = paths.length < args.length
      if (isStdin && changed !== undefined) throw rejected('conflictingOption', '-', '--changed')
      if ((isStdin || stdinFilename !== undefined) && paths.length > 0)
        throw rejected('notWithWeeks', isStdin ? '-' : '--stdin-filename')
      const { lint } = await import('./commands/lint.ts')
      done(await lint(args, command.optsWithGlobals(), io))
    })
  insights
    .command('discuss')
    .description('propose discussion questions and write them to discussion.md')
    .argument('<week>', week)
    .option('--merge', 'add new questions below the existing ones')
    .option('--stdout', 'print the questions instead of writing discussion.md')
    .option('--model', 'ask the language model from the config')
    .addOption(promptOption())
    .addOption(replyOption())
    .action(async (week: string, _options: object, command: Command) => {
      const { discuss } = await import('./commands/discuss.ts')
      done(await discuss(week, command.optsWithGlobals(), io))
    })
  insights
    .command('build')
    .description("write a week's document from its notes")
    .argument('[weeks...]', week)
    .option('--all', 'all weeks that have notes')
    .option('--check', 'write nothing; print a diff of what is out of date, and exit with 1')
    .option('--stdout', 'print the document instead of writing it')
    .addOption(new Option('--format <format>', 'output format').choices(['markdown', 'json']))
    .option('--skip-broken', 'skip broken notes')
    .option('--force', 'overwrite a document that was edited by hand')
    .action(async (weeks: string[], _options: object, command: Command) => {
      if (weeks.length > 0 && command.opts().all) throw rejected('notWithWeeks', '--all')
      const { build } = await import('./commands/build.ts')
      done(await build(weeks, command.optsWithGlobals(), io))
    })
  insights
    .command('site')
    .description('write the weeks as web pages that work offline')
    .option('--out <dir>', 'folder for the pages; site by default')
    .option('--serve', 'show the pages in a browser instead, and reload them')
    .addOption(new Option('--port <n>', 'with --serve: the port').argParser(wholeNumber('--port', 65_535)))
    .action(async (_options: object, command: Command) => {
      const { out, port, serve } = command.opts()
      if (port !== undefined && !serve) throw rejected('needsOption', '--port', '--serve')
      if (out !== undefined && serve) throw rejected('conflictingOption', '--out', '--serve')
      const { site } = await import('./commands/site.ts')
      done(await site(command.optsWithGlobals(), io))
    })
  insights
    .command('status')
    .description('show who has written what')
    .argument('[weeks...]', week)
    .addOption(new Option('--format <format>', 'output format').choices(['table', 'json', 'text']))
    .option('--check', 'exit with code 1 if a note is missing')
    .action(async (weeks: string[], _options: object, command: Command) => {
      const { status } = await import('./commands/status.ts')
      done(await status(weeks, command.optsWithGlobals(), io))
    })
  insights
    .command('lsp')
    .description('run a language server that shows what lint finds in editors')
    .option('--stdio', 'use stdin and stdout (the default)')
    // Extensions for VS Code add it. The library reads it itself, and ends the server when the editor is gone.
    .addOption(new Option('--clientProcessId <id>').hideHelp())
    .action(async (_options: object, command: Command) => {
      const { lsp } = await import('./commands/lsp.ts')
      done(await lsp(command.optsWithGlobals(), io))
    })
  return insights
}

const week = 'name or number of a week, such as week-02 or 2, or next'
const member = 'id, name or alias of a member'

/** `--prompt` and `--reply` use a model by hand; both exclude the options that call one. */
function promptOption(): Option {
  const option = new Option('--prompt', 'print the prompt, to paste into any chat')
  return option.conflicts(['model', 'reply'])
}

function replyOption(): Option {
  const option = new Option('--reply <file>', "read the model's answer from this file (- for stdin)")
  return option.conflicts(['model'])
}

/** Collects the values of a repeatable option. */
function collect(text: string, before: string[] = []): string[] {
  return [...before, text]
}

function wholeNumber(option: string, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    if (!/^\d+$/.test(text) || Number(text) > most) throw rejected('notANumber', option, text, String(most))
    return Number(text)
  }
}

/** The error for a command line that commander accepts. As in commander's errors, the message quotes what is wrong. */
function rejected(code: string, ...quoted: string[]): CommanderError {
  return new CommanderError(2, code, quoted.map((text) => `'${text}'`).join(' '))
}

import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import type { Io } from './commands/io.ts'

/**
 * Reads the command line and runs the command that it names.
 * @returns the exit code
 * @throws InsightsError with all problems of the run
 */
export async function runCommand(host: NodeJS.Process, io: Io): Promise<number> {
  let code = 0
  const insights = program(io, (result) => {
    code = result
  })
  try {
    if (asksForWords(host.argv)) (await import('./commands/help.ts')).speak(insights, host)
    await insights.parseAsync(host.argv)
    return code
  } catch (error) {
    if (error instanceof CommanderError) return await usage(error, host, io)
    throw error
  }
}

/** Whether what commands and options do is to be told: in help, and by a shell that completes them. */
function asksForWords(argv: readonly string[]): boolean {
  return (
    argv.length < 3 ||
    argv[2] === 'complete' ||
    argv.some((word) => word === 'help' || word === '--help' || word === '-h')
  )
}

/** Says what is wrong with the command line; help that was shown, asked for or not, says it all. */
async function usage({ exitCode, code, message }: CommanderError, host: NodeJS.Process, io: Io): Promise<number> {
  if (exitCode === 0) return 0
  if (code !== 'commander.help') {
    const { usageError } = await import('./commands/help.ts')
    io.stderr.write(`${usageError(message, host)}\n`)
  }
  return 2
}

function program(io: Io, done: (code: number) => void): Command {
  const insights = new Command('insights')
    .description("Combines a study group's weekly notes into one document")
    .version(manifest.version)
    .option('--cwd <dir>', 'run as if started in this folder')
    .option('--config <file>', 'use this config file')
    .option('--color', 'colours, even where nobody seems to look')
    .option('--no-color', 'no colours')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // What is wrong is said once, by `usage`.
      outputError: () => undefined,
    })
  insights
    .command('build')
    .description("write a week's document from its notes")
    .argument('[weeks...]')
    .option('--all', 'every week that has notes')
    .addOption(new Option('--changed [ref]', changed).conflicts('all'))
    .option('--check', 'write nothing; exit 1 with a diff if a document is stale')
    .option('--stdout', 'print the document instead of writing it')
    .addOption(new Option('--format <format>', 'print as').choices(['markdown', 'json']))
    .option('--skip-broken', 'leave broken notes out and go on')
    .option('--force', 'overwrite a document that people edited')
    .action(async (weeks: string[], _options: object, command: Command) => {
      const { all, changed } = command.opts()
      if (weeks.length === 0 && !all && changed === undefined)
        command.error('error: name a week, as in `insights build week-02`, or use --all')
      if (weeks.length > 0 && (all || changed !== undefined))
        command.error(`error: option '${all ? '--all' : '--changed'}' cannot be used with weeks`)
      const { build } = await import('./commands/build.ts')
      done(await build(weeks, command.optsWithGlobals(), io))
    })
  insights
    .command('discuss')
    .description("propose a week's questions, for people to edit")
    .argument('<week>')
    .option('--merge', 'add what is new below what is there')
    .option('--stdout', 'print instead of writing discussion.md')
    .addOption(new Option('--format <format>', 'print as').choices(['markdown', 'json']))
    .option('--explain', 'tell why each question was chosen')
    .option('--model', 'ask the language model of the config')
    .option('--require-model', 'exit 2 if the model cannot be used')
    .addOption(new Option('--prompt', 'print what a model would be asked, to paste into any chat').conflicts(answers))
    .addOption(
      new Option('--reply <file>', "take a model's answer from this file, or from stdin (-)").conflicts(
        answers.slice(0, 2),
      ),
    )
    .action(async (week: string, _options: object, command: Command) => {
      const { discuss } = await import('./commands/discuss.ts')
      done(await discuss(week, command.optsWithGlobals(), io))
    })
  insights
    .command('draft')
    .description("make notes from members' free notes, as drafts")
    .argument('<week>')
    .argument('[member]')
    .option('--accept', 'take a draft on: it is a note from now on')
    .option('--stdout', 'print the draft instead of writing it')
    .option('--model', 'ask the language model of the config')
    .addOption(new Option('--prompt', 'print what a model would be asked, to paste into any chat').conflicts(answers))
    .addOption(
      new Option('--reply <file>', "take a model's answer from this file, or from stdin (-)").conflicts(
        answers.slice(0, 2),
      ),
    )
    .action(async (week: string, member: string | undefined, _options: object, command: Command) => {
      const { draft } = await import('./commands/draft.ts')
      done(await draft(week, member, command.optsWithGlobals(), io))
    })
  insights
    .command('init')
    .description('make a workspace of a folder')
    .argument('[folder]')
    .option('--yes', 'take the defaults for whatever is not said')
    .option('--dry-run', 'write nothing, show what would be written')
    .option('--title <name>', "the study's name")
    .addOption(new Option('--language <language>', 'of documents and messages').choices(['ko', 'en']))
    .option('--notes <pattern>', 'where the notes are; may be given again', collect)
    .option('--sources <pattern>', 'where free notes are; may be given again', collect)
    .option('--members <names>', 'who takes part, with commas between')
    .option('--sections <headings>', 'which headings are sections, with commas between')
    .option('--package', 'write a package.json where there is none')
    .option('--weeks <n>', 'for how many weeks')
    .option('--start <date>', 'when the first meeting is')
    .action(async (folder: string | undefined, _options: object, command: Command) => {
      const { init } = await import('./commands/init.ts')
      done(await init(folder, command.optsWithGlobals(), io))
    })
  insights
    .command('new')
    .description('make a note to be filled in')
    .argument('[week]')
    .argument('[member]')
    .option('--name <name>', 'the name to show')
    .option('--romanized <name>', 'the name in Latin letters')
    .option('--stdout', 'print the note instead of writing it')
    .action(async (week: string | undefined, member: string | undefined, _options: object, command: Command) => {
      const { newNote } = await import('./commands/new.ts')
      done(await newNote(week, member, command.optsWithGlobals(), io))
    })
  insights
    .command('status')
    .description('tell who has written what')
    .argument('[weeks...]')
    .addOption(new Option('--format <format>', 'print as').choices(['table', 'json', 'markdown']))
    .option('--changed [ref]', changed)
    .option('--check', 'exit 1 if anyone is missing')
    .option('--today <date>', 'as of this day instead of today')
    .action(async (weeks: string[], _options: object, command: Command) => {
      if (weeks.length > 0 && command.opts().changed !== undefined)
        command.error("error: option '--changed' cannot be used with weeks")
      const { status } = await import('./commands/status.ts')
      done(await status(weeks, command.optsWithGlobals(), io))
    })
  insights
    .command('lint')
    .description('check notes')
    .argument('[paths or weeks...]')
    .option('--fix', 'mend what can be mended without a doubt')
    .option('--dry-run', 'with --fix: write nothing, print the diff')
    .addOption(
      new Option('--format <format>', 'print as').choices([
        'pretty',
        'unix',
        'json',
        'github',
        'markdown',
        'sarif',
        'codequality',
        'junit',
      ]),
    )
    .addOption(new Option('--max-warnings <n>', 'exit 1 where there are more warnings').argParser(toCount))
    .option('--changed [ref]', 'only notes that the branch touches, since it left ref or the main branch')
    .option('--explain <rule>', 'tell what a rule is about, with examples')
    .addOption(
      new Option('--stdin-filename <path>', 'check what comes on stdin as the note at this path').conflicts('changed'),
    )
    .action(async (args: string[], _options: object, command: Command) => {
      const { dryRun, fix, stdinFilename } = command.opts()
      if (dryRun && !fix) command.error("error: option '--dry-run' needs option '--fix'")
      if (stdinFilename !== undefined && args.length > 0)
        command.error("error: option '--stdin-filename' cannot be used with paths or weeks")
      const { lint } = await import('./commands/lint.ts')
      done(await lint(args, command.optsWithGlobals(), io))
    })
  insights
    .command('completion')
    .description('print what a shell needs to complete commands, weeks and members')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completion } = await import('./commands/completion.ts')
      done(completion(shell, io))
    })
  insights
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      const { complete } = await import('./commands/completion.ts')
      done(await complete(insights, words, io))
    })
  return insights
}

const changed = 'only weeks that the branch touches, since it left ref or the main branch'

/** The ways to a model's answer: one at a time. */
const answers = ['model', 'requireModel', 'reply']

/** An option that may be given again: all that was said. */
function collect(text: string, before: string[] = []): string[] {
  return [...before, text]
}

function toCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 0.')
  return Number(text)
}

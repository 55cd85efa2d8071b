import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { failure, type InsightsError } from '../errors.ts'
import { languageNamed, localeOf } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { HelpWords } from '../languages/language.ts'
import { defaultLanguage, languages } from '../languages/registry.ts'
import { widthOf } from '../terminal/width.ts'
import { nearest } from '../text.ts'
import { readText } from '../workspace/files.ts'
import { withoutConfig } from '../workspace/find-workspace.ts'
import { type Call, programName } from './program-name.ts'

/** What decides the language of the help. */
export interface Host extends Call {
  cwd(): string
}

/** In columns. The help of each command fits a screen of 24 lines. */
const helpWidth = 80

/** Translates the help and adds examples. The language is that of the workspace, else that of the environment. */
export async function speak(program: Command, host: Host): Promise<void> {
  const words = await wordsFor(host)
  const called = programName(host)
  const named = (text: string) => text.replace(/\binsights(?= )/, called)
  for (const command of [program, ...program.commands]) {
    const isTop = command === program
    const name = isTop ? '' : command.name()
    command.description(words.commands.get(name) ?? command.description())
    for (const option of command.options) {
      const long = option.long ?? ''
      option.description = words.options.get(`${name} ${long}`) ?? words.options.get(long) ?? option.description
    }
    for (const argument of command.registeredArguments)
      argument.description = words.arguments.get(argument.name()) ?? argument.description
    command.helpOption('-h, --help', words.help)
    command.configureHelp({
      helpWidth,
      displayWidth: widthOf,
      visibleCommands: ({ commands }) => [...commands],
      subcommandTerm: (subcommand) => subcommand.name(),
      styleTitle: (title) => words.titles.get(title) ?? title,
      optionDescription: ({ description, argChoices }) =>
        argChoices ? `${description} (${argChoices.join(' | ')})` : description,
    })
    const examples = words.examples.get(name) ?? []
    const lines = isTop
      ? [named(words.begin)]
      : [words.examplesTitle, ...examples.map((example) => `  ${named(example)}`), '', named(words.everywhere)]
    command.addHelpText('after', `\n${lines.join('\n')}`)
  }
  program.name(called)
}

/**
 * The error for a wrong command line. Its words depend on commander's code; what is wrong is quoted in commander's
 * message: `error: option '--format <format>' argument 'xml' is invalid`.
 */
export async function usageError(
  error: { code: string; message: string },
  program: Command,
  host: Host,
): Promise<InsightsError> {
  const { usage, examples } = await wordsFor(host)
  const quoted = Array.from(error.message.matchAll(/'(.*?)'(?=[\s.]|$)/gs), ([, text = '']) => text)
  const [first = '', second = '', third = ''] = quoted
  const commands = new Map(program.commands.map((command) => [command.name(), command]))
  const command = commands.get(host.argv.slice(2).find((word) => commands.has(word)) ?? '') ?? program
  const { options, registeredArguments } = command
  const longs = [...options, ...program.options].flatMap(({ long }) => long ?? [])
  const option = options.find(({ flags }) => flags === first)
  const words = {
    unknownCommand: () => usage.unknownCommand(first, nearest(first, examples.keys())),
    unknownOption: () => usage.unknownOption(first, nearest(first, longs)),
    missingArgument: () => usage.missingArgument(first, command.name()),
    excessArguments: () => usage.excessArguments(registeredArguments.length, command.name()),
    optionMissingArgument: () => usage.optionMissingArgument(first),
    invalidArgument: () =>
      option
        ? usage.invalidArgument(first, second, option.argChoices ?? [])
        : usage.invalidArgument(second, first, registeredArguments[0]?.argChoices ?? []),
    conflictingOption: () => usage.conflictingOption(first, second),
    needsOption: () => usage.needsOption(first, second),
    needsModel: () => usage.needsModel(quoted),
    notWithWeeks: () => usage.notWithWeeks(first),
    notANumber: () => usage.notANumber(first, second, Number(third)),
  }[error.code.replace(/^commander\./, '')]
  return failure('usage', words?.() ?? { message: error.message })
}

function wordsFor(host: Host): Promise<HelpWords> {
  const at = host.argv.indexOf('--cwd')
  const start = resolve(host.cwd(), (at < 0 ? undefined : host.argv[at + 1]) ?? '.')
  return languages[workspaceLanguage(start, host.env)].load.help()
}

/** The language of messages in a folder. A config is not parsed for it, so that help works if the config is broken. */
export function workspaceLanguage(start: string, env: NodeJS.ProcessEnv): LanguageId {
  for (let folder = start; ; folder = dirname(folder)) {
    for (const name of ['insights.config.yaml', 'insights.config.yml', 'insights.config.json']) {
      const reading = readText({ root: folder, language: defaultLanguage }, name)
      if ('text' in reading) return languageNamed(reading.text)?.id ?? localeOf(env) ?? defaultLanguage.id
    }
    if (dirname(folder) === folder) return withoutConfig(start, env).language.speaks
  }
}

import { examples, type HelpWords } from '../ko/help.ts'

export const enHelp: HelpWords = {
  commands: new Map(),
  arguments: new Map(),
  options: new Map(),
  titles: new Map(),
  help: 'show help',
  begin: 'New here? Begin with: insights init',
  everywhere: 'Common options (--cwd, --config, --color, --quiet): insights --help',
  examplesTitle: 'Examples:',
  examples: new Map([
    ...examples,
    ['init', ['insights init my-study', 'insights init --yes --members "Ada Lovelace, alan=Alan Turing"']],
  ]),
  usage: {
    unknownCommand: (name, near) => ({
      message: `Unknown command: ${name}`,
      hint: near ? `Did you mean \`${near}\`?` : '`insights --help` lists the commands.',
    }),
    unknownOption: (option, near) => ({
      message: `Unknown option: ${option}`,
      hint: near ? `Did you mean \`${near}\`?` : 'Add `--help` to see all options.',
    }),
    missingArgument: (name, command) =>
      name === 'week'
        ? { message: 'The week is missing.', hint: `Add it, as in \`insights ${command} week-02\`` }
        : { message: `The argument ${name} is missing.`, hint: `See \`insights ${command} --help\`` },
    excessArguments: (most, command) => ({
      message: `Too many arguments, expected at most ${most}.`,
      hint: `See \`insights ${command} --help\``,
    }),
    optionMissingArgument: (option) => ({
      message: `\`${option}\` has no value.`,
      hint: 'Add the value after the option.',
    }),
    invalidArgument: (option, value, choices) => ({
      message: `Invalid value for \`${option}\`: ${value}`,
      hint: `Use one of: ${choices.join(', ')}`,
    }),
    conflictingOption: (option, other) => ({
      message: `Options that cannot be used together: ${option}, ${other}`,
      hint: 'Use only one of them.',
    }),
    needsOption: (option, other) => ({
      message: `${option} works only together with ${other}.`,
      hint: `Add \`${other}\`.`,
    }),
    needsModel: (ways) => ({
      message: 'A draft is made with a language model. Choose a way to ask it.',
      hint: `Add one of ${ways.map((way) => `\`${way}\``).join(', ')}.`,
    }),
    notWithWeeks: (option) => ({
      message: `${option} cannot be used together with weeks or paths.`,
      hint: 'Use only one of them.',
    }),
    notANumber: (option, value, most) => ({
      message: `Invalid value for \`${option}\`: ${value}`,
      hint: most < Number.MAX_SAFE_INTEGER ? `Use a whole number from 0 to ${most}.` : 'Use a whole number from 0.',
    }),
  },
}

import { examples, type HelpWords } from '../ko/help.ts'

export const enHelp: HelpWords = {
  commands: new Map(),
  arguments: new Map(),
  options: new Map(),
  titles: new Map(),
  help: 'show help',
  examplesTitle: 'Examples:',
  examples: new Map([
    ...examples,
    [
      'init',
      [
        'insights init my-study',
        'insights init --yes --members "Ada Lovelace, alan=Alan Turing" --weeks 8 --start 2026-09-01',
      ],
    ],
  ]),
  errors: [],
}

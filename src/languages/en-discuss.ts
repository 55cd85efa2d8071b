import type { DiscussWords } from './ko-discuss.ts'

export const enDiscuss: DiscussWords = {
  exists: () => ({
    message: 'Found a discussion already, so nothing was written',
    hint: 'Use `--merge` to add new questions below, or `--stdout` only to look.',
  }),
  nothingNew: () => ({
    message: 'Found no new question to propose, so all was left as it is',
    hint: 'Try again when there are more notes; `--explain` shows why.',
  }),
  nothingAtAll: () => ({
    message: 'Found no question to propose, so no file was written',
    hint: 'Try again when there are more notes; `--explain` shows why.',
  }),
  noModel: () => ({
    message: 'Found no `model` in the config, so there is none to ask',
    hint: 'Add `model: {baseUrl: http://localhost:11434/v1, name: NAME}` to the config.',
  }),
  dropped: (text, reason) => ({ message: `Left out a question of the model: ${text} (${reason})` }),
  fellBack: (reason) => ({
    message: `The model could not be used, so all proposals are the embedded engine's: ${reason}`,
    hint: 'Use `--require-model` where it must not be so.',
  }),
  reason: (list, term, form, score) => `${list} · term ${term} · form ${form} · score ${score}`,
  askedBy: (members) => `asked by ${members}`,
  chosen: () => 'Chosen',
  runnersUp: () => 'Runners-up',
  none: () => 'none',
}

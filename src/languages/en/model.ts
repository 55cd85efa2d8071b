import type { ModelWords } from '../language.ts'

export const enModel: ModelWords = {
  flaws: {
    form: (expected) => `it is not in the requested format, expected ${expected}`,
    markup: () => 'it is not one line of plain text, or contains markup or an address',
    length: (most) => `it is too short, or longer than ${most} characters`,
    title: (most) => `its title is empty, or longer than ${most} characters`,
    notOneQuestion: () => 'it is not one question that ends in a question mark',
    language: () => 'it is not in English',
    evidenceCount: () => 'it cites nothing, or too much',
    unknownItem: (id) => `it cites an item that does not exist: ${id}`,
    unknownSection: (id) => `there is no such section: ${id}`,
    otherSource: (path) => `it is about another note: ${path}`,
    forgedQuote: (place) => `the words that it quotes are not there: ${place}`,
    name: (name) => `a name that is not in its evidence: ${name}`,
    number: (number) => `a number that is not in its evidence: ${number}`,
    quotation: (words) => `what is in quotation marks is not in its evidence: ${words}`,
    member: (name) => `it mentions a member who is not in its evidence: ${name}`,
    copied: () => 'it is copied from a note word for word',
    taken: () => 'this has been asked already',
    twice: () => 'it repeats an earlier one',
    full: () => 'there is no room for more',
  },
  running: (command) => `Running a program to ask the model: ${command}`,
  waiting: (seconds) => `Waiting for the model: ${seconds} s`,
  timeLimit: (seconds) => ({
    message: `The model did not finish its answer within ${seconds} s`,
    hint: 'Use a smaller model, or try again later.',
  }),
  tooLong: (megabytes) => ({
    message: `The model's answer is too long: at most ${megabytes} MB are read`,
    hint: 'Use another model.',
  }),
  tooManyLetters: (most) => ({
    message: `The model's answer is too long: at most ${most} characters are read`,
    hint: 'Check that it is the answer and nothing else.',
  }),
  notJson: () => ({
    message: "There is no JSON in the model's answer",
    hint: 'Check that it is the whole answer. If it happens again, use another model.',
  }),
  notTheForm: (expected) => ({
    message: `The JSON in the model's answer is not in the requested format, expected \`${expected}\``,
    hint: 'Give the whole answer again in the format that the prompt shows. If it happens again, use another model.',
  }),
  noProgram: (name) => ({
    message: `The program of model.command was not found: ${name}`,
    hint: 'Check that it is installed and on the PATH. On Windows only an .exe can be run; for a .cmd, write `[node, path of its script]`.',
  }),
  programFailed: (name, code, detail) => ({
    message: `The program failed: ${name} (${code})${detail ? `: ${detail}` : ''}`,
    hint: 'Run the same command in a terminal yourself: it may need a login.',
  }),
  noModel: () => ({
    message: 'There is no `model` in the config',
    hint: 'Add `model: {command: [claude, -p, --tools, ""]}` to the config, or paste what `--prompt` prints into any chat and give the answer to `--reply`.',
  }),
  dropped: (text, reason) => ({ message: `Left out of the model's answer: ${text} (${reason})` }),
  paste: () => "Paste the model's answer, then press Ctrl-D. Ctrl-C cancels.",
  received: (bytes) => `Received ${bytes.toLocaleString('en')} bytes (Ctrl-D to finish)`,
  replyTooLong: (most) => ({
    message: `The model's answer is too long: at most ${most} bytes are read`,
    hint: 'Check that the file contains the answer and nothing else.',
  }),
  replyUnreadable: (code) => ({
    message:
      code === 'ENOENT'
        ? "Found no file of this name, expected one with the model's answer"
        : `The file with the model's answer cannot be read (${code})`,
    hint: 'Check the path. To paste the answer, use `--reply -`.',
  }),
  answersGo: (command, prompts) =>
    prompts === 1
      ? `Paste this text into a chat. Then run \`${command} --reply -\` and paste the answer, or put the name of a file with the answer in place of \`-\`.`
      : `Paste these ${prompts} texts into a chat, one by one. Then run \`${command} --reply -\` and paste all answers one after the other, or put the name of one file with all of them in place of \`-\`.`,
}

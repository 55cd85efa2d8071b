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
    otherSource: (path) => `it is about another free note: ${path}`,
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
  asking: (name, host, env) =>
    `Sending the notes to ${name} at ${host} (${env ? `API key from ${env}` : 'no API key'}).`,
  running: (command) => `Running a program to ask the model: ${command}`,
  waiting: (seconds) => `Waiting for the model: ${seconds} s`,
  again: (status, seconds, next, most) =>
    `The model's server answered ${status}. Retrying in ${seconds} s (${next}/${most}).`,
  keyMissing: (env) => ({
    message: `No API key for the model: expected a value in the environment variable ${env}`,
    hint: `Put the key into ${env}, or remove model.keyEnv from the config if the server needs none.`,
  }),
  keyBroken: (env) => ({
    message: `The value of ${env} cannot be an API key: expected ASCII characters without spaces or line breaks`,
    hint: 'Copy the key again.',
  }),
  keyUnprotected: (host, env) => ({
    message: `The connection to ${host} is not encrypted (http), so the API key in ${env} was not sent`,
    hint: 'Use an `https://` address in model.baseUrl, or remove model.keyEnv if the server needs no key.',
  }),
  badAddress: () => ({
    message:
      'model.baseUrl cannot be read: expected an address such as `http://localhost:11434/v1`, with no user or password',
    hint: 'Put the API key into an environment variable, not into the address, and its name into model.keyEnv.',
  }),
  unnamed: (names) => ({
    message: `The config has no model.name, and the server does not have exactly one model${names.length > 0 ? `: ${names.join(', ')}` : ''}`,
    hint: 'Write the name of the model to use into model.name.',
  }),
  unreachable: (host, code) => ({
    message: `The model's server ${host} cannot be reached${code ? ` (${code})` : ''}`,
    hint: 'Check that the server is running and that model.baseUrl in the config is right.',
  }),
  timeLimit: (seconds) => ({
    message: `The model did not finish its answer within ${seconds} s`,
    hint: 'Use a smaller model, or try again later.',
  }),
  refused: (host, status, env) => ({
    message: `The model's server ${host} refused ${env ? `the API key in ${env}` : 'a request without an API key'} (HTTP ${status})`,
    hint: env
      ? `Check that the API key in ${env} belongs to this server.`
      : 'If the server needs an API key, write the name of its environment variable into model.keyEnv.',
  }),
  busy: (host, tries, after, detail) => ({
    message: `The model's server ${host} cannot answer now (429, asked ${tries === 1 ? 'once' : `${tries} times`})${detail ? `: ${detail}` : ''}`,
    hint:
      after === undefined
        ? 'It may be busy, or your quota may be used up. Check the quota, and try again later.'
        : `The server asks to retry after ${after} s.`,
  }),
  status: (host, status, detail) => ({
    message: `The model's server ${host} answered ${status > 0 ? status : 'with an error'}${detail ? `: ${detail}` : ''}`,
    hint: 'Check model.baseUrl and model.name in the config.',
  }),
  redirected: (host, to) => ({
    message: `The model's server ${host} redirects${to ? ` to ${to}` : ''}; neither notes nor API key were sent there`,
    hint: 'If that address is right, write it into model.baseUrl.',
  }),
  notTheProtocol: (host) => ({
    message: `The model's server ${host} did not answer with JSON of the OpenAI protocol`,
    hint: 'Check that model.baseUrl in the config is right, up to `/v1`.',
  }),
  webPage: (host) => ({
    message: `The model's server ${host} sent a web page instead of an answer: perhaps a login page, or another program`,
    hint: 'Check that model.baseUrl in the config is right, up to `/v1`, and whether your network asks for a login.',
  }),
  stopped: (who) => ({
    message: `The model's answer (${who}) was cut short`,
    hint: 'Try again. If it happens again, check the log of the server or program.',
  }),
  tooLong: (megabytes) => ({
    message: `The model's answer is too long: at most ${megabytes} MB are read`,
    hint: 'Use another model.',
  }),
  tooManyLetters: (most) => ({
    message: `The model's answer is too long: at most ${most} characters are read`,
    hint: 'Check that it is the answer and nothing else.',
  }),
  cutOff: (reason) => ({
    message: `The model did not finish its answer (${reason})`,
    hint: 'Use a model, or settings of its server, with room for a longer answer.',
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
    hint: 'Add `model: {command: [claude, -p, --tools, ""]}` or `model: {baseUrl: http://localhost:11434/v1, name: NAME}` to the config, or paste what `--prompt` prints into any chat and give the answer to `--reply`.',
  }),
  dropped: (text, reason) => ({ message: `Left out of the model's answer: ${text} (${reason})` }),
  uncited: (half, byHand) => ({
    message: `The model's answer cites nothing of the ${half} half of the prompt; the model may not have read it`,
    hint: byHand
      ? 'Check that you pasted the whole prompt, and ask again.'
      : 'By default, Ollama reads 4,096 tokens and drops the others without an error. Run the server as `OLLAMA_CONTEXT_LENGTH=32768 ollama serve`.',
  }),
  paste: () => "Paste the model's answer, then press Ctrl-D. Ctrl-C cancels.",
  received: (bytes) => `Received ${bytes.toLocaleString('en')} bytes (Ctrl-D to finish)`,
  replyKept: (path) => ({
    message: 'The reply was kept in this file',
    hint: `Correct the file, then run the command again with \`--reply ${path}\`.`,
  }),
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
  wayByHand: (command) =>
    `To let a language model do it: paste what \`${command} --prompt\` prints into any chat, and give its answer to \`${command} --reply -\`.`,
  wayOfConfig: (command) => `To ask the model of the config, run \`${command} --model\`.`,
  wayOfProgram: (name, command) =>
    `To ask ${name ? `${name}, which is installed here,` : 'a program such as claude, codex or ollama'} put \`model: {command: [${command}]}\` into the config and add \`--model\`.`,
}

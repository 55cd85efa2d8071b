import type { ModelWords } from '../language.ts'

const QUESTION_WORDS = new Set(
  'about after also another before being between could does doing each else from have having here into just like more most much must need only other over same should some such than that their them then there these they thing things this those through under until used using very want week well were what when where whether which while will with within without would your'.split(
    ' ',
  ),
)

export const enModel: ModelWords = {
  style: 'Write title, text and term in plain English.',
  letter: /[A-Za-z]/,
  slip: /\ba\/an\b|\(s\)/,
  // a capital that no sentence's start explains, and runs of another script
  names: (text) =>
    [...text.matchAll(/(?:[\p{L}\p{M}\p{N}](?:['’](?=\p{L}))?)+/gu)]
      .filter(
        ({ 0: word, index }) =>
          /\p{L}/u.test(word) &&
          !/^(?:I|I['’]\p{L}+|A)$/u.test(word) &&
          (/[^\p{Script=Latin}\p{M}\p{N}'’]/u.test(word) ||
            /.[A-Z0-9]|\d/.test(word) ||
            (/^\p{Lu}/u.test(word) && !/(?:^|[.:?!“"‘(]\s*)$/u.test(text.slice(0, index)))),
      )
      .map(({ 0: word }) => word.replace(/['’]s$/, '')),
  stems: (text) =>
    (text.match(/\p{L}[\p{L}\p{N}]{2,}/gu) ?? [])
      .map((word) => word.toLowerCase())
      .filter((word) => word.length > 3 && !QUESTION_WORDS.has(word))
      .map((word) => word.slice(0, 5)),
  everyone: /\b(?:everyone|everybody|all of (?:us|you|them)|all members|unanimous\w*)\b/i,
  people: /\b(?:two|three|four|five|six|seven|eight|nine|ten|several) (?:of (?:us|you|them)|people|members)\b/gi,
  flaws: {
    markup: () => 'it is not one line of plain text: there is markup or an address in it',
    length: (most) => `the question is too short, or longer than ${most} characters`,
    title: (most) => `the title is empty, or longer than ${most} characters`,
    notOneQuestion: () => 'it is not one question that ends in a question mark',
    language: () => 'it is not a question in proper English',
    evidenceCount: () => 'it does not cite 1 to 4 items',
    unknownItem: (id) => `it cites an item that does not exist: ${id}`,
    forgedQuote: (id) => `what it quotes is not in that item: ${id}`,
    orders: (id) => `it cites an item that gives orders to a model: ${id}`,
    oneMember: () => 'a common question that cites one member only',
    noNextWeek: () => "it names none of next week's topics",
    term: (term) => `its term is not in its evidence: ${term}`,
    name: (name) => `a name that is not in its evidence: ${name}`,
    number: (number) => `a number that is not in its evidence: ${number}`,
    span: (span) => `what stands in quotation marks is not in its evidence: ${span}`,
    unrelated: (id) => `it cites an item that it shares no word with: ${id}`,
    count: (what) => `a count of people that its evidence does not bear out: ${what}`,
    member: (name) => `it speaks of a member who is not in its evidence: ${name}`,
    copied: () => 'it is copied from a note word for word',
    taken: () => 'people have asked about this already',
    twice: () => 'it is on the theme of a question before it',
    full: () => 'its list has as many questions as it may have',
  },
  asking: (name, host) => `Asking ${name} at ${host}.`,
  waiting: (seconds, letters) => `Waiting for the model: ${seconds} s${letters > 0 ? `, ${letters} characters` : ''}`,
  again: (status, seconds, next, most) =>
    `The model's server answered ${status}. Asking again in ${seconds} s (${next}/${most}).`,
  keyMissing: (env) => ({
    message: `no key for the model: expected a value in the environment variable ${env}`,
    hint: `Put the key into ${env}, or remove model.keyEnv from the config if the server wants none.`,
  }),
  keyBroken: (env) => ({
    message: `the value of ${env} cannot be a key: expected ASCII characters without spaces or line breaks`,
    hint: 'Copy the key again.',
  }),
  badAddress: () => ({
    message:
      'model.baseUrl cannot be read: expected an address such as `http://localhost:11434/v1`, with no user or password',
    hint: 'Put the key into an environment variable, not into the address, and its name into model.keyEnv.',
  }),
  unnamed: (names) => ({
    message: `the config has no model.name, and the server does not have exactly one model${names.length > 0 ? `: ${names.join(', ')}` : ''}`,
    hint: 'Write the name of the model to use into model.name.',
  }),
  unreachable: (host, code) => ({
    message: `the model's server ${host} cannot be reached${code ? ` (${code})` : ''}`,
    hint: 'See whether the server is running and whether model.baseUrl in the config is right.',
  }),
  timeLimit: (host, seconds) => ({
    message: `the model's server ${host} did not finish its answer within ${seconds} s`,
    hint: 'Use a smaller model, or try again later.',
  }),
  refused: (host, status, env) => ({
    message: `the model's server ${host} refused with ${status}`,
    hint: env
      ? `See whether the key in ${env} is one of this server's.`
      : 'If the server wants a key, write the name of its environment variable into model.keyEnv.',
  }),
  busy: (host, tries, after) => ({
    message: `the model's server ${host} says that it is busy (429, asked ${tries === 1 ? 'once' : `${tries} times`})`,
    hint: after === undefined ? 'Try again later.' : `The server wants to be asked again in ${after} s.`,
  }),
  status: (host, status, said) => ({
    message: `the model's server ${host} answered ${status > 0 ? status : 'with an error'}${said ? `: ${said}` : ''}`,
    hint: 'See whether model.baseUrl and model.name in the config are right.',
  }),
  redirected: (host, to) => ({
    message: `the model's server ${host} redirects${to ? ` to ${to}` : ''}; neither notes nor key were sent there`,
    hint: 'If that address is right, write it into model.baseUrl.',
  }),
  stopped: (host) => ({
    message: `the answer of the model's server ${host} broke off`,
    hint: "Try again; if it happens again, look into the server's log.",
  }),
  tooLong: (megabytes) => ({
    message: `the answer of the model's server is too long: at most ${megabytes} MB are read`,
    hint: 'Use another model.',
  }),
  cutOff: (reason) => ({
    message: `the model did not finish its answer (${reason})`,
    hint: 'Use a model, or settings of its server, with room for a longer answer.',
  }),
  notJson: () => ({ message: "the model's answer is no JSON", hint: 'Use a model that keeps to a JSON schema.' }),
  notTheSchema: (place) => ({
    message: `the model's answer does not have the form that was asked for${place ? `: ${place}` : ''}`,
    hint: 'Use a model that keeps to a JSON schema.',
  }),
}

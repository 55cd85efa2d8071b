import type { Around, Form, Premise } from './question-language.ts'

/** Puts a question from a premise: its wordings are all of one meaning, the later ones shorter. */
export function ask(premise: Premise, term: string, { heading, shared }: Around = {}): Form {
  const named = (aspect: string) => heading || `${aspect} ${term}`
  switch (premise.kind) {
    case 'pair':
      return { form: 'pair', title: `${premise.one} vs ${premise.other}`, texts: askPair(premise.one, premise.other) }
    case 'claim':
      return askClaim(premise.text, named)
    case 'scene':
      return { form: 'scene', title: named('The risk of'), texts: [] }
    case 'asks': {
      const title = premise.other ? `${term} and ${premise.other}` : `An open question on ${term}`
      return { form: 'asks', title, texts: [premise.text] }
    }
    case 'open': {
      const title = premise.text.length <= 44 ? premise.text : `An open question on ${term}`
      return { form: 'open', title, texts: askOpen(premise.text, premise.beside) }
    }
    case 'titles':
      return { form: 'titles', title: `Two views of ${term}`, texts: askTitles(premise.one, premise.other) }
    case 'options': {
      const who = shared && !premise.of ? `, which ${shared} wrote about,` : ''
      const texts = [`For ${premise.of ?? term}${who} which of ${premise.names} would we try first, and why?`]
      return { form: 'options', title: named('Choosing a'), texts }
    }
    case 'figure': {
      const texts = [`On ${term} a note gives “${premise.text}”: under what conditions would that figure change?`]
      return { form: 'figure', title: named('Figures on'), texts }
    }
    case 'heading':
      return { form: 'heading', title: premise.text, texts: askHeading(premise.text) }
    case 'shared': {
      const texts = shared ? [`${shared} wrote about ${term}: where do we disagree?`.replace(/^a/, 'A')] : []
      return { form: 'shared', title: `Our views of ${term}`, texts }
    }
  }
}

function askPair(one: string, other: string): string[] {
  return [
    `If we could have only one of ${one} and ${other}, what would decide it for us?`,
    `In which of our situations is ${one} the better choice, and in which is it ${other}?`,
  ]
}

function askOpen(text: string, beside: string | undefined): string[] {
  return beside ? [`With “${beside}” in mind, what would we need to know about “${text}”?`] : []
}

function askTitles(one: string, other: string): string[] {
  return [
    `If we read “${one}” and “${other}” side by side, where do they disagree?`,
    `How do “${one}” and “${other}” fit together?`,
  ]
}

/** What a claim asks for, by what it says; the first that fits. */
const CLAIMS: [form: string, pattern: RegExp, aspect: string, texts: ((claim: string) => string)[]][] = [
  [
    'risk',
    /\b(?:fails?|breaks?|worse|stale|lose|lost|corrupt\w*|wrong)\b/i,
    'The risk of',
    [(claim) => `“${claim}”: what would be the first sign of it in our own work?`],
  ],
  [
    'limit',
    /\b(?:cannot|can't|does not|do not|is not|expensive|slower|limit\w*)\b/i,
    'The limits of',
    [(claim) => `“${claim}”: when would we accept that, and when not?`],
  ],
  [
    'general',
    /./,
    'The conditions of',
    [
      (claim) => `“${claim}”: under what conditions does that hold, and when does it stop?`,
      (claim) => `What in our own experience speaks against “${claim}”?`,
    ],
  ],
]

function askClaim(text: string, named: (aspect: string) => string): Form {
  const [form, , aspect, texts] = CLAIMS.find(([, pattern]) => pattern.test(text)) ?? ['general', /./, '', []]
  return { form: `claim-${form}`, title: named(aspect), texts: texts.map((question) => question(text)) }
}

/** A bold title alone: only one that names a tension gives a question. */
function askHeading(text: string): string[] {
  const known: [RegExp, string][] = [
    [/\b(?:paradox|irony|trap|myth|illusion)\b/i, `Where have we met “${text}” ourselves?`],
    [/\b(?:limits?|limitations?|bottlenecks?)\b/i, `What would we have to change to get past “${text}”?`],
    [/\b(?:trade-?offs?|balance|dilemma)\b/i, `In “${text}”, what could we afford to give up?`],
    [/\b(?:risks?|problems?|failures?)\b/i, `What would be the first thing to do about “${text}”?`],
  ]
  return known.filter(([words]) => words.test(text)).map(([, question]) => question)
}

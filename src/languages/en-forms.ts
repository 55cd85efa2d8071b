import type { Around, Form, Lead, Premise } from './question-language.ts'

/** Puts a question from a premise: its wordings are all of one meaning, the later ones shorter. */
export function ask(premise: Premise, term: string, { name = term, heading, shared }: Around = {}): Form {
  const named = (aspect: string) => heading || `${aspect} ${name}`
  switch (premise.kind) {
    case 'pair':
      return { form: 'pair', title: `${premise.one} vs ${premise.other}`, texts: askPair(premise.one, premise.other) }
    case 'claim':
      return askClaim(premise.text, named)
    case 'plan':
      return { form: 'plan', title: named('Trying'), texts: PLANS.map((question) => `“${premise.text}”: ${question}`) }
    case 'scene':
      return { form: 'scene', title: named('The risk of'), texts: [] }
    case 'asks': {
      const both = premise.other?.includes(' ')
      const title = both ? capital(`${name} and ${premise.other}`) : capital(`${name}, an open question`)
      return { form: 'asks', title, texts: [premise.text] }
    }
    case 'open': {
      const title = premise.text.length <= 44 ? premise.text : capital(`${name}, an open question`)
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
    `${one} or ${other}: if we could have only one, what would decide it for us?`,
    `${one} or ${other}: in which of our situations is each the better choice?`,
  ]
}

/** What to ask of something that a note means to do. */
const PLANS = ['what would get in our way first?', 'how would we know that it works?', 'what would it cost us?']

function askOpen(text: string, beside: string | undefined): string[] {
  return beside ? [`With “${beside}” in mind, what would we need to know about “${text}”?`] : []
}

function askTitles(one: string, other: string): string[] {
  return [
    `If we read “${one}” and “${other}” side by side, where do they disagree?`,
    `How do “${one}” and “${other}” fit together?`,
  ]
}

/** What a claim asks for, by what it says; the first that fits. Its weight is how much there is to talk about, 0 to 1. */
const CLAIMS: { form: string; fits: RegExp; aspect: string; weight: number; questions: string[] }[] = [
  {
    form: 'paradox',
    fits: /\b(?:paradox\w*|ironically|surprising\w*|counter-?intuitive\w*)\b/i,
    aspect: 'The paradox of',
    weight: 1,
    questions: ['under what conditions does that happen?'],
  },
  {
    form: 'tradeoff',
    fits: /\bbut\b|\bat the (?:cost|expense|price) of\b|\bin exchange for\b|\btrades?\b|\bnot free\b/i,
    aspect: 'The price of',
    weight: 1,
    questions: ['when is that price worth paying?', 'how much of it could we live with?'],
  },
  {
    form: 'better',
    fits: /\b(?:better|worse|faster|slower|cheaper|easier|harder|safer|larger|smaller|(?:more|less) \w+) than\b|\bbeats?\b/i,
    aspect: 'A second look at',
    weight: 0.8,
    questions: ['when would it be the other way round?'],
  },
  {
    form: 'risk',
    fits: /\b(?:fails?|breaks?|worse|stale|lose[sn]?|lost|corrupt\w*|wrong|rots?|hides?|ignores?|leaks?|grows?|drops?|crash\w*)\b/i,
    aspect: 'The risk of',
    weight: 0.9,
    questions: ['what would be the first sign of it in our own work?', 'what could we do before it comes to that?'],
  },
  {
    form: 'instead',
    fits: /\b(?:rather than|instead of)\b|,? not (?:a|an|the|from|by|because|on|in)\b/i,
    aspect: 'A second look at',
    weight: 0.8,
    questions: ['which of the two is closer to what we do today?', 'what would we have to do differently?'],
  },
  {
    form: 'limit',
    fits: /\b(?:cannot|can't|does not|do not|is not|are not|expensive|limit\w*|only|hard to|difficult)\b/i,
    aspect: 'The limits of',
    weight: 0.8,
    questions: ['when would we accept that, and when not?', 'what could make up for it?'],
  },
  {
    form: 'ought',
    fits: /\b(?:must|should|ha(?:s|ve) to|needs? (?:to|an?|the)\b)/i,
    aspect: 'What becomes of',
    weight: 0.7,
    questions: ['where do we fall short of that today?', 'when is that hard to keep up?'],
  },
  {
    form: 'cause',
    fits: /\bbecause\b|\bdue to\b/i,
    aspect: 'The cause of',
    weight: 0.8,
    questions: ['which other cause have we met ourselves?'],
  },
  {
    form: 'measured',
    fits: /\d\s?(?:%|x\b|ms\b|GB\b)|\bper cent\b|\b(?:half|twice|three times)\b/i,
    aspect: 'Figures on',
    weight: 0.6,
    questions: ['how would our own figure compare?'],
  },
  {
    form: 'possible',
    fits: /\b(?:can|may|might|could)\b/i,
    aspect: 'The conditions of',
    weight: 0.5,
    questions: ['what would have to be in place for that?', 'when does that happen?'],
  },
  {
    form: 'general',
    fits: /./,
    aspect: 'Doubts about',
    weight: 0.4,
    questions: [
      'under what conditions does that hold, and when does it stop?',
      'what in our own experience speaks against it?',
      'if so, what should we do differently?',
    ],
  },
]

/** How much a claim gives to talk about, 0 to 1. */
export function weigh(claim: string): number {
  return CLAIMS.find(({ fits }) => fits.test(claim))?.weight ?? 0
}

function askClaim(text: string, named: (aspect: string) => string): Form {
  const found = CLAIMS.find(({ fits }) => fits.test(text))
  const texts = (found?.questions ?? []).map((question) => `“${text}”: ${question}`)
  return { form: `claim-${found?.form}`, title: named(found?.aspect ?? ''), texts }
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

export function askNext(premise: Premise, topic: string, { heading, term, about }: Lead): Form {
  const same = topic.toLowerCase().includes(term.toLowerCase())
  const of = (form: string, texts: string[]): Form => {
    return { form: `next-${form}`, title: same ? `Before ${topic}` : capital(`${term} and ${topic}`), texts }
  }
  switch (premise.kind) {
    case 'asks':
      return of('asks', [`“${premise.text}” What answer may next week's “${topic}” give?`])
    case 'open':
      return of('open', [`How far will next week's “${topic}” settle “${premise.text}”?`])
    case 'claim':
      return of('claim', [
        `“${premise.text}”: will that still hold for next week's “${topic}”?`,
        `“${premise.text}”: what in next week's “${topic}” could change our mind?`,
      ])
    case 'plan':
      return of('plan', [`“${premise.text}”: what should we look for in next week's “${topic}” first?`])
    default:
      return of(
        'name',
        heading ? [`How does ${about ? '' : `${term} in `}“${heading}” lead on to next week's “${topic}”?`] : [],
      )
  }
}

/** A title begins in a capital, but for names that do not, `gRPC`. */
function capital(title: string): string {
  return /^[a-z]+\b/.test(title) ? title.charAt(0).toUpperCase() + title.slice(1) : title
}

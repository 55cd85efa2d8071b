import { ask, askNext, weigh } from './en-forms.ts'
import { enAspects, enBroad } from './en-words.ts'
import type { Contrast, QuestionLanguage, TaggedPiece } from './question-language.ts'

/** How questions are put in English. */
export const enQuestions: QuestionLanguage = {
  aspects: enAspects,
  broad: enBroad,
  cues: [
    {
      kind: 'paradox',
      pattern: /\b(?:paradox|irony|ironically|counter-?intuitive|surprising\w*|trap|myth|illusion)\b/i,
      strength: 0.9,
    },
    {
      kind: 'versus',
      pattern:
        /\bvs\b|\bversus\b|\bcompared (?:to|with)\b|\b(?:slower|faster|better|worse|cheaper) than\b|\binstead of\b|\bdo(?:es)? not imply\b/i,
      strength: 0.8,
    },
    {
      kind: 'tradeoff',
      pattern:
        /\btrade-?offs?\b|\bat the (?:cost|expense) of\b|\bbalance\b|\bdilemma\b|\bprice of\b|\bexpensive\b|\bnot free\b/i,
      strength: 0.8,
    },
    {
      kind: 'limit',
      pattern: /\blimit(?:s|ed|ation|ations)?\b|\bbottlenecks?\b|\bcannot\b|\bcan't\b|\bimpossible\b|\black of\b/i,
      strength: 0.65,
    },
    {
      kind: 'risk',
      pattern: /\brisks?\b|\bproblems?\b|\bfail(?:s|ed|ure|ures)?\b|\bbreaks?\b|\bbias\b|\bworse\b|\bdangers?\b/i,
      strength: 0.5,
    },
    {
      kind: 'criterion',
      pattern: /\bwhen\b|\bcriteri\w+\b|\bchoos\w+\b|\bthreshold\b|\benough\b|\bworth\b/i,
      strength: 0.4,
    },
    { kind: 'cause', pattern: /\bbecause\b|\bwhy\b|\bcauses?\b|\breasons?\b/i, strength: 0.35 },
    {
      kind: 'surprise',
      pattern: /\bnot\b|\bnever\b|\bwithout\b|\byet\b|\boverlooked\b|\bunder-?rated\b/i,
      strength: 0.4,
    },
  ],
  open: /\?\s*$|\b(?:unclear|wonder\w*|not sure|look into|read more)\b/i,
  longest: 140,
  claim,
  weigh,
  plan,
  parts: (text) => [...text.matchAll(/,\s+/g)].map(({ index, 0: mark }) => text.slice(index + mark.length)),
  finite: (text) => /[.!]$/.test(text),
  scene: () => false,
  pair,
  asks,
  settled: (question) => /^(?:Did|Was|Were|Has|Have)\b/.test(question),
  unknown: (text) =>
    text.split(' ').length >= 2 &&
    !/^(?:use|measure|read|add|write|try|keep|make|set|check|find|run|move|avoid)\b/i.test(text) &&
    /^[\p{L}\d][\p{L}\d '/-]*$/u.test(text),
  choice:
    /\b(?:methods?|strateg(?:y|ies)|parameters?|approach(?:es)?|options?|techniques?|tools?|models?|algorithms?|polic(?:y|ies)|architectures?)\b/i,
  ask,
  count: (some, all) => (some >= all ? `all ${all} of us` : `${some} of ${all} of us`),
  askNext,
  by: (names) =>
    ` (${names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ')})`,
}

/** Quotes whole sentences only: one with a verb in it, a capital or a noun in front, and no word that points elsewhere. */
function claim(text: string, pieces: readonly TaggedPiece[]): string | undefined {
  if (
    /["“”()[\]{}<>|\\*_#=~;:?!]/.test(text) ||
    /^(?:this|that|these|it|they|he|she|we|i|our|my|use|see|and|but|so|also)\b/i.test(text)
  )
    return undefined
  if (!/^(?:[A-Z]|(?:an?|the|two|three|every|even|most|many|some|no|each|only) )/.test(text)) return undefined
  const verb = pieces.findIndex(({ tag }) => tag === 'VV')
  const list = pieces[verb + 1]?.form === 'and'
  return verb > 0 && verb < pieces.length - 1 && pieces[0]?.tag !== 'VV' && !list ? text : undefined
}

function pair(text: string): { one: string; other: string; how: Contrast } | undefined {
  const found =
    /^([\p{L}\d' /-]{2,30}?) (?:vs\.?|versus) ([\p{L}\d' /-]{2,30}?)(?: in practice)?$/iu.exec(text) ??
    /^([A-Z][\p{L}\d' -]{2,30}?) (?:instead of|rather than|over) ([\p{L}\d' -]{2,30})$/u.exec(text) ??
    /^(?:trade-?offs?|differences?|balance) between ([\p{L}\d' /-]{2,30}?) and ([\p{L}\d' /-]{2,30})$/iu.exec(text)
  return found?.[1] && found[2] ? { one: found[1], other: found[2], how: 'choice' } : undefined
}

/** A note's own question, if it ends in its mark; `How to …` and `Whether …` are asked aloud in full. */
function asks(text: string): string | undefined {
  const line = text.trim().replace(/[.…]+$/, '')
  if (/^[A-Z][^?]*\?$/.test(line)) return line
  const [, how, whether] = /^(?:How to (.+)|Whether (.+))$/.exec(line) ?? []
  if (how) return `How could we ${how}?`
  return whether && `How would we find out whether ${whether}?`
}

/** What a note means to do, `Delete one alert a week`: among such things, what begins with a verb. */
function plan(text: string, pieces: readonly TaggedPiece[], intended: boolean): string | undefined {
  const whole = /^\p{L}[\p{L}\d ,'%/-]+$/u.test(text) && pieces.length > 2
  const refers = /\b(?:this|that|these|those|it|them)\b/i.test(text)
  return intended && whole && !refers && pieces[0]?.tag === 'VV'
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : undefined
}

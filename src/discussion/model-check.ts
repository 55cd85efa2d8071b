import { enModel } from '../languages/en/model.ts'
import { enQuestions } from '../languages/en/questions.ts'
import { koModel } from '../languages/ko/model.ts'
import { koQuestions } from '../languages/ko/questions.ts'
import type { Flaw, ModelWords } from '../languages/language.ts'
import { fold, plain } from '../questions/plain.ts'
import type { Material, Proposal, QuestionItem } from '../questions/question.ts'
import { alike, foldedWords, givesOrders, isMarkup, numbers, spans } from './model-facts.ts'
import { longest } from './model-prompt.ts'
import type { Answer } from './model-reply.ts'

/** What is wrong with an answer, and with which part of it. */
type Problem = [flaw: Flaw, what?: string]

/** What an answer is checked against. */
interface Against {
  input: Material
  words: ModelWords
  items: ReadonlyMap<string, QuestionItem>
  /** All that the notes say, an item each, folded. */
  noted: readonly string[]
  kept: readonly Proposal[]
}

/** An answer with the items that it cites, all their words, and what a question on them may name beside these. */
interface Cited extends Against {
  answer: Answer
  cited: QuestionItem[]
  ground: string
}

const MOST_EVIDENCE = 4
const SHORTEST = 8
/** From here on two wordings are one question. */
const SAME = 0.6

/**
 * Checks a model's answers one after another, by code alone: whatever a note made the model say, what comes out is one
 * plain line that stands on items of this week. Gives the questions that pass, and each other one with why it does not.
 */
export function checkAnswers(
  answers: readonly Answer[],
  input: Material,
): { questions: Proposal[]; dropped: { text: string; reason: string }[] } {
  const words = input.language === 'ko' ? koModel : enModel
  const items = new Map(input.items.map((item) => [item.id, item]))
  const noted = input.items.map((item) => fold(wordsOf(item)))
  const questions: Proposal[] = []
  const dropped: { text: string; reason: string }[] = []
  for (const raw of answers) {
    const answer = { ...raw, text: tidy(raw.text), title: tidy(raw.title), term: tidy(raw.term) }
    const problem = problemOf(answer, { input, words, items, noted, kept: questions })
    if (problem) {
      const [flaw, what = ''] = problem
      dropped.push({ text: short(answer.text), reason: words.flaws[flaw](short(what)) })
    } else questions.push(proposalOf(answer, input))
  }
  return { questions, dropped }
}

function tidy(text: string): string {
  return text.normalize('NFC').trim()
}

/** What a server sent, as it may be printed: no control characters, and not for ever. */
function short(text: string): string {
  const line = plain(text)
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}

function problemOf(answer: Answer, against: Against): Problem | undefined {
  const form = formProblem(answer, against)
  if (form) return form
  const cited = citedItems(answer, against)
  if (!Array.isArray(cited)) return cited.problem
  const all = { ...against, answer, cited, ground: groundOf(answer, cited, against) }
  return listProblem(all) ?? groundProblem(all) ?? peopleProblem(all) ?? repeatProblem(all)
}

function formProblem({ text, title, term }: Answer, { input, words }: Against): Problem | undefined {
  const most = longest[input.language]
  if ([text, title, term].some(isMarkup)) return ['markup']
  if ([...text].length > most.text || [...text].length < SHORTEST) return ['length', String(most.text)]
  if ([...title].length > most.title || fold(title) === '') return ['title', String(most.title)]
  if (text.indexOf('?') !== text.length - 1 || text.includes('？')) return ['notOneQuestion']
  if (!words.letter.test(text) || words.slip.test(text + title)) return ['language']
  return undefined
}

function citedItems({ evidence }: Answer, { items }: Against): QuestionItem[] | { problem: Problem } {
  const cited = new Set<QuestionItem>()
  for (const { id, quote } of evidence) {
    const item = items.get(id)
    if (!item) return { problem: ['unknownItem', id] }
    const span = plain(quote)
    const stands = [item.title ?? '', item.text].some((text) => plain(text).includes(span))
    if (fold(span).length < 2 || !stands) return { problem: ['forgedQuote', id] }
    // a question on such a note would be the one that it orders, in other words
    if (givesOrders(wordsOf(item))) return { problem: ['orders', id] }
    cited.add(item)
  }
  return cited.size > 0 && cited.size <= MOST_EVIDENCE ? [...cited] : { problem: ['evidenceCount'] }
}

function wordsOf({ title = '', text }: QuestionItem): string {
  return `${plain(title)} ${plain(text)}`
}

function topicsOf({ next }: Material): string {
  return next ? [...next.topics, next.title ?? '', next.scope ?? ''].map(plain).join(' ') : ''
}

/** The text with the other names of what it names, as the group's glossary joins them. */
function withSynonyms(text: string, { glossary }: Material): string {
  const folded = fold(text)
  const others = glossary.filter((names) => names.some((name) => fold(name) !== '' && folded.includes(fold(name))))
  return [text, ...others.flat()].join(' ')
}

function groundOf({ list }: Answer, cited: readonly QuestionItem[], { input }: Against): string {
  const texts = [...cited.map(wordsOf), ...(list === 'next' ? [topicsOf(input)] : [])]
  return withSynonyms(texts.join(' '), input)
}

function listProblem({ answer: { list, text, title }, cited, input, words }: Cited): Problem | undefined {
  if (list === 'common' && new Set(cited.map(({ member }) => member)).size < 2) return ['oneMember']
  if (list !== 'next') return undefined
  const asked = fold(withSynonyms(`${text} ${title}`, input))
  const { broad, general } = input.language === 'ko' ? koQuestions : enQuestions
  const topics = words.stems(topicsOf(input)).filter((stem) => !broad.has(stem) && !general.has(stem))
  return topics.some((stem) => asked.includes(fold(stem))) ? undefined : ['noNextWeek']
}

/** Does all that the question states stand in its evidence, and has each item of it to do with the question? */
function groundProblem({ answer: { text, title, term }, cited, ground, input, words }: Cited): Problem | undefined {
  const folded = fold(ground)
  if (fold(term).length < 2 || !folded.includes(fold(term))) return ['term', term]
  const said = `${title}. ${text}`
  const known = foldedWords(ground)
  const name = words.names(said).find((one) => one !== 'vs' && !known.has(one))
  if (name !== undefined) return ['name', name]
  const counted = numbers(ground)
  const number = [...numbers(said)].find((one) => !counted.has(one))
  if (number !== undefined) return ['number', number]
  const span = spans(said).find((one) => !folded.includes(fold(one)))
  if (span !== undefined) return ['span', span]
  const { broad, general } = input.language === 'ko' ? koQuestions : enQuestions
  const about = words.stems(`${said} ${term}`).filter((stem) => !broad.has(stem) && !general.has(stem))
  const apart = cited.find((item) => {
    const other = fold(withSynonyms(wordsOf(item), input))
    return !about.some((stem) => other.includes(fold(stem)))
  })
  return apart && ['unrelated', apart.id]
}

/** A question counts nobody and names nobody but whom its evidence bears out. */
function peopleProblem({ answer: { text, title }, cited, ground, input, words }: Cited): Problem | undefined {
  const said = `${title} ${text}`
  const members = new Set(cited.map(({ member }) => member))
  const all = words.everyone.exec(said)
  if (all && !words.everyone.test(ground) && input.roster.some(({ id }) => !members.has(id))) return ['count', all[0]]
  const people = (said.match(words.people) ?? []).find((count) => !fold(ground).includes(fold(count)))
  if (people) return ['count', people]
  const stranger = input.roster.find(
    ({ id, name }) => fold(name).length > 1 && said.includes(name) && !members.has(id) && !ground.includes(name),
  )
  return stranger && ['member', stranger.name]
}

function repeatProblem({ answer: { list, text, title, term }, input, noted, kept }: Cited): Problem | undefined {
  // what a note wants asked word for word, its author asks under the heading for questions
  if (noted.some((words) => words.includes(fold(text)))) return ['copied']
  if (input.taken.some((other) => alike(other, text) >= SAME || fold(other).includes(fold(term)))) return ['taken']
  const again = (other: Proposal) =>
    alike(other.text, text) >= SAME || fold(other.title) === fold(title) || fold(other.term) === fold(term)
  if (kept.some(again)) return ['twice']
  return kept.filter((other) => other.list === list).length >= input.limits[list] ? ['full'] : undefined
}

function proposalOf({ list, title, text, term, evidence }: Answer, input: Material): Proposal {
  const ids = new Set(evidence.map(({ id }) => id))
  const cited = input.items.filter(({ id }) => ids.has(id))
  const names = new Map([
    ...cited.map(({ member, memberName }) => [member, memberName] as const),
    ...input.roster.map(({ id, name }) => [id, name] as const),
  ])
  const members = [...new Set(cited.map(({ member }) => member))]
  const { by } = input.language === 'ko' ? koQuestions : enQuestions
  const suffix = input.attribution ? by(members.map((member) => names.get(member) ?? member)) : ''
  const order = cited.map(({ id }) => id)
  return { title, text: text + suffix, origin: 'model', members, evidence: order, list, term, lines: [] }
}

import { type Found, indexPhrases, merge, terms } from './mentions.ts'
import { fold, plain } from './plain.ts'
import { bare, grounds, quotable } from './premises.ts'
import type { Proposal } from './questions.ts'
import type { WeekTopics } from './terms.ts'
import type { Theme } from './themes.ts'
import { evidenceOf, proposal, type Work, wording } from './wording.ts'
import { support } from './worth.ts'

/** A single word stands for a topic, `메모리` for `메모리 병목`, if it is more than this share of it. */
const ENOUGH = 0.5
/** What more than this share of the items speaks of is this week's subject already. */
const FEW = 0.12

/** What the schedule says that a week is about, a line each. */
export function topicLines({ title = '', topics }: WeekTopics): string[] {
  return [...topics, title].map(plain).filter((line) => line !== '')
}

/**
 * Questions that lead on to next week, one a topic: what an item of this week that is about a name in the topic says, means to
 * do or leaves open, and what next week may make of it. Such an item may be behind another question too, `RAG와 파인튜닝의 경계`
 * behind one on RAG, but its words are not asked twice.
 */
export function nextQuestions(used: ReadonlySet<string>, chosen: readonly Proposal[], work: Work): Proposal[] {
  const { input, around } = work
  if (!input.next || input.limits.next === 0) return []
  const index = indexPhrases(work.readings)
  const found: Proposal[] = []
  for (const topic of topicLines(input.next)) {
    if (found.length >= input.limits.next) break
    const gone = new Set([...used, ...found.flatMap(({ evidence }) => evidence)])
    const asked = [...chosen, ...found].map(({ term }) => fold(term))
    const question = namesOf(topic, work)
      .filter((name) => !around.names.all(fold(name)).some((key) => asked.some((term) => overlaps(key, term))))
      .flatMap((name) => meeting(name, index, work) ?? [])
      .flatMap((theme) => leadingOn(theme, topic, gone, [...chosen, ...found], work) ?? [])[0]
    if (question) found.push(question)
  }
  return found
}

/** Is one name a part of the other? */
export function overlaps(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one)
}

/** The names in a topic by which an item can meet it, the longest first. */
function namesOf(topic: string, { read, language }: Work): string[] {
  return read(topic)
    .phrases.flatMap((phrase) =>
      terms({ ...phrase, owner: true }, language)
        .map((words) => words.join(' '))
        .filter((name) => name.includes(' ') || fold(name).length > ENOUGH * phrase.key.length),
    )
    .sort((a, b) => b.length - a.length)
}

/** The items that are about a name of next week's, or else the few that speak of it: `복제` where a week is on storage. */
function meeting(name: string, index: ReadonlyMap<string, Found[]>, { around, readings }: Work): Theme | undefined {
  const key = around.names.of(fold(name))
  const found = merge(around.names.all(key).flatMap((one) => index.get(one) ?? []))
  const heads = found.filter(({ weight }) => weight >= 0.5)
  const few = found.length <= Math.max(2, FEW * readings.length)
  const mentions = (heads.length > 0 ? heads : few ? found : []).sort((a, b) => b.weight - a.weight || a.at - b.at)
  if (mentions.length === 0) return undefined
  const members = [...new Set(mentions.map(({ reading }) => reading.item.member))]
  return { key, term: name, mentions, members, score: support(mentions) }
}

function leadingOn(
  theme: Theme,
  topic: string,
  used: ReadonlySet<string>,
  chosen: readonly Proposal[],
  work: Work,
): Proposal | undefined {
  const { language, read, around } = work
  const left = theme.mentions.filter(({ reading }) => !used.has(reading.item.id))
  const mentions = left.length > 0 ? left : theme.mentions
  for (const { premise, from } of grounds({ ...theme, mentions }, around.names.all(theme.key), language, read)) {
    const [lead] = from
    const said = 'text' in premise ? premise.text : ''
    if (!lead || (said !== '' && chosen.some(({ text }) => text.includes(said)))) continue
    const name = bare(lead.reading.title?.text ?? '')
    const { form, title, texts } = language.askNext(premise, topic, {
      heading: quotable(name) ? name : undefined,
      term: theme.term,
      about: lead.weight >= 0.5,
    })
    const text = wording(texts, language)
    if (!text) continue
    const evidence = evidenceOf({ ...theme, mentions }, [lead], 'next')
    return proposal({ title, text, form, list: 'next', term: theme.term, score: theme.score }, evidence, work)
  }
  return undefined
}

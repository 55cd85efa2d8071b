import type { QuestionLanguage } from '../languages/question-language.ts'
import { type Mention, type Surroundings, terms } from './mentions.ts'
import { holds } from './phrases.ts'
import { fold } from './plain.ts'
import { type Ground, grounds } from './premises.ts'
import type { Proposal, ProposalInput } from './questions.ts'
import type { Reader, Reading } from './terms.ts'
import type { Theme } from './themes.ts'

const MOST_EVIDENCE = 4
/** A title is this share of what a question may be. */
const TITLE = 0.32

/** Of what offers less than this no question worth a group's time can be made. */
const THINNEST = 0.45

/** What a week's questions are worded from. */
export interface Work {
  input: ProposalInput
  language: QuestionLanguage
  read: Reader
  around: Surroundings
  readings: Reading[]
}

/** Makes the question of a theme, or nothing where the notes give no premise that a question can start from. */
export function question(
  theme: Theme,
  list: 'common' | 'deep',
  score: number,
  work: Work,
): { proposal: Proposal; quality: number } | undefined {
  const { language, read, around } = work
  const speakers = new Set(
    theme.mentions.filter(({ weight }) => weight >= 0.5).map(({ reading }) => reading.item.member),
  ).size
  const shared = speakers > 2 ? language.count(speakers, work.input.roster.length) : undefined
  for (const ground of grounds(theme, around.names.all(theme.key), language, read)) {
    if (ground.quality < THINNEST) return undefined
    const { form, title, texts } = language.ask(ground.premise, theme.term, {
      name: nameIn(ground, theme, work),
      heading: headingOf(ground, theme, language),
      shared,
    })
    const text = wording(texts, language)
    const evidence = evidenceOf(theme, ground.from, list)
    if (!text) continue
    const made = proposal({ title, text, form, list, term: theme.term, score }, evidence, work)
    return { proposal: made, quality: ground.quality }
  }
  return undefined
}

/** The name as the premise has it, where that is more exact: `햄버거 메뉴` for `메뉴`. */
function nameIn({ premise, from }: Ground, { key, term }: Theme, { language, around }: Work): string {
  const said = 'text' in premise ? premise.text : ''
  const lines = from.flatMap(({ reading: { title, body } }) => (title ? [title, ...body] : body))
  const longer = lines
    .flatMap(({ phrases }) => phrases)
    .filter((phrase) => around.names.all(key).some((name) => holds(phrase, name)))
    .flatMap((phrase) => terms(phrase, language))
    .map((words) => words.join(' '))
    .filter(
      (name) =>
        /\p{Script=Hangul}/u.test(name) &&
        said.includes(name) &&
        fold(name).includes(fold(term)) &&
        name.split(' ').length <= 3,
    )
  const [longest = term] = longer.sort((a, b) => b.length - a.length)
  // of two that the premise sets beside each other neither stands for it
  return longer.every((name) => longest.includes(name)) ? longest : term
}

/** The author's title may stand over the question where it is short and names the theme. */
function headingOf({ heading = '' }: Ground, { term }: Theme, { longest }: QuestionLanguage): string | undefined {
  return heading.length <= TITLE * longest && fold(heading).includes(fold(term)) ? heading : undefined
}

/** The items behind a question: those it quotes, then what is about its theme, each member once before any twice. */
export function evidenceOf(theme: Theme, quoted: readonly Mention[], list: Proposal['list']): Mention[] {
  const evidence = [...quoted]
  const isNew = ({ reading }: Mention) => evidence.every((one) => one.reading.item.member !== reading.item.member)
  const heads = theme.mentions.filter(({ weight }) => weight >= 0.5)
  for (const mention of heads) if (evidence.length < MOST_EVIDENCE && isNew(mention)) evidence.push(mention)
  for (const mention of heads)
    if (evidence.length < MOST_EVIDENCE && !evidence.includes(mention)) evidence.push(mention)
  const members = new Set(evidence.map(({ reading }) => reading.item.member))
  const other = theme.mentions.find(isNew)
  // a member who only mentions it in passing counts where the question must draw on two
  if (list === 'common' && members.size < 2 && other) evidence.splice(MOST_EVIDENCE - 1, 1, other)
  return evidence.sort((a, b) => a.at - b.at)
}

/** Puts a question and its evidence together as a proposal. */
export function proposal(
  { title, text, form, list, term, score }: Omit<Proposal, 'origin' | 'members' | 'evidence'>,
  evidence: readonly Mention[],
  { input, language }: Work,
): Proposal {
  const members = [...new Set(evidence.map(({ reading }) => reading.item.member))]
  const nameOf = new Map([
    ...evidence.map(({ reading: { item } }) => [item.member, item.memberName] as const),
    ...input.roster.map(({ id, name }) => [id, name] as const),
  ])
  const by = input.attribution ? language.by(members.map((member) => nameOf.get(member) ?? member)) : ''
  return {
    title,
    text: text + by,
    origin: 'proposed',
    members,
    evidence: evidence.map(({ reading }) => reading.item.id),
    list,
    term,
    form,
    score: Math.round(score * 100) / 100,
  }
}

/** One of the wordings that are short enough: the same for the same premise, whatever else the week holds. */
export function wording(texts: readonly string[], { longest }: QuestionLanguage): string | undefined {
  const fitting = texts.filter((text) => [...text].length <= longest)
  return fitting[hash(texts[0] ?? '') % Math.max(1, fitting.length)]
}

/** FNV-1a (Fowler, Noll, Vo): the same number for the same text on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}

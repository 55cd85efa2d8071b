import type { Premise, QuestionLanguage } from '../languages/question-language.ts'
import { type Mention, terms } from './mentions.ts'
import { holds } from './phrases.ts'
import { fold } from './plain.ts'
import type { Reader, Sentence } from './terms.ts'
import { type Theme, tension } from './themes.ts'

/** A premise with the items that it is taken from, and how good a question it makes, about 0 to 1.5. */
export interface Ground {
  premise: Premise
  from: Mention[]
  /** The author's own title, where it can be the question's. */
  heading?: string
  quality: number
}

/** Sections of this kind hold what their author means to do. */
const PLAN_SECTION = /appl|practi|action|plan|todo|적용|실무|실천|시도|액션|해 ?볼/i
/** A bold title may be quoted if it takes no more than this share of a question. */
const HEADING = 0.35

/** Gives everything that the items of a theme offer to start a question from, the best first. */
export function grounds(theme: Theme, keys: readonly string[], language: QuestionLanguage, read: Reader): Ground[] {
  const near = theme.mentions.filter(({ weight }) => weight >= 0.3).slice(0, 8)
  const shared: Ground[] = near.slice(0, 1).map((lead) => ({ premise: { kind: 'shared' }, from: [lead], quality: 0.2 }))
  const found = [
    ...near.flatMap((mention) => ofItem(mention, keys, language, read)),
    ...ofTwo(near, language),
    ...shared,
  ]
  return found
    .map((ground) => ({
      ...ground,
      quality: ground.quality * (0.4 + 0.6 * Math.min(...ground.from.map(({ weight }) => weight))),
    }))
    .sort((a, b) => b.quality - a.quality || (a.from[0]?.at ?? 0) - (b.from[0]?.at ?? 0))
}

function ofItem(mention: Mention, keys: readonly string[], language: QuestionLanguage, read: Reader): Ground[] {
  const { title, body } = mention.reading
  const { strength } = tension(mention.reading, language)
  const name = bare(title?.text ?? '')
  const heading =
    title && quotable(name) && !language.finite(name) && !language.claim(name, title.morphemes) ? name : ''
  const intended = PLAN_SECTION.test(mention.reading.item.section)
  const found: Ground[] = []
  const add = (premise: Premise | undefined, quality: number) => {
    if (premise) found.push({ premise, from: [mention], quality, ...(heading ? { heading } : {}) })
  }
  for (const [at, line] of (title ? [title, ...body] : body).entries()) {
    const named = line.phrases.some((phrase) => keys.some((key) => holds(phrase, key)))
    if (!named && !(title && at === 1)) continue
    const text = bare(line.text)
    const pair = at === 0 && language.pair(text)
    if (pair) add({ kind: 'pair', ...pair }, 1.15)
    const question = line === title ? undefined : asked(line, keys, language)
    // what has happened can be looked up, and needs no group
    add(question, (named ? 1.3 : 1.1) - (question && language.settled(question.text) ? 0.5 : 0))
    // a title that says what to do has its how in the body
    const meant = line === title && body.length > 0 ? undefined : language.plan(text, read(text).morphemes, intended)
    const concrete = /\d/.test(text) ? 0.1 : 0
    if (meant && meant.length <= language.longest - 24) add({ kind: 'plan', text: meant }, 0.7 + concrete)
    else if (line === title || !intended)
      for (const [claim, quality] of claims(line, title, keys, language, read)) add(claim, quality)
    if (language.scene(text, read(text).morphemes) && text.length <= 44) add({ kind: 'scene', text }, 0.95)
    if (line !== title) add(figure(line, named), 0.55)
    add(options(line, keys, language, Boolean(title)), 1.05)
    if (!title && at === 0 && language.unknown(text) && quotable(text))
      add({ kind: 'open', text, beside: undefined }, 0.65)
  }
  if (heading.length > 0 && heading.length <= HEADING * language.longest)
    add({ kind: 'heading', text: heading }, 0.5 + strength * 0.4)
  return found
}

/** What two members' items offer together: their titles, or one's title and what another left open. */
function ofTwo(near: readonly Mention[], language: QuestionLanguage): Ground[] {
  const found: Ground[] = []
  for (const one of near.slice(0, 4)) {
    const heading = bare(one.reading.title?.text ?? '')
    if (!quotable(heading) || heading.length > HEADING * language.longest) continue
    for (const other of near) {
      if (other.reading.item.member === one.reading.item.member) continue
      const { title, body } = other.reading
      const text = bare((title ?? body[0])?.text ?? '')
      if (!quotable(text)) continue
      if (!title && language.unknown(text))
        found.push({ premise: { kind: 'open', text, beside: heading }, from: [one, other], quality: 0.8 })
      if (title && other.at > one.at && text.length <= HEADING * language.longest) {
        found.push({ premise: { kind: 'titles', one: heading, other: text }, from: [one, other], quality: 0.6 })
      }
    }
  }
  return found
}

/** Without what stands in brackets, and without the mark at its end. */
export function bare(text: string): string {
  return text
    .replace(/\s*[([（][^()[\]（）]*[)\]）]/g, '')
    .replace(/[.:,\s…]+$/u, '')
    .trim()
}

/** Can this be quoted as a name: no marks inside, no leftovers? */
export function quotable(text: string): boolean {
  return text.length >= 4 && !/["'“”‘’()[\]{}<>|\\*_#`=~:;?!]|\.\s/.test(text)
}

function asked(
  line: Sentence,
  keys: readonly string[],
  language: QuestionLanguage,
): (Premise & { kind: 'asks' }) | undefined {
  const text = language.asks(line.text.replace(/\s*\([^()]*\)/g, ''), line.morphemes)
  if (!text || text.length < 12 || text.length > language.longest || /["“”*_#`|]|: /.test(text)) return undefined
  const end = line.morphemes.at(-1)?.start ?? 0
  // what the sentence ends in is no name, `나은지` in `무엇이 더 나은지`
  const apart = line.phrases.filter((phrase) => phrase.end < end && !keys.some((key) => holds(phrase, key)))
  const names = apart.flatMap((phrase) => terms(phrase, language))
  const others = names
    .filter((words) => !words.some((word) => language.aspects.has(word)))
    .map((words) => words.join(' '))
  const other = others
    .filter((name) => !keys.some((key) => fold(name).includes(key) || key.includes(fold(name))))
    .sort((a, b) => b.length - a.length)[0]
  return { kind: 'asks', text, other: other && other.length <= 12 ? other : undefined }
}

/** What a line says, and what of it may stand alone, each as a premise with its quality. */
function claims(
  line: Sentence,
  title: Sentence | undefined,
  keys: readonly string[],
  language: QuestionLanguage,
  read: Reader,
): [Premise, number][] {
  const text = bare(line.text)
  const room = language.longest - 22
  const parts = [text, ...language.parts(text, read(text).morphemes)]
  return parts.flatMap((part): [Premise, number][] => {
    const claim = part.length > room || part.length < 9 ? undefined : language.claim(part, read(part).morphemes)
    if (!claim || claim.length > room + 2) return []
    const named = keys.some((key) => fold(part).includes(key))
    const own = (line === title ? 0.9 : 0.7) + (named ? 0.12 : 0) - (part === text ? 0 : 0.05)
    return [[{ kind: 'claim', text: claim }, own + 0.3 * language.weigh(claim) - Math.max(0, claim.length - 36) / 40]]
  })
}

/** `모델 크기의 약 20배`: a measured number with its unit and, where it stands right before, what it is measured by. */
function figure({ text }: Sentence, named: boolean): Premise | undefined {
  const found =
    /(?:[가-힣A-Za-z]{1,8} ?[가-힣A-Za-z]{1,8}의 )?(?:약 |최대 |최소 |평균 )?\d[\d,.]*(?:[~-]\d[\d,.]*)?\s?(?:%p|%|배|ms|GB|MB|KB|초|분|시간|만 배|명|건|개)(?![A-Za-z가-힣]*(?:월|째|국))/.exec(
      text,
    )
  return found && (named || found[0].includes('의 ')) ? { kind: 'figure', text: found[0] } : undefined
}

/** `Temperature, Top-k, Top-p 등의 파라미터`, `아키텍처(RWKV, SSM, Mamba)`: two to five short names to choose among. */
function options(
  line: Sentence,
  keys: readonly string[],
  language: QuestionLanguage,
  titled: boolean,
): Premise | undefined {
  const { text, phrases } = line
  const bracket = /\s?\(([^()]*,[^()]*)\)/.exec(text)
  const before = phrases.findLast(({ end }) => end === bracket?.index)
  const kind = language.choice.test(before?.words.at(-1) ?? '')
  const held = before && keys.some((key) => holds(before, key))
  if (bracket?.[1] && before && (kind || (held && /[A-Z]/.test(bracket[1])))) {
    const whole = text.slice(0, bracket.index)
    return listed(bracket[1], whole.length <= 20 && quotable(whole) ? whole : before.words.join(' '))
  }
  const opening = titled ? /^(.{3,40}?) (?:등|같은|중|가운데)(.{0,14})/.exec(text) : undefined
  return opening?.[1] && language.choice.test(opening[2] ?? '') ? listed(opening[1], undefined) : undefined
}

function listed(list: string, of: string | undefined): Premise | undefined {
  const names = list.split(/,\s*/).map((name) => name.trim())
  const short = names.every(
    (name) => /^[\p{L}\d][\p{L}\d.+/-]*(?: [\p{L}\d.+/-]+){0,2}$/u.test(name) && name.length <= 14,
  )
  return short && names.length >= 2 && names.length <= 5 ? { kind: 'options', names: names.join(', '), of } : undefined
}

import { enQuestions } from '../languages/en-questions.ts'
import { koQuestions } from '../languages/ko-questions.ts'
import { terms } from './mentions.ts'
import { joinNames } from './names.ts'
import { nextQuestions, overlaps, topicLines } from './next.ts'
import { fold, plain } from './plain.ts'
import { type EngineItem, reader, readItems, type WeekTopics } from './terms.ts'
import { findThemes, isOpen, type Theme, tension } from './themes.ts'
import { question, type Work } from './wording.ts'
import { support } from './worth.ts'

/** A question of the discussion, whoever put it. */
export interface Question {
  title: string
  text: string
  origin: 'curated' | 'asked' | 'proposed' | 'model'
  members: string[]
  evidence: string[]
}

/** A question that the engine puts, with what it was made of. */
export interface Proposal extends Question {
  list: 'common' | 'deep' | 'next'
  term: string
  form: string
  score: number
}

/** All that a proposal depends on; nothing is read from anywhere else. */
export interface ProposalInput {
  language: 'ko' | 'en'
  items: EngineItem[]
  roster: { id: string; name: string }[]
  week: WeekTopics
  next?: WeekTopics
  /** The items of earlier weeks, oldest first. */
  earlier: EngineItem[][]
  limits: { common: number; deep: number; next: number }
  glossary: string[][]
  /** Texts of the questions that people asked or decided: nothing is proposed on their themes. */
  taken: string[]
  attribution: boolean
}

const RUNNERS_UP = 5
/** How much a good premise counts beside a theme that matters, and the quality of the best that there is. */
const QUALITY = 0.5
const BEST_GROUND = 1.35
/** Sections of this kind hold what their author did not expect. */
const DISCOVERY = /discover|unique|perspective|surpris|독특|발견|흥미|새로/i
const UNUSUAL = 0.15
/** Below this a theme is no subject for a whole group; found on weeks of notes written for the purpose. */
const WEAKEST = { common: 1.3, deep: 1.15 }

/** Proposes questions for a week: those chosen for each list and, when asked for, the runners-up. */
export async function propose(input: ProposalInput): Promise<{ chosen: Proposal[]; runnersUp: () => Proposal[] }> {
  const { common, deep, next } = input.limits
  if (input.items.length === 0 || common + deep + next <= 0) return { chosen: [], runnersUp: () => [] }
  const language = input.language === 'ko' ? koQuestions : enQuestions
  const letters = input.items.reduce((sum, { title = '', text }) => sum + title.length + text.length, 0)
  const read = await reader(input.language, letters)
  const readings = readItems(input.items, read)
  const names = joinNames(readings, input.glossary, new Set([...language.aspects, ...language.broad]))
  const topics = topicLines(input.week).flatMap((line) => read(line).phrases)
  const around = { names, vocabulary: language, topics, earlier: input.earlier }
  return select({ input, language, read, around, readings })
}

/** What is left of a theme when the items and names of the questions before it are taken away. */
function fresh(theme: Theme, used: ReadonlySet<string>, chosen: readonly Proposal[], work: Work): Theme | undefined {
  const keys = work.around.names.all(theme.key)
  if (chosen.some(({ term }) => keys.some((key) => overlaps(key, fold(term))))) return undefined
  const mentions = theme.mentions.filter(({ reading }) => !used.has(reading.item.id))
  if ((mentions[0]?.weight ?? 0) < 0.5) return undefined
  const members = [...new Set(mentions.map(({ reading }) => reading.item.member))]
  return { ...theme, mentions, members, score: theme.score * (support(mentions) / support(theme.mentions)) }
}

function select(work: Work): { chosen: Proposal[]; runnersUp: () => Proposal[] } {
  const { limits, taken } = work.input
  const all = findThemes(work.readings, work.around)
  const asked = all.filter((theme) => isTaken(theme, taken, work))
  const themes = all.filter((theme) => !asked.includes(theme))
  const chosen: Proposal[] = []
  // what is about an asked theme is not asked again by another word of its title
  const used = new Set(
    asked.flatMap(({ mentions }) =>
      mentions.filter(({ weight }) => weight >= 0.75).map(({ reading }) => reading.item.id),
    ),
  )
  const fill = (list: 'common' | 'deep', count: number, rank: (theme: Theme) => number) => {
    for (let n = 0; n < count; n++) {
      const best = bestOf(themes, list, rank, used, chosen, work)
      if (!best) return
      chosen.push(best)
      for (const id of best.evidence) used.add(id)
    }
  }
  fill('common', limits.common, ({ score }) => score)
  fill('deep', limits.deep, (theme) => depth(theme, work))
  const next = nextQuestions(used, chosen, work)
  return { chosen: [...inOrder(chosen, work), ...next], runnersUp: () => runnersUp(themes, used, chosen, work) }
}

/** Is this what a question of people's is about? It names the theme, or a word that is at least half of its name. */
function isTaken({ key, term }: Theme, taken: readonly string[], { around, language, read }: Work): boolean {
  const names = [...around.names.all(key), fold(term)]
  return taken.map(plain).some((text) => {
    if (names.some((name) => fold(text).includes(name))) return true
    const words = read(text)
      .phrases.flatMap((phrase) => terms(phrase, language))
      .map((term) => fold(term.join('')))
    return words.some((word) => names.some((name) => name.includes(word) && word.length * 2 >= name.length))
  })
}

function bestOf(
  themes: readonly Theme[],
  list: 'common' | 'deep',
  rank: (theme: Theme) => number,
  used: ReadonlySet<string>,
  chosen: readonly Proposal[],
  work: Work,
): Proposal | undefined {
  const left = themes
    .flatMap((theme) => fresh(theme, used, chosen, work) ?? [])
    .filter(({ members }) => list === 'deep' || members.length >= 2)
    .map((theme) => ({ theme, score: rank(theme) }))
    .filter(({ score }) => score >= WEAKEST[list] * leniency(work))
    .sort((a, b) => b.score - a.score || (a.theme.key < b.theme.key ? -1 : 1))
  let best: { proposal: Proposal; worth: number } | undefined
  for (const { theme, score } of left) {
    if (best && score + QUALITY * BEST_GROUND <= best.worth) break
    const made = question(theme, list, score, work)
    const worth = score + QUALITY * (made?.quality ?? 0)
    if (made && worth > (best?.worth ?? 0)) best = { proposal: made.proposal, worth }
  }
  return best?.proposal
}

/** Where nobody writes titles, no theme weighs what a titled one does: what is weak is measured by what there is. */
function leniency({ readings }: Work): number {
  return 0.75 + 0.25 * (readings.filter(({ title }) => title).length / readings.length)
}

/**
 * What makes a theme worth a longer talk: a tension in an item that is about it, or something left open that another item
 * has something to say to, more than how many share it.
 */
function depth(theme: Theme, { language }: Work): number {
  const heads = theme.mentions.filter(({ weight }) => weight >= 0.5).map(({ reading }) => reading)
  const open = heads.filter((reading) => isOpen(reading, language)).length
  const gap = open > 0 && open < heads.length ? 0.4 : 0
  const unusual = heads.some(({ item }) => DISCOVERY.test(item.section)) ? UNUSUAL : 0
  return (
    theme.score * 0.9 + 0.8 * Math.max(...heads.map((reading) => tension(reading, language).strength)) + gap + unusual
  )
}

/** Most members first, then as in the document: what an unrelated note says changes no order. */
function inOrder(proposals: readonly Proposal[], { readings }: Work): Proposal[] {
  const place = new Map(readings.map(({ item }, at) => [item.id, at]))
  const first = ({ evidence }: Proposal) => Math.min(...evidence.map((id) => place.get(id) ?? 0))
  const lists = ['common', 'deep', 'next']
  return [...proposals].sort(
    (a, b) =>
      lists.indexOf(a.list) - lists.indexOf(b.list) || b.members.length - a.members.length || first(a) - first(b),
  )
}

function runnersUp(
  themes: readonly Theme[],
  used: ReadonlySet<string>,
  chosen: readonly Proposal[],
  work: Work,
): Proposal[] {
  const found: Proposal[] = []
  const gone = new Set(used)
  for (const theme of themes) {
    if (found.length === RUNNERS_UP) break
    const left = fresh(theme, gone, [...chosen, ...found], work)
    const proposal = left && question(left, left.members.length > 1 ? 'common' : 'deep', left.score, work)?.proposal
    if (!proposal) continue
    found.push(proposal)
    for (const id of proposal.evidence) gone.add(id)
  }
  return found
}

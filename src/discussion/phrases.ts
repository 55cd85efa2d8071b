import { fold } from './plain.ts'

/** What an analyser says of a piece of a sentence: Sejong tags, with offsets into the sentence. */
export interface Morpheme {
  form: string
  tag: string
  start: number
  end: number
}

/** A run of nouns, foreign words and affixes, `언어별 토큰화 효율성`: the words that a term may be made of. */
export interface Phrase {
  words: string[]
  /** The run, folded; and the offsets in it at which a morpheme begins or ends, so that `스케일링` is found in `역스케일링`. */
  key: string
  cuts: number[]
  /** `위임은 …`: the particle says that this is what the sentence is about. */
  topic: boolean
  /** `탈출 분석의 한계`: something of it follows, so that all of it is a name. */
  owner: boolean
  start: number
  end: number
}

const NOUN = new Set(['NNG', 'NNP', 'SL', 'SH', 'XPN', 'XSN', 'XR'])
/** Words between the names in a line of both languages: they end a run, `B-Tree vs LSM-Tree`. */
const BREAKS = new Set(['vs', 'VS', 'and', 'or', 'of', 'the', 'for', 'to', 'in', 'a', 'an', 'with', 'on', 'by'])

/** Takes a sentence and its morphemes, gives its runs of nouns in order. */
export function phrases(sentence: string, morphemes: readonly Morpheme[]): Phrase[] {
  const runs: Morpheme[][] = []
  let run: Morpheme[] = []
  const close = () => {
    if (run.length > 0) runs.push(run)
    run = []
  }
  for (const [at, morpheme] of morphemes.entries()) {
    const nominal = nominalised(morphemes, at)
    const made = madeSo(morphemes, at)
    const joined = follows(sentence, run.at(-1), nominal ?? morpheme)
    if (nominal) {
      close()
      run = [nominal]
    } else if (made && run.length > 0) run.push(made)
    else if (isNoun(morpheme)) {
      if (!joined) close()
      run.push(morpheme)
    } else if (/^ET[MN]$/.test(morpheme.tag) && morpheme.end <= (run.at(-1)?.end ?? -1)) {
      // the end of `구조화된` or `엿보기`, which is in the run already
    } else {
      if (/^XS[VA]$/.test(morpheme.tag) && run.at(-1)?.end === morpheme.start)
        run = withoutPredicate(sentence, run, morpheme.tag)
      if (!isSlash(sentence, morphemes, at)) close()
    }
  }
  close()
  return runs.map((pieces) => phrase(sentence, pieces, morphemes)).filter(({ key }) => key !== '')
}

function follows(sentence: string, last: Morpheme | undefined, next: Morpheme): boolean {
  return last !== undefined && /^[ /]?$/.test(sentence.slice(last.end, next.start))
}

/** `A/B 테스트`, `I/O`, `CI/CD`: a slash between capitals is part of a name. */
function isSlash(sentence: string, morphemes: readonly Morpheme[], at: number): boolean {
  const [before, here, after] = [morphemes[at - 1], morphemes[at], morphemes[at + 1]]
  if (here?.form !== '/' || before?.tag !== 'SL' || after?.tag !== 'SL') return false
  return /^[A-Z]{1,3}\/[A-Z]{1,3}$/.test(sentence.slice(before.start, after.end))
}

/** `구조화된 출력`: what was made so-and-so is a name with its noun. */
function madeSo(morphemes: readonly Morpheme[], at: number): Morpheme | undefined {
  const [before, here, after] = [morphemes[at - 1], morphemes[at], morphemes[at + 1]]
  const made = before?.form === '화' && here?.form === '되' && after?.tag === 'ETM'
  return made ? { form: '된', tag: 'XSN', start: before.end, end: before.end + 1 } : undefined
}

/** `허영 지표 구별하기`: the noun that the verb is made of is no part of the name before it. */
function withoutPredicate(sentence: string, run: Morpheme[], tag: string): Morpheme[] {
  const space = run.findLastIndex(({ start }) => sentence[start - 1] === ' ')
  if (space > 0) return run.slice(0, space)
  // `위임한 일` is about 위임, but `단순한 모델` is not about 단순
  return tag === 'XSA' ? [] : run
}

/** Are these two offsets, and what stands between, whole morphemes of the run? */
export function holds(run: Phrase, key: string): boolean {
  for (let at = run.key.indexOf(key); at >= 0; at = run.key.indexOf(key, at + 1)) {
    if (run.cuts.includes(at) && run.cuts.includes(at + key.length)) return true
  }
  return false
}

/** Every run of up to eight whole morphemes in a phrase, folded. */
export function spans({ key, cuts }: Phrase): Set<string> {
  const found = new Set<string>()
  for (let from = 0; from < cuts.length; from++) {
    for (let to = from + 1; to < Math.min(cuts.length, from + 8); to++) found.add(key.slice(cuts[from], cuts[to]))
  }
  return found
}

/**
 * A verb made a noun may begin a run, `쓰기 편향`, `알림 피로`, but `순서 정하기` does not end one; nor does a sentence's last
 * word, `…가 느려짐`.
 */
function nominalised(morphemes: readonly Morpheme[], at: number): Morpheme | undefined {
  const [verb, ending, after] = [morphemes[at], morphemes[at + 1], morphemes[at + 2]]
  if (!verb || !['VV', 'VA'].includes(verb.tag) || ending?.tag !== 'ETN') return undefined
  const whole = morphemes[at - 1]?.end !== verb.start
  const noun = { form: verb.form + ending.form, tag: 'NNG', start: verb.start }
  if (ending.form === '기' && verb.end === ending.start) return { ...noun, end: ending.end }
  if (ending.form === 'ㅁ' && verb.form.length > 1 && whole && after && !/^S/.test(after.tag)) {
    return { ...noun, end: verb.start + verb.form.length }
  }
  return undefined
}

function isNoun({ form, tag, start, end }: Morpheme): boolean {
  // `재시도해도`, taken for a noun
  if (/[가-힣]{2}(?:해도|하면|되면|하고)$/.test(form)) return false
  return NOUN.has(tag) && end > start && !(tag === 'XSN' && form === '들') && !BREAKS.has(form)
}

function phrase(sentence: string, pieces: Morpheme[], all: readonly Morpheme[]): Phrase {
  const words: string[] = []
  const cuts = [0]
  let key = ''
  let last = -1
  for (const { start, end, tag } of pieces) {
    const text = sentence.slice(start, end)
    const slash = sentence[last] === '/' && start === last + 1
    if (start === last || slash) words[words.length - 1] += slash ? `/${text}` : text
    else words.push(text)
    key += fold(text)
    // `저평가` is not about `평가`: no term begins right behind a prefix
    if (tag !== 'XPN') cuts.push(key.length)
    last = end
  }
  const after = all.find(({ start }) => start >= last)
  const topic = after?.tag === 'JX' && /^[은는]$/.test(after.form) && after.start === last
  const owner = after?.tag === 'JKG' && after.start === last
  return { words, key, cuts, topic, owner, start: pieces[0]?.start ?? 0, end: last }
}

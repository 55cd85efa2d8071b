import { withParticle } from './ko/particles.ts'
import { present, undone } from './ko-endings.ts'

/** A morpheme with its Sejong tag and its place in the sentence. */
interface Morpheme {
  form: string
  tag: string
  start: number
  end: number
}

/** Nouns that are adjectives with 하다: `선택이 중요` is `선택이 중요하다`. */
const STATES =
  /^(?:가능|필요|중요|유리|불리|불가능|동일|적합|위험|유용|유효|충분|부족|핵심적|필수적|비슷|유사|복잡|저렴|간단|불가피)$/
/** The same at a sentence's end, where the analyser may take the 하 for a verb's: `빈 공간이 더 필요함`. */
const STATE_END =
  /(?:가능|필요|중요|유리|불리|동일|적합|위험|유용|유효|충분|부족|비슷|유사|복잡|저렴|간단|단순|불가피|명확|분명|확실|안전|다양|강력|엄격|느슨|취약|민감|정확|유연|편리|불편|심각|미미|탁월|무관|과도|적절|당연|모호|애매|투명|특별|뚜렷)함$/

/** Nouns that are verbs with 하다 and end notes: `쓰기 지연이 40% 감소`. */
const DEEDS =
  /^(?:감소|증가|향상|하락|상승|발생|개선|저하|악화|증대|급증|급감|존재|실패|성공|붕괴|수렴|발산|소모|의존|결정|차단|허용|보장|제한|제약|방지|요구|사용)$/
/** What ties a sentence to the one before it, and may go where it is quoted alone. */
const TIE =
  /^(?:결국|사실|실제로|그냥|보통|대신|하지만|그런데|그러나|그래서|따라서|반면(?:에)?|한편|다만|물론|특히|또한?|즉|심지어)[, ]\s*/
/** Words that refer to a sentence that the reader of the question does not have, or to the writer. */
const POINTING =
  /^(?:이는|이것|이런|이렇|이때|이를|이로|이 |그것|그런|그렇|그때|그래|그러|그 |저는|제가|나는|내가|나도|내 |저희|저자|책에|책은|단,|예를|예컨대|위의|앞의|여기|거기|결과적|반대로|전자|후자|둘(?:이|은|을|의|로|만)? |나머지|처음에|덕분)/
const POINTING_INSIDE = / (?:둘이|둘을|둘은|둘의|이것|그것|이는|그는)(?= |[을이은]? )/

/** Marks that a question's own sentence could not hold, or that a cut would leave open. */
const MARKS = /[?"'“”‘’()[\]{}<>「」『』|\\*_#=~:…]/
/** What a sentence tells of its writer, not of its subject; what it reports may still be a claim. */
const REACTION =
  /좋았|놀랐|놀라|느꼈|떠올|새로웠|새롭|인상|기억에 남|공감|흥미로|재미있|와닿|와 닿|배웠|알게 (?:되|됐)|신기|충격/
const REPORTED =
  /^(.{8,}?[다라]는) (?:주장|점|말|이야기|대목|설명|연구|실험|사실|의견|지적|것|부분|문장|결과)[이가은는에을를도]/

/**
 * Takes a sentence of a note in any of the styles that notes end in (`…한다`, `…함`, `…다는 점`, `… 감소`, `A는 B`), gives
 * it as what stands before a noun, `…한다는`, `…라는`, or nothing where that would not be Korean.
 */
export function claim(text: string, morphemes: readonly Morpheme[]): string | undefined {
  const reported = REPORTED.exec(text)?.[1]
  if (REACTION.test(text)) return reported && !MARKS.test(reported) && !POINTING.test(reported) ? reported : undefined
  const said = adnominal(text, morphemes)
    ?.replace(/(다|이라)고 한다는$/, '$1는')
    // `이번 장의 핵심은 …다는 것이다` says what stands inside
    .replace(/^(?:[가-힣]+ )?[가-힣]+의 (?:핵심|요점|결론|메시지)[은는] (.+[가-힣]다는) 것이라는$/, '$1')
  // `…에서는 끄라고 함` tells somebody to do something: nothing that could be true or false
  return said && /(?:라|자)고 한다는$/.test(said) ? undefined : said
}

function adnominal(text: string, morphemes: readonly Morpheme[]): string | undefined {
  if (TIE.test(text) || POINTING.test(text) || POINTING_INSIDE.test(text) || MARKS.test(text)) return undefined
  const pieces = morphemes.filter(({ tag }) => tag !== 'SF')
  const sentence = text.replace(/[.!\s]+$/, '')
  const [last, before] = [pieces.at(-1), pieces.at(-2)]
  if (!last || !before || /\s/.test(sentence.slice(last.end))) return undefined
  if (STATE_END.test(sentence) && !/의 [가-힣]+$/.test(sentence)) return `${sentence.slice(0, -1)}하다는`
  if (/[가-힣]다$/.test(sentence) && last.tag === 'EF') return declared(sentence, before)
  if (/[음ㅁ]$/.test(last.form) && ['EF', 'ETN', 'EC'].includes(last.tag))
    return nominal(sentence, before, pieces.at(-4))
  if (/[함됨]$/.test(sentence) && !/의 [가-힣]+$/.test(sentence))
    return sentence.endsWith('됨') ? `${sentence.slice(0, -1)}된다는` : `${sentence.slice(0, -1)}한다는`
  if (['NNG', 'NNB', 'NNP', 'SL'].includes(last.tag)) return noun(sentence, pieces)
  return undefined
}

/** `…한다` → `…한다는`, `…이다` → `…이라는`, `…아니다` → `…아니라는`. */
function declared(sentence: string, before: Morpheme): string {
  if (before.tag === 'VCN') return `${sentence.slice(0, -1)}라는`
  if (before.tag === 'VCP') return withParticle(sentence.replace(/이?다$/, ''), '이라는')
  return `${sentence}는`
}

/** `…떨어짐` → `…떨어진다는`, `…다름` → `…다르다는`, `…왔음` → `…왔다는`. */
function nominal(sentence: string, stem: Morpheme, verb: Morpheme | undefined): string | undefined {
  const written = sentence.slice(0, stem.start) + stem.form
  // `암묵적 피드백의 모호함` is a name
  if (/의 [가-힣]+$/.test(sentence)) return undefined
  if (sentence.endsWith('음') && (stem.tag === 'EP' || /[있없]$/.test(stem.form))) return `${sentence.slice(0, -1)}다는`
  if (stem.tag === 'VCP') return withParticle(sentence.replace(/임$/, ''), '이라는')
  if (stem.tag === 'VCN') return `${written}라는`
  const adjective = ['VA', 'XSA'].includes(stem.tag) || (stem.form === '않' && /^(?:VA|XSA)$/.test(verb?.tag ?? ''))
  if (adjective) return `${written}다는`
  if (!['VV', 'XSV', 'VX'].includes(stem.tag)) return undefined
  return `${present(written)}다는`
}

/** A sentence that ends in a noun: `…다는 점`, `… 40% 감소`, `선택이 중요`, or `A는 …한 B`, which is `A는 B이다`. */
function noun(sentence: string, pieces: readonly Morpheme[]): string | undefined {
  const from = pieces.findLastIndex(({ tag }) => !/^(?:NN[GBP]|SL|XSN|XPN)$/.test(tag)) + 1
  const [run, before, last] = [pieces.slice(from), pieces[from - 1], pieces.at(-1)]
  const said = pieces.findLast(({ tag, form }) => tag === 'ETM' && /[다라]는$/.test(form))
  const rest = said ? pieces.filter(({ start }) => start >= said.end) : []
  // `정확히 한 번이라는 환상` is a name, `효과가 없다는 주장` says something
  const says = said && (/다는$/.test(said.form) || hasSubject(pieces.slice(0, pieces.indexOf(said))))
  if (said && says && rest.every(({ tag }) => /^(?:N|X|JKG)/.test(tag))) return sentence.slice(0, said.end)
  if (!before || !last || !run[0]) return undefined
  const joined = /^(?:JK[SOB]|JX|MAG|NNB|SW|SN|EC)$/.test(before.tag)
  if (STATES.test(last.form) && (last.form === '가능' || (run.length === 1 && joined))) return `${sentence}하다는`
  if (DEEDS.test(last.form) && run.length === 1 && joined) return `${sentence}한다는`
  if (/^(?:사례|경험|현상|이야기|연구|대목|느낌|예제|버그|상황|경우|때)$/.test(last.form)) return undefined
  const topic = pieces.find(({ form, tag }) => tag === 'JX' && /^[은는]$/.test(form))
  // `로그에는 시간 창` is not what the log is
  if (topic && pieces[pieces.indexOf(topic) - 1]?.tag === 'JKB') return undefined
  if (!topic || topic.start > sentence.length / 2 || (!/^(?:ETM|JKG|MM)$/.test(before.tag) && before !== topic))
    return undefined
  // `팀의 성과다` and `네트워크임`, read as one noun
  return withParticle(
    sentence.replace(/(?<=[가-힣]{2})다$|(?<=[가-힣]{2})(?<!책|위|모|게|레|타|선|후)임$/, ''),
    '이라는',
  )
}

/** The endings that set one clause beside another, either of which may be true alone. */
const BESIDE = /^(?:지만|는데|ㄴ데|은데|으며|며|고|으나|면서|으면서)$/

/**
 * The clauses of a sentence that have a subject of their own, as sentences: without what ties it to another, those behind an
 * ending that joins, those before one.
 */
export function parts(text: string, pieces: readonly Morpheme[]): string[] {
  const joints = pieces.flatMap((piece, at) => {
    const space = piece.tag === 'EC' && BESIDE.test(piece.form) ? /^,?\s+/.exec(text.slice(piece.end))?.[0] : undefined
    return space && hasSubject(pieces.slice(at + 1)) ? [{ piece, at, end: piece.end + space.length }] : []
  })
  const tails = joints.map(({ end }) => text.slice(end))
  const heads = joints.flatMap(({ piece, at }, nth) => {
    const stem = pieces[at - 1]
    const { at: from, end: start } = joints[nth - 1] ?? { at: -1, end: 0 }
    if (!/^(?:고|며|으며)$/.test(piece.form) || !stem || !hasSubject(pieces.slice(from + 1, at))) return []
    const before = text.slice(start, piece.start)
    return [/^(?:VV|XSV|VX)$/.test(stem.tag) ? `${present(before)}다` : `${before}다`]
  })
  return (TIE.test(text) ? [text, ...tails, ...heads] : [...tails, ...heads]).map((part) => part.replace(TIE, ''))
}

/**
 * Does a clause say of whom, before its first verb has ended? `수는` in `할 수는 없다` says nothing, `여유가` in
 * `여유가 있으면 둘러본다` and `길이가` in `길이가 긴 답을 좋아한다` say it of something else.
 */
function hasSubject(pieces: readonly Morpheme[]): boolean {
  const at = pieces.findIndex(
    ({ form, tag }, at) =>
      (tag === 'JKS' || (tag === 'JX' && /^[은는도]$/.test(form))) &&
      /^(?:NN[GP]|SL|XSN|NP|ETN|SW|SN)$/.test(pieces[at - 1]?.tag ?? ''),
  )
  if (at <= 0 || pieces.slice(0, at).some(({ tag }) => tag === 'EC')) return false
  if (pieces[at]?.tag === 'JX') return true
  const aside = pieces.findIndex(
    ({ form, tag }, nth) =>
      nth > at &&
      ((tag === 'EC' && /^(?:으?면|[어아]서|어야|도록)$/.test(form)) || (tag === 'ETM' && isNext(pieces, at, nth))),
  )
  return aside < 0 || hasSubject(pieces.slice(aside + 1))
}

/** Is this the first ending behind a place, and one that makes a clause of it? `남을` in `남을 수 있다` makes none. */
function isNext(pieces: readonly Morpheme[], from: number, at: number): boolean {
  return pieces[at + 1]?.tag !== 'NNB' && !pieces.slice(from + 1, at).some(({ tag }) => /^E[CFT]/.test(tag))
}

/**
 * What a note means to do, `…하기` or `…한다` where such things stand, as a noun, `…하기`; a mere name, `읽기와 쓰기`, is no
 * plan.
 */
export function plan(text: string, pieces: readonly Morpheme[], intended: boolean): string | undefined {
  const sentence = text.replace(/[.!\s]+$/, '')
  const decided = /^(.*기)로 (?:한다|했다|함|하였다)$/.exec(sentence)?.[1]
  const kept = pieces.filter(({ tag }) => tag !== 'SF')
  const [last, stem] = [kept.at(-1), kept.at(-2)]
  const full = kept.some(({ tag }) => tag === 'JKO' || tag === 'JKB')
  if (!last || !stem || !full || MARKS.test(sentence) || POINTING.test(sentence) || TIE.test(sentence)) return undefined
  if (decided) return decided
  if (last.tag === 'ETN' && last.form === '기' && /^(?:VV|XSV|VX)$/.test(stem.tag)) return sentence
  if (!intended || last.tag !== 'EF' || !/^(?:VV|XSV|VX)$/.test(stem.tag) || !/^(?:ㄴ|는)다$/.test(last.form))
    return undefined
  return `${undone(sentence.slice(0, -1), stem.form, last.form === '는다')}기`
}

import { withParticle } from './ko-particles.ts'

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
/** Words that refer to a sentence that the reader of the question does not have, or to the writer. */
const POINTING =
  /^(?:이는|이것|이런|이렇|이때|이를|이로|이 |그것|그런|그렇|그때|그래|그러|그 |저는|제가|나는|내가|나도|내 |저자|책에|다만|단,|또한|또 |즉|따라서|하지만|예를|위의|앞의|여기|결과적|반면|물론|특히)/

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
    ?.replace(/^(?:결국|사실|실제로|그냥|보통) /, '')
    .replace(/(다|이라)고 한다는$/, '$1는')
  // `…에서는 끄라고 함` tells somebody to do something: nothing that could be true or false
  return said && /(?:라|자)고 한다는$/.test(said) ? undefined : said
}

function adnominal(text: string, morphemes: readonly Morpheme[]): string | undefined {
  if (POINTING.test(text) || MARKS.test(text)) return undefined
  const pieces = morphemes.filter(({ tag }) => tag !== 'SF')
  const sentence = text.replace(/[.!\s]+$/, '')
  const [last, before] = [pieces.at(-1), pieces.at(-2)]
  if (!last || !before || /\s/.test(sentence.slice(last.end))) return undefined
  if (STATE_END.test(sentence) && !/의 [가-힣]+$/.test(sentence)) return `${sentence.slice(0, -1)}하다는`
  if (/[가-힣]다$/.test(sentence) && last.tag === 'EF') return declared(sentence, before)
  if (/[음ㅁ]$/.test(last.form) && ['EF', 'ETN', 'EC'].includes(last.tag))
    return nominal(sentence, before, pieces.at(-4))
  if (/[함됨]$/.test(sentence))
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

/** A verb's stem as it stands before `다` in the present: 하 → 한, 막 → 막는, 늘 → 는. */
function present(stem: string): string {
  const last = stem.charCodeAt(stem.length - 1)
  const closed = (last - 0xac00) % 28
  if (closed === 0) return stem.slice(0, -1) + String.fromCharCode(last + 4)
  return closed === 8 ? stem.slice(0, -1) + String.fromCharCode(last - 4) : `${stem}는`
}

/** A sentence that ends in a noun: `…다는 점`, `… 40% 감소`, `선택이 중요`, or `A는 …한 B`, which is `A는 B이다`. */
function noun(sentence: string, pieces: readonly Morpheme[]): string | undefined {
  const from = pieces.findLastIndex(({ tag }) => !/^(?:NN[GBP]|SL|XSN|XPN)$/.test(tag)) + 1
  const [run, before, last] = [pieces.slice(from), pieces[from - 1], pieces.at(-1)]
  const said = pieces.findLast(({ tag, form }) => tag === 'ETM' && /[다라]는$/.test(form))
  const rest = said ? pieces.filter(({ start }) => start >= said.end) : []
  if (said && rest.every(({ tag }) => /^(?:N|X|JKG)/.test(tag))) return sentence.slice(0, said.end)
  if (!before || !last || !run[0]) return undefined
  const joined = /^(?:JK[SOB]|JX|MAG|NNB|SW|SN|EC)$/.test(before.tag)
  if (STATES.test(last.form) && (last.form === '가능' || (run.length === 1 && joined))) return `${sentence}하다는`
  if (DEEDS.test(last.form) && run.length === 1 && joined) return `${sentence}한다는`
  if (/^(?:사례|경험|현상|이야기|연구|대목|느낌|예제|버그|상황|경우|때)$/.test(last.form)) return undefined
  const topic = pieces.find(({ form, tag }) => tag === 'JX' && /^[은는]$/.test(form))
  if (!topic || topic.start > sentence.length / 2 || (!/^(?:ETM|JKG|MM)$/.test(before.tag) && before !== topic))
    return undefined
  // `팀의 성과다` and `네트워크임`, read as one noun
  return withParticle(
    sentence.replace(/(?<=[가-힣]{2})다$|(?<=[가-힣]{2})(?<!책|위|모|게|레|타|선|후)임$/, ''),
    '이라는',
  )
}

import { plainText, visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { letters } from '../text.ts'

/** A way in which authors mark a line or sentence for themselves. */
export interface AuthorMark {
  /** A line with the mark. */
  example: string
  /** A similar line without it. */
  unmarked: string
  /** The id of the section that the mark names. Without it, a marked line belongs to the first section. */
  section?: 'further-study'
  /** Whether a line of Markdown has the mark. */
  isOn: (line: string) => boolean
}

const has = (pattern: RegExp) => (line: string) => pattern.test(line)

/** At the end of a line, or in brackets. */
const final = (words: string) => has(new RegExp(`(?:${words})[*=\\s]*(?:[.!]*[*=\\s]*$|[)\\]】])`, 'u'))

/** At the end of a line behind a dash, or in brackets, since the words also occur in sentences. */
const setApart = (words: string) => has(new RegExp(`(?:[([]| [-–—] )(?:${words})[*=\\s]*(?:[.!]*$|[)\\]])`, 'iu'))

/** The marks that are known. Each is written on purpose and means the same in any text. */
export const authorMarks: readonly AuthorMark[] = [
  {
    example: '★ 색인을 늘리면 쓰기가 느려진다.',
    unmarked: '이 책의 별점은 ★★★☆☆ 정도이다.',
    isOn: has(/^[^\p{L}\p{N}]*?[★⭐🌟]+(?![★⭐🌟☆])|[★⭐🌟]\uFE0F?[*=\s]*$/u),
  },
  {
    example: '❗ 색인을 지우기 전에 조회를 모은다.',
    unmarked: '색인을 지우면 경고 창에 ❗ 표시가 나온다.',
    isOn: has(/^[^\p{L}\p{N}]*?(?:❗|‼)|(?:❗|‼)\uFE0F?[*=\s]*$/u),
  },
  {
    example: '[중요] 색인의 순서는 바꿀 수 없다.',
    unmarked: '색인의 순서는 중요하다.',
    isOn: has(/(?:^[*=\s]*|[([【])(?:매우 |가장 )?중요[*\s]*[:：!)\]】]/u),
  },
  {
    example: 'Important: the order of an index is fixed.',
    unmarked: 'Important indexes are kept in memory.',
    isOn: has(/(?:^[*=\s]*|[([])(?:very )?(?:important|NB|N\.B\.)[*\s]*[:!)\]]/iu),
  },
  {
    example: '색인은 ==읽기를 위해 쓰기를 희생한다.==',
    unmarked: '키가 a == b 이고 b == c 이면 같은 행이다.',
    isOn: has(/(?<![\p{L}\p{N}=])==(?=[^\s=])[^=]*[^\s=]==(?!=)/u),
  },
  {
    example: '**색인을 늘릴수록 쓰기는 느려진다.**',
    unmarked: '**색인의 두 가지 문제점**',
    isOn: isBoldSentence,
  },
  {
    example: '해시 색인의 충돌 처리는 내용 보충 필요',
    unmarked: '설명이 모자란 색인에는 내용 보충 필요성을 따로 적어 둔다.',
    section: 'further-study',
    isOn: final('(?:내용 ?)?보충(?:이|할)? ?(?:필요|예정|것)'),
  },
  {
    example: 'LSM 트리의 압축 방식 (나중에 다시 확인)',
    unmarked: '쓰기가 끝났는지는 나중에 다시 확인한다.',
    section: 'further-study',
    isOn: final('(?:나중에|추후에?) ?(?:다시 ?)?(?:학습|공부|확인|정리|조사|보기)'),
  },
  {
    example: '부분 색인은 더 알아볼 것',
    unmarked: '조건이 많을수록 색인이 더 알아보기 어려운 이름을 갖는다.',
    section: 'further-study',
    isOn: final(
      '(?:더|추가로) ?(?:알아|찾아|공부해|조사해|읽어) ?(?:볼 것|보기|보자|봐야 함)|추가 ?(?:학습|공부|조사) ?필요',
    ),
  },
  {
    example: 'Need to look up how a covering index is stored.',
    unmarked: 'Queries need to look up each key of an index.',
    section: 'further-study',
    isOn: has(/^[^\p{L}\p{N}]*(?:I )?(?:still )?need to (?:look (?:up|into)|find out|read up on|study)\b/iu),
  },
  {
    example: 'How a partial index is stored (to be confirmed)',
    unmarked: 'Each index has to be confirmed.',
    section: 'further-study',
    isOn: setApart('to be (?:confirmed|checked|clarified)|(?:check|look (?:this |it )?up|look into (?:this|it)) later'),
  },
  {
    example: 'TODO: 커버링 색인이 왜 빠른지 확인',
    unmarked: 'todo 앱의 색인은 하나면 된다.',
    section: 'further-study',
    isOn: has(/(?:^[^\p{L}\p{N}]*|[([])(?:TODO|FIXME|TBD)(?![\p{L}\p{N}])/u),
  },
]

/** A mark at the beginning of a line, which begins a sentence too. */
export const markAtStart = /^\s*(?:[★⭐🌟❗‼[]|TODO|FIXME|TBD)/u

/** The end of a sentence, with a full stop or, in Korean, without. */
export const sentenceEnd = /(?:[.!?…。？！]|[다요까죠음함됨임])["'”’」』)\]*=_]*$/u

/** A bold title is no sentence: it has no ending, or too few words. */
const minWords = 3

/** Whether most of a sentence is bold, up to its end. */
function isBoldSentence(line: string): boolean {
  if (!/(?:\*\*|__)["'”’)\].!?…]*$/.test(line) || !sentenceEnd.test(line)) return false
  const tree = parse(line)
  const bold: string[] = []
  visitParents(tree, (node) => {
    if (node.type === 'strong') bold.push(letters(plainText(node)))
  })
  const words = plainText(tree).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length >= minWords && bold.join('').length * 2 > letters(plainText(tree)).length
}

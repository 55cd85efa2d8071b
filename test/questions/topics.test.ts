import { describe, expect, it } from 'vitest'
import { enQuestions } from '../../src/languages/en/questions.ts'
import { koQuestions, verbEndings } from '../../src/languages/ko/questions.ts'
import { parse, parseAsGitHub } from '../../src/markdown/parser.ts'
import { topicsMarkdown } from '../../src/questions/markdown.ts'
import { nextTopics } from '../../src/questions/next-topics.ts'
import type { Material } from '../../src/questions/question.ts'
import { stanceOf, tensionOf } from '../../src/questions/stance.ts'
import { readStatements, saysNothing } from '../../src/questions/statements.ts'
import { findTopics } from '../../src/questions/topics.ts'
import fc, { runs } from '../property.ts'
import { type Notes, weekOf } from './weeks.ts'

const find = async (notes: Notes, more: Partial<Material> = {}, most = { topics: 5 }) => {
  const material = weekOf(notes, more)
  return findTopics(await readStatements(material), material, most)
}
/** Each topic as its title and its lines. */
const topics = async (notes: Notes, more: Partial<Material> = {}) =>
  (await find(notes, more)).map(({ title, lines }) => [title, ...lines.map(({ markdown }) => markdown)])

const praise = '**물레방아 수리**: 물레방아는 두 해마다 고치면 충분하다'
const limit = '물레방아 수리를 두 해마다 해도 봄 홍수를 견디지 못한다'

describe('two members', () => {
  it.each<[string, Notes, unknown[]]>([
    [
      'meet where one limits what the other recommends',
      { 가: { s: [praise] }, 나: { s: [limit] } },
      [['물레방아 수리', '물레방아는 두 해마다 고치면 충분하다', limit]],
    ],
    [
      'meet at a name of two words that is in one head',
      {
        가: { s: ['**소금 창고를 높이기**: 소금 창고를 높이면 안전하다'] },
        나: { s: ['**창고**: 소금 창고가 높으면 짐을 올리기 어렵다'] },
      },
      [
        [
          '소금 창고',
          '**소금 창고를 높이기**: 소금 창고를 높이면 안전하다',
          '**창고**: 소금 창고가 높으면 짐을 올리기 어렵다',
        ],
      ],
    ],
    [
      'meet where one asks with doubt what the other claims',
      {
        가: { s: ['소금 창고는 벽돌로 지어야 한다'] },
        나: { '더 공부할 것': ['소금 창고가 물가에 있으면 위험하지 않을까?'] },
      },
      [['소금 창고', '소금 창고는 벽돌로 지어야 한다', '소금 창고가 물가에 있으면 위험하지 않을까?']],
    ],
    [
      'meet at a word that both begin with',
      {
        가: { s: ['등대 덕에 밤 항해가 쉬워졌다. 등대를 세우면 항해가 더 안전하다'] },
        나: { s: ['등대가 있어도 안개 속 항해는 위험하다'] },
      },
      [
        [
          '등대',
          '등대 덕에 밤 항해가 쉬워졌다. 등대를 세우면 항해가 더 안전하다',
          '등대가 있어도 안개 속 항해는 위험하다',
        ],
      ],
    ],
    [
      'meet in a nested list',
      {
        가: { s: ['**창고 일지**\n  - 소금 창고는 환기만 해도 충분하다'] },
        나: { s: ['소금 창고는 환기만으로는 마르지 않는다'] },
      },
      [['소금 창고', '소금 창고는 환기만 해도 충분하다', '소금 창고는 환기만으로는 마르지 않는다']],
    ],
    [
      'do not meet at a name of two words that is in no head',
      {
        가: { s: ['**봄 장마 대비**: 소금 창고를 높이면 안전하다'] },
        나: { s: ['**짐꾼의 사정**: 소금 창고가 높으면 짐을 올리기 어렵다'] },
      },
      [],
    ],
    [
      'do not meet at a word in one head, or in two that share nothing else',
      {
        가: { s: ['**죽은 고래의 뼈**: 고래 이야기로 시작하면 충분하다'] },
        나: { s: ['우물가에서 고래 이야기를 하기는 어렵다', '**흰 산의 고래**: 산에서는 찾지 못한다'] },
      },
      [],
    ],
    [
      'do not meet at part of a longer name',
      {
        가: { s: ['**자물쇠 교체의 역효과**: 자물쇠 교체를 하면 위험하다'] },
        나: { s: ['가을이 오면 자물쇠 교체 일지를 쓰면 충분하다'] },
      },
      [],
    ],
    ['do not meet where they agree', { 가: { s: ['소금 창고는 붉다'] }, 나: { s: ['소금 창고는 넓다'] } }, []],
    [
      'do not meet with the same words',
      { 가: { s: ['소금 창고는 환기하면 충분하다'] }, 나: { s: ['소금 창고는 환기하면 충분하다'] } },
      [],
    ],
    ['that are one do not meet', { 가: { s: [praise, limit] }, 나: { s: ['등대는 멀다'] } }, []],
    [
      'do not meet at a word that only occurs in both',
      {
        가: { s: ['**밀물 계산**: 달력 하나면 충분하다. 종이에 적는다'] },
        나: { s: ['**돛 수선**: 바늘을 잃으면 어렵다. 종이를 댄다'] },
      },
      [],
    ],
    [
      'do not meet at general words',
      { 가: { s: ['**선택 기준과 방법**: 좋다'] }, 나: { s: ['선택 기준과 방법이 어렵다'] } },
      [],
    ],
    [
      'do not meet at answers that say nothing',
      { 가: { s: ['없음'] }, 나: { s: ['딱히 없음'] }, 다: { s: ['N/A'] } },
      [],
    ],
    [
      'do not meet at an item that describes its note',
      { 가: { s: [praise] }, 나: { s: ['물레방아 수리를 표로 깔끔하게 정리'] } },
      [],
    ],
    [
      'do not meet at what one only wants to study',
      { 가: { s: [praise] }, 나: { '추가 학습이 필요한 부분': ['물레방아 수리의 한계'] } },
      [],
    ],
    [
      'do not meet at a line that cannot be read aloud',
      { 가: { s: [praise] }, 나: { s: ['물레방아 수리 → 홍수에 약해서 어려움'] } },
      [],
    ],
  ])('%s', async (_name, notes, expected) => expect(await topics(notes)).toEqual(expected))

  it.each<[string, Notes, unknown[]]>([
    [
      'meet in English at a name of two words, if the lines share another word',
      {
        Ann: { s: ['**Salt tax**: a salt tax is easy to collect where smugglers are few'] },
        Ben: { s: ['The salt tax failed, because smugglers took the coast road'] },
      },
      [
        [
          'Salt tax',
          'a salt tax is easy to collect where smugglers are few',
          'The salt tax failed, because smugglers took the coast road',
        ],
      ],
    ],
    [
      'do not meet in English at a word that one only mentions',
      {
        Ann: { s: ['**Lanterns**: a lantern on the quay is enough for pilots'] },
        Ben: { s: ['**Fog**: pilots cannot see lanterns and miss the quay'] },
      },
      [],
    ],
    [
      'meet at names that differ in form only',
      {
        Ann: { s: ['**Start-ups**: start-ups should always insure their boats'] },
        Ben: { s: ['A startup cannot insure its boats'] },
      },
      [['Start-ups', 'start-ups should always insure their boats', 'A startup cannot insure its boats']],
    ],
    ['do not meet at `none`', { Ann: { s: ['None.'] }, Ben: { s: ['none'] } }, []],
    [
      'do not meet at words that are no noun phrase',
      {
        Ann: { s: ['The overall argument is somewhat better than before'] },
        Ben: { s: ['His argument is somewhat doubtful and it never ends'] },
      },
      [],
    ],
  ])('%s', async (_name, notes, expected) => expect(await topics(notes, { language: 'en' })).toEqual(expected))
})

describe('a title', () => {
  const titles = async (one: string, other: string) => (await topics({ 가: { s: [one] }, 나: { s: [other] } }))[0]?.[0]

  it.each([
    // Not an author's own, unless the other line has it word for word.
    ['**소금 창고의 한계**: 소금 창고는 작아서 위험하다', '**소금 창고**: 소금 창고는 작아야 안전하다', '소금 창고'],
    ['**소금 창고의 붉은 지붕**: 소금 창고는 위험하다', '소금 창고는 작아야 안전하다', '소금 창고'],
    // No verb form at its end, and none before it.
    ['**소금 창고 늘리기**: 소금 창고를 늘리면 충분하다', '소금 창고를 늘려도 부족하다', '소금 창고'],
    ['만든 소금 창고는 안전하다', '급히 만든 소금 창고는 위험하다', '소금 창고'],
    // A noun without a particle, since it is in a title.
    ['**전나무 돛대 점검**: 전나무 돛대는 충분하다', '**전나무 돛대 값**: 전나무 돛대는 위험하다', '전나무 돛대'],
    // No stem of a verb, and no word about the book or its readers.
    ['**소금 창고 없이 지낼 때**: 소금 창고를 비우면 위험하다', '소금 창고 없이 지내도 안전하다', '소금 창고'],
    // No counter: `개의 예시` is no name.
    ['예시 3개의 예시로 충분하다', '예시 5개의 예시도 부족하다', undefined],
  ])('of %s and %s is %s', async (one, other, expected) => expect(await titles(one, other)).toBe(expected))

  it('is no word of the chapter’s title, but may be one of its topics', async () => {
    const notes = {
      가: { s: ['**등대**: 안개가 껴도 등대를 세우면 안전하다'] },
      나: { s: ['**등대**: 안개에는 등대로는 부족하다'] },
    }
    expect((await topics(notes))[0]?.[0]).toBe('등대')
    const lighthouses = { 가: { s: ['**등대**: 등대를 세우면 안전하다'] }, 나: { s: ['**등대**: 등대로는 부족하다'] } }
    expect(await topics(lighthouses)).toEqual([])
    expect(await topics(notes, { week: { id: 'w', title: '등대 이야기', topics: [] } })).toEqual([])
    expect(await topics(notes, { week: { id: 'w', topics: ['등대'] } })).toHaveLength(1)
  })

  it('is no word that much of the week has', async () => {
    const names = ['가', '나', '다', '라', '마', '바']
    const notes = Object.fromEntries(
      names.map((name, at) => [name, { s: [`**등대**: 등대는 ${at % 2 ? '안전하다' : '위험하다'}`] }]),
    )
    expect(await topics(notes)).toEqual([])
  })
})

describe('a topic', () => {
  it('has the words of each member, byte for byte', async () => {
    const one = '**소금 창고**: *아주* 작은 `소금 창고`면\n  충분하다'
    const other = '소금 창고가 작으면 C\\* 등급도 못 받는다'
    expect(await topics({ 가: { s: [one] }, 나: { s: [other] } })).toEqual([
      ['소금 창고', '*아주* 작은 `소금 창고`면\n충분하다', other],
    ])
  })

  it('has links to web pages', async () => {
    const line = '소금 창고는 [지도](https://map.example/)를 보면 부족하다'
    const found = await topics({ 가: { s: ['소금 창고는 환기하면 충분하다'] }, 나: { s: [line] } })
    expect(found[0]?.[2]).toBe(line)
  })

  it('has whole sentences of a long paragraph', async () => {
    const long = `${'강가에는 배가 많고 사람도 많다. '.repeat(12)}소금 창고는 환기하면 충분하다.`
    const other = '소금 창고는 환기만으로는 마르지 않는다.'
    expect(await topics({ 가: { s: [long] }, 나: { s: [other] } })).toEqual([
      ['소금 창고', '소금 창고는 환기하면 충분하다.', other],
    ])
  })

  it.each([
    '소금 창고는 [지도][1]를 보면 부족하다',
    '소금 창고는 ![](a.png) 부족하다',
    '소금 창고는[^1] 부족하다',
    '소금 창고는 [지도](b.md)를 보면 부족하다',
  ])('has no words with a label or an image: %s', async (line) => {
    const notes = { 가: { s: ['소금 창고는 환기하면 충분하다'] }, 나: { s: [`${line}\n\n[1]: b.md\n[^1]: c`] } }
    expect(await topics(notes)).toEqual([])
  })

  it('has one line of each member, three at most, and each item once', async () => {
    const names = ['가', '나', '다', '라', '마']
    const notes = Object.fromEntries(
      names.map((name, at) => [
        name,
        { s: [`소금 창고에 ${'쌀콩밀옥팥'[at]} ${at}섬을 넣으면 ${at % 2 ? '썩을 수 있어 위험하다' : '충분하다'}`] },
      ]),
    )
    const found = await find(notes)
    const lines = found.flatMap((topic) => topic.lines)
    expect(lines.length).toBeGreaterThan(1)
    expect(new Set(lines.map(({ item }) => item)).size).toBe(lines.length)
    for (const topic of found) {
      expect(topic.lines.length).toBeLessThanOrEqual(3)
      expect(new Set(topic.lines.map(({ member }) => member)).size).toBe(topic.lines.length)
    }
  })

  it('is left out if there are enough, people asked about it, or the lines agree', async () => {
    const notes = { 가: { s: [praise] }, 나: { s: [limit] } }
    expect(await find(notes, {}, { topics: 0 })).toEqual([])
    expect(await topics(notes, { taken: ['물레방아 수리는 언제 할까?'] })).toEqual([])
    expect(await topics({ 가: { s: ['소금 창고는 붉다'] }, 나: { s: ['소금 창고는 넓다'] } })).toEqual([])
  })

  it('stays the same if an unrelated note is added', async () => {
    const notes = { 가: { s: [praise] }, 나: { s: [limit] } }
    expect(await topics({ ...notes, 다: { s: ['**운하**: 길다.'] } })).toEqual(await topics(notes))
  })
})

describe('the stance of a line', () => {
  const read = async (text: string, section: string, language: 'ko' | 'en') => {
    const [statement] = await readStatements(weekOf({ 가: { [section]: [text] } }, { language }))
    return statement && stanceOf(statement, language === 'ko' ? koQuestions : enQuestions)
  }

  it.each<['ko' | 'en', string, number]>([
    ['ko', '다섯이면 충분하다', 1],
    ['ko', '설정이 필요 없다', 1],
    ['ko', '작은 값은 추천하지 않는다', -1],
    ['ko', '빠르지만 쓸 수 없다', -1],
    ['ko', '창고는 붉다', 0],
    ['en', 'it is enough', 1],
    ['en', 'it is fast, however it loses data and cannot be used', -1],
    ['en', 'the barn is red', 0],
  ])('%s: %s leans %i', async (language, text, lean) => expect((await read(text, 's', language))?.lean).toBe(lean))

  it.each([
    ['다섯이면 충분하다', '다섯으로는 부족하다', 2],
    ['다섯이면 충분하다', '창고는 붉다', 1],
    ['다섯으로는 부족하다', '창고는 붉다', 1],
    ['창고는 붉다', '창고는 왜 붉을까?', 1],
    ['창고는 붉다', '창고는 넓다', 0],
  ])('%s and %s push against each other by %d', async (one, other, expected) => {
    const stances = [await read(one, 's', 'ko'), await read(other, 's', 'ko')] as const
    if (!stances[0] || !stances[1]) throw new Error('No statement')
    expect(tensionOf(stances[0], stances[1])).toBe(expected)
    expect(tensionOf(stances[1], stances[0])).toBe(expected)
  })

  it.each(verbEndings)('%s ends verbs such as %s', (pattern, example) => {
    expect(new RegExp(`${pattern}$`).test(example)).toBe(true)
    expect(koQuestions.isVerb(example)).toBe(true)
  })
})

it.each([
  ['s', 'The word toll is easy to misread', false],
  ['s', 'Is there any list of tolls before 1700?', false],
  ['s', 'I looked for a list of tolls and could not find one', false],
  ['s', 'Reeve is in the glossary', false],
  ['Glossary', '**Toll**: a fee for passing', false],
  ['s', 'The toll of the harbour was kept at its word', true],
  ['s', 'Where did they find the money for the harbour?', true],
])('in the section %s, whether `%s` may be a line is %s', async (section, text, expected) => {
  const statements = await readStatements(weekOf({ Ann: { [section]: [text] } }, { language: 'en' }))
  expect(statements.length > 0).toBe(expected)
})

it.each([...koQuestions.aboutNote, ...enQuestions.aboutNote])('%s finds `%s`', (pattern, example) =>
  expect(pattern.test(example)).toBe(true),
)

it.each(['없음', '딱히 없음.', '- ', 'N/A', 'none', 'None.'])('%s says nothing', (text) =>
  expect(saysNothing(text)).toBe(true),
)

describe('a topic of next week', () => {
  const next = { id: 'week-02', topics: ['돛 수선', '닻'] }
  const found = async (notes: Notes) => {
    const material = weekOf(notes, { next })
    return nextTopics(await readStatements(material), material).map(({ title, text, lines, list }) => [
      list,
      title + text,
      ...lines.map(({ markdown }) => markdown),
    ])
  }

  it('has the lines that name it, and no question', async () => {
    const notes = { 가: { s: ['돛 수선을 겨울에 한다', '닻줄은 길다'] }, 나: { '더 공부할 것': ['돛 수선의 값'] } }
    expect(await found(notes)).toEqual([['next', '돛 수선', '돛 수선을 겨울에 한다', '돛 수선의 값']])
  })
})

describe('a very long week', () => {
  const filler = Array.from({ length: 110 }, (_, at) => `${at} ${'가'.repeat(950)}`)

  it('is read up to an equal share of each member', async () => {
    const last = { 가: { s: [...filler, praise] }, 나: { s: [limit] } }
    const first = { 가: { s: [praise, ...filler] }, 나: { s: [limit] } }
    expect([(await topics(last)).length, (await topics(first)).length]).toEqual([0, 1])
    // However much others write.
    const long = Object.fromEntries([...'라마바사'].map((name) => [name, { s: filler.slice(0, 40) }]))
    expect((await topics({ ...long, ...first })).map(([title]) => title)).toEqual(['물레방아 수리'])
  })
})

describe('with any notes', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '캐시의 함정: 캐시 무효화는 *어렵다*',
      '캐시 무효화(cache)면 충분하다',
      '- 캐시',
      '`캐시',
      '[캐시][r] <b>',
      '캐시 | 표',
      '1. 캐시 --> <!-- 캐시',
      'The cache invalidation is easy',
      'cache invalidation is not easy',
    ),
    fc.constantFrom('가'.repeat(10_000), '(((('.repeat(500), '캐시 '.repeat(300), '\u202e캐시\u0000', '__proto__ 캐시'),
  )

  it.each(['ko', 'en'] as const)('topics in %s are nested lists, the same every time', async (language) => {
    const drafts = fc.array(fc.record({ text, member: fc.constantFrom('가', '*나*', 'constructor') }), {
      maxLength: 10,
    })
    const check = fc.asyncProperty(drafts, async (some) => {
      const notes: Notes = {}
      for (const one of some) notes[`_${one.member}`] = { s: [...(notes[`_${one.member}`]?.s ?? []), one.text] }
      const found = await find(notes, { language })
      expect(await find(notes, { language })).toEqual(found)
      const markdown = topicsMarkdown(found, new Map())
      for (const read of [parse, parseAsGitHub]) {
        const { children } = read(markdown)
        expect(children.length).toBe(found.length === 0 ? 0 : 1)
        const [list] = children
        if (list?.type !== 'list') continue
        expect(list.children.map(({ children: [, lines] }) => lines?.type === 'list' && lines.children.length)).toEqual(
          found.map(({ lines }) => lines.length),
        )
      }
    })
    await fc.assert(check, { numRuns: runs(30) })
  })
})
